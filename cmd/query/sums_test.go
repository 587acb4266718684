package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"entente/internal/network"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// Answers are the same, byte for byte, with the copy of the evidence in brief and without: of a graph as it was
// filled, after documents came and went, and after the copy was torn.
func TestAnswersWithAndWithoutCopy(t *testing.T) {
	for seed := range uint64(3) {
		testAnswers(t, store.Config{Data: t.TempDir()}, seed)
	}
}

func TestAnswersOfClusterWithAndWithoutCopy(t *testing.T) {
	server := storetest.StartServer(t)
	testAnswers(t, store.Config{Dgraph: []string{server.Addr()}, Copies: t.TempDir()}, 3)
}

func testAnswers(t *testing.T, c store.Config, seed uint64) {
	t.Helper()
	ctx := context.Background()
	readings := slices.Collect(storetest.Generate(60, 40+seed))
	change := func(do func(s *store.Store) error) {
		t.Helper()
		s, err := store.Open(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(do(s), s.Close()); err != nil {
			t.Fatal(err)
		}
	}
	put := func(s *store.Store, some []store.Reading) (err error) {
		for _, r := range some {
			_, e := s.Put(ctx, r.Document, r.Actors, r.Edges)
			err = errors.Join(err, e)
		}
		return err
	}
	change(func(s *store.Store) error { return put(s, readings[:50]) })
	compareAnswers(t, c, fmt.Sprintf("seed %d, filled", seed))
	change(func(s *store.Store) error { return put(s, readings[50:]) })
	compareAnswers(t, c, fmt.Sprintf("seed %d, added to", seed))
	change(func(s *store.Store) error {
		r := readings[3]
		r.Document.Version, r.Edges = "2", r.Edges[:1]
		return errors.Join(put(s, []store.Reading{r}), s.Delete(ctx, readings[5].Document.ID), s.Delete(ctx, readings[8].Document.ID))
	})
	compareAnswers(t, c, fmt.Sprintf("seed %d, changed", seed))
	if err := os.Truncate(copyOf(t, c), 1000); err != nil {
		t.Fatal(err)
	}
	compareAnswers(t, c, fmt.Sprintf("seed %d, torn", seed))
}

// copyOf is the file of the copy.
func copyOf(t *testing.T, c store.Config) string {
	t.Helper()
	if len(c.Dgraph) == 0 {
		return filepath.Join(c.Data, "derived")
	}
	files, err := filepath.Glob(filepath.Join(c.Copies, "*", "derived"))
	if err != nil || len(files) != 1 {
		t.Fatalf("copies %q, error %v, want one", files, err)
	}
	return files[0]
}

func compareAnswers(t *testing.T, c store.Config, when string) {
	t.Helper()
	c.NoCopy = true
	without := allAnswers(t, c)
	c.NoCopy = false
	for _, copy := range []string{"made", "there"} {
		for i, got := range allAnswers(t, c) {
			if got != without[i] {
				t.Errorf("%s: with the copy %s, answer %d is\n%s\nwant\n%s", when, copy, i, got, without[i])
			}
		}
	}
	if _, err := os.Stat(copyOf(t, c)); err != nil {
		t.Errorf("%s: %v", when, err)
	}
}

// allAnswers puts many questions to an open store, for people and as JSON.
func allAnswers(t *testing.T, c store.Config) []string {
	t.Helper()
	st, err := store.Open(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	var all []string
	ask := func(q question, answer func(ctx context.Context, s *session) error) {
		t.Helper()
		var out bytes.Buffer
		s := newSession(&q, &out, &out)
		s.store = st
		if s.wanted, err = q.filter(); err != nil {
			t.Fatal(err)
		}
		if s.params, err = q.params(); err != nil {
			t.Fatal(err)
		}
		err := errors.Join(answer(store.Answering(context.Background()), s), s.out.Flush())
		all = append(all, fmt.Sprintf("%s%v\n", out.String(), err))
	}
	usual := question{by: "actor", limit: 5, halfLife: network.Default().HalfLife}
	inJSON, narrowed := usual, usual
	inJSON.json, inJSON.limit = true, 0
	narrowed.since, narrowed.asOf, narrowed.negated = "2016", "2018-01-01", true
	for _, q := range []question{inJSON, usual, narrowed} {
		for _, actor := range []string{"actor-0", "actor-3", "actor-9"} {
			for _, via := range []network.Via{network.Any, network.Allies} {
				ask(q, func(ctx context.Context, s *session) error {
					return s.answerPath(ctx, []string{actor, "actor-1"}, network.PathQuery{K: 3, Hops: 6, Via: via})
				})
				ask(q, func(ctx context.Context, s *session) error {
					return s.answerWalk(ctx, actor, network.WalkQuery{Depth: 2, Breadth: 10, Via: via})
				})
			}
			ask(q, func(ctx context.Context, s *session) error { return s.answerTies(ctx, allies, actor) })
			ask(q, func(ctx context.Context, s *session) error { return s.answerRelations(ctx, []string{actor}) })
			ask(q, func(ctx context.Context, s *session) error { return s.answerRelations(ctx, []string{actor, "actor-1"}) })
			ask(q, func(ctx context.Context, s *session) error { return s.answerShow(ctx, actor) })
		}
		ask(q, func(ctx context.Context, s *session) error { return s.answerBlocs(ctx, 1) })
		ask(q, func(ctx context.Context, s *session) error { return s.answerBalance(ctx) })
		ask(q, func(ctx context.Context, s *session) error { return s.answerCentral(ctx, centralOrders["rank"]) })
	}
	return all
}
