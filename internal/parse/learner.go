package parse

import (
	"cmp"
	"math"
	"slices"
)

// learner is an averaged perceptron in training (Collins 2002): weights by feature and class, with
// the sum that each weight had over all steps, kept lazily.
type learner struct {
	keys  []uint64 // open addressing; 0: empty
	rows  []learnerRow
	cells []learnerCell
	used  int
	step  int32
}

type learnerRow struct {
	at, updates uint32
	n, cap      uint16
}

type learnerCell struct {
	sum    int64
	weight int32
	last   int32 // the step up to which sum is right
	class  uint16
}

func newLearner() *learner {
	const size = 1 << 20
	return &learner{keys: make([]uint64, size), rows: make([]learnerRow, size)}
}

// find returns the place of feature f, or where it would be.
func (l *learner) find(f uint64) int {
	mask := uint64(len(l.keys) - 1)
	i := (f >> 20) & mask
	for l.keys[i] != 0 && l.keys[i] != f {
		i = (i + 1) & mask
	}
	return int(i)
}

func (l *learner) score(features []uint64, scores []int32) {
	for _, f := range features {
		i := l.find(f)
		if l.keys[i] == 0 {
			continue
		}
		r := l.rows[i]
		for _, c := range l.cells[r.at : r.at+uint32(r.n)] {
			scores[c.class] += c.weight
		}
	}
}

// update adds to the weights of the features for one class.
func (l *learner) update(features []uint64, class int, by int32) {
	for _, f := range features {
		i := l.find(f)
		if l.keys[i] == 0 {
			if l.used*2 > len(l.keys) {
				l.grow()
				i = l.find(f)
			}
			l.keys[i] = f
			l.used++
		}
		l.rows[i].updates++
		c := l.cell(&l.rows[i], uint16(class))
		c.sum += int64(c.weight) * int64(l.step-c.last)
		c.last = l.step
		c.weight += by
	}
}

func (l *learner) cell(r *learnerRow, class uint16) *learnerCell {
	for i := r.at; i < r.at+uint32(r.n); i++ {
		if l.cells[i].class == class {
			return &l.cells[i]
		}
	}
	if r.n == r.cap {
		at := uint32(len(l.cells))
		l.cells = append(l.cells, l.cells[r.at:r.at+uint32(r.n)]...)
		r.cap = max(2, 2*r.cap)
		l.cells = append(l.cells, make([]learnerCell, r.cap-r.n)...)
		r.at = at
	}
	c := &l.cells[r.at+uint32(r.n)]
	r.n++
	*c = learnerCell{class: class, last: l.step}
	return c
}

func (l *learner) grow() {
	keys, rows := l.keys, l.rows
	l.keys = make([]uint64, 2*len(keys))
	l.rows = make([]learnerRow, 2*len(rows))
	for i, k := range keys {
		if k != 0 {
			j := l.find(k)
			l.keys[j], l.rows[j] = k, rows[i]
		}
	}
}

// freeze writes the averaged weights, in units of step, of the features that were updated at least
// minUpdates times; weights below least are dropped.
func (l *learner) freeze(b []byte, minUpdates int, least, step float64) []byte {
	var rows []frozenRow
	for i, k := range l.keys {
		if k == 0 || int(l.rows[i].updates) < minUpdates {
			continue
		}
		if cells := l.average(l.rows[i], least, step); len(cells) > 0 {
			rows = append(rows, frozenRow{k, cells})
		}
	}
	slices.SortFunc(rows, func(a, b frozenRow) int { return cmp.Compare(a.feature, b.feature) })
	return appendTable(b, rows)
}

// average gives a row's averaged weights in units of step, by rising class.
func (l *learner) average(r learnerRow, least, step float64) []cell {
	var kept []cell
	for _, c := range l.cells[r.at : r.at+uint32(r.n)] {
		sum := float64(c.sum + int64(c.weight)*int64(l.step-c.last))
		q := math.Round(sum / float64(l.step) / step)
		if math.Abs(q)*step >= least && q != 0 {
			kept = append(kept, cell{c.class, int16(max(math.MinInt16, min(math.MaxInt16, q)))})
		}
	}
	slices.SortFunc(kept, func(a, b cell) int { return cmp.Compare(a.class, b.class) })
	return kept
}
