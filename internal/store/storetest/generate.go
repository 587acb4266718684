package storetest

import (
	"fmt"
	"iter"
	"math/rand/v2"

	"entente/graph"
	"entente/internal/store"
)

// Generate makes documents with the shape of news: few actors in most edges, many in few, five
// pieces of evidence a document in the mean. The same seed gives the same documents.
func Generate(documents int, seed uint64) iter.Seq[store.Reading] {
	return func(yield func(store.Reading) bool) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		often := rand.NewZipf(rnd, 1.3, 4, uint64(max(documents/2, 20)))
		for i := range documents {
			if !yield(generateOne(i, rnd, often)) {
				return
			}
		}
	}
}

func generateOne(i int, rnd *rand.Rand, often *rand.Zipf) store.Reading {
	r := store.Reading{Document: graph.Document{
		ID: fmt.Sprintf("doc-%07d", i), Title: fmt.Sprintf("Talks, day %d", i), URL: fmt.Sprintf("https://example.org/%d", i),
		Publisher: []string{"Daily", "Herald", "Courier"}[i%3], Published: date(i), Version: "1",
	}}
	given := map[string]bool{}
	name := func() string {
		n := often.Uint64()
		id := fmt.Sprintf("actor-%d", n)
		if !given[id] {
			given[id] = true
			a := graph.Actor{ID: id, Name: fmt.Sprintf("Actor Number %d", n), Kind: graph.Person, Code: "RUS", Sector: "GOV",
				Aliases: []string{fmt.Sprintf("A. No. %d", n)}}
			if n%4 == 3 {
				whole := fmt.Sprintf("state-%d", n%8)
				a.PartOf = []graph.Membership{{Actor: whole, From: "2001"}}
				if !given[whole] {
					given[whole] = true
					r.Actors = append(r.Actors, graph.Actor{ID: whole, Name: "State " + whole, Kind: graph.Country, Code: "RUS"})
				}
			}
			r.Actors = append(r.Actors, a)
		}
		return id
	}
	start := 0
	for range 1 + rnd.IntN(9) {
		e := graph.Edge{Source: name(), Target: name(), Event: graph.Events[rnd.IntN(len(graph.Events))].Name}
		v := graph.Evidence{
			Document: r.Document.ID, Sentence: start / 100, Start: start, End: start + 90,
			Text:   fmt.Sprintf("On day %d, %s met the delegation of %s in the capital, officials said.", i, e.Source, e.Target),
			Source: graph.Mentioned{Text: e.Source, Start: start, End: start + 10},
			Target: graph.Mentioned{Text: e.Target, Start: start + 40, End: start + 50}, Predicate: "met", PredicateStart: start + 20,
			Modality: graph.Reported, Date: date(i - rnd.IntN(3)), Rule: "subject-verb-object", Confidence: float64(rnd.IntN(1000)) / 1000,
		}
		if rnd.IntN(8) == 0 {
			v.AttributedTo = name()
		}
		if rnd.IntN(10) == 0 {
			v.Negated = true
		}
		e.Evidence = []graph.Evidence{v}
		r.Edges = append(r.Edges, e)
		start += 100
	}
	return r
}

// date is a day of 2015–2018, "" for one in twenty.
func date(i int) string {
	if i%20 == 7 {
		return ""
	}
	i = (i%1400 + 1400) % 1400
	return fmt.Sprintf("%d-%02d-%02d", 2015+i/336, 1+i/28%12, 1+i%28)
}
