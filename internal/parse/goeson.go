package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Gaps in which no sentence ends, whatever the splitter has learnt: what it has learnt from knows neither a wire's brackets nor names of
// firms, and headings without a stop, which end there, look like these.

// goesOn says whether a sentence goes on over a gap for what stands around it.
func (c *cutter) goesOn(g *gap) bool {
	return g.inBrackets() || g.beforeEnding() || c.titled(g) || g.behindCountry()
}

// nameChunks is how many chunks the name of a firm has, at most.
const nameChunks = 8

// inBrackets says whether the gap is inside a name in angle brackets, "<E.F. Hill and Co Inc>".
func (g *gap) inBrackets() bool {
	for i := g.at; i >= 0 && i > g.at-nameChunks; i-- {
		switch chunk := g.chunk(i); {
		case strings.Contains(chunk, ">"):
			return false
		case opensName(chunk):
			return g.closes(g.at + 1)
		}
	}
	return false
}

// closes says whether a bracket that is open is closed by a chunk from i on, before another opens.
func (g *gap) closes(i int) bool {
	for k := i; k < i+nameChunks; k++ {
		if chunk := g.chunk(k); strings.Contains(chunk, ">") {
			return true
		} else if chunk == "" || opensName(chunk) {
			return false
		}
	}
	return false
}

// beforeEnding says whether the gap, behind a word without a stop, is in or before capitals that end as a firm's name does: in "Hill
// Life Insurance Co" no heading ends before "Insurance".
func (g *gap) beforeEnding() bool {
	if g.stopped() || closesName(g.chunk(g.at)) || stopClass(g.chunk(g.at)) > 3 {
		return false
	}
	for k := g.at + 1; k <= g.at+nameChunks; k++ {
		chunk := g.chunk(k)
		if r, _ := utf8.DecodeRuneInString(chunk); !unicode.IsUpper(r) {
			return false
		}
		word, _, possessive := strings.Cut(bareEnd(chunk), "'s")
		if firmEndings[strings.ToLower(strings.TrimSuffix(word, "."))] {
			return true
		}
		if possessive || word != chunk {
			return false // a mark ends the name
		}
	}
	return false
}

// bareEnd is a chunk without the marks that it ends with, its stop kept.
func bareEnd(chunk string) string { return strings.TrimRight(chunk, `,;:>)]"'!?`) }

var firmEndings = set("inc co corp cos ltd plc ag sa nv spa gmbh llc lp")

// openingMarks may stand before a word, without a space.
const openingMarks = `<("'“`

// titled says whether a title stands before the gap, or a first name cut short: "Rep. Hill", "Wm. Hill and Co".
func (c *cutter) titled(g *gap) bool {
	chunk, isTitle := g.chunk(g.at), false
	if word, ok := strings.CutSuffix(chunk, "."); ok {
		isTitle = c.abbreviations[strings.ToLower(strings.TrimLeft(word, openingMarks))] == "title"
	}
	r, _ := utf8.DecodeRuneInString(g.chunk(g.at + 1))
	return isTitle && unicode.IsUpper(r)
}

// behindCountry says whether the gap is behind "U.S." or the like and before a word that begins a question at most, and the sentence is
// none: wires write "the U.S. And Chad", "the U.S. Has agreed".
func (g *gap) behindCountry() bool {
	chunk := strings.TrimLeft(g.chunk(g.at), openingMarks)
	return countryLetters(chunk) && midSentence[g.chunk(g.at+1)] && !g.asks()
}

// countryLetters says whether a word is a country cut to its letters: "U.S.", "U.K.".
func countryLetters(word string) bool {
	return len(word) == 4 && word[:2] == "U." && word[3] == '.'
}

// asks says whether the next mark that ends a sentence is a question mark.
func (g *gap) asks() bool {
	rest := g.text[g.chunks[g.at].hi:]
	for i, r := range rest {
		if r == '?' {
			return true
		}
		if (r == '.' || r == '!') && (i+1 == len(rest) || rest[i+1] == ' ' || rest[i+1] == '\n') {
			return false
		}
	}
	return false
}

var midSentence = map[string]bool{"And": true, "Or": true, "Has": true, "Have": true, "Had": true, "Is": true, "Was": true, "Were": true, "Are": true,
	"Would": true, "Will": true, "Could": true, "Should": true, "Must": true}
