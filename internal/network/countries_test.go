package network

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"entente/graph"
)

var people = []graph.Actor{
	{ID: "RUS", Kind: graph.Country, Code: "RUS", PartOf: []graph.Membership{{Actor: "un"}}},
	{ID: "SYR", Kind: graph.Country, Code: "SYR"},
	{ID: "USA", Kind: graph.Country, Code: "USA"},
	{ID: "un", Kind: graph.Organization, Code: "IGO"},
	{ID: "putin", Kind: graph.Person, Code: "RUS"},
	{ID: "lavrov", Kind: graph.Person, Code: "RUS", PartOf: []graph.Membership{{Actor: "mid"}}},
	{ID: "mid", Kind: graph.Organization, Code: "RUS", PartOf: []graph.Membership{{Actor: "RUS"}}},
	{ID: "annan", Kind: graph.Person, Code: "IGO", PartOf: []graph.Membership{{Actor: "un", From: "1997", To: "2006"}}},
	{ID: "tillerson", Kind: graph.Person, Code: "USA", PartOf: []graph.Membership{
		{Actor: "exxon", From: "2006-01-01", To: "2016-12-31"}, {Actor: "USA", From: "2017-02-01", To: "2018-03"}}},
	{ID: "exxon", Kind: graph.Organization, Code: "MNC"},
	{ID: "khodorkovsky", Kind: graph.Person, Code: "", PartOf: []graph.Membership{{Actor: "SUN", To: "1991-12-26"}, {Actor: "RUS", From: "1991-12-26"}}},
	{ID: "ouroboros", Kind: graph.Group, PartOf: []graph.Membership{{Actor: "ouroboros"}}},
}

func TestCountryOf(t *testing.T) {
	tests := []struct{ actor, date, want string }{
		{"RUS", "2017-04-11", "RUS"}, // a country is no part of the UN here
		{"putin", "", "RUS"},
		{"lavrov", "2017-04-11", "RUS"}, // through his ministry
		{"annan", "2000-01-01", "annan"},
		{"un", "", "un"},
		{"exxon", "", "exxon"},
		{"tillerson", "2018-03-13", "USA"},
		{"khodorkovsky", "1990-05-01", "SUN"}, // whose actor is not given
		{"khodorkovsky", "1999-05-01", "RUS"},
		{"khodorkovsky", "", "RUS"},
		{"ouroboros", "", "ouroboros"},
		{"somebody unknown", "", "somebody unknown"},
	}
	c := NewCountries(people, "")
	for _, test := range tests {
		if got := c.Of(test.actor, test.date); got != test.want {
			t.Errorf("%s on %q: %s, want %s", test.actor, test.date, got, test.want)
		}
	}
	if got := NewCountries(people, "1990-05-01").Of("khodorkovsky", ""); got != "SUN" {
		t.Errorf("as of 1990: %s, want SUN", got)
	}
	if got, want := fmt.Sprint(c.Members("RUS")), "[RUS putin lavrov mid khodorkovsky]"; got != want {
		t.Errorf("members %s, want %s", got, want)
	}
}

func TestTiesByCountry(t *testing.T) {
	f := serve(read(t,
		"putin SUPPORT SYR 2017-04-11", "RUS SUPPORT SYR 2017-04-11 @0.5", "lavrov SUPPORT SYR 2017-04-12",
		"tillerson THREATEN putin 2017-04-12", "lavrov CONSULT putin",
		"khodorkovsky ACCUSE SYR 1990-05-01", "un ACCUSE SYR"))
	n := Network{Neighbours: NewCountries(people, "").Neighbours(f.neighbours), Params: Default()}
	ties, err := n.Around(context.Background(), "RUS")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, tie := range ties {
		got = append(got, fmt.Sprintf("%s-%s %+.1f %d", tie.A, tie.B, tie.Weight, tie.Reports))
	}
	if want := []string{"RUS-SYR +7.0 3", "RUS-USA -6.0 1"}; !slices.Equal(got, want) {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), strings.Join(want, ", "))
	}
}

func TestTimeline(t *testing.T) {
	edges := read(t, "RUS SUPPORT SYR 2015-09-30", "RUS AID SYR 2015-12-01", "SYR ACCUSE RUS 2015-12-02", "RUS SUPPORT SYR 2017-04-11", "RUS CONSULT SYR",
		"RUS SUPPORT SYR 2015-09-30 doc=again")
	tests := []struct {
		unit Unit
		want string
	}{
		{Year, ": +1.0 -0.0 1 CONSULT | 2015: +10.5 -2.0 4 SUPPORT | 2017: +3.5 -0.0 1 SUPPORT"},
		{Month, ": +1.0 -0.0 1 CONSULT | 2015-09: +3.5 -0.0 2 SUPPORT | 2015-12: +7.0 -2.0 2 ACCUSE | 2017-04: +3.5 -0.0 1 SUPPORT"},
	}
	for _, test := range tests {
		var got []string
		for _, p := range Default().Timeline(edges, test.unit) {
			got = append(got, fmt.Sprintf("%s: +%.1f -%.1f %d %s", p.Name, p.Cooperation, math.Abs(p.Conflict), p.Reports, p.Events[0].Name))
		}
		if strings.Join(got, " | ") != test.want {
			t.Errorf("got %s, want %s", strings.Join(got, " | "), test.want)
		}
	}
}
