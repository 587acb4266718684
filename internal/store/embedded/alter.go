package embedded

import (
	"context"
	"fmt"
	"github.com/dgraph-io/dgo/v230/protos/api"
	"github.com/hypermodeinc/dgraph/v25/posting"
	"github.com/hypermodeinc/dgraph/v25/protos/pb"
	"github.com/hypermodeinc/dgraph/v25/schema"
	"github.com/hypermodeinc/dgraph/v25/worker"
	"github.com/hypermodeinc/dgraph/v25/x"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"unicode/utf8"
)

// Alter changes the schema or drops a predicate, a type, all data, or
// everything. It runs alone: it waits for running requests, and others wait for
// it. Open transactions that have written to what it changes are aborted.
//
// A schema that says nothing new changes nothing and aborts nothing. Indexes
// are built before Alter returns, also when asked to build them in the
// background. After a kill while indexes are built, the schema is without them,
// and the same Alter builds them.
func (e *Engine) Alter(ctx context.Context, op *api.Operation, _ ...grpc.CallOption) (*api.Payload, error) {
	e.gate.Lock()
	defer e.gate.Unlock()
	if err := e.usable(ctx); err != nil {
		return nil, err
	}
	e.stopRollups() // they would write while the database drops what they write to
	defer e.startRollups()
	if err := e.alter(ctx, op); err != nil {
		return nil, fmt.Errorf("alter: %w", err)
	}
	return &api.Payload{}, nil
}

func (e *Engine) alter(ctx context.Context, op *api.Operation) error {
	switch {
	case op.DropAll || op.DropOp == api.Operation_ALL:
		return e.dropAll(ctx)
	case op.DropOp == api.Operation_DATA:
		return e.dropData(ctx)
	case op.DropOp == api.Operation_ATTR:
		return e.dropPredicate(ctx, op.DropValue)
	case op.DropAttr != "":
		return e.dropPredicate(ctx, op.DropAttr)
	case op.DropOp == api.Operation_TYPE:
		return e.dropType(ctx, op.DropValue)
	case op.Schema != "":
		return e.setSchema(ctx, op.Schema)
	}
	return status.Error(codes.InvalidArgument, "the operation says nothing to do")
}

func (e *Engine) dropAll(ctx context.Context) error {
	e.oracle.abortAll()
	return e.propose(ctx, &pb.Mutations{DropOp: pb.Mutations_ALL})
}

func (e *Engine) dropData(ctx context.Context) error {
	e.oracle.abortAll()
	return e.propose(ctx, &pb.Mutations{DropOp: pb.Mutations_DATA, DropValue: fmt.Sprint(x.RootNamespace)})
}

func (e *Engine) dropPredicate(ctx context.Context, name string) error {
	pred := x.AttrInRootNamespace(name)
	switch {
	case name == "":
		return status.Error(codes.InvalidArgument, "no predicate to drop was named")
	case x.IsPreDefinedPredicate(pred):
		return status.Errorf(codes.InvalidArgument, "predicate %s is Dgraph's own", name)
	}
	if _, ok := schema.State().Get(ctx, pred); !ok {
		return nil
	}
	e.abortWriters(pred)
	return e.propose(ctx, &pb.Mutations{Edges: []*pb.DirectedEdge{{
		Attr:      pred,
		Value:     []byte(x.Star),
		ValueType: pb.Posting_DEFAULT,
		Op:        pb.DirectedEdge_DEL,
	}}})
}

func (e *Engine) dropType(ctx context.Context, name string) error {
	typ := x.AttrInRootNamespace(name)
	switch {
	case name == "":
		return status.Error(codes.InvalidArgument, "no type to drop was named")
	case x.IsPreDefinedType(typ):
		return status.Errorf(codes.InvalidArgument, "type %s is Dgraph's own", name)
	}
	if _, ok := schema.State().GetType(typ); !ok {
		return nil
	}
	return e.propose(ctx, &pb.Mutations{DropOp: pb.Mutations_TYPE, DropValue: typ})
}

// propose has the engine carry out a change at a new timestamp.
func (e *Engine) propose(ctx context.Context, m *pb.Mutations) error {
	ts, err := e.oracle.read()
	if err != nil {
		return err
	}
	done, err := e.derived.change(ctx)
	if err != nil {
		return err
	}
	defer done()
	m.GroupId, m.StartTs = 1, ts
	return worker.ApplyMutations(x.AttachNamespace(ctx, x.RootNamespace), &pb.Proposal{Mutations: m, StartTs: ts})
}

// abortWriters aborts the open transactions that have written to the predicate.
func (e *Engine) abortWriters(pred string) {
	writers := posting.Oracle().IterateTxns(func(key []byte) bool {
		k, err := x.Parse(key)
		return err == nil && k.Attr == pred
	})
	for _, start := range writers {
		if t, ok := e.oracle.opened(start); ok {
			e.oracle.abort(t)
		}
	}
}

// setSchema makes the predicates and types what the text says. Those it does
// not name stay as they are.
func (e *Engine) setSchema(ctx context.Context, text string) error {
	if !utf8.ValidString(text) {
		return status.Error(codes.InvalidArgument, "parse schema: it is not UTF-8")
	}
	parsed, err := schema.ParseWithNamespace(text, x.RootNamespace)
	if err != nil {
		return status.Error(codes.InvalidArgument, fmt.Sprintf("parse schema: %v", err))
	}
	if err := e.validate(ctx, parsed); err != nil {
		return status.Error(codes.InvalidArgument, err.Error())
	}
	for _, su := range parsed.Preds {
		if err := e.setPredicate(ctx, su); err != nil {
			return fmt.Errorf("predicate %s: %w", x.ParseAttr(su.Predicate), err)
		}
	}
	for _, t := range parsed.Types {
		if err := e.setType(ctx, t); err != nil {
			return fmt.Errorf("type %s: %w", x.ParseAttr(t.TypeName), err)
		}
	}
	return nil
}
