package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/internal/store"
)

func newSchema() *cobra.Command {
	var graphQL bool
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print the graph's schema, for dgraph bulk and live",
		Example: `  ingest schema > schema.dql && ingest --output rdf archive/ | gzip > news.rdf.gz
  dgraph bulk --schema schema.dql --files news.rdf.gz`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("%w: schema takes no argument", errUsage)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			text := graph.Schema
			if !graphQL {
				var err error
				if text, err = store.Schema(); err != nil {
					return err
				}
			}
			_, err := io.WriteString(cmd.OutOrStdout(), text)
			return err
		},
	}
	cmd.Flags().BoolVar(&graphQL, "graphql", false, "print it in GraphQL, as graph/schema.graphql says it")
	return cmd
}
