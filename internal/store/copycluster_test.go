package store_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"entente/graph"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// putAll stores readings.
func putAll(t *testing.T, s *store.Store, readings []store.Reading) {
	t.Helper()
	for _, r := range readings {
		if _, err := s.Put(context.Background(), r.Document, r.Actors, r.Edges); err != nil {
			t.Fatal(err)
		}
	}
}

// testCopyAfterFolding has changes folded, of which the copy has seen all, some, or none since they were folded before.
func testCopyAfterFolding(t *testing.T, config store.Config) {
	c := copies{t, config}
	rnd := rand.New(rand.NewPCG(5, 6))
	readings := slices.Collect(storetest.Generate(80, 10))
	writer := storetest.Open(t, store.Config{Dgraph: config.Dgraph})
	putAll(t, writer, readings[:30])
	fold := func() {
		t.Helper()
		if n, err := store.Fold(writer, 1); n != 1 || err != nil {
			t.Fatalf("%d changes, error %v, want 1", n, err)
		}
	}
	for _, round := range []struct {
		when  string
		does  string // c change, f fold, k make the copy
		knows bool   // what was touched since the copy was made
	}{
		{"never folded", "kc", true},
		{"all seen", "kf", true},
		{"folded again, all seen", "kcckf", true},
		{"some seen", "ckcf", true},
		{"folded, and more", "kcfc", true},
		{"folded twice, what became of the first unseen", "kcfcf", false},
		{"folded twice, what became of the first seen", "kcfkcf", true},
	} {
		for _, step := range round.does {
			switch step {
			case 'c':
				change(t, writer, rnd, readings)
			case 'f':
				fold()
			case 'k':
				c.check(round.when)
			}
		}
		c.with(false, func(s *store.Store) {
			if got := store.KnowsTouched(s); got != round.knows {
				t.Errorf("%s: what was touched is known: %v", round.when, got)
			}
		})
		c.check(round.when)
	}
	storetest.CheckInvariants(t, writer)
}

// testCopyOfAnotherCluster empties the cluster, under the copy of one who has it open, and fills it again.
func testCopyOfAnotherCluster(t *testing.T, config store.Config, server *storetest.Server) {
	c := copies{t, config}
	fill := func(seed uint64) {
		c.with(true, func(s *store.Store) { putAll(t, s, slices.Collect(storetest.Generate(20, seed))) })
	}
	fill(1)
	c.check("filled")
	reader := storetest.Open(t, config)
	c.checkSums(reader, "filled")
	server.Empty(t)
	if reader.KeepsSums(context.Background()) {
		t.Error("emptied: sums are kept")
	}
	fill(2)
	c.checkSums(reader, "filled again")
	c.check("filled again")
}

// testCopyWhileOthersWrite asks again and again while two write and fold; each answer must be of one time, and when they are done
// of now. Two make copies at once.
func testCopyWhileOthersWrite(t *testing.T, config store.Config) {
	ctx := context.Background()
	readings := slices.Collect(storetest.Generate(120, 11))
	var writing, reading sync.WaitGroup
	done := make(chan struct{})
	for i := range uint64(2) {
		s := storetest.Open(t, store.Config{Dgraph: config.Dgraph})
		if i == 0 {
			putAll(t, s, readings[:10])
		}
		writing.Go(func() {
			rnd := rand.New(rand.NewPCG(i, 1))
			for n := range 40 {
				r := readings[rnd.IntN(len(readings))]
				if n%5 == 4 {
					if err := s.Delete(ctx, r.Document.ID); err != nil && !errors.Is(err, store.ErrNotFound) {
						t.Error(err)
					}
				} else if _, err := s.Put(ctx, r.Document, r.Actors, r.Edges); err != nil {
					t.Error(err)
				}
				if n%10 == 9 {
					// Folding at the same time as the other fails, and is done.
					_, _ = store.Fold(s, 5)
				}
			}
		})
	}
	for range 2 {
		s := storetest.Open(t, config)
		reading.Go(func() {
			for {
				// A sum of two ends is in the lists of both, if they are of one time.
				if sums, err := s.Sums(ctx, degree); err == nil {
					checkBothEnds(t, sums)
				}
				select {
				case <-done:
					copies{t, config}.checkSums(s, "written")
					return
				default:
				}
			}
		})
	}
	writing.Wait()
	close(done)
	reading.Wait()
	copies{t, config}.check("written")
	left, err := filepath.Glob(filepath.Join(filepath.Dir(store.CopyFile(config)), "*"))
	if err != nil || len(left) != 1 {
		t.Errorf("beside the copy there are files: %q, %v", left, err)
	}
}

func checkBothEnds(t *testing.T, sums *graph.Sums) {
	t.Helper()
	weights := make(map[[2]uint32]float64)
	for a := range sums.IDs {
		others, ws := sums.Of(a)
		for i, b := range others {
			weights[[2]uint32{uint32(a), b}] = ws[i]
		}
	}
	for pair, w := range weights {
		if weights[[2]uint32{pair[1], pair[0]}] != w {
			t.Errorf("%s and %s have %v, and the other way %v", sums.IDs[pair[0]], sums.IDs[pair[1]], w, weights[[2]uint32{pair[1], pair[0]}])
		}
	}
}

// testCopyOfNoChanges reads a graph as it was before there were changes: it is read without a copy, and with one from the first
// time it is opened by who may alter the schema.
func testCopyOfNoChanges(t *testing.T, config store.Config) {
	c := copies{t, config}
	c.with(true, func(s *store.Store) {
		putAll(t, s, slices.Collect(storetest.Generate(20, 12)))
		if err := store.Forget(s); err != nil {
			t.Fatal(err)
		}
		if err := store.Drop(s, "Change.mark"); err != nil {
			t.Fatal(err)
		}
	})
	c.with(false, func(s *store.Store) {
		if !s.KeepsSums(context.Background()) {
			t.Error("opened: no sums are kept")
		}
		if err := store.Forget(s); err != nil {
			t.Fatal(err)
		}
		if s.KeepsSums(context.Background()) {
			t.Error("without changes: sums are kept")
		}
		if sums, err := s.Sums(context.Background(), degree); err == nil {
			t.Errorf("without changes: %d sums", len(sums.Weights))
		}
		if _, err := os.Stat(store.CopyFile(config)); err == nil {
			t.Error("without changes: there is a copy")
		}
		if len(briefs(t, s)) == 0 {
			t.Error("no answers")
		}
	})
}
