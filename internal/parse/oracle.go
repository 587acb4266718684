package parse

import (
	"fmt"
	"math"
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

// costs are the gold arcs that each kind of move makes impossible (Goldberg & Nivre 2013, section 4): a
// shift, an arc from the next word to the top, and one from the word below it.
type costs struct{ shift, left, right int }

func (g *gold) costs(s *state) costs {
	var c costs
	for i, w := range s.stack {
		if s.next < s.n && int(g.heads[s.next]) == int(w) && i < len(s.stack)-1 {
			c.shift++
		}
		if int(g.heads[w]) == s.next {
			c.shift++
		}
	}
	top := s.below(0)
	if top == none {
		return c
	}
	head := int(g.heads[top])
	if head >= s.next {
		c.right++
	}
	if head > s.next || head == s.below(1) {
		c.left++
	}
	for k := s.next; k < s.n; k++ {
		if int(g.heads[k]) == top {
			c.left++
			c.right++
		}
	}
	return c
}

// rightMoves are the moves that cost least: at most one of each kind, none where there is none.
type rightMoves struct{ shift, left, right move }

func (r rightMoves) has(m move) bool { return m == r.shift || m == r.left || m == r.right }

// right are the moves that cost least. From a state that the gold tree can still be had from, they cost
// nothing. An arc takes the gold label of its dependent.
func (g *gold) right(s *state) rightMoves {
	c := g.costs(s)
	r := rightMoves{none, none, none}
	least := math.MaxInt
	if s.canShift() {
		r.shift, least = shift, c.shift
	}
	if s.canRight() {
		r.right, least = right(g.labels[s.below(0)]), min(least, c.right)
	}
	if s.canLeft() {
		r.left, least = left(g.labels[s.below(0)]), min(least, c.left)
		if s.next == s.n {
			r.left = left(rootLabel)
		}
	}
	if c.shift > least {
		r.shift = none
	}
	if c.left > least {
		r.left = none
	}
	if c.right > least {
		r.right = none
	}
	return r
}

// next is the first of the moves that cost least: an arc rather than a shift.
func (g *gold) next(s *state) move {
	r := g.right(s)
	for _, m := range []move{r.left, r.right} {
		if m != none {
			return m
		}
	}
	return r.shift
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
