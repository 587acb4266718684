package network

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// route is a simple path in a view.
type route struct {
	actors []int
	costs  []float64 // of the way to each actor
}

func (r route) cost() float64 { return r.costs[len(r.costs)-1] }

// beginsWith says whether the route has these first actors.
func (r route) beginsWith(root []int) bool {
	return len(r.actors) > len(root) && slices.Equal(r.actors[:len(root)], root)
}

// label says how far an actor is. The cost is that of the cheapest way, the hops those of the way with the
// fewest: each a lower bound.
type label struct {
	actor int
	cost  float64 // +Inf where no way leads
	hops  int
}

// loosely is a little above a limit, for sums in another order may round otherwise.
func loosely(limit float64) float64 { return limit * (1 + 1e-9) }

// reach returns, by actor, how far every actor is within that many hops of one. Whoever is dearer than the limit
// is on no path that is wanted, and is taken for out of reach; cut says whether there is such a one.
func (v *view) reach(from, hops int, limit float64) (labels []label, cut bool) {
	limit = loosely(limit)
	labels = make([]label, len(v.ids))
	for i := range labels {
		labels[i] = label{i, math.Inf(1), math.MaxInt}
	}
	labels[from].cost = 0
	q := queue{ids: v.ids, steps: []step{{actor: int32(from)}}}
	for len(q.steps) > 0 {
		s := q.pop()
		if s.cost > labels[s.actor].cost {
			continue
		}
		most := limit - s.cost
		for _, l := range v.near(int(s.actor), most) {
			if l.cost > most {
				cut = true
				break
			}
			if c := s.cost + l.cost; c < labels[l.to].cost {
				labels[l.to].cost = c
				q.push(step{actor: l.to, cost: c, order: c})
			}
		}
	}
	v.countHops(labels, from, hops, limit)
	return labels, cut
}

// countHops fills in the hops, over ties that a wanted path can take, and puts actors out of reach that are
// too many away.
func (v *view) countHops(labels []label, from, hops int, limit float64) {
	labels[from].hops = 0
	for level, ring := 0, []int{from}; level < hops && len(ring) > 0; level++ {
		var next []int
		for _, a := range ring {
			most := limit - labels[a].cost
			for _, l := range v.near(a, most) {
				if l.cost > most {
					break
				}
				if labels[l.to].hops == math.MaxInt {
					labels[l.to].hops = level + 1
					next = append(next, int(l.to))
				}
			}
		}
		ring = next
	}
	for i := range labels {
		if labels[i].hops == math.MaxInt {
			labels[i].cost = math.Inf(1)
		}
	}
}

// search finds the k cheapest simple routes between two actors within a number of hops.
//
// Yen, "Finding the K Shortest Loopless Paths in a Network", Management Science 17 (1971): each route
// found is left at each of its actors for the cheapest way on that no found route with the same
// beginning takes.
type search struct {
	*view
	to, k, hops int
	limit       float64 // routes that cost more are not wanted
	back        []label // how far every actor is from to
	fewest      []int   // see spur
	cut         bool    // whether a way was left because of the limit
	found       []route // the cheapest first, of equals that with the fewest hops
	candidates  []route
}

// shortest returns the k cheapest simple routes of at most that many hops that cost no more than the limit, and
// whether there may be more of them above it.
func (v *view) shortest(from, to, k, hops int, limit float64, back []label) (_ []route, cut bool) {
	s := search{view: v, to: to, k: k, hops: hops, limit: loosely(limit), back: back, fewest: make([]int, len(v.ids))}
	if !s.spur(route{[]int{from}, []float64{0}}) {
		return nil, s.cut
	}
	for {
		best := slices.MinFunc(s.candidates, s.compare)
		s.candidates = slices.DeleteFunc(s.candidates, func(c route) bool { return slices.Equal(c.actors, best.actors) })
		s.found = append(s.found, best)
		if len(s.found) == k {
			return s.found, s.cut
		}
		for i := range len(best.actors) - 1 {
			s.tighten()
			s.spur(route{best.actors[:i+1], best.costs[:i+1]})
		}
		if len(s.candidates) == 0 {
			return s.found, s.cut
		}
	}
}

func (s *search) compare(a, b route) int {
	return cmp.Or(
		cmp.Compare(a.cost(), b.cost()),
		cmp.Compare(len(a.actors), len(b.actors)),
		slices.CompareFunc(a.actors, b.actors, func(x, y int) int { return strings.Compare(s.ids[x], s.ids[y]) }))
}

// tighten lowers the limit if there are as many candidates as routes are still wanted.
func (s *search) tighten() {
	wanted := s.k - len(s.found)
	if len(s.candidates) < wanted {
		return
	}
	costs := make([]float64, len(s.candidates))
	for i, c := range s.candidates {
		costs[i] = c.cost()
	}
	slices.Sort(costs)
	s.limit = min(s.limit, loosely(costs[wanted-1]))
}

// spur adds to the candidates the cheapest route that begins with root and goes on as no found route with that
// beginning does, and has at most the hops that are wanted: A* (Hart, Nilsson and Raphael 1968) with back as the bound. An
// actor is looked at again only with fewer hops than before, since a dearer way is of use where the
// cheaper one has no hops left.
func (s *search) spur(root route) bool {
	clear(s.fewest) // by actor, 2 + the hops; 0 if not seen
	for _, a := range root.actors {
		s.fewest[a] = 1 // a simple path does not return here
	}
	last := len(root.actors) - 1
	q := queue{ids: s.ids, steps: []step{{actor: int32(root.actors[last]), hops: int32(last), cost: root.costs[last], from: -1}}}
	var trail []step
	for len(q.steps) > 0 {
		at := q.pop()
		if int(at.actor) == s.to {
			s.add(root, trail, at)
			return true
		}
		if at.from >= 0 {
			if s.seen(int(at.actor), int(at.hops)) {
				continue
			}
			s.fewest[at.actor] = int(at.hops) + 2
		}
		trail = append(trail, at)
		s.follow(&q, root, at, len(trail)-1)
	}
	return false
}

func (s *search) seen(actor, hops int) bool { return s.fewest[actor] != 0 && s.fewest[actor]-2 <= hops }

// follow puts in the queue where the links of the actor that was reached lead, the number of the step being given.
func (s *search) follow(q *queue, root route, at step, number int) {
	hops := int(at.hops) + 1
	most := s.limit - at.cost
	for _, l := range s.near(int(at.actor), most) {
		if l.cost > most {
			s.cut = true
			break
		}
		c, rest := at.cost+l.cost, &s.back[l.to]
		if rest.hops > s.hops-hops || s.seen(int(l.to), hops) || at.from < 0 && s.taken(root, int(l.to)) {
			continue
		}
		if c+rest.cost > s.limit {
			s.cut = true
			continue
		}
		q.push(step{actor: l.to, hops: int32(hops), from: int32(number), cost: c, order: c + rest.cost})
	}
}

// taken says whether a found route that begins with root goes to that actor next.
func (s *search) taken(root route, next int) bool {
	return slices.ContainsFunc(s.found, func(r route) bool {
		return r.beginsWith(root.actors) && r.actors[len(root.actors)] == next
	})
}

// add makes a route of the root and the steps to the last, unless it is a candidate already.
func (s *search) add(root route, trail []step, last step) {
	r := route{slices.Clone(root.actors), slices.Clone(root.costs)}
	for at := last; at.from >= 0; at = trail[at.from] {
		r.actors, r.costs = append(r.actors, int(at.actor)), append(r.costs, at.cost)
	}
	slices.Reverse(r.actors[len(root.actors):])
	slices.Reverse(r.costs[len(root.costs):])
	if !slices.ContainsFunc(s.candidates, func(c route) bool { return slices.Equal(c.actors, r.actors) }) {
		s.candidates = append(s.candidates, r)
	}
}

// step is an actor reached, as a search's queue holds it.
type step struct {
	actor, hops int32
	from        int32   // the number of the step before, −1 at the first
	cost        float64 // so far
	order       float64 // and the least that the rest can cost
}

// queue is a heap of steps, the least order first, of equals that with the fewest hops.
type queue struct {
	ids   []string
	steps []step
}

func (q *queue) less(a, b *step) bool {
	if a.order != b.order {
		return a.order < b.order
	}
	if a.hops != b.hops {
		return a.hops < b.hops
	}
	return q.ids[a.actor] < q.ids[b.actor]
}

// push and pop are container/heap's, which makes an allocation of every step that goes in or comes out.
func (q *queue) push(s step) {
	q.steps = append(q.steps, s)
	h := q.steps
	for j := len(h) - 1; j > 0; {
		i := (j - 1) / 2
		if !q.less(&h[j], &h[i]) {
			break
		}
		h[i], h[j] = h[j], h[i]
		j = i
	}
}

func (q *queue) pop() step {
	h := q.steps
	n := len(h) - 1
	h[0], h[n] = h[n], h[0]
	for i := 0; 2*i+1 < n; {
		j := 2*i + 1
		if j+1 < n && q.less(&h[j+1], &h[j]) {
			j++
		}
		if !q.less(&h[j], &h[i]) {
			break
		}
		h[i], h[j] = h[j], h[i]
		i = j
	}
	q.steps = h[:n]
	return h[n]
}
