package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"entente/internal/actors"
)

func newActorsCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check [FILE…]",
		Short: "Check files of actors: what cannot be read, and what can hardly be meant",
		Long: `Check files of actors, in our format or PETRARCH's, beside the built-in catalogue; without FILE, the
catalogue itself. Faults (a line that cannot be read) and doubts (an office that two hold at a time, an
end before a start) are printed with file and line on stdout. The exit code is 1 if there are any.`,
		Example: `  ingest actors check mine.tsv
  ingest actors check Phoenix.Countries.actors.txt Phoenix.agents.txt`,
		RunE: func(cmd *cobra.Command, files []string) error {
			reports, err := actors.Check(files...)
			if err != nil {
				return err
			}
			found := 0
			for _, r := range reports {
				if r.File == "" && len(files) > 0 {
					continue
				}
				for _, p := range r.Problems {
					found++
					fmt.Fprintln(cmd.OutOrStdout(), p)
				}
				name := r.File
				if name == "" {
					name = "catalogue"
				}
				fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s read, %s\n", name, plural(r.Entries, "line"), plural(len(r.Problems), "problem"))
			}
			if found > 0 {
				return errSkipped
			}
			return nil
		},
	}
}
