package parse

import (
	"math"

	"entente/internal/parse/matrix"
)

// parameter is a matrix in training, with the moments that Adam keeps of its gradient (Kingma & Ba
// 2015).
type parameter struct {
	matrix.Matrix
	mean, square []float32
	sparse       bool // only the rows that a batch touched are changed
}

func newParameter(rows, cols int, sparse bool) *parameter {
	return &parameter{matrix.New(rows, cols), make([]float32, rows*cols), make([]float32, rows*cols), sparse}
}

// fill sets the values to uniform random ones below size.
func (p *parameter) fill(size float64, rng *random) *parameter {
	for i := range p.Data {
		p.Data[i] = float32((2*rng.Float64() - 1) * size)
	}
	return p
}

// gradient is one worker's sum for a parameter.
type gradient struct {
	matrix.Matrix
	touched []int32 // rows of a sparse parameter
	marks   []bool
}

func newGradient(p *parameter) *gradient {
	g := &gradient{Matrix: matrix.New(p.Rows, p.Cols)}
	if p.sparse {
		g.marks = make([]bool, p.Rows)
	}
	return g
}

// touch returns a row of a sparse parameter's gradient to add to.
func (g *gradient) touch(row int32) []float32 {
	if !g.marks[row] {
		g.marks[row] = true
		g.touched = append(g.touched, row)
	}
	return g.Row(int(row))
}

// take adds the other's sums to g's and clears them.
func (g *gradient) take(o *gradient) {
	if g.marks == nil {
		matrix.Add(g.Data, o.Data)
		clear(o.Data)
		return
	}
	for _, row := range o.touched {
		matrix.Add(g.touch(row), o.Row(int(row)))
		clear(o.Row(int(row)))
		o.marks[row] = false
	}
	o.touched = o.touched[:0]
}

// Adam's settings: those of Dozat & Manning (2017), who found that parsing wants a short memory.
const (
	adamMean   = 0.9
	adamSquare = 0.98
	adamSmall  = 1e-8
)

// step moves the parameter against the gradient, scaled, at the learning rate given, and clears it. n
// counts the steps from 1.
func (p *parameter) step(g *gradient, scale, rate float64, n int) {
	rate *= math.Sqrt(1-math.Pow(adamSquare, float64(n))) / (1 - math.Pow(adamMean, float64(n)))
	if !p.sparse {
		p.stepRange(g, 0, len(p.Data), float32(scale), float32(rate))
		return
	}
	for _, row := range g.touched {
		p.stepRange(g, int(row)*p.Cols, int(row+1)*p.Cols, float32(scale), float32(rate))
		g.marks[row] = false
	}
	g.touched = g.touched[:0]
}

func (p *parameter) stepRange(g *gradient, lo, hi int, scale, rate float32) {
	values, mean, square, grad := p.Data[lo:hi], p.mean[lo:hi], p.square[lo:hi], g.Data[lo:hi]
	for i, d := range grad {
		d *= scale
		mean[i] = adamMean*mean[i] + (1-adamMean)*d
		square[i] = adamSquare*square[i] + (1-adamSquare)*d*d
		values[i] -= rate * mean[i] / (float32(math.Sqrt(float64(square[i]))) + adamSmall)
	}
	clear(grad)
}
