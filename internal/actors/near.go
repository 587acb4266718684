package actors

import (
	"github.com/agnivade/levenshtein"
)

// nearName is a country's name that a misspelt word may be meant for.
type nearName struct {
	folded string
	actor  int32
	use    use
}

// addNear enters names of one word and five letters or more: shorter ones are near too many words.
func (l *loader) addNear(name string, i int32, u use) {
	words := phrase(article(name))
	if len(words) != 1 || len(words[0]) < 5 {
		return
	}
	w := words[0]
	l.near[w[:1]] = append(l.near[w[:1]], nearName{w, i, u})
}

// misspelt finds the one country whose name or demonym differs from the word by a letter (two from
// ten letters on), or by two neighbours that changed places. The first letter must be right.
func (c *Catalogue) misspelt(word string) (sense, bool) {
	if len(word) < 6 {
		return sense{}, false
	}
	var best nearName
	bestAt, tie := 3, false
	for _, n := range c.near[word[:1]] {
		if d := len(n.folded) - len(word); d < -2 || d > 2 {
			continue
		}
		if len(word) < 10 && differing(word, n.folded) > 2 {
			continue // without counting: most names are
		}
		at := levenshtein.ComputeDistance(word, n.folded)
		if at == 2 && swapped(word, n.folded) {
			at = 1
		}
		if at > 1 && len(word) < 10 || at > bestAt {
			continue
		}
		tie = at == bestAt && n.actor != best.actor
		best, bestAt = n, at
	}
	if bestAt > 2 || tie {
		return sense{}, false
	}
	return sense{actor: best.actor, use: best.use, upper: true, period: always}, true
}

// differing is how many letters of the longer of two words stand between what they begin and what they end with alike.
func differing(a, b string) int {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return max(len(a), len(b))
}

// swapped says whether two words differ only by two neighbouring letters in the other order.
func swapped(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
