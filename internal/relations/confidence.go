package relations

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"

	"entente/graph"
)

// reliabilityTSV holds the weights of a logistic regression that says how likely an edge is right; written by
// go run ./internal/relations/calibrate from edges that gold judged.
//
//go:embed reliability.tsv
var reliabilityTSV string

func readReliability(tsv string) (map[string]float64, error) {
	weights := map[string]float64{}
	for i, line := range strings.Split(tsv, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, value, ok := strings.Cut(line, "\t")
		if !ok {
			return nil, fmt.Errorf("reliability.tsv:%d: no tab", i+1)
		}
		w, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, fmt.Errorf("reliability.tsv:%d: weight %q: %w", i+1, value, err)
		}
		weights[name] = w
	}
	return weights, nil
}

// Features are the properties of an edge that its confidence rests on: the words of its rule without the
// line of the lexicon, its event, and whether it is hypothetical.
func Features(rule, event string, modality graph.Modality) []string {
	features := []string{"bias"}
	for _, word := range strings.Fields(rule) {
		if !strings.Contains(word, ":") {
			features = append(features, "rule "+word)
		}
	}
	if event == "" {
		event = "outside"
	}
	features = append(features, "event "+event)
	if modality == graph.Hypothetical {
		features = append(features, "hypothetical")
	}
	return features
}

// confidence is the probability that the edge is right, in (0,1).
func (l *Lexicon) confidence(r Relation) float64 {
	sum := 0.0
	for _, f := range Features(r.Rule, r.Event, r.Modality) {
		sum += l.reliability[f]
	}
	p := 1 / (1 + math.Exp(-sum))
	return math.Round(p*1000) / 1000
}
