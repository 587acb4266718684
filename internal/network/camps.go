package network

// camps divides the actors in two, each on side 0 or 1. It puts each actor, along the strongest ties first,
// with its friend or against its enemy, and then improves that by passes in which every actor changes
// sides once, the one that gains most or loses least first, and the best moment of the pass is kept
// (Fiduccia and Mattheyses, "A Linear-Time Heuristic for Improving Network Partitions", 1982). The least
// number of frustrated ties is hard to find (NP-hard); this is at or near it.
func (g *Signed) camps() []int {
	side := g.spread()
	for g.pass(side) > 0 {
	}
	return side
}

// pass improves the division and returns how many frustrated ties fewer it has.
func (g *Signed) pass(side []int) int {
	q := newMoves(len(g.ids), func(a int) int { return g.gain(side, a) })
	order := make([]int, 0, len(g.ids))
	gained, best, keep := 0, 0, 0
	for len(q.heap) > 0 {
		a := q.pop()
		gained += q.gains[a]
		side[a] = 1 - side[a]
		order = append(order, a)
		if gained > best {
			best, keep = gained, len(order)
		}
		for _, h := range g.near[a] {
			if isFrustrated(side, a, h) { // and was not before
				q.change(h.to, 2)
			} else {
				q.change(h.to, -2)
			}
		}
	}
	for _, a := range order[keep:] {
		side[a] = 1 - side[a]
	}
	return best
}

// gain is how many frustrated ties fewer there are if the actor changes sides.
func (g *Signed) gain(side []int, a int) int {
	gain := 0
	for _, h := range g.near[a] {
		if isFrustrated(side, a, h) {
			gain++
		} else {
			gain--
		}
	}
	return gain
}

// moves is a heap of the actors that may still change sides, the greatest gain first, of equals the first actor. Gains
// change in their place: of a tie both ends' gains do, and a heap with an entry for each change is a hundred times as long.
type moves struct {
	gains []int   // by actor
	heap  []int32 // actors
	place []int32 // in the heap, by actor; −1 for those that have moved
}

func newMoves(actors int, gain func(actor int) int) *moves {
	q := &moves{make([]int, actors), make([]int32, actors), make([]int32, actors)}
	for a := range actors {
		q.gains[a], q.heap[a], q.place[a] = gain(a), int32(a), int32(a)
	}
	for i := actors/2 - 1; i >= 0; i-- {
		q.down(i)
	}
	return q
}

func (q *moves) less(a, b int32) bool {
	if q.gains[a] != q.gains[b] {
		return q.gains[a] > q.gains[b]
	}
	return a < b
}

func (q *moves) swap(i, j int) {
	h := q.heap
	h[i], h[j] = h[j], h[i]
	q.place[h[i]], q.place[h[j]] = int32(i), int32(j)
}

func (q *moves) up(i int) {
	for i > 0 && q.less(q.heap[i], q.heap[(i-1)/2]) {
		q.swap(i, (i-1)/2)
		i = (i - 1) / 2
	}
}

func (q *moves) down(i int) {
	for {
		j := 2*i + 1
		if j >= len(q.heap) {
			return
		}
		if j+1 < len(q.heap) && q.less(q.heap[j+1], q.heap[j]) {
			j++
		}
		if !q.less(q.heap[j], q.heap[i]) {
			return
		}
		q.swap(i, j)
		i = j
	}
}

func (q *moves) pop() int {
	a := q.heap[0]
	last := len(q.heap) - 1
	q.swap(0, last)
	q.heap, q.place[a] = q.heap[:last], -1
	q.down(0)
	return int(a)
}

// change adds to an actor's gain, unless it has moved.
func (q *moves) change(actor int32, by int) {
	i := q.place[actor]
	if i < 0 {
		return
	}
	q.gains[actor] += by
	if by > 0 {
		q.up(int(i))
	} else {
		q.down(int(i))
	}
}

// spread follows the spanning forest of the strongest ties (Kruskal).
func (g *Signed) spread() []int {
	root := make([]int, len(g.ids))
	side := make([]int, len(g.ids)) // as against the root's
	members := make([][]int, len(g.ids))
	for i := range root {
		root[i], members[i] = i, []int{i}
	}
	for _, p := range g.byStrength() {
		a, b := root[p.a], root[p.to]
		if a == b {
			continue
		}
		if len(members[a]) < len(members[b]) {
			a, b = b, a
		}
		flip := 0
		if isFrustrated(side, int(p.a), p.half) {
			flip = 1
		}
		for _, m := range members[b] {
			root[m], side[m] = a, side[m]^flip
		}
		members[a] = append(members[a], members[b]...)
	}
	return side
}

func isFrustrated(side []int, a int, h half) bool {
	return (side[a] == side[h.to]) != (h.weight > 0)
}

// frustrated counts the ties that a division leaves frustrated.
func (g *Signed) frustrated(side []int) int {
	n := 0
	for a, near := range g.near {
		for _, h := range near {
			if a < int(h.to) && isFrustrated(side, a, h) {
				n++
			}
		}
	}
	return n
}
