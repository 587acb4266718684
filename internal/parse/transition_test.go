package parse

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"entente/internal/syntax"
)

// trees are sentences written for these tests: coordination, a relative clause, an apposition,
// a passive, a fronted quotation, and (the last) an arc that crosses another.
const trees = `1	Poland	Poland	PROPN	NNP	_	5	nsubj	_	_
2	and	and	CCONJ	CC	_	3	cc	_	_
3	Latvia	Latvia	PROPN	NNP	_	1	conj	_	_
4	jointly	jointly	ADV	RB	_	5	advmod	_	_
5	condemned	condemn	VERB	VBD	_	0	root	_	_
6	raids	raid	NOUN	NNS	_	5	obj	_	_
7	.	.	PUNCT	.	_	5	punct	_	_

1	Rebels	rebel	NOUN	NNS	_	7	nsubj:pass	_	_
2	who	who	PRON	WP	_	3	nsubj	_	_
3	shelled	shell	VERB	VBD	_	1	acl:relcl	_	_
4	Taiz	Taiz	PROPN	NNP	_	3	obj	_	_
5	were	be	AUX	VBD	_	7	aux:pass	_	_
6	later	later	ADV	RB	_	7	advmod	_	_
7	captured	capture	VERB	VBN	_	0	root	_	_
8	by	by	ADP	IN	_	9	case	_	_
9	soldiers	soldier	NOUN	NNS	_	7	obl:agent	_	_

1	“	"	PUNCT	` + "``" + `	_	3	punct	_	_
2	We	we	PRON	PRP	_	3	nsubj	_	_
3	won	win	VERB	VBD	_	9	ccomp	_	_
4	,	,	PUNCT	,	_	3	punct	_	_
5	”	"	PUNCT	''	_	3	punct	_	_
6	Orban	Orban	PROPN	NNP	_	9	nsubj	_	_
7	,	,	PUNCT	,	_	8	punct	_	_
8	premier	premier	NOUN	NN	_	6	appos	_	_
9	said	say	VERB	VBD	_	0	root	_	_

1	A	a	DET	DT	_	2	det	_	_
2	report	report	NOUN	NN	_	4	nsubj:pass	_	_
3	was	be	AUX	VBD	_	4	aux:pass	_	_
4	issued	issue	VERB	VBN	_	0	root	_	_
5	yesterday	yesterday	NOUN	NN	_	4	obl	_	_
6	on	on	ADP	IN	_	7	case	_	_
7	Niger	Niger	PROPN	NNP	_	2	nmod	_	_

`

func readTrees(t *testing.T) []syntax.Sentence {
	t.Helper()
	s, err := syntax.ReadCoNLLU(strings.NewReader(trees))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestOracleRebuildsTrees(t *testing.T) {
	for k, s := range readTrees(t) {
		want := syntax.Sentence{Tokens: slices.Clone(s.Tokens)}
		lifts := 0
		if k == 3 { // "report … on Niger" crosses the root's arc: lifted to "issued"
			want.Tokens[6].Head, lifts = 3, 1
		}
		got, lifted, err := Replay(s)
		if err != nil {
			t.Fatalf("tree %d: %v", k, err)
		}
		if !slices.Equal(got.Tokens, want.Tokens) || lifted != lifts {
			t.Errorf("tree %d, %d arcs lifted:\n%swant\n%s", k, lifted, got.String(), want.String())
		}
	}
}

func TestRandomMovesMakeTrees(t *testing.T) {
	rng := rand.New(rand.NewSource(7))
	var moves []move
	for label := uint8(0); label < 4; label++ {
		moves = append(moves, left(label), right(label))
	}
	moves = append(moves, shift)
	for range 2000 {
		var s state
		s.init(1 + rng.Intn(12))
		steps := 0
		for ; !s.done(); steps++ {
			var legal []move
			for _, m := range moves {
				if s.legal(m) {
					legal = append(legal, m)
				}
			}
			if len(legal) == 0 {
				t.Fatalf("no legal move with %v on the stack and %d of %d read", s.stack, s.next, s.n)
			}
			s.apply(legal[rng.Intn(len(legal))])
		}
		if steps != 2*s.n {
			t.Fatalf("%d moves for %d words", steps, s.n)
		}
		toks := make([]syntax.Token, s.n)
		s.write(toks, []string{"root", "nsubj", "obj", "obl"})
		checkTree(t, toks)
	}
}

// checkTree fails unless one token is the root and all others reach it.
func checkTree(t *testing.T, toks []syntax.Token) {
	t.Helper()
	roots := 0
	for i := range toks {
		if toks[i].Head < 0 {
			roots++
		}
		steps := 0
		for a := i; a >= 0; a = toks[a].Head {
			if steps++; steps > len(toks) {
				t.Fatalf("token %d is on a cycle: %v", i, toks)
			}
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots: %v", roots, toks)
	}
}

// TestCostsAreArcsLost compares the costs of moves with what becomes of the gold arcs: it follows right
// moves alone from a state after random ones, and counts the arcs that the tree then lacks.
func TestCostsAreArcsLost(t *testing.T) {
	rng := rand.New(rand.NewSource(11))
	sentences := readTrees(t)
	labels := labelsOf(sentences)
	for _, g := range goldsOf(sentences, labels) {
		for range 300 {
			var s state
			s.init(len(g.heads))
			lost := 0
			for !s.done() {
				m := g.next(&s)
				if rng.Intn(3) == 0 {
					m = randomMove(&s, labels, rng)
				}
				c := g.costs(&s)
				switch {
				case m == shift:
					lost += c.shift
				case m.isLeft():
					lost += c.left
				default:
					lost += c.right
				}
				s.apply(m)
			}
			wrong := 0
			for i, h := range g.heads {
				if s.nodes[i].head != h {
					wrong++
				}
			}
			if wrong != lost {
				t.Fatalf("%d gold arcs missing from the tree, the moves cost %d", wrong, lost)
			}
		}
	}
}

func randomMove(s *state, labels []string, rng *rand.Rand) move {
	for {
		m := move(rng.Intn(int(arcLeft) + 2*len(labels)))
		if s.legal(m) {
			return m
		}
	}
}
