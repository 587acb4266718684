package main

import (
	"testing"

	"entente/internal/logistic/fit"
)

func TestSortOf(t *testing.T) {
	for _, tt := range []struct {
		actor, word string
		want        sort
	}{
		{"TCD", "Its", "it"},
		{"TCD", "our", "we"},
		{"TCD/GOV", "officials", "role"},
		{"TCD/GOV", "it", "it"},
		{"idriss-deby", "Deby", "name"},
		{"idriss-deby", "he", "name"},
	} {
		if got := sortOf(tt.actor, tt.word); got != tt.want {
			t.Errorf("%s for %s is %q, want %q", tt.word, tt.actor, got, tt.want)
		}
	}
}

// When samples were drawn, one role of two was right and nine names of ten; of what is found now three roles of four are right, and all names but one of ten.
func TestBalance(t *testing.T) {
	drawn := map[sort]*tally{"role": {right: 50, wrong: 50}, "name": {right: 90, wrong: 10}}
	var samples []fit.Sample
	var sorts []sort
	for _, v := range []struct {
		sort
		right, wrong int
	}{{"role", 3, 1}, {"name", 9, 1}, {"we", 1, 1}} {
		for k := range v.right + v.wrong {
			samples = append(samples, fit.Sample{Right: k < v.right, Weight: 1})
			sorts = append(sorts, v.sort)
		}
	}
	balance(samples, sorts, drawn)
	for i, want := range map[int]float64{0: 1, 3: 3, 4: 1, 13: 1, 15: 1} {
		if samples[i].Weight != want {
			t.Errorf("the %s at %d weighs %v, want %v", sorts[i], i, samples[i].Weight, want)
		}
	}
}
