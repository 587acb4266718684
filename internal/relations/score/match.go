package main

import (
	"slices"

	"entente/graph"
	"entente/internal/relations/gold"
)

// levels are what of an edge must agree with gold.
const (
	dyad = iota
	quad
	event
	levels
)

// counts of a text or of many: of want gold edges found are there, of given edges right are gold.
type counts struct{ want, found, given, right [levels]int }

func (c *counts) add(o counts) {
	for l := range levels {
		c.want[l] += o.want[l]
		c.found[l] += o.found[l]
		c.given[l] += o.given[l]
		c.right[l] += o.right[l]
	}
}

func (c counts) recall(l int) float64    { return share(c.found[l], c.want[l]) }
func (c counts) precision(l int) float64 { return share(c.right[l], c.given[l]) }

func (c counts) f1(l int) float64 {
	p, r := c.precision(l), c.recall(l)
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// said is an edge at one level: the parties, and the event or its quad or nothing.
type said struct{ source, target, what string }

// match counts the text's gold edges and the edges given for it.
func match(t gold.Text, edges []graph.Record) counts {
	var c counts
	for l := range levels {
		want, given := goldKeys(t, l), givenKeys(t, edges, l)
		c.want[l], c.given[l] = len(want), len(given)
		for _, w := range want {
			if slices.ContainsFunc(given, func(g []said) bool { return meet(w, g) }) {
				c.found[l]++
			}
		}
		for _, g := range given {
			if slices.ContainsFunc(want, func(w []said) bool { return meet(w, g) }) {
				c.right[l]++
			}
		}
	}
	return c
}

func meet(x, y []said) bool {
	return slices.ContainsFunc(x, func(s said) bool { return slices.Contains(y, s) })
}

// ways lists how an edge may be said: once, or both ways if it is mutual.
func ways(source, target, name string, mutual bool, level int) []said {
	what := ""
	switch level {
	case quad:
		what = string(graph.QuadOf(name))
	case event:
		what = name
	}
	all := []said{{source, target, what}}
	if mutual {
		all = append(all, said{target, source, what})
	}
	return all
}

func goldKeys(t gold.Text, level int) [][]said {
	if p := t.Pair; p != nil {
		name := p.Event
		if name == "YIELD" && level == quad {
			name = "RETREAT" // where pairs are marked, CONCEDE is material cooperation too
		}
		return [][]said{ways("source", "target", name, false, level)}
	}
	var all [][]said
	for _, e := range t.Edges {
		all = append(all, ways(e.Source, e.Target, e.Event, e.Mutual, level))
	}
	return all
}

func givenKeys(t gold.Text, edges []graph.Record, level int) [][]said {
	var all [][]said
	for _, e := range edges {
		if t.Pair == nil {
			all = append(all, ways(e.Source.Code, e.Target.Code, e.Event, e.Mutual, level))
			continue
		}
		on := func(p gold.Phrase, m graph.Party) bool { return p.Overlaps(m.Start, m.End) }
		if on(t.Pair.Source, e.Source) && on(t.Pair.Target, e.Target) || e.Mutual && on(t.Pair.Source, e.Target) && on(t.Pair.Target, e.Source) {
			name := e.Event
			if level == event && (name == "CONCEDE" || name == "RETREAT") {
				name = "YIELD"
			}
			all = append(all, ways("source", "target", name, false, level))
		}
	}
	return distinct(all)
}

// distinct keeps one of edges that can be said alike.
func distinct(all [][]said) [][]said {
	var kept [][]said
	for _, s := range all {
		if !slices.ContainsFunc(kept, func(k []said) bool { return len(k) == len(s) && meet(k, s) }) {
			kept = append(kept, s)
		}
	}
	return kept
}
