package actors

import (
	"cmp"
	"slices"

	"entente/internal/syntax"
)

// text is a document while it is read.
type text struct {
	*Catalogue
	sentences []syntax.Sentence
	day       int
	hits      [][]*hit // by sentence, in order, not overlapping
	mentions  [][]Mention
	scene     map[string]float64 // weight of each country's code
	states    map[string]int32   // the country that the text names most, by code
	// persons, organizations and countries named so far in full
	surnames  map[string]known // last name → the person last named by it
	acronyms  map[string]known // "LPC" → the organization introduced with it
	owned     []ownedRole
	companies map[string][]*company // introduced in full, by first word; other organizations too, once they are found
	firms     bool                  // there are companies among them
	things    map[string]bool       // abbreviations of what is no actor: true for those
	heads     map[string]headNoun   // organizations named so far, by the head nouns of their names
	tails     map[string]Mention    // organizations named so far, by the last words of their names
	longer    map[string]bool       // abbreviations that longer names start with
	strangers map[string]bool       // last names of persons that the catalogue does not know
	counts    *counts               // how often each actor is named, once that is counted
	long      map[string][]longName // names of several words, once they are looked for
	firmNames map[string]bool       // ids of names that are firms' by what stands beside them, once
	last      map[string]bool       // last words of persons' names, once they are asked for
	openings  []bool                // the sentences that begin inside a quotation, once they are looked for
	persons   voice                 // the person who spoke last
	bodies    voice                 // the body that spoke last
	anybody   voice                 // who spoke in the sentence before
	titles    map[string]string     // office → actor id of the person last named with it
}

type known struct {
	mention    Mention
	introduced bool // in brackets, for an abbreviation
}

// hit is a stretch of tokens that the catalogue or the agents know.
type hit struct {
	syntax.Span
	head   int
	senses []sense // of a name
	chosen int     // index of the sense, -1 for none
	agents []*agent
	used   bool // it is part of a mention already
	owner  int  // token of the "its" or "his" before a role, -1 if none
	waited bool // its owner has been looked for
}

func newText(c *Catalogue, sentences []syntax.Sentence, day int) *text {
	return &text{
		Catalogue: c,
		sentences: sentences,
		day:       day,
		hits:      make([][]*hit, len(sentences)),
		mentions:  make([][]Mention, len(sentences)),
		scene:     map[string]float64{},
		states:    map[string]int32{},
		surnames:  map[string]known{},
		acronyms:  map[string]known{},
		companies: map[string][]*company{},
		things:    map[string]bool{},
		heads:     map[string]headNoun{},
		tails:     map[string]Mention{},
		longer:    map[string]bool{},
		strangers: map[string]bool{},
		titles:    map[string]string{},
		firmNames: map[string]bool{},
		persons:   silent,
		bodies:    silent,
		anybody:   silent,
	}
}

// sense returns the hit's chosen sense.
func (h *hit) sense() *sense {
	if h == nil || len(h.senses) == 0 || h.chosen < 0 {
		return nil
	}
	return &h.senses[h.chosen]
}

// mention adds a mention unless its place is taken.
func (t *text) mention(m Mention) {
	s := &t.sentences[m.Sentence]
	m.Head = headOf(s, m.Span)
	if kept, ok := t.merged[m.Actor.ID]; ok {
		m.Actor, m.New = t.actor(kept), false
	}
	for _, o := range t.mentions[m.Sentence] {
		if o.Overlaps(m.Span) {
			return
		}
	}
	t.mentions[m.Sentence] = append(t.mentions[m.Sentence], m)
}

// mentionAgain makes a mention of the actor of an earlier one.
func (t *text) mentionAgain(earlier Mention, sentence int, span syntax.Span) {
	earlier.Sentence, earlier.Span = sentence, span
	t.mention(earlier)
}

// headOf is the token of the span that hangs outside it. Where the tree has several, the last noun is the
// phrase's head, as English has it.
func headOf(s *syntax.Sentence, span syntax.Span) int {
	head := s.Head(span)
	for i := span.Hi - 1; i > head; i-- {
		if !span.Contains(s.Tokens[i].Head) && (s.Tokens[i].UPOS == "NOUN" || s.Tokens[i].UPOS == "PROPN") {
			return i
		}
	}
	return head
}

func (t *text) taken(sentence int, span syntax.Span) bool {
	return slices.ContainsFunc(t.mentions[sentence], func(m Mention) bool { return m.Overlaps(span) })
}

func (t *text) result() []Mention {
	var all []Mention
	for _, ms := range t.mentions {
		slices.SortFunc(ms, func(a, b Mention) int { return cmp.Compare(a.Lo, b.Lo) })
		all = append(all, ms...)
	}
	return all
}
