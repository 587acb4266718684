package network

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/graph"
)

// read makes edges of lines such as
//
//	RUS SUPPORT SYR 2017-04-11 @0.9 mutual negated planned doc=a
//
// each one piece of evidence, asserted with confidence 1 unless it says otherwise. A name in lower case is
// a predicate outside PLOVER. Lines of one edge are merged.
func read(t testing.TB, lines ...string) []graph.Edge {
	t.Helper()
	var edges []graph.Edge
	for i, line := range lines {
		f := strings.Fields(line)
		e := graph.Edge{Source: f[0], Target: f[2], Event: f[1]}
		if strings.ToLower(f[1]) == f[1] {
			e.Event, e.Predicate = "", f[1]
		}
		v := graph.Evidence{Document: "d", PredicateStart: i, Text: line, Modality: graph.Asserted, Confidence: 1}
		for _, word := range f[3:] {
			readWord(t, &v, word)
		}
		e.Evidence = []graph.Evidence{v}
		if j := slices.IndexFunc(edges, func(o graph.Edge) bool { return o.Key() == e.Key() }); j >= 0 {
			edges[j].Merge(e)
		} else {
			edges = append(edges, e)
		}
	}
	return edges
}

func readWord(t testing.TB, v *graph.Evidence, word string) {
	t.Helper()
	switch {
	case word == "mutual":
		v.Mutual = true
	case word == "negated":
		v.Negated = true
	case word[0] == '@':
		c, err := strconv.ParseFloat(word[1:], 64)
		if err != nil {
			t.Fatal(err)
		}
		v.Confidence = c
	case strings.HasPrefix(word, "doc="):
		v.Document = word[4:]
	case word[0] == '1' || word[0] == '2':
		v.Date = word
	default:
		v.Modality = graph.Modality(word)
	}
}

// fetcher serves edges from memory and notes who was asked for.
type fetcher struct {
	edges   map[string][]graph.Edge // by either end
	fetches int
	asked   map[string]bool
	err     error
}

func serve(edges []graph.Edge) *fetcher {
	f := &fetcher{edges: make(map[string][]graph.Edge), asked: make(map[string]bool)}
	for _, e := range edges {
		f.edges[e.Source] = append(f.edges[e.Source], e)
		if e.Target != e.Source {
			f.edges[e.Target] = append(f.edges[e.Target], e)
		}
	}
	return f
}

func (f *fetcher) neighbours(_ context.Context, ids []string) ([]graph.Edge, error) {
	if f.err != nil {
		return nil, f.err
	}
	f.fetches++
	var edges []graph.Edge
	given := make(map[string]bool)
	for _, id := range ids {
		if f.asked[id] {
			return nil, fmt.Errorf("%s is asked for twice", id)
		}
		f.asked[id] = true
		for _, e := range f.edges[id] {
			if !given[e.Key()] {
				given[e.Key()] = true
				edges = append(edges, e)
			}
		}
	}
	return edges, nil
}
