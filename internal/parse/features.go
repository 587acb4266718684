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
	class        uint64 // of clusters, 0 if unknown
}

// sentenceWords is a sentence as the features see it: its words, the root after them, and running
// counts of what may stand between two words.
type sentenceWords struct {
	words   []word
	between []counts
}

// counts of the words before a place.
type counts struct{ verbs, commas, conjunctions, nouns, subordinators, quotes uint16 }

func (w *sentenceWords) init(toks []syntax.Token, tags map[string]uint64, classes clusters) {
	w.words = w.words[:0]
	w.between = append(w.between[:0], counts{})
	var c counts
	for i := range toks {
		t := &toks[i]
		w.words = append(w.words, newWord(t.Text, tags[t.XPOS], classes))
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
		case t.XPOS == "``" || t.XPOS == "''":
			c.quotes++
		}
		w.between = append(w.between, c)
	}
	w.words = append(w.words, word{form: 1, tag: rootTag, shape: 7}, word{})
}

const rootTag = 127

func newWord(form string, tag uint64, classes clusters) word {
	norm := normalise(form)
	suffix := norm
	if len(norm) > 3 {
		suffix = norm[len(norm)-3:]
	}
	return word{form: hashString(norm), suffix: hashString(suffix), tag: tag,
		shape: shapeOf(form), class: uint64(classes[norm])}
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

// Features come in three groups, so that what does not change with the tree is scored once: those of
// the words ahead, those of the top and the next word as words, and those of the tree built so far.
// They are the templates of Zhang & Nivre (2011, table 2) and more for coordination, apposition and
// clauses: the second word of the stack, what stands between the top and the next word, the words
// beside them, suffixes and shapes.

// at returns word i, the empty word where there is none.
func (w *sentenceWords) at(i int) *word {
	if i < 0 || i >= len(w.words)-1 {
		return &w.words[len(w.words)-1]
	}
	return &w.words[i]
}

// nextFeatures appends the features of the words not yet read.
func (w *sentenceWords) nextFeatures(next int, out []uint64) []uint64 {
	f := featureSet{out: out}
	N0, N1, N2, N3 := w.at(next), w.at(next+1), w.at(next+2), w.at(next+3)
	f.add(N0.form, N0.tag, 0)
	f.add(N0.form, 0, 0)
	f.add(0, N0.tag, 0)
	f.add(N1.form, N1.tag, 0)
	f.add(N1.form, 0, 0)
	f.add(0, N1.tag, 0)
	f.add(N2.form, N2.tag, 0)
	f.add(N2.form, 0, 0)
	f.add(0, N2.tag, 0)
	f.add(0, 0, pack(N0.tag, N1.tag))
	f.add(N0.form, N1.form, 0)
	f.add(N0.form, N1.tag, 0)
	f.add(N1.form, N0.tag, 0)
	f.add(0, 0, pack(N0.tag, N1.tag, N2.tag))
	f.add(0, 0, pack(N0.tag, N1.tag, N2.tag, N3.tag))
	f.add(0, N0.class, N0.tag)
	f.add(0, N1.class, N0.class)
	f.add(0, N1.class, N0.tag)
	return f.out
}

// pairFeatures appends the features of the top and the next word, their neighbours and what stands
// between them.
func (w *sentenceWords) pairFeatures(top, next int, out []uint64) []uint64 {
	f := featureSet{template: 50, out: out}
	S0, N0, N1, N2 := w.at(top), w.at(next), w.at(next+1), w.at(next+2)
	P, A := w.at(next-1), w.at(-1)
	var d, gap uint64
	if top >= 0 {
		A = w.at(top + 1)
		d = distance(next - top)
		gap = w.gap(top, next)
	}
	f.add(S0.form, S0.tag, 0)
	f.add(S0.form, 0, 0)
	f.add(0, S0.tag, 0)
	f.add(S0.form, N0.form, pack(S0.tag, N0.tag))
	f.add(S0.form, N0.form, S0.tag)
	f.add(S0.form, N0.form, N0.tag<<8)
	f.add(S0.form, 0, pack(S0.tag, N0.tag))
	f.add(0, N0.form, pack(S0.tag, N0.tag))
	f.add(S0.form, N0.form, 0)
	f.add(0, 0, pack(S0.tag, N0.tag))
	f.add(S0.form, N1.form, 0)
	f.add(0, 0, pack(S0.tag, N0.tag, N1.tag))
	f.add(0, 0, pack(S0.tag, N0.tag, N1.tag, N2.tag))
	f.add(S0.form, 0, pack(N0.tag, N1.tag))
	f.add(N0.form, 0, pack(S0.tag, N1.tag))
	f.add(N1.form, 0, pack(S0.tag, N0.tag))
	f.add(N0.form, N1.form, pack(S0.tag, N2.tag))

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

	f.add(P.form, 0, pack(S0.tag, N0.tag))
	f.add(0, 0, pack(S0.tag, P.tag, N0.tag, N1.tag))
	f.add(A.form, 0, pack(S0.tag, N0.tag))
	f.add(0, 0, pack(S0.tag, A.tag, P.tag, N0.tag))
	f.add(S0.suffix, N0.suffix, 0)
	f.add(S0.suffix, N0.tag, S0.tag)
	f.add(N0.suffix, S0.tag, N0.tag)
	f.add(S0.suffix, N0.suffix, pack(S0.tag, N0.tag))
	f.add(0, 0, pack(S0.shape, N0.shape, S0.tag, N0.tag, gap))

	f.add(0, S0.class, S0.tag)
	f.add(0, S0.class, N0.class)
	f.add(0, S0.class, pack(N0.class, d))
	f.add(0, S0.class, pack(S0.tag, N0.tag))
	f.add(0, N0.class, pack(S0.tag, N0.tag))
	f.add(S0.form, N0.class, 0)
	f.add(N0.form, S0.class, 0)
	f.add(1, S0.class, pack(N0.class, N1.tag))
	return f.out
}

// treeFeatures appends the features that read the stack below its top and the arcs made so far.
func (w *sentenceWords) treeFeatures(s *state, out []uint64) []uint64 {
	f := featureSet{template: 100, out: out}
	top, next := s.top(), s.next
	i1, i2 := s.below(1), s.below(2)
	s0, s1, n0 := s.node(top), s.node(i1), s.node(next)
	h := s.node(int(s0.head))
	S0, S1, S2, N0, N1 := w.at(top), w.at(i1), w.at(i2), w.at(next), w.at(next+1)
	H, H2 := w.at(int(s0.head)), w.at(int(h.head))
	L, L2, R, R2 := w.at(int(s0.l1)), w.at(int(s0.l2)), w.at(int(s0.r1)), w.at(int(s0.r2))
	M, M2, R1 := w.at(int(n0.l1)), w.at(int(n0.l2)), w.at(int(s1.r1))
	var gap uint64
	if top >= 0 {
		gap = w.gap(top, next)
	}
	sl, hl, s1l := label(s0), label(h), label(s1)
	ll, rl, ml := label(s.node(int(s0.l1))), label(s.node(int(s0.r1))), label(s.node(int(n0.l1)))
	ll2, rl2, ml2 := label(s.node(int(s0.l2))), label(s.node(int(s0.r2))), label(s.node(int(n0.l2)))
	vl, vr, nl := uint64(min(s0.lefts, 5)), uint64(min(s0.rights, 5)), uint64(min(n0.lefts, 5))

	f.add(S1.form, S1.tag, 0)
	f.add(0, S1.tag, s1l)
	f.add(S1.form, S0.form, 0)
	f.add(S1.form, N0.form, 0)
	f.add(S1.form, pack(S0.tag, N0.tag), 0)
	f.add(N0.form, pack(S1.tag, S0.tag), 1)
	f.add(S1.form, 0, pack(s1l, S0.tag, sl, N0.tag))
	f.add(S1.form, S0.form, N0.form)
	f.add(0, 0, pack(S1.tag, S0.tag, N0.tag))
	f.add(0, 0, pack(S2.tag, S1.tag, S0.tag, N0.tag))
	f.add(0, 0, pack(S1.tag, S0.tag, N0.tag, N1.tag))
	f.add(0, 0, pack(S1.tag, R1.tag, S0.tag, N0.tag))
	f.add(0, 0, pack(S1.tag, S0.tag, sl, N0.tag, ml))

	f.add(0, 0, pack(H.tag, S0.tag, N0.tag))
	f.add(0, 0, pack(H.tag, S0.tag, N0.tag, sl, gap))
	f.add(0, 0, pack(S0.tag, L.tag, N0.tag))
	f.add(0, 0, pack(S0.tag, R.tag, N0.tag))
	f.add(0, 0, pack(S0.tag, R.tag, N0.tag, rl, gap))
	f.add(0, 0, pack(S0.tag, N0.tag, M.tag))
	f.add(0, 0, pack(S0.tag, N0.tag, ml, ml2, gap))
	f.add(S0.form, N0.form, ml)

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
	f.add(H.form, S0.form, pack(sl, N0.tag))
	f.add(H2.form, 0, hl)
	f.add(0, H2.tag, hl)
	f.add(0, 0, pack(S0.tag, sl, H.tag, hl, H2.tag))
	f.add(0, 0, pack(N0.tag, S0.tag, sl, H.tag, hl))
	f.add(0, 0, pack(S0.shape, N0.shape, N1.shape, sl, N0.tag))

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

	f.add(M.form, S0.form, N0.form)
	f.add(M.form, S0.class, N0.class)
	f.add(M.form, S0.form, N0.class)
	f.add(M.form, S0.class, N0.form)
	f.add(M.form, S1.class, pack(S0.class, N0.class))
	f.add(M.form, H.class, pack(S0.class, N0.tag))
	f.add(0, H.class, pack(S0.class, sl, N0.tag))
	f.add(0, H.class, pack(sl, N0.class))
	f.add(0, S0.class, pack(R.class, rl, N0.tag))
	f.add(0, N0.class, pack(ml, M2.tag, S0.tag))
	f.add(0, S1.class, pack(S0.class, N0.class))
	f.add(0, S1.class, pack(s1l, S0.tag, sl, N0.tag))
	return f.out
}

var noNode = node{head: none, l1: none, l2: none, r1: none, r2: none}

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

// gap tells in eight bits what stands between words i and j, i before j: verbs, commas, conjunctions,
// nouns, subordinators, and whether a quotation opens or closes.
func (w *sentenceWords) gap(i, j int) uint64 {
	a, b := w.between[i+1], w.between[j]
	return uint64(min(b.verbs-a.verbs, 1)) | uint64(min(b.commas-a.commas, 3))<<1 |
		uint64(min(b.conjunctions-a.conjunctions, 1))<<3 | uint64(min(b.nouns-a.nouns, 3))<<4 |
		uint64(min(b.subordinators-a.subordinators, 1))<<6 | uint64((b.quotes-a.quotes)%2)<<7
}
