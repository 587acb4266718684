package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/internal/syntax"
)

// Headlines are in capitals that tell nothing of names: "Russia Backs Assad in Syria Talks", "U.S. LIFTS SANCTIONS". They
// are read in the case of a sentence, for which tagger and network were trained.

// recased gives the words of a headline the case that a sentence would give them, and returns what they were; nil for
// tokens that are no headline's.
func (t *tagger) recased(toks []syntax.Token) []string {
	if !capitalised(toks) {
		return uncapitalised(toks)
	}
	plain := make([]string, len(toks))
	common := 0
	for i, tok := range toks {
		plain[i] = tok.Text
		if r, n := utf8.DecodeRuneInString(tok.Text); !unicode.IsUpper(r) || len(tok.Text) == n {
			continue
		}
		low := strings.ToLower(tok.Text)
		switch {
		case t.isCommon(low):
			plain[i] = low
			common++
		case len(tok.Text) > 4 && shapeOf(tok.Text) == 1 && !strings.Contains(tok.Text, "."):
			plain[i] = withCapital(low)
		}
	}
	if common == 0 {
		return nil
	}
	was := textsOf(toks)
	for i := range toks {
		toks[i].Text = plain[i]
	}
	return was
}

// uncapitalised writes small words small that stand behind "U.S." or the like, where wires have them begin as a sentence does: "the
// U.S. Has agreed". It returns what the words were; nil if there are none.
func uncapitalised(toks []syntax.Token) []string {
	var was []string
	for i := 1; i < len(toks); i++ {
		if !countryLetters(toks[i-1].Text) || !midSentence[toks[i].Text] && !prepositions[toks[i].Text] {
			continue
		}
		if was == nil {
			was = textsOf(toks)
		}
		toks[i].Text = strings.ToLower(toks[i].Text)
	}
	return was
}

func textsOf(toks []syntax.Token) []string {
	was := make([]string, len(toks))
	for i := range toks {
		was[i] = toks[i].Text
	}
	return was
}

var prepositions = map[string]bool{"To": true, "In": true, "For": true, "From": true, "With": true, "On": true, "By": true, "At": true, "As": true,
	"That": true, "Than": true, "Into": true, "Over": true, "Which": true, "Who": true, "But": true}

// capitalised says whether all longer words have a capital, at least four of them.
func capitalised(toks []syntax.Token) bool {
	capitals := 0
	for _, tok := range toks {
		switch shapeOf(tok.Text) {
		case 1, 2:
			capitals++
		case 3:
			if len(tok.Text) > 4 && !smallInHeadlines[tok.Text] {
				return false
			}
		}
	}
	return capitals >= 4 && capitals*2 > len(toks)
}

// smallInHeadlines are the longer words that stay small in headlines.
var smallInHeadlines = map[string]bool{"about": true, "above": true, "across": true, "after": true, "against": true, "among": true,
	"around": true, "before": true, "behind": true, "beyond": true, "despite": true, "during": true, "through": true,
	"toward": true, "towards": true, "under": true, "until": true, "within": true, "without": true, "between": true}

// isCommon says whether the tagger takes the word, in lower case, rather for a common word than, with a capital, for a name. Of
// a word that it does not know it asks after the stem.
func (t *tagger) isCommon(low string) bool {
	if common, known := t.commonOrName(low); known {
		return common
	}
	for _, suffix := range []string{"ing", "ed", "es", "s", "d"} {
		stem, ok := strings.CutSuffix(low, suffix)
		if !ok || len(stem) < 3 {
			continue
		}
		for _, base := range []string{stem, stem + "e"} {
			if common, known := t.commonOrName(base); known {
				return common
			}
		}
	}
	return false
}

// commonOrName compares what the tagger's weights for the word alone say of it.
func (t *tagger) commonOrName(low string) (common, known bool) {
	if t.words[low] != nil {
		return true, true
	}
	asCommon, asName := t.alone(low, false), t.alone(withCapital(low), true)
	return asCommon > asName, asCommon > 0 || asName > 0
}

func withCapital(low string) string {
	r, n := utf8.DecodeRuneInString(low)
	return string(unicode.ToUpper(r)) + low[n:]
}

// alone is the best score that the weights of the form by itself give to a tag of names, or to any other.
func (t *tagger) alone(form string, proper bool) int32 {
	f := featureSet{}
	f.addForm(hashString(normalise(form)), shapeOf(form), form)
	scores := make([]int32, len(t.tags))
	t.weights.score(f.out, scores)
	best := int32(0)
	for i, s := range scores {
		if isProper(t.tags[i]) == proper {
			best = max(best, s)
		}
	}
	return best
}
