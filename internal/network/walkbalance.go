package network

import (
	"math"
	"sync"

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
func (g *Signed) WalkBalance() float64 {
	if len(g.ids) == 0 {
		return 1
	}
	m := signMatrix{}
	m.positive, m.negative = bySign(g.near)
	var signs, plain float64
	var working sync.WaitGroup
	working.Go(func() { signs = m.logTraceExp(-1) })
	working.Go(func() { plain = m.logTraceExp(1) })
	working.Wait()
	return math.Exp(signs - plain)
}

const (
	exactUpTo    = 400
	lanczosSteps = 100
)

// signMatrix is the matrix of the ties' signs, by rows.
type signMatrix struct{ positive, negative [][]int32 }

// logTraceExp is log tr exp(M), of the matrix in which negative ties are this.
func (m signMatrix) logTraceExp(negative float64) float64 {
	n := len(m.positive)
	if n > exactUpTo {
		return floats.LogSumExp(eigenvalues(m.lanczos(negative)))
	}
	exact := mat.NewSymDense(n, nil)
	for a := range n {
		for _, b := range m.positive[a] {
			exact.SetSym(a, int(b), 1)
		}
		for _, b := range m.negative[a] {
			exact.SetSym(a, int(b), negative)
		}
	}
	return floats.LogSumExp(eigenvalues(exact))
}

func eigenvalues(m mat.Symmetric) []float64 {
	var e mat.EigenSym
	if !e.Factorize(m, false) {
		return nil // LAPACK did not converge, which it does on every symmetric matrix of finite numbers
	}
	return e.Values(nil)
}

// lanczos makes of the matrix a small tridiagonal one with nearly the same outermost eigenvalues (Golub and Van
// Loan, "Matrix Computations", chapter 10), the vectors kept orthogonal. It starts from the same vector every
// time, one that no symmetry of a graph is likely to have.
func (m signMatrix) lanczos(negative float64) *mat.SymDense {
	n := len(m.positive)
	v := make([]float64, n)
	for i := range v {
		v[i] = 1 + math.Mod(float64(i+1)*math.Phi, 1)
	}
	floats.Scale(1/floats.Norm(v, 2), v)
	var basis [][]float64
	var diagonal, beside []float64
	for range lanczosSteps {
		basis = append(basis, v)
		w := m.times(v, negative)
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

func (m signMatrix) times(v []float64, negative float64) []float64 {
	w := make([]float64, len(v))
	for a := range w {
		friends, enemies := 0.0, 0.0
		for _, b := range m.positive[a] {
			friends += v[b]
		}
		for _, b := range m.negative[a] {
			enemies += v[b]
		}
		w[a] = friends + negative*enemies
	}
	return w
}
