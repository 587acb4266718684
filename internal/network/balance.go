package network

import (
	"cmp"
	"slices"
)

// Balance says how far a signed network falls into two camps, in which friends stand together and enemies
// apart: its structural balance (Cartwright and Harary, "Structural Balance", Psychological Review 63, 1956).
type Balance struct {
	Actors, Ties int // with a sign
	// Triads counts the triangles by their number of negative ties, 0 to 3. Those with an even number are
	// balanced: friends of friends, and two friends with an enemy in common.
	Triads [4]int
	// Unbalanced are the strongest unbalanced triads, the strongest first.
	Unbalanced []Triad
	// Camps are the two sides of a division that leaves few ties frustrated: positive between the
	// sides, or negative within one. Of a camp's actors those with the most ties come first.
	Camps [2][]string
	// Frustrated is the number of ties that this division leaves frustrated, and AtLeast one that no
	// division can go below, so that the network's frustration index lies between them (Aref and
	// Wilson, "Measuring partial balance in signed networks", J. Complex Networks 6, 2018).
	Frustrated, AtLeast int
}

// Triad is three actors, each tied to the others.
type Triad struct {
	Actors   [3]string
	Weights  [3]float64 // of the ties first–second, first–third, second–third
	Strength float64    // the least of the weights, without sign
}

// Degree is the share of balanced triads, 1 where there are none: the degree of balance for cycles of length
// three.
func (b Balance) Degree() float64 {
	all := b.Triads[0] + b.Triads[1] + b.Triads[2] + b.Triads[3]
	if all == 0 {
		return 1
	}
	return float64(b.Triads[0]+b.Triads[2]) / float64(all)
}

// Balance measures it; it keeps the n strongest unbalanced triads.
func (g *Signed) Balance(n int) Balance {
	up := g.upward()
	b := Balance{Actors: len(g.ids), Ties: g.ties, Triads: g.countTriads(up), AtLeast: g.packTriads(up)}
	for _, t := range g.strongestUnbalanced(up, n) {
		b.Unbalanced = append(b.Unbalanced, g.triad(t))
	}
	side := g.camps()
	b.Frustrated = g.frustrated(side)
	for _, i := range g.mostTied() {
		b.Camps[side[i]] = append(b.Camps[side[i]], g.ids[i])
	}
	return b
}

// mostTied is the actors, those with the most ties first.
func (g *Signed) mostTied() []int {
	actors := make([]int, len(g.ids))
	for i := range actors {
		actors[i] = i
	}
	slices.SortStableFunc(actors, func(a, b int) int { return cmp.Compare(len(g.near[b]), len(g.near[a])) })
	return actors
}

// triad names the actors, in the order of their ids.
func (g *Signed) triad(t triangle) Triad {
	r := Triad{Strength: t.strength()}
	n := []int{t.a, t.b, t.c}
	slices.Sort(n)
	weight := func(x, y int) float64 {
		switch {
		case x != t.c && y != t.c:
			return t.ab.weight
		case x != t.b && y != t.b:
			return t.ac.weight
		}
		return t.bc.weight
	}
	for i, a := range n {
		r.Actors[i] = g.ids[a]
	}
	r.Weights = [3]float64{weight(n[0], n[1]), weight(n[0], n[2]), weight(n[1], n[2])}
	return r
}
