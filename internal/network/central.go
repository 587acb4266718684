package network

import (
	"cmp"
	"math"
	"slices"
)

// Centrality says how much an actor is at the middle of things.
type Centrality struct {
	Actor       string
	Allies      int     // ties above 0
	Adversaries int     // ties below 0
	Cooperation float64 // sum of the weights above 0
	Conflict    float64 // and of those below
	// Rank is PageRank on the ties above 0 by weight (Page et al. 1999, damping 0.85): the share of a
	// walk along alliances that is spent with the actor. All ranks together are 1.
	Rank float64
}

// Central returns the actors of the ties, the highest rank first.
func (g *Signed) Central() []Centrality {
	all := make([]Centrality, len(g.ids))
	for i, near := range g.near {
		all[i].Actor = g.ids[i]
		for _, h := range near {
			if h.weight > 0 {
				all[i].Allies++
				all[i].Cooperation += h.weight
			} else {
				all[i].Adversaries++
				all[i].Conflict += h.weight
			}
		}
	}
	for i, rank := range g.pageRank(all) {
		all[i].Rank = rank
	}
	slices.SortFunc(all, func(a, b Centrality) int {
		return cmp.Or(cmp.Compare(b.Rank, a.Rank), cmp.Compare(a.Actor, b.Actor))
	})
	return all
}

// pageRank is the stationary share of a walk that goes on along an alliance, chosen by weight, with
// probability 0.85, and else, or from an actor without allies, to any actor. gonum's PageRank starts from
// random numbers, so that its last digits differ from run to run.
func (g *Signed) pageRank(actors []Centrality) []float64 {
	const damping, tolerance, rounds = 0.85, 1e-12, 500
	n := float64(len(actors))
	rank := make([]float64, len(actors))
	for i := range rank {
		rank[i] = 1 / n
	}
	for range rounds {
		anywhere := 0.0
		for i, a := range actors {
			if a.Allies == 0 {
				anywhere += rank[i]
			}
		}
		next := make([]float64, len(actors))
		change := 0.0
		for i, near := range g.near {
			along := 0.0
			for _, h := range near {
				if h.weight > 0 {
					along += rank[h.to] * h.weight / actors[h.to].Cooperation
				}
			}
			next[i] = (1-damping)/n + damping*(along+anywhere/n)
			change += math.Abs(next[i] - rank[i])
		}
		rank = next
		if change < tolerance {
			break
		}
	}
	return rank
}
