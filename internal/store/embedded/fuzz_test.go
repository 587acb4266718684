package embedded

import (
	"context"
	"testing"
	"time"

	"github.com/dgraph-io/dgo/v230/protos/api"
)

// FuzzQuery looks for queries that take the process down instead of failing.
func FuzzQuery(f *testing.F) {
	e, dg := newStore(f)
	set(f, dg, threeActors)
	for _, seed := range []string{
		allNames, `schema {}`, `schema(pred: [id, nope]) {type}`,
		`{q(func: eq(id, "RUS")) @filter(has(ally) and not eq(name, "x")) {uid name@ru ally @facets(w as weight) (first: 2, orderasc: name) {expand(_all_) {uid}} c: count(~ally)}}`,
		`{var(func: has(score)) {s as score} q(func: uid(s), orderdesc: val(s)) @groupby(dgraph.type) {count(uid) m: max(val(s))}}`,
		`query q($a: string = "SYR", $n: int = 3) {q(func: eq(id, $a), first: $n) @recurse(depth: 3, loop: true) {id ally}}`,
		`{A as var(func: eq(id, "IRN")) path as shortest(from: uid(A), to: 0x2, numpaths: 2) {ally ~ally @filter(has(name))} q(func: uid(path)) @cascade @normalize {n: name}}`,
		`fragment f {name ...g} fragment g {ally {id}} {q(func: type(Actor)) {...f}}`,
		`{q(func: regexp(name, /^R.*/i)) @ignorereflex {math: math(1 + 2) checkpwd(name, "x") val(x) dgraph.type}}`,
		`{q(func: uid_in(ally, 0x2)) {ally @filter(ge(count(ally), 1) or lt(len(x), 2)) {name: name@en:.}}}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		for _, format := range []api.Request_RespFormat{api.Request_JSON, api.Request_RDF} {
			_, err := e.Query(ctx, &api.Request{Query: query, ReadOnly: true, RespFormat: format})
			if err == nil || ctx.Err() == nil {
				continue
			}
			t.Fatalf("no answer in 5 s: %v", err)
		}
	})
}

// FuzzMutation does the same for mutations.
func FuzzMutation(f *testing.F) {
	e, dg := newStore(f)
	set(f, dg, threeActors)
	f.Add([]byte(threeActors), []byte(nil), []byte(nil), []byte(nil))
	f.Add([]byte(`<0x1> <name> "x"@en (a=1, b="c", d=2017-04-11T10:00:00Z) .`), []byte(`<0x1> * * .`), []byte(nil), []byte(nil))
	f.Add([]byte(nil), []byte("<0x1> <ally> * .\n<0x2> <alias> \"x\" ."), []byte(`{"uid": "_:a", "ally": [{"uid": "0x1", "ally|w": 1}], "name@ru": "x", "born": "2017-04-11"}`), []byte(`{"uid": "0x1", "ally": null}`))
	f.Fuzz(func(t *testing.T, set, del, setJSON, delJSON []byte) {
		resp, err := e.Query(context.Background(), &api.Request{Mutations: []*api.Mutation{
			{SetNquads: set, DelNquads: del, SetJson: setJSON, DeleteJson: delJSON}}})
		if err != nil {
			return
		}
		if _, err := e.CommitOrAbort(context.Background(), &api.TxnContext{StartTs: resp.Txn.StartTs}); err != nil {
			t.Fatalf("commit: %v", err)
		}
	})
}

// FuzzSchema does the same for schemas over data.
func FuzzSchema(f *testing.F) {
	e, dg := newStore(f)
	set(f, dg, threeActors)
	f.Add(testSchema)
	f.Add("name: string @index(exact, fulltext) @lang @upsert .\nally: [uid] @reverse .\n<born>: datetime @index(year) .")
	f.Add("type Actor {\nname: string\n<~ally>: [Actor]\n}\n_:x .\nv: float32vector @index(hnsw(metric: \"euclidean\")) .")
	f.Add("id: int @index(int) @noconflict .\nscore: [string] @index(term) .\nhome: uid @count .\np: password .")
	f.Fuzz(func(t *testing.T, schema string) {
		if _, err := e.Alter(context.Background(), &api.Operation{Schema: schema}); err != nil {
			return
		}
		if _, err := e.Query(context.Background(), &api.Request{Query: `schema {}`, ReadOnly: true}); err != nil {
			t.Fatalf("query schema: %v", err)
		}
	})
}
