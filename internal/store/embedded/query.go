package embedded

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dgraph-io/dgo/v230/protos/api"
	api250 "github.com/dgraph-io/dgo/v250/protos/api"
	"github.com/hypermodeinc/dgraph/v25/dql"
	"github.com/hypermodeinc/dgraph/v25/edgraph"
	"github.com/hypermodeinc/dgraph/v25/protos/pb"
	"github.com/hypermodeinc/dgraph/v25/schema"
	"github.com/hypermodeinc/dgraph/v25/x"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// Query runs a request of dgo's: a query or mutations, not both.
//
// A query may name only predicates that the schema has; it fails with
// codes.InvalidArgument and names the others. Best effort gives a fresh
// snapshot, as any read does: in one process nothing is gained by an older one.
//
// Mutations are applied to the request's transaction, and after an error that
// transaction is aborted. One that changes more than a batch of the database
// takes is refused with codes.ResourceExhausted, see capacity.go.
func (e *Engine) Query(ctx context.Context, req *api.Request, _ ...grpc.CallOption) (*api.Response, error) {
	if err := e.enter(ctx); err != nil {
		return nil, err
	}
	defer e.gate.RUnlock()
	if len(req.Mutations) > 0 {
		return e.mutate(ctx, req)
	}
	return e.query(ctx, req)
}

func (e *Engine) query(ctx context.Context, req *api.Request) (*api.Response, error) {
	parsed, err := check(req.Query, req.Vars)
	if err != nil {
		return nil, err
	}
	start, err := e.readTimestamp(req)
	if err != nil {
		return nil, err
	}
	own := &api250.Request{
		StartTs:    start,
		Query:      req.Query,
		Vars:       req.Vars,
		ReadOnly:   req.ReadOnly,
		RespFormat: api250.Request_RespFormat(req.RespFormat),
	}
	var resp *api250.Response
	if parsed.Schema != nil {
		resp, err = schemaAnswer(ctx, own, parsed.Schema)
	} else {
		resp, err = ask(ctx, own)
	}
	if err != nil {
		return nil, err
	}
	return response230(resp, start), nil
}

// readTimestamp returns the timestamp that a query reads at: its transaction's,
// or a new one.
func (e *Engine) readTimestamp(req *api.Request) (uint64, error) {
	if req.BestEffort && !req.ReadOnly {
		return 0, status.Error(codes.InvalidArgument, "a best effort query must be read-only")
	}
	if req.StartTs == 0 {
		return e.oracle.read()
	}
	return req.StartTs, e.oracle.readable(req.StartTs, time.Now())
}

// check parses a query and refuses one that names predicates that don't exist.
func check(text string, vars map[string]string) (*dql.Result, error) {
	parsed, err := dql.Parse(dql.Request{Str: text, Variables: vars})
	if err != nil {
		return nil, status.Error(codes.InvalidArgument, fmt.Sprintf("parse query: %v", err))
	}
	if unknown := unknownPredicates(&parsed); len(unknown) > 0 {
		noun := "predicate"
		if len(unknown) > 1 {
			noun = "predicates"
		}
		return nil, status.Errorf(codes.InvalidArgument, "query names unknown %s %s", noun, strings.Join(unknown, ", "))
	}
	return &parsed, nil
}

// schemaAnswer answers a query for the schema. Asked for predicates that don't
// exist, it leaves them out. The whole schema is asked for predicate by
// predicate, since the engine needs a cluster to find which there are.
func schemaAnswer(ctx context.Context, req *api250.Request, q *pb.SchemaRequest) (*api250.Response, error) {
	whole := len(q.Predicates) == 0 && len(q.Types) == 0
	var names []string
	for _, pred := range schema.State().Predicates() {
		if name := x.ParseAttr(pred); whole || slices.Contains(q.Predicates, name) {
			names = append(names, "<"+name+">")
		}
	}
	slices.Sort(names)
	answer := make(map[string]json.RawMessage)
	var texts []string
	if whole || len(q.Types) > 0 {
		texts = append(texts, req.Query)
	}
	if len(names) > 0 {
		texts = append(texts, fmt.Sprintf("schema(pred: [%s]) {%s}", strings.Join(names, ", "), strings.Join(q.Fields, " ")))
	}
	var resp *api250.Response
	for _, req.Query = range texts {
		var err error
		if resp, err = ask(ctx, req); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(resp.Json, &answer); err != nil {
			return nil, fmt.Errorf("query schema: %w", err)
		}
	}
	text, err := json.Marshal(answer)
	if err != nil {
		return nil, fmt.Errorf("query schema: %w", err)
	}
	return &api250.Response{Json: text, Latency: resp.GetLatency(), Metrics: resp.GetMetrics()}, nil
}

// ask has the engine answer a checked query.
func ask(ctx context.Context, req *api250.Request) (*api250.Response, error) {
	var server edgraph.Server
	resp, err := server.QueryNoAuth(x.AttachNamespace(ctx, x.RootNamespace), req)
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, status.FromContextError(ctx.Err()).Err()
	case err != nil:
		return nil, fmt.Errorf("query: %w", err)
	}
	return resp, nil
}
