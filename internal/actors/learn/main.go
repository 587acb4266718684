// Learn sets how sure a mention is. It reads mentions of running news that people judged, and the documents that they are of:
//
//	go run ./internal/actors/learn CORPUS.jsonl internal/actors/testdata/judged*.tsv > internal/actors/sure.tsv
//
// Of each judged mention that is still found it takes what its score rests on, and writes the weights of a logistic
// regression. To standard error goes how far the scores can be relied on, by five-fold cross-validation, documents never
// split, and what leaving out the least sure would bring.
package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/actors/judged"
	"entente/internal/extract"
	"entente/internal/logistic/fit"
	"entente/internal/news"
	"entente/internal/syntax"
)

// unmended is the share of mentions that are right in text by which nothing was mended (testdata/judged-sixth.tsv). Of the samples more are, for
// most of what was wrong in them is not found any more; the wrong ones left count for those.
const unmended = 0.93

// ridge is the strength of the prior on the weights; chosen by the cross-validated loss.
const ridge = 4

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

func run(args []string, out, report io.Writer) error {
	if len(args) < 2 || strings.HasPrefix(args[0], "-") {
		return errors.New("usage: learn CORPUS.jsonl JUDGED.tsv…")
	}
	verdicts := map[judged.Place]judged.Mention{}
	for _, file := range args[1:] {
		mentions, err := judged.Read(file)
		if err != nil {
			return err
		}
		for _, m := range mentions {
			verdicts[m.Place] = m
		}
	}
	samples, err := samplesOf(args[0], verdicts, report)
	if err != nil {
		return err
	}
	if err := printUnseen(report, samples); err != nil {
		return fmt.Errorf("cross-validate: %w", err)
	}
	weights, err := fit.Fit(samples, ridge)
	if err != nil {
		return fmt.Errorf("fit: %w", err)
	}
	fmt.Fprintln(out, "# How likely a mention is right: features and their weights. Written by go run ./internal/actors/learn; see there.")
	for _, name := range slices.Sorted(maps.Keys(weights)) {
		fmt.Fprintf(out, "%s\t%.3f\n", name, weights[name])
	}
	return nil
}

// samplesOf reads the documents that have judged mentions, and gives those that are found again.
func samplesOf(corpus string, verdicts map[judged.Place]judged.Mention, report io.Writer) ([]fit.Sample, error) {
	wanted := map[string]bool{}
	for p := range verdicts {
		wanted[p.Document] = true
	}
	x, err := extract.Load(nil, nil)
	if err != nil {
		return nil, err
	}
	var samples []fit.Sample
	for d, err := range news.Read([]string{corpus}, nil) {
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", corpus, err)
		}
		if wanted[d.ID] {
			samples = append(samples, samplesIn(x, d, verdicts)...)
		}
	}
	balance(samples)
	fmt.Fprintf(report, "%d of %d judged mentions are found again\n\n", len(samples), len(verdicts))
	return samples, nil
}

// balance has the wrong samples count until the right ones have the share that they have in unmended text.
func balance(samples []fit.Sample) {
	right, wrong := 0, 0
	for _, s := range samples {
		if s.Right {
			right++
		} else {
			wrong++
		}
	}
	for i := range samples {
		if !samples[i].Right {
			samples[i].Weight = max(1, float64(right)/float64(max(wrong, 1))*(1-unmended)/unmended)
		}
	}
}

func samplesIn(x *extract.Extractor, d news.Document, verdicts map[judged.Place]judged.Mention) []fit.Sample {
	sentences := x.Sentences(d)
	trees := make([]syntax.Sentence, len(sentences))
	for i := range sentences {
		trees[i] = sentences[i].Sentence
	}
	mentions, features := x.Catalogue.Features(trees, d.Published)
	var samples []fit.Sample
	for k, m := range mentions {
		s := &sentences[m.Sentence]
		place := judged.Place{Document: d.ID, Start: s.Tokens[m.Lo].Start, End: s.Tokens[m.Hi-1].End}
		if s.In == graph.InTitle {
			place.In = s.In
		}
		if v, ok := verdicts[place]; ok && v.Actor == m.Actor.ID {
			samples = append(samples, fit.Sample{Features: features[k], Right: v.Right, Weight: 1, Group: d.ID})
		}
	}
	return samples
}

// printUnseen prints how far scores can be relied on that were not learnt from the same document, and what share is right of those that
// are left above some.
func printUnseen(w io.Writer, samples []fit.Sample) error {
	p, err := fit.CrossValidate(samples, ridge)
	if err != nil {
		return err
	}
	outcomes := make([]fit.Outcome, len(samples))
	for i, s := range samples {
		outcomes[i] = fit.Outcome{Probability: p[i], Right: s.Right, Weight: s.Weight}
	}
	fit.PrintReliability(w, "Mentions of running news, cross-validated", "mentions", outcomes)
	fmt.Fprintln(w, "| least score | mentions left | right | right ones lost |\n|---|---|---|---|")
	for _, least := range []float64{0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8} {
		left, right, lost := 0.0, 0.0, 0
		for _, o := range outcomes {
			switch {
			case o.Probability >= least && o.Right:
				left, right = left+o.Weight, right+o.Weight
			case o.Probability >= least:
				left += o.Weight
			case o.Right:
				lost++
			}
		}
		fmt.Fprintf(w, "| %.1f | %.0f | %.3f | %d |\n", least, left, right/max(left, 1), lost)
	}
	return nil
}
