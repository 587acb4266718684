//go:build !purego

package matrix

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

var fast = cpu.X86.HasAVX2 && cpu.X86.HasFMA

//go:noescape
func kernel4(k int, a *float32, aRow, aCol uintptr, b *float32, bRow uintptr, c *float32, cRow uintptr)

//go:noescape
func kernel1(k int, a *float32, aCol uintptr, b *float32, bRow uintptr, c *float32)

//go:noescape
func add8(dst, src *float32, n int)

//go:noescape
func unit8(n int, u, memory, c, x, h, gates *float32, half, width uintptr)

const floatSize = unsafe.Sizeof(float32(0))

// rows4 is kernel4 over four rows of a and c from row i, and 16 columns of b from the slice's
// beginning.
func rows4(a View, i int, b []float32, bStride int, c []float32, cStride int) {
	if !fast {
		plain(a, i, 4, b, bStride, c, cStride)
		return
	}
	_, _ = b[(a.Cols-1)*bStride+panel-1], c[3*cStride+panel-1] // what the kernel reads and writes
	kernel4(a.Cols, a.at(i), uintptr(a.RowStride)*floatSize, uintptr(a.ColStride)*floatSize,
		&b[0], uintptr(bStride)*floatSize, &c[0], uintptr(cStride)*floatSize)
}

// row1 is the same for one row.
func row1(a View, i int, b []float32, bStride int, c []float32) {
	if !fast {
		plain(a, i, 1, b, bStride, c, 0)
		return
	}
	_, _ = b[(a.Cols-1)*bStride+panel-1], c[panel-1]
	kernel1(a.Cols, a.at(i), uintptr(a.ColStride)*floatSize, &b[0], uintptr(bStride)*floatSize, &c[0])
}

func addTo(dst, src []float32) {
	n := len(dst) / 8
	if !fast || n == 0 {
		plainAdd(dst, src)
		return
	}
	_ = src[len(dst)-1]
	add8(&dst[0], &src[0], n)
	plainAdd(dst[8*n:], src[8*n:])
}

func unit(u, memory, c, x, h []float32, gates Matrix, at int) {
	half := len(memory)
	if !fast || half%8 != 0 {
		plainUnit(u, memory, c, x, h, gates, at)
		return
	}
	_, _, _, _, _ = u[3*half-1], c[half-1], x[half-1], h[half-1], gates.Data[3*gates.Cols+at+half-1]
	unit8(half/8, &u[0], &memory[0], &c[0], &x[0], &h[0], &gates.Data[at], uintptr(half)*floatSize, uintptr(gates.Cols)*floatSize)
}
