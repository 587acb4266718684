package store

import (
	"context"
	"encoding/binary"
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

// readParties reads those of some actors. One that is stored later than the ids were read is left out, for the copy will
// not be kept.
func (w *copyWriter) readParties(ctx context.Context, s *Store, ids []string) error {
	if len(ids) == len(w.index.IDs) {
		ids = nil // all
	} else if len(ids) == 0 {
		return nil
	}
	for a, err := range s.actors(ctx, ids, partyFields, "") {
		if err != nil {
			return err
		}
		if i, ok := w.number[a.ID]; ok {
			w.parties[i] = a
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
func (s *Store) copiedActors(ids []string) (actors []graph.Actor, ok bool) {
	c := s.briefCopy()
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
