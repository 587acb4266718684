package parse

import (
	"encoding/binary"
	"fmt"
	"math/bits"
)

// A feature is a 64-bit hash of its template's number and its values; keyBits of it are kept. At a
// million features, a feature never seen in training meets a stored one once in a million look-ups.
const keyBits = 40

// mix hashes a template's number and up to three values into a feature.
func mix(template, a, b, c uint64) uint64 {
	h := template*0x9E3779B97F4A7C15 ^ a
	h *= 0xBF58476D1CE4E5B9
	h = bits.RotateLeft64(h, 29) ^ b
	h *= 0x94D049BB133111EB
	h = bits.RotateLeft64(h, 31) ^ c
	h *= 0xD6E8FEB86659FD93
	return h ^ h>>32
}

func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h ^ h>>29
}

// table is a trained linear model: for each feature the weights of the classes it speaks for.
// A slot's place is the key's leading bits, filled by linear probing in the order of the keys, so
// that loading writes memory in order.
type table struct {
	slots []slot
	cells []cell // cells[slot.row] counts the cells of the row, which follow it
	shift uint
}

type slot struct {
	print uint32 // the key's last 32 bits
	row   uint32 // 0: empty
}

type cell struct {
	class  uint16
	weight int16
}

// row returns the weights of feature f.
func (t *table) row(f uint64) []cell {
	key := f >> (64 - keyBits)
	print := uint32(key)
	for i := key >> t.shift; ; i++ {
		s := t.slots[i]
		if s.row == 0 {
			return nil
		}
		if s.print == print {
			n := uint32(t.cells[s.row].class)
			return t.cells[s.row+1 : s.row+1+n]
		}
	}
}

// score adds the weights of the features to scores, one for each class.
func (t *table) score(features []uint64, scores []int32) {
	for _, f := range features {
		for _, c := range t.row(f) {
			scores[c.class] += int32(c.weight)
		}
	}
}

// readTable decodes what learner.freeze wrote and returns the bytes after it.
func readTable(b []byte) (*table, []byte, error) {
	d := decoder{b: b}
	features, cells := d.int(), d.int()
	if d.err == nil && (features > len(b) || cells > len(b)) {
		return nil, nil, fmt.Errorf("weights: %d features, %d cells in %d bytes", features, cells, len(b))
	}
	logSize := uint(bits.Len(uint(features)) + 1)
	t := &table{
		slots: make([]slot, 1<<logSize+64),
		cells: make([]cell, 1, cells+features+1),
		shift: keyBits - logSize,
	}
	var key uint64
	for i := 0; i < features && d.err == nil; i++ {
		key += d.uint()
		t.place(key, uint32(len(t.cells)))
		n := d.int()
		t.cells = append(t.cells, cell{class: uint16(n)})
		for ; n > 0 && d.err == nil; n-- {
			class := d.byte()
			t.cells = append(t.cells, cell{class: uint16(class), weight: int16(d.sint())})
		}
	}
	return t, d.b, d.err
}

func (t *table) place(key uint64, row uint32) {
	i := int(key >> t.shift)
	for t.slots[i].row != 0 {
		i++
		if i+1 == len(t.slots) {
			t.slots = append(t.slots, slot{})
		}
	}
	t.slots[i] = slot{print: uint32(key), row: row}
}

// decoder reads the numbers of a model file; after an error it gives zeros.
type decoder struct {
	b   []byte
	err error
}

func (d *decoder) uint() uint64 {
	v, n := binary.Uvarint(d.b)
	return v * d.skip(n)
}

func (d *decoder) sint() int64 {
	v, n := binary.Varint(d.b)
	return v * int64(d.skip(n))
}

// skip drops n bytes and returns 1, or notes that the file is cut short and returns 0.
func (d *decoder) skip(n int) uint64 {
	if n <= 0 || n > len(d.b) {
		d.err, d.b = errShort, nil
		return 0
	}
	d.b = d.b[n:]
	return 1
}

var errShort = fmt.Errorf("weights: cut short")

func (d *decoder) int() int { return int(d.uint()) }

func (d *decoder) byte() byte {
	if len(d.b) == 0 {
		d.err = errShort
		return 0
	}
	c := d.b[0]
	d.b = d.b[1:]
	return c
}

func (d *decoder) string() string {
	n := d.int()
	if n > len(d.b) {
		d.err, d.b = errShort, nil
		return ""
	}
	s := string(d.b[:n])
	d.b = d.b[n:]
	return s
}

func (d *decoder) strings() []string {
	all := make([]string, min(d.int(), len(d.b)))
	for i := range all {
		all[i] = d.string()
	}
	return all
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendStrings(b []byte, all []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(all)))
	for _, s := range all {
		b = appendString(b, s)
	}
	return b
}
