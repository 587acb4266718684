package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/internal/store"
)

func testLoad(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	const documents = 50
	load := func(seed uint64, spoil func(i int, r *store.Reading)) (changed int, invalid []string) {
		t.Helper()
		seen := map[string]bool{}
		readings := func(yield func(store.Reading) bool) {
			i := 0
			for r := range Generate(documents, seed) {
				if spoil != nil {
					spoil(i, &r)
				}
				if i++; !yield(r) {
					return
				}
			}
		}
		err := s.Load(ctx, readings, 3, func(id string, c bool, err error) {
			if seen[id] {
				t.Errorf("done twice for %s", id)
			}
			seen[id] = true
			if c {
				changed++
			}
			if err != nil {
				invalid = append(invalid, id)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(seen) != documents {
			t.Errorf("done for %d documents of %d", len(seen), documents)
		}
		return changed, invalid
	}
	if n, _ := load(1, nil); n != documents {
		t.Errorf("the first load changed %d documents, want %d", n, documents)
	}
	CheckInvariants(t, s)
	want := Dump(t, s)
	if n, _ := load(1, nil); n != 0 {
		t.Errorf("the second load changed %d documents", n)
	}
	n, invalid := load(2, func(i int, r *store.Reading) {
		r.Document.Version = "2"
		switch i {
		case 10:
			r.Document.Version = ""
		case 20:
			r.Edges[0].Target = "NOWHERE"
		}
	})
	slices.Sort(invalid)
	if n != documents-2 || strings.Join(invalid, " ") != "doc-0000010 doc-0000020" {
		t.Errorf("the load of other readings changed %d, invalid are %v", n, invalid)
	}
	CheckInvariants(t, s)
	load(1, func(i int, r *store.Reading) { r.Document.Version = "3" })
	CheckInvariants(t, s)
	equal(t, "loaded, replaced and loaded again", strings.ReplaceAll(Dump(t, s), `"version":"3"`, `"version":"1"`), want)

	stop, cancel := context.WithCancel(ctx)
	err := s.Load(stop, func(yield func(store.Reading) bool) {
		for r := range Generate(documents, 3) {
			r.Document.Version = "4"
			if !yield(r) {
				return
			}
		}
	}, 2, func(string, bool, error) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a load stopped by its context says %v", err)
	}
	CheckInvariants(t, s)
}

func testOrder(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	// Ids whose order differs from that of the edges' keys, as "|" is after all letters.
	names := []string{"a", "ab", "a~", "a b", "B", "ä", "a-b", "~"}
	var lines []string
	for _, x := range names {
		for _, y := range names {
			if !strings.Contains(x+y, " ") {
				lines = append(lines, x+" AID "+y, x+" visit "+y)
			}
		}
	}
	put(t, s, reading("d", "1", lines...))
	var got []string
	for _, e := range collect(t, s.Edges(ctx, store.Filter{})) {
		got = append(got, e.Key())
	}
	if len(got) != len(lines) || !slices.IsSorted(got) {
		t.Errorf("%d edges, want %d in order: %q", len(got), len(lines), got)
	}
	for _, err := range s.Edges(ctx, store.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		break // a stream can be left
	}
	for range s.Actors(ctx) {
		break
	}
}

// testManyEvidence has an edge with more evidence than is fetched at once: 1,000 pieces.
func testManyEvidence(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	const documents, each = 12, 90
	var readings []store.Reading
	for d := range documents {
		id := fmt.Sprintf("d%02d", d)
		r := reading(id, "1", "A AID B")
		for i := range each {
			r.Edges[0].Evidence = append(r.Edges[0].Evidence, says(id, 1000+100*i, "2020-01-01"))
		}
		readings = append(readings, r)
	}
	if err := s.Load(ctx, slices.Values(readings), 2, func(id string, _ bool, err error) {
		if err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}); err != nil {
		t.Fatal(err)
	}
	edges := collect(t, s.Edges(ctx, store.Filter{}))
	if len(edges) != 1 || len(edges[0].Evidence) != documents*(each+1) {
		t.Fatalf("edges %s", keys(edges))
	}
	e := edges[0]
	if !slices.IsSortedFunc(e.Evidence, func(a, b graph.Evidence) int { return strings.Compare(e.EvidenceID(a), e.EvidenceID(b)) }) {
		t.Error("evidence is not in the order of its id")
	}
	CheckInvariants(t, s)
}
