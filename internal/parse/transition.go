package parse

import "entente/internal/syntax"

// The transition system is arc-eager (Nivre 2003), with the root as a word after the last one
// (Ballesteros & Nivre 2013), so that the root's choice is made last.

// A move is shift, reduce, or an arc with a label: arcLeft+2·label makes the next word the head of
// the stack's top and pops it, arcRight+2·label makes the top the head of the next word and pushes it.
type move int

const (
	shift    move = 0
	reduce   move = 1
	arcLeft  move = 2
	arcRight move = 3
)

func (m move) isLeft() bool { return m >= arcLeft && m%2 == 0 }
func (m move) label() uint8 { return uint8((m - 2) / 2) }

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

// node is what the state knows of a word: its head, the outermost two dependents on either side,
// how many there are, and which labels they have (a bit for each label modulo 64).
type node struct {
	head, l1, l2, r1, r2 int16
	label, lefts, rights uint8
	leftSet, rightSet    uint64
}

func (s *state) init(n int) {
	s.n, s.next = n, 0
	s.stack = s.stack[:0]
	s.nodes = s.nodes[:0]
	for range n + 1 {
		s.nodes = append(s.nodes, node{head: none, l1: none, l2: none, r1: none, r2: none})
	}
}

func (s *state) top() int {
	if len(s.stack) == 0 {
		return none
	}
	return int(s.stack[len(s.stack)-1])
}

// below is the word k places under the stack's top.
func (s *state) below(k int) int {
	if len(s.stack) <= k {
		return none
	}
	return int(s.stack[len(s.stack)-1-k])
}

// node is what is known of word i, an empty node where there is none.
func (s *state) node(i int) *node {
	if i < 0 || i > s.n {
		return &noNode
	}
	return &s.nodes[i]
}

func (s *state) done() bool { return s.next == s.n && len(s.stack) == 0 }

// legal says whether the move can be made: a word gets one head, the root takes only the label root
// and only once everything is read, and every word can still be reached by the root.
func (s *state) legal(m move) bool {
	top := s.top()
	switch {
	case m == shift:
		return s.next < s.n
	case top == none:
		return false
	case m == reduce:
		return s.nodes[top].head != none
	case m.isLeft():
		return s.nodes[top].head == none && (s.next == s.n) == (m.label() == rootLabel)
	}
	return s.next < s.n && m.label() != rootLabel
}

func (s *state) apply(m move) {
	top := s.top()
	switch {
	case m == shift:
		s.push()
	case m == reduce:
		s.pop()
	case m.isLeft():
		s.attach(s.next, top, m.label())
		s.pop()
	default:
		s.attach(top, s.next, m.label())
		s.push()
	}
}

func (s *state) push() { s.stack = append(s.stack, int16(s.next)); s.next++ }

func (s *state) pop() { s.stack = s.stack[:len(s.stack)-1] }

func (s *state) attach(head, child int, label uint8) {
	s.nodes[child].head, s.nodes[child].label = int16(head), label
	h := &s.nodes[head]
	if child < head {
		h.l1, h.l2 = int16(child), h.l1
		h.lefts++
		h.leftSet |= 1 << (label % 64)
	} else {
		h.r1, h.r2 = int16(child), h.r1
		h.rights++
		h.rightSet |= 1 << (label % 64)
	}
}

func (s *state) copyFrom(o *state) {
	s.n, s.next = o.n, o.next
	s.stack = append(s.stack[:0], o.stack...)
	s.nodes = append(s.nodes[:0], o.nodes...)
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
