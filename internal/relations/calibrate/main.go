// Calibrate sets how sure the rules are of their edges. It takes pairs of a gold file and the edges that
// are given for it by classifiers that have not seen it, judges each edge, and writes the weights of a logistic
// regression; an edge of the classifier has a probability already:
//
//	go run ./internal/relations/learn --cross-validate GOLD.jsonl … > EDGES.jsonl
//	go run ./internal/relations/calibrate GOLD.jsonl EDGES.jsonl [GOLD EDGES…] > internal/relations/reliability.tsv
//
// The table of reliability by five-fold cross-validation, documents never split, and the share of right edges
// of each rule go to standard error.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "calibrate:", err)
		os.Exit(1)
	}
}

func run(args []string, out, report io.Writer) error {
	if len(args) == 0 || len(args)%2 != 0 {
		return fmt.Errorf("want pairs of a gold file and an edges file")
	}
	var samples []sample
	for i := 0; i < len(args); i += 2 {
		some, err := judge(args[i], args[i+1], i/2)
		if err != nil {
			return err
		}
		samples = append(samples, some...)
	}
	if len(samples) == 0 {
		return fmt.Errorf("no edge to judge")
	}
	printReliability(report, crossValidated(samples))
	printRules(report, samples)
	return writeWeights(out, fit(samples))
}
