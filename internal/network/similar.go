package network

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
)

// Similarity says how far another actor has the same friends and enemies.
type Similarity struct {
	Actor string
	// Score is in [−1, 1]: 1 with the same friends and enemies in the same measure, 0 with none in common,
	// below 0 where the one's friends are the other's enemies.
	Score   float64
	Friends []string // of both, the strongest first
	Enemies []string // of both
	Opposed []string // the friends of one who are enemies of the other
}

// candidates bounds how many actors are compared in full: those with the most in common.
const candidates = 200

// Similar returns up to n actors by how far they have the actor's friends and enemies, or above all the opposite, the
// most similar first.
//
// The score is the Jaccard index with weights (Ružička, "Anwendung mathematisch-statistischer Methoden in der
// Geobotanik", Biológia 13, 1958) and with signs: over all third actors the sum of the lesser strength of the
// two ties, with a minus where their signs differ, divided by the sum of the greater. (Signorino and
// Ritter's S, "Tau-b or Not Tau-b", International Studies Quarterly 43, 1999, which the field uses of
// alliances, counts a tie that both lack as agreement, and in a network read from news most ties lack.) The
// tie between the two says nothing of it and is left out.
func (n Network) Similar(ctx context.Context, actor string, most int) ([]Similarity, error) {
	near := make(around)
	if err := near.fetch(ctx, n, []string{actor}); err != nil {
		return nil, err
	}
	if err := near.fetch(ctx, n, slices.Sorted(maps.Keys(near[actor]))); err != nil {
		return nil, err
	}
	nearest := near.nearest(n.Params, actor)
	if err := near.fetch(ctx, n, nearest); err != nil {
		return nil, err
	}
	all := make([]Similarity, len(nearest))
	for i, other := range nearest {
		all[i] = near.similarity(n.Params, actor, other)
	}
	slices.SortFunc(all, func(x, y Similarity) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.Actor, y.Actor))
	})
	if most > 0 && len(all) > most {
		all = all[:most]
	}
	return all, nil
}

// around is, of actors whose ties are all known, the weight of each tie that has a sign, by the other end.
type around map[string]map[string]float64

// fetch learns the ties of those actors that are not known.
func (k around) fetch(ctx context.Context, n Network, ids []string) error {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return k[id] != nil })
	if len(ids) == 0 {
		return nil
	}
	edges, err := n.Neighbours(ctx, ids)
	if err != nil {
		return fmt.Errorf("fetch the edges of %d actors: %w", len(ids), err)
	}
	for _, id := range ids {
		k[id] = make(map[string]float64)
	}
	asked := make(map[string]bool, len(ids))
	for _, id := range ids {
		asked[id] = true
	}
	for _, pair := range pairUp(edges) {
		w := n.Params.weight(pair)
		if w == 0 {
			continue
		}
		if asked[pair.a] {
			k[pair.a][pair.b] = w
		}
		if asked[pair.b] {
			k[pair.b][pair.a] = w
		}
	}
	return nil
}

// nearest are the actors with the most in common with one, those that agree and those that are opposed.
func (k around) nearest(p Params, actor string) []string {
	shared := make(map[string]float64)
	for third, w := range k[actor] {
		for other, u := range k[third] {
			if other != actor {
				shared[other] += min(p.Strength(w), p.Strength(u))
			}
		}
	}
	ids := slices.SortedFunc(maps.Keys(shared), func(x, y string) int {
		return cmp.Or(cmp.Compare(shared[y], shared[x]), cmp.Compare(x, y))
	})
	return ids[:min(candidates, len(ids))]
}

// similarity compares two actors whose ties are known.
func (k around) similarity(p Params, a, b string) Similarity {
	s := Similarity{Actor: b}
	thirds := maps.Clone(k[a])
	maps.Copy(thirds, k[b])
	delete(thirds, a)
	delete(thirds, b)
	order := slices.SortedFunc(maps.Keys(thirds), func(x, y string) int {
		return cmp.Or(cmp.Compare(math.Abs(k[a][y]*k[b][y]), math.Abs(k[a][x]*k[b][x])), cmp.Compare(x, y))
	})
	common, total := 0.0, 0.0
	for _, third := range order {
		w, u := k[a][third], k[b][third]
		less := min(p.Strength(w), p.Strength(u))
		total += max(p.Strength(w), p.Strength(u))
		switch {
		case w*u < 0:
			common -= less
			s.Opposed = append(s.Opposed, third)
		case w > 0 && u > 0:
			common += less
			s.Friends = append(s.Friends, third)
		case w < 0 && u < 0:
			common += less
			s.Enemies = append(s.Enemies, third)
		}
	}
	s.Score = common / total
	return s
}
