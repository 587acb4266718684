package embedded

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	api250 "github.com/dgraph-io/dgo/v250/protos/api"
	_ "github.com/dgraph-io/gqlparser/v2/validator/rules" // without these rules a field that is not there is a panic
	"github.com/hypermodeinc/dgraph/v25/edgraph"
	"github.com/hypermodeinc/dgraph/v25/graphql/resolve"
	"github.com/hypermodeinc/dgraph/v25/graphql/schema"
	"github.com/hypermodeinc/dgraph/v25/x"
)

// A GraphQL answers GraphQL queries from an Engine, by a schema in Dgraph's
// dialect of GraphQL. It reads only: Dgraph's GraphQL mutations are upsert
// blocks.
type GraphQL struct {
	engine   *Engine
	resolver *resolve.RequestResolver
}

// GraphQL prepares to answer by the schema. The store's own schema must be what
// Dgraph derives from it, or queries fail on predicates that don't exist.
func (e *Engine) GraphQL(sdl string) (*GraphQL, error) {
	h, err := schema.NewHandler(sdl, false)
	if err != nil {
		return nil, fmt.Errorf("read GraphQL schema: %w", err)
	}
	s, err := schema.FromString(h.GQLSchema(), x.RootNamespace)
	if err != nil {
		return nil, fmt.Errorf("read GraphQL schema: %w", err)
	}
	s.SetMeta(h.MetaInfo())
	resolvers := resolve.NewResolverFactory(noQuery, noMutation).
		WithConventionResolvers(s, &resolve.ResolverFns{
			Qrw: resolve.NewQueryRewriter(),
			Arw: resolve.NewAddRewriter,
			Urw: resolve.NewUpdateRewriter,
			Drw: resolve.NewDeleteRewriter(),
			Ex:  executor{e},
		}).
		WithSchemaIntrospection()
	return &GraphQL{engine: e, resolver: resolve.New(s, resolvers)}, nil
}

func noQuery(_ context.Context, q schema.Query) *resolve.Resolved {
	return &resolve.Resolved{Field: q, Err: fmt.Errorf("the schema has no query %s", q.Name())}
}

func noMutation(_ context.Context, m schema.Mutation) (*resolve.Resolved, bool) {
	return &resolve.Resolved{Field: m, Err: errReadOnly}, false
}

var errReadOnly = errors.New("GraphQL over an embedded store reads only")

// timestampKey is where a request's context holds the timestamp that its queries
// read at.
type timestampKey struct{}

// Answer answers a request: a query, which of its operations is meant if it has
// several, and values for its variables. What comes is JSON, with "data" and, if
// something was wrong with the query, "errors". An error is returned only if the
// store can't be read.
func (g *GraphQL) Answer(ctx context.Context, query, operation string, variables map[string]any) ([]byte, error) {
	if err := g.engine.enter(ctx); err != nil {
		return nil, err
	}
	defer g.engine.gate.RUnlock()
	ts, err := g.engine.oracle.read()
	if err != nil {
		return nil, err
	}
	ctx = context.WithValue(x.AttachNamespace(ctx, x.RootNamespace), timestampKey{}, ts)
	resp := g.resolver.Resolve(ctx, &schema.Request{Query: query, OperationName: operation, Variables: variables})
	resp.Extensions = nil // how long it took, which differs every time
	var answer bytes.Buffer
	if _, err := resp.WriteTo(&answer); err != nil {
		return nil, fmt.Errorf("write GraphQL answer: %w", err)
	}
	return answer.Bytes(), nil
}

// An executor runs the DQL that Dgraph makes of GraphQL.
type executor struct{ engine *Engine }

// Execute answers in GraphQL's form, for a field.
func (ex executor) Execute(ctx context.Context, req *api250.Request, field schema.Field) (*api250.Response, error) {
	if len(req.Mutations) > 0 {
		return nil, errReadOnly
	}
	if req.Query == "" {
		return &api250.Response{}, nil
	}
	if _, err := check(req.Query, req.Vars); err != nil {
		return nil, err
	}
	req.StartTs, req.ReadOnly = ctx.Value(timestampKey{}).(uint64), true
	ctx = context.WithValue(ctx, edgraph.IsGraphql, true)
	ctx = context.WithValue(ctx, edgraph.Authorize, false)
	var server edgraph.Server
	return server.QueryGraphQL(ctx, req, field)
}

// CommitOrAbort has nothing to end.
func (ex executor) CommitOrAbort(_ context.Context, tc *api250.TxnContext) (*api250.TxnContext, error) {
	if tc.Aborted {
		return tc, nil
	}
	return nil, errReadOnly
}
