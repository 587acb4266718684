// Calibrate sets how sure an edge is. It takes pairs of files: gold and the edges that are given for it by
// classifiers that have not seen it, or verdicts of edges of running news (a .tsv as
// internal/relations/testdata/judged.tsv, which tells its form) and the edges of the documents that it is of:
//
//	go run ./internal/relations/learn --cross-validate GOLD.jsonl … > EDGES.jsonl
//	go run ./cmd/ingest --dry-run --output jsonl CORPUS.jsonl > NEWS.jsonl
//	go run ./internal/relations/calibrate GOLD.jsonl EDGES.jsonl [GOLD EDGES…] JUDGED.tsv NEWS.jsonl > internal/relations/reliability.tsv
//
// It judges each edge and writes the weights of a logistic regression. To standard error go the tables of
// reliability by five-fold cross-validation, documents never split, of gold, of running news and of both, and the
// share of right edges of each rule. With --evaluate it learns nothing, and prints the same to standard output by
// the confidence that the edges have.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "calibrate:", err)
		os.Exit(1)
	}
}

func run(args []string, out, report io.Writer) error {
	fs := flag.NewFlagSet("calibrate", flag.ContinueOnError)
	fs.SetOutput(report)
	evaluate := fs.Bool("evaluate", false, "print how reliable the edges' confidence is, and learn nothing")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if *evaluate {
		report = out
	}
	samples, err := read(fs.Args(), report)
	if err != nil {
		return err
	}
	if *evaluate {
		printAll(report, samples)
		return nil
	}
	unseen, err := crossValidated(samples)
	if err != nil {
		return fmt.Errorf("cross-validate: %w", err)
	}
	printAll(report, unseen)
	weights, err := learn(samples)
	if err != nil {
		return fmt.Errorf("fit: %w", err)
	}
	return writeWeights(out, weights)
}

// read judges the edges of each pair of files.
func read(files []string, report io.Writer) ([]sample, error) {
	if len(files) == 0 || len(files)%2 != 0 {
		return nil, errors.New("want pairs of a file of gold or of verdicts and an edges file")
	}
	var samples []sample
	for i := 0; i < len(files); i += 2 {
		var some []sample
		var err error
		if filepath.Ext(files[i]) == ".tsv" {
			var f fate
			some, f, err = judgeNews(files[i], files[i+1])
			if err == nil {
				printFate(report, files[i], f)
			}
		} else {
			some, err = judge(files[i], files[i+1])
		}
		if err != nil {
			return nil, err
		}
		samples = append(samples, some...)
	}
	if len(samples) == 0 {
		return nil, errors.New("no edge to judge")
	}
	return samples, nil
}

// printAll prints the tables of gold, of running news, and where there are both, of both.
func printAll(w io.Writer, samples []sample) {
	var gold, news []sample
	for _, s := range samples {
		if s.news {
			news = append(news, s)
		} else {
			gold = append(gold, s)
		}
	}
	printReliability(w, "Gold", gold)
	printReliability(w, "Running news", news)
	if len(gold) > 0 && len(news) > 0 {
		printReliability(w, "Both", samples)
	}
	printRules(w, samples)
}
