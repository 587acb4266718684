package matrix

import "math"

// Products of whole numbers: half the work of those of float32, and the same to the last bit on every processor.
// Rows of the left factor and columns of the right one are each scaled to whole numbers up to these limits, so that
// sums of 512 products stay below 2³¹.
const (
	mostLeft  = 2047
	mostRight = 2047
)

// Whole is a right factor rounded to whole numbers: for every 16 columns, its rows in pairs.
type Whole struct {
	Rows, Cols int
	data       []int16
	scales     []float32 // of the columns
}

// Round rounds a matrix of an even number of rows, at most 512, and a multiple of 16 columns.
func Round(m Matrix) Whole {
	w := Whole{m.Rows, m.Cols, make([]int16, len(m.Data)), make([]float32, m.Cols)}
	for j := range m.Cols {
		largest := float32(0)
		for i := range m.Rows {
			largest = max(largest, float32(math.Abs(float64(m.Row(i)[j]))))
		}
		var factor float32
		factor, w.scales[j] = scaling(largest, mostRight)
		for i := range m.Rows {
			at := (j/panel)*panel*m.Rows + (i/2)*2*panel + 2*(j%panel) + i%2
			w.data[at] = round(m.Row(i)[j] * factor)
		}
	}
	return w
}

// scaling gives what numbers up to largest are multiplied by to become whole ones up to most, and back.
func scaling(largest float32, most float32) (factor, scale float32) {
	if largest == 0 {
		return 0, 0
	}
	return most / largest, largest / most
}

func round(x float32) int16 { return int16(math.RoundToEven(float64(x))) }

// Rounded is a left factor rounded to whole numbers.
type Rounded struct {
	rows, cols int
	data       []int16
	scales     []float32 // of the rows
}

// Set rounds m, whose columns are a multiple of 16, in r's memory where that is enough.
func (r *Rounded) Set(m Matrix) {
	r.rows, r.cols = m.Rows, m.Cols
	if cap(r.data) < len(m.Data) {
		r.data = make([]int16, len(m.Data))
	}
	if cap(r.scales) < m.Rows {
		r.scales = make([]float32, m.Rows)
	}
	r.data, r.scales = r.data[:len(m.Data)], r.scales[:m.Rows]
	for i := range m.Rows {
		row := m.Row(i)
		var factor float32
		factor, r.scales[i] = scaling(largestOf(row), mostLeft)
		roundRow(r.data[i*m.Cols:(i+1)*m.Cols], row, factor)
	}
}

// Multiply sets c to a·b.
func Multiply(c Matrix, a *Rounded, b Whole) {
	for j := 0; j < b.Cols; j += panel {
		cols := b.data[j*b.Rows : (j+panel)*b.Rows]
		scales := b.scales[j : j+panel]
		for i := 0; i < a.rows; i += 4 {
			if i+4 > a.rows {
				i = max(a.rows-4, 0) // the last four once more rather than one by one
			}
			wholeRows(a, i, min(4, a.rows), cols, scales, c.Data[i*c.Cols+j:], c.Cols)
		}
	}
}

// plainWhole is the kernel in Go, over so many rows of a and c from row i of a.
func plainWhole(a *Rounded, i, rows int, b []int16, scales, c []float32, cStride int) {
	for r := range rows {
		row := a.data[(i+r)*a.cols : (i+r+1)*a.cols]
		for j := range panel {
			sum := int32(0)
			for k := 0; k < a.cols; k += 2 {
				at := k*panel + 2*j
				sum += int32(row[k])*int32(b[at]) + int32(row[k+1])*int32(b[at+1])
			}
			c[r*cStride+j] = float32(sum) * scales[j] * a.scales[i+r]
		}
	}
}

func plainLargest(row []float32) float32 {
	largest := float32(0)
	for _, v := range row {
		largest = max(largest, v, -v)
	}
	return largest
}

func plainRound(dst []int16, row []float32, factor float32) {
	for i, v := range row {
		dst[i] = round(v * factor)
	}
}
