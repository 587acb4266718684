package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"entente/graph"
	"entente/internal/network"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// BenchmarkQuestions answers questions from an open store, as `make bench-query` has it: on the graphs of
// internal/network/benchquery in the folders of ENTENTE_BENCH, embedded and on a real server, and on the embedded
// store ENTENTE_BENCH_ARCHIVE, whose actors are drawn here. Of each question it reports the median and the
// 95th percentile over the actors asked about, and what processor time a question takes in this process, which
// other work on the machine does not lengthen.
func BenchmarkQuestions(b *testing.B) {
	made, err := filepath.Glob(filepath.Join(os.Getenv("ENTENTE_BENCH"), "*", "ends.tsv"))
	if err != nil {
		b.Fatal(err)
	}
	if len(made) == 0 {
		b.Log("no generated graph in the folder ENTENTE_BENCH: `make bench-query` makes some")
	}
	for _, file := range made {
		dir := filepath.Dir(file)
		name := filepath.Base(dir)
		b.Run(name+"/embedded", func(b *testing.B) { questions(b, store.Config{Data: filepath.Join(dir, "data")}, readEnds(b, dir)) })
		b.Run(name+"/cluster", func(b *testing.B) {
			s, err := storetest.Start(storetest.Binary(b), filepath.Join(dir, "server"))
			if err != nil {
				b.Fatal(err)
			}
			defer s.Stop()
			questions(b, store.Config{Dgraph: []string{s.Addr()}, Copies: filepath.Join(dir, "copies")}, readEnds(b, dir))
		})
	}
	b.Run("archive", func(b *testing.B) {
		c := store.Config{Data: archive(b)}
		questions(b, c, drawEnds(b, c))
	})
}

// archive is the folder of a store that was filled from real news.
func archive(b *testing.B) string {
	b.Helper()
	dir := os.Getenv("ENTENTE_BENCH_ARCHIVE")
	if dir == "" {
		b.Skip("ENTENTE_BENCH_ARCHIVE names no store: make bench-query ARCHIVE=folder")
	}
	return dir
}

// asked is whom that a question is about; the second is for paths.
type asked [2]string

func readEnds(b *testing.B, dir string) []asked {
	b.Helper()
	f, err := os.Open(filepath.Join(dir, "ends.tsv"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	var all []asked
	for lines := bufio.NewScanner(f); lines.Scan(); {
		from, to, _ := strings.Cut(lines.Text(), "\t")
		all = append(all, asked{from, to})
	}
	return all
}

// drawEnds takes the ends of edges at even distances, and so actors in proportion to their edges.
func drawEnds(b *testing.B, c store.Config) []asked {
	b.Helper()
	s, err := store.Open(context.Background(), c)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	var edges []graph.Edge
	for e, err := range s.Brief(context.Background(), store.Filter{}) {
		if err != nil {
			b.Fatal(err)
		}
		edges = append(edges, e)
	}
	const pairs = 200
	var all []asked
	for i := range pairs {
		pair := asked{edges[i*len(edges)/pairs].Source, edges[(i*7919+len(edges)/2)%len(edges)].Target}
		if pair[0] != pair[1] {
			all = append(all, pair)
		}
	}
	return all
}

func questions(b *testing.B, c store.Config, about []asked) {
	st, err := store.Open(context.Background(), c)
	if err != nil {
		b.Fatal(err)
	}
	defer st.Close()
	path := network.PathQuery{K: 3, Hops: 6, Via: network.Any}
	walk := network.WalkQuery{Depth: 2, Breadth: 10, Via: network.Allies}
	for _, q := range []struct {
		name   string
		about  []asked
		limit  int // as the command has it
		answer func(ctx context.Context, s *session, e asked) error
	}{
		{"allies", about, 20, func(ctx context.Context, s *session, e asked) error { return s.answerTies(ctx, allies, e[0]) }},
		{"relations", about, 50, func(ctx context.Context, s *session, e asked) error { return s.answerRelations(ctx, e[:1]) }},
		{"show", about, 5, func(ctx context.Context, s *session, e asked) error { return s.answerShow(ctx, e[0]) }},
		{"path", about, 0, func(ctx context.Context, s *session, e asked) error { return s.answerPath(ctx, e[:], path) }},
		{"walk", about, 0, func(ctx context.Context, s *session, e asked) error { return s.answerWalk(ctx, e[0], walk) }},
		{"walk, who and how strongly", about, 0, func(ctx context.Context, s *session, e asked) error { // as networkx answers it
			walk := walk
			walk.From = e[0]
			_, err := s.searched(ctx).Walk(ctx, walk)
			return err
		}},
		{"blocs", about[:1], 20, func(ctx context.Context, s *session, _ asked) error { return s.answerBlocs(ctx, 1) }},
		{"balance", about[:1], 10, func(ctx context.Context, s *session, _ asked) error { return s.answerBalance(ctx) }},
	} {
		b.Run(q.name, func(b *testing.B) {
			var took []time.Duration
			before := processor()
			for b.Loop() {
				for _, e := range q.about {
					start := time.Now()
					var none nothingError
					if err := answer(st, q.limit, e, q.answer); err != nil && !errors.As(err, &none) {
						b.Fatalf("%s: %v", e, err)
					}
					took = append(took, time.Since(start))
				}
			}
			slices.Sort(took)
			b.ReportMetric(ms(took[len(took)/2]), "median-ms")
			b.ReportMetric(ms(took[len(took)*95/100]), "p95-ms")
			b.ReportMetric(ms(processor()-before)/float64(len(took)), "cpu-ms/question")
		})
	}
}

// processor is the processor time that this process has used.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// answer puts one question in a session of its own, as a command does.
func answer(st *store.Store, limit int, e asked, f func(ctx context.Context, s *session, e asked) error) error {
	q := &question{by: "actor", limit: limit, halfLife: network.Default().HalfLife}
	s := newSession(q, io.Discard, io.Discard)
	s.store = st
	var err error
	if s.params, err = q.params(); err != nil {
		return fmt.Errorf("parameters: %w", err)
	}
	return f(store.Answering(context.Background()), s, e)
}
