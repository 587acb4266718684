package network

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"entente/graph"
)

// summedOf is what a store that keeps sums gives of the edges.
func summedOf(p Params, edges []graph.Edge) *Summed {
	return &Summed{
		Sums: graph.NewSums(p.Sums(slices.Clone(edges))),
		Between: func(_ context.Context, actor string, others []string) ([]graph.Edge, error) {
			return slices.DeleteFunc(slices.Clone(edges), func(e graph.Edge) bool {
				return !(e.Source == actor && slices.Contains(others, e.Target) || e.Target == actor && slices.Contains(others, e.Source))
			}), nil
		},
	}
}

// Paths and walks that read sums are those that read all evidence, to the last bit.
func TestSummedAnswersTheSame(t *testing.T) {
	ctx := context.Background()
	r := rand.New(rand.NewPCG(31, 32))
	for round := range 120 {
		actors := 4 + r.IntN(40)
		edges := random(r, actors, actors*(1+r.IntN(3)))
		for i := range edges {
			v := edges[i].Evidence[0]
			v.Document, v.Date, v.Mutual = fmt.Sprint("e", i), fmt.Sprintf("2017-04-%02d", 1+r.IntN(3)), r.IntN(4) == 0
			edges[i].Evidence = append(edges[i].Evidence, v)
		}
		plain := func() Network { return Network{Neighbours: serve(edges).neighbours, Params: Default()} }
		summed := Network{Params: Default(), Summed: summedOf(Default(), edges)}
		via := []Via{Any, Allies, Adversaries}[round%3]
		from, to := strconv.Itoa(r.IntN(actors)), strconv.Itoa(r.IntN(actors))

		path := PathQuery{from, to, 1 + r.IntN(4), 1 + r.IntN(5), via}
		want, err := plain().Paths(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := summed.Paths(ctx, path); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("round %d: paths %+v by sums are\n%+v, error %v\nwant\n%+v", round, path, got, err, want)
		}
		walk := WalkQuery{from, 1 + r.IntN(3), 1 + r.IntN(5), via}
		wantWalk, err := plain().Walk(ctx, walk)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := summed.Walk(ctx, walk); err != nil || !reflect.DeepEqual(got, wantWalk) {
			t.Errorf("round %d: walk %+v by sums is\n%+v, error %v\nwant\n%+v", round, walk, got, err, wantWalk)
		}
	}
}

// The foremost ties by sums are the first of all ties, though many weigh the same, and hold the latest evidence.
func TestForemost(t *testing.T) {
	ctx := context.Background()
	r := rand.New(rand.NewPCG(35, 36))
	for round := range 150 {
		actors := 4 + r.IntN(40)
		edges := random(r, actors, actors*(1+r.IntN(4)))
		for i := range edges {
			v := &edges[i].Evidence[0]
			v.Confidence = 1 - 0.5*float64(r.IntN(2)*(round%2))
			if r.IntN(5) > 0 {
				v.Date = fmt.Sprintf("2017-04-%02d", 1+r.IntN(28))
			}
		}
		actor, most, latest := strconv.Itoa(r.IntN(actors)), 1+r.IntN(5), r.IntN(5)
		all, err := Network{Neighbours: serve(edges).neighbours, Params: Default()}.Around(ctx, actor)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Network{Params: Default(), Summed: summedOf(Default(), edges)}.Foremost(ctx, actor, most, latest)
		if err != nil {
			t.Fatal(err)
		}
		for _, via := range []Via{Allies, Adversaries} {
			want, have := passing(all, via), passing(got.Ties, via)
			if n := map[Via]int{Allies: got.Allies, Adversaries: got.Adversaries}[via]; n != len(want) {
				t.Errorf("round %d: %d %s, want %d", round, n, via, len(want))
			}
			want = want[:min(most, len(want))]
			if have = have[:min(most, len(have))]; !reflect.DeepEqual(have, want) {
				t.Errorf("round %d: the first %d %s are\n%v\nwant\n%v", round, most, via, have, want)
			}
		}
		if want, have := lastDates(all, latest), lastDates(got.Ties, latest); !slices.Equal(have, want) {
			t.Errorf("round %d: the latest %d dates are %q, want %q", round, latest, have, want)
		}
	}
}

func passing(ties []Tie, via Via) (pass []Tie) {
	for _, t := range ties {
		if via.Passes(t.Weight) {
			pass = append(pass, t)
		}
	}
	return pass
}

// lastDates are those of the n latest pieces of evidence.
func lastDates(ties []Tie, n int) (dates []string) {
	for _, t := range ties {
		for _, e := range t.Edges {
			for _, v := range e.Evidence {
				dates = append(dates, v.Date)
			}
		}
	}
	slices.Sort(dates)
	slices.Reverse(dates)
	return dates[:min(n, len(dates))]
}

// A pair weighs the same to the last bit in whatever order its edges come.
func TestSumsInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(33, 34))
	edges := random(r, 8, 60)
	for i := range edges {
		edges[i].Evidence[0].Mutual = r.IntN(2) == 0
	}
	want := Default().Sums(slices.Clone(edges))
	for range 20 {
		r.Shuffle(len(edges), func(i, j int) { edges[i], edges[j] = edges[j], edges[i] })
		if got := Default().Sums(slices.Clone(edges)); !slices.Equal(got, want) {
			t.Fatalf("sums are %v, want %v", got, want)
		}
	}
}

func TestFormulaNamesTheParameters(t *testing.T) {
	p, same := Default(), Default().Formula()
	if got := p.Formula(); got != same {
		t.Errorf("formula %q and %q", got, same)
	}
	p.Planned = 0.25
	if p.Formula() == same {
		t.Errorf("another parameter has formula %q too", same)
	}
}
