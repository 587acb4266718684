package export

import (
	"fmt"
	"io"
	"iter"
	"runtime"
	"testing"
	"weak"

	"entente/graph"
	"entente/internal/network"
)

// many is a network of actors and edges that come one after the other; each yields every edge's evidence to seen.
func many(actors, edges int, seen func(n int, v *graph.Evidence)) Graph {
	return Graph{
		Title:  "many",
		Params: network.Default(),
		Actors: func(yield func(graph.Actor, error) bool) {
			for i := range actors {
				if !yield(graph.Actor{ID: fmt.Sprint("actor-", i), Name: fmt.Sprint("Actor ", i), Kind: graph.Country}, nil) {
					return
				}
			}
		},
		Edges: manyEdges(actors, edges, seen),
	}
}

// manyEdges has some actors with many ties and many with few, several edges between two, and both directions.
func manyEdges(actors, edges int, seen func(n int, v *graph.Evidence)) iter.Seq2[graph.Edge, error] {
	return func(yield func(graph.Edge, error) bool) {
		for n := range edges {
			a := n % actors
			b := (a + 1 + (n/actors)*(n%7+1)) % actors
			e := graph.Edge{Source: fmt.Sprint("actor-", a), Target: fmt.Sprint("actor-", b), Event: graph.Events[n%len(graph.Events)].Name,
				Evidence: []graph.Evidence{{Document: fmt.Sprint("document-", n/10), Text: fmt.Sprintf("This is sentence %d of a long article.", n),
					Date: fmt.Sprintf("2017-%02d-%02d", n%12+1, n%28+1), Confidence: 0.8, Modality: graph.Asserted, Rule: "r", Start: n, End: n + 1}}}
			seen(n, &e.Evidence[0])
			if !yield(e, nil) {
				return
			}
		}
	}
}

// No format holds the edges that it has written; what would hold them is found.
func TestFormatsStream(t *testing.T) {
	for name, write := range Formats() {
		t.Run(name, func(t *testing.T) {
			if most := mostHeld(t, write); most > 100 {
				t.Errorf("%d edges are held at once", most)
			}
		})
	}
	collect := func(_ io.Writer, g Graph) error {
		var all []graph.Edge
		for e := range g.Edges {
			all = append(all, e)
		}
		runtime.KeepAlive(all)
		return nil
	}
	if most := mostHeld(t, collect); most < 3000 {
		t.Errorf("of all edges only %d are found to be held", most)
	}
}

// mostHeld is how many edges of 4000 are held at once while they are written.
func mostHeld(t *testing.T, write Writer) (most int) {
	t.Helper()
	var written []weak.Pointer[graph.Evidence]
	g := many(50, 4000, func(n int, v *graph.Evidence) {
		if n == 0 {
			written = written[:0] // another pass
		}
		written = append(written, weak.Make(v))
		if n%1000 == 999 {
			most = max(most, held(written))
		}
	})
	if err := write(io.Discard, g); err != nil {
		t.Fatal(err)
	}
	return most
}

func held(written []weak.Pointer[graph.Evidence]) int {
	runtime.GC()
	n := 0
	for _, p := range written {
		if p.Value() != nil {
			n++
		}
	}
	return n
}

// BenchmarkMillionEdges says how much each format holds while it writes a million edges between ten thousand actors.
func BenchmarkMillionEdges(b *testing.B) {
	for _, name := range Names() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				most := uint64(0)
				g := many(10_000, 1_000_000, func(n int, _ *graph.Evidence) {
					if n%100_000 == 99_999 {
						var m runtime.MemStats
						runtime.GC()
						runtime.ReadMemStats(&m)
						most = max(most, m.HeapAlloc)
					}
				})
				if err := Formats()[name](io.Discard, g); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(most)/1e6, "MB-held")
			}
		})
	}
}
