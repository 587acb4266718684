package store

import (
	"fmt"
	"slices"
	"strings"

	"entente/graph"
)

// Filter chooses evidence; edges follow from it. Fields are combined with and, the values of one
// field with or; an empty field asks nothing. So the empty Filter is all edges, except for what
// is negated.
type Filter struct {
	Actors []string // ids; the edge has one of them at either end
	Others []string // ids; and one of these at the other end
	Events []string // PLOVER events, or predicate lemmas for edges outside PLOVER
	Quads  []graph.Quad
	Modes  []string // PLOVER's, of the evidence
	// Since and Until bound the evidence's date, both included: YYYY, YYYY-MM or YYYY-MM-DD.
	// Evidence without a date passes only where both are empty.
	Since, Until  string
	MinConfidence float64
	Negated       bool // let negated evidence through as well
	Publisher     string
}

// conditions are the part of f that Dgraph's indexes answer best, on edges.
func (f Filter) conditions() []string {
	var all []string
	if len(f.Events) > 0 {
		var events, predicates []string
		for _, name := range f.Events {
			if _, ok := graph.LookupEvent(name); ok {
				events = append(events, name)
			} else {
				predicates = append(predicates, name)
			}
		}
		var either []string
		if len(events) > 0 {
			either = append(either, "eq(Edge.event, "+literals(events)+")")
		}
		if len(predicates) > 0 {
			either = append(either, "eq(Edge.predicate, "+literals(predicates)+")")
		}
		all = append(all, "("+strings.Join(either, " OR ")+")")
	}
	if len(f.Quads) > 0 {
		var quads []string
		for _, q := range f.Quads {
			quads = append(quads, string(q))
		}
		all = append(all, "eq(Edge.quad, "+literals(quads)+")")
	}
	if len(f.Modes) > 0 {
		var events []string
		for _, m := range f.Modes {
			events = append(events, graph.EventsOf(m)...)
		}
		all = append(all, "eq(Edge.event, "+literals(events)+")")
	}
	return all
}

// mayHold tells from an edge's first and last date whether evidence of it can pass.
func (f Filter) mayHold(e edgeNode) bool {
	if f.Since == "" && f.Until == "" {
		return true
	}
	return e.First != "" && day(e.Last) >= f.Since && within(day(e.First), f.Until)
}

// within says that date is not after until, which may be a year or a month: all of it counts.
func within(date, until string) bool {
	return until == "" || date[:min(len(date), len(until))] <= until
}

func (f Filter) passes(v evidenceNode) bool {
	switch {
	case v.ID == "": // of a later commit, see ask
	case f.Publisher != "" && v.Document.Publisher != f.Publisher:
	case len(f.Modes) > 0 && !slices.Contains(f.Modes, v.Mode):
	default:
		return f.weighs(day(v.Date), v.Confidence, v.Negated)
	}
	return false
}

// weighs looks at what a brief says of evidence.
func (f Filter) weighs(date string, confidence float64, negated bool) bool {
	switch {
	case negated && !f.Negated:
	case confidence < f.MinConfidence:
	case (f.Since != "" || f.Until != "") && date == "":
	case date < f.Since || !within(date, f.Until):
	default:
		return true
	}
	return false
}

// passesEdge is what conditions ask, of a brief's edge.
func (f Filter) passesEdge(b *brief) bool {
	name := b.event
	if _, ok := graph.LookupEvent(name); !ok {
		name = b.predicate
	}
	if len(f.Events) > 0 && !slices.Contains(f.Events, name) {
		return false
	}
	if len(f.Modes) > 0 && !slices.ContainsFunc(f.Modes, func(mode string) bool { return graph.IsMode(b.event, mode) }) {
		return false
	}
	return len(f.Quads) == 0 || slices.Contains(f.Quads, graph.QuadOf(b.event))
}

// check holds that dates are such as can be compared as text, and that some event has each mode.
func (f Filter) check() error {
	for _, d := range []string{f.Since, f.Until} {
		if full := d + "0000-01-01"[min(len(d), 10):]; d != "" && (!slices.Contains([]int{4, 7, 10}, len(d)) || !validDate(full)) {
			return fmt.Errorf("%q is no date: YYYY, YYYY-MM or YYYY-MM-DD", d)
		}
	}
	for _, m := range f.Modes {
		if len(graph.EventsOf(m)) == 0 {
			return fmt.Errorf("%q is no mode of PLOVER's", m)
		}
	}
	return nil
}
