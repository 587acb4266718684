package main

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
)

const (
	ridge = 24.0 // strength of the Gaussian prior on every weight but the bias
	steps = 3000 // of gradient ascent; the log-likelihood is concave and changes by less than 1e-6 after 2000
	rate  = 0.01
)

// fit estimates a logistic regression of right on the features, by gradient ascent with a ridge.
func fit(samples []sample) map[string]float64 {
	w := map[string]float64{}
	samples = slices.DeleteFunc(slices.Clone(samples), func(s sample) bool { return s.given > 0 })
	for range steps {
		gradient := map[string]float64{}
		for _, s := range samples {
			e := -predict(w, s)
			if s.right {
				e++
			}
			for _, f := range s.features {
				gradient[f] += e
			}
		}
		for f, g := range gradient {
			if f != "bias" {
				g -= ridge * w[f]
			}
			w[f] += rate * g
		}
	}
	return w
}

func predict(w map[string]float64, s sample) float64 {
	sum := 0.0
	for _, f := range s.features {
		sum += w[f]
	}
	return 1 / (1 + math.Exp(-sum))
}

// judged is an edge with the confidence that a model gave it which never saw its document.
type judged struct {
	p     float64
	right bool
}

func crossValidated(samples []sample) []judged {
	const folds = 5
	var out []judged
	for k := range uint32(folds) {
		var train, test []sample
		for _, s := range samples {
			h := fnv.New32a()
			io.WriteString(h, s.document)
			if h.Sum32()%folds == k {
				test = append(test, s)
			} else {
				train = append(train, s)
			}
		}
		w := fit(train)
		for _, s := range test {
			p := s.given
			if p == 0 {
				p = predict(w, s)
			}
			out = append(out, judged{p, s.right})
		}
	}
	return out
}

// printReliability prints, for ten classes of confidence, how many edges have it and how many of them are right,
// the expected calibration error (the mean distance of the two, weighted by the edges), and the mean logarithmic loss.
func printReliability(w io.Writer, edges []judged) {
	const bins = 10
	var n, right, sum [bins]float64
	for _, e := range edges {
		b := min(int(e.p*bins), bins-1)
		n[b]++
		sum[b] += e.p
		if e.right {
			right[b]++
		}
	}
	fmt.Fprintln(w, "| confidence | edges | mean | right |\n|---|---|---|---|")
	ece, loss := 0.0, 0.0
	for _, e := range edges {
		if e.right {
			loss -= math.Log(e.p) / float64(len(edges))
		} else {
			loss -= math.Log(1-e.p) / float64(len(edges))
		}
	}
	for b := range bins {
		if n[b] == 0 {
			continue
		}
		ece += math.Abs(sum[b]-right[b]) / float64(len(edges))
		fmt.Fprintf(w, "| %.1f–%.1f | %.0f | %.2f | %.2f |\n", float64(b)/bins, float64(b+1)/bins, n[b], sum[b]/n[b], right[b]/n[b])
	}
	fmt.Fprintf(w, "\nexpected calibration error %.3f over %d edges, logarithmic loss %.3f\n\n", ece, len(edges), loss)
}

// printRules prints for each rule the share of its edges whose actors, and whose event too, gold confirms.
func printRules(w io.Writer, samples []sample) {
	type tally struct{ n, dyad, right float64 }
	by := map[string]*tally{}
	for _, s := range samples {
		t := by[s.rule]
		if t == nil {
			t = &tally{}
			by[s.rule] = t
		}
		t.n++
		if s.dyad {
			t.dyad++
		}
		if s.right {
			t.right++
		}
	}
	rules := slices.SortedFunc(maps.Keys(by), func(a, b string) int {
		return cmp.Or(cmp.Compare(by[b].n, by[a].n), strings.Compare(a, b))
	})
	fmt.Fprintln(w, "| rule | edges | dyad right | event right |\n|---|---|---|---|")
	for _, r := range rules {
		t := by[r]
		fmt.Fprintf(w, "| %s | %.0f | %.2f | %.2f |\n", r, t.n, t.dyad/t.n, t.right/t.n)
	}
}

func writeWeights(w io.Writer, weights map[string]float64) error {
	fmt.Fprintln(w, "# How sure the rules are: weights of a logistic regression, feature, tab, weight. Written by\n# go run ./internal/relations/calibrate; see there.")
	for _, f := range slices.Sorted(maps.Keys(weights)) {
		if strings.HasPrefix(f, "file ") {
			continue
		}
		if _, err := fmt.Fprintf(w, "%s\t%.3f\n", f, weights[f]); err != nil {
			return fmt.Errorf("write weights: %w", err)
		}
	}
	return nil
}
