package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"entente/internal/config"
)

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "query",
		Short: "Ask the graph who stands with whom, and against whom",
		Long: `Ask the graph that ingest built: who stands with whom, who against whom, through whom two
actors are tied, and which sentences say so.

ACTOR is a name, an alias or an id: "Russia", "Moscow", RUS. A name that nobody has gets suggestions,
one that several have the choices.

Exit code: 0 found, 1 error, 2 wrong call or ambiguous name, 3 nothing found.`,
		Example: `  query allies Assad
  query adversaries Russia --since 2017 --evidence
  query path US Iran --via allies
  query export --format gexf --out network.gexf`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			hint := ""
			if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
				hint = "; did you mean " + strings.Join(near, " or ") + "?"
			}
			return fmt.Errorf("%w: no command %q%s", errUsage, args[0], hint)
		},
		SilenceUsage:               true,
		SilenceErrors:              true,
		SuggestionsMinimumDistance: 2,
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return fmt.Errorf("%w: %w", errUsage, err) })
	config.AddStoreFlags(root.PersistentFlags())
	root.AddCommand(
		newActors(), newEvents(), newShow(), newTies(allies), newTies(adversaries), newRelations(),
		newPath(), newWalk(), newSimilar(), newTimeline(), newChanges(),
		newBalance(), newBlocs(), newCentral(), newContradictions(),
		newExport(), newImport(), newDQL(), newGraphQL(), newShell(), newMan())
	for _, c := range root.Commands() {
		completeFlags(c)
	}
	return root
}

// arguments says how many there may be, and which.
func arguments(least, most int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return fmt.Errorf("%w: %d given, want %s", errUsage, len(args), what)
		}
		return nil
	}
}
