package parse

import (
	"math"

	"entente/internal/parse/matrix"
	"entente/internal/syntax"
)

// network scores the moves of a state: recurrent layers read the sentence once, and a hidden layer reads
// the words that the state points at (as Kiperwasser & Goldberg 2016, with simple recurrent units in
// the place of LSTMs).
type network struct {
	inputs inputs
	layers []layer
	head   head
}

// head scores the moves from the vectors of four words: three of the stack and the next.
type head struct {
	hidden, moves int
	words         matrix.Packed            // width × places·hidden; in training
	whole         matrix.Whole             // the same, in parsing
	absent        matrix.Matrix            // 2·places × hidden: where there is no word, and where it is the root
	signs         [signKinds]matrix.Matrix // rows of hidden numbers for the values of signs
	bias          []float32                // hidden
	out           matrix.Packed            // hidden × moves
	outBias       []float32                // moves
}

// places are the words that the head reads: the top of the stack, the two below, and the next word.
const places = 4

func (s *state) place(k int) int {
	if k == places-1 {
		return s.next
	}
	return s.below(k)
}

// Signs are what the head knows of a state besides words: labels of outermost dependents, how far
// words are apart, and how many dependents the next word has.
const (
	topLeftSign = iota
	topRightSign
	belowLeftSign
	belowRightSign
	nextLeftSign
	topDistanceSign
	belowDistanceSign
	nextCountSign
	signKinds
)

const (
	signDistances = 9
	signCounts    = 4
)

// signSize is the number of values of a sign, where there are so many labels.
func signSize(kind, labels int) int {
	switch kind {
	case topDistanceSign, belowDistanceSign:
		return signDistances
	case nextCountSign:
		return signCounts
	}
	return labels + 1
}

func (s *state) signs() [signKinds]int {
	top, below := s.below(0), s.below(1)
	t, b, n := s.node(top), s.node(below), s.node(s.next)
	return [signKinds]int{
		s.labelOf(t.l1), s.labelOf(t.r1), s.labelOf(b.l1), s.labelOf(b.r1), s.labelOf(n.l1),
		distance(top, s.next), distance(below, top), min(int(n.lefts), signCounts-1),
	}
}

// labelOf is the label of a word from 1, 0 for no word.
func (s *state) labelOf(i int16) int {
	if i < 0 {
		return 0
	}
	return int(s.nodes[i].label) + 1
}

// distance from word a to b, a before b: 0 where a is none, in steps that widen.
func distance(a, b int) int {
	d := b - a
	switch {
	case a < 0:
		return 0
	case d <= 4:
		return d
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	case d <= 20:
		return 7
	}
	return signDistances - 1
}

// reading is the memory for reading sentences together: their words stand one after the other, so that
// the weights come from memory once for all. It grows with the longest batch.
type reading struct {
	words   []wordInputs
	ends    []int           // where each sentence ends among the words
	from    int             // first word of the sentence whose moves are scored
	x       []matrix.Matrix // inputs, then each layer's outputs
	u, c    []matrix.Matrix // of each layer
	rounded matrix.Rounded
	placed  matrix.Matrix // words × places·hidden
	hidden  []float32
	scores  []float32
	state   state
}

// read runs the layers over the sentences in r.words.
func (n *network) read(r *reading) {
	rows := len(r.words)
	if len(r.x) == 0 {
		r.x = make([]matrix.Matrix, len(n.layers)+1)
		r.u, r.c = make([]matrix.Matrix, len(n.layers)), make([]matrix.Matrix, len(n.layers))
	}
	r.x[0] = sized(r.x[0], rows, inputWidth)
	n.inputs.vectors(r.words, r.x[0])
	for k := range n.layers {
		l := &n.layers[k]
		r.u[k] = sized(r.u[k], rows, 3*l.width)
		r.c[k], r.x[k+1] = sized(r.c[k], rows, l.width), sized(r.x[k+1], rows, l.width)
		r.rounded.Set(r.x[k])
		matrix.Multiply(r.u[k], &r.rounded, l.whole)
		from := 0
		for _, end := range r.ends {
			l.recur(part(r.x[k], from, end), part(r.u[k], from, end), part(r.c[k], from, end), part(r.x[k+1], from, end))
			from = end
		}
	}
}

// place computes what each word adds to the hidden layer in each place.
func (h *head) place(r *reading) {
	r.placed = sized(r.placed, len(r.words), places*h.hidden)
	r.rounded.Set(r.x[len(r.x)-1])
	matrix.Multiply(r.placed, &r.rounded, h.whole)
}

// score fills r.scores for a state.
func (h *head) score(s *state, r *reading) {
	h.sum(s, r)
	for i, v := range r.hidden {
		r.hidden[i] = max(v, 0)
	}
	h.scoreHidden(r)
}

// sum fills r.hidden, before its rectifier.
func (h *head) sum(s *state, r *reading) {
	copy(r.hidden, h.bias)
	for k := range places {
		matrix.Add(r.hidden, h.inPlace(k, s, r))
	}
	for k, v := range s.signs() {
		matrix.Add(r.hidden, h.signs[k].Row(v))
	}
}

// scoreHidden fills r.scores from r.hidden.
func (h *head) scoreHidden(r *reading) {
	copy(r.scores, h.outBias)
	matrix.AddPacked(matrix.Matrix{Rows: 1, Cols: h.moves, Data: r.scores},
		matrix.View{Rows: 1, Cols: h.hidden, RowStride: h.hidden, ColStride: 1, Data: r.hidden}, h.out)
}

// inPlace is what the word in a place adds to the hidden layer.
func (h *head) inPlace(k int, s *state, r *reading) []float32 {
	switch i := s.place(k); {
	case i == none:
		return h.absent.Row(k)
	case i == s.n:
		return h.absent.Row(places + k)
	default:
		return r.placed.Row(r.from + i)[k*h.hidden : (k+1)*h.hidden]
	}
}

// moveSet are the moves that training saw, by kind.
type moveSet struct{ lefts, rights []move }

func newMoveSet(moves []move) moveSet {
	var k moveSet
	for _, m := range moves {
		switch {
		case m == shift || m == left(rootLabel):
		case m.isLeft():
			k.lefts = append(k.lefts, m)
		default:
			k.rights = append(k.rights, m)
		}
	}
	return k
}

// best is the legal move with the highest score.
func (k *moveSet) best(s *state, scores []float32) move {
	best, score := move(none), float32(math.Inf(-1))
	if s.canShift() {
		best, score = shift, scores[shift]
	}
	if s.canRight() {
		for _, m := range k.rights {
			if scores[m] > score {
				best, score = m, scores[m]
			}
		}
	}
	if !s.canLeft() {
		return best
	}
	if s.next == s.n {
		return left(rootLabel)
	}
	for _, m := range k.lefts {
		if scores[m] > score {
			best, score = m, scores[m]
		}
	}
	return best
}

// trees sets heads and relations of the tagged tokens of each sentence.
func (n *network) trees(sentences []syntax.Sentence, labels []string, moves *moveSet, r *reading) {
	r.words, r.ends = r.words[:0], r.ends[:0]
	for i := range sentences {
		r.words = n.inputs.all(sentences[i].Tokens, r.words)
		r.ends = append(r.ends, len(r.words))
	}
	n.read(r)
	n.head.place(r)
	r.hidden, r.scores = resize(r.hidden, n.head.hidden), resize(r.scores, n.head.moves)
	r.from = 0
	for i := range sentences {
		n.tree(sentences[i].Tokens, labels, moves, r)
		r.from = r.ends[i]
	}
}

// tree makes the moves of the sentence that begins at r.from.
func (n *network) tree(toks []syntax.Token, labels []string, moves *moveSet, r *reading) {
	s := &r.state
	s.init(len(toks))
	for !s.done() {
		n.head.score(s, r)
		s.apply(moves.best(s, r.scores))
	}
	s.write(toks, labels)
}

// part is rows [from, end) of m.
func part(m matrix.Matrix, from, end int) matrix.Matrix {
	return matrix.Matrix{Rows: end - from, Cols: m.Cols, Data: m.Data[from*m.Cols : end*m.Cols]}
}

// sized returns a matrix of the size, in m's memory where that is enough; what it holds is undefined.
func sized(m matrix.Matrix, rows, cols int) matrix.Matrix {
	return matrix.Matrix{Rows: rows, Cols: cols, Data: resize(m.Data, rows*cols)}
}

// resize returns a slice of the length, in s's memory where that is enough.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
