package embedded

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/dgraph-io/dgo/v230/protos/api"
	api250 "github.com/dgraph-io/dgo/v250/protos/api"
	"github.com/hypermodeinc/dgraph/v25/dql"
	"github.com/hypermodeinc/dgraph/v25/edgraph"
	"github.com/hypermodeinc/dgraph/v25/posting"
	"github.com/hypermodeinc/dgraph/v25/protos/pb"
	"github.com/hypermodeinc/dgraph/v25/query"
	"github.com/hypermodeinc/dgraph/v25/schema"
	"github.com/hypermodeinc/dgraph/v25/worker"
	"github.com/hypermodeinc/dgraph/v25/x"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// mutate applies the request's mutations in its transaction, a new one if it
// names none, and commits it if asked to. After an error the transaction is
// aborted.
func (e *Engine) mutate(ctx context.Context, req *api.Request) (*api.Response, error) {
	if req.Query != "" {
		return nil, status.Error(codes.Unimplemented, "an embedded store runs no upsert blocks: "+
			"query for the uids first, then mutate with them in the same transaction, and retry if it is aborted")
	}
	t, err := e.transaction(req.StartTs)
	if err != nil {
		return nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.ended {
		return nil, errAborted
	}
	resp, err := e.apply(ctx, t, req)
	if err != nil {
		e.oracle.drop(t)
		return nil, err
	}
	return resp, nil
}

func (e *Engine) transaction(start uint64) (*transaction, error) {
	if start == 0 {
		return e.oracle.begin(time.Now())
	}
	return e.oracle.find(start, time.Now())
}

// apply does the work of mutate; the caller holds t.mu.
func (e *Engine) apply(ctx context.Context, t *transaction, req *api.Request) (*api.Response, error) {
	ctx = x.AttachNamespace(ctx, x.RootNamespace)
	parsed, err := parseMutations(req.Mutations)
	if err != nil {
		return nil, err
	}
	uids, err := e.assignUids(parsed)
	if err != nil {
		return nil, err
	}
	m, err := directedEdges(ctx, t.start, parsed, uids)
	if err != nil {
		return nil, err
	}
	if err := e.fits(ctx, t, m.Edges); err != nil {
		return nil, err
	}
	if err := posting.Oracle().WaitForTs(ctx, t.start); err != nil {
		return nil, status.FromContextError(err).Err()
	}
	if len(m.Edges) > 0 {
		serve(m.Edges)
		if err := worker.ApplyMutations(ctx, &pb.Proposal{Mutations: m, StartTs: t.start}); err != nil {
			return nil, fmt.Errorf("mutate: %w", err)
		}
	}
	resp := &api.Response{
		Txn:  &api.TxnContext{StartTs: t.start},
		Uids: query.UidsToHex(query.StripBlankNode(uids)),
	}
	if req.CommitNow {
		resp.Txn.CommitTs, err = e.commit(ctx, t)
	}
	return resp, err
}

func parseMutations(ms []*api.Mutation) ([]*dql.Mutation, error) {
	parsed := make([]*dql.Mutation, len(ms))
	for i, m := range ms {
		if m.Cond != "" {
			return nil, status.Error(codes.Unimplemented, "an embedded store runs no conditional mutations (@if)")
		}
		own, err := mutation250(m)
		if err != nil {
			return nil, fmt.Errorf("read mutation: %w", err)
		}
		if parsed[i], err = edgraph.ParseMutationObject(own, false); err != nil {
			return nil, fmt.Errorf("parse mutation: %w", err)
		}
	}
	return parsed, nil
}

// directedEdges turns parsed mutations into the engine's edges, with `S * *`
// written out into the predicates of S.
func directedEdges(ctx context.Context, start uint64, parsed []*dql.Mutation, uids map[string]uint64) (*pb.Mutations, error) {
	edges, err := query.ToDirectedEdges(parsed, uids)
	if err != nil {
		return nil, fmt.Errorf("read mutation: %w", err)
	}
	for _, edge := range edges {
		if err := namable(edge); err != nil {
			return nil, err
		}
	}
	hints := make(map[string]pb.Metadata_HintType)
	for _, p := range parsed {
		for pred, hint := range p.Metadata.GetPredHints() {
			pred = x.AttrInRootNamespace(pred)
			if hints[pred] != pb.Metadata_LIST {
				hints[pred] = hint
			}
		}
	}
	m := &pb.Mutations{GroupId: 1, StartTs: start, Edges: edges, Metadata: &pb.Metadata{PredHints: hints}}
	if m.Edges, err = query.ExpandEdges(ctx, m); err != nil {
		return nil, fmt.Errorf("read mutation: %w", err)
	}
	return m, nil
}

// CommitOrAbort ends a transaction. The conflict keys that dgo sends along are
// not needed: the engine has them.
func (e *Engine) CommitOrAbort(ctx context.Context, tc *api.TxnContext, _ ...grpc.CallOption) (*api.TxnContext, error) {
	if err := e.enter(ctx); err != nil {
		return nil, err
	}
	defer e.gate.RUnlock()
	if tc.Aborted {
		if t, ok := e.oracle.opened(tc.StartTs); ok {
			e.oracle.abort(t)
		}
		return &api.TxnContext{StartTs: tc.StartTs, Aborted: true}, nil
	}
	t, err := e.oracle.find(tc.StartTs, time.Now())
	if err != nil {
		return nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.ended {
		return nil, errAborted
	}
	commit, err := e.commit(ctx, t)
	if err != nil {
		e.oracle.drop(t)
		return nil, err
	}
	return &api.TxnContext{StartTs: t.start, CommitTs: commit}, nil
}

// commit writes a transaction's changes, if none of them conflicts, and returns
// the commit timestamp. When it returns the changes are in the database's log;
// what comes after can't undo them. The caller holds t.mu, and must drop the
// transaction if there is an error.
func (e *Engine) commit(ctx context.Context, t *transaction) (uint64, error) {
	keys, err := e.conflictKeys(t)
	if err != nil {
		return 0, err
	}
	done, err := e.derived.change(ctx)
	if err != nil {
		return 0, err
	}
	defer done()
	ts, err := e.oracle.commit(t, keys)
	if err != nil {
		return 0, err
	}
	if err := write(t.start, ts); err != nil {
		// Whether the changes are on disk is not known. A reader must not find
		// them missing now and there after the next opening.
		e.broken.CompareAndSwap(nil, &err)
		e.oracle.written(ts)
		return 0, e.usable(context.Background())
	}
	e.oracle.written(ts)
	t.ended = true
	e.oracle.end(t, false)
	return ts, nil
}

// conflictKeys returns the keys that the transaction's changes may conflict
// with others' on, and an error if the changes are too many to be written at
// once.
func (e *Engine) conflictKeys(t *transaction) ([]uint64, error) {
	changes := posting.Oracle().GetTxn(t.start)
	if changes == nil {
		return nil, nil // nothing was changed
	}
	var tc api250.TxnContext
	changes.FillContext(&tc, 1, false)
	keys := make([]uint64, len(tc.Keys))
	for i, k := range tc.Keys {
		key, err := strconv.ParseUint(k, 36, 64)
		if err != nil {
			return nil, fmt.Errorf("read conflict key %q: %w", k, err)
		}
		keys[i] = key
	}
	return keys, e.fitsBatch(t, len(keys))
}

// write has the engine write a transaction. Where the database refuses an entry
// the engine panics, in the goroutine that asked.
func write(start, commit uint64) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("write commit: %v", r)
		}
	}()
	return worker.ApplyCommited(context.Background(),
		&pb.OracleDelta{Txns: []*pb.TxnStatus{{StartTs: start, CommitTs: commit}}})
}

// serve tells the engine that the predicates of these edges, of which some may
// be new, are served by this process.
func serve(edges []*pb.DirectedEdge) {
	seen := make(map[string]bool)
	for _, edge := range edges {
		if !seen[edge.Attr] {
			seen[edge.Attr] = true
			worker.InitTablet(edge.Attr)
		}
	}
}

// serveSchema tells the engine that every predicate of the schema, and every one
// that a type names, is served by this process. It asks a server about any
// other, and crashes for want of one. The names that DQL gives a meaning of
// their own are no predicates, but in the wrong place the engine takes them for
// some.
func serveSchema() {
	for _, name := range []string{"", "~", "uid", "val", "math", "expand"} {
		worker.InitTablet(x.AttrInRootNamespace(name))
	}
	for _, pred := range schema.State().Predicates() {
		worker.InitTablet(pred)
	}
	for _, name := range schema.State().Types() {
		t, _ := schema.State().GetType(name)
		for _, field := range t.Fields {
			worker.InitTablet(field.Predicate)
		}
	}
}
