package network

import (
	"cmp"
	"math"
	"slices"

	"entente/graph"
)

// Change is a tie at two times.
type Change struct {
	A, B          string
	Before, After float64 // weights; 0 for no tie
}

// Kind names the change: "formed", "ended", "flipped" from one sign to the other, "strengthened" or
// "weakened".
func (c Change) Kind() string {
	switch before, after := sign(c.Before), sign(c.After); {
	case before == 0:
		return "formed"
	case after == 0:
		return "ended"
	case before != after:
		return "flipped"
	case math.Abs(c.After) > math.Abs(c.Before):
		return "strengthened"
	}
	return "weakened"
}

// Changes compares the ties of the evidence before with those of the evidence after, the greatest change
// first. Ties that weigh the same are left out.
func (p Params) Changes(before, after []graph.Edge) []Change {
	at := make(map[[2]string]*Change)
	change := func(t Tie) *Change {
		pair := [2]string{t.A, t.B}
		if at[pair] == nil {
			at[pair] = &Change{A: t.A, B: t.B}
		}
		return at[pair]
	}
	for _, t := range p.Ties(before) {
		change(t).Before = t.Weight
	}
	for _, t := range p.Ties(after) {
		change(t).After = t.Weight
	}
	var changes []Change
	for _, c := range at {
		if c.Before != c.After {
			changes = append(changes, *c)
		}
	}
	slices.SortFunc(changes, func(x, y Change) int {
		return cmp.Or(
			cmp.Compare(math.Abs(y.After-y.Before), math.Abs(x.After-x.Before)),
			cmp.Compare(x.A, y.A),
			cmp.Compare(x.B, y.B))
	})
	return changes
}
