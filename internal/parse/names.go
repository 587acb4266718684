package parse

import (
	"math"
	"slices"
	"unicode"

	"entente/internal/syntax"
)

// namer finds names: a linear model scores what each word may be (outside a name, the first or a
// later word of a name of a class) and what may follow what; the best sequence is taken (Collins
// 2002).
type namer struct {
	weights *table
}

// The probability of a name is 1/(1+exp(-(nameSlope·margin+nameOffset))), where margin is the least
// by which a sequence that labels one of its words otherwise is worse (Platt scaling). The numbers
// were fitted on Universal NER's EWT dev, since those that fit held-out news of 1987 (0.093, -0.405)
// are too sure of text of another time and kind.
const (
	nameSlope  = 0.07
	nameOffset = -1.6
)

// nameClasses are the classes of names; label 0 is outside, 1+2k begins and 2+2k continues class k.
var nameClasses = []string{syntax.PersonName, syntax.OrgName, syntax.PlaceName, syntax.NationalityName}

const nameLabels = 9

// nameUnit is the weight 1 of the frozen model.
const nameUnit = 8

const never = math.MinInt32 / 4

// follows says whether label b may stand after label a: a name goes on only in its own class.
func follows(a, b int) bool {
	return b == 0 || b%2 == 1 || a == b || a == b-1
}

// hidden stands for a word that training hides, so that names are also learnt from what is around
// them: the names of tomorrow's news are not in the training data.
const hidden = 5

// nameFeatures returns the features of word i.
func (w *tagWords) nameFeatures(toks []syntax.Token, i int) []uint64 {
	f := featureSet{template: 200, out: w.out[:0]}
	word, before, before2 := w.lower[i+2], w.lower[i+1], w.lower[i]
	after, after2 := w.lower[i+3], w.lower[i+4]
	text, norm := w.texts[i], w.norms[i]
	shape, tag := shapeOf(text), hashString(toks[i].XPOS)
	if i == 0 {
		shape |= 8
	}
	tagBefore, shapeBefore := w.neighbour(toks, i-1)
	tagAfter, shapeAfter := w.neighbour(toks, i+1)
	tagBefore2, _ := w.neighbour(toks, i-2)
	tagAfter2, shapeAfter2 := w.neighbour(toks, i+2)
	f.add(tag, 0, 0)
	f.add(tag, shape, 0)
	f.add(tag, tagBefore, tagAfter)
	f.add(tag, tagBefore, tagBefore2)
	f.add(tag, tagAfter, tagAfter2)
	f.add(before, 0, 0)
	f.add(before, shape, tag)
	f.add(after, 0, 0)
	f.add(after, shape, tag)
	f.add(before2, before, 0)
	f.add(after, after2, 0)
	f.add(before2, shape, tagBefore)
	f.add(after2, shape, tagAfter)
	f.add(before, shape, shapeAfter)
	f.add(after, shape, shapeBefore)
	f.add(before, after, 0)
	f.add(shape, pack(shapeBefore, shapeAfter, shapeAfter2), 0)
	f.add(wordShape(text), 0, 0)
	f.add(hashString(suffixOf(norm, 2)), shape, 0)
	f.add(hashString(suffixOf(norm, 3)), shape, 0)
	f.add(hashString(suffixOf(norm, 4)), shape, 0)
	f.add(hashString(norm[:min(3, len(norm))]), shape, 0)
	f.add(hashString(norm[:min(4, len(norm))]), shape, 0)
	if word != hidden {
		f.add(word, 0, 0)
		f.add(word, shape, 0)
		f.add(hashString(text), tag, 0)
		f.add(before, word, 0)
		f.add(word, after, 0)
		f.add(word, shapeBefore, shapeAfter)
	}
	w.out = f.out
	return f.out
}

// neighbour gives the tag and shape of word i, zeros where there is none.
func (w *tagWords) neighbour(toks []syntax.Token, i int) (tag, shape uint64) {
	if i < 0 || i >= len(toks) {
		return 0, 0
	}
	return hashString(toks[i].XPOS), shapeOf(toks[i].Text)
}

// followFeature is the feature of what stands after a label.
func followFeature(label int) uint64 { return mix(299, uint64(label), 0, 0) }

// nameSearch finds the best sequence of labels and how much worse the others are.
type nameSearch struct {
	follow  [nameLabels][nameLabels]int32 // score of a label after another
	words   [][nameLabels]int32
	forward [][nameLabels]int32 // best score of a sequence up to a word that ends with a label
	back    [][nameLabels]int8  // the label before in that sequence
	rest    [][nameLabels]int32 // best score of what comes after a word with a label
	labels  []int
	row     [nameLabels]int32
}

// run labels the tokens.
func (v *nameSearch) run(sc scorer, toks []syntax.Token, w *tagWords) {
	for a := range nameLabels {
		v.follow[a] = [nameLabels]int32{}
		sc.score([]uint64{followFeature(a)}, v.follow[a][:])
		for b := range nameLabels {
			if !follows(a, b) {
				v.follow[a][b] = never
			}
		}
	}
	v.words = v.words[:0]
	for i := range toks {
		v.row = [nameLabels]int32{}
		sc.score(w.nameFeatures(toks, i), v.row[:])
		v.words = append(v.words, v.row)
	}
	v.viterbi()
}

// viterbi fills forward, back and labels.
func (v *nameSearch) viterbi() {
	n := len(v.words)
	v.forward = slices.Grow(v.forward[:0], n)[:n]
	v.back = slices.Grow(v.back[:0], n)[:n]
	v.labels = slices.Grow(v.labels[:0], n)[:n]
	for i := range v.words {
		for b := range nameLabels {
			best, from := int32(math.MinInt32), 0
			for a := range nameLabels {
				before := v.follow[a][b]
				if i > 0 {
					before += v.forward[i-1][a]
				} else if a > 0 {
					break
				}
				if before > best {
					best, from = before, a
				}
			}
			v.forward[i][b] = max(best, never) + v.words[i][b]
			v.back[i][b] = int8(from)
		}
	}
	last := 0
	for b := range nameLabels {
		if v.forward[n-1][b] > v.forward[n-1][last] {
			last = b
		}
	}
	for i := n - 1; i >= 0; i-- {
		v.labels[i] = last
		last = int(v.back[i][last])
	}
}

// margins gives for each word by how much the best sequence with another label is worse.
func (v *nameSearch) margins() []float64 {
	n := len(v.words)
	v.rest = slices.Grow(v.rest[:0], n)[:n]
	v.rest[n-1] = [nameLabels]int32{}
	for i := n - 2; i >= 0; i-- {
		for a := range nameLabels {
			best := int32(math.MinInt32)
			for b := range nameLabels {
				best = max(best, v.follow[a][b]+v.words[i+1][b]+v.rest[i+1][b])
			}
			v.rest[i][a] = max(best, never)
		}
	}
	out := make([]float64, n)
	for i := range out {
		best, other := int32(0), int32(math.MinInt32)
		for b := range nameLabels {
			s := v.forward[i][b] + v.rest[i][b]
			if b == v.labels[i] {
				best = s
			} else {
				other = max(other, s)
			}
		}
		out[i] = float64(best-other) / nameUnit
	}
	return out
}

// foundName is a name as found, with its margin.
type foundName struct {
	syntax.Name
	margin float64
}

// find returns the names of the tagged tokens, without articles before them; w has seen the tokens.
func (n *namer) find(toks []syntax.Token, w *tagWords) []foundName {
	v := &w.search
	v.run(n.weights, toks, w)
	var out []foundName
	if !slices.ContainsFunc(v.labels, func(l int) bool { return l > 0 }) {
		return nil
	}
	margins := v.margins()
	for i := 0; i < len(toks); i++ {
		label := v.labels[i]
		if label%2 == 0 {
			continue
		}
		f := foundName{syntax.Name{Span: syntax.Span{Lo: i, Hi: i + 1}, Class: nameClasses[(label-1)/2]}, margins[i]}
		for f.Hi < len(toks) && v.labels[f.Hi] == label+1 {
			f.margin = min(f.margin, margins[f.Hi])
			f.Hi++
		}
		i = f.Hi - 1
		f.Span = trimName(toks, f.Span)
		if hasUpper(toks, f.Span) {
			out = append(out, f)
		}
	}
	return out
}

// trimName leaves out articles at a name's beginning.
func trimName(toks []syntax.Token, s syntax.Span) syntax.Span {
	for s.Len() > 1 && toks[s.Lo].XPOS == "DT" {
		s.Lo++
	}
	return s
}

func hasUpper(toks []syntax.Token, s syntax.Span) bool {
	return slices.ContainsFunc(toks[s.Lo:s.Hi], func(t syntax.Token) bool {
		for _, r := range t.Text {
			if unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r) {
				return true
			}
		}
		return false
	})
}

// names returns the names of the tagged tokens with their probabilities.
func (n *namer) names(toks []syntax.Token, w *tagWords) []syntax.Name {
	var out []syntax.Name
	for _, f := range n.find(toks, w) {
		f.Prob = 1 / (1 + math.Exp(-(nameSlope*f.margin + nameOffset)))
		out = append(out, f.Name)
	}
	return out
}
