package parse

import (
	"math"

	"entente/internal/parse/matrix"
)

// trainWorker learns from one sentence after the other: it sums the gradients of a batch.
type trainWorker struct {
	training  *networkTraining
	gradients []*gradient
	loss      float64
	states    int

	reading
	masks  [][]float32     // of what enters each layer and the head: 0, or the factor that makes up for the hidden
	masked []matrix.Matrix // inputs under them
	du     matrix.Matrix
	dx     [2]matrix.Matrix
	dPlace matrix.Matrix

	// Of the states of the sentence:
	wordsAt  [][8]int
	signsAt  [][signKinds]int
	hiddens  matrix.Matrix
	dScores  matrix.Matrix
	dHiddens matrix.Matrix
	hideHead []float32
}

func newTrainWorker(t *networkTraining) *trainWorker {
	w := &trainWorker{training: t}
	for _, p := range t.parameters {
		w.gradients = append(w.gradients, newGradient(p))
	}
	w.masks = make([][]float32, networkLayers+1)
	w.masked = make([]matrix.Matrix, networkLayers+1)
	return w
}

func (w *trainWorker) gradient(i int) matrix.Matrix { return w.gradients[i].Matrix }

// learn parses a sentence and adds the gradient of its loss.
func (w *trainWorker) learn(v visit, rng *random, done float64) {
	t := w.training
	ex := &t.tasks[v.task].examples[v.example]
	w.words = append(w.words[:0], ex.words...)
	for i := range w.words {
		n := float64(t.counts[w.words[i][formInput]])
		if rng.Float64() < t.settings.wordDrop/(t.settings.wordDrop+n) {
			w.words[i][formInput] = 0
		}
	}
	w.forward(rng)
	w.walk(v.task, &ex.gold, rng, done)
	w.headBack(v.task)
	w.layersBack()
}

// forward runs the layers with what enters each masked, the same of every word.
func (w *trainWorker) forward(rng *random) {
	t := w.training
	rows := len(w.words)
	if len(w.x) == 0 {
		w.x = make([]matrix.Matrix, len(t.layers)+1)
		w.u, w.c = make([]matrix.Matrix, len(t.layers)), make([]matrix.Matrix, len(t.layers))
	}
	w.x[0] = sized(w.x[0], rows, inputWidth)
	t.inputs.vectors(w.words, w.x[0])
	for k := range t.layers {
		l := &t.layers[k]
		w.mask(k, w.x[k], rng)
		w.u[k] = sized(w.u[k], rows, 3*l.width)
		clear(w.u[k].Data)
		w.c[k], w.x[k+1] = sized(w.c[k], rows, l.width), sized(w.x[k+1], rows, l.width)
		matrix.AddPacked(w.u[k], w.masked[k].View(), l.weights)
		l.recur(w.x[k], w.u[k], w.c[k], w.x[k+1])
	}
	w.mask(len(t.layers), w.x[len(t.layers)], rng)
}

func (w *trainWorker) mask(k int, x matrix.Matrix, rng *random) {
	w.masks[k] = dropMask(w.masks[k], x.Cols, w.training.settings.drop, rng)
	w.masked[k] = sized(w.masked[k], x.Rows, x.Cols)
	for i := range x.Rows {
		times(w.masked[k].Row(i), x.Row(i), w.masks[k])
	}
}

func dropMask(mask []float32, n int, drop float64, rng *random) []float32 {
	mask = resize(mask, n)
	for i := range mask {
		mask[i] = 0
		if rng.Float64() >= drop {
			mask[i] = float32(1 / (1 - drop))
		}
	}
	return mask
}

func times(dst, a, b []float32) {
	for i := range dst {
		dst[i] = a[i] * b[i]
	}
}

// walk makes the moves of the sentence, and keeps of every state what its gradient needs.
func (w *trainWorker) walk(task int, g *gold, rng *random, done float64) {
	t := w.training
	h := &t.heads[task]
	w.placed = sized(w.placed, len(w.words), places*h.hidden)
	clear(w.placed.Data)
	matrix.AddPacked(w.placed, w.masked[len(w.masked)-1].View(), h.words)
	w.hidden, w.scores = resize(w.hidden, h.hidden), resize(w.scores, h.moves)
	w.hideHead = dropMask(w.hideHead, h.hidden, t.settings.dropHead, rng)
	states := 2 * len(w.words)
	w.wordsAt, w.signsAt = resize(w.wordsAt, states), resize(w.signsAt, states)
	w.hiddens, w.dScores = sized(w.hiddens, states, h.hidden), sized(w.dScores, states, h.moves)
	s := &w.state
	s.init(len(w.words))
	for k := 0; !s.done(); k++ {
		for p := range places {
			w.wordsAt[k][p] = s.place(p)
		}
		w.signsAt[k] = s.signs()
		h.sum(s, &w.reading)
		for i, v := range w.hidden {
			w.hidden[i] = max(v, 0) * w.hideHead[i]
		}
		copy(w.hiddens.Row(k), w.hidden)
		h.scoreHidden(&w.reading)
		s.apply(w.choose(s, g, t.tasks[task].moves, w.dScores.Row(k), rng, done))
	}
	w.states += states
}

// choose adds the loss of a state, writes its gradient by the scores, and returns the move to go on
// with. Right are all the moves that cost least (Goldberg & Nivre 2012); once training explores, a wrong
// move is followed too, so that the states after a mistake are learnt.
func (w *trainWorker) choose(s *state, g *gold, moves []move, d []float32, rng *random, done float64) move {
	clear(d)
	right := g.right(s)
	highest := float32(math.Inf(-1))
	best, bestRight := move(none), move(none)
	for _, m := range moves {
		if !s.legal(m) {
			continue
		}
		if best == none || w.scores[m] > w.scores[best] {
			best = m
		}
		if right.has(m) && (bestRight == none || w.scores[m] > w.scores[bestRight]) {
			bestRight = m
		}
		highest = max(highest, w.scores[m])
	}
	if bestRight == none {
		return best // a label that training data lacks, or one that no state may take
	}
	all, ofRight := 0.0, 0.0
	for _, m := range moves {
		if !s.legal(m) {
			continue
		}
		e := math.Exp(float64(w.scores[m] - highest))
		d[m] = float32(e)
		all += e
		if right.has(m) {
			ofRight += e
		}
	}
	for _, m := range moves {
		p := float64(d[m])
		d[m] = float32(p / all)
		if p > 0 && right.has(m) {
			d[m] -= float32(p / ofRight)
		}
	}
	w.loss -= math.Log(ofRight / all)
	if done > w.training.settings.exploring && rng.Float64() < w.training.settings.explore {
		return best
	}
	return bestRight
}

// headBack adds the gradients of the head's numbers, and leaves that of the layers' outputs in dx[0].
func (w *trainWorker) headBack(task int) {
	t := w.training
	h, at := &t.heads[task], &t.headsAt[task]
	matrix.AddProduct(w.gradient(at.out), w.hiddens.T(), w.dScores)
	w.dHiddens = sized(w.dHiddens, w.hiddens.Rows, h.hidden)
	clear(w.dHiddens.Data)
	matrix.AddPacked(w.dHiddens, w.dScores.View(), t.headsT[task].out)
	w.dPlace = sized(w.dPlace, len(w.words), places*h.hidden)
	clear(w.dPlace.Data)
	for k := range w.hiddens.Rows {
		matrix.Add(w.gradient(at.outBias).Data, w.dScores.Row(k))
		d := w.dHiddens.Row(k)
		for i, v := range w.hiddens.Row(k) {
			if v > 0 {
				d[i] *= w.hideHead[i]
			} else {
				d[i] = 0
			}
		}
		matrix.Add(w.gradient(at.bias).Data, d)
		for kind, v := range w.signsAt[k] {
			matrix.Add(w.gradient(at.signs[kind]).Row(v), d)
		}
		for p, i := range w.wordsAt[k][:places] {
			matrix.Add(w.placeGradient(p, i, h, at), d)
		}
	}
	last := w.masked[len(w.masked)-1]
	matrix.AddProduct(w.gradient(at.words), last.T(), w.dPlace)
	w.dx[0] = sized(w.dx[0], last.Rows, last.Cols)
	clear(w.dx[0].Data)
	matrix.AddPacked(w.dx[0], w.dPlace.View(), t.headsT[task].words)
	for i := range last.Rows {
		times(w.dx[0].Row(i), w.dx[0].Row(i), w.masks[len(w.masks)-1])
	}
}

// placeGradient is where the gradient by word i in place p is summed.
func (w *trainWorker) placeGradient(p, i int, h *head, at *headParameters) []float32 {
	switch {
	case i == none:
		return w.gradient(at.absent).Row(p)
	case i == len(w.words):
		return w.gradient(at.absent).Row(places + p)
	}
	return w.dPlace.Row(i)[p*h.hidden : (p+1)*h.hidden]
}

// layersBack takes the gradient in dx[0] back through the layers to the inputs.
func (w *trainWorker) layersBack() {
	t := w.training
	rows := len(w.words)
	for k := len(t.layers) - 1; k >= 0; k-- {
		at := t.layersAt[k]
		w.du, w.dx[1] = sized(w.du, rows, 3*inputWidth), sized(w.dx[1], rows, inputWidth)
		t.layers[k].back(w.x[k], w.u[k], w.c[k], w.dx[0], w.du, w.dx[1], w.gradient(at.gates))
		matrix.AddProduct(w.gradient(at.weights), w.masked[k].T(), w.du)
		clear(w.dx[0].Data)
		matrix.AddPacked(w.dx[0], w.du.View(), t.layersT[k])
		for i := range rows {
			times(w.dx[0].Row(i), w.dx[0].Row(i), w.masks[k])
			matrix.Add(w.dx[0].Row(i), w.dx[1].Row(i))
		}
	}
	for i := range w.words {
		d := w.dx[0].Row(i)
		for kind, n := range w.words[i] {
			row := w.gradients[t.tables[kind]].touch(n)
			matrix.Add(row, d[:len(row)])
			d = d[len(row):]
		}
	}
}
