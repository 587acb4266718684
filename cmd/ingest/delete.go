package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"entente/internal/store"
)

func newDelete() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "delete DOCUMENT…",
		Short: "Take documents, and what only they support, out of the graph",
		Long: `Take documents, and what only they support, out of the graph: their evidence, the edges that are
left without evidence, and the actors that are left without edges. DOCUMENT is a document's id,
as --output jsonl and query's --evidence show it.`,
		Example: `  ingest delete reuters-1234
  ingest --dry-run --output jsonl article.txt | jq -r .document | uniq | xargs ingest delete`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("%w: no DOCUMENT given", errUsage)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, ids []string) error {
			cfg, err := settings(cmd)
			if err != nil {
				return err
			}
			s, err := store.Open(cmd.Context(), store.Config(cfg.Store))
			if err != nil {
				return err
			}
			deleted, err := deleteAll(cmd, s, ids)
			if closeErr := s.Close(); err == nil {
				err = closeErr
			}
			if asJSON {
				err = errors.Join(err, json.NewEncoder(cmd.OutOrStdout()).Encode(map[string]any{"deleted": deleted}))
			} else if len(deleted) > 0 {
				fmt.Fprintf(cmd.ErrOrStderr(), "%s deleted from %s\n", plural(len(deleted), "document"), where(cfg.Store))
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the ids of what was deleted as JSON on stdout")
	return cmd
}

// deleteAll deletes each document; one that is not there does not keep the others.
func deleteAll(cmd *cobra.Command, s *store.Store, ids []string) ([]string, error) {
	deleted := []string{}
	var missing error
	for _, id := range ids {
		err := s.Delete(cmd.Context(), id)
		switch {
		case errors.Is(err, store.ErrNotFound):
			missing = errors.Join(missing, fmt.Errorf("delete: no document %q in the graph", id))
		case err != nil:
			return deleted, fmt.Errorf("delete document %s: %w", id, err)
		default:
			deleted = append(deleted, id)
		}
	}
	return deleted, missing
}
