package store_test

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// degree counts a pair's evidence and gives its last date: a formula that shows what edges it was given.
var degree = store.Formula{Name: "degree", Weigh: func(edges []graph.Edge) []graph.Sum {
	pairs := make(map[[2]string]graph.Sum)
	for _, e := range edges {
		if e.Source != e.Target {
			pair := [2]string{min(e.Source, e.Target), max(e.Source, e.Target)}
			_, last := e.Span()
			before := pairs[pair]
			pairs[pair] = graph.Sum{A: pair[0], B: pair[1], Weight: before.Weight + float64(len(e.Evidence)), Last: max(before.Last, last)}
		}
	}
	sums := slices.Collect(maps.Values(pairs))
	slices.SortFunc(sums, func(x, y graph.Sum) int { return cmp.Or(strings.Compare(x.A, y.A), strings.Compare(x.B, y.B)) })
	return sums
}}

// briefQuestions are asked with the copy and without.
var briefQuestions = []store.Filter{
	{}, {Negated: true}, {Actors: []string{"actor-0"}}, {Actors: []string{"actor-2", "actor-0", "actor-1", "actor-0", "nobody"}},
	{Actors: []string{"actor-0", "actor-1"}, Others: []string{"actor-1", "actor-3", "nobody"}}, {Others: []string{"actor-1"}, Negated: true},
	{Actors: []string{"actor-0"}, Since: "2016"}, {Publisher: "Herald"}, {Actors: []string{"actor-1"}, MinConfidence: 0.5, Quads: []graph.Quad{graph.VerbalConflict}},
}

// briefs are the answers, a line an edge.
func briefs(t *testing.T, s *store.Store) string {
	t.Helper()
	var b strings.Builder
	enc := json.NewEncoder(&b)
	for _, f := range briefQuestions {
		enc.Encode(f)
		for e, err := range s.Brief(context.Background(), f) {
			if err != nil {
				t.Fatal(err)
			}
			enc.Encode(e)
		}
	}
	for a, err := range s.Parties(context.Background(), "actor-3", "actor-0", "nobody", "actor-3", "actor-11") {
		if err != nil {
			t.Fatal(err)
		}
		enc.Encode(a)
	}
	return b.String()
}

// copies opens and closes a store again and again, for one is open at a time.
type copies struct {
	*testing.T
	config store.Config
}

func (c copies) with(noCopy bool, do func(s *store.Store)) {
	c.Helper()
	c.config.NoCopy = noCopy
	s, err := store.Open(context.Background(), c.config)
	if err != nil {
		c.Fatal(err)
	}
	do(s)
	if err := s.Close(); err != nil {
		c.Fatal(err)
	}
}

// check holds that the copy is made if it is not there, and changes no answer.
func (c copies) check(when string) {
	c.Helper()
	var want string
	var sums []graph.Sum
	c.with(true, func(s *store.Store) {
		want, sums = briefs(c.T, s), degree.Weigh(edgesOf(c.T, s))
		if s.KeepsSums(context.Background()) {
			c.Errorf("%s: sums are kept in spite of NoCopy", when)
		}
	})
	for _, again := range []string{"made", "opened"} {
		c.with(false, func(s *store.Store) {
			c.checkSums(s, when+", "+again)
			if got, err := s.Sums(context.Background(), degree); err != nil || !slices.Equal(got.All(), sums) {
				c.Errorf("%s: with the copy %s, sums differ, error %v", when, again, err)
			}
			if got := briefs(c.T, s); got != want {
				c.Errorf("%s: with the copy %s, answers differ", when, again)
			}
		})
	}
}

func (c copies) checkSums(s *store.Store, when string) {
	c.Helper()
	sums, err := s.Sums(context.Background(), degree)
	if err != nil {
		c.Fatalf("%s: %v", when, err)
	}
	if got, want := sums.All(), degree.Weigh(edgesOf(c.T, s)); !slices.Equal(got, want) {
		c.Fatalf("%s: sums are\n%v\nwant\n%v", when, got, want)
	}
}

func edgesOf(t *testing.T, s *store.Store) (edges []graph.Edge) {
	t.Helper()
	for e, err := range s.Brief(context.Background(), store.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		edges = append(edges, e)
	}
	return edges
}

func (c copies) file() string { return store.CopyFile(c.config) }

// embedded is an empty embedded store.
func embedded(t *testing.T) store.Config { return store.Config{Data: t.TempDir()} }

func TestCopyFollowsTheStore(t *testing.T) { testCopyFollowsTheStore(t, embedded(t)) }

func testCopyFollowsTheStore(t *testing.T, config store.Config) {
	ctx := context.Background()
	c := copies{t, config}
	put := func(s *store.Store, r store.Reading) {
		if _, err := s.Put(ctx, r.Document, r.Actors, r.Edges); err != nil {
			t.Fatal(err)
		}
	}
	c.check("an empty store")
	readings := slices.Collect(storetest.Generate(80, 5))
	c.with(false, func(s *store.Store) {
		for _, r := range readings[:60] {
			put(s, r)
		}
	})
	c.check("filled")
	c.with(true, func(s *store.Store) { put(s, readings[60]) })
	c.check("added to without the copy")
	c.with(false, func(s *store.Store) {
		c.checkSums(s, "opened")
		for i, r := range readings[61:] {
			put(s, r)
			c.checkSums(s, "while it is open")
			if i%5 == 0 {
				r := readings[i]
				r.Document.Version, r.Edges = "2", r.Edges[:1]
				put(s, r)
				c.checkSums(s, "after a new reading")
			}
			if i%5 == 1 {
				if err := s.Delete(ctx, readings[i].Document.ID); err != nil {
					t.Fatal(err)
				}
				if _, err := os.Stat(c.file()); err == nil && len(config.Dgraph) == 0 {
					t.Error("the copy stands after a deletion")
				}
				c.checkSums(s, "after a deletion")
			}
		}
	})
	c.check("changed")
}

func TestDamagedCopy(t *testing.T) { testDamagedCopy(t, embedded(t)) }

func testDamagedCopy(t *testing.T, config store.Config) {
	c := copies{t, config}
	c.with(false, func(s *store.Store) {
		for r := range storetest.Generate(60, 6) {
			if _, err := s.Put(context.Background(), r.Document, r.Actors, r.Edges); err != nil {
				t.Fatal(err)
			}
		}
	})
	c.check("whole")
	whole, err := os.ReadFile(c.file())
	if err != nil {
		t.Fatal(err)
	}
	damage := func(when string, b []byte) {
		if err := os.WriteFile(c.file(), b, 0o644); err != nil {
			t.Fatal(err)
		}
		want := ""
		c.with(true, func(s *store.Store) { want = briefs(t, s) })
		c.with(false, func(s *store.Store) {
			if got := briefs(t, s); got != want {
				t.Errorf("%s: answers differ", when)
			}
		})
		c.check(when)
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 12 {
		torn := slices.Clone(whole)
		torn[rnd.IntN(len(torn))] ^= 1 << rnd.IntN(8)
		damage("a bit is another", torn)
	}
	damage("cut short", whole[:rnd.IntN(len(whole))])
	damage("zeros at the end", append(slices.Clone(whole[:len(whole)/2]), make([]byte, len(whole)/2)...))
	damage("empty", nil)

	foreign := copies{t, embedded(t)}
	foreign.with(false, func(s *store.Store) {
		for r := range storetest.Generate(60, 7) {
			if _, err := s.Put(context.Background(), r.Document, r.Actors, r.Edges); err != nil {
				t.Fatal(err)
			}
		}
	})
	foreign.check("another store")
	other, err := os.ReadFile(foreign.file())
	if err != nil {
		t.Fatal(err)
	}
	damage("of another store", other)
}

// A copy that is made from the one before and what was touched since gives the same as all briefs do, after documents
// came, were read anew and went, actors with them, with the store open or opened again, and if the old copy is damaged.
func TestCopyFromTheOneBefore(t *testing.T) { testCopyFromTheOneBefore(t, embedded(t)) }

func testCopyFromTheOneBefore(t *testing.T, config store.Config) {
	ctx := context.Background()
	c := copies{t, config}
	rnd := rand.New(rand.NewPCG(3, 4))
	readings := slices.Collect(storetest.Generate(120, 9))
	c.with(false, func(s *store.Store) {
		for _, r := range readings[:40] {
			if _, err := s.Put(ctx, r.Document, r.Actors, r.Edges); err != nil {
				t.Fatal(err)
			}
		}
	})
	c.check("filled")
	for round := range 12 {
		when := fmt.Sprintf("round %d", round)
		c.with(round%3 == 0, func(s *store.Store) {
			for range 1 + rnd.IntN(3) {
				change(t, s, rnd, readings)
			}
			if !store.KnowsTouched(s) {
				t.Errorf("%s: what was touched is not known", when)
			}
			if round%3 == 1 {
				c.checkSums(s, when)
				change(t, s, rnd, readings)
			}
		})
		if round%4 == 3 {
			old := c.file()
			if len(config.Dgraph) == 0 {
				old += ".old"
			}
			b, err := os.ReadFile(old)
			if err != nil {
				t.Fatal(err)
			}
			b[rnd.IntN(len(b))] ^= 4
			if err := os.WriteFile(old, b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		c.check(when)
	}
}

// change puts a document, or puts it anew, and perhaps deletes another before.
func change(t *testing.T, s *store.Store, rnd *rand.Rand, readings []store.Reading) {
	t.Helper()
	ctx := context.Background()
	if rnd.IntN(2) == 0 {
		other := readings[rnd.IntN(len(readings))].Document.ID
		if err := s.Delete(ctx, other); err != nil && !errors.Is(err, store.ErrNotFound) {
			t.Fatal(err)
		}
	}
	r := readings[rnd.IntN(len(readings))]
	r.Document.Version = fmt.Sprint(rnd.Uint64())
	r.Edges = r.Edges[:1+rnd.IntN(len(r.Edges))]
	r.Actors = slices.Clone(r.Actors)
	r.Actors[0].Name = "Renamed " + r.Document.Version
	if _, err := s.Put(ctx, r.Document, r.Actors, r.Edges); err != nil {
		t.Fatal(err)
	}
}

// A copy that was made by another formula is made anew.
func TestCopyOfAnotherFormula(t *testing.T) { testCopyOfAnotherFormula(t, embedded(t)) }

func testCopyOfAnotherFormula(t *testing.T, config store.Config) {
	ctx := context.Background()
	s := storetest.Open(t, config)
	for r := range storetest.Generate(20, 8) {
		if _, err := s.Put(ctx, r.Document, r.Actors, r.Edges); err != nil {
			t.Fatal(err)
		}
	}
	double := store.Formula{Name: "double", Weigh: func(edges []graph.Edge) []graph.Sum {
		sums := degree.Weigh(edges)
		for i := range sums {
			sums[i].Weight *= 2
		}
		return sums
	}}
	read, of := 0, 0
	single, err := s.Sums(store.Copying(ctx, func(done, all int) { read, of = done, all }), degree)
	if err != nil {
		t.Fatal(err)
	}
	if read == 0 || read != of {
		t.Errorf("made a copy of %d actors of %d", read, of)
	}
	doubled, err := s.Sums(ctx, double)
	if err != nil || len(doubled.Weights) != len(single.Weights) || len(single.Weights) == 0 {
		t.Fatalf("%d sums, error %v, want %d", len(doubled.Weights), err, len(single.Weights))
	}
	for i, w := range single.Weights {
		if doubled.Weights[i] != 2*w {
			t.Errorf("%v, want the double of %v", doubled.Weights[i], w)
		}
	}
}
