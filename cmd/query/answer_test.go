package main

import (
	"io"
	"testing"

	"entente/graph"
	"entente/internal/network"
)

func TestMainEvents(t *testing.T) {
	for _, test := range []struct {
		events []network.EventCount
		want   string
	}{
		{[]network.EventCount{{Name: "AID", Reports: 1}}, "AID"},
		{[]network.EventCount{{Name: "AID", Reports: 3}, {Name: "ACCUSE", Reports: 2}}, "mostly AID"},
		// Half is not most.
		{[]network.EventCount{{Name: "ASSAULT", Reports: 2}, {Name: "AID", Reports: 1}, {Name: "COOPERATE", Reports: 1}}, "ASSAULT, AID and COOPERATE"},
		{[]network.EventCount{{Name: "AID", Reports: 2}, {Name: "AGREE", Reports: 1}, {Name: "RETREAT", Reports: 1}, {Name: "SUPPORT", Reports: 1}},
			"AID, AGREE, RETREAT and others"},
	} {
		if got := mainEvents(test.events); got != test.want {
			t.Errorf("%v: %q, want %q", test.events, got, test.want)
		}
	}
}

func TestReading(t *testing.T) {
	says := func(event, date, mode string, confidence float64, m graph.Modality) graph.Edge {
		return graph.Edge{Source: "IRQ", Event: event, Target: "IRN", Evidence: []graph.Evidence{
			{Document: "d", Date: date, Mode: mode, Confidence: confidence, Modality: m, PredicateStart: int(100 * confidence)}}}
	}
	s := newSession(&question{}, io.Discard, io.Discard)
	s.params = network.Default()
	edges := []graph.Edge{
		says("ASSAULT", "1987-03-23", "aerial", 1, graph.Asserted), says("ASSAULT", "1987-03-23", "", 0.5, graph.Reported),
		says("ACCUSE", "", "", 1, graph.Asserted), says("ACCUSE", "", "", 0.5, graph.Asserted), says("AID", "", "military", 1, graph.Hypothetical)}
	want := []string{
		"1987-03-23, d: IRQ ASSAULT (aerial) IRN, -9.7, confidence 1.00",
		"1987-03-23, d: IRQ ASSAULT IRN, 0, confidence 0.50, reported, another of that day counts",
		"d: IRQ ACCUSE IRN, -2.0, confidence 1.00",
		"d: IRQ ACCUSE IRN, 0, confidence 0.50, another of this document counts",
		"d: IRQ AID (military) IRN, 0, confidence 1.00, hypothetical, does not count",
	}
	for i, c := range s.params.Claims(edges) {
		if got := s.reading(c); got != want[i] {
			t.Errorf("got  %s\nwant %s", got, want[i])
		}
	}
}
