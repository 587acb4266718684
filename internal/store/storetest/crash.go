package storetest

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"entente/internal/store"
)

// Documents in the runs that kill ingesters.
const crashDocuments = 120

func testConcurrentPuts(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	const documents = 40
	all := slices.Collect(Generate(documents, 4))
	var wg sync.WaitGroup
	var mu sync.Mutex
	changes := map[string]int{}
	for worker := range 4 {
		wg.Go(func() {
			for i := range all {
				r := all[(i*7+worker*10)%documents]
				changed, err := s.Put(ctx, r.Document, r.Actors, r.Edges)
				if err != nil {
					t.Error(err)
					return
				}
				if changed {
					mu.Lock()
					changes[r.Document.ID]++
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	for _, r := range all {
		if n := changes[r.Document.ID]; n != 1 {
			t.Errorf("%s was changed %d times", r.Document.ID, n)
		}
	}
	CheckInvariants(t, s)
	got := Dump(t, s)
	for _, r := range all {
		if err := s.Delete(ctx, r.Document.ID); err != nil {
			t.Fatal(err)
		}
	}
	if left := Dump(t, s); left != "" {
		t.Errorf("left after all deletions:\n%s", left)
	}
	for _, r := range all {
		put(t, s, r)
	}
	equal(t, "put by four at once, and put in order", got, Dump(t, s))
}

// testDeleteWhileAdding has one side take out all that names an actor while the other adds to it:
// whichever comes first, no edge may be left with an actor gone.
func testDeleteWhileAdding(t *testing.T, c store.Config) {
	s, ctx := Open(t, c), context.Background()
	for round := range 30 {
		old := reading("old", fmt.Sprint(round), "A AID B", "B AID W")
		old.Actors[0].PartOf = nil
		put(t, s, old)
		added := reading("new", fmt.Sprint(round), "A REJECT C", "C REJECT B")
		added.Edges[0].Evidence[0].AttributedTo = "W"
		// A, B and W are taken from the store, if they are still there, or the reading is invalid.
		if round%2 == 0 {
			added.Actors = append(added.Actors, old.Actors...)
		}
		var wg sync.WaitGroup
		wg.Go(func() {
			if err := s.Delete(ctx, "old"); err != nil {
				t.Error(err)
			}
		})
		wg.Go(func() {
			_, err := s.Put(ctx, added.Document, added.Actors, added.Edges)
			if err != nil && round%2 == 0 {
				t.Error(err)
			}
		})
		wg.Wait()
		CheckInvariants(t, s)
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
}

func testReopen(t *testing.T, c store.Config) {
	openings := 100
	if testing.Short() {
		openings = 10
	}
	want := ""
	for i := range openings {
		s, err := store.Open(context.Background(), c)
		if err != nil {
			t.Fatalf("opening %d: %v", i, err)
		}
		id := fmt.Sprintf("d%d", i)
		put(t, s, reading(id, "1", fmt.Sprintf("A AID B%d 2017-01-01", i)))
		if i%10 == 9 {
			CheckInvariants(t, s)
		}
		if i == openings-1 {
			want = Dump(t, s)
		}
		if err := s.Close(); err != nil {
			t.Fatalf("closing %d: %v", i, err)
		}
	}
	s := Open(t, c)
	equal(t, "reopened", Dump(t, s), want)
	if n := len(collect(t, s.Documents(context.Background()))); n != openings {
		t.Errorf("%d documents after %d openings", n, openings)
	}
}

// testKill kills an ingester twenty times in mid-load, each time further on (four times with -short). What it had reported
// must be there, and the load that is let finish must give the graph of one that was never killed.
func testKill(t *testing.T, c store.Config) {
	kills := 20
	if testing.Short() {
		kills = 4
	}
	for k := range kills {
		reported := job{Config: c, Documents: crashDocuments, Seed: 5, Single: k%2 == 0}.start(t).killAfter(crashDocuments / kills / 2)
		s, err := store.Open(context.Background(), c)
		if err != nil {
			t.Fatalf("after kill %d: %v", k, err)
		}
		if n := len(collect(t, s.Documents(context.Background(), reported...))); n != len(reported) {
			t.Errorf("after kill %d: %d documents are stored of %d reported", k, n, len(reported))
		}
		CheckInvariants(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	job{Config: c, Documents: crashDocuments, Seed: 5}.start(t).wait(t)
	s := Open(t, c)
	CheckInvariants(t, s)
	equalToUndisturbed(t, s, 5)
}

// TwoIngesters has two processes load overlapping documents into one cluster at once.
func TwoIngesters(t *testing.T, c store.Config) {
	a := job{Config: c, Documents: crashDocuments, Seed: 6, Single: true}
	b := job{Config: c, Documents: crashDocuments, Seed: 6, First: crashDocuments / 4}
	one, two := a.start(t), b.start(t)
	n, m := one.wait(t), two.wait(t)
	if n != crashDocuments || m != crashDocuments-b.First {
		t.Errorf("the ingesters reported %d and %d documents", n, m)
	}
	s := Open(t, c)
	CheckInvariants(t, s)
	equalToUndisturbed(t, s, 6)
}

// LostConnection kills the server in mid-load and starts it again.
func LostConnection(t *testing.T, c store.Config, server *Server) {
	ingester := job{Config: c, Documents: crashDocuments, Seed: 8, Single: true}.start(t)
	for range 3 {
		for range crashDocuments / 5 {
			ingester.out.Scan()
		}
		server.KillAlpha()
		if err := server.StartAlpha(); err != nil {
			t.Fatal(err)
		}
	}
	ingester.wait(t)
	s := Open(t, c)
	CheckInvariants(t, s)
	equalToUndisturbed(t, s, 8)
}

// equalToUndisturbed holds that the store has what it has after the same documents were put one
// by one into the emptied store.
func equalToUndisturbed(t *testing.T, s *store.Store, seed uint64) {
	t.Helper()
	got := Dump(t, s)
	for r := range Generate(crashDocuments, seed) {
		if err := s.Delete(context.Background(), r.Document.ID); err != nil {
			t.Fatal(err)
		}
	}
	if left := Dump(t, s); left != "" {
		t.Errorf("left after all deletions:\n%s", left)
	}
	for r := range Generate(crashDocuments, seed) {
		put(t, s, r)
	}
	equal(t, "disturbed, and put one by one", got, Dump(t, s))
}
