package classifier

import (
	"cmp"
	"math"
	"slices"

	"entente/graph"
)

// bestEvent gives the event with the highest score and its share of the softmax; of equals the first
// in the codebook's order.
func (m *Model) bestEvent(features []string) (string, float64) {
	scores := make([]float64, len(graph.Events))
	for _, f := range features {
		for k, w := range m.event[f] {
			scores[k] += w
		}
	}
	softmax(scores)
	best := 0
	for k, p := range scores {
		if p > scores[best] {
			best = k
		}
	}
	return graph.Events[best].Name, scores[best]
}

// softmax turns scores into probabilities in place.
func softmax(scores []float64) {
	top, sum := slices.Max(scores), 0.0
	for k, x := range scores {
		scores[k] = math.Exp(x - top)
		sum += scores[k]
	}
	for k := range scores {
		scores[k] /= sum
	}
}

// eventIndex is the place of an event in graph.Events, -1 for one outside PLOVER.
func eventIndex(name string) int {
	return slices.IndexFunc(graph.Events, func(e graph.EventType) bool { return e.Name == name })
}

func sortPairs(ps []Pair) {
	slices.SortFunc(ps, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target))
	})
}
