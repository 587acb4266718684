// Command evaluate measures the parser against a treebank in CoNLL-U and prints one figure a line,
// in percent, as the CoNLL 2018 shared task computes them (F of UAS, LAS, CLAS, UPOS, XPOS, Lemmas;
// with --raw of Tokens and Sentences too; relations without their subtypes), LAS-nopunct without
// punctuation, and LAS-subtypes with nsubj:pass and the like told apart.
//
//	go run ./internal/parse/evaluate [--raw] [--relations] [--model FILE] FILE.conllu|-
//	go run ./internal/parse/evaluate --oracle FILE.conllu|-
//	go run ./internal/parse/evaluate --names FILE.iob2|-
//
// Without --raw the sentences and tokens are the treebank's. With --raw they are the parser's: each
// document's sentences are joined by single spaces, since the treebanks do not say where their
// paragraphs end.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"entente/internal/parse"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader, out io.Writer) error {
	fs := flag.NewFlagSet("evaluate", flag.ContinueOnError)
	raw := fs.Bool("raw", false, "split the text into sentences and tokens too")
	relations := fs.Bool("relations", false, "print F of each relation, subtypes told apart")
	oracle := fs.Bool("oracle", false, "replay the training oracle over the treebank instead")
	namesOnly := fs.Bool("names", false, "score names against a file in IOB2 (Universal NER's) instead")
	modelFile := fs.String("model", "", "weights other than the embedded ones")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if fs.NArg() != 1 {
		return fmt.Errorf("want one treebank, got %d", fs.NArg())
	}
	b, err := read(fs.Arg(0), in)
	if err != nil {
		return err
	}
	if *namesOnly {
		p, err := load(*modelFile)
		if err == nil {
			names(p, string(b), out)
		}
		return err
	}
	docs, err := readDocuments(string(b))
	if err != nil {
		return fmt.Errorf("%s: %w", fs.Arg(0), err)
	}
	if *oracle {
		return replay(docs, out)
	}
	p, err := load(*modelFile)
	if err != nil {
		return err
	}
	sc := newScore()
	for _, d := range docs {
		sc.add(d.words(), systemWords(p, d, *raw))
	}
	sc.print(out, *raw)
	if *relations {
		sc.printRelations(out)
	}
	return nil
}

// replay rebuilds every tree by the oracle and prints how many words keep their heads; the others
// stand under an arc that crosses another. A label that changes is an error.
func replay(docs []document, out io.Writer) error {
	sentences, words, lifted := 0, 0, 0
	for _, d := range docs {
		for i, s := range d.sentences {
			r, n, err := parse.Replay(s)
			if err != nil {
				return fmt.Errorf("%q: %w", d.texts[i], err)
			}
			for j := range s.Tokens {
				if r.Tokens[j].Deprel != s.Tokens[j].Deprel {
					return fmt.Errorf("%q: word %d is %s, was %s", d.texts[i], j+1, r.Tokens[j].Deprel, s.Tokens[j].Deprel)
				}
			}
			sentences, words, lifted = sentences+1, words+len(s.Tokens), lifted+n
		}
	}
	fmt.Fprintf(out, "sentences\t%d\nwords\t%d\nlifted\t%d\n", sentences, words, lifted)
	return nil
}

func load(file string) (*parse.Parser, error) {
	if file == "" {
		return parse.Load()
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return parse.Read(b)
}

func read(file string, in io.Reader) ([]byte, error) {
	if file == "-" {
		return io.ReadAll(in)
	}
	return os.ReadFile(file)
}
