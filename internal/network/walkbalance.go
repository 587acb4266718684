package network

import (
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// WalkBalance is the degree of balance by closed walks of every length, the longer the less they count:
// tr exp(A) / tr exp(|A|) with A the matrix of the ties' signs (Estrada and Benzi, "Walk-based measure of
// balance in signed networks", Physical Review E 90, 2014; Estrada, "Rethinking structural balance in signed social
// networks", Discrete Applied Mathematics 268, 2019). 1 is a network without a negative cycle; the more such cycles the nearer it
// is to 0, and a large network that is unbalanced anywhere near its middle is very near.
//
// Up to exactUpTo actors all eigenvalues are worked out. Of a larger network they are the outermost that the
// Lanczos process finds, which the exponential makes nearly the whole sum.
func WalkBalance(ties []Tie) float64 {
	g := newSigned(ties)
	if len(g.ids) == 0 {
		return 1
	}
	signs := g.logTraceExp(func(h half) float64 { return float64(sign(h.weight)) })
	plain := g.logTraceExp(func(half) float64 { return 1 })
	return math.Exp(signs - plain)
}

const (
	exactUpTo    = 400
	lanczosSteps = 100
)

// logTraceExp is log tr exp(M), of the matrix with these values at the ties.
func (g *signed) logTraceExp(value func(half) float64) float64 {
	n := len(g.ids)
	if n <= exactUpTo {
		m := mat.NewSymDense(n, nil)
		for a, near := range g.near {
			for _, h := range near {
				m.SetSym(a, h.to, value(h))
			}
		}
		return logSumExp(eigenvalues(m))
	}
	return logSumExp(eigenvalues(g.lanczos(value)))
}

func eigenvalues(m mat.Symmetric) []float64 {
	var e mat.EigenSym
	if !e.Factorize(m, false) {
		return nil // LAPACK did not converge, which it does on every symmetric matrix of finite numbers
	}
	return e.Values(nil)
}

func logSumExp(values []float64) float64 { return floats.LogSumExp(values) }

// lanczos makes of the matrix a small tridiagonal one with nearly the same outermost eigenvalues (Golub and Van
// Loan, "Matrix Computations", chapter 10), the vectors kept orthogonal. It starts from the same vector every
// time, one that no symmetry of a graph is likely to have.
func (g *signed) lanczos(value func(half) float64) *mat.SymDense {
	n := len(g.ids)
	v := make([]float64, n)
	for i := range v {
		v[i] = 1 + math.Mod(float64(i+1)*math.Phi, 1)
	}
	floats.Scale(1/floats.Norm(v, 2), v)
	var basis [][]float64
	var diagonal, beside []float64
	for range lanczosSteps {
		basis = append(basis, v)
		w := g.times(v, value)
		diagonal = append(diagonal, floats.Dot(w, v))
		for range 2 { // once is not enough for orthogonality in floats
			for _, b := range basis {
				floats.AddScaled(w, -floats.Dot(w, b), b)
			}
		}
		norm := floats.Norm(w, 2)
		if norm < 1e-10 || len(basis) == lanczosSteps {
			break
		}
		beside = append(beside, norm)
		floats.Scale(1/norm, w)
		v = w
	}
	small := mat.NewSymDense(len(diagonal), nil)
	for i, d := range diagonal {
		small.SetSym(i, i, d)
		if i > 0 {
			small.SetSym(i-1, i, beside[i-1])
		}
	}
	return small
}

func (g *signed) times(v []float64, value func(half) float64) []float64 {
	w := make([]float64, len(v))
	for a, near := range g.near {
		for _, h := range near {
			w[a] += value(h) * v[h.to]
		}
	}
	return w
}
