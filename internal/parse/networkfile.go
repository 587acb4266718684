package parse

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"entente/internal/parse/matrix"
)

// A network in a file: for each kind of input its values by number; then matrices, each row of which is
// a scale and whole numbers: of one byte in the inputs' tables, of two elsewhere.

// appendNetwork writes what training made.
func (t *networkTraining) appendNetwork(b []byte) []byte {
	for k := range t.inputs.kinds {
		values := make([]string, len(t.inputs.kinds[k]))
		for v, n := range t.inputs.kinds[k] {
			values[n-1] = v
		}
		b = appendStrings(b, values)
		b = appendRows8(b, t.inputs.tables[k])
	}
	for _, at := range t.layersAt {
		b = appendRows16(b, t.parameters[at.weights].Matrix)
		b = appendRows16(b, t.parameters[at.gates].Matrix)
	}
	at := t.headsAt[0]
	for _, p := range slices.Concat([]int{at.words, at.absent}, at.signs[:], []int{at.bias, at.out, at.outBias}) {
		b = appendRows16(b, t.parameters[p].Matrix)
	}
	return b
}

func (d *decoder) network(labels int) network {
	var n network
	for k := range n.inputs.kinds {
		values := d.strings()
		n.inputs.kinds[k] = make(map[string]int32, len(values))
		for i, v := range values {
			n.inputs.kinds[k][v] = int32(i + 1)
		}
		n.inputs.tables[k] = d.rows8(len(values)+1, inputWidths[k])
	}
	for range networkLayers {
		weights := d.rows16(inputWidth, 3*inputWidth)
		gates := d.rows16(matrix.GateRows, inputWidth)
		n.layers = append(n.layers, layer{width: inputWidth, whole: matrix.Round(weights), gates: gates})
	}
	h := &n.head
	h.hidden, h.moves = headHidden, movesFor(labels)
	h.whole = matrix.Round(d.rows16(inputWidth, places*h.hidden))
	h.absent = d.rows16(2*places, h.hidden)
	for kind := range h.signs {
		h.signs[kind] = d.rows16(signSize(kind, labels), h.hidden)
	}
	h.bias = d.rows16(1, h.hidden).Data
	h.out = matrix.Pack(h.out, d.rows16(h.hidden, h.moves))
	h.outBias = d.rows16(1, h.moves).Data
	return n
}

// movesFor is the number of moves that labels make, padded to the columns that matrices are multiplied by.
func movesFor(labels int) int { return (int(arcLeft) + 2*labels + 15) / 16 * 16 }

// scaled gives a row's scale for whole numbers up to most.
func scaled(row []float32, most float64) float32 {
	largest := 0.0
	for _, v := range row {
		largest = max(largest, math.Abs(float64(v)))
	}
	if largest == 0 {
		return 1
	}
	return float32(largest / most)
}

func appendScale(b []byte, scale float32) []byte {
	return binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
}

func appendRows8(b []byte, m matrix.Matrix) []byte {
	for i := range m.Rows {
		scale := scaled(m.Row(i), math.MaxInt8)
		b = appendScale(b, scale)
		for _, v := range m.Row(i) {
			b = append(b, byte(int8(math.Round(float64(v/scale)))))
		}
	}
	return b
}

func appendRows16(b []byte, m matrix.Matrix) []byte {
	for i := range m.Rows {
		scale := scaled(m.Row(i), math.MaxInt16)
		b = appendScale(b, scale)
		for _, v := range m.Row(i) {
			b = binary.LittleEndian.AppendUint16(b, uint16(int16(math.Round(float64(v/scale)))))
		}
	}
	return b
}

func (d *decoder) rows8(rows, cols int) matrix.Matrix {
	m, data := d.rows(rows, cols, 1)
	for i := 0; i < len(data); i += 4 + cols {
		scale := math.Float32frombits(binary.LittleEndian.Uint32(data[i:]))
		row := m.Row(i / (4 + cols))
		for j, v := range data[i+4 : i+4+cols] {
			row[j] = scale * float32(int8(v))
		}
	}
	return m
}

func (d *decoder) rows16(rows, cols int) matrix.Matrix {
	m, data := d.rows(rows, cols, 2)
	for i := 0; i < len(data); i += 4 + 2*cols {
		scale := math.Float32frombits(binary.LittleEndian.Uint32(data[i:]))
		row := m.Row(i / (4 + 2*cols))
		for j := range row {
			row[j] = scale * float32(int16(binary.LittleEndian.Uint16(data[i+4+2*j:])))
		}
	}
	return m
}

// rows takes the bytes of a matrix off the file, none if it is cut short.
func (d *decoder) rows(rows, cols, size int) (matrix.Matrix, []byte) {
	n := rows * (4 + size*cols)
	if d.err == nil && n > len(d.b) {
		d.err = fmt.Errorf("network: a matrix of %d × %d: %w", rows, cols, errShort)
	}
	if d.err != nil {
		return matrix.New(rows, cols), nil
	}
	data := d.b[:n]
	d.b = d.b[n:]
	return matrix.New(rows, cols), data
}
