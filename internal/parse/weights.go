package parse

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
)

// A feature is a 64-bit hash of its template's number and its values; keyBits of it are kept. Among
// a million features, one look-up in 70,000 takes a feature never seen in training for a stored one.
const keyBits = 36

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

// scorer is a linear model, frozen (table) or in training (learner).
type scorer interface {
	// score adds the weights of the features to scores, one for each class.
	score(features []uint64, scores []int32)
}

// table is a trained linear model: for each feature the weights of the classes it speaks for.
// A slot's place is the key's leading bits, filled by linear probing in the order of the keys, so
// that loading writes memory in order.
type table struct {
	filter []uint64 // a bit for the keys' leading filterBits, set where a key has them
	slots  []slot
	cells  []cell // cells[slot.row] counts the cells of the row, which follow it
	shift  uint
}

// filterBits makes a filter of a megabyte, which stays in the processor's cache and keeps most of
// the look-ups that find nothing away from the slots, which do not.
const filterBits = 23

type slot struct {
	print uint32 // the key's last 32 bits
	row   uint32 // 0: empty
}

type cell struct {
	class  uint16
	weight int16
}

// score adds the weights of the features to scores, one for each class. The slots are read before
// any is looked at, and then the rows' beginnings, so that the processor waits for memory once and
// not for each feature: a look-up's outcome cannot be predicted, and stops it from reading ahead.
func (t *table) score(features []uint64, scores []int32) {
	var keys [scoreAtOnce]uint64
	var slots [scoreAtOnce]slot
	var rows, counts [scoreAtOnce]uint32
	for len(features) > 0 {
		n := min(len(features), scoreAtOnce)
		maybe := 0
		for _, f := range features[:n] {
			keys[maybe] = f >> (64 - keyBits)
			bit := f >> (64 - filterBits)
			maybe += int(t.filter[bit/64] >> (bit % 64) & 1)
		}
		for k, key := range keys[:maybe] {
			slots[k] = t.slots[key>>t.shift]
		}
		found := 0
		for k, key := range keys[:maybe] {
			row := slots[k].row
			if row != 0 && slots[k].print != uint32(key) {
				row = t.probe(key)
			}
			if row != 0 {
				rows[found] = row
				found++
			}
		}
		for k, row := range rows[:found] {
			counts[k] = uint32(t.cells[row].class)
		}
		for k, row := range rows[:found] {
			for _, c := range t.cells[row+1 : row+1+counts[k]] {
				scores[c.class] += int32(c.weight)
			}
		}
		features = features[n:]
	}
}

// scoreAtOnce is how many features are looked up together.
const scoreAtOnce = 64

// probe finds the row of a key whose first slot is another's, 0 if there is none.
func (t *table) probe(key uint64) uint32 {
	for i := key>>t.shift + 1; t.slots[i].row != 0; i++ {
		if t.slots[i].print == uint32(key) {
			return t.slots[i].row
		}
	}
	return 0
}

// frozenRow is a feature with its weights.
type frozenRow struct {
	feature uint64
	cells   []cell
}

// appendTable writes rows, which are in the order of their features: the numbers of rows and cells;
// then for each row the distance of its key from the one before, with the number of cells less one
// (three for more, which a number of its own tells) in the last two bits; then each cell's class and
// weight. Of rows with the same key the first is kept.
func appendTable(b []byte, rows []frozenRow) []byte {
	key := func(r frozenRow) uint64 { return r.feature >> (64 - keyBits) }
	rows = slices.CompactFunc(rows, func(x, y frozenRow) bool { return key(x) == key(y) })
	cells := 0
	for _, r := range rows {
		cells += len(r.cells)
	}
	b = binary.AppendUvarint(b, uint64(len(rows)))
	b = binary.AppendUvarint(b, uint64(cells))
	var last uint64
	for _, r := range rows {
		n := uint64(len(r.cells))
		b = binary.AppendUvarint(b, (key(r)-last)<<2|min(n-1, 3))
		if n > 3 {
			b = binary.AppendUvarint(b, n)
		}
		last = key(r)
		for _, c := range r.cells {
			b = append(b, byte(c.class))
			b = binary.AppendVarint(b, int64(c.weight))
		}
	}
	return b
}

// readTable decodes what appendTable wrote and returns the bytes after it.
func readTable(b []byte) (*table, []byte, error) {
	d := decoder{b: b}
	rows, cells := d.int(), d.int()
	if d.err == nil && (rows > len(b) || cells > len(b)) {
		return nil, nil, fmt.Errorf("weights: %d features, %d cells in %d bytes", rows, cells, len(b))
	}
	logSize := uint(bits.Len(uint(rows + rows/2)))
	t := &table{
		slots: make([]slot, 1<<logSize+64),
		cells: make([]cell, 1, cells+rows+1),
		shift: keyBits - logSize,

		filter: make([]uint64, 1<<filterBits/64),
	}
	var key uint64
	for i := 0; i < rows && d.err == nil; i++ {
		v := d.uint()
		key += v >> 2
		n := int(v&3) + 1
		if n > 3 {
			n = d.int()
		}
		if n > 1<<8 || key>>keyBits > 0 {
			return nil, nil, fmt.Errorf("weights: feature %d of %d: key %x, %d cells", i, rows, key, n)
		}
		t.place(key, uint32(len(t.cells)))
		t.cells = append(t.cells, cell{class: uint16(n)})
		for ; n > 0 && d.err == nil; n-- {
			class := d.byte()
			t.cells = append(t.cells, cell{class: uint16(class), weight: int16(d.sint())})
		}
	}
	return t, d.b, d.err
}

func (t *table) place(key uint64, row uint32) {
	bit := key >> (keyBits - filterBits)
	t.filter[bit/64] |= 1 << (bit % 64)
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
	if len(d.b) > 0 && d.b[0] < 0x80 {
		v := uint64(d.b[0])
		d.b = d.b[1:]
		return v
	}
	v, n := binary.Uvarint(d.b)
	return v * d.skip(n)
}

func (d *decoder) sint() int64 {
	v := d.uint()
	return int64(v>>1) ^ -int64(v&1)
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
