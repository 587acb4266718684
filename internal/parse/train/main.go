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
	silverFile := fs.String("silver", "", "CoNLL-U file whose tags, lemmas, names (NER= in MISC, spaCy's classes) and trees are learnt from")
	leaveOut := fs.String("leave-out", "GUM_whow_,GUM_fiction_", "prefixes of sent_id that are left out")
	treesFile := fs.String("silver-trees", "", "CoNLL-U file of another program's trees, whatever its relations, that the parser learns from besides")
	fs.IntVar(&c.Passes, "passes", c.Passes, "passes of the parser over the gold trees")
	fs.Float64Var(&c.SilverVisits, "silver-visits", c.SilverVisits, "how many times the parser sees each silver tree, on average")
	fs.Int64Var(&c.Seed, "seed", c.Seed, "seed of the shuffling")
	if err := fs.Parse(args); err != nil {
		return err
	}
	gold, err := readAll(fs.Args(), strings.Split(*leaveOut, ","))
	if err != nil {
		return err
	}
	var silver parse.Silver
	for _, name := range []string{*silverFile, *treesFile} {
		if name == "" {
			continue
		}
		trees, err := read(name)
		if err != nil {
			return err
		}
		silver.Trees = append(silver.Trees, trees)
		if name == *silverFile {
			silver.Tagged = trees
		}
	}
	fmt.Fprintf(log, "%d gold sentences of %d texts, %d silver ones with tags\n", len(gold.Sentences), len(gold.Texts), len(silver.Tagged))
	return os.WriteFile(*out, parse.Train(gold, silver, c), 0o644)
}

func readAll(names, leaveOut []string) (parse.Gold, error) {
	var all parse.Gold
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			return all, err
		}
		conllu := without(string(b), leaveOut)
		s, err := parseCoNLLU(name, conllu)
		if err != nil {
			return all, err
		}
		all.Sentences = append(all.Sentences, s...)
		all.Texts = append(all.Texts, texts(conllu)...)
	}
	return all, nil
}

// texts gathers the sentences of each text; a new one begins where "# doc" or "# newdoc" says so.
func texts(conllu string) [][]string {
	var all [][]string
	last, begins := "", true
	for _, line := range strings.Split(conllu, "\n") {
		doc, isDoc := strings.CutPrefix(line, "# doc = ")
		switch {
		case strings.HasPrefix(line, "# newdoc"), isDoc && doc != last:
			last, begins = doc, true
		case strings.HasPrefix(line, "# text = "):
			if begins {
				all = append(all, nil)
			}
			begins = false
			all[len(all)-1] = append(all[len(all)-1], line[len("# text = "):])
		}
	}
	return all
}

// classes turns spaCy's classes of names into ours, in the form that package syntax reads.
var classes = strings.NewReplacer(
	"NER=B-PERSON", "Name=B-PER", "NER=I-PERSON", "Name=I-PER",
	"NER=B-ORG", "Name=B-ORG", "NER=I-ORG", "Name=I-ORG",
	"NER=B-GPE", "Name=B-LOC", "NER=I-GPE", "Name=I-LOC",
	"NER=B-LOC", "Name=B-LOC", "NER=I-LOC", "Name=I-LOC",
	"NER=B-NORP", "Name=B-NORP", "NER=I-NORP", "Name=I-NORP")

func read(name string) ([]syntax.Sentence, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return parseCoNLLU(name, string(b))
}

func parseCoNLLU(name, conllu string) ([]syntax.Sentence, error) {
	s, err := syntax.ReadCoNLLU(strings.NewReader(classes.Replace(conllu)))
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
