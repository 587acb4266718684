package storetest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"

	"entente/graph"
	"entente/internal/store"
)

func testFilter(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	r := reading("1", "1", "A AID B 2017-03-31", "B REJECT A 2017-04-01", "A visit C 2018-01-01", "C ASSAULT D", "D AID A 2016-12-31", "A AID A 2015-01-01")
	r.Document.Publisher = "Herald"
	r.Edges[1].Evidence[0].Confidence = 0.9
	r.Edges[0].Evidence[0].Mode = "economic"
	r.Edges[1].Evidence[0].Mode = "yield"
	r.Edges[4].Evidence[0].Mode = "military"
	put(t, s, r)
	r = reading("2", "1", "A AID B 2019-06-01", "B REJECT A 2010-01-01", "C AID D 2017-04-01")
	r.Edges[1].Evidence[0].Negated = true
	r.Edges[2].Evidence[0].Negated = true
	put(t, s, r)
	type f = store.Filter
	a, b := []string{"A"}, []string{"B"}
	for _, c := range []struct {
		filter f
		want   string
	}{
		{f{}, "A|AID|A A|AID|B*2 A|visit|C B|REJECT|A C|ASSAULT|D D|AID|A"},
		{f{Negated: true}, "A|AID|A A|AID|B*2 A|visit|C B|REJECT|A*2 C|AID|D C|ASSAULT|D D|AID|A"},
		{f{Actors: a}, "A|AID|A A|AID|B*2 A|visit|C B|REJECT|A D|AID|A"},
		{f{Actors: b}, "A|AID|B*2 B|REJECT|A"},
		{f{Actors: b, Others: a}, "A|AID|B*2 B|REJECT|A"},
		{f{Others: b}, "A|AID|B*2 B|REJECT|A"},
		{f{Actors: a, Others: []string{"C", "D", "nobody"}}, "A|visit|C D|AID|A"},
		{f{Actors: []string{"nobody"}}, ""},
		{f{Actors: a, Others: []string{"nobody"}}, ""},
		{f{Actors: []string{"B", "C", "nobody"}}, "A|AID|B*2 A|visit|C B|REJECT|A C|ASSAULT|D"},
		{f{Events: []string{"AID"}}, "A|AID|A A|AID|B*2 D|AID|A"},
		{f{Events: []string{"visit", "REJECT"}}, "A|visit|C B|REJECT|A"},
		{f{Events: []string{"AID"}, Actors: a, Others: b}, "A|AID|B*2"},
		{f{Quads: []graph.Quad{graph.MaterialConflict, graph.VerbalConflict}}, "B|REJECT|A C|ASSAULT|D"},
		{f{Quads: []graph.Quad{graph.MaterialConflict}, Events: []string{"AID"}}, ""},
		{f{Since: "2017-04"}, "A|AID|B A|visit|C B|REJECT|A"},
		{f{Since: "2017-04-01", Until: "2017-04-01"}, "B|REJECT|A"},
		{f{Until: "2016"}, "A|AID|A D|AID|A"},
		{f{Since: "2016", Until: "2017-03"}, "A|AID|B D|AID|A"},
		{f{Since: "2010", Until: "2010", Negated: true}, "B|REJECT|A"},
		{f{MinConfidence: 0.9}, "B|REJECT|A"},
		{f{Publisher: "Herald"}, "A|AID|A A|AID|B A|visit|C B|REJECT|A C|ASSAULT|D D|AID|A"},
		{f{Publisher: "Daily"}, ""},
		{f{Modes: []string{"economic"}}, "A|AID|B"},
		{f{Modes: []string{"yield", "economic"}, Until: "2017-03"}, "A|AID|B"},
		{f{Modes: []string{"yield", "military", "economic"}, Actors: a}, "A|AID|B B|REJECT|A D|AID|A"},
		{f{Modes: []string{"military"}, Events: []string{"REJECT"}}, ""},
		{f{Modes: []string{"visit"}}, ""},
	} {
		if got := keys(collect(t, s.Edges(ctx, c.filter))); got != c.want {
			t.Errorf("%+v\n got %s\nwant %s", c.filter, got, c.want)
		}
		checkBrief(t, s, c.filter, collect(t, s.Edges(ctx, c.filter)))
	}
	for _, bad := range []string{"last year", "17", "2017-13", "2017-02-30", "2017-1-1"} {
		for _, err := range s.Edges(ctx, f{Since: bad}) {
			if err == nil {
				t.Errorf("since %q: no error", bad)
			}
		}
	}
}

// The modes of evidence by id are those that the evidence has; what has none, and an id that is not stored, are left out.
func testModes(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	put(t, s, full())
	put(t, s, reading("1", "1", "A AID B"))
	want := map[string]string{}
	ids := []string{"no such evidence"}
	for _, e := range collect(t, s.Edges(ctx, store.Filter{Negated: true})) {
		for _, v := range e.Evidence {
			ids = append(ids, e.EvidenceID(v))
			if v.Mode != "" {
				want[e.EvidenceID(v)] = v.Mode
			}
		}
	}
	got, err := s.Modes(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	if len(want) != 2 || !maps.Equal(got, want) {
		t.Errorf("got %v, want both of %v", got, want)
	}
	for _, err = range s.Edges(ctx, store.Filter{Modes: []string{"CONSULT"}}) {
	}
	if err == nil {
		t.Error("an event is taken for a mode")
	}
}

func testFind(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	r := store.Reading{Document: graph.Document{ID: "d", Version: "1"}}
	for i, a := range []graph.Actor{
		{ID: "NOR", Name: "Norway", Aliases: []string{"Kingdom of Norway", "NO"}},
		{ID: "NOR.MIL", Name: "Norwegian army", Aliases: []string{"army of Norway"}},
		{ID: "SWE", Name: "Sweden", Aliases: []string{"Kingdom of Sweden"}},
		{ID: "MLI", Name: "Mali"}, {ID: "MWI", Name: "Malawi"}, {ID: "MLT", Name: "Malta"},
		{ID: "ana-envoy", Name: "Ana María Envoy", Aliases: []string{"Envoy", "McEnvoy"}},
		{ID: "CHN", Name: "中国", Aliases: []string{"O'Brien-Łódź", "北京"}},
		{ID: "UKR", Name: "Україна"},
	} {
		v := says("d", 100*i, "")
		r.Actors = append(r.Actors, a)
		r.Edges = append(r.Edges, graph.Edge{Source: a.ID, Target: "NOR", Event: "AID", Evidence: []graph.Evidence{v}})
	}
	put(t, s, r)
	for _, c := range []struct{ text, want string }{
		{"NOR", "NOR!"}, {"nor", "NOR!"}, {"norway", "NOR! NOR.MIL"}, {"NORWAY", "NOR! NOR.MIL"}, {"no", "NOR!"},
		{"kingdom of norway", "NOR!"}, {"Kingdom", "NOR SWE"}, {"ana envoy", "ana-envoy!"}, {"Ana-Envoy", "ana-envoy!"},
		{"Norwai", "NOR:1"}, {"Swden", "SWE:1"}, {"sweeden", "SWE:1"}, {"Mala", "MLI:1 MLT:1 MWI:2"}, {"Malli", "MLI:1 MLT:2 MWI:2"},
		{"mcenvoy", "ana-envoy!"}, {"Envoi", "ana-envoy:1"}, {"María", "ana-envoy"}, {"中国", "CHN!"}, {"北京", "CHN!"}, {"o'brien-łódź", "CHN!"},
		{"україна", "UKR!"}, {"Украіна", "UKR:1"}, {"", ""}, {"  ", ""}, {"Atlantis", ""}, {`"`, ""}, {"-", ""}, {"/.*/", ""}, {"  Norway\n", "NOR! NOR.MIL"},
	} {
		matches, err := s.FindActors(ctx, c.text, 5)
		if err != nil {
			t.Errorf("find %q: %v", c.text, err)
			continue
		}
		if got := written(matches); got != c.want {
			t.Errorf("find %q: %s, want %s", c.text, got, c.want)
		}
	}
	if m, err := s.FindActors(ctx, "Kingdom", 1); err != nil || written(m) != "NOR" {
		t.Errorf("at most one: %s, %v", written(m), err)
	}
}

// written is a match's id with ! where it is exact and :distance where it is a near spelling.
func written(matches []store.Match) string {
	var all []string
	for _, m := range matches {
		w := m.Actor.ID
		switch {
		case m.Exact:
			w += "!"
		case m.Distance < 3:
			w += fmt.Sprint(":", m.Distance)
		}
		all = append(all, w)
	}
	return strings.Join(all, " ")
}

func testDQL(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	put(t, s, reading("1", "1", "A AID B", "A AID C"))
	got, err := s.DQL(ctx, `query q($id: string) { q(func: eq(Actor.id, $id)) { Actor.id ~Edge.source (orderasc: Edge.id) { Edge.event Edge.target { Actor.id } } } }`,
		map[string]string{"$id": "A"})
	want := `{"q":[{"Actor.id":"A","~Edge.source":[{"Edge.event":"AID","Edge.target":{"Actor.id":"B"}},{"Edge.event":"AID","Edge.target":{"Actor.id":"C"}}]}]}`
	if err != nil || string(got) != want {
		t.Errorf("DQL: %s, %v", got, err)
	}
	for _, q := range []string{"{ q(func: eq(Actor.id", "", "{ q(func: eq(Actor.kind, 1, 2) { uid } }"} {
		if _, err := s.DQL(ctx, q, nil); err == nil {
			t.Errorf("query %q: no error", q)
		}
	}
	// An unknown predicate is an error to one and empty to the other; what counts is that both live on.
	s.DQL(ctx, "{ q(func: has(No.such)) { uid No.such2 } }", nil)
	if got := keys(collect(t, s.Edges(ctx, store.Filter{}))); got != "A|AID|B A|AID|C" {
		t.Errorf("after bad queries the edges are %s", got)
	}
}

func testGraphQL(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	r := reading("1", "1", "A AID B", "A AID C", "D REJECT A")
	r.Actors[1].PartOf = []graph.Membership{{Actor: "C"}}
	put(t, s, r)
	got, err := s.GraphQL(ctx, `query q($id: String!) { getActor(id: $id) { name acts(order: {asc: id}) { event count target { id partOf { whole { id } } } }
		receives { id evidence { text document { id } } } } }`, "", map[string]any{"id": "A"})
	if len(c.Dgraph) > 0 {
		if !errors.Is(err, store.ErrClusterGraphQL) {
			t.Errorf("on a cluster: %v", err)
		}
		return
	}
	want := `{"data":{"getActor":{"name":"A","acts":[` +
		`{"event":"AID","count":1,"target":{"id":"B","partOf":[{"whole":{"id":"C"}}]}},{"event":"AID","count":1,"target":{"id":"C","partOf":[]}}],` +
		`"receives":[{"id":"D|REJECT|A","evidence":[{"text":"One said something of the other.","document":{"id":"1"}}]}]}}}`
	if err != nil || strings.TrimSpace(string(got)) != want {
		t.Errorf("GraphQL: %s, %v\nwant %s", got, err, want)
	}
	if got, err := s.GraphQL(ctx, "{ getNobody { name } }", "", nil); err != nil || !strings.Contains(string(got), `"errors"`) {
		t.Errorf("a wrong query: %s, %v", got, err)
	}
}
