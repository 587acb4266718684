package parse

import (
	"math/rand"
	"slices"
	"testing"
)

// TestFrozenWeightsScoreAsTheLearnersAverages trains random updates and compares the table that is
// read back with averages kept by hand.
func TestFrozenWeightsScoreAsTheLearnersAverages(t *testing.T) {
	const features, classes, steps = 300, 5, 400
	rng := rand.New(rand.NewSource(3))
	l := newLearner()
	var now, sum [features][classes]float64
	updates := [features]int{}
	for range steps {
		l.step++
		for range 4 {
			f, c, by := rng.Intn(features), rng.Intn(classes), int32(1-2*rng.Intn(2))
			l.update([]uint64{mix(1, uint64(f), 0, 0)}, c, by)
			now[f][c] += float64(by)
			updates[f]++
		}
		for f := range now {
			for c := range now[f] {
				sum[f][c] += now[f][c]
			}
		}
	}
	const step = 1.0 / 1024
	table, rest, err := readTable(append(l.freeze(nil, 3, 0, step), "rest"...))
	if err != nil || string(rest) != "rest" {
		t.Fatalf("rest %q, %v", rest, err)
	}
	for f := range sum {
		scores := make([]int32, classes)
		table.score([]uint64{mix(1, uint64(f), 0, 0)}, scores)
		for c, s := range scores {
			// An update counts from the step after it was made.
			want := (sum[f][c] - now[f][c]) / steps
			if updates[f] < 3 {
				want = 0
			}
			if got := float64(s) * step; got-want > 0.05 || want-got > 0.05 {
				t.Errorf("feature %d, class %d: %.3f, want %.3f", f, c, got, want)
			}
		}
	}
}

func TestFreezeIsDeterministic(t *testing.T) {
	frozen := func() []byte {
		l := newLearner()
		for i := range uint64(5000) {
			l.step++
			l.update([]uint64{mix(2, i%700, 0, 0), mix(3, i%900, 0, 0)}, int(i%7), 1)
		}
		return l.freeze(nil, 1, 0.5, 0.25)
	}
	if !slices.Equal(frozen(), frozen()) {
		t.Error("the same updates gave different bytes")
	}
}

func TestBrokenModelsAreErrors(t *testing.T) {
	if _, err := Read([]byte("something else")); err == nil {
		t.Error("no error for a file of another kind")
	}
	for _, n := range []int{len(modelMagic) + 10, len(embeddedModel) / 3, len(embeddedModel) - 1} {
		if p, err := Read(embeddedModel[:n]); err == nil || p != nil {
			t.Errorf("the first %d bytes are read without an error", n)
		}
	}
}
