package embedded

import (
	"context"
	"strings"
	"testing"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
)

// A small schema with every kind of index that stores of actors use.
const testSchema = `
	id: string @index(exact) @upsert .
	name: string @index(term, trigram) @lang .
	score: float .
	born: datetime @index(day) .
	alias: [string] .
	ally: [uid] @reverse @count .
	home: uid .
	type Actor {
		id
		name
		score
		born
		alias
		ally
		home
	}
`

// openStore opens the folder and closes it when the test ends.
func openStore(t testing.TB, dir string) (*Engine, *dgo.Dgraph) {
	t.Helper()
	e, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e, dgo.NewDgraphClient(e)
}

// newStore opens an empty store with the schema of the tests.
func newStore(t testing.TB) (*Engine, *dgo.Dgraph) {
	t.Helper()
	e, dg := openStore(t, t.TempDir())
	alter(t, dg, &api.Operation{Schema: testSchema})
	return e, dg
}

func alter(t testing.TB, dg *dgo.Dgraph, op *api.Operation) {
	t.Helper()
	if err := dg.Alter(context.Background(), op); err != nil {
		t.Fatal(err)
	}
}

// set writes N-Quads in a transaction of their own and returns the uids of the
// blank nodes.
func set(t testing.TB, dg *dgo.Dgraph, quads string) map[string]string {
	t.Helper()
	return mutate(t, dg, &api.Mutation{SetNquads: []byte(quads), CommitNow: true})
}

func mutate(t testing.TB, dg *dgo.Dgraph, m *api.Mutation) map[string]string {
	t.Helper()
	resp, err := dg.NewTxn().Mutate(context.Background(), m)
	if err != nil {
		t.Fatal(err)
	}
	return resp.Uids
}

// answer runs a query in a read-only transaction of its own.
func answer(t testing.TB, dg *dgo.Dgraph, query string) string {
	t.Helper()
	return answerIn(t, dg.NewReadOnlyTxn(), query)
}

func answerIn(t testing.TB, txn *dgo.Txn, query string) string {
	t.Helper()
	resp, err := txn.Query(context.Background(), query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return string(resp.Json)
}

// wantError fails the test unless the error says all of this.
func wantError(t testing.TB, err error, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if err == nil || !strings.Contains(err.Error(), p) {
			t.Fatalf("error is %v, want it to contain %q", err, p)
		}
	}
}

const threeActors = `
	_:rus <dgraph.type> "Actor" .
	_:rus <id> "RUS" .
	_:rus <name> "Russia" .
	_:rus <name> "Россия"@ru .
	_:rus <alias> "Russian Federation" .
	_:rus <alias> "Kremlin" .
	_:rus <born> "1991-12-26" .
	_:rus <score> "4.5" .
	_:syr <dgraph.type> "Actor" .
	_:syr <id> "SYR" .
	_:syr <name> "Syria" .
	_:irn <dgraph.type> "Actor" .
	_:irn <id> "IRN" .
	_:irn <name> "Iran" .
	_:rus <ally> _:syr (weight=0.9, since=2015-09-30) .
	_:irn <ally> _:syr (weight=0.7) .
`

func TestRoundTrip(t *testing.T) {
	_, dg := newStore(t)
	uids := set(t, dg, threeActors)
	if len(uids) != 3 || uids["rus"] == "" || uids["rus"] == uids["syr"] {
		t.Fatalf("uids %v, want three different ones for rus, syr and irn", uids)
	}
	for _, c := range []struct{ name, query, want string }{
		{"exact", `{q(func: eq(id, "RUS")) {name score born alias}}`,
			`{"q":[{"name":"Russia","score":4.5,"born":"1991-12-26T00:00:00Z","alias":["Kremlin","Russian Federation"]}]}`},
		{"language", `{q(func: eq(id, "RUS")) {name@ru}}`, `{"q":[{"name@ru":"Россия"}]}`},
		{"facets", `{q(func: eq(id, "RUS")) {ally @facets {id}}}`,
			`{"q":[{"ally":[{"id":"SYR","ally|since":"2015-09-30T00:00:00Z","ally|weight":0.9}]}]}`},
		{"facet filter", `{q(func: eq(id, "SYR")) {~ally @facets(ge(weight, 0.8)) {id}}}`, `{"q":[{"~ally":[{"id":"RUS"}]}]}`},
		{"reverse and order", `{q(func: eq(id, "SYR")) {~ally (orderasc: name) {name}}}`,
			`{"q":[{"~ally":[{"name":"Iran"},{"name":"Russia"}]}]}`},
		{"count", `{q(func: eq(count(ally), 1), orderasc: id) {id count(ally)}}`,
			`{"q":[{"id":"IRN","count(ally)":1},{"id":"RUS","count(ally)":1}]}`},
		{"type", `{q(func: type(Actor), orderasc: id, first: 1) {id}}`, `{"q":[{"id":"IRN"}]}`},
		{"variables", `{var(func: has(ally)) {a as ally} q(func: uid(a)) {id}}`, `{"q":[{"id":"SYR"}]}`},
		{"trigram", `{q(func: regexp(name, /^Syr/)) {id}}`, `{"q":[{"id":"SYR"}]}`},
		{"recurse", `{q(func: eq(id, "IRN")) @recurse(depth: 3) {id ally}}`, `{"q":[{"id":"IRN","ally":[{"id":"SYR"}]}]}`},
	} {
		if got := answer(t, dg, c.query); got != c.want {
			t.Errorf("%s: got  %s\nwant %s", c.name, got, c.want)
		}
	}
}
