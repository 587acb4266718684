package store

import (
	"encoding/binary"
	"math"

	"entente/graph"
)

// copiedSums says where the sums stand in the copy: graph.Sums as they are, First, Others, Lasts and Weights one
// after the other, little-endian. What a search reads of most pairs is here and nowhere else; all is read at once, at 16 bytes
// a pair and end, which takes a hundredth of a second for a million edges.
type copiedSums struct {
	At    int64
	Ends  int    // of pairs
	Check uint32 // of all
}

// sum adds up the edges of an actor.
func (w *copyWriter) sum(id string, number int, edges []graph.Edge) {
	for _, sum := range w.formula.Weigh(edges) {
		other := sum.A
		if other == id {
			other = sum.B
		}
		w.sums[number] = append(w.sums[number], sum.With(w.number[other]))
	}
}

func (w *copyWriter) writeSums() error {
	s := &graph.Sums{}
	for _, list := range w.sums {
		s.Append(list)
	}
	b := make([]byte, 0, sumsSize(len(w.index.IDs), len(s.Others)))
	for _, list := range [][]uint32{s.First, s.Others} {
		for _, n := range list {
			b = binary.LittleEndian.AppendUint32(b, n)
		}
	}
	for _, day := range s.Lasts {
		b = binary.LittleEndian.AppendUint32(b, uint32(day))
	}
	for _, weight := range s.Weights {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(weight))
	}
	w.index.Sums = copiedSums{w.at, len(s.Others), checksum(b)}
	return w.put(b)
}

func sumsSize(actors, ends int) int {
	if actors == 0 {
		return 0
	}
	return 4*(actors+1) + (4+4+8)*ends
}

// readSums reads them the first time.
func (c *briefCopy) readSums() (*graph.Sums, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.sums != nil {
		return c.sums, nil
	}
	at := c.index.Sums
	b, err := c.read(at.At, sumsSize(len(c.index.IDs), at.Ends))
	if err != nil {
		return nil, err
	}
	if checksum(b) != at.Check {
		return nil, errDamaged
	}
	s := &graph.Sums{IDs: c.index.IDs, Weights: make([]float64, at.Ends)}
	if len(b) > 0 {
		s.First, b = uint32s[uint32](b, len(c.index.IDs)+1)
	}
	s.Others, b = uint32s[uint32](b, at.Ends)
	s.Lasts, b = uint32s[graph.Day](b, at.Ends)
	for i := range s.Weights {
		s.Weights[i] = math.Float64frombits(binary.LittleEndian.Uint64(b[8*i:]))
	}
	c.sums = s
	return s, nil
}

// uint32s reads n numbers and returns what comes after.
func uint32s[N ~uint32](b []byte, n int) ([]N, []byte) {
	list := make([]N, n)
	for i := range list {
		list[i] = N(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return list, b[4*n:]
}
