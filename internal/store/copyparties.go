package store

import (
	"context"
	"encoding/binary"
	"fmt"
	"iter"
	"slices"

	"entente/graph"
)

// copiedParties says where in the copy stands what records say of the actors (partyFields without the id): of each
// actor in order the offset of its fields, 4 bytes, and one more where the last end; then the fields, each with
// its length before it.
type copiedParties struct {
	At    int64
	Size  int
	Check uint32
}

// readParties reads those of some actors.
func (w *copyWriter) readParties(r *snapshot, ids []string) error {
	for page := range slices.Chunk(ids, pageNodes) {
		var answer struct{ Actors []actorNode }
		if err := r.ask(fmt.Sprintf(`{ actors(func: uid(%s)) { %s } }`, w.uidsOf(page), partyFields), &answer); err != nil {
			return err
		}
		for _, n := range answer.Actors {
			if i, ok := w.number[n.ID]; ok {
				w.parties[i] = n.actor()
			}
		}
	}
	return nil
}

func (w *copyWriter) writeParties() error {
	var fields []byte
	b := make([]byte, 0, 4*(len(w.parties)+1))
	for _, a := range w.parties {
		b = binary.LittleEndian.AppendUint32(b, uint32(len(fields)))
		for _, f := range []string{a.Name, a.Kind, a.Code, a.Sector} {
			fields = append(binary.AppendUvarint(fields, uint64(len(f))), f...)
		}
	}
	b = append(binary.LittleEndian.AppendUint32(b, uint32(len(fields))), fields...)
	w.index.Parties = copiedParties{w.at, len(b), checksum(b)}
	return w.put(b)
}

// copiedActors gives the parties of these ids from the copy; ok is false if there is none.
func (s *Store) copiedActors(ctx context.Context, ids []string) (actors []graph.Actor, ok bool) {
	c := s.briefCopy(ctx)
	if c == nil {
		return nil, false
	}
	actors, err := c.parties(ids)
	if err != nil {
		s.dropCopy(c)
	}
	return actors, err == nil
}

func (c *briefCopy) parties(ids []string) ([]graph.Actor, error) {
	b, err := c.partyFields()
	if err != nil {
		return nil, err
	}
	var actors []graph.Actor
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		i, stored := c.actor(id)
		if !stored {
			continue
		}
		from := 4*(len(c.index.IDs)+1) + int(binary.LittleEndian.Uint32(b[4*i:]))
		a := graph.Actor{ID: id}
		fields := b[from:]
		for _, f := range []*string{&a.Name, &a.Kind, &a.Code, &a.Sector} {
			length, n := binary.Uvarint(fields)
			*f, fields = string(fields[n:n+int(length)]), fields[n+int(length):]
		}
		actors = append(actors, a)
	}
	return actors, nil
}

// partyFields reads all parties the first time.
func (c *briefCopy) partyFields() ([]byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.readParties != nil {
		return c.readParties, nil
	}
	b, err := c.read(c.index.Parties.At, c.index.Parties.Size)
	if err != nil {
		return nil, err
	}
	if checksum(b) != c.index.Parties.Check {
		return nil, errDamaged
	}
	c.readParties = b
	return b, nil
}

// listed gives a list that stands in memory as a sequence.
func listed(actors []graph.Actor) iter.Seq2[graph.Actor, error] {
	return func(yield func(graph.Actor, error) bool) {
		for _, a := range actors {
			if !yield(a, nil) {
				return
			}
		}
	}
}
