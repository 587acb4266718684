// Command evaluate measures the parser against a treebank in CoNLL-U and prints one figure a line,
// in percent, as the CoNLL 2018 shared task computes them (F of UAS, LAS, CLAS, UPOS, XPOS, Lemmas;
// with --raw of Tokens and Sentences too; relations without their subtypes), LAS-nopunct without
// punctuation, and LAS-subtypes with nsubj:pass and the like told apart.
//
//	go run ./internal/parse/evaluate [--raw] [--relations] [--model FILE] FILE.conllu|-
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
	modelFile := fs.String("model", "", "weights other than the embedded ones")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if fs.NArg() != 1 {
		return fmt.Errorf("want one treebank, got %d", fs.NArg())
	}
	p, err := load(*modelFile)
	if err != nil {
		return err
	}
	b, err := read(fs.Arg(0), in)
	if err != nil {
		return err
	}
	docs, err := readDocuments(string(b))
	if err != nil {
		return fmt.Errorf("%s: %w", fs.Arg(0), err)
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
