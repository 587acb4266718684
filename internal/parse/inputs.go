package parse

import (
	"cmp"
	"slices"

	"entente/internal/parse/matrix"
	"entente/internal/syntax"
)

// inputs turns words into vectors: what is known of a word's form, its last and first letters, its
// letters' case and its tag, one after the other.
type inputs struct {
	kinds  [inputKinds]map[string]int32 // number of a value, from 1; 0 is every other
	tables [inputKinds]matrix.Matrix    // a row for each number
}

// The kinds of a word's inputs, and how many numbers each takes.
const (
	formInput = iota
	suffixInput
	shortSuffixInput
	prefixInput
	shapeInput
	tagInput
	inputKinds
)

var inputWidths = [inputKinds]int{112, 40, 24, 24, 16, 40}

// inputWidth is the sum of inputWidths.
const inputWidth = 256

// Values seen fewer times in training have no number.
var inputLeast = [inputKinds]int{2, 3, 3, 3, 1, 1}

// inputValues gives the values of a word, which the kinds number.
func inputValues(form, norm, tag string) [inputKinds]string {
	return [inputKinds]string{norm, suffixOf(norm, 3), suffixOf(norm, 2), norm[:min(3, len(norm))], wordPattern(form), tag}
}

// wordPattern is the form with its letters as X, x and 9, runs longer than two shortened to two, at
// most eight of them.
func wordPattern(form string) string {
	var out [8]byte
	n := 0
	for _, r := range form {
		c := byte('u')
		switch {
		case r >= 'A' && r <= 'Z':
			c = 'X'
		case r >= 'a' && r <= 'z':
			c = 'x'
		case r >= '0' && r <= '9':
			c = '9'
		case r < 0x80:
			c = byte(r)
		}
		if n >= 2 && out[n-1] == c && out[n-2] == c {
			continue
		}
		out[n] = c
		if n++; n == len(out) {
			break
		}
	}
	return string(out[:n])
}

// wordInputs are a word's numbers.
type wordInputs [inputKinds]int32

func (in *inputs) of(form, norm, tag string) wordInputs {
	var w wordInputs
	for k, v := range inputValues(form, norm, tag) {
		w[k] = in.kinds[k][v]
	}
	return w
}

// all appends the numbers of the tokens.
func (in *inputs) all(toks []syntax.Token, out []wordInputs) []wordInputs {
	for i := range toks {
		out = append(out, in.of(toks[i].Text, normalise(toks[i].Text), toks[i].XPOS))
	}
	return out
}

// vectors writes the words' vectors to the rows of x.
func (in *inputs) vectors(words []wordInputs, x matrix.Matrix) {
	for i := range words {
		row := x.Row(i)
		for k, n := range words[i] {
			row = row[copy(row, in.tables[k].Row(int(n))):]
		}
	}
}

// numbered counts the values in the sentences and numbers the frequent ones, the most frequent first.
func numbered(sentences []syntax.Sentence) (kinds [inputKinds]map[string]int32, counts [inputKinds][]int) {
	var seen [inputKinds]map[string]int
	for k := range seen {
		seen[k] = map[string]int{}
	}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			for k, v := range inputValues(t.Text, normalise(t.Text), t.XPOS) {
				seen[k][v]++
			}
		}
	}
	for k := range seen {
		var values []string
		for v, n := range seen[k] {
			if n >= inputLeast[k] {
				values = append(values, v)
			}
		}
		slices.SortFunc(values, func(a, b string) int {
			return cmp.Or(cmp.Compare(seen[k][b], seen[k][a]), cmp.Compare(a, b))
		})
		kinds[k] = map[string]int32{}
		counts[k] = []int{0}
		for i, v := range values {
			kinds[k][v] = int32(i + 1)
			counts[k] = append(counts[k], seen[k][v])
		}
	}
	return kinds, counts
}
