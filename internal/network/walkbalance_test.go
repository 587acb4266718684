package network

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/floats"
)

func TestWalkBalance(t *testing.T) {
	e := math.E
	tests := []struct {
		name  string
		lines []string
		want  float64
	}{
		{"nothing", nil, 1},
		{"no cycle", []string{"A SUPPORT B", "B ACCUSE C", "C SUPPORT D"}, 1},
		{"a common enemy", []string{"A SUPPORT B", "B ACCUSE C", "A ACCUSE C"}, 1},
		// Eigenvalues 1, 1, -2 as against 2, -1, -1.
		{"three enemies", []string{"A ASSAULT B", "B ASSAULT C", "A ACCUSE C"}, (2*e + math.Exp(-2)) / (e*e + 2/e)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := signedOf(read(t, test.lines...)).WalkBalance(); math.Abs(got-test.want) > 1e-9 {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
}

// What Lanczos finds of a network of the size at which it takes over is what all eigenvalues give.
func TestLanczosAgainstAllEigenvalues(t *testing.T) {
	g := signedOf(random(rand.New(rand.NewPCG(5, 6)), 390, 6000))
	m := signMatrix{}
	m.positive, m.negative = bySign(g.near)
	for _, negative := range []float64{-1, 1} {
		exact, quick := m.logTraceExp(negative), floats.LogSumExp(eigenvalues(m.lanczos(negative)))
		if math.Abs(exact-quick) > 1e-3 {
			t.Errorf("negative ties %v: log of the trace is %v, by Lanczos %v", negative, exact, quick)
		}
	}
}
