package actors

import "unicode/utf8"

// phrases holds values under phrases, looked up chunk by chunk, the longest phrase at a place first. Its cost at a place
// is a step for each chunk of the phrases that start there, whatever the number of phrases.
//
// A phrase is known by a 64-bit hash of its chunks alone, so that a name takes 16 to 32 bytes whatever its length, and
// loading folds nothing into strings. That two different phrases meet is to be expected once in 10¹³ lookups in a
// catalogue of a million names. Measured beside it on this catalogue: a trie over maps of strings took four times as
// long to fill.
type phrases[V any] struct {
	same   func(a, b V) bool // values that are one: the first is kept
	slots  []slot            // open addressing; a power of two of them
	maybe  []uint64          // eight bits for each slot, one set for each key: most words are of no name, and that is soon known
	used   int
	values []V
	next   []int32 // values under one phrase: 1 + the index of the next
}

// slot is a phrase, or the start of a longer one.
type slot struct {
	key   uint64 // 0 in a free slot
	first int32  // 1 + index of the first value, 0 for none
}

// newPhrases makes room at first for as many slots, a power of two.
func newPhrases[V any](room int, same func(a, b V) bool) *phrases[V] {
	return &phrases[V]{slots: make([]slot, room), maybe: make([]uint64, max(1, room/8)), same: same}
}

func equal[V comparable](a, b V) bool { return a == b }

// slot finds the place of a key: its own, or the free one where it belongs.
func (p *phrases[V]) slot(key uint64) *slot {
	mask := uint64(len(p.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		if s := &p.slots[i]; s.key == key || s.key == 0 {
			return s
		}
	}
}

// enter takes a slot for a key that has none.
func (p *phrases[V]) enter(key uint64) {
	s := p.slot(key)
	if s.key != 0 {
		return
	}
	if p.used++; 3*p.used > 2*len(p.slots) {
		p.grow()
		s = p.slot(key)
	}
	s.key = key
	p.mark(key)
}

func (p *phrases[V]) grow() {
	old := p.slots
	p.slots = make([]slot, 2*len(old))
	p.maybe = make([]uint64, 2*len(p.maybe))
	for _, s := range old {
		if s.key != 0 {
			*p.slot(s.key) = s
			p.mark(s.key)
		}
	}
}

// mark sets the bit of a key. It is taken from other bits than the key's slot.
func (p *phrases[V]) mark(key uint64) {
	p.maybe[key>>38&uint64(len(p.maybe)-1)] |= 1 << (key >> 32 & 63)
}

// add enters a value under a phrase, once.
func (p *phrases[V]) add(s string, v V) {
	key := eachChunk(s, func(key uint64) { p.enter(key) })
	if key == 0 {
		return
	}
	link := &p.slot(key).first
	for *link != 0 {
		if p.same(p.values[*link-1], v) {
			return
		}
		link = &p.next[*link-1]
	}
	*link = int32(len(p.values) + 1)
	p.values = append(p.values, v)
	p.next = append(p.next, 0)
}

// remove takes the values that fit from a phrase, and says whether there were any.
func (p *phrases[V]) remove(s string, fits func(V) bool) (removed bool) {
	key := eachChunk(s, func(uint64) {})
	if key == 0 {
		return false
	}
	for link := &p.slot(key).first; *link != 0; {
		if fits(p.values[*link-1]) {
			*link, removed = p.next[*link-1], true
		} else {
			link = &p.next[*link-1]
		}
	}
	return removed
}

// get returns what was added under exactly this phrase.
func (p *phrases[V]) get(s string) []V {
	return p.under(eachChunk(s, func(uint64) {}))
}

// under returns the values of a key, in the order in which they came.
func (p *phrases[V]) under(key uint64) []V {
	if key == 0 {
		return nil
	}
	var out []V
	for i := p.slot(key).first; i != 0; i = p.next[i-1] {
		out = append(out, p.values[i-1])
	}
	return out
}

// has says whether a key is that of a phrase, or of the start of one.
func (p *phrases[V]) has(key uint64) bool {
	return p.maybe[key>>38&uint64(len(p.maybe)-1)]&(1<<(key>>32&63)) != 0 && p.slot(key).key != 0
}

// match is a phrase found: its key, and the chunks [from, to) it covers.
type match struct {
	key      uint64
	from, to int
}

// at appends the phrases that start at chunk i to found, the longest first.
func (p *phrases[V]) at(found []match, cs []chunk, i int) []match {
	key := uint64(0)
	for j := i; j < len(cs); j++ {
		if key = then(key, cs[j].hash); !p.has(key) {
			break
		}
		if s := p.slot(key); s.first != 0 {
			found = append(found, match{key, i, j + 1})
		}
	}
	for l, r := 0, len(found)-1; l < r; l, r = l+1, r-1 {
		found[l], found[r] = found[r], found[l]
	}
	return found
}

// FNV-1a, 64 bits.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// hashOf is the hash of a folded chunk.
func hashOf(chunk string) uint64 { return hashOn(fnvOffset, chunk) }

// hashOn goes on with a hash by more of the chunk.
func hashOn(h uint64, chunk string) uint64 {
	for i := 0; i < len(chunk); i++ {
		h = (h ^ uint64(chunk[i])) * fnvPrime
	}
	return h
}

// then is the key of a phrase with one more chunk; it is never 0. FNV's low bits depend on few of the text's, hence
// the mixing (Murmur3's last step).
func then(key, chunk uint64) uint64 {
	h := key*31 + chunk
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	return h ^ h>>29 | 1
}

// eachChunk calls f with the key of each start of a phrase and returns the whole phrase's, 0 for one without chunks.
// Words of plain letters, which most are, are folded on the way.
func eachChunk(s string, f func(key uint64)) uint64 {
	key := uint64(0)
	for len(s) > 0 {
		n := 0
		h := uint64(fnvOffset)
		for n < len(s) && isLetter(s[n]) {
			h = (h ^ uint64(s[n]|0x20)) * fnvPrime
			n++
		}
		if n > 0 && (n == len(s) || s[n] == ' ') {
			key = then(key, h)
			f(key)
			s = s[min(n+1, len(s)):]
			continue
		}
		for n < len(s) && s[n] != ' ' {
			_, size := utf8.DecodeRuneInString(s[n:])
			n += size
		}
		for _, c := range chunks(s[:n]) {
			key = then(key, hashOf(c))
			f(key)
		}
		s = s[min(n+1, len(s)):]
	}
	return key
}

func isLetter(c byte) bool {
	c |= 0x20
	return 'a' <= c && c <= 'z'
}
