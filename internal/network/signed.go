package network

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// signed is the ties that have a sign, by numbers, the actors in the order of their ids.
type signed struct {
	ids  []string
	near [][]half // by actor, in the order of the other end
	ties int
}

// half is a tie seen from one end.
type half struct {
	to     int
	tie    int     // its number, the same from both ends
	weight float64 // not 0
}

func newSigned(ties []Tie) *signed {
	g := &signed{}
	number := make(map[string]int)
	for _, t := range ties {
		if t.Weight != 0 {
			number[t.A], number[t.B] = 0, 0
		}
	}
	g.ids = slices.Sorted(maps.Keys(number))
	for i, id := range g.ids {
		number[id] = i
	}
	g.near = make([][]half, len(g.ids))
	for _, t := range ties {
		if t.Weight == 0 {
			continue
		}
		a, b := number[t.A], number[t.B]
		g.near[a] = append(g.near[a], half{b, g.ties, t.Weight})
		g.near[b] = append(g.near[b], half{a, g.ties, t.Weight})
		g.ties++
	}
	for _, near := range g.near {
		slices.SortFunc(near, func(x, y half) int { return x.to - y.to })
	}
	return g
}

// triangle is three actors, each tied to the others.
type triangle struct {
	a, b, c    int
	ab, ac, bc half
}

func (t triangle) strength() float64 {
	return min(math.Abs(t.ab.weight), math.Abs(t.ac.weight), math.Abs(t.bc.weight))
}

// negative counts the ties below 0.
func (t triangle) negative() int {
	n := 0
	for _, h := range [3]half{t.ab, t.ac, t.bc} {
		if h.weight < 0 {
			n++
		}
	}
	return n
}

// triangles calls each for every three actors tied to each other, once. Each tie is looked at from its end
// with the fewer ties, which keeps the work to ties^1.5 however uneven the degrees are (Chiba and
// Nishizeki, "Arboricity and Subgraph Listing Algorithms", SIAM J. Computing 14, 1985).
func (g *signed) triangles(each func(triangle)) {
	before := func(a, b int) bool {
		return cmp.Or(len(g.near[a])-len(g.near[b]), a-b) < 0
	}
	up := make([][]half, len(g.ids)) // to the ends that come after, by degree
	for a, near := range g.near {
		for _, h := range near {
			if before(a, h.to) {
				up[a] = append(up[a], h)
			}
		}
	}
	from := make([]int, len(g.ids)) // 1 + the actor that has a half to this one in toward
	toward := make([]half, len(g.ids))
	for a := range up {
		for _, h := range up[a] {
			from[h.to], toward[h.to] = a+1, h
		}
		for _, ab := range up[a] {
			for _, bc := range up[ab.to] {
				if from[bc.to] == a+1 {
					each(triangle{a, ab.to, bc.to, ab, toward[bc.to], bc})
				}
			}
		}
	}
}
