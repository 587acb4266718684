package main

import (
	"bufio"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"os"
	"slices"

	"entente/graph"
	"entente/internal/network"
	"entente/internal/store"
)

// How the network is drawn.
const (
	// An actor of rank r takes part in edges in proportion to r^−steep: steepness as measured on the
	// ranks 1 to 300 of the Reuters archive's graph.
	steep = 0.85
	// Actors belong to camps; within a camp three events of four are cooperative, between camps one of three.
	camps              = 5
	friendly, hostile  = 0.75, 0.33
	perDocument        = 5   // pieces of evidence
	questions          = 200 // actors asked about, and as many pairs
	firstYear, numDays = 2010, 3650
)

type drawn struct {
	actors []graph.Actor
	edges  []graph.Edge // with a piece of evidence each
}

// draw makes a network of that many actors and edges, the same each time.
func draw(actors, edges int) *drawn {
	rnd := rand.New(rand.NewPCG(7, uint64(actors)))
	n := &drawn{}
	sums := make([]float64, actors) // of the weights up to here
	sum := 0.0
	for i := range actors {
		n.actors = append(n.actors, graph.Actor{ID: fmt.Sprintf("a%05d", i), Name: fmt.Sprintf("Actor Number %d", i), Kind: graph.Organization})
		sum += math.Pow(float64(i+1), -steep)
		sums[i] = sum
	}
	pick := func() int {
		i, _ := slices.BinarySearch(sums, rnd.Float64()*sum)
		return min(i, actors-1)
	}
	held := make(map[[3]int]bool, edges)
	for len(n.edges) < edges {
		a, b := pick(), pick()
		event := n.event(rnd, a%camps == b%camps)
		if key := [3]int{a, event, b}; a != b && !held[key] {
			held[key] = true
			n.add(rnd, a, b, event)
		}
	}
	return n
}

// event draws one of PLOVER's, the mild ones oftener than the strong.
func (n *drawn) event(rnd *rand.Rand, sameCamp bool) int {
	share := hostile
	if sameCamp {
		share = friendly
	}
	cooperation := rnd.Float64() < share
	for {
		i := rnd.IntN(len(graph.Events))
		if e := graph.Events[i]; (e.Quad.Sign() > 0) == cooperation && rnd.Float64()*12 > math.Abs(e.Score) {
			return i
		}
	}
}

func (n *drawn) add(rnd *rand.Rand, a, b, event int) {
	i := len(n.edges)
	start := i % perDocument * 100
	e := graph.Edge{Source: n.actors[a].ID, Target: n.actors[b].ID, Event: graph.Events[event].Name}
	v := graph.Evidence{Document: fmt.Sprintf("wire-%06d", i/perDocument), Sentence: start / 100, Start: start, End: start + 90,
		Text:   fmt.Sprintf("Number %d did something toward number %d.", a, b),
		Source: graph.Mentioned{Start: start}, Target: graph.Mentioned{Start: start + 40}, PredicateStart: start + 20,
		Date: day(rnd), Rule: "drawn", Modality: graph.Asserted, Confidence: float64(50+rnd.IntN(50)) / 100}
	switch rnd.IntN(10) {
	case 0:
		v.Modality = graph.Reported
	case 1:
		v.Modality = graph.Planned
	case 2:
		v.Mutual = true
	}
	e.Evidence = []graph.Evidence{v}
	n.edges = append(n.edges, e)
}

func day(rnd *rand.Rand) string {
	n := rnd.IntN(numDays)
	return fmt.Sprintf("%d-%02d-%02d", firstYear+n/365, 1+n%365/31%12, 1+n%28)
}

// readings are the documents.
func (n *drawn) readings() iter.Seq[store.Reading] {
	byID := make(map[string]graph.Actor, len(n.actors))
	for _, a := range n.actors {
		byID[a.ID] = a
	}
	return func(yield func(store.Reading) bool) {
		for page := range slices.Chunk(n.edges, perDocument) {
			r := store.Reading{Document: graph.Document{ID: page[0].Evidence[0].Document, Title: "A day", Publisher: "Wire", Version: "1"}, Edges: page}
			for _, e := range page {
				r.Actors = append(r.Actors, byID[e.Source], byID[e.Target])
			}
			if !yield(r) {
				return
			}
		}
	}
}

// writeTies writes the ties that have a sign: two actors, the weight, and the strength in a path.
func (n *drawn) writeTies(file string) error {
	p := network.Default()
	return writeLines(file, func(w *bufio.Writer) {
		for _, t := range p.Ties(n.edges) {
			if t.Weight != 0 {
				fmt.Fprintf(w, "%s\t%s\t%v\t%v\n", t.A, t.B, t.Weight, p.Strength(t.Weight))
			}
		}
	})
}

// writeEnds writes pairs of different actors, each drawn in proportion to its edges.
func (n *drawn) writeEnds(file string) error {
	rnd := rand.New(rand.NewPCG(11, 13))
	end := func() string {
		e := n.edges[rnd.IntN(len(n.edges))]
		if rnd.IntN(2) == 0 {
			return e.Source
		}
		return e.Target
	}
	return writeLines(file, func(w *bufio.Writer) {
		for i := 0; i < questions; {
			if a, b := end(), end(); a != b {
				fmt.Fprintf(w, "%s\t%s\n", a, b)
				i++
			}
		}
	})
}

func writeLines(file string, write func(*bufio.Writer)) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	write(w)
	return w.Flush()
}
