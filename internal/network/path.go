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
// It expands from both ends, the strongest reached first, unless all weights are known. A path not yet known has a tie between two
// unexpanded actors u and v, so that it is no shorter than from From to u and from v to To by the ties
// known. When no such pair could still beat the K paths found, they are the answer: for K = 1 that is
// bidirectional Dijkstra, a batch at a time.
func (n Network) Paths(ctx context.Context, q PathQuery) ([]Path, error) {
	if q.From == q.To {
		return nil, nil
	}
	v := newView(n, q.Via)
	from, known := v.number(q.From)
	to, tied := v.number(q.To)
	if !known || !tied {
		return nil, nil
	}
	routes, err := v.routes(ctx, from, to, q)
	if err != nil {
		return nil, err
	}
	var paths []Path
	for _, r := range routes {
		p, err := v.path(ctx, r)
		if err != nil {
			return nil, err
		}
		paths = append(paths, p)
	}
	return paths, nil
}

// routes finds the best routes, by the ties that it must fetch, or among all where they are known.
func (v *view) routes(ctx context.Context, from, to int, q PathQuery) ([]route, error) {
	if v.Summed != nil {
		return v.routesByLimit(from, to, q), nil
	}
	var routes []route // of later rounds, the best are no dearer
	next := []int{from, to}
	for size := batch; len(next) > 0; size = min(2*size, mostBatch) {
		if err := v.expand(ctx, next); err != nil {
			return nil, err
		}
		best := bound(routes, q.K)
		front, _ := v.reach(from, q.Hops, best)
		back, _ := v.reach(to, q.Hops, best)
		routes, _ = v.shortest(from, to, q.K, q.Hops, best, back)
		next = v.frontier(front, back, bound(routes, q.K), q.Hops, size)
	}
	return routes, nil
}

// routesByLimit looks among routes up to a cost, which it doubles until enough of them are found, or all that there
// are. Of actors it looks at those that the end is so near to that the way from the beginning, which takes a tie at
// least, may be among these.
func (v *view) routesByLimit(from, to int, q PathQuery) []route {
	for limit := v.firstLimit(from, to, q); limit > 0; limit *= 2 {
		back, far := v.reach(to, q.Hops-1, loosely(limit)-v.near(from, 0)[0].cost)
		routes, cut := v.shortest(from, to, q.K, q.Hops, limit, back)
		if len(routes) == q.K || !far && !cut {
			return routes
		}
	}
	return nil // one of them has no ties
}

// firstLimit is what the last wanted of the routes over two ties costs, or if there are fewer, what a route must cost
// at the least; 0 where an end has no ties.
func (v *view) firstLimit(from, to int, q PathQuery) float64 {
	here, there := v.near(from, math.Inf(1)), v.near(to, math.Inf(1))
	if len(here) == 0 || len(there) == 0 {
		return 0
	}
	costs := make([]float64, len(v.ids)) // from the first end, by actor
	for _, l := range here {
		costs[l.to] = l.cost
	}
	var least []float64 // up to K, in order
	for _, l := range there {
		cost := l.cost + costs[l.to]
		if int(l.to) != from && (costs[l.to] == 0 || q.Hops < 2) {
			continue
		}
		if len(least) == q.K && cost >= least[q.K-1] {
			continue
		}
		i, _ := slices.BinarySearch(least, cost)
		least = slices.Insert(least[:min(len(least), q.K-1)], i, cost)
	}
	if len(least) == q.K {
		return least[q.K-1]
	}
	return max(here[0].cost, there[0].cost)
}

// bound is the cost that a path must beat to be among the best k.
func bound(routes []route, k int) float64 {
	if len(routes) < k {
		return math.Inf(1)
	}
	return routes[k-1].cost()
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
	p := Path{Sign: 1, Strength: math.Exp(-r.cost())}
	for i, a := range r.actors {
		p.Actors = append(p.Actors, v.ids[a])
		if i == 0 {
			continue
		}
		ties, err := v.ties(ctx, r.actors[i-1], []int{a})
		if err != nil {
			return Path{}, err
		}
		p.Ties = append(p.Ties, ties[a])
		p.Sign *= ties[a].Sign()
	}
	return p, nil
}
