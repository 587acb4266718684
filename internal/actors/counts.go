package actors

import (
	"strings"

	"entente/graph"
)

// counts is how often a text names its actors, pronouns aside.
type counts struct {
	of    map[string]int    // by the actor's id
	most  int               // of the actor named most
	words map[string]string // the id of the actor, no country, whose name has a word of four letters or more; "" if several have
}

// count counts the mentions, once.
func (t *text) count() *counts {
	if t.counts != nil {
		return t.counts
	}
	c := &counts{of: map[string]int{}, words: map[string]string{}}
	t.counts = c
	for i := range t.mentions {
		for k := range t.mentions[i] {
			m := &t.mentions[i][k]
			if t.sentences[i].Tokens[m.Lo].UPOS == "PRON" {
				continue
			}
			n := c.of[m.Actor.ID] + 1
			c.of[m.Actor.ID], c.most = n, max(c.most, n)
			if n == 1 && m.Actor.Kind != graph.Country {
				c.learn(&m.Actor)
			}
		}
	}
	return c
}

func (c *counts) learn(a *graph.Actor) {
	for w := range strings.FieldsSeq(a.Name) {
		if len(w) < 4 {
			continue
		}
		if _, ok := c.words[w]; ok {
			c.words[w] = ""
		} else {
			c.words[w] = a.ID
		}
	}
}

// timesNamed counts the mentions of an actor that are no pronouns.
func (t *text) timesNamed(id string) int { return t.count().of[id] }

// namesakes says whether the text names another actor, no country, that has a long word of an actor's name.
func (t *text) namesakes(a *graph.Actor) bool {
	words := t.count().words
	for w := range strings.FieldsSeq(a.Name) {
		if len(w) < 4 {
			continue
		}
		if id, ok := words[w]; ok && id != a.ID {
			return true
		}
	}
	return false
}
