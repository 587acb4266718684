package embedded

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/dgo/v230/protos/api"
)

// What a transaction writes is never more than it was taken for, whatever makes
// the entries.
func TestBounds(t *testing.T) {
	e, dg := newStore(t)
	alter(t, dg, &api.Operation{Schema: `
		quiet: string @index(hash) @noconflict .
		text: string @index(fulltext, trigram, exact) @lang .
		point: geo @index(geo) .
		when: [datetime] @index(hour) .
		knows: [uid] @reverse @count .
		a_predicate_with_a_rather_long_name_of_its_own: string @index(term) .
	`})
	var allies strings.Builder
	for i := range 300 {
		fmt.Fprintf(&allies, "_:hub <knows> _:n%d (weight=%d) .\n", i, i)
	}
	hub := set(t, dg, allies.String()+`_:hub <text> "Delegations met in several capitals" .`)["hub"]
	words := strings.Repeat("ultimatums backed by bombers ", 30)
	for name, m := range map[string]*api.Mutation{
		"one value":            {SetNquads: []byte(`_:a <score> "1" .`)},
		"short names":          {SetNquads: []byte(`_:a <name> "A" .`)},
		"many tokens":          {SetNquads: []byte(`_:a <text> "` + words + `" .`)},
		"tokens in a language": {SetNquads: []byte(`_:a <text> "Россия поддерживает Сирию"@ru .`)},
		"long predicate":       {SetNquads: []byte(`_:a <a_predicate_with_a_rather_long_name_of_its_own> "a b c d e f g h i j k l m n o p q r s t u v w x y z" .`)},
		"without conflicts":    {SetNquads: []byte(`_:a <quiet> "` + words + `" .`)},
		"places":               {SetNquads: []byte(`_:a <point> "{'type':'Polygon','coordinates':[[[0,0],[0,9],[9,9],[9,0],[0,0]]]}"^^<geo:geojson> .`)},
		"times":                {SetNquads: []byte("_:a <when> \"2017-04-11T10:00:00Z\" .\n_:a <when> \"2018-04-11T11:00:00Z\" .")},
		"edges":                {SetNquads: []byte(strings.ReplaceAll(allies.String(), "_:hub", "<"+hub+">"))},
		"types":                {SetNquads: []byte(`_:a <dgraph.type> "Actor" .`)},
		"a value replaced":     {SetNquads: []byte(`<` + hub + `> <text> "Delegations left" .`)},
		"edges deleted":        {DelNquads: []byte(`<` + hub + `> <knows> * .`)},
		"an edge deleted":      {DelNquads: []byte(`<` + hub + `> <text> * .`)},
	} {
		resp, err := e.Query(ctx, &api.Request{Mutations: []*api.Mutation{m}})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		transaction := e.oracle.open[resp.Txn.StartTs]
		keys, err := e.conflictKeys(transaction)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		tc, err := e.CommitOrAbort(ctx, &api.TxnContext{StartTs: resp.Txn.StartTs})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		entries, bytes := written(e.ps, tc.CommitTs)
		mostEntries, mostBytes := transaction.size.bounds(len(keys))
		if entries == 0 || entries > mostEntries || bytes > mostBytes {
			t.Errorf("%s: wrote %d entries of %d bytes, taken for at most %d of %d", name, entries, bytes, mostEntries, mostBytes)
		}
	}
}

// written counts what is in the database with the version, as the database does
// for a batch.
func written(ps *badger.DB, version uint64) (entries, bytes int64) {
	txn := ps.NewTransactionAt(math.MaxUint64, false)
	defer txn.Discard()
	opt := badger.DefaultIteratorOptions
	opt.AllVersions = true
	it := txn.NewIterator(opt)
	defer it.Close()
	for it.Rewind(); it.Valid(); it.Next() {
		if item := it.Item(); item.Version() == version {
			entries++
			bytes += item.KeySize() + item.ValueSize() + 12
		}
	}
	return entries, bytes
}
