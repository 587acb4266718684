package network

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
)

// camps divides the actors in two, each on side 0 or 1. It puts each actor, along the strongest ties first,
// with its friend or against its enemy, and then improves that by passes in which every actor changes
// sides once, the one that gains most or loses least first, and the best moment of the pass is kept
// (Fiduccia and Mattheyses, "A Linear-Time Heuristic for Improving Network Partitions", 1982). The least
// number of frustrated ties is hard to find (NP-hard); this is at or near it.
func (g *signed) camps() []int {
	side := g.spread()
	for g.pass(side) > 0 {
	}
	return side
}

// pass improves the division and returns how many frustrated ties fewer it has.
func (g *signed) pass(side []int) int {
	gains := make([]int, len(g.ids))
	queue := make(moves, 0, len(g.ids))
	for a := range g.ids {
		gains[a] = g.gain(side, a)
		queue = append(queue, move{a, gains[a]})
	}
	heap.Init(&queue)
	moved := make([]bool, len(g.ids))
	var order []int
	gained, best, keep := 0, 0, 0
	for queue.Len() > 0 {
		m := heap.Pop(&queue).(move)
		if moved[m.actor] || m.gain != gains[m.actor] {
			continue // out of date
		}
		moved[m.actor] = true
		side[m.actor] = 1 - side[m.actor]
		order = append(order, m.actor)
		if gained += m.gain; gained > best {
			best, keep = gained, len(order)
		}
		for _, h := range g.near[m.actor] {
			if moved[h.to] {
				continue
			}
			if isFrustrated(side, m.actor, h) { // and was not before
				gains[h.to] += 2
			} else {
				gains[h.to] -= 2
			}
			heap.Push(&queue, move{h.to, gains[h.to]})
		}
	}
	for _, a := range order[keep:] {
		side[a] = 1 - side[a]
	}
	return best
}

// gain is how many frustrated ties fewer there are if the actor changes sides.
func (g *signed) gain(side []int, a int) int {
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

// move is an actor that may change sides.
type move struct{ actor, gain int }

// moves is a heap, the greatest gain first.
type moves []move

func (q moves) Len() int { return len(q) }
func (q moves) Less(i, j int) bool {
	if q[i].gain != q[j].gain {
		return q[i].gain > q[j].gain
	}
	return q[i].actor < q[j].actor
}
func (q moves) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *moves) Push(x any)   { *q = append(*q, x.(move)) }
func (q *moves) Pop() any {
	m := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return m
}

// spread follows the spanning forest of the strongest ties (Kruskal).
func (g *signed) spread() []int {
	type pair struct {
		a int
		half
	}
	pairs := make([]pair, 0, g.ties)
	for a, near := range g.near {
		for _, h := range near {
			if a < h.to {
				pairs = append(pairs, pair{a, h})
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int { return cmp.Compare(math.Abs(y.weight), math.Abs(x.weight)) })
	root := make([]int, len(g.ids))
	side := make([]int, len(g.ids)) // as against the root's
	members := make([][]int, len(g.ids))
	for i := range root {
		root[i], members[i] = i, []int{i}
	}
	for _, p := range pairs {
		a, b := root[p.a], root[p.to]
		if a == b {
			continue
		}
		if len(members[a]) < len(members[b]) {
			a, b = b, a
		}
		flip := 0
		if isFrustrated(side, p.a, p.half) {
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
func (g *signed) frustrated(side []int) int {
	n := 0
	for a, near := range g.near {
		for _, h := range near {
			if a < h.to && isFrustrated(side, a, h) {
				n++
			}
		}
	}
	return n
}
