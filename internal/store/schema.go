package store

import (
	"context"
	"fmt"

	"github.com/hypermodeinc/dgraph/v25/graphql/schema"

	"entente/graph"
)

// dqlSchema is graph.Schema as DQL's schema: Dgraph's own derivation.
func dqlSchema() (string, error) {
	h, err := schema.NewHandler(graph.Schema, false)
	if err != nil {
		return "", fmt.Errorf("schema.graphql: %w", err)
	}
	return h.DGSchema(), nil
}

func (s *Store) ensureSchema(ctx context.Context) error {
	_, err := dqlSchema()
	return err
}
