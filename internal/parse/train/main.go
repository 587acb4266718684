// Command train makes the parser's weights from treebanks in CoNLL-U:
//
//	go run ./internal/parse/train -o internal/parse/model.bin ewt-train.conllu gum-train.conllu
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"entente/internal/parse"
	"entente/internal/syntax"
)

func main() {
	if err := run(os.Args[1:], os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string, log io.Writer) error {
	c := parse.Defaults(log)
	fs := flag.NewFlagSet("train", flag.ContinueOnError)
	out := fs.String("o", "model.bin", "file to write")
	leaveOut := fs.String("leave-out", "GUM_whow_,GUM_fiction_", "prefixes of sent_id that are left out")
	fs.IntVar(&c.Passes, "passes", c.Passes, "passes of the parser over the data")
	fs.IntVar(&c.MinUpdates, "min-updates", c.MinUpdates, "drop features updated fewer times")
	fs.Float64Var(&c.Least, "least", c.Least, "drop parser weights below")
	fs.Float64Var(&c.Explore, "explore", c.Explore, "probability of following predictions")
	fs.Int64Var(&c.Seed, "seed", c.Seed, "seed of the shuffling")
	if err := fs.Parse(args); err != nil {
		return err
	}
	var all []syntax.Sentence
	for _, name := range fs.Args() {
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		s, err := syntax.ReadCoNLLU(strings.NewReader(without(string(b), strings.Split(*leaveOut, ","))))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, s...)
	}
	fmt.Fprintf(log, "%d sentences\n", len(all))
	return os.WriteFile(*out, parse.Train(all, c), 0o644)
}

// without leaves out the sentences whose sent_id begins with one of the prefixes.
func without(conllu string, prefixes []string) string {
	var kept []string
	for _, s := range strings.Split(conllu, "\n\n") {
		keep := true
		for _, p := range prefixes {
			if p != "" && strings.Contains(s, "# sent_id = "+p) {
				keep = false
			}
		}
		if keep {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, "\n\n")
}
