package embedded

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
)

// The load that benchmarks measure: actors, of which a few have most of the
// edges, and edges as nodes of four N-Quads, with reverse edges and indexes.
const (
	loadSchema = `
		Actor.id: string @index(exact) @upsert .
		Actor.name: string @index(term) .
		Edge.source: uid @reverse .
		Edge.target: uid @reverse .
		Edge.event: string @index(hash) .
		Edge.date: datetime @index(day) .
	`
	loadActors = 10_000
)

// loadedActors writes the actors and returns their uids.
func loadedActors(b *testing.B, dg *dgo.Dgraph) []string {
	b.Helper()
	alter(b, dg, &api.Operation{Schema: loadSchema})
	var uids []string
	for first := 0; first < loadActors; first += 1000 {
		var quads strings.Builder
		for i := first; i < first+1000; i++ {
			fmt.Fprintf(&quads, "_:a%d <dgraph.type> \"Actor\" .\n_:a%d <Actor.id> \"A%d\" .\n_:a%d <Actor.name> \"Actor number%d\" .\n", i, i, i, i, i)
		}
		given := set(b, dg, quads.String())
		for i := first; i < first+1000; i++ {
			uids = append(uids, given["a"+strconv.Itoa(i)])
		}
	}
	return uids
}

var loadEvents = []string{"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
	"ACCUSE", "REJECT", "THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"}

// edgeQuads is a transaction of n N-Quads.
func edgeQuads(choose *rand.Rand, actors []string, n int) []byte {
	heavy := rand.NewZipf(choose, 1.1, 10, uint64(len(actors)-1))
	var q []byte
	for i := range n / 4 {
		q = fmt.Appendf(q, "_:e%d <Edge.source> <%s> .\n_:e%d <Edge.target> <%s> .\n_:e%d <Edge.event> \"%s\" .\n_:e%d <Edge.date> \"20%02d-%02d-%02d\" .\n",
			i, actors[heavy.Uint64()], i, actors[heavy.Uint64()], i, loadEvents[choose.IntN(len(loadEvents))],
			i, choose.IntN(25), 1+choose.IntN(12), 1+choose.IntN(28))
	}
	return q
}

// BenchmarkLoad writes transactions of ready edges through dgo, each committed in
// one call. An operation is one transaction; to load about a million N-Quads:
//
//	go test -run ^$ -bench Load -benchtime 1000x ./internal/store/embedded/
func BenchmarkLoad(b *testing.B) {
	for _, c := range []struct{ quads, writers int }{{1000, 1}, {1000, 2}, {1000, 4}, {5000, 2}} {
		b.Run(fmt.Sprintf("quads=%d/writers=%d", c.quads, c.writers), func(b *testing.B) {
			_, dg := openStore(b, b.TempDir())
			actors := loadedActors(b, dg)
			resetPeak(b)
			var next atomic.Int64
			var work sync.WaitGroup
			b.ResetTimer()
			for w := range c.writers {
				work.Go(func() {
					choose := rand.New(rand.NewPCG(uint64(w), 7))
					for next.Add(1) <= int64(b.N) {
						load(b, dg, edgeQuads(choose, actors, c.quads))
					}
				})
			}
			work.Wait()
			b.ReportMetric(float64(b.N*c.quads)/b.Elapsed().Seconds(), "quads/s")
			b.ReportMetric(peak(b), "peak-MB")
		})
	}
}

func load(b *testing.B, dg *dgo.Dgraph, quads []byte) {
	for {
		_, err := dg.NewTxn().Mutate(ctx, &api.Mutation{SetNquads: quads, CommitNow: true})
		if err == nil {
			return
		}
		if !errors.Is(err, dgo.ErrAborted) {
			b.Error(err)
			return
		}
	}
}

// BenchmarkCommit measures small transactions, one after the other.
func BenchmarkCommit(b *testing.B) {
	_, dg := newStore(b)
	b.ResetTimer()
	for i := range b.N {
		load(b, dg, fmt.Appendf(nil, "_:a <id> \"%d\" .\n_:a <score> \"%d\" .", i, i))
	}
}

// BenchmarkOpen measures from nothing to the first answer, and the close.
func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	e, dg := openStore(b, dir)
	actors := loadedActors(b, dg)
	load(b, dg, edgeQuads(rand.New(rand.NewPCG(1, 7)), actors, 5000))
	if err := e.Close(); err != nil {
		b.Fatal(err)
	}
	var opening time.Duration
	b.ResetTimer()
	for range b.N {
		start := time.Now()
		e, err := Open(dir)
		if err != nil {
			b.Fatal(err)
		}
		answer(b, dgo.NewDgraphClient(e), `{q(func: eq(Actor.id, "A7")) {Actor.name}}`)
		opening += time.Since(start)
		if err := e.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(opening.Milliseconds())/float64(b.N), "ms-to-answer")
}

// BenchmarkQuery measures what the query program asks most.
func BenchmarkQuery(b *testing.B) {
	_, dg := openStore(b, b.TempDir())
	actors := loadedActors(b, dg)
	choose := rand.New(rand.NewPCG(1, 7))
	for range 40 {
		load(b, dg, edgeQuads(choose, actors, 5000))
	}
	for name, query := range map[string]string{
		"actor":         `{q(func: eq(Actor.id, "A5000")) {Actor.name}}`,
		"edges-of-one":  `{q(func: eq(Actor.id, "A5000")) {~Edge.source {Edge.event Edge.date Edge.target {Actor.id}}}}`,
		"first-of-many": `{q(func: eq(Actor.id, "A0")) {~Edge.source (first: 100) {Edge.event Edge.date Edge.target {Actor.id}}}}`,
		"month-of-many": `{q(func: eq(Actor.id, "A0")) {~Edge.source @filter(between(Edge.date, "2017-04-01", "2017-04-30")) {Edge.event Edge.target {Actor.id}}}}`,
	} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				answer(b, dg, query)
			}
		})
	}
}

// resetPeak gives memory back and has the kernel forget the highest so far.
func resetPeak(b *testing.B) {
	b.Helper()
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		b.Log("the peak is that of the whole process:", err)
	}
}

// peak is the process's highest resident size, in MB.
func peak(b *testing.B) float64 {
	b.Helper()
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Log("no peak:", err)
		return 0
	}
	_, rest, _ := strings.Cut(string(text), "VmHWM:")
	kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
	if err != nil {
		b.Fatal(err)
	}
	return kb / 1024
}
