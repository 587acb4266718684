package embedded

import (
	"context"
	"strings"
	"testing"

	"github.com/dgraph-io/dgo/v230/protos/api"
	"github.com/hypermodeinc/dgraph/v25/graphql/schema"
)

const testSDL = `
	type Person {
		id: String! @id
		name: String! @search(by: [term])
		age: Int @search
		wrote: [Book!] @dgraph(pred: "~Book.author")
	}
	type Book {
		id: String! @id
		author: Person! @dgraph(pred: "Book.author")
		published: DateTime @search(by: [day])
	}
`

func TestGraphQL(t *testing.T) {
	e, dg := openStore(t, t.TempDir())
	h, err := schema.NewHandler(testSDL, false)
	if err != nil {
		t.Fatal(err)
	}
	g, err := e.GraphQL(testSDL)
	if err != nil {
		t.Fatal(err)
	}
	early, err := g.Answer(ctx, `{queryPerson {name}}`, "", nil)
	if err != nil || !strings.Contains(string(early), "unknown predicate") {
		t.Errorf("without its schema the store answers %s, %v", early, err)
	}
	alter(t, dg, &api.Operation{Schema: h.DGSchema()})
	set(t, dg, `
		_:a <dgraph.type> "Person" .
		_:a <Person.id> "a" .
		_:a <Person.name> "Anna Banks" .
		_:a <Person.age> "50" .
		_:b <dgraph.type> "Person" .
		_:b <Person.id> "b" .
		_:b <Person.name> "Boris Banks" .
		_:b <Person.age> "40" .
		_:x <dgraph.type> "Book" .
		_:x <Book.id> "x" .
		_:x <Book.author> _:a .
		_:x <Book.published> "2001-02-03" .
		_:y <dgraph.type> "Book" .
		_:y <Book.id> "y" .
		_:y <Book.author> _:a .
	`)
	for _, c := range []struct {
		name, query, operation string
		variables              map[string]any
		want                   string
	}{
		{"get", `{getPerson(id: "a") {name age}}`, "", nil, `{"data":{"getPerson":{"name":"Anna Banks","age":50}}}`},
		{"get none", `{getPerson(id: "z") {name}}`, "", nil, `{"data":{"getPerson":null}}`},
		{"order and filter", `{queryPerson(filter: {name: {anyofterms: "Banks"}}, order: {asc: age}) {id}}`, "", nil, `{"data":{"queryPerson":[{"id":"b"},{"id":"a"}]}}`},
		{"reverse edges", `{getPerson(id: "a") {wrote(order: {desc: id}) {id author {id}}}}`, "", nil, `{"data":{"getPerson":{"wrote":[{"id":"y","author":{"id":"a"}},{"id":"x","author":{"id":"a"}}]}}}`},
		{"count and average", `{aggregatePerson {count ageAvg}}`, "", nil, `{"data":{"aggregatePerson":{"count":2,"ageAvg":45}}}`},
		{"two queries", `{queryBook(order: {asc: id}, first: 1) {id published} getPerson(id: "b") {name}}`, "", nil,
			`{"data":{"queryBook":[{"id":"x","published":"2001-02-03T00:00:00Z"}],"getPerson":{"name":"Boris Banks"}}}`},
		{"variables and operation", `query one($id: String!) {getPerson(id: $id) {name}} query two {queryPerson {name}}`, "one", map[string]any{"id": "b"}, `{"data":{"getPerson":{"name":"Boris Banks"}}}`},
		{"introspection", `{__type(name: "Book") {name fields {name}}}`, "", nil, `{"data":{"__type":{"name":"Book","fields":[{"name":"id"},{"name":"author"},{"name":"published"}]}}}`},
	} {
		got, err := g.Answer(ctx, c.query, c.operation, c.variables)
		if err != nil || string(got) != c.want {
			t.Errorf("%s: got %s, %v\n\twant %s", c.name, got, err, c.want)
		}
	}
	for query, want := range map[string]string{
		`{queryNobody {name}}`:                      `Cannot query field \"queryNobody\"`,
		`{queryPerson {`:                            `"errors"`,
		`mutation {deletePerson(filter: {}) {msg}}`: "reads only",
		`mutation {addPerson(input: [{id: "c", name: "C"}]) {numUids}}`: "reads only",
	} {
		got, err := g.Answer(ctx, query, "", nil)
		if err != nil || !strings.Contains(string(got), want) {
			t.Errorf("%s: got %s, %v; want it to contain %s", query, got, err, want)
		}
	}
	if got := answer(t, dg, `{q(func: has(Person.id)) {count(uid)}}`); got != `{"q":[{"count":2}]}` {
		t.Errorf("after mutations that were refused there are %s", got)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := g.Answer(cancelled, `{queryPerson {name}}`, "", nil); err == nil {
		t.Error("a cancelled request was answered")
	}
}
