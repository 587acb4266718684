package network

import (
	"context"
	"math/rand/v2"
	"testing"
)

// The questions on a network of 10,000 actors and 200,000 edges held in memory, for actors drawn in proportion
// to their degree: what the answer costs without the store.
func BenchmarkQuestions(b *testing.B) {
	const actors = 10_000
	edges := random(rand.New(rand.NewPCG(9, 10)), actors, 200_000)
	served := serve(edges)
	ctx := context.Background()
	questions := map[string]func(n Network, from, to string) error{
		"around": func(n Network, from, _ string) error { _, err := n.Around(ctx, from); return err },
		"path": func(n Network, from, to string) error {
			_, err := n.Paths(ctx, PathQuery{from, to, 3, 6, Any})
			return err
		},
		"path-allies": func(n Network, from, to string) error {
			_, err := n.Paths(ctx, PathQuery{from, to, 3, 6, Allies})
			return err
		},
		"walk": func(n Network, from, _ string) error {
			_, err := n.Walk(ctx, WalkQuery{from, 2, 10, Allies})
			return err
		},
	}
	for _, name := range []string{"around", "path", "path-allies", "walk"} {
		b.Run(name, func(b *testing.B) {
			r := rand.New(rand.NewPCG(11, 12))
			fetches, expanded, n := 0, 0, 0
			for b.Loop() {
				f := &fetcher{edges: served.edges, asked: make(map[string]bool)}
				from := edges[r.IntN(len(edges))].Source
				to := edges[r.IntN(len(edges))].Target
				if err := questions[name](Network{Neighbours: f.neighbours, Params: Default()}, from, to); err != nil {
					b.Fatal(err)
				}
				fetches += f.fetches
				expanded += len(f.asked)
				n++
			}
			b.ReportMetric(float64(fetches)/float64(n), "fetches/op")
			b.ReportMetric(float64(expanded)/float64(n), "actors/op")
		})
	}
}

// The whole network of the same 10,000 actors.
func BenchmarkWhole(b *testing.B) {
	g := signedOf(random(rand.New(rand.NewPCG(9, 10)), 10_000, 200_000))
	b.Run("balance", func(b *testing.B) {
		for b.Loop() {
			g.Balance(10)
		}
	})
	b.Run("blocs", func(b *testing.B) {
		for b.Loop() {
			g.Blocs(1)
		}
	})
	b.Run("central", func(b *testing.B) {
		for b.Loop() {
			g.Central()
		}
	})
}
