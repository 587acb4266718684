package parse

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"entente/internal/syntax"
)

// tagger gives each word its Penn tag, from left to right: a linear model over the word, its
// neighbours, its letters and the two tags before it.
type tagger struct {
	tags    []string
	numbers map[string]uint64 // of tags, from 1
	weights *table
	words   map[string][]int // the tags that some words are limited to, as indexes
	nominal []int            // the tags that are no verb's
}

//go:embed words.txt
var wordsFile string

// limit reads the words that the file limits to certain tags.
func (t *tagger) limit(file string) error {
	t.words = map[string][]int{}
	for i, line := range strings.Split(file, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		word, tags, _ := strings.Cut(line, "\t")
		for _, tag := range strings.Fields(tags) {
			n := t.numbers[tag]
			if n == 0 {
				return fmt.Errorf("words.txt:%d: the model has no tag %q", i+1, tag)
			}
			t.words[word] = append(t.words[word], int(n-1))
		}
		if t.words[word] == nil {
			return fmt.Errorf("words.txt:%d: want a word, tab, and tags", i+1)
		}
		if vbz := t.numbers["VBZ"]; tags == "VB VBP" && vbz > 0 && t.words[thirdPerson(word)] == nil {
			t.words[thirdPerson(word)] = []int{int(vbz - 1)}
		}
	}
	return nil
}

// thirdPerson is the form of a regular verb that goes with he, she or it.
func thirdPerson(verb string) string {
	stem, y := strings.CutSuffix(verb, "y")
	switch n := len(stem); {
	case y && n > 0 && !strings.ContainsRune("aeiou", rune(stem[n-1])):
		return stem + "ies"
	case strings.HasSuffix(verb, "s"), strings.HasSuffix(verb, "sh"), strings.HasSuffix(verb, "ch"), strings.HasSuffix(verb, "x"), strings.HasSuffix(verb, "z"), strings.HasSuffix(verb, "o"):
		return verb + "es"
	}
	return verb + "s"
}

func (t *tagger) init() {
	t.numbers = make(map[string]uint64, len(t.tags))
	for i, tag := range t.tags {
		t.numbers[tag] = uint64(i + 1)
		if tag[0] != 'V' && tag != "MD" {
			t.nominal = append(t.nominal, i)
		}
	}
}

// tagWords is a sentence as the tagger's features see it.
type tagWords struct {
	lower        []uint64 // with two places before and after the sentence
	texts, norms []string
	out          []uint64
	scores       []int32
	search       nameSearch
}

func (w *tagWords) init(toks []syntax.Token) {
	w.lower = append(w.lower[:0], 1, 2)
	w.texts, w.norms = w.texts[:0], w.norms[:0]
	for i := range toks {
		norm := normalise(toks[i].Text)
		w.texts, w.norms = append(w.texts, toks[i].Text), append(w.norms, norm)
		w.lower = append(w.lower, hashString(norm))
	}
	w.lower = append(w.lower, 3, 4)
}

// features returns the features of word i, whose two predecessors have the tags given.
func (w *tagWords) features(i int, prev, prev2 uint64) []uint64 {
	f := featureSet{out: w.out[:0]}
	text, norm := w.texts[i], w.norms[i]
	word := w.lower[i+2]
	before, before2 := w.lower[i+1], w.lower[i]
	after, after2 := w.lower[i+3], w.lower[i+4]
	shape := shapeOf(text)
	if i == 0 {
		shape |= 8
	}
	f.addForm(word, shape, text)
	f.add(0, prev, 0)
	f.add(0, prev, prev2)
	f.add(word, prev, 0)
	f.add(before, 0, 0)
	f.add(before2, 0, 0)
	f.add(after, 0, 0)
	f.add(after2, 0, 0)
	f.add(before, word, 0)
	f.add(word, after, 0)
	f.add(before, after, 0)
	f.add(before, before2, 0)
	f.add(after, after2, 0)
	f.add(prev, after, 0)
	f.add(prev, prev2, after)
	f.add(0, shape, prev)
	f.add(0, wordShape(text), uint64(min(i, 1)))
	for n := 1; n <= 4; n++ {
		f.add(hashString(suffixOf(norm, n)), 0, 0)
	}
	f.add(hashString(suffixOf(norm, 3)), prev, 0)
	f.add(hashString(norm[:min(2, len(norm))]), 0, 0)
	f.add(hashString(norm[:min(3, len(norm))]), shape, 0)
	if i+1 < len(w.texts) {
		f.add(hashString(suffixOf(w.norms[i+1], 3)), shapeOf(w.texts[i+1]), shape)
	} else {
		f.add(1, shape, 0)
	}
	if i > 0 {
		f.add(hashString(suffixOf(w.norms[i-1], 3)), shapeOf(w.texts[i-1]), shape)
	} else {
		f.add(1, shape, 0)
	}
	w.out = f.out
	return f.out
}

// addForm adds the features of a word by itself, the first of its features.
func (f *featureSet) addForm(word, shape uint64, text string) {
	f.add(word, 0, 0)
	f.add(word, shape, 0)
	f.add(hashString(text), 0, 0)
}

// suffixOf is the last n bytes of s, or all of it with a mark.
func suffixOf(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return s[len(s)-n:]
}

// wordShape hashes the form with its letters as X, x and 9, runs shortened to one.
func wordShape(form string) uint64 {
	h := uint64(0)
	var last rune
	for _, r := range form {
		c := r
		switch {
		case r >= 'A' && r <= 'Z':
			c = 'X'
		case r >= 'a' && r <= 'z':
			c = 'x'
		case r >= '0' && r <= '9':
			c = '9'
		case r >= utf8.RuneSelf:
			c = 'u'
		}
		if c != last {
			h = h*31 + uint64(c)
		}
		last = c
	}
	return h
}

// tag sets the XPOS of the tokens.
func (t *tagger) tag(toks []syntax.Token, w *tagWords) {
	w.init(toks)
	prev, prev2 := uint64(0), uint64(0)
	w.scores = resize(w.scores, len(t.tags))
	for i := range toks {
		clear(w.scores)
		t.weights.score(w.features(i, prev, prev2), w.scores)
		best := argmax(w.scores)
		if only := t.words[w.norms[i]]; only != nil && (i == 0 || w.norms[i] == w.texts[i]) {
			best = bestOf(w.scores, only)
		} else if t.tags[best][0] == 'V' && shapeOf(w.texts[i]) == 2 && !t.isCommon(w.norms[i]) {
			best = bestOf(w.scores, t.nominal) // "Putin on Monday": no word of English, hence no verb
		}
		toks[i].XPOS = t.tags[best]
		prev, prev2 = uint64(best+1), prev
	}
}

func argmax(scores []int32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}

// bestOf is the best-scored of some indexes.
func bestOf(scores []int32, of []int) int {
	best := of[0]
	for _, i := range of {
		if scores[i] > scores[best] {
			best = i
		}
	}
	return best
}

// isProper says whether a Penn tag is that of a name.
func isProper(xpos string) bool { return strings.HasPrefix(xpos, "NNP") }
