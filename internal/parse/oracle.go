package parse

import (
	"fmt"
	"slices"

	"entente/internal/syntax"
)

// gold is the tree that training aims at: heads (n for the root's) and labels of n words.
type gold struct {
	heads  []int16
	labels []uint8
}

// projective lifts the arcs that cross others to the head's head, the shortest first, until none
// crosses (Nivre & Nilsson 2005, without a mark to lower them again: about one arc in a hundred of
// the English treebanks, whose attachment the parser thus cannot learn).
func (g gold) projective() gold {
	heads := append([]int16(nil), g.heads...)
	for {
		lift, shortest := none, len(heads)+1
		for i, h := range heads {
			if d := abs(int(h) - i); d < shortest && !spans(heads, i) {
				lift, shortest = i, d
			}
		}
		if lift == none {
			return gold{heads, g.labels}
		}
		heads[lift] = heads[heads[lift]]
	}
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}

// spans says whether the head of word i dominates every word between them.
func spans(heads []int16, i int) bool {
	h := int(heads[i])
	if h == len(heads) {
		return true // nothing stands between the last word's end and the root but words under it
	}
	for k := min(i, h) + 1; k < max(i, h); k++ {
		a := k
		for a != h && a != len(heads) {
			a = int(heads[a])
		}
		if a != h {
			return false
		}
	}
	return true
}

// next is the move that builds the projective tree: an arc as soon as it can be made, reduce only
// when a word below the top has an arc with the next one.
func (g *gold) next(s *state) move {
	top, next := s.top(), s.next
	if next == s.n {
		return s.forced()
	}
	if top == none {
		return shift
	}
	switch {
	case int(g.heads[top]) == next:
		return left(g.labels[top])
	case int(g.heads[next]) == top:
		return right(g.labels[next])
	case s.nodes[top].head != none && g.linksBelow(s, next):
		return reduce
	}
	return shift
}

// linksBelow says whether the next word has a gold arc with a word under the stack's top.
func (g *gold) linksBelow(s *state, next int) bool {
	for _, w := range s.stack[:len(s.stack)-1] {
		if g.heads[next] == w || int(g.heads[w]) == next {
			return true
		}
	}
	return false
}

// sequence lists the moves that build the tree.
func (g *gold) sequence() []move {
	var s state
	s.init(len(g.heads))
	moves := make([]move, 0, 2*s.n)
	for !s.done() {
		m := g.next(&s)
		moves = append(moves, m)
		s.apply(m)
	}
	return moves
}

// Replay builds the tree of a sentence by the oracle's moves and returns it, with the number of arcs
// that were lifted because they cross others. A move that is not legal is an error.
func Replay(s syntax.Sentence) (rebuilt syntax.Sentence, lifted int, err error) {
	one := []syntax.Sentence{s}
	labels := labelsOf(one)
	g := goldsOf(one, labels)[0]
	var st state
	st.init(len(g.heads))
	for k, m := range g.sequence() {
		if !st.legal(m) {
			return s, 0, fmt.Errorf("move %d of the oracle is not legal", k+1)
		}
		st.apply(m)
	}
	rebuilt = s
	rebuilt.Tokens = slices.Clone(s.Tokens)
	st.write(rebuilt.Tokens, labels)
	for i := range s.Tokens {
		if rebuilt.Tokens[i].Head != s.Tokens[i].Head {
			lifted++
		}
	}
	return rebuilt, lifted, nil
}
