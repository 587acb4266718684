package matrix

import (
	"math"
	"math/rand"
	"slices"
	"testing"
)

// Products of whole numbers are those of float32 but for the rounding, and the kernels give plain Go's to the bit.
func TestMultiply(t *testing.T) {
	rng := rand.New(rand.NewSource(4))
	for _, size := range []struct{ rows, inner, cols int }{{1, 16, 16}, {3, 32, 16}, {4, 256, 48}, {5, 64, 32}, {23, 256, 512}} {
		a, b := random(rng, size.rows, size.inner), random(rng, size.inner, size.cols)
		want := product(a.View(), b)
		c := random(rng, size.rows, size.cols) // what it held does not matter
		var rounded Rounded
		rounded.Set(a)
		whole := Round(b)
		Multiply(c, &rounded, whole)
		for i, v := range want.Data {
			if d := math.Abs(float64(c.Data[i] - v)); d > 0.01*math.Sqrt(float64(size.inner)) {
				t.Fatalf("%v: element %d is %g, want %g", size, i, c.Data[i], v)
			}
		}
		plain := New(size.rows, size.cols)
		for j := 0; j < size.cols; j += panel {
			plainWhole(&rounded, 0, size.rows, whole.data[j*size.inner:], whole.scales[j:], plain.Data[j:], size.cols)
		}
		if !slices.Equal(c.Data, plain.Data) {
			t.Fatalf("%v: the kernel differs from plain Go", size)
		}
	}
}

func TestRoundedAsPlain(t *testing.T) {
	rng := rand.New(rand.NewSource(5))
	m := random(rng, 3, 48)
	clear(m.Row(1))
	m.Row(2)[17] = -9.5
	var r Rounded
	r.Set(m)
	for i := range m.Rows {
		factor, scale := scaling(plainLargest(m.Row(i)), mostLeft)
		want := make([]int16, m.Cols)
		plainRound(want, m.Row(i), factor)
		if !slices.Equal(r.data[i*m.Cols:(i+1)*m.Cols], want) || r.scales[i] != scale {
			t.Errorf("row %d: %v by %g, want %v by %g", i, r.data[i*m.Cols:(i+1)*m.Cols], r.scales[i], want, scale)
		}
	}
	if r.data[2*48+17] != -mostLeft {
		t.Errorf("the largest is %d, want %d", r.data[2*48+17], -mostLeft)
	}
}

// The largest sums stay whole: no product of 512 rows overflows.
func TestMultiplyDoesNotOverflow(t *testing.T) {
	a, b := New(4, 512), New(512, panel)
	for i := range a.Data {
		a.Data[i] = 1
	}
	for i := range b.Data {
		b.Data[i] = -1
	}
	var r Rounded
	r.Set(a)
	c := New(4, panel)
	Multiply(c, &r, Round(b))
	for _, v := range c.Data {
		if math.Abs(float64(v)+512) > 0.01 {
			t.Fatalf("sum is %g, want -512", v)
		}
	}
}

func BenchmarkMultiply(b *testing.B) {
	rng := rand.New(rand.NewSource(1))
	a, w := random(rng, 24, 256), Round(random(rng, 256, 768))
	c := New(24, 768)
	var r Rounded
	for b.Loop() {
		r.Set(a)
		Multiply(c, &r, w)
	}
	b.ReportMetric(24*256*768*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
