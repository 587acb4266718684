package store

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"

	"entente/graph"
)

// copyBriefs makes the copy, by one pass over all briefs, or from the one before and the briefs of actors touched since. What is
// held in memory is the lists of some actors at a time, the sums and the index.
func (s *Store) copyBriefs(ctx context.Context, f Formula) (*briefCopy, error) {
	write := func(file *os.File, old *briefCopy, touched map[string]bool) error {
		w := newCopyWriter(file, f)
		w.index.From = s.engine.Version()
		return w.write(s.snapshot(ctx), old, touched, func() { w.index.To = s.engine.Timestamp() })
	}
	err := s.engine.Derive(func(file *os.File) error {
		old, touched := s.outdatedCopy(f)
		if old != nil {
			defer old.file.Close()
		}
		return write(file, old, touched)
	})
	if errors.Is(err, errDamaged) {
		err = s.engine.Derive(func(file *os.File) error { return write(file, nil, nil) })
	}
	s.copied.renew()
	if err != nil {
		return nil, err
	}
	if c := s.briefCopy(ctx); c != nil {
		return c, nil
	}
	return nil, errors.New("the copy is outdated already")
}

type copyingKey struct{}

// Copying has progress called while a copy of the briefs is made (Sums), with the number of actors read and of those to read.
func Copying(ctx context.Context, progress func(done, all int)) context.Context {
	return context.WithValue(ctx, copyingKey{}, progress)
}

func newCopyWriter(file *os.File, f Formula) *copyWriter {
	return &copyWriter{out: bufio.NewWriterSize(file, 1<<20), formula: f, number: make(map[string]uint32),
		index: copyIndex{Folder: folderOf(file.Name()), Formula: f.Name}}
}

// write writes the copy, and takes from the old one, if there is one, what was not touched since. It calls read when all
// is read.
func (w *copyWriter) write(r *snapshot, old *briefCopy, touched map[string]bool, read func()) error {
	if err := w.numberActors(r); err != nil {
		return err
	}
	if err := w.put([]byte(copyForm)); err != nil {
		return err
	}
	others := w.index.IDs
	if old != nil {
		var err error
		if others, err = w.keep(old, touched); err != nil {
			return err
		}
	}
	if err := errors.Join(w.lists(r, others), w.readParties(r, others)); err != nil {
		return err
	}
	read()
	if err := errors.Join(w.writeSums(), w.writeParties()); err != nil {
		return err
	}
	if err := w.close(); err != nil {
		return err
	}
	return w.out.Flush()
}

type copyWriter struct {
	out     *bufio.Writer
	at      int64
	formula Formula
	index   copyIndex
	number  map[string]uint32   // by id, its place in index.IDs
	uids    []string            // by actor
	sums    [][]graph.Neighbour // by actor
	parties []graph.Actor
}

func (w *copyWriter) numberActors(r *snapshot) error {
	keys, err := r.keys("Actor", nil, "")
	if err != nil {
		return err
	}
	for i, k := range keys {
		w.number[k.id] = uint32(i)
		w.index.IDs = append(w.index.IDs, k.id)
		w.uids = append(w.uids, k.uid)
	}
	w.index.Lists = make([]copiedLists, len(keys))
	w.sums, w.parties = make([][]graph.Neighbour, len(keys)), make([]graph.Actor, len(keys))
	return nil
}

// uidsOf is for a root function: by their uids, actors are found also if they are taken out of the graph meanwhile.
func (w *copyWriter) uidsOf(ids []string) string {
	uids := make([]string, len(ids))
	for i, id := range ids {
		uids[i] = w.uids[w.number[id]]
	}
	return strings.Join(uids, ",")
}

// lists writes the lists of actors.
func (w *copyWriter) lists(r *snapshot, ids []string) error {
	copied, _ := r.ctx.Value(copyingKey{}).(func(done, all int))
	found := 0
	for page, err := range briefPages(ids, func(ids []string) ([]briefNode, error) {
		return r.briefPage("uid("+w.uidsOf(ids)+")", actsInBrief+" "+receivesInBrief)
	}) {
		if err != nil {
			return err
		}
		for _, n := range page {
			if err := w.actor(n); err != nil {
				return fmt.Errorf("copy the briefs of %s: %w", n.ID, err)
			}
		}
		if found += len(page); copied != nil {
			copied(found, len(ids))
		}
	}
	if found < len(ids) {
		return errOvertaken
	}
	return nil
}

func (w *copyWriter) put(b []byte) error {
	w.at += int64(len(b))
	_, err := w.out.Write(b)
	return err
}

// actor writes an actor's neighbours and lists.
func (w *copyWriter) actor(n briefNode) error {
	number, known := w.number[n.ID]
	if !known {
		return errOvertaken
	}
	edges, err := newBriefReader(Filter{}).edges(nil, n) // sorts the lists
	if err != nil {
		return err
	}
	around := make(map[string]*neighbour)
	acts, err := w.list(n.Acts, around, func(o *neighbour) *span { return &o.acts })
	if err != nil {
		return err
	}
	receives, err := w.list(n.Receives, around, func(o *neighbour) *span { return &o.receives })
	if err != nil {
		return err
	}
	table, err := w.table(around, acts, receives)
	if err != nil {
		return err
	}
	w.sum(n.ID, int(number), edges)
	return w.putLists(int(number), table, acts, receives)
}

func (w *copyWriter) putLists(number int, table, acts, receives []byte) error {
	w.index.Lists[number] = copiedLists{w.at, uint32(len(table)), uint32(len(acts)), uint32(len(receives)), checksum(table)}
	for _, part := range [][]byte{table, acts, receives} {
		if err := w.put(part); err != nil {
			return err
		}
	}
	return nil
}

// list joins the sorted lines and notes where those of each other end stand, which is in one place.
func (w *copyWriter) list(lines []string, around map[string]*neighbour, of func(*neighbour) *span) ([]byte, error) {
	var joined []byte
	var place *span
	last := ""
	for _, line := range lines {
		escaped, _, _ := strings.Cut(strings.TrimPrefix(line, briefForm), "|")
		if place == nil || escaped != last {
			other, err := unescape(escaped)
			if err != nil {
				return nil, errBrief(line, err)
			}
			if around[other] == nil {
				around[other] = &neighbour{}
			}
			place, last = of(around[other]), escaped
			place.at = uint32(len(joined))
		}
		joined = append(append(joined, line...), '\n')
		place.length = uint32(len(joined)) - place.at
	}
	if len(joined) > math.MaxUint32 {
		return nil, fmt.Errorf("%d bytes of briefs are too many", len(joined))
	}
	return joined, nil
}

// table lists the neighbours by number.
func (w *copyWriter) table(around map[string]*neighbour, acts, receives []byte) ([]byte, error) {
	all := make([]neighbour, 0, len(around))
	for id, o := range around {
		number, stored := w.number[id]
		if !stored {
			return nil, fmt.Errorf("%s is not stored any more: %w", id, errOvertaken)
		}
		o.other, o.check = number, checksum(o.acts.of(acts), o.receives.of(receives))
		all = append(all, *o)
	}
	slices.SortFunc(all, func(a, b neighbour) int { return int(a.other) - int(b.other) })
	table := make([]byte, 0, len(all)*neighbourSize)
	for _, o := range all {
		table = o.appendTo(table)
	}
	return table, nil
}

// close writes the index and the trailer.
func (w *copyWriter) close() error {
	var index bytes.Buffer
	if err := gob.NewEncoder(&index).Encode(w.index); err != nil {
		return err
	}
	trailer := binary.LittleEndian.AppendUint64(nil, uint64(w.at))
	trailer = binary.LittleEndian.AppendUint64(trailer, uint64(index.Len()))
	trailer = binary.LittleEndian.AppendUint32(trailer, checksum(index.Bytes()))
	if err := w.put(index.Bytes()); err != nil {
		return err
	}
	if err := w.put(trailer); err != nil {
		return err
	}
	_, err := io.WriteString(w.out, copyForm)
	return err
}
