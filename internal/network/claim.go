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

func (c Claim) id() string { return c.Edge.EvidenceID(*c.Evidence) }

// Claims weighs every piece of evidence of the edges, in the edges' order; evidence that has no weight is
// among them.
func (p Params) Claims(edges []graph.Edge) []Claim {
	n := 0
	for i := range edges {
		n += len(edges[i].Evidence)
	}
	claims := make([]Claim, 0, n)
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

// weigh is score × confidence × modality × recency × source.
func (p Params) weigh(event string, v *graph.Evidence) float64 {
	if v.Negated && !p.Negated {
		return 0
	}
	w := graph.ScoreOf(event) * v.Confidence * p.Modality(v.Modality) * p.Recency(v.Date)
	if v.OfTreaty() {
		w *= p.Treaty
	}
	return w
}

// oneADay leaves one claim with its weight for each day, source, target and event: the weightiest, and
// of equals the first by document and offset.
func oneADay(claims []Claim) {
	order := make([]int, 0, len(claims))
	for i, c := range claims {
		if c.Weight != 0 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := &claims[i], &claims[j]
		if c := cmp.Or(sameDay(a, b), cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight))); c != 0 {
			return c
		}
		return cmp.Or(byID(a, b), i-j)
	})
	for n, i := range order {
		if n == 0 || sameDay(&claims[order[n-1]], &claims[i]) != 0 {
			claims[i].Counts = true
		}
	}
	for i := range claims {
		if !claims[i].Counts {
			claims[i].Weight = 0
		}
	}
}

// sameDay is 0 for claims of which one counts, and else an order. Those without a date are of the day of their
// document.
func sameDay(a, b *Claim) int {
	if c := cmp.Compare(a.Evidence.Date, b.Evidence.Date); c != 0 {
		return c
	}
	if a.Evidence.Date == "" {
		if c := cmp.Compare(a.Evidence.Document, b.Evidence.Document); c != 0 {
			return c
		}
	}
	if c := cmp.Compare(a.Source, b.Source); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.Target, b.Target), cmp.Compare(a.Edge.Event, b.Edge.Event))
}

// byID orders claims that weigh the same.
func byID(a, b *Claim) int {
	if a.Evidence == b.Evidence {
		return 0
	}
	return cmp.Compare(a.id(), b.id())
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
		if c := cmp.Or(cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)), cmp.Compare(b.Evidence.Date, a.Evidence.Date)); c != 0 {
			return c
		}
		return cmp.Or(byID(&a, &b), cmp.Compare(a.Source, b.Source))
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
