package parse

import (
	"math"

	"entente/internal/parse/matrix"
)

// layer is a simple recurrent unit in both directions (Lei et al. 2018; matrix.Unit): each half of its
// outputs is computed by a run over the words. Only products with the inputs, which can be had for all
// words at once, are of matrices. The inputs are as wide as the outputs.
type layer struct {
	width   int           // of inputs and outputs
	weights matrix.Packed // width × 3·width: W, F, R forwards, then backwards, each of half the width; in training
	whole   matrix.Whole  // the same, in parsing
	gates   matrix.Matrix // forwards, then backwards
}

// recur reads rows x, and u as their products with the weights, and writes rows h. u is left with W·x, f and r,
// and c with the memory.
func (l *layer) recur(x, u, c, h matrix.Matrix) {
	n := x.Rows
	for t := range n {
		l.step(0, t, t-1, x, u, c, h)
	}
	for t := n - 1; t >= 0; t-- {
		before := t + 1
		if before == n {
			before = none
		}
		l.step(1, t, before, x, u, c, h)
	}
}

// step computes the unit of one direction (0 or 1) at word t.
func (l *layer) step(direction, t, before int, x, u, c, h matrix.Matrix) {
	half := l.width / 2
	at := direction * half
	var zeros [maxWidth / 2]float32
	memory := zeros[:half]
	if before != none {
		memory = c.Row(before)[at : at+half]
	}
	matrix.Unit(u.Row(t)[3*at:], memory, c.Row(t)[at:], x.Row(t)[at:], h.Row(t)[at:], l.gates, at)
}

// back is recur backwards: from the gradient dh by the outputs, and u and c as recur left them, it writes
// the gradient du by the products, adds to dgates, and writes to dx what reaches x past the products.
func (l *layer) back(x, u, c, dh, du, dx, dgates matrix.Matrix) {
	n := x.Rows
	memory := make([]float32, l.width) // gradient by the memory of the word done before
	for t := n - 1; t >= 0; t-- {
		l.stepBack(0, t, t-1, x, u, c, dh, du, dx, dgates, memory)
	}
	for t := range n {
		before := t + 1
		if before == n {
			before = none
		}
		l.stepBack(1, t, before, x, u, c, dh, du, dx, dgates, memory)
	}
}

func (l *layer) stepBack(direction, t, before int, x, u, c, dh, du, dx, dgates matrix.Matrix, dmemory []float32) {
	half := l.width / 2
	at := direction * half
	row, drow := u.Row(t)[3*at:], du.Row(t)[3*at:]
	fm, sm := l.gates.Row(matrix.ForgetMemory)[at:], l.gates.Row(matrix.ShowMemory)[at:]
	dfm, dfb := dgates.Row(matrix.ForgetMemory)[at:], dgates.Row(matrix.ForgetBias)[at:]
	dsm, dsb := dgates.Row(matrix.ShowMemory)[at:], dgates.Row(matrix.ShowBias)[at:]
	for i := range half {
		m := float32(0)
		if before != none {
			m = c.Row(before)[at+i]
		}
		input, f, r := row[i], row[half+i], row[2*half+i]
		out := dh.Row(t)[at+i]
		show := out * (c.Row(t)[at+i] - matrix.Carry*x.Row(t)[at+i]) * slope(r)
		now := out*r + dmemory[at+i]
		forget := now * (m - input) * slope(f)
		dx.Row(t)[at+i] = out * (1 - r) * matrix.Carry
		drow[i], drow[half+i], drow[2*half+i] = now*(1-f), forget, show
		dmemory[at+i] = now*f + forget*fm[i] + show*sm[i]
		dfm[i] += forget * m
		dfb[i] += forget
		dsm[i] += show * m
		dsb[i] += show
	}
}

// slope is the derivative of squash where it has the value s.
func slope(s float32) float32 {
	y := 2*s - 1
	q := max(1-y*y, 0)
	return 0.5 * q * float32(math.Sqrt(float64(q)))
}

// maxWidth bounds the width of layers.
const maxWidth = 512
