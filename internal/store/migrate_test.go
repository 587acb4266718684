package store_test

import (
	"context"
	"strings"
	"testing"

	"entente/internal/store"
	"entente/internal/store/storetest"
)

// testWithoutBriefs opens a store as it was before actors kept their evidence in brief.
func testWithoutBriefs(t *testing.T, c store.Config) {
	ctx := context.Background()
	s := storetest.Open(t, c)
	for r := range storetest.Generate(60, 3) {
		if _, err := s.Put(ctx, r.Document, r.Actors, r.Edges); err != nil {
			t.Fatal(err)
		}
	}
	want := storetest.Dump(t, s)
	for _, predicate := range []string{"Actor.actsInBrief", "Actor.receivesInBrief"} {
		if err := store.Drop(s, predicate); err != nil {
			t.Fatal(err)
		}
	}
	if err := store.Alter(s, schemaWithoutBriefs(t)); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = storetest.Open(t, c)
	storetest.CheckInvariants(t, s)
	if got := storetest.Dump(t, s); got != want {
		t.Error("opening changed more than the briefs")
	}
}

// schemaWithoutBriefs is the schema of before, but for comments.
func schemaWithoutBriefs(t *testing.T) string {
	t.Helper()
	now, err := store.Schema()
	if err != nil {
		t.Fatal(err)
	}
	var old strings.Builder
	for line := range strings.Lines(now) {
		if !strings.Contains(line, "InBrief") {
			old.WriteString(line)
		}
	}
	return old.String()
}
