package main

import (
	"hash/fnv"
	"io"
	"slices"

	"entente/internal/actors"
	"entente/internal/extract"
	"entente/internal/news"
	"entente/internal/relations"
	"entente/internal/relations/gold"
)

// sample is a candidate that gold has judged.
type sample struct {
	text     int
	features []string
	label    string // "" for no relation
	weight   float64
}

// silent is the weight of "no relation" where gold names only a text's main event or one pair: the pair may
// be related all the same.
const silent = 0.3

// unsure is the weight of an event that gold names within a country: its codes do not tell which of the
// country's actors are meant.
const unsure = 0.3

func document(t gold.Text) news.Document { return news.Document{ID: t.ID, Text: t.Text} }

// fold of a text, by its id.
func (l *learner) fold(text int) int {
	h := fnv.New32a()
	io.WriteString(h, l.texts[text].ID)
	return int(h.Sum32() % folds)
}

// read gathers the samples of all texts.
func (l *learner) read() {
	for i, t := range l.texts {
		r := l.Read(document(t))
		for n, s := range r.Sentences {
			ms := r.MentionsOf(n)
			for _, c := range l.Lexicon.Candidates(&s.Sentence, ms) {
				if l.rules && len(c.Ruled) > 0 {
					continue // the rules have it
				}
				label, weight := judge(t, s, ms[c.Source], ms[c.Target], c)
				l.samples = append(l.samples, sample{i, c.Features, label, weight})
			}
		}
	}
}

// judge gives the event that gold names between two mentions and how far that is to be believed.
func judge(t gold.Text, s extract.Sentence, source, target actors.Mention, c relations.Candidate) (string, float64) {
	if p := t.Pair; p != nil {
		on := func(phrase gold.Phrase, m actors.Mention) bool {
			return phrase.Overlaps(s.Tokens[m.Lo].Start, s.Tokens[m.Hi-1].End)
		}
		if on(p.Source, source) && on(p.Target, target) {
			return yielded(p.Event, c), 1
		}
		return "", silent
	}
	for _, e := range t.Edges {
		if e.Source == e.Target && e.Source == source.Actor.Code && e.Source == target.Actor.Code {
			return e.Event, unsure
		}
		if e.Source == source.Actor.Code && e.Target == target.Actor.Code || e.Mutual && e.Target == source.Actor.Code && e.Source == target.Actor.Code {
			return e.Event, 1
		}
	}
	if t.Complete {
		return "", 1
	}
	return "", silent
}

// yielded tells the two events apart that marked pairs name as one, YIELD, by the words of the clause.
func yielded(event string, c relations.Candidate) string {
	switch {
	case event != "YIELD":
		return event
	case slices.ContainsFunc(c.Features, func(f string) bool { return f == "near RETREAT" || f == "v RETREAT" || f == "v reverse" }):
		return "RETREAT"
	}
	return "CONCEDE"
}
