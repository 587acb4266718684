package actors

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"entente/graph"
)

// A new organization or person whose name is but a misprint of another's is that one: "Texas Widgest Corp" beside "Texas Widgets",
// "Amerian Widgets" where the catalogue has American Widgets.

// bearer is an actor as the text names it, for comparing its name with others'.
type bearer struct {
	mention Mention
	names   [][]string // in words, folded, without firms' endings
	times   int
}

// misprints gives the mentions of misprinted new names to the actors that are meant.
func (t *text) misprints() {
	all := t.nameBearers()
	meant := map[string]Mention{}
	for _, n := range all {
		if n.mention.New && n.mention.Actor.Kind != graph.Country && n.mention.Actor.Kind != graph.Place {
			if m, ok := t.misprintOf(n, all); ok {
				meant[n.mention.Actor.ID] = m
			}
		}
	}
	t.rename(meant)
}

// nameBearers are the organizations and persons that the text names, in the order of their first mention.
func (t *text) nameBearers() []*bearer {
	byID := map[string]*bearer{}
	var all []*bearer
	for i := range t.mentions {
		for _, m := range t.mentions[i] {
			if k := m.Actor.Kind; k == graph.Country || k == graph.Place || strings.Contains(m.Actor.ID, "/") {
				continue
			}
			n := byID[m.Actor.ID]
			if n == nil {
				n = &bearer{mention: m, names: [][]string{nameWords(m.Actor.Name)}}
				for _, alias := range m.Actor.Aliases {
					n.names = append(n.names, nameWords(alias))
				}
				byID[m.Actor.ID] = n
				all = append(all, n)
			}
			n.times++
		}
	}
	slices.SortStableFunc(all, func(a, b *bearer) int { return cmp.Compare(a.mention.Sentence, b.mention.Sentence) })
	return all
}

// sameOffice says whether a person of the catalogue is in the news at the time of the text and what it tells of a new one agrees.
func (t *text) sameOffice(person int32, a graph.Actor) bool {
	known := t.at(person, t.day)
	if ro := t.records[person].roleAt(t.day); t.day != 0 && (ro == nil || ro.period.distance(t.day) > 40000) {
		return false
	}
	return a.Sector != "" && a.Sector == known.Sector || a.Code != "" && a.Code == known.Code
}

// nameWords are the folded words of a name without a firm's endings.
func nameWords(name string) []string {
	words := strings.Fields(name)
	for len(words) > 1 && (endsCompany(words[len(words)-1]) || longEndings[words[len(words)-1]] || len(words) > 2 && strings.HasPrefix(words[len(words)-1], "Holding")) {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && (words[len(words)-1] == "and" || words[len(words)-1] == "And" || words[len(words)-1] == "&") {
		words = words[:len(words)-1] // of "Hill and Co"
	}
	return phrase(strings.Join(words, " "))
}

// misprintOf finds whose name a new name is a misprint of: another's in the text, which the catalogue has or the text has more often or
// earlier, or else one of the catalogue's.
func (t *text) misprintOf(n *bearer, all []*bearer) (Mention, bool) {
	words := n.names[0]
	for _, o := range all {
		if o == n || o.mention.Actor.Kind != n.mention.Actor.Kind {
			continue
		}
		if slices.ContainsFunc(o.names, func(right []string) bool { return meansName(words, right, o.mention.Actor.Kind, t.headed(n, o)) }) && (!o.mention.New || t.better(o, n)) {
			return o.mention, true
		}
	}
	if o := t.inShort(n, all); o != nil {
		return o.mention, true
	}
	if v, ok := t.respelt(words, n.mention.Actor.Kind); ok && (n.mention.Actor.Kind != graph.Person || t.sameOffice(v.actor, n.mention.Actor)) {
		return Mention{Actor: t.at(v.actor, t.day), Score: guessed}, true
	}
	return Mention{}, false
}

// headed says whether of two names one is the headline's and the other begins the text below it.
func (t *text) headed(a, b *bearer) bool {
	title, lead := &a.mention, &b.mention
	if title.Sentence > lead.Sentence {
		title, lead = lead, title
	}
	return title.Sentence == 0 && lead.Sentence == 1 && lead.Lo == 0 && allCaps(&t.sentences[0])
}

// inShort finds the one organization of the text that a new one's name is short for: all of it but a word in the middle, "Acme Partners" of
// "Acme Energy Partners". "Acme Corp" is as likely the parent of Acme Express Corp.
func (t *text) inShort(n *bearer, all []*bearer) *bearer {
	words := n.names[0]
	last := n.mention.Actor.Name[strings.LastIndexByte(n.mention.Actor.Name, ' ')+1:]
	if len(words) < 2 || n.mention.Actor.Kind != graph.Organization || endsCompany(last) || longEndings[last] {
		return nil
	}
	var found *bearer
	for _, o := range all {
		if o == n || o.mention.Actor.Kind != graph.Organization || !slices.ContainsFunc(o.names, func(full []string) bool {
			return len(full) == len(words)+1 && words[0] == full[0] && slices.Equal(words[1:], full[2:])
		}) {
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	return found
}

// better says whether of two new names the first is spelt right more likely: its words are more frequent in the text, or the catalogue has
// them, or it is more often named, or by the body, which is set with more care than a headline in capitals, or earlier.
func (t *text) better(a, b *bearer) bool {
	x, y := allCaps(&t.sentences[a.mention.Sentence]), allCaps(&t.sentences[b.mention.Sentence])
	body := 0
	if x != y && y {
		body = -1
	} else if x != y {
		body = 1
	}
	return cmp.Or(cmp.Compare(t.frequency(b.names[0]), t.frequency(a.names[0])), cmp.Compare(t.startsNames(b.names[0]), t.startsNames(a.names[0])),
		cmp.Compare(b.times, a.times), body,
		cmp.Compare(a.mention.Sentence, b.mention.Sentence), cmp.Compare(a.mention.Lo, b.mention.Lo)) < 0
}

// frequency is how often the rarest of some words stands in the text.
func (t *text) frequency(words []string) int {
	least := 100
	for _, w := range words {
		n := 0
		for i := range t.sentences {
			for j := range t.sentences[i].Tokens {
				if lower(t.sentences[i].Tokens[j].Text) == w {
					n++
				}
			}
		}
		least = min(least, n)
	}
	return least
}

// startsNames is how many of some words names of the catalogue start with.
func (t *text) startsNames(words []string) int {
	n := 0
	for _, w := range words {
		if t.names.has(then(0, hashOf(w))) {
			n++
		}
	}
	return n
}

// meansName says whether a name is another with one word misprinted. A word alone may stand for a name by its first word, a person's
// by the last; it must start right, and another letter in it makes another name as easily, Unitel is not Unitek, but where
// one is the headline's and the other begins the text below it.
func meansName(words, right []string, kind string, headline bool) bool {
	if len(words) == 1 && len(right) > 0 {
		w := right[0]
		if kind == graph.Person {
			w = right[len(right)-1]
		}
		return misprinted(words[0], w) && w[0] == words[0][0] && (headline || len(w) != len(words[0])) && w+"s" != words[0] && words[0]+"s" != w
	}
	if len(words) != len(right) {
		return false
	}
	wrong := -1
	for k := range words {
		if words[k] != right[k] {
			if wrong >= 0 {
				return false
			}
			wrong = k
		}
	}
	return wrong >= 0 && misprinted(words[wrong], right[wrong])
}

// misprinted says whether a word differs from another by a letter, by two neighbours that changed places, or by two letters if both are
// long. Short words and numbers are near too many others, and points of the compass near each other.
func misprinted(word, right string) bool {
	if max(len(word), len(right)) < 6 || min(len(word), len(right)) < 5 || !isPlain(word) || !isPlain(right) {
		return false
	}
	switch levenshtein.ComputeDistance(word, right) {
	case 1:
		return true
	case 2:
		return swapped(word, right) || min(len(word), len(right)) >= 9 && word[0] == right[0] && !compass(word)
	}
	return false
}

// compass says whether a word has a point of the compass in it: "northwestern".
func compass(word string) bool {
	return strings.Contains(word, "north") || strings.Contains(word, "south") || strings.Contains(word, "east") || strings.Contains(word, "west")
}

// respelt finds the actor of the catalogue whose name a name is with one letter of one word wrong, of a single word one too many or too
// few. It asks the catalogue for each spelling of a word that is a letter away, whatever the number of names: some hundred steps a word.
func (t *text) respelt(words []string, kind string) (found sense, ok bool) {
	if len(words) > 8 || len(words) < 2 && (kind != graph.Organization || len(words) < 1 || len(words[0]) < 8) {
		return sense{}, false
	}
	if v, ok := t.fullName(t.keyOf(0, words), kind); ok {
		return v, true // but for the firm's ending
	}
	for k, w := range words {
		start := t.keyOf(0, words[:k])
		if k > 0 && !t.names.has(start) {
			break // no name starts so
		}
		if !isPlain(w) || len(words) > 1 && !distinctive(words, k) {
			continue
		}
		try := func(right uint64) bool {
			if key := then(start, right); t.names.has(key) {
				found, ok = t.fullName(t.keyOf(key, words[k+1:]), kind)
			}
			return !ok
		}
		switch {
		case k > 0 && k == len(words)-1 && !t.plural(w, try):
		case t.names.has(then(start, hashOf(w))):
			// other names go on so: it is spelt right
		case len(words) == 1:
			spellings(w, false, try)
		case len(w) >= 6:
			spellings(w, true, try)
		case len(w) == 5:
			swaps(w, try)
		}
		if ok {
			return found, true
		}
	}
	return sense{}, false
}

// keyOf goes on with a key by words; 0 if no name of the catalogue has that.
func (t *text) keyOf(key uint64, words []string) uint64 {
	for _, w := range words {
		if key = then(key, hashOf(w)); !t.names.has(key) {
			return 0
		}
	}
	return key
}

// fullName is the actor of a kind that the phrase of a key names at the text's time and that has a name of several words.
func (t *text) fullName(key uint64, kind string) (sense, bool) {
	for _, v := range t.names.under(key) {
		if r := &t.records[v.actor]; r.Kind == kind && v.use == byName && (t.day == 0 || v.period.holds(t.day)) {
			return v, true
		}
	}
	return sense{}, false
}

// distinctive says whether a name has a word beside the one at k that few names have.
func distinctive(words []string, k int) bool {
	for j, w := range words {
		if j != k && len(w) >= 3 && !generic[w] && !linking[w] {
			return true
		}
	}
	return false
}

// plural tries a last word with an "s" more or less, until try is false: "Barnett Bank" for Barnett Banks.
func (t *text) plural(w string, try func(hash uint64) bool) bool {
	if less, ok := strings.CutSuffix(w, "s"); ok && len(less) > 3 {
		return try(hashOf(less))
	}
	return len(w) <= 3 || try(hashOf(w+"s"))
}

// swaps gives the hashes of the words that a word is with two neighbours swapped, until yield is false.
func swaps(w string, yield func(hash uint64) bool) {
	for k := 0; k+1 < len(w); k++ {
		if w[k] != w[k+1] && !yield(hashOf(w[:k]+w[k+1:k+2]+w[k:k+1]+w[k+2:])) {
			return
		}
	}
}

// spellings gives the hashes of the words a letter away from a word, one more, one less, two neighbours swapped, and another if others
// are wanted, until yield is false.
func spellings(w string, others bool, yield func(hash uint64) bool) {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	start := uint64(fnvOffset) // of the letters before k
	for k := 0; k <= len(w); k++ {
		rest, next := w[k:], ""
		if k < len(w) {
			next = w[k+1:]
			if !yield(hashOn(start, next)) {
				return
			}
		}
		if next != "" && !yield(hashOn(hashOn(hashOn(start, next[:1]), rest[:1]), next[1:])) {
			return
		}
		for j := range letters {
			with := hashOn(start, letters[j:j+1])
			if !yield(hashOn(with, rest)) || others && k < len(w) && !yield(hashOn(with, next)) {
				return
			}
		}
		if k < len(w) {
			start = hashOn(start, rest[:1])
		}
	}
}
