package embedded

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/dgraph-io/badger/v4"
	"github.com/hypermodeinc/dgraph/v25/posting"
	"github.com/hypermodeinc/dgraph/v25/protos/pb"
	"github.com/hypermodeinc/dgraph/v25/schema"
	"github.com/hypermodeinc/dgraph/v25/types"
	"github.com/hypermodeinc/dgraph/v25/worker"
	"github.com/hypermodeinc/dgraph/v25/x"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

// validate refuses a schema that a server would refuse: names defined twice or
// reserved for Dgraph, @upsert without an index, types with fields that are no
// predicates, and changes of type that the data forbids. The rest the parser has
// refused.
func (e *Engine) validate(ctx context.Context, parsed *schema.ParsedSchema) error {
	known := make(map[string]bool)
	for _, su := range parsed.Preds {
		if known[su.Predicate] {
			return fmt.Errorf("predicate %s is defined twice", x.ParseAttr(su.Predicate))
		}
		known[su.Predicate] = true
		if err := e.validatePredicate(ctx, su); err != nil {
			return fmt.Errorf("predicate %s: %w", x.ParseAttr(su.Predicate), err)
		}
	}
	for _, pred := range schema.State().Predicates() {
		known[pred] = true
	}
	seen := make(map[string]bool)
	for _, t := range parsed.Types {
		if seen[t.TypeName] {
			return fmt.Errorf("type %s is defined twice", x.ParseAttr(t.TypeName))
		}
		seen[t.TypeName] = true
		if err := validateType(t, known); err != nil {
			return fmt.Errorf("type %s: %w", x.ParseAttr(t.TypeName), err)
		}
	}
	return nil
}

func (e *Engine) validatePredicate(ctx context.Context, su *pb.SchemaUpdate) error {
	typ := types.TypeID(su.ValueType)
	switch {
	case len(su.Predicate) > longestName:
		return fmt.Errorf("its name is longer than %d bytes", longestName)
	case schema.CheckAndModifyPreDefPredicate(su):
		return fmt.Errorf("it is Dgraph's own and can't be changed")
	case x.IsReservedPredicate(su.Predicate) && !x.IsPreDefinedPredicate(su.Predicate):
		return fmt.Errorf("names that begin with dgraph. are Dgraph's own")
	case su.Upsert && len(su.Tokenizer) == 0:
		return fmt.Errorf("@upsert needs an index")
	}
	old, ok := schema.State().Get(ctx, su.Predicate)
	if !ok {
		return nil
	}
	was := types.TypeID(old.ValueType)
	switch {
	case old.List && !su.List, was.IsScalar() != typ.IsScalar(),
		was != typ && (was == types.PasswordID || typ == types.PasswordID):
		if e.hasData(su.Predicate) {
			return fmt.Errorf("it holds data of type %s, which can't become %s: drop the data first", typeName(&old), typeName(su))
		}
	}
	return nil
}

func typeName(su *pb.SchemaUpdate) string {
	name := types.TypeID(su.ValueType).Name()
	if su.List {
		return "[" + name + "]"
	}
	return name
}

func validateType(t *pb.TypeUpdate, known map[string]bool) error {
	switch {
	case len(t.TypeName) > longestName:
		return fmt.Errorf("its name is longer than %d bytes", longestName)
	case schema.IsPreDefTypeChanged(t):
		return fmt.Errorf("it is Dgraph's own and can't be changed")
	case x.IsReservedType(t.TypeName) && !x.IsPreDefinedType(t.TypeName):
		return fmt.Errorf("names that begin with dgraph. are Dgraph's own")
	}
	for _, field := range t.Fields {
		name := x.ParseAttr(field.Predicate)
		if !known[x.AttrInRootNamespace(strings.TrimPrefix(name, "~"))] {
			return fmt.Errorf("its field %s is no predicate", name)
		}
	}
	return nil
}

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

// hasData says whether any node has the predicate, or had it and the database
// has not noticed yet.
func (e *Engine) hasData(pred string) bool {
	return e.dataKeys(pred, func(x.ParsedKey) error { return errFound }) != nil
}

var errFound = errors.New("found")

// dataKeys calls f for the key of each node that has the predicate, and maybe of
// some that have it no longer.
func (e *Engine) dataKeys(pred string, f func(x.ParsedKey) error) error {
	txn := e.ps.NewTransactionAt(math.MaxUint64, false)
	defer txn.Discard()
	opt := badger.DefaultIteratorOptions
	opt.PrefetchValues = false
	opt.Prefix = x.ParsedKey{Attr: pred}.DataPrefix()
	it := txn.NewIterator(opt)
	defer it.Close()
	for it.Rewind(); it.Valid(); it.Next() {
		if it.Item().UserMeta()&posting.BitEmptyPosting != 0 {
			continue
		}
		key, err := x.Parse(it.Item().Key())
		if err != nil {
			return err
		}
		if err := f(key); err != nil {
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

// checkIndex refuses a schema if a value of the predicate can't be indexed by it.
// The engine would build an index without it and say nothing.
func (e *Engine) checkIndex(su *pb.SchemaUpdate, ts uint64) error {
	if len(su.Tokenizer) == 0 {
		return nil
	}
	return e.dataKeys(su.Predicate, func(key x.ParsedKey) error {
		list, err := posting.GetNoStore(x.DataKey(su.Predicate, key.Uid), ts)
		if err != nil {
			return err
		}
		var wrong error // Iterate swallows what its function returns
		err = list.Iterate(ts, 0, func(p *pb.Posting) error {
			wrong = tokenize(types.Val{Tid: types.TypeID(p.ValType), Value: p.Value}, string(p.LangTag), su)
			return wrong
		})
		if wrong != nil {
			return fmt.Errorf("the value of %#x can't be indexed: %w", key.Uid, wrong)
		}
		return err
	})
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
