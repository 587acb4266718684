package main

import (
	"cmp"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

func newVerbs() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "verbs",
		Short: "Count the predicates of each event in the lexicon",
		Long: `Count the predicates of each event, and of each effect that a governing word has on the event of its
complement, in the lexicon and in the files of --verbs. A verb that asks for one of several objects
counts once under VERB+OBJECT for each.`,
		Example: `  ingest verbs
  ingest verbs --verbs mine.txt`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			x, _, err := loadExtractor(cmd)
			if err != nil {
				return err
			}
			table := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', tabwriter.AlignRight)
			row := func(event, effect string, numbers ...any) {
				fmt.Fprintf(table, "%-9s\t%-8s\t%v\t%v\t%v\t%v\t\n", append([]any{event, effect}, numbers...)...)
			}
			row("EVENT", "EFFECT", "VERBS", "VERB+OBJECT", "NOUNS", "ADJECTIVES")
			var verbs, objects, nouns, adjectives int
			for _, c := range x.Lexicon.Counts() {
				row(cmp.Or(c.Event, "-"), c.Effect, c.Verbs, c.Objects, c.Nouns, c.Adjectives)
				verbs, objects, nouns, adjectives = verbs+c.Verbs, objects+c.Objects, nouns+c.Nouns, adjectives+c.Adjectives
			}
			row("all", "", verbs, objects, nouns, adjectives)
			if err := table.Flush(); err != nil {
				return fmt.Errorf("print counts: %w", err)
			}
			return nil
		},
	}
	cmd.AddCommand(newVerbsCheck())
	return cmd
}
