package network

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
)

// view is the part of the network that has been fetched. Actors are numbered as they come into sight; of
// an expanded actor every tie is known, of another only those to expanded ones.
type view struct {
	Network
	via      Via
	ids      []string
	index    map[string]int
	expanded []bool
	links    [][]link
}

// link is a tie that the view's Via passes, seen from one end.
type link struct {
	to   int
	cost float64 // −log strength, above 0
	bond *bond   // the same from both ends
}

// bond is a tie of which only the weight is worked out, for most are not on any path. Its edges are fetched
// when they are asked for where the network is summed.
type bond struct {
	pair
	weight float64
}

func newView(n Network, via Via) *view {
	return &view{Network: n, via: via, index: make(map[string]int)}
}

func (v *view) number(id string) int {
	i, ok := v.index[id]
	if !ok {
		i = len(v.ids)
		v.index[id] = i
		v.ids = append(v.ids, id)
		v.expanded = append(v.expanded, false)
		v.links = append(v.links, nil)
	}
	return i
}

// expand fetches the ties of those actors, none of which is expanded.
func (v *view) expand(ctx context.Context, actors []int) error {
	ids := make([]string, len(actors))
	for i, a := range actors {
		ids[i] = v.ids[a]
	}
	bonds, err := v.bonds(ctx, ids)
	if err != nil {
		return fmt.Errorf("fetch the edges of %d actors: %w", len(ids), err)
	}
	for i := range bonds {
		if v.via.Passes(bonds[i].weight) {
			v.link(&bonds[i])
		}
	}
	for _, a := range actors {
		v.expanded[a] = true
	}
	return nil
}

// bonds fetches the bonds of those actors, by a, then b.
func (v *view) bonds(ctx context.Context, ids []string) ([]bond, error) {
	if v.Summed != nil {
		sums, err := v.Summed.Around(ctx, ids)
		bonds := make([]bond, len(sums))
		for i, s := range sums {
			bonds[i] = bond{pair{a: s.A, b: s.B}, s.Weight}
		}
		return bonds, err
	}
	edges, err := v.Neighbours(ctx, ids)
	if err != nil {
		return nil, err
	}
	fetched := make(map[string]bool, len(ids))
	for _, id := range ids {
		fetched[id] = true
	}
	var bonds []bond
	for _, between := range pairUp(edges) {
		if fetched[between.a] || fetched[between.b] {
			bonds = append(bonds, bond{between, v.Params.weight(between)})
		}
	}
	return bonds, nil
}

// tie works the whole tie out, seen from that end.
func (v *view) tie(ctx context.Context, b *bond, from string) (Tie, error) {
	if b.edges == nil {
		edges, err := v.Summed.Between(ctx, b.a, b.b)
		if err != nil {
			return Tie{}, fmt.Errorf("fetch the edges of %s and %s: %w", b.a, b.b, err)
		}
		b.edges = edges
	}
	return v.Params.tie(b.pair).From(from), nil
}

// link adds the bond unless an end had been expanded before, for then it is there.
func (v *view) link(t *bond) {
	a, b := v.number(t.a), v.number(t.b)
	if v.expanded[a] || v.expanded[b] {
		return
	}
	cost := -math.Log(v.Params.Strength(t.weight))
	v.links[a] = append(v.links[a], link{b, cost, t})
	v.links[b] = append(v.links[b], link{a, cost, t})
}

// Strength is |w|/(|w|+Half), in [0,1).
func (p Params) Strength(weight float64) float64 {
	w := math.Abs(weight)
	return w / (w + p.Half)
}

// strongest returns up to n of the actor's links, the strongest first.
func (v *view) strongest(actor, n int, except int) (links []link, cut int) {
	for _, l := range v.links[actor] {
		if l.to != except {
			links = append(links, l)
		}
	}
	slices.SortFunc(links, func(a, b link) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(v.ids[a.to], v.ids[b.to]))
	})
	if len(links) > n {
		links, cut = links[:n], len(links)-n
	}
	return links, cut
}
