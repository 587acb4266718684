package matrix

import "math"

// The rows of a unit's gates: how much the memory, and a constant, add to what is kept and to what is shown.
const (
	ForgetMemory = iota
	ForgetBias
	ShowMemory
	ShowBias
	GateRows
)

// Carry is what a unit's inputs are multiplied by where they pass it, so that they keep their size (Lei et
// al. 2018).
const Carry float32 = math.Sqrt2

// Squash is the sigmoid ½·(1 + x/√(1+x²)), which needs no exponential.
func Squash(x float32) float32 {
	return 0.5 + 0.5*x/float32(math.Sqrt(float64(1+x*x)))
}

// Unit computes one step of a simple recurrent unit (Lei et al. 2018) of as many numbers as memory has.
// u holds W·x, F·x and R·x, one after the other; the gates' columns begin at column at.
//
//	f = Squash(F·x + gates[ForgetMemory]·memory + gates[ForgetBias])
//	r = Squash(R·x + gates[ShowMemory]·memory + gates[ShowBias])
//	c = f·memory + (1−f)·W·x
//	h = r·c + (1−r)·Carry·x
//
// It writes c and h, and f and r over F·x and R·x.
func Unit(u, memory, c, x, h []float32, gates Matrix, at int) { unit(u, memory, c, x, h, gates, at) }

func plainUnit(u, memory, c, x, h []float32, gates Matrix, at int) {
	half := len(memory)
	input, forget, show := u[:half], u[half:2*half], u[2*half:3*half]
	fm, fb := gates.Row(ForgetMemory)[at:], gates.Row(ForgetBias)[at:]
	sm, sb := gates.Row(ShowMemory)[at:], gates.Row(ShowBias)[at:]
	for i, m := range memory {
		f := Squash(forget[i] + fm[i]*m + fb[i])
		r := Squash(show[i] + sm[i]*m + sb[i])
		v := input[i] + f*(m-input[i])
		skip := Carry * x[i]
		forget[i], show[i], c[i] = f, r, v
		h[i] = skip + r*(v-skip)
	}
}
