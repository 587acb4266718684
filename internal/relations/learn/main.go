// Learn trains the classifier of relations on gold texts (see package gold for their forms):
//
//	go run ./internal/relations/learn GOLD.jsonl … > internal/relations/classifier.tsv
//
// With --cross-validate it prints instead, as records of `ingest --dry-run --output jsonl`, the edges of each
// text by a classifier that has learnt from the others: five folds. --without rules or --without classifier
// leaves one of the two out.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	"entente/internal/extract"
	"entente/internal/relations"
	"entente/internal/relations/gold"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

func run(args []string, out, log io.Writer) error {
	fs := flag.NewFlagSet("learn", flag.ContinueOnError)
	fs.SetOutput(log)
	crossValidate := fs.Bool("cross-validate", false, "print the edges that classifiers give which never saw the text")
	without := fs.String("without", "", "rules or classifier: leave it out of the cross-validation")
	if err := fs.Parse(args); err != nil {
		return err
	}
	x, err := extract.Load(nil, nil)
	if err != nil {
		return err
	}
	var texts []gold.Text
	for _, file := range fs.Args() {
		some, err := gold.Read(file)
		if err != nil {
			return err
		}
		texts = append(texts, some...)
	}
	if len(texts) == 0 {
		return fmt.Errorf("no gold text to learn from")
	}
	l := learner{Extractor: x, texts: texts, rules: *without != "rules"}
	l.read()
	w := bufio.NewWriter(out)
	if !*crossValidate {
		l.fit(func(int) bool { return true }).write(w)
		return w.Flush()
	}
	enc := json.NewEncoder(w)
	for k := range folds {
		c := l.fit(func(i int) bool { return l.fold(i) != k }).classifier()
		if *without == "classifier" {
			c = nil
		}
		if err := l.print(enc, k, c); err != nil {
			return err
		}
	}
	return w.Flush()
}

// learner holds what the gold texts teach.
type learner struct {
	*extract.Extractor
	texts   []gold.Text
	rules   bool
	samples []sample
}

const folds = 5

// print writes the edges of the texts of fold k.
func (l *learner) print(enc *json.Encoder, k int, c *relations.Classifier) error {
	x := *l.Extractor
	x.Lexicon = x.Lexicon.With(c)
	if !l.rules {
		x.Lexicon = x.Lexicon.WithoutRules()
	}
	for i, t := range l.texts {
		if l.fold(i) != k {
			continue
		}
		for _, rec := range x.Read(document(t)).Records() {
			if err := enc.Encode(rec); err != nil {
				return fmt.Errorf("print edges: %w", err)
			}
		}
	}
	return nil
}
