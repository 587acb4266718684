package relations

import (
	"cmp"
	"slices"
	"strings"
)

// Count tells how many predicates a lexicon has for an event, or for an effect on other events.
type Count struct {
	Event, Effect            string // the event is "" where the effect decides
	Verbs, Nouns, Adjectives int
	Objects                  int // verbs with one of the objects they ask for: "impose sanctions", "impose a ban"
}

// Counts counts the predicates, each once however many senses of it an event has.
func (l *Lexicon) Counts() []Count {
	seen := map[string]bool{}
	byKey := map[[2]string]*Count{}
	for _, e := range l.Entries() {
		key := [2]string{e.Event, string(e.Effect)}
		if e.Effect == Attitude { // an event of its own, toward whoever does what its object names
			key[1] = ""
		}
		c := byKey[key]
		if c == nil {
			c = &Count{Event: key[0], Effect: key[1]}
			byKey[key] = c
		}
		c.add(e, func(words ...string) bool {
			name := strings.Join(append([]string{key[0], key[1], string(e.Class)}, words...), " ")
			again := seen[name]
			seen[name] = true
			return !again
		})
	}
	var counts []Count
	for _, c := range byKey {
		counts = append(counts, *c)
	}
	slices.SortFunc(counts, func(a, b Count) int { return cmp.Or(cmp.Compare(a.Event, b.Event), cmp.Compare(a.Effect, b.Effect)) })
	return counts
}

// add counts the entry's predicates of which isNew says that they were not counted before.
func (c *Count) add(e *Entry, isNew func(...string) bool) {
	name := append(slices.Clone(e.Modifiers), e.Lemma, e.Particle)
	switch {
	case e.Class == 'a' && isNew(name...):
		c.Adjectives++
	case e.Class == 'n' && isNew(name...):
		c.Nouns++
	case e.Class == 'v' && len(e.Objects) == 0 && isNew(name...):
		c.Verbs++
	case e.Class == 'v':
		for _, o := range e.Objects {
			if isNew(append(slices.Clone(name), o)...) {
				c.Objects++
			}
		}
	}
}
