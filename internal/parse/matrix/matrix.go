// Package matrix multiplies small matrices of float32, for the parser's network: by AVX2 and fused
// multiply-add where the processor has them, in plain Go elsewhere (or with the build tag purego).
package matrix

// panel is the number of columns that are worked on together; every matrix multiplied from the right has
// a multiple of it.
const panel = 16

// Matrix holds rows one after the other.
type Matrix struct {
	Rows, Cols int
	Data       []float32
}

// New returns a matrix of zeros.
func New(rows, cols int) Matrix {
	return Matrix{rows, cols, make([]float32, rows*cols)}
}

// Row returns row i.
func (m Matrix) Row(i int) []float32 { return m.Data[i*m.Cols : (i+1)*m.Cols : (i+1)*m.Cols] }

// View is a matrix as a left factor, whose rows and columns stand a stride apart.
type View struct {
	Rows, Cols           int
	RowStride, ColStride int
	Data                 []float32
}

// View returns the matrix as a left factor.
func (m Matrix) View() View { return View{m.Rows, m.Cols, m.Cols, 1, m.Data} }

// T returns the transposed matrix as a left factor, without copying.
func (m Matrix) T() View { return View{m.Cols, m.Rows, 1, m.Cols, m.Data} }

func (v View) at(i int) *float32 {
	_ = v.Data[(v.Rows-1)*v.RowStride+(v.Cols-1)*v.ColStride]
	return &v.Data[i*v.RowStride]
}

// AddProduct adds a·b to c. The columns of b and c are a multiple of 16.
func AddProduct(c Matrix, a View, b Matrix) {
	if a.Cols == 0 {
		return
	}
	for j := 0; j < b.Cols; j += panel {
		i := 0
		for ; i+4 <= a.Rows; i += 4 {
			rows4(a, i, b.Data[j:], b.Cols, c.Data[i*c.Cols+j:], c.Cols)
		}
		for ; i < a.Rows; i++ {
			row1(a, i, b.Data[j:], b.Cols, c.Data[i*c.Cols+j:])
		}
	}
}

// Packed is a right factor laid out for multiplication: for every 16 columns their rows one after
// the other.
type Packed struct {
	Rows, Cols int
	Data       []float32
}

// Pack lays m out; into is memory to use again, or the zero Packed.
func Pack(into Packed, m Matrix) Packed {
	if len(into.Data) != len(m.Data) {
		into.Data = make([]float32, len(m.Data))
	}
	into.Rows, into.Cols = m.Rows, m.Cols
	at := 0
	for j := 0; j < m.Cols; j += panel {
		for i := range m.Rows {
			at += copy(into.Data[at:], m.Data[i*m.Cols+j:i*m.Cols+j+panel])
		}
	}
	return into
}

// PackTransposed lays the transposed m out. Its rows, m's columns, are a multiple of 16, and so are its
// columns.
func PackTransposed(into Packed, m Matrix) Packed {
	if len(into.Data) != len(m.Data) {
		into.Data = make([]float32, len(m.Data))
	}
	into.Rows, into.Cols = m.Cols, m.Rows
	for j := 0; j < m.Rows; j += panel {
		cols := into.Data[j*m.Cols : (j+panel)*m.Cols]
		for r := range panel {
			for i, v := range m.Row(j + r) {
				cols[i*panel+r] = v
			}
		}
	}
	return into
}

// AddPacked adds a·b to c.
func AddPacked(c Matrix, a View, b Packed) {
	for j := 0; j < b.Cols; j += panel {
		cols := b.Data[j*b.Rows : (j+panel)*b.Rows]
		i := 0
		for ; i+4 <= a.Rows; i += 4 {
			rows4(a, i, cols, panel, c.Data[i*c.Cols+j:], c.Cols)
		}
		for ; i < a.Rows; i++ {
			row1(a, i, cols, panel, c.Data[i*c.Cols+j:])
		}
	}
}

// Add adds src to dst, which is no longer.
func Add(dst, src []float32) { addTo(dst, src) }

// plain is the kernels in Go, over so many rows of a from row i.
func plain(a View, i, rows int, b []float32, bStride int, c []float32, cStride int) {
	for r := range rows {
		row := (*[panel]float32)(c[r*cStride:])
		at := (i + r) * a.RowStride
		for k := range a.Cols {
			x := a.Data[at+k*a.ColStride]
			cols := (*[panel]float32)(b[k*bStride:])
			for j := range panel {
				row[j] += x * cols[j]
			}
		}
	}
}

func plainAdd(dst, src []float32) {
	for i := range dst {
		dst[i] += src[i]
	}
}
