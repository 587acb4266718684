package network

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
)

// view is the part of the network that is known: what has been fetched, or where it is summed all of it.
// Actors go by numbers: as they come into sight, or those of the sums. Of an expanded actor every tie is known,
// of another only those to expanded ones.
type view struct {
	Network
	via      Via
	ids      []string
	index    map[string]int
	expanded []bool
	links    [][]link
	sorted   []bool // whether an actor's links are in order
	read     []int  // where the network is summed, of how many of an actor's sums links have been made
	bonds    []pair // the edges of the links, where they were fetched
}

// link is a tie that the view's Via passes, seen from one end. Most links are on no path and in no walk, so that
// of the tie only the weight is worked out.
type link struct {
	to, bond int32
	weight   float64
	cost     float64 // −log strength, above 0
}

func newView(n Network, via Via) *view {
	v := &view{Network: n, via: via, index: make(map[string]int)}
	if n.Summed != nil {
		v.ids = n.Summed.Sums.IDs
		v.links, v.read = make([][]link, len(v.ids)), make([]int, len(v.ids))
	}
	return v
}

// number is an actor's number; where the network is summed, only those in sums have one.
func (v *view) number(id string) (int, bool) {
	if v.Summed != nil {
		return v.Summed.Sums.Number(id)
	}
	return v.met(id), true
}

func (v *view) met(id string) int {
	i, ok := v.index[id]
	if !ok {
		i = len(v.ids)
		v.index[id] = i
		v.ids = append(v.ids, id)
		v.expanded = append(v.expanded, false)
		v.links = append(v.links, nil)
		v.sorted = append(v.sorted, true)
	}
	return i
}

// expand fetches the ties of those actors, none of which is expanded.
func (v *view) expand(ctx context.Context, actors []int) error {
	if v.Summed != nil {
		return nil
	}
	fetched := make(map[string]bool, len(actors))
	ids := make([]string, len(actors))
	for i, a := range actors {
		ids[i] = v.ids[a]
		fetched[ids[i]] = true
	}
	edges, err := v.Neighbours(ctx, ids)
	if err != nil {
		return fmt.Errorf("fetch the edges of %d actors: %w", len(ids), err)
	}
	for _, between := range pairUp(edges) {
		if fetched[between.a] || fetched[between.b] {
			v.link(between)
		}
	}
	for _, a := range actors {
		v.expanded[a] = true
	}
	return nil
}

// link adds the tie, if the view's Via passes it, unless an end had been expanded before, for then it is there.
func (v *view) link(between pair) {
	weight := v.Params.weight(between)
	if !v.via.Passes(weight) {
		return
	}
	a, b := v.met(between.a), v.met(between.b)
	if v.expanded[a] || v.expanded[b] {
		return
	}
	l := link{int32(b), int32(len(v.bonds)), weight, v.Params.cost(weight)}
	v.bonds = append(v.bonds, between)
	v.links[a] = append(v.links[a], l)
	l.to = int32(a)
	v.links[b] = append(v.links[b], l)
	v.sorted[a], v.sorted[b] = false, false
}

// near returns an actor's links, the cheapest first; those above that cost may be left out, but for one.
func (v *view) near(actor int, most float64) []link {
	if v.Summed != nil {
		return v.readSums(actor, most)
	}
	if !v.sorted[actor] {
		slices.SortFunc(v.links[actor], func(a, b link) int {
			return cmp.Or(cmp.Compare(math.Abs(b.weight), math.Abs(a.weight)), cmp.Compare(v.ids[a.to], v.ids[b.to]))
		})
		v.sorted[actor] = true
	}
	return v.links[actor]
}

// readSums is near where the network is summed. The sums are in the order of cost: a logarithm takes longer than all
// else in a search, and few are wanted.
func (v *view) readSums(actor int, most float64) []link {
	links := v.links[actor]
	if len(links) > 0 && links[len(links)-1].cost > most {
		return links
	}
	others, weights := v.Summed.Sums.Of(actor)
	i := v.read[actor]
	for i < len(others) {
		w := weights[i]
		i++
		if !v.via.Passes(w) {
			continue
		}
		cost := v.Params.cost(w)
		links = append(links, link{to: int32(others[i-1]), weight: w, cost: cost})
		if cost > most {
			break
		}
	}
	v.links[actor], v.read[actor] = links, i
	return links
}

// ties works out the whole ties between an actor and some that it is linked to, by these, seen from the actor.
func (v *view) ties(ctx context.Context, actor int, others []int) (map[int]Tie, error) {
	ties := make(map[int]Tie, len(others))
	from := v.ids[actor]
	if v.Summed == nil {
		for _, l := range v.links[actor] {
			if slices.Contains(others, int(l.to)) {
				ties[int(l.to)] = v.Params.tie(v.bonds[l.bond]).From(from)
			}
		}
		return ties, nil
	}
	ids := make([]string, len(others))
	for i, o := range others {
		ids[i] = v.ids[o]
	}
	edges, err := v.Summed.Between(ctx, from, ids)
	if err != nil {
		return nil, fmt.Errorf("fetch the edges of %s and %d others: %w", from, len(ids), err)
	}
	for _, t := range v.Params.Ties(edges) {
		t = t.From(from)
		other, _ := v.number(t.B)
		ties[other] = t
	}
	return ties, nil
}

// Strength is |w|/(|w|+Half), in [0,1).
func (p Params) Strength(weight float64) float64 {
	w := math.Abs(weight)
	return w / (w + p.Half)
}

// cost is the length of a tie in a path.
func (p Params) cost(weight float64) float64 { return -math.Log(p.Strength(weight)) }

// strongest returns up to n of the actor's links, the strongest first.
func (v *view) strongest(actor, n int, except int) (links []link, cut int) {
	for _, l := range v.near(actor, math.Inf(1)) {
		switch {
		case int(l.to) == except:
		case len(links) < n:
			links = append(links, l)
		default:
			cut++
		}
	}
	return links, cut
}
