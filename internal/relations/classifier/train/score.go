package main

import (
	"slices"

	"entente/graph"
	"entente/internal/relations/classifier"
)

// given is an edge that was read in a record.
type given struct {
	sentence       *sentence
	source, target int // mentions
	event          string
	mutual         bool
	prob           float64 // 2 if a rule gave it
	predicate      int
	revised        string // the event that the model gives a rule's edge, and its probability
	sure           float64
}

// byRules lists what the rules read, without what they negate.
func (rec *record) byRules() []given {
	var all []given
	for n := range rec.sentences {
		s := &rec.sentences[n]
		for _, r := range s.relations {
			if !r.Negated {
				all = append(all, given{s, s.mentionAt(r.Source.Lo), s.mentionAt(r.Target.Lo), r.Event, r.Mutual, 2, r.Predicate, "", 0})
			}
		}
	}
	return all
}

// revise asks the model for the event of each edge that the rules gave.
func revise(m *classifier.Model, edges []given) []given {
	for k, g := range edges {
		s := g.sentence
		edges[k].revised, edges[k].sure = m.Event(&s.Sentence, s.mentions[g.source], s.mentions[g.target], g.predicate, g.event)
	}
	return edges
}

func (s *sentence) mentionAt(lo int) int {
	for i, m := range s.mentions {
		if m.Lo == lo {
			return i
		}
	}
	return 0
}

// byModel lists the model's guesses for the pairs that the rules left open, the likelier direction
// of each.
func (rec *record) byModel(m *classifier.Model) []given {
	var all []given
	for n := range rec.sentences {
		s := &rec.sentences[n]
		for _, p := range m.Pairs(&s.Sentence, s.mentions, 0) {
			if s.connected(p.Source, p.Target) {
				continue
			}
			g := given{s, p.Source, p.Target, p.Event, false, p.Prob, p.Predicate, "", 0}
			k := slices.IndexFunc(all, func(o given) bool {
				return o.sentence == s && s.id(o.source) == s.id(g.target) && s.id(o.target) == s.id(g.source)
			})
			switch {
			case k < 0:
				all = append(all, g)
			case g.prob > all[k].prob:
				all[k] = g
			}
		}
	}
	return all
}

func (s *sentence) id(i int) string { return s.mentions[i].Actor.ID }

// tally counts gold edges and given edges at one level of detail.
type tally struct{ found, want, right, total int }

func (t tally) recall() float64    { return ratio(t.found, t.want) }
func (t tally) precision() float64 { return ratio(t.right, t.total) }
func (t tally) f1() float64 {
	return 2 * ratio(t.right, t.total) * ratio(t.found, t.want) / max(t.precision()+t.recall(), 1e-9)
}

func ratio(a, b int) float64 { return float64(a) / float64(max(b, 1)) }

// level names an event at a level of detail.
type level func(event string) string

var levels = []struct {
	name string
	of   level
}{
	{"dyad", func(string) string { return "" }},
	{"quad", func(event string) string { return string(graph.QuadOf(event)) }},
	{"event", func(event string) string { return event }},
}

// key is an edge by the codes of its actors.
type key struct{ source, target, event string }

// count adds a record whose gold is in codes.
func (t *tally) count(rec *record, edges []given, at level) {
	gold := rec.goldKeys(at)
	var have [][]key
	for _, g := range edges {
		a, b := g.sentence.mentions[g.source].Actor.Code, g.sentence.mentions[g.target].Actor.Code
		ks := []key{{a, b, at(g.event)}}
		if g.mutual {
			ks = append(ks, key{b, a, at(g.event)})
		}
		if !slices.ContainsFunc(have, func(h []key) bool { return sameKeys(h, ks) }) {
			have = append(have, ks)
		}
	}
	t.want += len(gold)
	t.total += len(have)
	for _, g := range gold {
		if slices.ContainsFunc(have, func(h []key) bool { return meets(g, h) }) {
			t.found++
		}
	}
	for _, h := range have {
		if slices.ContainsFunc(gold, func(g []key) bool { return meets(g, h) }) {
			t.right++
		}
	}
}

func (rec *record) goldKeys(at level) [][]key {
	var gold [][]key
	pair := func(a, b, event string, mutual bool) {
		ks := []key{{a, b, at(event)}}
		if mutual {
			ks = append(ks, key{b, a, at(event)})
		}
		gold = append(gold, ks)
	}
	for _, e := range rec.Edges {
		pair(e.Source.Code, e.Target.Code, e.Event, e.Mutual)
	}
	if rec.Edges != nil {
		return gold
	}
	sources, targets := codes(rec.source), codes(rec.target)
	for i, s := range sources {
		for _, t := range targets {
			pair(s, t, rec.Event, false)
		}
		if len(targets) == 0 {
			for _, t := range sources[i+1:] {
				pair(s, t, rec.Event, true)
			}
		}
	}
	return gold
}

func codes(ps []phrase) []string {
	var all []string
	for _, p := range ps {
		if p.Code != "" && !slices.Contains(all, p.Code) {
			all = append(all, p.Code)
		}
	}
	return all
}

func meets(a, b []key) bool {
	return slices.ContainsFunc(a, func(k key) bool { return slices.Contains(b, k) })
}

func sameKeys(a, b []key) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(k key) bool { return !slices.Contains(b, k) })
}

// countMarked adds a record with a marked pair: a given edge finds it if its mentions overlap the
// phrases. CONCEDE and RETREAT are one there, and material.
func (t *tally) countMarked(rec *record, edges []given, at level) {
	one := func(event string) string {
		if event == "CONCEDE" {
			event = "RETREAT"
		}
		return at(event)
	}
	t.want++
	for _, g := range edges {
		over := func(i int, p phrase) bool { return g.sentence.overlaps(g.sentence.mentions[i], rec.Text, p) }
		found := over(g.source, rec.source[0]) && over(g.target, rec.target[0]) ||
			g.mutual && over(g.target, rec.source[0]) && over(g.source, rec.target[0])
		if found && one(g.event) == one(rec.Event) {
			t.found++
			return
		}
	}
}
