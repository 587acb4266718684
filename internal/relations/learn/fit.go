package main

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/relations"
)

const (
	passes = 40
	rate   = 0.1  // of AdaGrad
	ridge  = 5e-2 // pull of each weight toward nothing, at each sample that has it
	least  = 0.05 // smaller weights are left out
	rare   = 3    // features of fewer texts are left out
	seed   = 1
)

// weights of a multinomial logistic regression: feature → class → weight.
type weights struct {
	classes []string
	rows    map[string]*row
}

type row struct{ value, square []float64 }

// fit learns from the samples of the texts that are chosen, by stochastic gradient descent with AdaGrad's rates
// (Duchi et al. 2011). The same samples give the same weights.
func (l *learner) fit(chosen func(text int) bool) *weights {
	w := &weights{classes: []string{""}, rows: map[string]*row{}}
	for _, e := range graph.Events {
		w.classes = append(w.classes, e.Name)
	}
	var samples []sample
	for _, s := range l.samples {
		if chosen(s.text) {
			samples = append(samples, s)
		}
	}
	forgetRare(samples)
	rng := rand.New(rand.NewPCG(seed, seed))
	for range passes {
		for _, i := range rng.Perm(len(samples)) {
			w.learn(samples[i])
		}
	}
	return w
}

// forgetRare drops the features of few texts. Samples of a text stand together.
func forgetRare(samples []sample) {
	seen, last := map[string]int{}, map[string]int{}
	for _, s := range samples {
		for _, f := range s.features {
			if n, ok := last[f]; !ok || n != s.text {
				seen[f]++
				last[f] = s.text
			}
		}
	}
	for i, s := range samples {
		samples[i].features = slices.DeleteFunc(slices.Clone(s.features), func(f string) bool { return seen[f] < rare })
	}
}

func (w *weights) learn(s sample) {
	p := make([]float64, len(w.classes))
	rows := make([]*row, len(s.features))
	for i, f := range s.features {
		r, ok := w.rows[f]
		if !ok {
			r = &row{make([]float64, len(p)), make([]float64, len(p))}
			w.rows[f] = r
		}
		rows[i] = r
		for k, v := range r.value {
			p[k] += v
		}
	}
	relations.Softmax(p)
	p[slices.Index(w.classes, s.label)]--
	for _, r := range rows {
		for k, g := range p {
			g = s.weight*g + ridge*r.value[k]
			r.square[k] += g * g
			if g != 0 {
				r.value[k] -= rate * g / (math.Sqrt(r.square[k]) + 1e-6)
			}
		}
	}
}

// write prints the weights in the form that the package reads.
func (w *weights) write(out *bufio.Writer) {
	fmt.Fprintln(out, "# Weights of the classifier: feature, class, weight. Written by go run ./internal/relations/learn; see there.")
	for _, f := range slices.SortedFunc(maps.Keys(w.rows), cmp.Compare[string]) {
		for k, v := range w.rows[f].value {
			if math.Abs(v) >= least {
				fmt.Fprintf(out, "%s\t%s\t%.2f\n", f, cmp.Or(w.classes[k], "-"), v)
			}
		}
	}
}

// classifier gives the weights as the package reads them.
func (w *weights) classifier() *relations.Classifier {
	var b strings.Builder
	out := bufio.NewWriter(&b)
	w.write(out)
	out.Flush()
	c, err := relations.ReadClassifier("classifier.tsv", b.String())
	if err != nil {
		panic(err) // what write writes, ReadClassifier reads
	}
	return c
}
