//go:build !amd64 || purego

package matrix

func rows4(a View, i int, b []float32, bStride int, c []float32, cStride int) {
	plain(a, i, 4, b, bStride, c, cStride)
}

func row1(a View, i int, b []float32, bStride int, c []float32) { plain(a, i, 1, b, bStride, c, 0) }

func addTo(dst, src []float32) { plainAdd(dst, src) }

func unit(u, memory, c, x, h []float32, gates Matrix, at int) {
	plainUnit(u, memory, c, x, h, gates, at)
}

func wholeRows(a *Rounded, i, rows int, b []int16, scales, c []float32, cStride int) {
	plainWhole(a, i, rows, b, scales, c, cStride)
}

func largestOf(row []float32) float32 { return plainLargest(row) }

func roundRow(dst []int16, row []float32, factor float32) { plainRound(dst, row, factor) }
