package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/internal/syntax"
)

// word is what the parser's features read of a token. The zero word stands where there is none.
type word struct {
	form, suffix uint64 // hashes of the form (lower case, digits as 0) and of its last three letters
	tag          uint64 // XPOS's number in the model, from 1
	shape        uint64 // case and kind of the first letter
}

// sentenceWords is a sentence as the features see it: its words, the root after them, and running
// counts of what may stand between two words.
type sentenceWords struct {
	words   []word
	between []counts
}

// counts of the words before a place.
type counts struct{ verbs, commas, conjunctions, nouns, subordinators uint16 }

func (w *sentenceWords) init(toks []syntax.Token, tags map[string]uint64) {
	w.words = w.words[:0]
	w.between = append(w.between[:0], counts{})
	var c counts
	for i := range toks {
		t := &toks[i]
		w.words = append(w.words, newWord(t.Text, tags[t.XPOS]))
		switch {
		case strings.HasPrefix(t.XPOS, "VB") || t.XPOS == "MD":
			c.verbs++
		case t.XPOS == ",":
			c.commas++
		case t.XPOS == "CC":
			c.conjunctions++
		case strings.HasPrefix(t.XPOS, "N") || t.XPOS == "PRP":
			c.nouns++
		case t.XPOS == "WDT" || t.XPOS == "WP" || t.XPOS == "WRB" || t.XPOS == ":":
			c.subordinators++
		}
		w.between = append(w.between, c)
	}
	w.words = append(w.words, word{form: 1, tag: rootTag, shape: 7}, word{})
}

const rootTag = 127

func newWord(form string, tag uint64) word {
	norm := normalise(form)
	suffix := norm
	if len(norm) > 3 {
		suffix = norm[len(norm)-3:]
	}
	return word{form: hashString(norm), suffix: hashString(suffix), tag: tag, shape: shapeOf(form)}
}

// normalise is the form in lower case with every digit as 0 and straight quotes.
func normalise(form string) string {
	plain := true
	for i := 0; i < len(form); i++ {
		if c := form[i]; c >= 'A' && c <= 'Z' || c >= '1' && c <= '9' || c >= 0x80 {
			plain = false
			break
		}
	}
	if plain {
		return form
	}
	return strings.Map(normaliseRune, form)
}

func normaliseRune(r rune) rune {
	switch {
	case unicode.IsDigit(r):
		return '0'
	case r == '’' || r == '‘':
		return '\''
	case r == '“' || r == '”':
		return '"'
	case r == '–' || r == '—':
		return '-'
	}
	return unicode.ToLower(r)
}

func shapeOf(form string) uint64 {
	r, n := utf8.DecodeRuneInString(form)
	switch {
	case unicode.IsUpper(r) && len(form) > n && strings.ToUpper(form) == form:
		return 1
	case unicode.IsUpper(r):
		return 2
	case unicode.IsLower(r):
		return 3
	case unicode.IsDigit(r):
		return 4
	}
	return 5
}

// featureSet collects the features of one state.
type featureSet struct {
	template uint64
	out      []uint64
}

func (f *featureSet) add(a, b, c uint64) {
	f.template++
	f.out = append(f.out, mix(f.template, a, b, c))
}

// pack puts small values (tags, labels, distances) into one.
func pack(v ...uint64) uint64 {
	var p uint64
	for _, x := range v {
		p = p<<8 | x&0xff
	}
	return p
}

// features appends the features of the state to out: the templates of Zhang & Nivre (2011, table 2),
// and more for coordination, apposition and clauses (the second word of the stack, what stands
// between the top and the next word, the words beside them, suffixes).
func (w *sentenceWords) features(s *state, out []uint64) []uint64 {
	f := featureSet{out: out}
	at := func(i int) (*word, *node) {
		if i < 0 || i > s.n {
			return &w.words[s.n+1], &noNode
		}
		return &w.words[i], &s.nodes[i]
	}
	top, next := s.top(), s.next
	i1, i2 := none, none
	if k := len(s.stack); k > 1 {
		i1 = int(s.stack[k-2])
		if k > 2 {
			i2 = int(s.stack[k-3])
		}
	}
	S0, s0 := at(top)
	S1, s1 := at(i1)
	S2, _ := at(i2)
	N0, n0 := at(next)
	N1, _ := at(next + 1)
	N2, _ := at(next + 2)
	N3, _ := at(next + 3)
	H, h := at(int(s0.head))
	H2, _ := at(int(h.head))
	L, l := at(int(s0.l1))
	R, r := at(int(s0.r1))
	L2, l2 := at(int(s0.l2))
	R2, r2 := at(int(s0.r2))
	M, m := at(int(n0.l1))
	M2, m2 := at(int(n0.l2))
	R1, _ := at(int(s1.r1))
	P, _ := at(max(next-1, -1))
	A, _ := at(afterIndex(top, s.n))

	d, gap := uint64(0), uint64(0)
	if top >= 0 {
		d = distance(next - top)
		gap = w.gap(top, next)
	}
	sl, hl := label(s0), label(h)
	ll, rl, ml := label(l), label(r), label(m)
	ll2, rl2, ml2 := label(l2), label(r2), label(m2)
	vl, vr, nl := uint64(min(s0.lefts, 5)), uint64(min(s0.rights, 5)), uint64(min(n0.lefts, 5))

	f.add(S0.form, S0.tag, 0)
	f.add(S0.form, 0, 0)
	f.add(0, S0.tag, 0)
	f.add(N0.form, N0.tag, 0)
	f.add(N0.form, 0, 0)
	f.add(0, N0.tag, 0)
	f.add(N1.form, N1.tag, 0)
	f.add(N1.form, 0, 0)
	f.add(0, N1.tag, 0)
	f.add(N2.form, N2.tag, 0)
	f.add(N2.form, 0, 0)
	f.add(0, N2.tag, 0)
	f.add(S1.form, S1.tag, 0)
	f.add(0, S1.tag, label(s1))

	f.add(S0.form, N0.form, pack(S0.tag, N0.tag))
	f.add(S0.form, N0.form, S0.tag)
	f.add(S0.form, N0.form, N0.tag<<8)
	f.add(S0.form, 0, pack(S0.tag, N0.tag))
	f.add(0, N0.form, pack(S0.tag, N0.tag))
	f.add(S0.form, N0.form, 0)
	f.add(0, 0, pack(S0.tag, N0.tag))
	f.add(0, 0, pack(N0.tag, N1.tag))
	f.add(N0.form, N1.form, 0)
	f.add(N0.form, N1.tag, 0)
	f.add(N1.form, N0.tag, 0)
	f.add(S0.form, N1.form, 0)
	f.add(S1.form, S0.form, 0)
	f.add(S1.form, N0.form, 0)
	f.add(S1.form, pack(S0.tag, N0.tag), 0)
	f.add(N0.form, pack(S1.tag, S0.tag), 1)

	f.add(0, 0, pack(N0.tag, N1.tag, N2.tag))
	f.add(0, 0, pack(N0.tag, N1.tag, N2.tag, N3.tag))
	f.add(0, 0, pack(S0.tag, N0.tag, N1.tag))
	f.add(0, 0, pack(S0.tag, N0.tag, N1.tag, N2.tag))
	f.add(S0.form, 0, pack(N0.tag, N1.tag))
	f.add(N0.form, 0, pack(S0.tag, N1.tag))
	f.add(N1.form, 0, pack(S0.tag, N0.tag))
	f.add(0, 0, pack(H.tag, S0.tag, N0.tag))
	f.add(0, 0, pack(H.tag, S0.tag, N0.tag, sl, gap))
	f.add(0, 0, pack(S0.tag, L.tag, N0.tag))
	f.add(0, 0, pack(S0.tag, R.tag, N0.tag))
	f.add(0, 0, pack(S0.tag, R.tag, N0.tag, rl, gap))
	f.add(0, 0, pack(S0.tag, N0.tag, M.tag))
	f.add(0, 0, pack(S1.tag, S0.tag, N0.tag))
	f.add(0, 0, pack(S2.tag, S1.tag, S0.tag, N0.tag))
	f.add(0, 0, pack(S1.tag, S0.tag, N0.tag, N1.tag))
	f.add(0, 0, pack(S1.tag, R1.tag, S0.tag, N0.tag))
	f.add(0, 0, pack(S1.tag, S0.tag, sl, N0.tag, ml))

	f.add(S0.form, d, 0)
	f.add(0, d, S0.tag)
	f.add(N0.form, d, 0)
	f.add(0, d, N0.tag)
	f.add(S0.form, N0.form, d)
	f.add(0, d, pack(S0.tag, N0.tag))
	f.add(0, gap, pack(S0.tag, N0.tag))
	f.add(0, gap, pack(S0.tag, N0.tag, N1.tag, d))
	f.add(S0.form, gap, N0.tag)
	f.add(N0.form, gap, S0.tag)

	f.add(S0.form, vr, sl)
	f.add(0, vr, pack(S0.tag, N0.tag))
	f.add(S0.form, vl, 0)
	f.add(0, vl, pack(S0.tag, N0.tag))
	f.add(N0.form, nl, 0)
	f.add(0, nl, pack(S0.tag, N0.tag))

	f.add(H.form, sl, 0)
	f.add(0, H.tag, sl)
	f.add(S0.form, sl, 0)
	f.add(0, S0.tag, sl)
	f.add(S0.form, sl, N0.tag)
	f.add(N0.form, sl, S0.tag)
	f.add(H.form, N0.form, sl)
	f.add(H.form, N0.tag, sl)
	f.add(H2.form, 0, hl)
	f.add(0, H2.tag, hl)
	f.add(0, 0, pack(S0.tag, sl, H.tag, hl, H2.tag))
	f.add(0, 0, pack(N0.tag, S0.tag, sl, H.tag, hl))

	f.add(L.form, ll, 0)
	f.add(0, L.tag, ll)
	f.add(R.form, rl, 0)
	f.add(0, R.tag, rl)
	f.add(M.form, ml, 0)
	f.add(0, M.tag, ml)
	f.add(R.form, S0.form, rl)
	f.add(R.form, N0.tag, pack(S0.tag, rl))
	f.add(M.form, S0.tag, pack(N0.tag, ml))
	f.add(M.form, S0.form, N0.tag)
	f.add(L2.form, ll2, 0)
	f.add(0, L2.tag, ll2)
	f.add(R2.form, rl2, 0)
	f.add(0, R2.tag, rl2)
	f.add(M2.form, ml2, 0)
	f.add(0, M2.tag, ml2)
	f.add(0, 0, pack(S0.tag, L.tag, L2.tag))
	f.add(0, 0, pack(S0.tag, R.tag, R2.tag))
	f.add(0, 0, pack(N0.tag, M.tag, M2.tag))
	f.add(0, 0, pack(S0.tag, N0.tag, ll, rl, ml))
	f.add(0, 0, pack(S0.tag, N0.tag, rl, rl2, ml))
	f.add(S0.form, 0, pack(N0.tag, ll, rl, ml))
	f.add(N0.form, 0, pack(S0.tag, rl, ml, ml2))

	f.add(S0.form, s0.rightSet, 1)
	f.add(0, s0.rightSet, S0.tag)
	f.add(S0.form, s0.leftSet, 2)
	f.add(0, s0.leftSet, S0.tag)
	f.add(N0.form, n0.leftSet, 3)
	f.add(0, n0.leftSet, N0.tag)
	f.add(s0.leftSet, s0.rightSet, pack(S0.tag, N0.tag))
	f.add(s0.rightSet, n0.leftSet, pack(S0.tag, N0.tag))
	f.add(S0.form, s0.rightSet, N0.tag)

	f.add(P.form, 0, pack(S0.tag, N0.tag))
	f.add(0, 0, pack(S0.tag, P.tag, N0.tag, N1.tag))
	f.add(A.form, 0, pack(S0.tag, N0.tag))
	f.add(0, 0, pack(S0.tag, A.tag, P.tag, N0.tag))
	f.add(S0.suffix, N0.suffix, 0)
	f.add(S0.suffix, N0.tag, S0.tag)
	f.add(N0.suffix, S0.tag, N0.tag)
	f.add(S0.suffix, N0.suffix, pack(S0.tag, N0.tag))
	f.add(0, 0, pack(S0.shape, N0.shape, S0.tag, N0.tag, gap))
	f.add(0, 0, pack(S0.shape, N0.shape, N1.shape, sl, N0.tag))
	f.add(S1.form, 0, pack(label(s1), S0.tag, sl, N0.tag))
	f.add(S1.form, S0.form, N0.form)
	f.add(H.form, S0.form, pack(sl, N0.tag))
	f.add(N0.form, N1.form, pack(S0.tag, N2.tag))
	return f.out
}

var noNode = node{head: none, l1: none, l2: none, r1: none, r2: none}

func afterIndex(top, n int) int {
	if top < 0 || top+1 > n {
		return none
	}
	return top + 1
}

// label is the word's relation from 1, 0 where it has none.
func label(n *node) uint64 {
	if n.head == none {
		return 0
	}
	return uint64(n.label) + 1
}

func distance(d int) uint64 {
	switch {
	case d <= 4:
		return uint64(d)
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	}
	return 7
}

// gap tells what stands between words i and j, i before j: verbs, commas, conjunctions, nouns and
// subordinators, each none, one or more in one bit or two.
func (w *sentenceWords) gap(i, j int) uint64 {
	a, b := w.between[i+1], w.between[j]
	return uint64(min(b.verbs-a.verbs, 1)) | uint64(min(b.commas-a.commas, 3))<<1 |
		uint64(min(b.conjunctions-a.conjunctions, 1))<<3 | uint64(min(b.nouns-a.nouns, 3))<<4 |
		uint64(min(b.subordinators-a.subordinators, 1))<<6
}
