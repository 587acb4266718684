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
	silverFile := fs.String("silver", "", "CoNLL-U file whose tags, lemmas and names (NER= in MISC, spaCy's classes) are learnt from")
	leaveOut := fs.String("leave-out", "GUM_whow_,GUM_fiction_", "prefixes of sent_id that are left out")
	fs.IntVar(&c.Passes, "passes", c.Passes, "passes of the parser over the data")
	fs.IntVar(&c.MinUpdates, "min-updates", c.MinUpdates, "drop features updated fewer times")
	fs.Float64Var(&c.Least, "least", c.Least, "drop parser weights below")
	fs.IntVar(&c.Width, "width", c.Width, "width of the beam")
	fs.Int64Var(&c.Seed, "seed", c.Seed, "seed of the shuffling")
	if err := fs.Parse(args); err != nil {
		return err
	}
	prefixes := strings.Split(*leaveOut, ",")
	var gold, silver []syntax.Sentence
	for _, name := range fs.Args() {
		s, err := read(name, prefixes)
		if err != nil {
			return err
		}
		gold = append(gold, s...)
	}
	if *silverFile != "" {
		var err error
		if silver, err = read(*silverFile, nil); err != nil {
			return err
		}
	}
	fmt.Fprintf(log, "%d gold sentences, %d silver\n", len(gold), len(silver))
	return os.WriteFile(*out, parse.Train(gold, silver, c), 0o644)
}

// classes turns spaCy's classes of names into ours, in the form that package syntax reads.
var classes = strings.NewReplacer(
	"NER=B-PERSON", "Name=B-PER", "NER=I-PERSON", "Name=I-PER",
	"NER=B-ORG", "Name=B-ORG", "NER=I-ORG", "Name=I-ORG",
	"NER=B-GPE", "Name=B-LOC", "NER=I-GPE", "Name=I-LOC",
	"NER=B-LOC", "Name=B-LOC", "NER=I-LOC", "Name=I-LOC",
	"NER=B-NORP", "Name=B-NORP", "NER=I-NORP", "Name=I-NORP")

func read(name string, leaveOut []string) ([]syntax.Sentence, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	s, err := syntax.ReadCoNLLU(strings.NewReader(classes.Replace(without(string(b), leaveOut))))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return s, nil
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
