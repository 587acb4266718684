package parse

import (
	"strings"

	"entente/internal/syntax"
)

// universal gives universal parts of speech from the Penn tag, the relation to the head and the
// word, by what was most frequent in the treebanks: "to" is PART as mark and ADP as case, "have"
// AUX as aux and VERB as root.
type universal map[string]string

func universalKeys(t *syntax.Token) [3]string {
	rel := t.XPOS + "\t" + t.Deprel
	return [3]string{t.XPOS, rel, rel + "\t" + strings.ToLower(t.Text)}
}

func (u universal) of(t *syntax.Token) string {
	keys := universalKeys(t)
	for i := len(keys) - 1; i >= 0; i-- {
		if p, ok := u[keys[i]]; ok {
			return p
		}
	}
	return "X"
}

// learnUniversal keeps a longer key where it says something else than a shorter one.
func learnUniversal(sentences []syntax.Sentence) universal {
	var counts [3]majority
	for i := range counts {
		counts[i] = majority{}
	}
	for _, s := range sentences {
		for i := range s.Tokens {
			for k, key := range universalKeys(&s.Tokens[i]) {
				counts[k].add(key, partOfSpeech(&s.Tokens[i]), 1)
			}
		}
	}
	u := universal{}
	for k, c := range counts {
		for _, key := range c.keys() {
			p := c.best(key)
			shorter := ""
			if k > 0 {
				prefix := key[:strings.LastIndexByte(key, '\t')]
				shorter = u[prefix]
				if shorter == "" {
					shorter = u[key[:strings.IndexByte(key, '\t')]]
				}
			}
			if p != shorter && (k < 2 || c[key][p] > 1) {
				u[key] = p
			}
		}
	}
	return u
}

// partOfSpeech is the gold UPOS, but never a verb for a name: the treebanks have "United" in
// "United Nations" as a verb.
func partOfSpeech(t *syntax.Token) string {
	if isProper(t.XPOS) && t.UPOS == "VERB" {
		return "ADJ"
	}
	return t.UPOS
}
