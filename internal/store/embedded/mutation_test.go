package embedded

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/dgraph-io/dgo/v230/protos/api"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

func TestJSON(t *testing.T) {
	_, dg := newStore(t)
	uids := mutate(t, dg, &api.Mutation{CommitNow: true, SetJson: []byte(`{
		"uid": "_:rus", "dgraph.type": "Actor", "id": "RUS", "score": 2.5, "alias": ["Kremlin", "Moscow"],
		"ally": [{"uid": "_:syr", "id": "SYR", "ally|weight": 0.5}]}`)})
	if uids["rus"] == "" || uids["syr"] == "" {
		t.Fatalf("uids are %v", uids)
	}
	query := `{q(func: eq(id, "RUS")) {id score alias ally @facets {id}}}`
	if got, want := answer(t, dg, query), `{"q":[{"id":"RUS","score":2.5,"alias":["Moscow","Kremlin"],"ally":[{"id":"SYR","ally|weight":0.5}]}]}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	mutate(t, dg, &api.Mutation{CommitNow: true, DeleteJson: []byte(fmt.Sprintf(
		`{"uid": %q, "score": null, "alias": "Moscow", "ally": {"uid": %q}}`, uids["rus"], uids["syr"]))})
	if got, want := answer(t, dg, query), `{"q":[{"id":"RUS","alias":["Kremlin"]}]}`; got != want {
		t.Errorf("after deleting got %s, want %s", got, want)
	}
}

// Quads as dgo's structs, with each kind of value.
func TestQuads(t *testing.T) {
	_, dg := newStore(t)
	alter(t, dg, &api.Operation{Schema: "n: int .\nyes: bool ."})
	value := func(predicate string, v *api.Value) *api.NQuad {
		return &api.NQuad{Subject: "_:a", Predicate: predicate, ObjectValue: v}
	}
	uids := mutate(t, dg, &api.Mutation{CommitNow: true, Set: []*api.NQuad{
		value("id", &api.Value{Val: &api.Value_StrVal{StrVal: "A\"\n"}}),
		value("n", &api.Value{Val: &api.Value_IntVal{IntVal: -7}}),
		value("score", &api.Value{Val: &api.Value_DoubleVal{DoubleVal: 0.25}}),
		value("yes", &api.Value{Val: &api.Value_BoolVal{BoolVal: true}}),
		value("born", &api.Value{Val: &api.Value_StrVal{StrVal: "2017-04-11"}}),
		{Subject: "_:a", Predicate: "name", Lang: "ru", ObjectValue: &api.Value{Val: &api.Value_StrVal{StrVal: "А"}}},
		{Subject: "_:a", Predicate: "ally", ObjectId: "_:b", Facets: []*api.Facet{{Key: "weight", Value: []byte{3, 0, 0, 0, 0, 0, 0, 0}, ValType: api.Facet_INT}}},
		{Subject: "_:b", Predicate: "id", ObjectValue: &api.Value{Val: &api.Value_StrVal{StrVal: "B"}}},
	}})
	query := fmt.Sprintf(`{q(func: uid(%s)) {id n score yes born name@ru ally @facets {id}}}`, uids["a"])
	want := `{"q":[{"id":"A\"\n","n":-7,"score":0.25,"yes":true,"born":"2017-04-11T00:00:00Z","name@ru":"А","ally":[{"id":"B","ally|weight":3}]}]}`
	if got := answer(t, dg, query); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	mutate(t, dg, &api.Mutation{CommitNow: true, Del: []*api.NQuad{
		{Subject: uids["a"], Predicate: "n", ObjectValue: &api.Value{Val: &api.Value_DefaultVal{DefaultVal: "_STAR_ALL"}}},
		{Subject: uids["a"], Predicate: "ally", ObjectId: uids["b"]},
	}})
	if got := answer(t, dg, query); strings.Contains(got, `"n"`) || strings.Contains(got, "ally") || !strings.Contains(got, "0.25") {
		t.Errorf("after deleting n and ally got %s", got)
	}
}

func TestDeletes(t *testing.T) {
	_, dg := newStore(t)
	uids := set(t, dg, threeActors)
	rus, syr := uids["rus"], uids["syr"]
	del := func(quads string) {
		t.Helper()
		mutate(t, dg, &api.Mutation{DelNquads: []byte(quads), CommitNow: true})
	}
	del("<" + rus + "> <alias> \"Kremlin\" .")
	if got := answer(t, dg, `{q(func: eq(id, "RUS")) {alias}}`); got != `{"q":[{"alias":["Russian Federation"]}]}` {
		t.Errorf("after deleting one alias got %s", got)
	}
	del("<" + rus + "> <ally> * .")
	if got := answer(t, dg, `{q(func: eq(id, "SYR")) {~ally {id}} r(func: eq(count(ally), 1)) {id}}`); got != `{"q":[{"~ally":[{"id":"IRN"}]}],"r":[{"id":"IRN"}]}` {
		t.Errorf("after deleting a node's allies got %s", got)
	}
	del("<" + rus + "> <nope> * .") // as on a server, nothing to delete is no error
	del("<" + rus + "> * * .")
	if got := answer(t, dg, `{q(func: eq(id, "RUS")) {id} r(func: uid(`+rus+`)) {id name@ru alias dgraph.type} s(func: type(Actor), orderasc: id) {id}}`); got != `{"q":[],"r":[],"s":[{"id":"IRN"},{"id":"SYR"}]}` {
		t.Errorf("after deleting a node got %s", got)
	}
	del("<" + syr + "> <name> \"Syria\" .")
	if got := answer(t, dg, `{q(func: anyofterms(name, "Syria")) {id}}`); got != `{"q":[]}` {
		t.Errorf("after deleting a name the index has %s", got)
	}
}

func TestRDF(t *testing.T) {
	_, dg := newStore(t)
	rus := set(t, dg, threeActors)["rus"]
	resp, err := dg.NewReadOnlyTxn().QueryRDF(ctx, `{q(func: eq(id, "RUS")) {name score}}`)
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("<%s> <name> \"Russia\" .\n<%s> <score> \"4.5\" .\n", rus, rus)
	if got := string(resp.Rdf); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestNewPredicate(t *testing.T) {
	_, dg := newStore(t)
	set(t, dg, `_:a <fresh> "x" .`)
	if got := answer(t, dg, `{q(func: has(fresh)) {fresh} s(func: has(fresh)) {fresh}}`); got != `{"q":[{"fresh":"x"}],"s":[{"fresh":"x"}]}` {
		t.Errorf("got %s", got)
	}
}

// A transaction that might not be written whole is refused, whether its changes
// come at once or bit by bit, and whether quads or their indexes make it large.
func TestLargeTransaction(t *testing.T) {
	e, dg := newStore(t)
	quads := func(from, to int, object string) []byte {
		var b strings.Builder
		for i := from; i < to; i++ {
			fmt.Fprintf(&b, "_:a%d %s .\n", i, strings.ReplaceAll(object, "#", fmt.Sprint(i)))
		}
		return []byte(b.String())
	}
	var words strings.Builder
	for i := range 200 {
		fmt.Fprintf(&words, "w#x%d ", i)
	}
	long := `<home_text> "` + strings.Repeat("x", 60_000) + `"`
	most := int(e.ps.MaxBatchCount())
	for _, c := range []struct {
		name  string
		parts [][]byte
		quads bool
	}{
		{"quads at once", [][]byte{quads(0, most, `<id> "#"`)}, true},
		{"quads bit by bit", [][]byte{quads(0, most/3, `<id> "#"`), quads(most/3, 2*most/3, `<id> "#"`), quads(2*most/3, most, `<id> "#"`)}, true},
		{"tokens", [][]byte{quads(0, most/200, `<name> "`+words.String()+`"`)}, false},
		{"bytes", [][]byte{quads(0, int(e.ps.MaxBatchSize()/60_000)+1, long)}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			txn := dg.NewTxn()
			var err error
			for _, part := range c.parts {
				if _, err = txn.Mutate(ctx, &api.Mutation{SetNquads: part}); err != nil {
					break
				}
			}
			if err == nil {
				err = txn.Commit(ctx)
			}
			if status.Code(err) != codes.ResourceExhausted {
				t.Fatalf("error is %v, want that the transaction is too large", err)
			}
			wantError(t, err, "transaction too large", "write in several transactions")
		})
	}
	if got := answer(t, dg, `{q(func: has(id)) {count(uid)} r(func: has(name)) {count(uid)}}`); got != `{"q":[{"count":0}],"r":[{"count":0}]}` {
		t.Errorf("of the refused transactions there are %s", got)
	}
	mutate(t, dg, &api.Mutation{SetNquads: quads(0, 5000, `<id> "#"`), CommitNow: true})
	var counted struct{ Q []struct{ Count int } }
	if err := json.Unmarshal([]byte(answer(t, dg, `{q(func: has(id)) {count(uid)}}`)), &counted); err != nil || counted.Q[0].Count != 5000 {
		t.Errorf("of 5000 in one transaction there are %+v, error %v", counted, err)
	}
}
