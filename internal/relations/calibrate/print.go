package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"entente/internal/logistic/fit"
)

func printReliability(w io.Writer, title string, edges []sample) {
	outcomes := make([]fit.Outcome, len(edges))
	for i, e := range edges {
		outcomes[i] = fit.Outcome{Probability: e.confidence, Right: e.right, Weight: e.weight}
	}
	fit.PrintReliability(w, title, "edges", outcomes)
}

// tally counts the edges of a rule.
type tally struct{ n, dyad, right float64 }

func (t *tally) count(s sample) {
	t.n++
	if s.dyad {
		t.dyad++
	}
	if s.right {
		t.right++
	}
}

// String is three cells of a table.
func (t tally) String() string {
	if t.n == 0 {
		return "| – | – | – "
	}
	return fmt.Sprintf("| %.0f | %.2f | %.2f ", t.n, t.dyad/t.n, t.right/t.n)
}

// printRules prints for each construction, of gold and of running news, how many edges it made, and the shares whose
// actors are right and which are right in all.
func printRules(w io.Writer, samples []sample) {
	gold, news, all := map[string]*tally{}, map[string]*tally{}, map[string]float64{}
	for _, s := range samples {
		if gold[s.rule] == nil {
			gold[s.rule], news[s.rule] = &tally{}, &tally{}
		}
		if s.news {
			news[s.rule].count(s)
		} else {
			gold[s.rule].count(s)
		}
		all[s.rule]++
	}
	rules := slices.SortedFunc(maps.Keys(all), func(a, b string) int {
		return cmp.Or(cmp.Compare(all[b], all[a]), strings.Compare(a, b))
	})
	fmt.Fprintln(w, "| rule | gold: edges | dyad right | right | news: edges | dyad right | right |\n|---|---|---|---|---|---|---|")
	for _, r := range rules {
		fmt.Fprintf(w, "| %s %v%v|\n", cmp.Or(r, "–"), gold[r], news[r])
	}
}

// printFate says what became of the edges that a file judges, and names the right ones that are found no more.
func printFate(w io.Writer, file string, f fate) {
	for _, e := range f.lost {
		fmt.Fprintf(w, "lost\t%s\t%s\t%d\t%s\t%d\t%s\t%s\t%s\n", e.document, cmp.Or(e.in, "text"),
			e.source.start, e.source.actor, e.target.start, e.target.actor, cmp.Or(e.event, "-"), e.mode)
	}
	fmt.Fprintf(w, "%s: right %d kept, %d lost; wrong %d standing, %d gone, %d right in their place; %d edges of its documents without a verdict\n\n",
		file, f.kept, len(f.lost), f.standing, f.gone, f.mended, f.withoutVerdict)
}

func writeWeights(w io.Writer, weights map[string]float64) error {
	fmt.Fprintln(w, "# How sure an edge is: weights of a logistic regression, feature, tab, weight. Written by\n# go run ./internal/relations/calibrate; see there.")
	for _, f := range slices.Sorted(maps.Keys(weights)) {
		if _, err := fmt.Fprintf(w, "%s\t%.3f\n", f, weights[f]); err != nil {
			return fmt.Errorf("write weights: %w", err)
		}
	}
	return nil
}
