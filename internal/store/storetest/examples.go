package storetest

import (
	"strings"

	"entente/graph"
	"entente/internal/store"
)

// says makes a piece of evidence in a document, at an offset that keeps it apart from others.
func says(document string, start int, date string) graph.Evidence {
	return graph.Evidence{Document: document, Start: start, End: start + 40, Text: "One said something of the other.",
		Source: graph.Mentioned{Text: "One", Start: start, End: start + 3}, Target: graph.Mentioned{Text: "other", Start: start + 26, End: start + 31},
		Predicate: "said", PredicateStart: start + 4, Modality: graph.Asserted, Date: date, Rule: "test", Confidence: 0.5}
}

// reading makes a document from lines "SOURCE EVENT TARGET [DATE]", with an actor for every name
// of at least one letter, called like its id.
func reading(id, version string, lines ...string) store.Reading {
	r := store.Reading{Document: graph.Document{ID: id, Version: version}}
	given := map[string]bool{}
	for i, line := range lines {
		f := append(strings.Fields(line), "")
		e := graph.Edge{Source: f[0], Target: f[2], Event: f[1], Evidence: []graph.Evidence{says(id, 100*i, f[3])}}
		if _, ok := graph.LookupEvent(f[1]); !ok {
			e.Event, e.Predicate = "", f[1]
		}
		for _, name := range []string{f[0], f[2]} {
			if !given[name] {
				given[name] = true
				r.Actors = append(r.Actors, graph.Actor{ID: name, Name: name, Kind: graph.Country})
			}
		}
		r.Edges = append(r.Edges, e)
	}
	return r
}

// full is a reading with every field of every type set.
func full() store.Reading {
	return store.Reading{
		Document: graph.Document{ID: "wire/17", Title: "Envoy in the capital", URL: "https://example.org/17?a=b&c=d", Publisher: "Example Wire",
			Published: "2019-06-03", Version: "sha256:00ff x1"},
		Actors: []graph.Actor{
			{ID: "NOR", Name: "Norway", Kind: graph.Country, Code: "NOR", Aliases: []string{"Kingdom of Norway", "Oslo"},
				PartOf: []graph.Membership{{Actor: "NATO", From: "1949-04-04"}}},
			{ID: "NATO", Name: "NATO", Kind: graph.Organization, Code: "IGO", Aliases: []string{"North Atlantic Treaty Organization"}},
			{ID: "envoy", Name: "Ana Envoy", Kind: graph.Person, Code: "CHL", Sector: "GOV", Aliases: []string{"Envoy"},
				PartOf: []graph.Membership{{Actor: "CHL", From: "2015", To: "2018-03"}, {Actor: "CHL", From: "2022-01-01"}}},
			{ID: "CHL", Name: "Chile", Kind: graph.Country, Code: "CHL"},
		},
		Edges: []graph.Edge{
			{Source: "NOR", Target: "envoy", Event: "CONSULT", Evidence: []graph.Evidence{
				{Document: "wire/17", In: graph.InTitle, Sentence: 0, Start: 0, End: 20, Text: "Envoy in the capital",
					Source: graph.Mentioned{Text: "capital", Start: 13, End: 20}, Target: graph.Mentioned{Text: "Envoy", Start: 0, End: 5},
					Predicate: "in", PredicateStart: 6, Mode: "visit", Mutual: true, Modality: graph.Asserted, Date: "2019-06-02",
					Rule: "place", Confidence: 0.123456789012345},
				{Document: "wire/17", Sentence: 12, Start: 1200, End: 1300, Text: "Norway did not receive Ana Envoy, NATO said.",
					Source: graph.Mentioned{Text: "Norway", Start: 1200, End: 1206}, Target: graph.Mentioned{Text: "Ana Envoy", Start: 1223, End: 1232},
					Predicate: "receive", PredicateStart: 1215, Mode: "visit", Negated: true, Modality: graph.Reported, AttributedTo: "NATO", Date: "2019-06-03",
					Rule: "subject-verb-object", Confidence: 1},
			}},
			{Source: "envoy", Target: "NOR", Predicate: "resemble", Evidence: []graph.Evidence{
				{Document: "wire/17", Sentence: 13, Start: 1301, End: 1340, Text: "Envoy resembles Norway.",
					Source: graph.Mentioned{Text: "Envoy", Start: 1301, End: 1306}, Target: graph.Mentioned{Text: "Norway", Start: 1317, End: 1323},
					Predicate: "resembles", PredicateStart: 1307, Modality: graph.Hypothetical, Rule: "subject-verb-object"},
			}},
		},
	}
}
