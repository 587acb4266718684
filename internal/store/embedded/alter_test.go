package embedded

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
)

// people writes n nodes p0, p1, … whose name has two words, with score i and the
// next as ally.
func people(t *testing.T, dg *dgo.Dgraph, n int) {
	t.Helper()
	var quads strings.Builder
	for i := range n {
		fmt.Fprintf(&quads, "_:p%d <id> \"p%d\" .\n_:p%d <name> \"person number%d\" .\n_:p%d <score> \"%d\" .\n_:p%d <ally> _:p%d .\n",
			i, i, i, i, i, i, i, (i+1)%n)
	}
	set(t, dg, quads.String())
}

// Each schema is set over data written under the one before, and a query that
// needs its indexes answered, before and after opening the store again.
func TestIndexesOverData(t *testing.T) {
	dir := t.TempDir()
	e, dg := openStore(t, dir)
	alter(t, dg, &api.Operation{Schema: "id: string .\nname: string .\nscore: int .\nally: [uid] ."})
	people(t, dg, 1000)
	for _, c := range []struct{ schema, query, want string }{
		{"id: string @index(exact) @upsert .", `{q(func: eq(id, "p500")) {id}}`, `{"q":[{"id":"p500"}]}`},
		{"name: string @index(term) .", `{q(func: anyofterms(name, "number7 number8"), orderasc: id) {id}}`, `{"q":[{"id":"p7"},{"id":"p8"}]}`},
		{"name: string @index(term, trigram) .", `{q(func: regexp(name, /number99[89]/)) {id}}`, `{"q":[{"id":"p998"},{"id":"p999"}]}`},
		{"name: string @index(fulltext, trigram) .", `{q(func: alloftext(name, "persons number6")) {id}}`, `{"q":[{"id":"p6"}]}`},
		{"score: int @index(int) .", `{q(func: ge(score, 998), orderdesc: score) {id}}`, `{"q":[{"id":"p999"},{"id":"p998"}]}`},
		{"score: float @index(float) .", `{q(func: lt(score, 1.5), orderdesc: score) {id}}`, `{"q":[{"id":"p1"},{"id":"p0"}]}`},
		{"ally: [uid] @reverse .", `{q(func: eq(id, "p1")) {~ally {id}}}`, `{"q":[{"~ally":[{"id":"p0"}]}]}`},
		{"ally: [uid] @reverse @count .", `{q(func: eq(count(ally), 1)) {count(uid)}}`, `{"q":[{"count":1000}]}`},
		{"id: string @index(hash) @upsert .", `{q(func: eq(id, "p1")) {id}}`, `{"q":[{"id":"p1"}]}`},
	} {
		alter(t, dg, &api.Operation{Schema: c.schema})
		if got := answer(t, dg, c.query); got != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.schema, got, c.want)
		}
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		if e, dg = openStore(t, dir); answer(t, dg, c.query) != c.want {
			t.Errorf("%s\n\topened again it answers %s", c.schema, answer(t, dg, c.query))
		}
	}
	alter(t, dg, &api.Operation{Schema: "name: string ."})
	_, err := dg.NewReadOnlyTxn().Query(ctx, `{q(func: anyofterms(name, "number7")) {id}}`)
	wantError(t, err, "name is not indexed")
	set(t, dg, `_:x <name> "person number7" .`)
	alter(t, dg, &api.Operation{Schema: "name: string @index(term) ."})
	if got := answer(t, dg, `{q(func: anyofterms(name, "number7")) {count(uid)}}`); got != `{"q":[{"count":2}]}` {
		t.Errorf("an index dropped and built again finds %s", got)
	}
}

func TestAlterRefusals(t *testing.T) {
	_, dg := newStore(t)
	set(t, dg, threeActors)
	for schema, want := range map[string]string{
		"alias: string .":                    "alias: it holds data of type [string], which can't become string",
		"name: uid .":                        "name: it holds data of type string, which can't become uid",
		"home: string @reverse .":            "Cannot reverse for non-UID type",
		"home: uid @index(exact) .":          "parse schema",
		"id: string @upsert .":               "@upsert needs an index",
		"new: string .\nnew: int .":          "predicate new is defined twice",
		"type A {\nname\n}\ntype A {\nid\n}": "type A is defined twice",
		"type A {\nnope\n}":                  "type A: its field nope is no predicate",
		"dgraph.new: string .":               "names that begin with dgraph. are Dgraph's own",
		"dgraph.type: string .":              "it is Dgraph's own",
		"name: string @index(nope) .":        "Invalid tokenizer nope",
		"name: int @index(int) .":            "can't be indexed",
		"name string":                        "parse schema",
	} {
		err := dg.Alter(ctx, &api.Operation{Schema: schema})
		wantError(t, err, want)
	}
	wantError(t, dg.Alter(ctx, &api.Operation{DropAttr: "dgraph.type"}), "Dgraph's own")
	wantError(t, dg.Alter(ctx, &api.Operation{}), "nothing to do")
	if got := answer(t, dg, `{q(func: eq(id, "RUS")) {name alias}}`); got != `{"q":[{"name":"Russia","alias":["Kremlin","Russian Federation"]}]}` {
		t.Errorf("afterwards the store answers %s", got)
	}
}

func TestDrops(t *testing.T) {
	dir := t.TempDir()
	e, dg := openStore(t, dir)
	again := func() {
		t.Helper()
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		e, dg = openStore(t, dir)
	}
	alter(t, dg, &api.Operation{Schema: testSchema})
	set(t, dg, threeActors)

	alter(t, dg, &api.Operation{DropOp: api.Operation_ATTR, DropValue: "score"})
	alter(t, dg, &api.Operation{DropOp: api.Operation_TYPE, DropValue: "Actor"})
	again()
	if got := answer(t, dg, `schema(pred: [score, id]) {type}`); got != `{"schema":[{"predicate":"id","type":"string"}]}` {
		t.Errorf("after dropping score the schema is %s", got)
	}
	if got := answer(t, dg, `schema(type: Actor) {}`); got != `{}` {
		t.Errorf("after dropping Actor the schema is %s", got)
	}
	if got := answer(t, dg, `{q(func: eq(id, "RUS")) {name}}`); got != `{"q":[{"name":"Russia"}]}` {
		t.Errorf("after dropping score and Actor a name is %s", got)
	}

	alter(t, dg, &api.Operation{DropOp: api.Operation_DATA})
	again()
	if got := answer(t, dg, `{q(func: has(id)) {count(uid)}}`); got != `{"q":[{"count":0}]}` {
		t.Errorf("after dropping the data there are %s", got)
	}
	uid := set(t, dg, threeActors)["rus"]
	if got := answer(t, dg, `{q(func: eq(id, "SYR")) {~ally(orderasc: id) {id}}}`); got != `{"q":[{"~ally":[{"id":"IRN"},{"id":"RUS"}]}]}` {
		t.Errorf("loaded again, the allies are %s", got)
	}

	alter(t, dg, &api.Operation{DropAll: true})
	_, err := dg.NewReadOnlyTxn().Query(ctx, `{q(func: has(id)) {uid}}`)
	wantError(t, err, "unknown predicate id")
	again()
	alter(t, dg, &api.Operation{Schema: testSchema})
	next := set(t, dg, threeActors)["rus"]
	if len(next) < len(uid) || len(next) == len(uid) && next <= uid {
		t.Errorf("after dropping all a node has the uid %s, before it was %s", next, uid)
	}
	if got := answer(t, dg, `{q(func: has(id)) {count(uid)}}`); got != `{"q":[{"count":3}]}` {
		t.Errorf("after dropping all and loading again there are %s", got)
	}
}

// An Alter aborts the transactions that have written to what it changes, and no
// others; a schema that is already so aborts none.
func TestAlterAbortsWriters(t *testing.T) {
	for _, c := range []struct {
		name    string
		op      *api.Operation
		aborted bool
	}{
		{"the same schema", &api.Operation{Schema: testSchema}, false},
		{"another predicate", &api.Operation{Schema: "home: [uid] ."}, false},
		{"an index on what was written", &api.Operation{Schema: "score: float @index(float) ."}, true},
		{"a drop of another predicate", &api.Operation{DropAttr: "born"}, false},
		{"a drop of what was written", &api.Operation{DropAttr: "score"}, true},
		{"a drop of all data", &api.Operation{DropOp: api.Operation_DATA}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, dg := newStore(t)
			txn := dg.NewTxn()
			if _, err := txn.Mutate(ctx, &api.Mutation{SetNquads: []byte(`_:a <score> "1" .`)}); err != nil {
				t.Fatal(err)
			}
			alter(t, dg, c.op)
			if err := txn.Commit(ctx); errors.Is(err, dgo.ErrAborted) != c.aborted || err != nil && !c.aborted {
				t.Errorf("the commit says %v, want aborted: %v", err, c.aborted)
			}
		})
	}
}

// Writers and readers go on while indexes come and go.
func TestAlterBesideOthers(t *testing.T) {
	_, dg := newStore(t)
	const writers, commits = 2, 40
	var work sync.WaitGroup
	for w := range writers {
		work.Go(func() {
			for i := range commits {
				quads := []byte(fmt.Sprintf("_:a <score> \"%d\" .\n_:a <id> \"%d-%d\" .", i, w, i))
				for {
					_, err := dg.NewTxn().Mutate(ctx, &api.Mutation{SetNquads: quads, CommitNow: true})
					if err == nil {
						break
					}
					if !errors.Is(err, dgo.ErrAborted) {
						t.Error(err)
						return
					}
				}
				answer(t, dg, `{q(func: has(score)) {count(uid)}}`)
			}
		})
	}
	for range 2 {
		alter(t, dg, &api.Operation{Schema: "score: float @index(float) ."})
		alter(t, dg, &api.Operation{Schema: "score: float ."})
	}
	work.Wait()
	alter(t, dg, &api.Operation{Schema: "score: float @index(float) ."})
	if got, want := answer(t, dg, `{q(func: ge(score, 0)) {count(uid)}}`), fmt.Sprintf(`{"q":[{"count":%d}]}`, writers*commits); got != want {
		t.Errorf("the index finds %s, want %s", got, want)
	}
}
