package network

import (
	"cmp"
	"slices"
)

// Bloc is a community of actors that are friends of each other more than of others, and enemies less.
type Bloc struct {
	Actors []string // the most tied within the bloc first
	Within float64  // sum of the weights of the ties inside
	Others float64  // and of those that lead out
}

// Blocs divides the actors of the ties into blocs, the largest first: communities of high signed modularity
//
//	Q = 1/2w Σ [w_ij − γ(k⁺_i k⁺_j / 2w⁺ − k⁻_i k⁻_j / 2w⁻)] δ(c_i, c_j)
//
// (Gómez, Jensen and Arenas, "Analysis of community structure in networks of correlated data", Phys. Rev. E
// 80, 2009), where k⁺ and k⁻ are an actor's sums of positive and of negative weights, found by the Louvain
// method (Blondel et al., "Fast unfolding of communities in large networks", 2008) with the actors visited
// in the order of their ids. Actors join those whom they are tied to only; the formula would also put
// strangers together who have many enemies. A higher resolution γ, above 0 and usually 1, makes more and smaller blocs.
func (g *Signed) Blocs(resolution float64) []Bloc {
	actors := newLevel(g, resolution)
	bloc := apart(len(g.ids))
	n := len(bloc)
	for moved := true; moved; {
		// From the second time on, actors that joined a bloc before it had its final shape may leave it.
		moved = actors.move(bloc)
		bloc, n = renumber(bloc)
		for l := actors.merge(bloc, n); ; {
			community := apart(n)
			if !l.move(community) {
				break
			}
			moved = true
			var m int
			community, m = renumber(community)
			for i := range bloc {
				bloc[i] = community[bloc[i]]
			}
			l, n = l.merge(community, m), m
		}
	}
	return g.blocs(bloc, n)
}

// apart puts each of n nodes in a community of its own.
func apart(n int) []int {
	community := make([]int, n)
	for i := range community {
		community[i] = i
	}
	return community
}

// level is the network between the communities found so far; at first each actor is one.
type level struct {
	resolution         float64
	near               [][]half  // ties to other communities
	positive, negative []float64 // sums of the actors' weights above and below 0; both are given above 0
	sumPositive        float64   // of positive over all, 2w⁺
	sumNegative        float64
}

func newLevel(g *Signed, resolution float64) *level {
	l := &level{resolution: resolution, near: g.near, positive: make([]float64, len(g.ids)), negative: make([]float64, len(g.ids))}
	for a, near := range g.near {
		for _, h := range near {
			if h.weight > 0 {
				l.positive[a] += h.weight
			} else {
				l.negative[a] -= h.weight
			}
		}
		l.sumPositive += l.positive[a]
		l.sumNegative += l.negative[a]
	}
	return l
}

// rounds bounds the passes over a level; they end by themselves when nobody gains by moving, and most
// of what there is to gain comes in the first few.
const rounds = 100

// move lets each node join the neighbouring community where it adds most to the modularity, until none
// gains by that, and says whether any did.
func (l *level) move(community []int) (moved bool) {
	size := len(l.near)
	positive, negative := make([]float64, size), make([]float64, size) // sums by community
	for a, c := range community {
		positive[c] += l.positive[a]
		negative[c] += l.negative[a]
	}
	toward := make([]float64, size) // weight of the node's ties to a community
	for again, round := true, 0; again && round < rounds; round++ {
		again = false
		for a, near := range l.near {
			own := community[a]
			positive[own] -= l.positive[a]
			negative[own] -= l.negative[a]
			for _, h := range near {
				toward[community[h.to]] += h.weight
			}
			gain := func(c int) float64 {
				return toward[c] - l.expected(l.positive[a], positive[c], l.sumPositive) + l.expected(l.negative[a], negative[c], l.sumNegative)
			}
			best, most := own, gain(own)
			for _, h := range near {
				c := community[h.to]
				// The margin keeps rounding errors from moving a node for ever.
				if g := gain(c); g > most+1e-9 {
					best, most = c, g
				}
			}
			for _, h := range near {
				toward[community[h.to]] = 0
			}
			community[a] = best
			if best != own {
				again, moved = true, true
			}
			positive[best] += l.positive[a]
			negative[best] += l.negative[a]
		}
	}
	return moved
}

// expected is the weight that chance would put between a node and a community.
func (l *level) expected(node, community, all float64) float64 {
	if all == 0 {
		return 0
	}
	return l.resolution * node * community / all
}

// renumber numbers communities from 0 in the order in which they are met.
func renumber(community []int) (_ []int, n int) {
	number := make(map[int]int)
	for i, c := range community {
		if _, ok := number[c]; !ok {
			number[c] = len(number)
		}
		community[i] = number[c]
	}
	return community, len(number)
}

// merge makes one node of each community.
func (l *level) merge(community []int, n int) *level {
	m := &level{resolution: l.resolution, near: make([][]half, n), positive: make([]float64, n), negative: make([]float64, n),
		sumPositive: l.sumPositive, sumNegative: l.sumNegative}
	members := make([][]int, n)
	for a, c := range community {
		m.positive[c] += l.positive[a]
		m.negative[c] += l.negative[a]
		members[c] = append(members[c], a)
	}
	toward := make([]float64, n)
	met := make([]int, n) // 1 + the community that has a tie to this one
	for c := range members {
		for _, a := range members[c] {
			for _, h := range l.near[a] {
				d := community[h.to]
				if d == c {
					continue
				}
				if met[d] != c+1 {
					met[d], toward[d] = c+1, 0
					m.near[c] = append(m.near[c], half{to: int32(d)})
				}
				toward[d] += h.weight
			}
		}
		for i, h := range m.near[c] {
			m.near[c][i].weight = toward[h.to]
		}
	}
	return m
}

func (g *Signed) blocs(bloc []int, n int) []Bloc {
	blocs := make([]Bloc, n)
	within := make([]float64, len(g.ids))
	members := make([][]int, n)
	for a, near := range g.near {
		members[bloc[a]] = append(members[bloc[a]], a)
		for _, h := range near {
			if bloc[a] != bloc[h.to] {
				blocs[bloc[a]].Others += h.weight
				continue
			}
			within[a] += h.weight
			blocs[bloc[a]].Within += h.weight / 2 // from either end
		}
	}
	for c := range members {
		slices.SortStableFunc(members[c], func(a, b int) int { return cmp.Compare(within[b], within[a]) })
		for _, a := range members[c] {
			blocs[c].Actors = append(blocs[c].Actors, g.ids[a])
		}
	}
	slices.SortFunc(blocs, func(a, b Bloc) int {
		return cmp.Or(len(b.Actors)-len(a.Actors), slices.Compare(a.Actors, b.Actors))
	})
	return blocs
}
