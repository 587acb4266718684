package embedded

import (
	"context"
	"strings"
	"testing"

	"github.com/dgraph-io/dgo/v230/protos/api"
)

// Asked about a predicate that it doesn't know, the engine would take the
// process down, wherever in a query the name stands.
func TestUnknownPredicate(t *testing.T) {
	_, dg := newStore(t)
	set(t, dg, threeActors)
	for _, query := range []string{
		`{q(func: has(nope)) {uid}}`,
		`{q(func: eq(nope, "x")) {uid}}`,
		`{q(func: has(~nope)) {uid}}`,
		`{q(func: ge(count(nope), 1)) {uid}}`,
		`{q(func: ge(count(~nope), 1)) {uid}}`,
		`{q(func: regexp(nope, /x/)) {uid}}`,
		`{q(func: near(nope, [1.0, 2.0], 10)) {uid}}`,
		`{q(func: uid_in(nope, 0x1)) {uid}}`,
		`{q(func: eq(nope@en, "x")) {uid}}`,
		`{q(func: has(id)) {nope}}`,
		`{q(func: has(id)) {other: nope}}`,
		`{q(func: has(id)) {nope@ru}}`,
		`{q(func: has(id)) {nope: count(nope)}}`,
		`{q(func: has(id)) {~nope {id}}}`,
		`{q(func: has(id)) {ally {ally {nope}}}}`,
		`{q(func: has(id)) {ally @facets(ge(weight, 0.1)) @filter(eq(nope, 1)) {id}}}`,
		`{q(func: has(id)) @filter(has(nope)) {id}}`,
		`{q(func: has(id)) @filter(not has(nope)) {id}}`,
		`{q(func: has(id)) @filter(eq(id, "RUS") or (has(name) and eq(nope, "x"))) {id}}`,
		`{q(func: has(id)) {ally @filter(uid_in(nope, 0x1)) {id}}}`,
		`{q(func: has(id), orderasc: nope) {id}}`,
		`{q(func: has(id), orderasc: name, orderdesc: nope) {id}}`,
		`{q(func: has(id)) {ally (orderdesc: nope) {id}}}`,
		`{q(func: has(id)) @groupby(nope) {count(uid)}}`,
		`{q(func: has(id)) {ally @groupby(nope) {count(uid)}}}`,
		`{q(func: has(id)) @cascade(nope) {id}}`,
		`{q(func: has(id)) @recurse(depth: 2) {nope}}`,
		`{var(func: has(id)) {v as nope} q(func: uid(v)) {val(v)}}`,
		`{var(func: has(id)) {v as count(nope)} q(func: uid(v), orderasc: val(v)) {val(v)}}`,
		`{var(func: has(id)) @filter(has(nope)) {u as ally} q(func: uid(u)) {id}}`,
		`{path as shortest(from: 0x1, to: 0x2) {nope} q(func: uid(path)) {id}}`,
		`{path as shortest(from: 0x1, to: 0x2) {ally @filter(has(nope))} q(func: uid(path)) {id}}`,
		`{q(func: has(id)) {checkpwd(nope, "x")}}`,
		`{q(func: has(id)) {expand(_all_) {nope}}}`,
		`{q(func: has(id)) {ally @facets(w as weight) nope}  r(func: uid(w)) {val(w)}}`,
		`{q(func: has(id)) {...f}} fragment f {ally {nope}}`,
		`query q($a: string) {q(func: eq(nope, $a)) {id}}`,
		`{q(func: has(id)) {min: min(val(v))} var(func: has(id)) {v as nope}}`,
	} {
		_, err := dg.NewReadOnlyTxn().QueryWithVars(context.Background(), query, vars(query))
		if err == nil || !strings.Contains(err.Error(), "unknown predicate nope") {
			t.Errorf("%s\n\terror is %v, want one that says: unknown predicate nope", query, err)
		}
	}
	for _, query := range []string{
		`{q(func: has(~)) {uid}}`,
		`{q(func: has(id)) {~ @filter(has(name))}}`,
		`{q(func: has(uid)) {val}}`,
		`{q(func: has(id), orderasc: uid) @groupby(uid) {count(uid)}}`,
		`{q(func: has(id)) {~uid {id} ~val {id}}}`,
	} {
		if _, err := dg.NewReadOnlyTxn().Query(context.Background(), query); err == nil {
			t.Errorf("%s is answered", query)
		}
	}
	if got := answer(t, dg, `{q(func: eq(id, "SYR")) {id}}`); got != `{"q":[{"id":"SYR"}]}` {
		t.Errorf("afterwards the store answers %s", got)
	}
}

func vars(query string) map[string]string {
	if strings.Contains(query, "$a") {
		return map[string]string{"$a": "x"}
	}
	return nil
}

// None of these names a predicate that is unknown, though each holds a name that
// is no predicate.
func TestKnownPredicates(t *testing.T) {
	_, dg := newStore(t)
	set(t, dg, threeActors)
	for query, want := range map[string]string{
		`{v as var(func: eq(id, "RUS")) q(func: uid(v)) {label: id}}`:                                                                                   `{"q":[{"label":"RUS"}]}`,
		`{var(func: has(ally)) {n as count(ally)} q(func: uid(n), orderdesc: val(n), first: 1) {k: val(n)}}`:                                            `{"q":[{"k":1}]}`,
		`{var(func: has(score)) {s as score d as math(s * 2)} q(func: uid(d)) {val(d)}}`:                                                                `{"q":[{"val(d)":9}]}`,
		`{var(func: has(score)) {s as score} q() {total: sum(val(s)) n: max(val(s))}}`:                                                                  `{"q":[{"total":4.5},{"n":4.5}]}`,
		`{var(func: has(score)) {s as score} q(func: ge(val(s), 4)) {id}}`:                                                                              `{"q":[{"id":"RUS"}]}`,
		`{q(func: type(Actor)) @filter(type(Actor) and eq(id, "RUS")) {dgraph.type}}`:                                                                   `{"q":[{"dgraph.type":["Actor"]}]}`,
		`{q(func: type(Nothing)) {uid}}`:                                                                                                                `{"q":[]}`,
		`{q(func: has(id)) {count(uid)}}`:                                                                                                               `{"q":[{"count":3}]}`,
		`{q(func: eq(id, "RUS")) @normalize {a: id ally {b: id}}}`:                                                                                      `{"q":[{"a":"RUS","b":"SYR"}]}`,
		`{q(func: eq(id, "RUS")) @cascade {id ally {id}}}`:                                                                                              `{"q":[{"id":"RUS","ally":[{"id":"SYR"}]}]}`,
		`{q(func: eq(id, "RUS")) {expand(Actor) @filter(type(Actor)) {id}}}`:                                                                            `{"q":[{"ally":[{"id":"SYR","ally|since":"2015-09-30T00:00:00Z","ally|weight":0.9}]}]}`,
		`{q(func: has(ally)) @groupby(dgraph.type) {count(uid)}}`:                                                                                       `{"q":[{"@groupby":[{"dgraph.type":"Actor","count":2}]}]}`,
		`query q($a: string = "SYR") {q(func: eq(id, $a)) {name: name@en:.}}`:                                                                           `{"q":[{"name":"Syria"}]}`,
		`{A as var(func: eq(id, "IRN")) B as var(func: eq(id, "RUS")) path as shortest(from: uid(A), to: uid(B)) {ally ~ally} q(func: uid(path)) {id}}`: `{"q":[{"id":"IRN"},{"id":"SYR"},{"id":"RUS"}]}`,
	} {
		got := answer(t, dg, query)
		if i := strings.Index(got, `,"_path_"`); i >= 0 {
			got = got[:i] + "}"
		}
		if got != want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", query, got, want)
		}
	}
}

// A dropped predicate stays in the types that name it, and expand asks for it.
func TestExpandOverDroppedPredicate(t *testing.T) {
	dir := t.TempDir()
	e, dg := openStore(t, dir)
	alter(t, dg, &api.Operation{Schema: testSchema})
	set(t, dg, threeActors)
	alter(t, dg, &api.Operation{DropAttr: "alias"})
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	_, dg = openStore(t, dir)
	got := answer(t, dg, `{q(func: eq(id, "RUS")) {expand(Actor)}}`)
	if !strings.Contains(got, `"name":"Russia"`) || strings.Contains(got, "Kremlin") {
		t.Errorf("got %s, want the name and no alias", got)
	}
	_, err := dg.NewReadOnlyTxn().Query(context.Background(), `{q(func: has(alias)) {id}}`)
	wantError(t, err, "unknown predicate alias")
	if got := answer(t, dg, `schema(pred: [alias]) {type}`); got != `{}` {
		t.Errorf("the schema has the dropped predicate as %s", got)
	}
}

func TestSchemaQueries(t *testing.T) {
	_, dg := newStore(t)
	for query, want := range map[string]string{
		`schema(pred: [id, ally, nope]) {type index tokenizer reverse count list upsert}`: `{"schema":[` +
			`{"predicate":"ally","type":"uid","reverse":true,"count":true,"list":true},` +
			`{"predicate":"id","type":"string","index":true,"tokenizer":["exact"],"upsert":true}]}`,
		`schema(pred: [nope]) {type}`: `{}`,
		`schema(pred: id) {type}`:     `{"schema":[{"predicate":"id","type":"string"}]}`,
	} {
		if got := answer(t, dg, query); got != want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", query, got, want)
		}
	}
	whole := answer(t, dg, `schema {}`)
	for _, part := range []string{
		`{"predicate":"home","type":"uid"}`, `{"predicate":"dgraph.type"`,
		`{"fields":[{"name":"id"},{"name":"name"},{"name":"score"},{"name":"born"},{"name":"alias"},{"name":"ally"},{"name":"home"}],"name":"Actor"}`,
	} {
		if !strings.Contains(whole, part) {
			t.Errorf("the whole schema lacks %s:\n%s", part, whole)
		}
	}
}
