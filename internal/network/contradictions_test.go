package network

import (
	"testing"

	"entente/graph"
)

func TestContradictions(t *testing.T) {
	treaty := func(a, b, from, to string) graph.Edge {
		e := graph.Edge{Source: a, Target: b, Event: "SUPPORT", Evidence: []graph.Evidence{{Document: "paper", Sentence: 1, Date: from, Mutual: true, Confidence: 1}}}
		if to != "" {
			e.Evidence = append(e.Evidence, graph.Evidence{Document: "paper", Sentence: 1, PredicateStart: 1, Date: to, Negated: true, Confidence: 1})
		}
		return e
	}
	act := func(a, event, b string, dates ...string) graph.Edge {
		e := graph.Edge{Source: a, Target: b, Event: event}
		for _, d := range dates {
			e.Evidence = append(e.Evidence, graph.Evidence{Document: "news" + d, Date: d, Confidence: 1, Modality: graph.Asserted})
		}
		return e
	}
	paper := []graph.Edge{treaty("A", "B", "1980-01-01", "1990-12-31"), treaty("A", "C", "1980-01-01", ""), treaty("A", "D", "1980-01-01", "")}
	tests := []struct {
		name string
		news graph.Edge
		want float64 // the tie's weight, 0 for none
	}{
		{"during", act("B", "ACCUSE", "A", "1990-12-31"), -2},
		{"before and after do not count", act("B", "ACCUSE", "A", "1979-12-31", "1991-01-01"), 0},
		{"before does not count beside during", act("B", "ACCUSE", "A", "1979-12-31", "1985-01-01"), -2},
		{"without a date, while it holds still", act("A", "ACCUSE", "C", ""), -2},
		{"without a date, when it has ended", act("A", "ACCUSE", "B", ""), 0},
		{"friends", act("A", "SUPPORT", "D", "1985-01-01"), 0},
		{"no treaty", act("B", "ACCUSE", "C", "1985-01-01"), 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Default().Contradictions(paper, []graph.Edge{test.news})
			if test.want == 0 {
				if len(got) != 0 {
					t.Errorf("got %+v", got)
				}
				return
			}
			if len(got) != 1 || got[0].Weight != test.want || len(got[0].Treaties) != 1 {
				t.Errorf("got %+v, want one of %v", got, test.want)
			}
		})
	}
}
