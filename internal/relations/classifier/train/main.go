// Command train makes the weights of the classifier of pairs from gold files in JSON Lines, or
// measures by cross-validation what it adds to the rules:
//
//	go run ./internal/relations/classifier/train -o internal/relations/classifier/model.tsv.gz GOLD.jsonl…
//	go run ./internal/relations/classifier/train -folds 5 GOLD.jsonl…
//
// A gold file holds texts with all their edges, with one marked pair each, or with the codes of their
// main event; texts of one "group" stay in one fold.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"entente/internal/relations/classifier"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string, w io.Writer) error {
	t := classifier.Defaults()
	var share weights
	fs := flag.NewFlagSet("train", flag.ContinueOnError)
	out := fs.String("o", "model.tsv.gz", "file to write")
	folds := fs.Int("folds", 0, "measure by cross-validation in so many folds and write nothing")
	fs.Float64Var(&t.PairL2, "pair-l2", t.PairL2, "prior of the weights of pairs")
	fs.Float64Var(&t.EventL2, "event-l2", t.EventL2, "prior of the weights of events")
	fs.IntVar(&t.Folds, "scale-folds", t.Folds, "folds to set the scale of probabilities with; 0: leave them raw")
	fs.IntVar(&t.MinCount, "min-count", t.MinCount, "drop features of fewer examples")
	fs.Float64Var(&t.Least, "least", t.Least, "drop weights nearer to 0")
	fs.Float64Var(&share.unknown, "unknown", 0.2, "weight of pairs that gold says nothing of, as pairs without relation")
	fs.Float64Var(&share.reverse, "reverse", 0.5, "weight of marked pairs turned round, likewise")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if fs.NArg() == 0 {
		return fmt.Errorf("no gold file given")
	}
	r, err := newReader()
	if err != nil {
		return err
	}
	t.Senses = r.senses()
	gold := map[string][]*record{}
	var records []*record
	for _, file := range fs.Args() {
		recs, err := r.readGold(file)
		if err != nil {
			return err
		}
		gold[filepath.Base(file)] = recs
		records = append(records, recs...)
	}
	if *folds > 0 {
		return measure(w, t, share, records, gold, *folds)
	}
	return write(w, t, share, records, *out)
}

func write(w io.Writer, t classifier.Training, share weights, records []*record, file string) error {
	m, err := t.Train(allExamples(share, records))
	if err != nil {
		return err
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := m.Write(f); err != nil {
		return err
	}
	size, err := f.Seek(0, io.SeekCurrent)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s: %d bytes\n", file, size)
	return f.Close()
}

func allExamples(share weights, records []*record) []classifier.Example {
	var all []classifier.Example
	for _, rec := range records {
		all = append(all, share.examples(rec)...)
	}
	return all
}

// crossValidate trains on all folds but one and reads that one, for each fold in turn.
func crossValidate(t classifier.Training, share weights, records []*record, folds int) (map[*record][]given, error) {
	guesses := map[*record][]given{}
	fold := dealRecords(records, folds)
	for k := range folds {
		var rest []*record
		for n, rec := range records {
			if fold[n] != k {
				rest = append(rest, rec)
			}
		}
		m, err := t.Train(allExamples(share, rest))
		if err != nil {
			return nil, err
		}
		for n, rec := range records {
			if fold[n] == k {
				guesses[rec] = append(revise(m, rec.byRules()), rec.byModel(m)...)
			}
		}
	}
	return guesses, nil
}

// measure prints for each threshold what rules and classifier find together, cross-validated.
func measure(w io.Writer, t classifier.Training, share weights, records []*record, gold map[string][]*record, folds int) error {
	guesses, err := crossValidate(t, share, records, folds)
	if err != nil {
		return err
	}
	names := make([]string, 0, len(gold))
	for name := range gold {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		report(w, name, gold[name], guesses)
	}
	return nil
}

// dealRecords puts each record into one of n folds by its group, the groups in order, in turn.
func dealRecords(records []*record, n int) []int {
	examples := make([]classifier.Example, len(records))
	for i, rec := range records {
		examples[i].Group = rec.Group
	}
	return classifier.Deal(examples, n)
}

var thresholds = []float64{1.1, 0.8, 0.7, 0.6, 0.5, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1}

// report prints a line for each threshold; the first, above 1, is the rules alone. "added" is what
// the classifier gave beside the rules, and the share of it that is right by codes and event.
func report(w io.Writer, name string, records []*record, guesses map[*record][]given) {
	fmt.Fprintf(w, "\n%s, %d records: precision, recall, F1 of rules with the pairs added from a probability up\n", name, len(records))
	for _, threshold := range thresholds {
		fmt.Fprintf(w, "%9.2f", threshold)
		for _, l := range levels {
			t := tallyOf(records, guesses, l.of, func(g given) bool { return g.prob >= threshold })
			fmt.Fprintf(w, "  %s %.3f %.3f %.3f", l.name, t.precision(), t.recall(), t.f1())
		}
		added := tallyOf(records, guesses, levels[2].of, func(g given) bool { return g.prob >= threshold && g.prob <= 1 })
		fmt.Fprintf(w, "  added: %d of %d right\n", added.right, added.total)
	}
	fmt.Fprintf(w, "the same of rules whose event is replaced from a probability up\n")
	for _, sure := range []float64{1.1, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0} {
		fmt.Fprintf(w, "%9.2f", sure)
		for _, l := range levels[1:] {
			t := tallyOf(records, replaced(guesses, sure), l.of, func(g given) bool { return g.prob > 1 })
			fmt.Fprintf(w, "  %s %.3f %.3f %.3f", l.name, t.precision(), t.recall(), t.f1())
		}
		fmt.Fprintln(w)
	}
}

// replaced gives the rules' edges the model's event where it is sure of it.
func replaced(guesses map[*record][]given, sure float64) map[*record][]given {
	out := map[*record][]given{}
	for rec, edges := range guesses {
		for _, g := range edges {
			if g.prob > 1 && g.sure >= sure {
				g.event = g.revised
			}
			out[rec] = append(out[rec], g)
		}
	}
	return out
}

// tallyOf counts the edges that are wanted.
func tallyOf(records []*record, guesses map[*record][]given, at level, wanted func(given) bool) tally {
	var t tally
	for _, rec := range records {
		var edges []given
		for _, g := range guesses[rec] {
			if wanted(g) {
				edges = append(edges, g)
			}
		}
		if rec.Quad != "" {
			t.countMarked(rec, edges, at)
		} else {
			t.count(rec, edges, at)
		}
	}
	return t
}
