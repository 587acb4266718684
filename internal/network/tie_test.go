package network

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// near compares weights up to rounding.
func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestTieWeight(t *testing.T) {
	asOf := Default()
	asOf.AsOf = "2017-04-12"
	negated := Default()
	negated.Negated = true
	half := Default()
	half.Treaty = 0.5
	none := Default()
	none.Treaty = 0
	tests := []struct {
		name    string
		params  Params
		lines   []string
		weight  float64
		counted int
	}{
		{"one report", Default(), []string{"RUS SUPPORT SYR"}, 3.5, 1},
		{"confidence", Default(), []string{"RUS SUPPORT SYR @0.8"}, 2.8, 1},
		{"reported", Default(), []string{"RUS SUPPORT SYR reported"}, 2.8, 1},
		{"planned", Default(), []string{"RUS SUPPORT SYR planned"}, 1.75, 1},
		{"hypothetical", Default(), []string{"RUS SUPPORT SYR hypothetical"}, 0, 0},
		{"both directions", Default(), []string{"RUS SUPPORT SYR", "SYR ACCUSE RUS"}, 1.5, 2},
		{"mutual counts both ways", Default(), []string{"RUS SUPPORT SYR mutual"}, 7, 2},
		{"negated counts nothing", Default(), []string{"RUS SUPPORT SYR negated"}, 0, 0},
		{"negated if asked for", negated, []string{"RUS SUPPORT SYR negated"}, 3.5, 1},
		{"outside PLOVER", Default(), []string{"RUS resemble SYR"}, 0, 0},
		{"one a day", Default(), []string{
			"RUS SUPPORT SYR 2017-04-11 doc=a @0.5", "RUS SUPPORT SYR 2017-04-11 doc=b", "RUS SUPPORT SYR 2017-04-11 doc=c @0.9"}, 3.5, 1},
		{"two days", Default(), []string{"RUS SUPPORT SYR 2017-04-11", "RUS SUPPORT SYR 2017-04-12"}, 7, 2},
		{"two events of a day", Default(), []string{"RUS SUPPORT SYR 2017-04-11", "RUS AID SYR 2017-04-11"}, 10.5, 2},
		{"one mutual event told from each side", Default(), []string{
			"RUS CONSULT SYR 2017-04-11 mutual", "SYR CONSULT RUS 2017-04-11 mutual"}, 2, 2},
		{"no date: once a document", Default(), []string{
			"RUS SUPPORT SYR doc=a", "RUS SUPPORT SYR doc=a", "RUS SUPPORT SYR doc=b"}, 7, 2},
		{"a year old", asOf, []string{"RUS SUPPORT SYR 2016-04-12"}, 1.75, 1},
		{"after the date asked for", asOf, []string{"RUS SUPPORT SYR 2017-04-13"}, 0, 0},
		{"a treaty counts as a report", Default(), []string{"RUS SUPPORT SYR doc=treaties:atop mutual"}, 7, 2},
		{"a treaty counts half", half, []string{"RUS SUPPORT SYR doc=treaties:atop", "RUS ACCUSE SYR doc=treaty"}, -0.25, 2},
		{"a treaty counts nothing", none, []string{"RUS SUPPORT SYR doc=treaties:atop"}, 0, 0},
		{"no date does not age", asOf, []string{"RUS SUPPORT SYR"}, 3.5, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			ties := test.params.Ties(read(t, test.lines...))
			if len(ties) != 1 {
				t.Fatalf("%d ties, want 1", len(ties))
			}
			tie := ties[0]
			if !near(tie.Weight, test.weight) || tie.Counted != test.counted || tie.Reports != len(test.lines) {
				t.Errorf("weight %v from %d of %d reports, want %v from %d of %d",
					tie.Weight, tie.Counted, tie.Reports, test.weight, test.counted, len(test.lines))
			}
			if back := tie.From("SYR"); !near(back.Weight, tie.Out.Net()+tie.In.Net()) || back.Out != tie.In || back.A != "SYR" {
				t.Errorf("seen from the other end: %+v", back)
			}
		})
	}
}

func TestTieAccount(t *testing.T) {
	ties := Default().Ties(read(t,
		"RUS SUPPORT SYR 2017-04-11", "RUS SUPPORT SYR 2015-09-30", "RUS AID SYR 2016-01-01",
		"SYR ACCUSE RUS", "SYR ASSAULT RUS 2016-05-05", "RUS resemble SYR", "RUS SUPPORT RUS"))
	if len(ties) != 1 {
		t.Fatalf("%d ties, want 1: what an actor does to itself is none", len(ties))
	}
	tie := ties[0]
	if tie.First != "2015-09-30" || tie.Last != "2017-04-11" {
		t.Errorf("from %s to %s", tie.First, tie.Last)
	}
	if want := (Flow{VerbalCooperation: 7, MaterialCooperation: 7}); tie.Out != want {
		t.Errorf("out %+v, want %+v", tie.Out, want)
	}
	if want := (Flow{VerbalConflict: -2, MaterialConflict: -9.67}); tie.In != want {
		t.Errorf("in %+v, want %+v", tie.In, want)
	}
	if got, want := fmt.Sprint(tie.Events), "[{SUPPORT 2} {ACCUSE 1} {AID 1} {ASSAULT 1} {resemble 1}]"; got != want {
		t.Errorf("events %s, want %s", got, want)
	}
	var best []string
	for _, c := range Best(tie.Claims, tie.Sign(), 2) {
		best = append(best, c.Evidence.Text)
	}
	if want := []string{"RUS AID SYR 2016-01-01", "RUS SUPPORT SYR 2017-04-11"}; !slices.Equal(best, want) {
		t.Errorf("best evidence %q, want %q", best, want)
	}
}

func TestAround(t *testing.T) {
	edges := read(t, "RUS SUPPORT SYR", "RUS SUPPORT SYR 2017-04-11", "IRN AID RUS", "USA ASSAULT SYR", "USA THREATEN RUS", "RUS resemble USA")
	f := serve(edges)
	ties, err := Network{Neighbours: f.neighbours, Params: Default()}.Around(context.Background(), "RUS")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, tie := range ties {
		got = append(got, fmt.Sprintf("%s %s %+.1f", tie.A, tie.B, tie.Weight))
	}
	if want := "RUS SYR +7.0, RUS IRN +7.0, RUS USA -6.0"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
	if len(f.asked) != 1 {
		t.Errorf("asked for %v", f.asked)
	}
}

// The weights do not depend on the order in which a store gives edges and evidence.
func TestOrderDoesNotMatter(t *testing.T) {
	edges := read(t, "RUS SUPPORT SYR 2017-04-11 doc=b", "RUS SUPPORT SYR 2017-04-11 doc=a", "SYR SUPPORT RUS 2017-04-11 mutual", "USA ASSAULT SYR")
	account := func() string {
		var s []string
		for _, tie := range Default().Ties(slices.Clone(edges)) {
			s = append(s, fmt.Sprintf("%s %s %v %v", tie.A, tie.B, tie.Weight, tie.Events))
			for _, c := range Best(tie.Claims, tie.Sign(), -1) {
				s = append(s, c.Evidence.Text)
			}
		}
		return strings.Join(s, "\n")
	}
	want := account()
	slices.Reverse(edges)
	for _, e := range edges {
		slices.Reverse(e.Evidence)
	}
	if got := account(); got != want {
		t.Errorf("in reverse order:\n%s\nwant:\n%s", got, want)
	}
}

// Sums are the weights of the ties, for networks with several reports of a day, negated and mutual ones.
func TestSumsAreTheTies(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for round := range 30 {
		edges := random(r, 12, 80)
		for i := range edges {
			v := edges[i].Evidence[0]
			v.Date = fmt.Sprintf("2017-04-%02d", 1+r.IntN(3))
			v.Mutual, v.Negated = r.IntN(4) == 0, r.IntN(6) == 0
			edges[i].Evidence = append(edges[i].Evidence, v)
		}
		p := Default()
		want := make(map[[2]string]float64)
		for _, tie := range p.Ties(edges) {
			want[[2]string{tie.A, tie.B}] = tie.Weight
		}
		got := p.Sums(edges)
		if len(got) != len(want) {
			t.Errorf("round %d: %d weights of %d ties", round, len(got), len(want))
		}
		for _, tie := range got {
			if w, ok := want[[2]string{tie.A, tie.B}]; !ok || !near(w, tie.Weight) {
				t.Errorf("round %d: %s and %s weigh %v, as a tie %v", round, tie.A, tie.B, tie.Weight, w)
			}
		}
	}
}
