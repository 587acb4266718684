package store

import (
	"context"
	"errors"

	"entente/graph"
)

// ErrClusterGraphQL is returned by GraphQL where the store is a cluster: Dgraph answers GraphQL
// on its HTTP port only, and only after the schema was posted there.
var ErrClusterGraphQL = errors.New("a cluster answers GraphQL itself, at http://HOST:8080/graphql, once graph/schema.graphql is posted to /admin/schema")

// GraphQL answers a GraphQL query by graph.Schema, as JSON with "data" and, if something is wrong with
// the query, "errors". operation says which is meant if there are several. It cannot write.
// The error of a cluster is ErrClusterGraphQL.
func (s *Store) GraphQL(ctx context.Context, query, operation string, variables map[string]any) ([]byte, error) {
	if s.engine == nil {
		return nil, ErrClusterGraphQL
	}
	s.graphQLOnce.Do(func() { s.graphQL, s.graphQLErr = s.engine.GraphQL(graph.Schema) })
	if s.graphQLErr != nil {
		return nil, s.graphQLErr
	}
	return s.graphQL.Answer(ctx, query, operation, variables)
}
