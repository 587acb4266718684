package graph_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"entente/graph"
)

func TestSums(t *testing.T) {
	s := graph.NewSums([]graph.Sum{
		{"IRN", "USA", -4, "2017-04-11"}, {"RUS", "SYR", 7, ""}, {"IRN", "SYR", 7, ""}, {"SYR", "USA", -9.5, ""}, {"CHN", "SYR", 0, ""}})
	var got []string
	for a, id := range s.IDs {
		others, weights := s.Of(a)
		for i, o := range others {
			got = append(got, fmt.Sprintf("%s %s %v", id, s.IDs[o], weights[i]))
		}
	}
	want := "CHN SYR 0, IRN SYR 7, IRN USA -4, RUS SYR 7, SYR USA -9.5, SYR IRN 7, SYR RUS 7, SYR CHN 0, USA SYR -9.5, USA IRN -4"
	if strings.Join(got, ", ") != want {
		t.Errorf("lists are %s, want %s", strings.Join(got, ", "), want)
	}
	if i, ok := s.Number("RUS"); !ok || s.IDs[i] != "RUS" {
		t.Errorf("RUS has number %d, %v", i, ok)
	}
	if _, ok := s.Number("JOR"); ok {
		t.Error("JOR, of whom nothing is summed, has a number")
	}
}

func TestSumsGiveAll(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		weights := make(map[[2]string]float64)
		for range r.IntN(200) {
			a, b := fmt.Sprint(r.IntN(30)), fmt.Sprint(r.IntN(30))
			if a != b {
				weights[[2]string{min(a, b), max(a, b)}] = math.Round(r.NormFloat64() * 3)
			}
		}
		var want []graph.Sum
		for p, w := range weights {
			day := ""
			if r.IntN(4) > 0 {
				day = fmt.Sprintf("%d-%02d-%02d", 990+r.IntN(1100), 1+r.IntN(12), 1+r.IntN(28))
				day = "0"[:max(0, 10-len(day))] + day
			}
			want = append(want, graph.Sum{A: p[0], B: p[1], Weight: w, Last: day})
		}
		s := graph.NewSums(want) // in the map's order
		slices.SortFunc(want, func(x, y graph.Sum) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
		if got := s.All(); !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	}
}
