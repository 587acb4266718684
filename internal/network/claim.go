package network

import (
	"cmp"
	"math"
	"slices"

	"entente/graph"
)

// Claim is a piece of evidence in one direction, with what it weighs. Mutual evidence makes two.
type Claim struct {
	Source, Target string // whose act this is, and toward whom; the edge's ends, or those turned round
	Edge           *graph.Edge
	Evidence       *graph.Evidence
	Weight         float64 // what it adds to the tie; 0 where another claim of the day counts instead
	Counts         bool    // whether it is the day's claim, and neither left out nor outside PLOVER
}

// id orders claims that weigh the same.
func (c Claim) id() string { return c.Edge.EvidenceID(*c.Evidence) }

// Claims weighs every piece of evidence of the edges, in the edges' order; evidence that has no weight is
// among them.
func (p Params) Claims(edges []graph.Edge) []Claim {
	var claims []Claim
	for i := range edges {
		e := &edges[i]
		for j := range e.Evidence {
			v := &e.Evidence[j]
			w := p.weigh(e.Event, v)
			claims = append(claims, Claim{e.Source, e.Target, e, v, w, false})
			if v.Mutual {
				claims = append(claims, Claim{e.Target, e.Source, e, v, w, false})
			}
		}
	}
	oneADay(claims)
	return claims
}

// weigh is score × confidence × modality × recency.
func (p Params) weigh(event string, v *graph.Evidence) float64 {
	if v.Negated && !p.Negated {
		return 0
	}
	return graph.ScoreOf(event) * v.Confidence * p.Modality(v.Modality) * p.Recency(v.Date)
}

// oneADay leaves one claim with its weight for each day, source, target and event: the weightiest, and
// of equals the first by document and offset.
func oneADay(claims []Claim) {
	type day struct{ date, document, source, target, event string }
	best := make(map[day]int, len(claims))
	for i, c := range claims {
		if c.Weight == 0 {
			continue
		}
		d := day{date: c.Evidence.Date, source: c.Source, target: c.Target, event: c.Edge.Event}
		if d.date == "" {
			d.document = c.Evidence.Document
		}
		if j, ok := best[d]; !ok || outweighs(c, claims[j]) {
			best[d] = i
		}
	}
	for _, i := range best {
		claims[i].Counts = true
	}
	for i := range claims {
		if !claims[i].Counts {
			claims[i].Weight = 0
		}
	}
}

func outweighs(a, b Claim) bool {
	if d := cmp.Compare(math.Abs(a.Weight), math.Abs(b.Weight)); d != 0 {
		return d > 0
	}
	return a.id() < b.id()
}

// Best returns up to n claims that argue most for the sign: counted ones, the weightiest first, of
// equals the latest first; mutual evidence once. n < 0: all of them.
func Best(claims []Claim, sign, n int) []Claim {
	var best []Claim
	for _, c := range claims {
		if c.Counts && c.Weight*float64(sign) > 0 {
			best = append(best, c)
		}
	}
	slices.SortFunc(best, func(a, b Claim) int {
		return cmp.Or(
			cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)),
			cmp.Compare(b.Evidence.Date, a.Evidence.Date),
			cmp.Compare(a.id(), b.id()),
			cmp.Compare(a.Source, b.Source))
	})
	told := make(map[*graph.Evidence]bool)
	best = slices.DeleteFunc(best, func(c Claim) bool {
		again := told[c.Evidence]
		told[c.Evidence] = true
		return again
	})
	if n >= 0 && len(best) > n {
		best = best[:n]
	}
	return best
}
