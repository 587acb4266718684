package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"entente/internal/extract"
	"entente/internal/news"
)

func newExplain() *cobra.Command {
	var output, date string
	cmd := &cobra.Command{
		Use:   `explain "SENTENCE"`,
		Short: "Show how a sentence is read: tree, actors, clauses, edges and their rules",
		Long: `Show how a sentence is read: its dependency tree, the actors that its mentions are linked to, its
clauses, its edges with the rule that made each, and which predicates gave no edge and why.
SENTENCE may be several, or - for standard input. Nothing is stored.`,
		Example: `  ingest explain "Iran threatened to attack Israel."
  ingest explain --date 1987-03-02 "The Soviet leader met Reagan on Friday."
  ingest explain --output conllu - < article.txt`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf(`%w: no SENTENCE given; put it in quotes, or give - for standard input`, errUsage)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			text := strings.Join(args, " ")
			if text == "-" {
				b, err := io.ReadAll(cmd.InOrStdin())
				if err != nil {
					return fmt.Errorf("read standard input: %w", err)
				}
				text = string(b)
			}
			d := news.Document{ID: "explain", Text: strings.ToValidUTF8(text, "\ufffd")}
			if date != "" {
				t, err := time.Parse(time.DateOnly, date)
				if err != nil {
					return fmt.Errorf("%w: --date %s: want YYYY-MM-DD", errUsage, date)
				}
				d.Published = t
			}
			x, _, err := loadExtractor(cmd)
			if err != nil {
				return err
			}
			return printExplained(cmd.OutOrStdout(), x, d, output)
		},
	}
	cmd.Flags().StringVar(&output, "output", "tree", "`form`: tree, conllu or json (the records of --dry-run --output jsonl)")
	cmd.Flags().StringVar(&date, "date", "", "read it as published on this `day` (YYYY-MM-DD)")
	return cmd
}

func printExplained(w io.Writer, x *extract.Extractor, d news.Document, output string) error {
	var err error
	switch output {
	case "tree":
		for i, e := range x.Explain(d) {
			if i > 0 {
				fmt.Fprintln(w)
			}
			if _, err = io.WriteString(w, e.String()); err != nil {
				break
			}
		}
	case "conllu":
		for _, s := range x.Read(d).Sentences {
			if _, err = io.WriteString(w, s.String()); err != nil {
				break
			}
		}
	case "json":
		err = printRecords(newEncoder(w), x.Read(d))
	default:
		return fmt.Errorf("%w: --output %s is none of tree, conllu, json", errUsage, output)
	}
	if err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}
