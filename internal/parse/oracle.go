package parse

// gold is the tree that training aims at: heads (n for the root's) and labels of n words.
type gold struct {
	heads  []int16
	labels []uint8
}

// cost is how many gold arcs can no longer be made after the move, plus one where the move makes a
// gold arc with a wrong label: the dynamic oracle of Goldberg & Nivre (2012). It is exact for
// projective trees and a lower bound for others.
func (g *gold) cost(s *state, m move) int {
	top, next := s.top(), s.next
	switch {
	case m == shift:
		return g.lostBelow(s, next, none)
	case m == reduce:
		return g.childrenAhead(top, next)
	case m.isLeft():
		if int(g.heads[top]) == next {
			return g.childrenAhead(top, next) + differs(g.labels[top], m.label())
		}
		c := g.childrenAhead(top, next)
		if int(g.heads[top]) > next {
			c++
		}
		return c
	}
	if int(g.heads[next]) == top {
		return g.lostBelow(s, next, top) + differs(g.labels[next], m.label())
	}
	c := g.lostBelow(s, next, top)
	if int(g.heads[next]) > next {
		c++
	}
	return c
}

func differs(a, b uint8) int {
	if a != b {
		return 1
	}
	return 0
}

// lostBelow counts the gold arcs between the next word and the stack, except one from keep.
func (g *gold) lostBelow(s *state, next, keep int) int {
	c := 0
	for _, w := range s.stack {
		if g.heads[next] == w && int(w) != keep {
			c++
		}
		if int(g.heads[w]) == next && s.nodes[w].head == none {
			c++
		}
	}
	return c
}

// childrenAhead counts the gold dependents of w among the words not yet read.
func (g *gold) childrenAhead(w, next int) int {
	c := 0
	for i := next; i < len(g.heads); i++ {
		if int(g.heads[i]) == w {
			c++
		}
	}
	return c
}
