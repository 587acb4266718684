package main

import (
	"testing"

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
