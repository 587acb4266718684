package matrix

import (
	"math"
	"math/rand"
	"testing"
)

func random(rng *rand.Rand, rows, cols int) Matrix {
	m := New(rows, cols)
	for i := range m.Data {
		m.Data[i] = float32(rng.NormFloat64())
	}
	return m
}

// product is the definition.
func product(a View, b Matrix) Matrix {
	c := New(a.Rows, b.Cols)
	for i := range a.Rows {
		for j := range b.Cols {
			sum := 0.0
			for k := range a.Cols {
				sum += float64(a.Data[i*a.RowStride+k*a.ColStride]) * float64(b.Data[k*b.Cols+j])
			}
			c.Data[i*c.Cols+j] = float32(sum)
		}
	}
	return c
}

func near(t *testing.T, what string, got, want Matrix) {
	t.Helper()
	for i := range want.Data {
		if d := math.Abs(float64(got.Data[i] - want.Data[i])); d > 1e-4 {
			t.Fatalf("%s: element %d is %g, want %g", what, i, got.Data[i], want.Data[i])
		}
	}
}

func TestProducts(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for _, size := range []struct{ rows, inner, cols int }{{1, 1, 16}, {3, 7, 16}, {4, 16, 48}, {9, 96, 32}, {13, 5, 160}, {64, 192, 96}} {
		a, b := random(rng, size.rows, size.inner), random(rng, size.inner, size.cols)
		want := product(a.View(), b)
		c := New(size.rows, size.cols)
		AddProduct(c, a.View(), b)
		near(t, "product", c, want)
		clear(c.Data)
		AddPacked(c, a.View(), Pack(Packed{}, b))
		near(t, "packed", c, want)
		at := New(size.inner, size.rows)
		for i := range a.Rows {
			for j, v := range a.Row(i) {
				at.Row(j)[i] = v
			}
		}
		clear(c.Data)
		AddProduct(c, at.T(), b)
		near(t, "transposed", c, want)
		if size.inner%panel == 0 {
			bt := New(size.cols, size.inner)
			for i := range b.Rows {
				for j, v := range b.Row(i) {
					bt.Row(j)[i] = v
				}
			}
			clear(c.Data)
			AddPacked(c, a.View(), PackTransposed(Packed{}, bt))
			near(t, "packed transposed", c, want)
		}
	}
}

// The processor's kernels and plain Go agree, but for the rounding of fused multiply-add.
func TestKernelsAsPlain(t *testing.T) {
	rng := rand.New(rand.NewSource(2))
	a, b := random(rng, 4, 33), random(rng, 33, panel)
	got, want := New(4, panel), New(4, panel)
	rows4(a.View(), 0, b.Data, panel, got.Data, panel)
	plain(a.View(), 0, 4, b.Data, panel, want.Data, panel)
	near(t, "four rows", got, want)
	row1(a.View(), 0, b.Data, panel, got.Row(3))
	plain(a.View(), 0, 1, b.Data, panel, want.Row(3), panel)
	near(t, "one row", got, want)
	addTo(got.Data[:13], b.Data)
	plainAdd(want.Data[:13], b.Data)
	near(t, "sum", got, want)
}

func TestUnitAsPlain(t *testing.T) {
	rng := rand.New(rand.NewSource(3))
	const half, width = 24, 64
	u, gates := random(rng, 1, 3*half), random(rng, GateRows, width)
	memory, x := random(rng, 1, half), random(rng, 1, half)
	got, want := Matrix{1, 3 * half, append([]float32(nil), u.Data...)}, u
	c, h, wantC, wantH := New(1, half), New(1, half), New(1, half), New(1, half)
	Unit(got.Data, memory.Data, c.Data, x.Data, h.Data, gates, 40)
	plainUnit(want.Data, memory.Data, wantC.Data, x.Data, wantH.Data, gates, 40)
	near(t, "gates", got, want)
	near(t, "memory", c, wantC)
	near(t, "outputs", h, wantH)
}

func BenchmarkAddPacked(b *testing.B) {
	rng := rand.New(rand.NewSource(1))
	a, w := random(rng, 24, 192), Pack(Packed{}, random(rng, 192, 576))
	c := New(24, 576)
	for b.Loop() {
		AddPacked(c, a.View(), w)
	}
	b.ReportMetric(24*192*576*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
