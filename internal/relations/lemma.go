package relations

import "strings"

// knownLemma gives the lemma of a word for the lexicon: the parser's, or where the lexicon lacks that, a
// form that the lexicon has and that the word can regularly be one of ("shelled" is of "shell",
// whatever a lemmatizer says).
func (l *Lexicon) knownLemma(low, lemma string, class map[string][]*Entry) string {
	if len(class[lemma]) > 0 || len(class[low]) > 0 && lemma == low {
		return lemma
	}
	if base := l.pasts[low]; base != "" && len(class[base]) > 0 {
		return base
	}
	for _, suffix := range []string{"ing", "ed", "es", "s", "d"} {
		stem, ok := strings.CutSuffix(low, suffix)
		if !ok || len(stem) < 3 {
			continue
		}
		candidates := []string{stem, stem + "e"}
		if n := len(stem); stem[n-1] == stem[n-2] {
			candidates = append(candidates, stem[:n-1])
		}
		if base, ok := strings.CutSuffix(stem, "i"); ok {
			candidates = append(candidates, base+"y")
		}
		for _, c := range candidates {
			if len(class[c]) > 0 {
				return c
			}
		}
	}
	if len(class[low]) > 0 {
		return low
	}
	return lemma
}
