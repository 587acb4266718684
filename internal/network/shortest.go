package network

import (
	"cmp"
	"math"
	"slices"
)

// route is a simple path in a view.
type route struct {
	actors []int
	cost   float64
}

// label says how far an actor is. The cost is that of the cheapest way, the hops those of the way with the
// fewest: each a lower bound.
type label struct {
	actor int
	cost  float64 // +Inf where no way leads
	hops  int
}

// reach returns, by actor, how far every actor is within that many hops of one. Whoever is dearer than the bound
// is on no path that is wanted, and is taken for out of reach; sums in another order may round otherwise.
func (v *view) reach(from, hops int, bound float64) []label {
	bound *= 1 + 1e-9
	labels := make([]label, len(v.ids))
	for i := range labels {
		labels[i] = label{i, math.Inf(1), math.MaxInt}
	}
	labels[from].hops = 0
	for level, ring := 0, []int{from}; level < hops && len(ring) > 0; level++ {
		var next []int
		for _, a := range ring {
			for _, l := range v.links[a] {
				if labels[l.to].hops == math.MaxInt {
					labels[l.to].hops = level + 1
					next = append(next, l.to)
				}
			}
		}
		ring = next
	}
	labels[from].cost = 0
	queue := &steps{{actor: from}}
	for len(*queue) > 0 {
		s := queue.pop()
		if s.cost > labels[s.actor].cost {
			continue
		}
		for _, l := range v.links[s.actor] {
			if c := s.cost + l.cost; c <= bound && labels[l.to].hops <= hops && c < labels[l.to].cost {
				labels[l.to].cost = c
				queue.push(step{actor: l.to, cost: c, order: c})
			}
		}
	}
	return labels
}

// shortest returns the k cheapest simple routes of at most that many hops, the cheapest first, of equals
// that with the fewest hops. back holds how far every actor is from the route's end.
//
// Yen, "Finding the K Shortest Loopless Paths in a Network", Management Science 17 (1971): each route
// found is left at each of its actors for the cheapest way on that no found route with the same
// beginning takes.
func (v *view) shortest(from, to, k, hops int, back []label) []route {
	first, ok := v.spur([]int{from}, 0, to, hops, nil, back)
	if !ok {
		return nil
	}
	found, candidates := []route{first}, []route(nil)
	for len(found) < k {
		last := found[len(found)-1]
		cost := 0.0
		for i := range len(last.actors) - 1 {
			root := last.actors[:i+1]
			r, ok := v.spur(root, cost, to, hops, taken(found, root), back)
			if ok && !slices.ContainsFunc(candidates, func(c route) bool { return slices.Equal(c.actors, r.actors) }) {
				candidates = append(candidates, r)
			}
			cost += v.cost(last.actors[i], last.actors[i+1])
		}
		if len(candidates) == 0 {
			break
		}
		best := slices.MinFunc(candidates, compareRoutes)
		candidates = slices.DeleteFunc(candidates, func(c route) bool { return slices.Equal(c.actors, best.actors) })
		found = append(found, best)
	}
	return found
}

func compareRoutes(a, b route) int {
	return cmp.Or(
		cmp.Compare(a.cost, b.cost),
		cmp.Compare(len(a.actors), len(b.actors)),
		slices.Compare(a.actors, b.actors))
}

// taken returns whom the routes that begin with root go to next.
func taken(routes []route, root []int) map[int]bool {
	next := make(map[int]bool)
	for _, r := range routes {
		if len(r.actors) > len(root) && slices.Equal(r.actors[:len(root)], root) {
			next[r.actors[len(root)]] = true
		}
	}
	return next
}

func (v *view) cost(a, b int) float64 {
	i := slices.IndexFunc(v.links[a], func(l link) bool { return l.to == b })
	return v.links[a][i].cost
}

// step is an actor reached, as a search's queue holds it.
type step struct {
	actor, hops int
	cost        float64 // so far
	order       float64 // and the least that the rest can cost
	from        *step
}

type steps []step

func (q steps) less(i, j int) bool {
	if q[i].order != q[j].order {
		return q[i].order < q[j].order
	}
	if q[i].hops != q[j].hops {
		return q[i].hops < q[j].hops
	}
	return q[i].actor < q[j].actor
}

// push and pop are container/heap's, which makes an allocation of every step that goes in or comes out.
func (q *steps) push(s step) {
	*q = append(*q, s)
	h := *q
	for j := len(h) - 1; j > 0; {
		i := (j - 1) / 2
		if !h.less(j, i) {
			break
		}
		h[i], h[j] = h[j], h[i]
		j = i
	}
}

func (q *steps) pop() step {
	h := *q
	n := len(h) - 1
	h[0], h[n] = h[n], h[0]
	for i := 0; 2*i+1 < n; {
		j := 2*i + 1
		if j+1 < n && h.less(j+1, j) {
			j++
		}
		if !h.less(j, i) {
			break
		}
		h[i], h[j] = h[j], h[i]
		i = j
	}
	*q = h[:n]
	return h[n]
}

// spur finds the cheapest route that begins with root, whose cost is given, does not go to a barred actor
// next, and has at most that many hops: A* (Hart, Nilsson and Raphael 1968) with back as the bound. An
// actor is looked at again only with fewer hops than before, since a dearer way is of use where the
// cheaper one has no hops left.
func (v *view) spur(root []int, cost float64, to, hops int, barred map[int]bool, back []label) (route, bool) {
	start := root[len(root)-1]
	fewest := make(map[int]int)
	for _, a := range root {
		fewest[a] = -1 // a simple path does not return here
	}
	queue := &steps{{actor: start, hops: len(root) - 1, cost: cost}}
	for len(*queue) > 0 {
		s := queue.pop()
		if s.actor == to {
			return route{append(slices.Clone(root), trail(&s)...), s.cost}, true
		}
		if s.from != nil {
			if h, seen := fewest[s.actor]; seen && h <= s.hops {
				continue
			}
			fewest[s.actor] = s.hops
		}
		for _, l := range v.links[s.actor] {
			rest := back[l.to]
			if h, seen := fewest[l.to]; seen && h <= s.hops+1 || math.IsInf(rest.cost, 1) ||
				rest.hops > hops-s.hops-1 || s.from == nil && barred[l.to] {
				continue
			}
			c := s.cost + l.cost
			queue.push(step{l.to, s.hops + 1, c, c + rest.cost, &s})
		}
	}
	return route{}, false
}

// trail returns the actors of the steps up to s without the first, which is the root's last.
func trail(s *step) []int {
	var actors []int
	for ; s.from != nil; s = s.from {
		actors = append(actors, s.actor)
	}
	slices.Reverse(actors)
	return actors
}
