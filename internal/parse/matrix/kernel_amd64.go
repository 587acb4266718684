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

//go:noescape
func whole4(pairs int, a *int16, aRow uintptr, b *int16, c *float32, cRow uintptr, rowScales, colScales *float32)

//go:noescape
func largest16(n int, x *float32) float32

//go:noescape
func round16(n int, dst *int16, x *float32, factor float32)

// wholeRows multiplies up to four rows of a, from row i, with 16 columns of b.
func wholeRows(a *Rounded, i, rows int, b []int16, scales, c []float32, cStride int) {
	if !fast || a.cols%4 != 0 {
		plainWhole(a, i, rows, b, scales, c, cStride)
		return
	}
	_, _ = b[a.cols*panel-1], scales[panel-1]
	if rows == 4 {
		_, _, _ = a.data[(i+4)*a.cols-1], a.scales[i+3], c[3*cStride+panel-1]
		whole4(a.cols/2, &a.data[i*a.cols], uintptr(a.cols)*2, &b[0], &c[0], uintptr(cStride)*floatSize, &a.scales[i], &scales[0])
		return
	}
	for r := range rows { // a sentence of one to three words: each row four times, to one place
		s := a.scales[i+r]
		same := [4]float32{s, s, s, s}
		_, _ = a.data[(i+r+1)*a.cols-1], c[r*cStride+panel-1]
		whole4(a.cols/2, &a.data[(i+r)*a.cols], 0, &b[0], &c[r*cStride], 0, &same[0], &scales[0])
	}
}

func largestOf(row []float32) float32 {
	if !fast || len(row)%16 != 0 || len(row) == 0 {
		return plainLargest(row)
	}
	return largest16(len(row)/16, &row[0])
}

func roundRow(dst []int16, row []float32, factor float32) {
	if !fast || len(row)%16 != 0 || len(row) == 0 {
		plainRound(dst, row, factor)
		return
	}
	_ = dst[len(row)-1]
	round16(len(row)/16, &dst[0], &row[0], factor)
}
