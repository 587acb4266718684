package parse

import "entente/internal/syntax"

// The transition system is arc-hybrid (Kuhlmann, Gómez-Rodríguez & Satta 2011), with the root as a word
// after the last one (Ballesteros & Nivre 2013). A word gets its head when it leaves the stack, so that
// 2n moves always build a tree over n words, and the last of them its one root.

// A move is shift, or an arc with a label: arcLeft+2·label makes the next word the head of the stack's
// top, arcRight+2·label the word below the top; both pop the top.
type move int

const (
	shift    move = 0
	arcLeft  move = 1
	arcRight move = 2
)

func (m move) isLeft() bool { return m%2 == 1 }
func (m move) label() uint8 { return uint8((m - 1) / 2) }

func left(label uint8) move  { return arcLeft + 2*move(label) }
func right(label uint8) move { return arcRight + 2*move(label) }

// rootLabel is the label of the sentence's root, the first of every model's labels.
const rootLabel = 0

const none = -1

// state is a sentence on its way to a tree.
type state struct {
	n     int // words; n itself is the root
	next  int // first word not yet on the stack
	stack []int16
	nodes []node // words and the root
}

// node is what the state knows of a word: its head and label, its outermost dependents, and how many
// there are on the left.
type node struct {
	head, l1, r1 int16
	label, lefts uint8
}

var noNode = node{head: none, l1: none, r1: none}

func (s *state) init(n int) {
	s.n, s.next = n, 0
	s.stack = s.stack[:0]
	s.nodes = s.nodes[:0]
	for range n + 1 {
		s.nodes = append(s.nodes, noNode)
	}
}

// below is the word k places under the stack's top, 0 being the top.
func (s *state) below(k int) int {
	if len(s.stack) <= k {
		return none
	}
	return int(s.stack[len(s.stack)-1-k])
}

// node is what is known of word i, an empty node where there is none.
func (s *state) node(i int) *node {
	if i < 0 {
		return &noNode
	}
	return &s.nodes[i]
}

func (s *state) done() bool { return s.next == s.n && len(s.stack) == 0 }

// canShift, canLeft and canRight say which moves can be made: the root is never shifted, and takes one
// word, the last.
func (s *state) canShift() bool { return s.next < s.n }

func (s *state) canLeft() bool {
	return len(s.stack) > 0 && (s.next < s.n || len(s.stack) == 1)
}

func (s *state) canRight() bool { return len(s.stack) > 1 }

// legal says whether the move can be made: besides, only the root's arc has the label root.
func (s *state) legal(m move) bool {
	switch {
	case m == shift:
		return s.canShift()
	case m.isLeft():
		return s.canLeft() && (s.next == s.n) == (m.label() == rootLabel)
	}
	return s.canRight() && m.label() != rootLabel
}

func (s *state) apply(m move) {
	switch {
	case m == shift:
		s.stack = append(s.stack, int16(s.next))
		s.next++
	case m.isLeft():
		s.attach(s.next, m.label())
	default:
		s.attach(s.below(1), m.label())
	}
}

// attach gives the top of the stack its head and pops it.
func (s *state) attach(head int, label uint8) {
	child := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	s.nodes[child].head, s.nodes[child].label = int16(head), label
	h := &s.nodes[head]
	if int(child) < head {
		h.l1 = child
		h.lefts++
	} else {
		h.r1 = child
	}
}

// write sets the heads and relations of the tokens to those of the tree.
func (s *state) write(toks []syntax.Token, labels []string) {
	for i := range toks {
		n := &s.nodes[i]
		toks[i].Head, toks[i].Deprel = int(n.head), labels[n.label]
		if int(n.head) == s.n {
			toks[i].Head = -1
		}
	}
}
