package network

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
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
			if got := WalkBalance(Default().Ties(read(t, test.lines...))); math.Abs(got-test.want) > 1e-9 {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
}

// What Lanczos finds of a network of the size at which it takes over is what all eigenvalues give.
func TestLanczosAgainstAllEigenvalues(t *testing.T) {
	g := newSigned(Default().Ties(random(rand.New(rand.NewPCG(5, 6)), 390, 6000)))
	for _, value := range []func(half) float64{
		func(h half) float64 { return float64(sign(h.weight)) },
		func(half) float64 { return 1 },
	} {
		whole := mat.NewSymDense(len(g.ids), nil)
		for a, near := range g.near {
			for _, h := range near {
				whole.SetSym(a, h.to, value(h))
			}
		}
		exact, quick := logSumExp(eigenvalues(whole)), logSumExp(eigenvalues(g.lanczos(value)))
		if math.Abs(exact-quick) > 1e-3 {
			t.Errorf("log of the trace is %v, by Lanczos %v", exact, quick)
		}
	}
}
