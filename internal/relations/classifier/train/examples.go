package main

import (
	"slices"
	"strings"

	"entente/internal/relations/classifier"
)

// weights says how much examples count for whether there is a relation, against 1 for a pair that
// gold marks and for a pair of a text whose every edge is known.
type weights struct {
	unknown float64 // a pair that gold says nothing of, in a text with a marked one: most have no relation
	reverse float64 // a marked pair turned round, where the event has a direction
}

// examples makes those of a record.
func (w weights) examples(rec *record) []classifier.Example {
	var all []classifier.Example
	chosen := rec.chosen()
	for n := range rec.sentences {
		s := &rec.sentences[n]
		for i := range s.mentions {
			for j := range s.mentions {
				if s.mentions[i].Actor.ID == s.mentions[j].Actor.ID {
					continue
				}
				e := classifier.Example{Sentence: &s.Sentence, Mentions: s.mentions, Source: i, Target: j, Group: rec.Group,
					Hint: s.eventOf(i, j)}
				at := place{n, i, j}
				if rec.Edges != nil {
					e = w.known(e, rec, s, chosen[at])
				} else {
					e = w.marked(e, rec, s, chosen, at)
				}
				if e.PairWeight > 0 || e.EventWeight > 0 || e.Scale {
					all = append(all, e)
				}
			}
		}
	}
	return all
}

// known fills in an example of a text whose every edge gold gives.
func (w weights) known(e classifier.Example, rec *record, s *sentence, events []string) classifier.Example {
	e.Scale = !s.connected(e.Source, e.Target)
	e.Events = events
	switch byCode := rec.eventsOf(s.mentions[e.Source].Actor.Code, s.mentions[e.Target].Actor.Code); {
	case len(events) > 0:
		e.PairWeight, e.EventWeight = 1, 1
	case len(byCode) > 0: // right by the codes, though gold meant other words
		e.Events, e.Scale = byCode, false
	default:
		e.PairWeight = 1
	}
	return e
}

// marked fills in an example of a text of which gold gives one event.
func (w weights) marked(e classifier.Example, rec *record, s *sentence, chosen map[place][]string, at place) classifier.Example {
	e.Events = chosen[at]
	e.Scale = rec.Quad == "" && !s.connected(e.Source, e.Target) // edges beside the main event count as wrong: the scale errs low
	switch {
	case len(e.Events) > 0:
		e.PairWeight, e.EventWeight = 1, 1
	case rec.maybe(s, at.source, at.target):
	case len(chosen[place{at.sentence, at.target, at.source}]) > 0:
		if !undirected[rec.Event] {
			e.PairWeight = w.reverse
		}
	case rec.maybe(s, at.target, at.source):
	default:
		e.PairWeight = w.unknown
	}
	return e
}

// undirected are the events that often hold in both directions, whichever gold marks.
var undirected = map[string]bool{"CONSULT": true, "COOPERATE": true, "AGREE": true, "SUPPORT": true, "ASSAULT": true}

// place is an ordered pair of mentions of a text.
type place struct{ sentence, source, target int }

// maybe says whether two mentions could be those that gold means.
func (rec *record) maybe(s *sentence, i, j int) bool {
	target := rec.target
	if len(target) == 0 {
		target = rec.source
	}
	return s.isOneOf(i, rec, rec.source) && s.isOneOf(j, rec, target)
}

func (s *sentence) isOneOf(i int, rec *record, ps []phrase) bool {
	return slices.ContainsFunc(ps, func(p phrase) bool { return s.mismatch(i, rec.Text, p) < noMatch })
}

// chosen finds for each edge of gold the pair of mentions that it means.
func (rec *record) chosen() map[place][]string {
	found := map[place][]string{}
	choose := func(source, target phrase, event, predicate string, mutual bool) {
		at, ok := rec.nearest(source, target, predicate)
		if !ok {
			return
		}
		for _, p := range []place{at, {at.sentence, at.target, at.source}} {
			if !slices.Contains(found[p], event) {
				found[p] = append(found[p], event)
			}
			if !mutual {
				break
			}
		}
	}
	for _, e := range rec.Edges {
		choose(e.Source, e.Target, e.Event, e.Predicate, e.Mutual)
	}
	for i, s := range rec.source {
		for _, t := range rec.target {
			choose(s, t, rec.Event, "", false)
		}
		if len(rec.target) == 0 {
			for _, t := range rec.source[i+1:] {
				choose(s, t, rec.Event, "", true)
			}
		}
	}
	return found
}

const noMatch = 1 << 20

// mismatch is how badly mention i fits the phrase: 0 for its head or its words and code.
func (s *sentence) mismatch(i int, text string, p phrase) int {
	m := s.mentions[i]
	over := s.overlaps(m, text, p)
	switch {
	case p.End > 0 && !over:
		return noMatch
	case p.End > 0:
		if h := s.headOf(p); h >= 0 && m.Contains(h) {
			return 0
		}
		return 1000
	case over && m.Actor.Code == p.Code:
		return 0
	case m.Actor.Code == p.Code && p.Code != "":
		return 1000
	case over:
		return 2000
	}
	return noMatch
}

// nearest chooses the pair of mentions that fits the two phrases best and is nearest to the
// predicate, or else to each other.
func (rec *record) nearest(source, target phrase, predicate string) (place, bool) {
	best, least := place{}, noMatch
	p := -1
	if predicate != "" {
		p = strings.Index(rec.Text, predicate)
	}
	for n := range rec.sentences {
		s := &rec.sentences[n]
		for i := range s.mentions {
			for j := range s.mentions {
				if s.mentions[i].Actor.ID == s.mentions[j].Actor.ID {
					continue
				}
				a, _ := s.bytesOf(s.mentions[i])
				b, _ := s.bytesOf(s.mentions[j])
				far := abs(a - b)
				if p >= 0 {
					far = abs(a-p) + abs(b-p)
				}
				if cost := s.mismatch(i, rec.Text, source) + s.mismatch(j, rec.Text, target) + min(far, 900); cost < least {
					best, least = place{n, i, j}, cost
				}
			}
		}
	}
	return best, least < noMatch
}

func abs(x int) int { return max(x, -x) }

// eventsOf are the events that gold gives from one code to another.
func (rec *record) eventsOf(source, target string) []string {
	var events []string
	for _, e := range rec.Edges {
		s, t := e.Source.Code, e.Target.Code
		if (s == source && t == target || e.Mutual && s == target && t == source) && !slices.Contains(events, e.Event) {
			events = append(events, e.Event)
		}
	}
	return events
}

// connected says whether a rule relates the two actors, in either direction.
func (s *sentence) connected(i, j int) bool {
	a, b := s.mentions[i].Actor.ID, s.mentions[j].Actor.ID
	for _, r := range s.relations {
		x, y := r.Source.Actor.ID, r.Target.Actor.ID
		if x == a && y == b || x == b && y == a {
			return true
		}
	}
	return false
}

// eventOf is the event that the rules give two mentions, "" if none.
func (s *sentence) eventOf(i, j int) string {
	a, b := s.mentions[i].Actor.ID, s.mentions[j].Actor.ID
	for _, r := range s.relations {
		x, y := r.Source.Actor.ID, r.Target.Actor.ID
		if x == a && y == b || r.Mutual && x == b && y == a {
			return r.Event
		}
	}
	return ""
}
