package embedded

import (
	"context"
	"fmt"
	"math"

	"github.com/dgraph-io/badger/v4"
	"github.com/hypermodeinc/dgraph/v25/posting"
	"github.com/hypermodeinc/dgraph/v25/protos/pb"
	"github.com/hypermodeinc/dgraph/v25/schema"
	"github.com/hypermodeinc/dgraph/v25/worker"
	"github.com/hypermodeinc/dgraph/v25/x"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

// loadSchema reads the schema from disk. Dgraph's own way of reading it clears
// some hundred megabytes first, and takes a dropped predicate for one of the
// default type.
func (e *Engine) loadSchema() error {
	err := e.schemaKeys(x.SchemaPrefix(), func(name string, value []byte) error {
		su := new(pb.SchemaUpdate)
		if err := proto.Unmarshal(value, su); err != nil {
			return fmt.Errorf("predicate %s: %w", x.ParseAttr(name), err)
		}
		schema.State().Set(name, su)
		return nil
	})
	if err != nil {
		return err
	}
	return e.schemaKeys(x.TypePrefix(), func(name string, value []byte) error {
		t := new(pb.TypeUpdate)
		if err := proto.Unmarshal(value, t); err != nil {
			return fmt.Errorf("type %s: %w", x.ParseAttr(name), err)
		}
		schema.State().SetType(name, t)
		return nil
	})
}

// schemaKeys calls f for each name under the prefix that has not been dropped.
func (e *Engine) schemaKeys(prefix []byte, f func(name string, value []byte) error) error {
	txn := e.ps.NewTransactionAt(math.MaxUint64, false)
	defer txn.Discard()
	opt := badger.DefaultIteratorOptions
	opt.Prefix = prefix
	it := txn.NewIterator(opt)
	defer it.Close()
	for it.Rewind(); it.Valid(); it.Next() {
		key, err := x.Parse(it.Item().Key())
		if err != nil {
			return err
		}
		if err := it.Item().Value(func(value []byte) error { return f(key.Attr, value) }); err != nil {
			return err
		}
	}
	return nil
}

// setPredicate gives the predicate its schema and builds the indexes that this
// asks for from the data there is.
//
// On disk the schema never promises an index that is not there: it loses what is
// to be rebuilt before anything is dropped, and gets the new when it is built.
func (e *Engine) setPredicate(ctx context.Context, su *pb.SchemaUpdate) error {
	state := schema.State()
	old, existed := state.Get(ctx, su.Predicate)
	if existed && proto.Equal(&old, su) {
		return nil
	}
	worker.InitTablet(su.Predicate)
	if !existed {
		return e.writeSchema(su)
	}
	e.abortWriters(su.Predicate)
	ts, err := e.oracle.read()
	if err != nil {
		return err
	}
	if err := e.checkIndex(su, ts); err != nil {
		return status.Error(codes.InvalidArgument, err.Error())
	}
	change := posting.IndexRebuild{Attr: su.Predicate, StartTs: ts, OldSchema: &old, CurrentSchema: su}
	if err := e.writeSchema(withoutIndex(&change)); err != nil {
		return err
	}
	state.SetMutSchema(su.Predicate, su)
	defer state.DeleteMutSchema(su.Predicate)
	if err := rebuild(ctx, &change); err != nil {
		return fmt.Errorf("build index: %w", err)
	}
	return e.writeSchema(su)
}

// withoutIndex returns the schema that holds while the change is made: the new
// one, less the indexes still to be built.
func withoutIndex(change *posting.IndexRebuild) *pb.SchemaUpdate {
	interim := proto.Clone(change.GetQuerySchema()).(*pb.SchemaUpdate)
	if interim.Directive == pb.SchemaUpdate_INDEX && len(interim.Tokenizer) == 0 {
		interim.Directive = pb.SchemaUpdate_NONE
		interim.IndexSpecs = nil
		interim.Upsert, interim.Unique = false, false
	}
	return interim
}

// rebuild can't be cancelled: the engine, stopped in the middle, closes the
// database that it builds the index in under those that still write to it.
func rebuild(ctx context.Context, change *posting.IndexRebuild) error {
	ctx = context.WithoutCancel(ctx)
	defer posting.ResetCache()
	if err := change.DropIndexes(ctx); err != nil {
		return err
	}
	if err := change.BuildData(ctx); err != nil {
		return err
	}
	return change.BuildIndexes(schema.GetWriteContext(ctx))
}

// writeSchema sets a predicate's schema, on disk and in memory.
func (e *Engine) writeSchema(su *pb.SchemaUpdate) error {
	ts, err := e.oracle.read()
	if err != nil {
		return err
	}
	value, err := proto.Marshal(su)
	if err != nil {
		return fmt.Errorf("write schema: %w", err)
	}
	txn := e.ps.NewTransactionAt(ts, true)
	defer txn.Discard()
	entry := &badger.Entry{Key: x.SchemaKey(su.Predicate), Value: value, UserMeta: posting.BitSchemaPosting}
	if err := txn.SetEntry(entry.WithDiscard()); err != nil {
		return fmt.Errorf("write schema: %w", err)
	}
	if err := txn.CommitAt(ts, nil); err != nil {
		return fmt.Errorf("write schema: %w", err)
	}
	schema.State().Set(su.Predicate, su)
	return nil
}

// setType gives the type its fields.
func (e *Engine) setType(ctx context.Context, t *pb.TypeUpdate) error {
	if old, ok := schema.State().GetType(t.TypeName); ok && proto.Equal(&old, t) {
		return nil
	}
	for _, field := range t.Fields {
		worker.InitTablet(field.Predicate)
	}
	return e.propose(ctx, &pb.Mutations{Types: []*pb.TypeUpdate{t}})
}
