// Learn sets how sure a mention is. It reads mentions of running news that people judged, and the documents that they are of:
//
//	go run ./internal/actors/learn [--drawn JUDGED.tsv,…] CORPUS.jsonl internal/actors/testdata/judged*.tsv > internal/actors/sure.tsv
//
// Of each judged mention that is still found it takes what its score rests on, and writes the weights of a logistic
// regression. With --drawn, files of samples that were drawn from text by which little had been mended say what share of names, pronouns and roles is right
// in such text. To standard error goes how far the scores can be relied on, by five-fold cross-validation, documents never
// split, and what leaving out the least sure would bring.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/actors/judged"
	"entente/internal/extract"
	"entente/internal/logistic"
	"entente/internal/logistic/fit"
	"entente/internal/news"
	"entente/internal/syntax"
)

// ridge is the strength of the prior on the weights; chosen by the cross-validated loss.
const ridge = 20

// enough is how many mentions must have a feature for it to be learnt from.
const enough = 3

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

func run(args []string, out, report io.Writer) error {
	fs := flag.NewFlagSet("learn", flag.ContinueOnError)
	fs.SetOutput(report)
	drawn := fs.String("drawn", "", "JUDGED.tsv,… whose verdicts tell what share is right in text by which nothing was mended (default: all)")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if fs.NArg() < 2 {
		return errors.New("usage: learn [--drawn JUDGED.tsv,…] CORPUS.jsonl JUDGED.tsv…")
	}
	verdicts, err := readVerdicts(fs.Args()[1:])
	if err != nil {
		return err
	}
	fresh := verdicts
	if *drawn != "" {
		if fresh, err = readVerdicts(strings.Split(*drawn, ",")); err != nil {
			return err
		}
	}
	samples, err := samplesOf(fs.Arg(0), verdicts, fresh, report)
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

// readVerdicts reads files of judged mentions.
func readVerdicts(files []string) (map[judged.Place]judged.Mention, error) {
	verdicts := map[judged.Place]judged.Mention{}
	for _, file := range files {
		mentions, err := judged.Read(file)
		if err != nil {
			return nil, err
		}
		for _, m := range mentions {
			verdicts[m.Place] = m
		}
	}
	return verdicts, nil
}

// samplesOf reads the documents that have judged mentions, and gives those that are found again.
func samplesOf(corpus string, verdicts, fresh map[judged.Place]judged.Mention, report io.Writer) ([]fit.Sample, error) {
	wanted := map[string]bool{}
	for p := range verdicts {
		wanted[p.Document] = true
	}
	freshIn := map[string][]judged.Mention{} // by document
	for p, m := range fresh {
		wanted[p.Document] = true
		freshIn[p.Document] = append(freshIn[p.Document], m)
	}
	x, err := extract.Load(nil, nil)
	if err != nil {
		return nil, err
	}
	var samples []fit.Sample
	var sorts []sort // of each sample
	drawn := map[sort]*tally{}
	for d, err := range news.Read([]string{corpus}, nil) {
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", corpus, err)
		}
		if !wanted[d.ID] {
			continue
		}
		found, of := samplesIn(x, d, verdicts)
		samples, sorts = append(samples, found...), append(sorts, of...)
		for _, m := range freshIn[d.ID] {
			count(drawn, sortOf(m.Actor, written(d, m.Place)), m.Right)
		}
	}
	balance(samples, sorts, drawn)
	prune(samples)
	fmt.Fprintf(report, "%d of %d judged mentions are found again\n\n", len(samples), len(verdicts))
	return samples, nil
}

// prune takes away the features that too few samples have to tell anything.
func prune(samples []fit.Sample) {
	times := map[string]int{}
	for _, s := range samples {
		for _, f := range s.Features {
			times[f.Name]++
		}
	}
	for i := range samples {
		samples[i].Features = slices.DeleteFunc(samples[i].Features, func(f logistic.Feature) bool { return times[f.Name] < enough })
	}
}

// sort is what is said of the sure and the unsure apart: what the catalogue's names, pronouns and roles are right in differs.
type sort string

// sortOf is a role's, by the actor's id, a pronoun's, by the word, or a name's.
func sortOf(actor, word string) sort {
	switch strings.ToLower(word) {
	case "it", "its":
		return "it"
	case "we", "our", "us":
		return "we"
	}
	if strings.Contains(actor, "/") {
		return "role"
	}
	return "name"
}

// written is the text at a place of a document.
func written(d news.Document, p judged.Place) string {
	text := d.Text
	if p.In == graph.InTitle {
		text = d.Title
	}
	return text[min(p.Start, len(text)):min(p.End, len(text))]
}

// tally counts right and wrong ones.
type tally struct{ right, wrong float64 }

func count(of map[sort]*tally, s sort, right bool) {
	if of[s] == nil {
		of[s] = &tally{}
	}
	if right {
		of[s].right++
	} else {
		of[s].wrong++
	}
}

// balance has the wrong samples of each sort count until the right ones have the share that they had when samples were drawn. Of the samples more are
// right, for most of what was wrong in them is not found any more; the wrong ones left count for those.
func balance(samples []fit.Sample, sorts []sort, drawn map[sort]*tally) {
	found := map[sort]*tally{}
	for i, s := range samples {
		count(found, sorts[i], s.Right)
	}
	for i := range samples {
		f, d := found[sorts[i]], drawn[sorts[i]]
		if !samples[i].Right && d != nil {
			samples[i].Weight = max(1, f.right/f.wrong*d.wrong/max(d.right, 1))
		}
	}
}

func samplesIn(x *extract.Extractor, d news.Document, verdicts map[judged.Place]judged.Mention) (samples []fit.Sample, sorts []sort) {
	sentences := x.Sentences(d)
	trees := make([]syntax.Sentence, len(sentences))
	for i := range sentences {
		trees[i] = sentences[i].Sentence
	}
	mentions, features := x.Catalogue.Features(trees, d.Published)
	for k, m := range mentions {
		s := &sentences[m.Sentence]
		place := judged.Place{Document: d.ID, Start: s.Tokens[m.Lo].Start, End: s.Tokens[m.Hi-1].End}
		if s.In == graph.InTitle {
			place.In = s.In
		}
		if v, ok := verdicts[place]; ok && v.Actor == m.Actor.ID {
			samples = append(samples, fit.Sample{Features: features[k], Right: v.Right, Weight: 1, Group: d.ID})
			sorts = append(sorts, sortOf(v.Actor, written(d, place)))
		}
	}
	return samples, sorts
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
	for _, least := range []float64{0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9} {
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
		fmt.Fprintf(w, "| %.2f | %.0f | %.3f | %d |\n", least, left, right/max(left, 1), lost)
	}
	return nil
}
