package parse

import (
	"math"
	"math/rand/v2"
	"testing"

	"entente/internal/parse/matrix"
)

// smallNetwork is a network in training on the test trees, with nothing hidden and no exploration, so that
// its loss is a smooth function of its numbers.
func smallNetwork(t *testing.T) *networkTraining {
	t.Helper()
	trees := readTrees(t)
	kinds, counts := numbered(trees)
	in := &inputs{kinds: kinds}
	s := defaultNetwork
	s.wordDrop, s.drop, s.dropHead, s.explore, s.seed = 0, 0, 0, 0, 3
	n := newNetworkTraining(kinds, counts[formInput], []task{newTask(trees, labelsOf(trees), in, 1)}, s)
	rng := rand.New(rand.NewPCG(3, 3))
	for _, p := range n.parameters { // biases begin at zero, where some gradients vanish
		for i := range p.Data {
			p.Data[i] += float32(rng.Float64()-0.5) / 10
		}
	}
	n.repack()
	return n
}

// loss is the loss of the moves of the first tree, along the oracle's path.
func (t *networkTraining) loss(w *trainWorker) float64 {
	w.loss = 0
	w.learn(visit{0, 0}, rand.New(rand.NewPCG(1, 1)), 0)
	for _, g := range w.gradients {
		clear(g.Data)
	}
	return w.loss
}

// TestGradients compares the gradient of every parameter with how the loss changes when numbers of it do.
func TestGradients(t *testing.T) {
	n := smallNetwork(t)
	w := n.workers[0]
	w.learn(visit{0, 0}, rand.New(rand.NewPCG(1, 1)), 0)
	var gradients []matrix.Matrix
	for _, g := range w.gradients {
		copied := matrix.New(g.Rows, g.Cols)
		copy(copied.Data, g.Data)
		gradients = append(gradients, copied)
		clear(g.Data)
	}
	const step = 1e-2
	for k, p := range n.parameters {
		largest := 0
		for i, d := range gradients[k].Data {
			if math.Abs(float64(d)) > math.Abs(float64(gradients[k].Data[largest])) {
				largest = i
			}
		}
		got := float64(gradients[k].Data[largest])
		old := p.Data[largest]
		p.Data[largest] = old + step
		n.repack()
		above := n.loss(w)
		p.Data[largest] = old - step
		n.repack()
		below := n.loss(w)
		p.Data[largest] = old
		n.repack()
		if want := (above - below) / (2 * step); math.Abs(got-want) > 0.02*math.Abs(want)+0.005 {
			t.Errorf("parameter %d of %d × %d: gradient %.4f, the loss says %.4f", k, p.Rows, p.Cols, got, want)
		}
	}
}
