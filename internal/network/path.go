package network

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// PathQuery asks for the K strongest paths, of at most Hops ties, between two actors.
type PathQuery struct {
	From, To string
	K        int // at least 1
	Hops     int // at least 1
	Via      Via
}

// Path leads from one actor to another and meets none twice.
type Path struct {
	Actors   []string // at least two
	Ties     []Tie    // each from the actor before it to the one after
	Sign     int      // product of the ties' signs
	Strength float64  // product of the ties' strengths, in (0,1)
}

// batch is how many actors are expanded in a fetch at first, and mostBatch later: it doubles. More waste
// what is fetched of actors that a short path does not need, fewer waste round trips. Of a network with hubs
// the first few actors are half of it.
const batch, mostBatch = 4, 32

// Paths returns the strongest paths, the strongest first; none if From and To are not tied within Hops, or
// are the same.
//
// It expands from both ends, the strongest reached first. A path not yet known has a tie between two
// unexpanded actors u and v, so that it is no shorter than from From to u and from v to To by the ties
// known. When no such pair could still beat the K paths found, they are the answer: for K = 1 that is
// bidirectional Dijkstra, a batch at a time.
func (n Network) Paths(ctx context.Context, q PathQuery) ([]Path, error) {
	if q.From == q.To {
		return nil, nil
	}
	v := newView(n, q.Via)
	from, to := v.number(q.From), v.number(q.To)
	next := []int{from, to}
	var routes []route // of later rounds, the best are no dearer
	for size := batch; len(next) > 0; size = min(2*size, mostBatch) {
		if err := v.expand(ctx, next); err != nil {
			return nil, err
		}
		best := bound(routes, q.K)
		front, back := v.reach(from, q.Hops, best), v.reach(to, q.Hops, best)
		routes = v.shortest(from, to, q.K, q.Hops, back)
		next = v.frontier(front, back, bound(routes, q.K), q.Hops, size)
	}
	paths := make([]Path, len(routes))
	for i, r := range routes {
		var err error
		if paths[i], err = v.path(ctx, r); err != nil {
			return nil, err
		}
	}
	return paths, nil
}

// bound is the cost that a path must beat to be among the best k.
func bound(routes []route, k int) float64 {
	if len(routes) < k {
		return math.Inf(1)
	}
	return routes[k-1].cost
}

// frontier chooses whom to expand next, so that a path under the bound is not missed; none if there can be
// no such path. It takes the end with fewer candidates, and of these at most size.
func (v *view) frontier(front, back []label, bound float64, hops, size int) []int {
	front, back = v.unexpanded(front), v.unexpanded(back)
	if len(front) == 0 || len(back) == 0 {
		return nil
	}
	viable := func(these, those []label) []label {
		cost, hop := least(those)
		return slices.DeleteFunc(slices.Clone(these), func(l label) bool {
			return l.cost+cost >= bound || l.hops+1+hop > hops
		})
	}
	f, b := viable(front, back), viable(back, front)
	if len(f) == 0 || len(b) == 0 {
		return nil
	}
	if len(b) < len(f) {
		f = b
	}
	slices.SortFunc(f, func(x, y label) int { return cmp.Or(cmp.Compare(x.cost, y.cost), x.actor-y.actor) })
	next := make([]int, 0, size)
	for _, l := range f[:min(size, len(f))] {
		next = append(next, l.actor)
	}
	return next
}

func (v *view) unexpanded(reached []label) []label {
	var l []label
	for _, r := range reached {
		if !v.expanded[r.actor] && !math.IsInf(r.cost, 1) {
			l = append(l, r)
		}
	}
	return l
}

func least(labels []label) (cost float64, hops int) {
	cost, hops = math.Inf(1), math.MaxInt
	for _, l := range labels {
		cost, hops = min(cost, l.cost), min(hops, l.hops)
	}
	return cost, hops
}

func (v *view) path(ctx context.Context, r route) (Path, error) {
	p := Path{Sign: 1, Strength: math.Exp(-r.cost)}
	for i, a := range r.actors {
		p.Actors = append(p.Actors, v.ids[a])
		if i == 0 {
			continue
		}
		t, err := v.tie(ctx, v.between(r.actors[i-1], a), v.ids[r.actors[i-1]])
		if err != nil {
			return Path{}, err
		}
		p.Ties = append(p.Ties, t)
		p.Sign *= t.Sign()
	}
	return p, nil
}

// between returns the bond of two linked actors.
func (v *view) between(a, b int) *bond {
	i := slices.IndexFunc(v.links[a], func(l link) bool { return l.to == b })
	return v.links[a][i].bond
}
