package parse

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"

	"entente/internal/parse/matrix"
)

// random is a source of random numbers.
type random = rand.Rand

// Sizes of the network.
const (
	networkLayers = 3
	headHidden    = 128
)

// task is a treebank with its own labels: the gold one first, whose head is kept, then silver ones, which
// teach the layers what is before their heads (multi-task learning).
type task struct {
	labels   []string
	moves    []move
	examples []example
	visits   float64 // how many times each of its sentences is seen, on average
}

// example is a sentence to learn from.
type example struct {
	words []wordInputs
	gold  gold
}

// The network in training: every number in it is in a parameter, and its packed matrices are made anew
// after each step.
type networkTraining struct {
	network
	settings networkSettings
	heads    []head // of the tasks
	counts   []int  // how often each form was seen
	tasks    []task

	parameters []*parameter
	tables     [inputKinds]int // places in parameters
	layersAt   []layerParameters
	headsAt    []headParameters

	layersT []matrix.Packed // transposed weights
	headsT  []headTransposed
	workers [trainWorkers]*trainWorker
	steps   int
}

// layerParameters are places in the list of parameters.
type layerParameters struct{ weights, gates int }

type headParameters struct {
	words, absent, bias, out, outBias int
	signs                             [signKinds]int
}

type headTransposed struct{ words, out matrix.Packed }

// networkSettings say how the network is trained.
type networkSettings struct {
	rate      float64 // learning rate at its highest
	batch     int     // sentences
	wordDrop  float64 // a form seen n times is hidden with probability wordDrop/(wordDrop+n)
	drop      float64 // part of what enters a layer that is hidden
	dropHead  float64 // the same of the head's hidden layer
	explore   float64 // part of the states that are left by the predicted move, once explored
	exploring float64 // the part of training after which this begins
	seed      uint64
}

var defaultNetwork = networkSettings{rate: 3e-3, batch: 32, wordDrop: 0.5, drop: 0.25, dropHead: 0.2, explore: 0.9, exploring: 0.15}

// trainWorkers sentences are worked on at a time. The number is part of the result, since sums of
// floats depend on their order.
const trainWorkers = 2

func newNetworkTraining(kinds [inputKinds]map[string]int32, counts []int, tasks []task, settings networkSettings) *networkTraining {
	t := &networkTraining{settings: settings, tasks: tasks, counts: counts}
	t.inputs.kinds = kinds
	rng := rand.New(rand.NewPCG(settings.seed, 0))
	for k := range kinds {
		p := newParameter(len(kinds[k])+1, inputWidths[k], true).fill(0.3, rng)
		t.tables[k] = t.add(p)
		t.inputs.tables[k] = p.Matrix
	}
	for range networkLayers {
		w := newParameter(inputWidth, 3*inputWidth, false).fill(math.Sqrt(3.0/inputWidth), rng)
		g := newParameter(matrix.GateRows, inputWidth, false)
		for _, row := range []int{matrix.ForgetMemory, matrix.ShowMemory} {
			for i := range g.Row(row) {
				g.Row(row)[i] = float32(rng.Float64() - 0.5)
			}
		}
		t.layers = append(t.layers, layer{width: inputWidth, gates: g.Matrix})
		t.layersAt = append(t.layersAt, layerParameters{t.add(w), t.add(g)})
	}
	for _, k := range tasks {
		t.addHead(k, rng)
	}
	t.layersT = make([]matrix.Packed, networkLayers)
	t.headsT = make([]headTransposed, len(tasks))
	t.repack()
	for i := range t.workers {
		t.workers[i] = newTrainWorker(t)
	}
	return t
}

func (t *networkTraining) add(p *parameter) int {
	t.parameters = append(t.parameters, p)
	return len(t.parameters) - 1
}

// addHead appends the head of a task.
func (t *networkTraining) addHead(k task, rng *random) {
	h := head{hidden: headHidden, moves: movesFor(len(k.labels))}
	at := headParameters{}
	at.words = t.add(newParameter(inputWidth, places*headHidden, false).fill(math.Sqrt(6.0/float64(places*inputWidth)), rng))
	absent := newParameter(2*places, headHidden, false)
	at.absent, h.absent = t.add(absent), absent.Matrix
	for kind := range h.signs {
		p := newParameter(signSize(kind, len(k.labels)), headHidden, false).fill(0.1, rng)
		at.signs[kind], h.signs[kind] = t.add(p), p.Matrix
	}
	bias := newParameter(1, headHidden, false)
	at.bias, h.bias = t.add(bias), bias.Data
	at.out = t.add(newParameter(headHidden, h.moves, false).fill(math.Sqrt(6.0/headHidden)/2, rng))
	outBias := newParameter(1, h.moves, false)
	at.outBias, h.outBias = t.add(outBias), outBias.Data
	t.heads, t.headsAt = append(t.heads, h), append(t.headsAt, at)
}

// repack lays out the matrices after a step.
func (t *networkTraining) repack() {
	for k, at := range t.layersAt {
		w := t.parameters[at.weights].Matrix
		t.layers[k].weights = matrix.Pack(t.layers[k].weights, w)
		t.layersT[k] = matrix.PackTransposed(t.layersT[k], w)
	}
	for k, at := range t.headsAt {
		h := &t.heads[k]
		h.words = matrix.Pack(h.words, t.parameters[at.words].Matrix)
		h.out = matrix.Pack(h.out, t.parameters[at.out].Matrix)
		t.headsT[k].words = matrix.PackTransposed(t.headsT[k].words, t.parameters[at.words].Matrix)
		t.headsT[k].out = matrix.PackTransposed(t.headsT[k].out, t.parameters[at.out].Matrix)
	}
	t.head = t.heads[0]
}

// visit is a sentence in the order of training.
type visit struct{ task, example int }

// order lays out all visits: the gold sentences as often as asked, in passes of their own, and silver
// ones among them, more at the beginning and none in the last third.
func (t *networkTraining) order(rng *random) []visit {
	var all []visit
	passes := int(t.tasks[0].visits)
	for pass := range passes {
		var now []visit
		for i := range t.tasks[0].examples {
			now = append(now, visit{0, i})
		}
		for k, silver := range t.tasks[1:] {
			now = append(now, silver.part(k+1, pass, passes*2/3)...)
		}
		rng.Shuffle(len(now), func(i, j int) { now[i], now[j] = now[j], now[i] })
		all = append(all, now...)
	}
	return all
}

// part is the share of a silver task that a pass of so many sees: the examples in turn.
func (k *task) part(number, pass, passes int) []visit {
	if pass >= passes {
		return nil
	}
	weight := func(p int) float64 { return float64(passes-p) / float64(passes*(passes+1)/2) }
	from := 0.0
	for p := range pass {
		from += weight(p)
	}
	n := k.visits * float64(len(k.examples))
	var out []visit
	for i := int(from * n); i < int((from+weight(pass))*n); i++ {
		out = append(out, visit{number, i % len(k.examples)})
	}
	return out
}

// train makes all visits, and calls after each tenth of them.
func (t *networkTraining) train(report func(done float64, loss float64)) {
	visits := t.order(rand.New(rand.NewPCG(t.settings.seed, 1)))
	total := (len(visits) + t.settings.batch - 1) / t.settings.batch
	reported, loss, states := 0, 0.0, 0
	for i := 0; i < len(visits); i += t.settings.batch {
		done := float64(t.steps) / float64(total)
		batch := visits[i:min(i+t.settings.batch, len(visits))]
		// Long sentences first, so that the workers end together.
		slices.SortStableFunc(batch, func(a, b visit) int { return t.length(b) - t.length(a) })
		l, n := t.batch(batch, i, done)
		loss, states = loss+l, states+n
		if tenth := int(10 * float64(t.steps) / float64(total)); tenth > reported {
			reported = tenth
			report(float64(tenth)/10, loss/float64(states))
			loss, states = 0, 0
		}
	}
}

func (t *networkTraining) length(v visit) int { return len(t.tasks[v.task].examples[v.example].words) }

// rateAt is the learning rate when a part of training is done: it rises to its height in the first
// fiftieth and falls to nothing.
func (s networkSettings) rateAt(done float64) float64 {
	const warm = 0.02
	return s.rate * min(done/warm+0.01, (1-done)/(1-warm)+0.001, 1)
}

// batch learns from a batch, the first of whose visits is number first of all, and returns the sum of
// losses and how many states there were.
func (t *networkTraining) batch(batch []visit, first int, done float64) (float64, int) {
	var wait sync.WaitGroup
	for w, worker := range t.workers {
		wait.Go(func() {
			worker.loss, worker.states = 0, 0
			for i := w; i < len(batch); i += trainWorkers {
				worker.learn(batch[i], rand.New(rand.NewPCG(t.settings.seed, uint64(first+i+2))), done)
			}
		})
	}
	wait.Wait()
	states := t.workers[0].states + t.workers[1].states
	t.steps++
	each(len(t.parameters), func(i int) {
		g := t.workers[0].gradients[i]
		g.take(t.workers[1].gradients[i])
		t.parameters[i].step(g, 1/float64(states), t.settings.rateAt(done), t.steps)
	})
	t.repack()
	return t.workers[0].loss + t.workers[1].loss, states
}

// each calls f for 0 to n−1, some at a time.
func each(n int, f func(int)) {
	var wait sync.WaitGroup
	processors := runtime.GOMAXPROCS(0)
	for p := range processors {
		wait.Go(func() {
			for i := p; i < n; i += processors {
				f(i)
			}
		})
	}
	wait.Wait()
}

func (t *networkTraining) String() string {
	numbers, sparse := 0, 0
	for _, p := range t.parameters {
		if p.sparse {
			sparse += len(p.Data)
		} else {
			numbers += len(p.Data)
		}
	}
	return fmt.Sprintf("%d numbers in vectors of inputs, %d in layers and heads", sparse, numbers)
}
