package network

import (
	"cmp"
	"math"
	"slices"

	"entente/graph"
)

// Signed is the ties that have a sign, by numbers, the actors in the order of their ids: what questions about the
// whole network read.
type Signed struct {
	ids  []string
	near [][]half // by actor, in the order of the other end
	ties int
}

// half is a tie seen from one end.
type half struct {
	to     int32
	tie    int32   // its number, the same from both ends
	weight float64 // not 0
}

// NewSigned takes the sums that are not 0, and the actors that have such.
func NewSigned(sums *graph.Sums) *Signed {
	number := make([]int32, len(sums.IDs))
	g := &Signed{}
	for a, id := range sums.IDs {
		number[a] = -1
		if _, weights := sums.Of(a); len(weights) > 0 && weights[0] != 0 { // the greatest comes first
			number[a] = int32(len(g.ids))
			g.ids = append(g.ids, id)
		}
	}
	g.near = make([][]half, 0, len(g.ids))
	sums.InOrder(func(a int, list []graph.Neighbour) {
		if number[a] >= 0 {
			g.near = append(g.near, g.halves(list, number))
		}
	})
	g.numberTies()
	return g
}

func (g *Signed) halves(list []graph.Neighbour, number []int32) []half {
	near := make([]half, 0, len(list))
	for _, n := range list {
		if n.Weight != 0 {
			near = append(near, half{to: number[n.Other], weight: n.Weight})
		}
	}
	return near
}

// numberTies numbers the ties in the order of their ends.
func (g *Signed) numberTies() {
	met := make([]int, len(g.ids)) // of how many of an actor's ties the other end, which is before it, has been met
	for a, near := range g.near {
		for i := range near {
			if b := near[i].to; int(b) > a {
				near[i].tie, g.near[b][met[b]].tie = int32(g.ties), int32(g.ties)
				met[b]++
				g.ties++
			}
		}
	}
}

// upward gives of each actor's ties those to actors that come after it by degree, in the order of the other end.
// What looks at each tie from its end with the fewer ties, and at the upward ties of the other, takes ties^1.5 steps
// however uneven the degrees are (Chiba and Nishizeki, "Arboricity and Subgraph Listing Algorithms", SIAM J. Computing
// 14, 1985), and meets every three actors tied to each other once.
func (g *Signed) upward() [][]half {
	up := make([][]half, len(g.ids))
	room := make([]half, 0, g.ties)
	for a, near := range g.near {
		start := len(room)
		for _, h := range near {
			if c := cmp.Compare(len(near), len(g.near[h.to])); c < 0 || c == 0 && a < int(h.to) {
				room = append(room, h)
			}
		}
		up[a] = room[start:len(room):len(room)]
	}
	return up
}

// tied is a tie with both its ends, a < to.
type tied struct {
	a int32
	half
}

// byStrength lists the ties, the strongest first, of equals in the order of their ends.
func (g *Signed) byStrength() []tied {
	all := make([]tied, 0, g.ties)
	for a, near := range g.near {
		for _, h := range near {
			if a < int(h.to) {
				all = append(all, tied{int32(a), h})
			}
		}
	}
	slices.SortFunc(all, func(x, y tied) int {
		return cmp.Or(cmp.Compare(math.Abs(y.weight), math.Abs(x.weight)), cmp.Compare(x.tie, y.tie))
	})
	return all
}
