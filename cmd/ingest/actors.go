package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"entente/graph"
)

func newActors() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "actors [TEXT]",
		Short: "List the actors of the catalogue",
		Long: `List the actors that ingest knows, from its catalogue and from the files of --actors; with TEXT, those
whose id, name or an alias contains it.`,
		Example: `  ingest actors assad
  ingest actors --actors mine.tsv --json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			x, _, err := loadExtractor(cmd)
			if err != nil {
				return err
			}
			return printActors(cmd, x.Catalogue.All(), strings.ToLower(strings.Join(args, " ")), asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line")
	cmd.AddCommand(newActorsCheck(), newActorsNew(), newActorsMerge(), newActorsSplit())
	return cmd
}

func printActors(cmd *cobra.Command, all []graph.Actor, text string, asJSON bool) error {
	enc := newEncoder(cmd.OutOrStdout())
	table := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
	found := 0
	for _, a := range all {
		names := append([]string{a.ID, a.Name}, a.Aliases...)
		if !strings.Contains(strings.ToLower(strings.Join(names, "\n")), text) {
			continue
		}
		found++
		var err error
		if asJSON {
			err = enc.Encode(a)
		} else {
			_, err = fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", a.ID, a.Name, a.Kind, strings.TrimSpace(a.Code+" "+a.Sector), strings.Join(a.Aliases, ", "))
		}
		if err != nil {
			return fmt.Errorf("print actors: %w", err)
		}
	}
	if found == 0 {
		return fmt.Errorf("%w: no actor's id, name or alias contains %q", errNotFound, text)
	}
	return table.Flush()
}
