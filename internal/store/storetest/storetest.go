// Package storetest is the contract of package store, as one suite that runs against the embedded
// engine and against a real Dgraph server. What goes in: a function that gives the configuration of
// an empty store. Beside the suite it holds what its runs need: a generator of readings, the graph's
// invariants, the server as a process (server.go), and this test binary as a second ingester
// (child.go).
package storetest

import (
	"context"
	"encoding/json"
	"iter"
	"strings"
	"testing"

	"entente/graph"
	"entente/internal/store"
)

// Run runs the suite. fresh gives where an empty store is; the suite opens it, and opens it again.
// The test binary's TestMain must call Main.
func Run(t *testing.T, fresh func(t *testing.T) store.Config) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, config store.Config)
	}{
		{"RoundTrip", testRoundTrip},
		{"Strings", testStrings},
		{"Invalid", testInvalid},
		{"Idempotent", testIdempotent},
		{"Replace", testReplace},
		{"Actors", testActors},
		{"Memberships", testMemberships},
		{"Delete", testDelete},
		{"Dates", testDates},
		{"LargeDocument", testLargeDocument},
		{"Load", testLoad},
		{"Order", testOrder},
		{"ManyEvidence", testManyEvidence},
		{"Filter", testFilter},
		{"Modes", testModes},
		{"Find", testFind},
		{"DQL", testDQL},
		{"GraphQL", testGraphQL},
		{"ConcurrentPuts", testConcurrentPuts},
		{"DeleteWhileAdding", testDeleteWhileAdding},
		{"Reopen", testReopen},
		{"Kill", testKill},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, fresh(t)) })
	}
}

// Open opens a store for a test.
func Open(t *testing.T, c store.Config) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func put(t *testing.T, s *store.Store, r store.Reading) (changed bool) {
	t.Helper()
	changed, err := s.Put(context.Background(), r.Document, r.Actors, r.Edges)
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

func collect[T any](t *testing.T, seq iter.Seq2[T, error]) []T {
	t.Helper()
	var all []T
	for v, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}

// Dump writes the whole graph as the store streams it, a JSON value a line.
func Dump(t *testing.T, s *store.Store) string {
	t.Helper()
	ctx := context.Background()
	var b strings.Builder
	enc := json.NewEncoder(&b)
	for _, d := range collect(t, s.Documents(ctx)) {
		enc.Encode(d)
	}
	for _, a := range collect(t, s.Actors(ctx)) {
		enc.Encode(a)
	}
	for _, e := range collect(t, s.Edges(ctx, store.Filter{Negated: true})) {
		enc.Encode(e)
	}
	return b.String()
}

// equal compares two dumps and shows the first line that differs.
func equal(t *testing.T, what, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("%s: line %d of %d is\n  %s\nwant, of %d,\n  %s", what, i+1, len(g), g[i], len(w), w[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d", what, len(g), len(w))
}

// keys are the edges' keys, with the number of pieces of evidence where it is not 1.
func keys(edges []graph.Edge) string {
	var all []string
	for _, e := range edges {
		k := e.Key()
		if n := len(e.Evidence); n != 1 {
			k += "*" + string(rune('0'+n))
		}
		all = append(all, k)
	}
	return strings.Join(all, " ")
}

func ids(actors []graph.Actor) string {
	var all []string
	for _, a := range actors {
		all = append(all, a.ID)
	}
	return strings.Join(all, " ")
}
