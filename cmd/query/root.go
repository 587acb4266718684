package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

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
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return fmt.Errorf("%w: %w", errUsage, flagError(cmd, err)) })
	config.AddStoreFlags(root.PersistentFlags())
	root.AddCommand(
		newActors(), newEvents(), newShow(), newTies(allies), newTies(adversaries), newRelations(),
		newPath(), newWalk(), newSimilar(), newTimeline(), newChanges(),
		newBalance(), newBlocs(), newCentral(), newContradictions(),
		newExport(), newImport(), newDQL(), newGraphQL(), newShell(), newMan())
	for _, c := range root.Commands() {
		completeFlags(c)
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Value.Type() == "stringToString" { // its [] says nothing, which pflag knows of other lists
				f.DefValue = ""
			}
		})
	}
	return root
}

// flagError says of a flag's value in words what is wrong with it, and of one that is none which may have been meant.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := nearest(unknown.GetSpecifiedName(), names); len(near) > 0 && unknown.GetSpecifiedShortnames() == "" {
			return fmt.Errorf("%w; did you mean --%s?", err, strings.Join(near, " or --"))
		}
		return err
	}
	var invalid *pflag.InvalidValueError
	if !errors.As(err, &invalid) {
		return err
	}
	what, known := map[string]string{"int": "no whole number", "float64": "no number", "bool": "neither true nor false",
		"duration": "no time such as 90s or 5m"}[invalid.GetFlag().Value.Type()]
	if !known {
		return err
	}
	return fmt.Errorf("--%s %q is %s", invalid.GetFlag().Name, invalid.GetValue(), what)
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
