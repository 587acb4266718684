package storetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/internal/store"
)

func testRoundTrip(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	want := full()
	if !put(t, s, want) {
		t.Error("the first Put changed nothing")
	}
	CheckInvariants(t, s)
	if got := collect(t, s.Documents(ctx)); !reflect.DeepEqual(got, []graph.Document{want.Document}) {
		t.Errorf("documents: %+v", got)
	}
	slices.SortFunc(want.Actors, func(a, b graph.Actor) int { return strings.Compare(a.ID, b.ID) })
	if got := collect(t, s.Actors(ctx)); !reflect.DeepEqual(got, want.Actors) {
		t.Errorf("actors:\n%+v\nwant\n%+v", got, want.Actors)
	}
	for i := range want.Edges {
		e := &want.Edges[i]
		slices.SortFunc(e.Evidence, func(a, b graph.Evidence) int { return strings.Compare(e.EvidenceID(a), e.EvidenceID(b)) })
	}
	if got := collect(t, s.Edges(ctx, store.Filter{Negated: true})); !reflect.DeepEqual(got, want.Edges) {
		t.Errorf("edges:\n%+v\nwant\n%+v", got, want.Edges)
	}
}

func testStrings(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	for i, text := range []string{
		`"quoted" 'single' “curly” \back\slash`, "two\nlines\r\nand\ttabs", "Владимир Путин 习近平 בנימין نتنياهو", "e\u0301 \u00e9 \u2028 \ufeff \u200f",
		"🚀 \U0001F1F3\U0001F1F4", "<b>&amp;</b> {} $1 @filter(x) # %s", "_STAR_ALL", "_:blank", "0x1", "nul \x00 and \x01\x7f", " leading and trailing ", "uid(1)", "*",
		strings.Repeat("long ", 4000),
	} {
		id := fmt.Sprintf("%02d %s", i, text)
		r := store.Reading{Document: graph.Document{ID: id, Title: text, URL: text, Publisher: text, Version: text}}
		v := says(id, i, "2020-02-29")
		v.Text, v.Source.Text, v.Target.Text, v.Predicate, v.Mode, v.Rule, v.Modality = text, text, text, text, text, text, graph.Modality(text)
		a := graph.Actor{ID: "a" + id, Name: text, Kind: text, Code: text, Sector: text, Aliases: []string{text}}
		v.AttributedTo = a.ID
		r.Actors = []graph.Actor{a}
		r.Edges = []graph.Edge{{Source: a.ID, Target: a.ID, Predicate: "x" + text, Evidence: []graph.Evidence{v}}}
		put(t, s, r)
		if put(t, s, r) {
			t.Errorf("%q: the second Put changed something", text)
		}
		if got := collect(t, s.Documents(ctx, id)); !reflect.DeepEqual(got, []graph.Document{r.Document}) {
			t.Errorf("document of %q: %q", text, got)
		}
		if got := collect(t, s.Actors(ctx, a.ID)); !reflect.DeepEqual(got, r.Actors) {
			t.Errorf("actor of %q: %q", text, got)
		}
		if got := collect(t, s.Edges(ctx, store.Filter{Actors: []string{a.ID}})); !reflect.DeepEqual(got, r.Edges) {
			t.Errorf("edge of %q: %+v", text, got)
		}
	}
	CheckInvariants(t, s)
}

func testInvalid(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	for reason, spoil := range map[string]func(r *store.Reading){
		"no id":             func(r *store.Reading) { r.Document.ID = "" },
		"no version":        func(r *store.Reading) { r.Document.Version = "" },
		"no date":           func(r *store.Reading) { r.Document.Published = "last May" },
		"contains |":        func(r *store.Reading) { r.Edges[0].Source = "A|B" },
		"neither event":     func(r *store.Reading) { r.Edges[0].Event = "" },
		"of document":       func(r *store.Reading) { r.Edges[0].Evidence[0].Document = "other" },
		"is no date":        func(r *store.Reading) { r.Edges[0].Evidence[0].Date = "2017-02-30" },
		"not in [0, 1]":     func(r *store.Reading) { r.Edges[0].Evidence[0].Confidence = 1.5 },
		"not UTF-8":         func(r *store.Reading) { r.Edges[0].Evidence[0].Text = "\xff" },
		"a word of 70000":   func(r *store.Reading) { r.Document.Title = "so " + strings.Repeat("x", 70000) },
		"has 70000 bytes":   func(r *store.Reading) { r.Actors[0].Name = strings.Repeat("so on ", 11667)[:70000] },
		`actor "NOWHERE"`:   func(r *store.Reading) { r.Edges[0].Target = "NOWHERE" },
		`actor "WHO"`:       func(r *store.Reading) { r.Edges[0].Evidence[0].AttributedTo = "WHO" },
		"given nor stored":  func(r *store.Reading) { r.Actors = nil },
		`actor id "" is em`: func(r *store.Reading) { r.Actors[0].PartOf = []graph.Membership{{}} },
	} {
		r := reading("d", "1", "A AID B 2017-01-01")
		spoil(&r)
		_, err := s.Put(ctx, r.Document, r.Actors, r.Edges)
		var invalid *store.InvalidError
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: error is %v", reason, err)
		}
	}
	if dump := Dump(t, s); dump != "" {
		t.Errorf("invalid readings left %s", dump)
	}
}

func testIdempotent(t *testing.T, c store.Config) {
	s := Open(t, c)
	r := full()
	put(t, s, r)
	want := Dump(t, s)
	for range 3 {
		if put(t, s, r) {
			t.Error("a Put of the same version changed something")
		}
	}
	r.Document.Version = "of another extractor that read the same"
	if !put(t, s, r) {
		t.Error("a Put of another version changed nothing")
	}
	CheckInvariants(t, s)
	equal(t, "same evidence, new version", strings.Replace(Dump(t, s), r.Document.Version, full().Document.Version, 1), want)
	r.Document.Title, r.Document.URL, r.Document.Version = "", "https://example.org/moved", "3"
	put(t, s, r)
	if got := collect(t, s.Documents(context.Background(), r.Document.ID)); !reflect.DeepEqual(got, []graph.Document{r.Document}) {
		t.Errorf("document with new fields: %+v, want %+v", got, r.Document)
	}
}

func testReplace(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	put(t, s, reading("other", "1", "A AID B 2017-05-05", "A PROTEST C 2017-01-01"))
	put(t, s, reading("d", "1", "A AID B 2016-01-01", "B AID A 2016-01-02", "A PROTEST C 2018-01-01", "D REJECT E"))
	for _, step := range []struct {
		version string
		lines   []string
		edges   string
		actors  string
	}{
		{"2", []string{"A AID B 2016-01-01", "C AID F"}, "A|AID|B*2 A|PROTEST|C C|AID|F", "A B C F"},
		{"3", []string{"C AID F", "A AID B 2019-09-09"}, "A|AID|B*2 A|PROTEST|C C|AID|F", "A B C F"},
		{"4", nil, "A|AID|B A|PROTEST|C", "A B C"},
		{"5", []string{"E REJECT D", "A visit B"}, "A|AID|B A|PROTEST|C A|visit|B E|REJECT|D", "A B C D E"},
	} {
		put(t, s, reading("d", step.version, step.lines...))
		CheckInvariants(t, s)
		if got := keys(collect(t, s.Edges(ctx, store.Filter{}))); got != step.edges {
			t.Errorf("version %s: edges %s, want %s", step.version, got, step.edges)
		}
		if got := ids(collect(t, s.Actors(ctx))); got != step.actors {
			t.Errorf("version %s: actors %s, want %s", step.version, got, step.actors)
		}
	}
}

func testActors(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	r := reading("1", "1", "A AID B")
	r.Actors[0] = graph.Actor{ID: "A", Name: "Aland", Kind: graph.Country, Aliases: []string{"the Alands"}}
	r.Actors = append(r.Actors, graph.Actor{ID: "idle", Name: "named by no edge"})
	put(t, s, r)
	r = reading("2", "1", "A AID C")
	r.Actors[0] = graph.Actor{ID: "A", Name: "Åland", Code: "ALA", Aliases: []string{"Ahvenanmaa"}, PartOf: []graph.Membership{{Actor: "FIN"}}}
	put(t, s, r)
	want := []graph.Actor{
		{ID: "A", Name: "Åland", Kind: graph.Country, Code: "ALA", Aliases: []string{"Ahvenanmaa", "the Alands"}, PartOf: []graph.Membership{{Actor: "FIN"}}},
		{ID: "B", Name: "B", Kind: graph.Country},
		{ID: "C", Name: "C", Kind: graph.Country},
		{ID: "FIN", Name: "FIN"},
	}
	if got := collect(t, s.Actors(ctx)); !reflect.DeepEqual(got, want) {
		t.Errorf("actors %+v\nwant %+v", got, want)
	}
	if got := ids(collect(t, s.Actors(ctx, "FIN", "nobody", "A", "A"))); got != "A FIN" {
		t.Errorf("actors by id: %s", got)
	}
}

func testMemberships(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	r := reading("1", "1", "force AID B")
	r.Actors[0].PartOf = []graph.Membership{{Actor: "state"}}
	r.Actors = append(r.Actors, graph.Actor{ID: "state", Name: "State", PartOf: []graph.Membership{{Actor: "union", From: "2000"}}},
		graph.Actor{ID: "union", Name: "Union"})
	put(t, s, r)
	if got := ids(collect(t, s.Actors(ctx))); got != "B force state union" {
		t.Errorf("actors %s", got)
	}
	CheckInvariants(t, s)
	put(t, s, reading("2", "1", "union REJECT B"))
	if err := s.Delete(ctx, "1"); err != nil {
		t.Fatal(err)
	}
	CheckInvariants(t, s)
	if got := ids(collect(t, s.Actors(ctx))); got != "B union" {
		t.Errorf("after the deletion, actors %s", got)
	}
}

func testDelete(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	put(t, s, reading("1", "1", "A AID B 2017-01-01", "A AID C"))
	want := Dump(t, s)
	r := reading("2", "1", "A AID B 2015-01-01", "C REJECT D", "D AID E 2018-01-01")
	r.Actors = append(r.Actors, graph.Actor{ID: "witness", Name: "Witness"})
	r.Edges[0].Evidence[0].AttributedTo = "witness"
	put(t, s, r)
	if got := ids(collect(t, s.Actors(ctx))); got != "A B C D E witness" {
		t.Errorf("actors %s", got)
	}
	if err := s.Delete(ctx, "2"); err != nil {
		t.Fatal(err)
	}
	CheckInvariants(t, s)
	equal(t, "after the deletion", Dump(t, s), want)
	if err := s.Delete(ctx, "2"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("second deletion: %v", err)
	}
	if err := s.Delete(ctx, "1"); err != nil {
		t.Fatal(err)
	}
	if got := Dump(t, s); got != "" {
		t.Errorf("left after all deletions:\n%s", got)
	}
	CheckInvariants(t, s)
}

func testDates(t *testing.T, c store.Config) {
	s := Open(t, c)
	steps := []store.Reading{
		reading("1", "1", "A AID B"),
		reading("2", "1", "A AID B 2017-03-01"),
		reading("3", "1", "A AID B 2016-02-29", "A AID B 2018-12-31"),
		reading("3", "2", "A AID B 2016-02-29"),
		reading("2", "2", "A AID B"),
		reading("3", "3"),
		reading("4", "1", "A AID B 0001-01-01", "A AID B 9999-12-31"),
	}
	for _, r := range steps {
		put(t, s, r)
		CheckInvariants(t, s)
	}
}

// testLargeDocument has a document that takes several transactions, and one with sentences so long that
// the embedded store refuses the usual number of them in one.
func testLargeDocument(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	var lines []string
	for i := range 330 {
		lines = append(lines, fmt.Sprintf("s%d AID t%d 2017-01-%02d", i%13, i%29, i%28+1))
	}
	put(t, s, reading("small", "1", "s1 AID t1 2010-01-01"))
	r := reading("large", "1", lines...)
	if !put(t, s, r) || put(t, s, r) {
		t.Error("a large document is not stored once")
	}
	CheckInvariants(t, s)
	count := func() (n int) {
		for _, e := range collect(t, s.Edges(ctx, store.Filter{})) {
			n += len(e.Evidence)
		}
		return n
	}
	if n := count(); n != 331 {
		t.Errorf("%d pieces of evidence, want 331", n)
	}
	put(t, s, reading("large", "2", append([]string{"new AID t1"}, lines[:10]...)...))
	CheckInvariants(t, s)
	if n := count(); n != 12 {
		t.Errorf("%d pieces of evidence after the replacement, want 12", n)
	}
	put(t, s, r)
	if err := s.Delete(ctx, "large"); err != nil {
		t.Fatal(err)
	}
	CheckInvariants(t, s)
	long := reading("long", "1", lines[:45]...)
	for i := range long.Edges {
		long.Edges[i].Evidence[0].Text = strings.Repeat(fmt.Sprintf("word%d of a sentence without end, ", i), 2000)
	}
	put(t, s, long)
	if n := count(); n != 46 {
		t.Errorf("%d pieces of evidence with the long document, want 46", n)
	}
	if err := s.Delete(ctx, "long"); err != nil {
		t.Fatal(err)
	}
	if n := count(); n != 1 {
		t.Errorf("%d pieces of evidence after the deletion, want 1", n)
	}
}
