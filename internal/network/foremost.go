package network

import (
	"context"
	"fmt"
	"math"
	"slices"

	"entente/graph"
)

// Foremost is the part of an actor's ties that answers show.
type Foremost struct {
	Ties                []Tie // seen from the actor, the weightiest first
	Allies, Adversaries int   // how many there are in all
}

// Foremost returns of the ties of an actor at least those n above 0 and n below that are weightiest, and those that
// hold the latest pieces of evidence, as many as wanted; for n = 0 all ties. Where the network is summed the evidence of
// other ties is not read.
func (n Network) Foremost(ctx context.Context, actor string, most, latest int) (Foremost, error) {
	if n.Summed == nil || most == 0 {
		ties, err := n.Around(ctx, actor)
		f := Foremost{Ties: ties}
		for _, t := range ties {
			f.count(t.Weight, 1)
		}
		return f, err
	}
	number, tied := n.Summed.Sums.Number(actor)
	if !tied {
		return Foremost{}, nil
	}
	var f Foremost
	wanted := f.weightiest(n.Summed.Sums, number, most)
	wanted = append(wanted, lately(n.Summed.Sums, number, latest)...)
	slices.Sort(wanted)
	others := make([]string, 0, len(wanted))
	for _, o := range slices.Compact(wanted) {
		others = append(others, n.Summed.Sums.IDs[o])
	}
	if len(others) == 0 {
		return f, nil
	}
	edges, err := n.Summed.Between(ctx, actor, others)
	if err != nil {
		return Foremost{}, fmt.Errorf("fetch the edges of %s and %d others: %w", actor, len(others), err)
	}
	f.Ties = n.Params.seenFrom(actor, edges)
	return f, nil
}

// count counts a tie, and says how many of its kind there are by now.
func (f *Foremost) count(weight float64, by int) int {
	switch sign(weight) {
	case 1:
		f.Allies += by
		return f.Allies
	case -1:
		f.Adversaries += by
		return f.Adversaries
	}
	return 0
}

// weightiest counts an actor's ties and returns with whom those are that are among the most above 0 or below, and
// those as heavy as the last of these, which may go before it for other reasons.
func (f *Foremost) weightiest(sums *graph.Sums, actor, most int) (with []uint32) {
	var last [3]float64 // by sign, the weight of the last one wanted
	others, weights := sums.Of(actor)
	for i, o := range others {
		w := weights[i]
		if w == 0 {
			break
		}
		of := &last[sign(w)+1]
		if f.count(w, 1) == most {
			*of = math.Abs(w)
		}
		if f.count(w, 0) <= most || math.Abs(w) >= *of*(1-1e-9) { // sums in another order may round otherwise
			with = append(with, o)
		}
	}
	return with
}

// lately returns with whom the ties are whose last evidence is not before that of n of them.
func lately(sums *graph.Sums, actor, n int) (with []uint32) {
	if n == 0 {
		return nil
	}
	from, to := sums.First[actor], sums.First[actor+1]
	lasts := sums.Lasts[from:to]
	if n = min(n, len(lasts)); n == 0 {
		return nil
	}
	sorted := slices.Sorted(slices.Values(lasts))
	for i, day := range lasts {
		if day >= sorted[len(sorted)-n] {
			with = append(with, sums.Others[int(from)+i])
		}
	}
	return with
}
