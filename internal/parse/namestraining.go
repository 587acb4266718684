package parse

import (
	"fmt"
	"math/rand"
	"slices"

	"entente/internal/syntax"
)

// namer trains the names layer on sentences with names, keeping a tenth aside to measure it on.
func (c Training) namer(sentences []syntax.Sentence) *learner {
	var train, held []syntax.Sentence
	for i, s := range sentences {
		if i%10 == 9 {
			held = append(held, s)
		} else {
			train = append(train, s)
		}
	}
	l := newLearner()
	rng := rand.New(rand.NewSource(c.Seed))
	var w tagWords
	for range c.NamePasses {
		for _, k := range rng.Perm(len(train)) {
			l.learnNames(&train[k], &w, rng)
		}
	}
	weights, _, err := readTable(c.freezeNames(l))
	if err != nil {
		panic(err) // freeze and readTable disagree
	}
	c.report(&namer{weights: weights}, held)
	return l
}

func (c Training) freezeNames(l *learner) []byte {
	return l.freeze(nil, c.TagUpdates, 0.5, 1.0/nameUnit)
}

// hideNames is the part of words tagged as names that training hides.
const hideNames = 0.15

// learnNames follows the right labels and unlearns the best-scored ones where they differ.
func (l *learner) learnNames(s *syntax.Sentence, w *tagWords, rng *rand.Rand) {
	w.init(s.Tokens)
	for i := range s.Tokens {
		if isProper(s.Tokens[i].XPOS) && rng.Float64() < hideNames {
			w.lower[i+2] = hidden
		}
	}
	labels := labelNames(s)
	w.search.run(l, s.Tokens, w)
	l.step++
	before, beforeBest := 0, 0
	for i, label := range labels {
		best := w.search.labels[i]
		if best != label {
			f := w.nameFeatures(s.Tokens, i)
			l.update(f, label, 1)
			l.update(f, best, -1)
		}
		if best != label || before != beforeBest {
			l.update([]uint64{followFeature(before)}, label, 1)
			l.update([]uint64{followFeature(beforeBest)}, best, -1)
		}
		before, beforeBest = label, best
	}
}

// labelNames gives each token its label.
func labelNames(s *syntax.Sentence) []int {
	labels := make([]int, len(s.Tokens))
	for _, n := range s.Names {
		n.Span = trimName(s.Tokens, n.Span)
		k := slices.Index(nameClasses, n.Class)
		for i := n.Lo; i < n.Hi; i++ {
			labels[i] = 2 + 2*k
		}
		labels[n.Lo] = 1 + 2*k
	}
	return labels
}

// report prints F of the names found in held-out sentences.
func (c Training) report(n *namer, held []syntax.Sentence) {
	var w tagWords
	gold, found, right := 0, 0, 0
	for _, s := range held {
		w.init(s.Tokens)
		gold += len(s.Names)
		for _, f := range n.find(s.Tokens, &w) {
			found++
			if slices.ContainsFunc(s.Names, func(g syntax.Name) bool { return trimName(s.Tokens, g.Span) == f.Span && g.Class == f.Class }) {
				right++
			}
		}
	}
	fmt.Fprintf(c.Log, "names on held-out text: F %.2f\n", 200*float64(right)/float64(gold+found))
}
