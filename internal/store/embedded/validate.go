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
	"github.com/hypermodeinc/dgraph/v25/x"
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
