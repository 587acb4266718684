package relations

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"entente/graph"
)

// reliabilityTSV gives for each kind of rule the share of its edges that gold confirmed; written by
// go run ./internal/relations/calibrate.
//
//go:embed reliability.tsv
var reliabilityTSV string

func readReliability(tsv string) (map[string]float64, error) {
	table := map[string]float64{}
	for i, line := range strings.Split(tsv, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 2 {
			return nil, fmt.Errorf("reliability.tsv:%d: %d fields, want at least 2", i+1, len(f))
		}
		p, err := strconv.ParseFloat(f[1], 64)
		if err != nil || p < 0 || p > 1 {
			return nil, fmt.Errorf("reliability.tsv:%d: %q is no probability", i+1, f[1])
		}
		table[f[0]] = p
	}
	return table, nil
}

// confidence is the probability that the edge is right: that of its construction, corrected by that
// of its event, both as odds against the overall rate.
func (l *Lexicon) confidence(r Relation) float64 {
	base, ok := l.reliability["*"]
	if !ok {
		base = 0.5
	}
	p := odds(base)
	for _, key := range reliabilityKeys(r) {
		if k, ok := l.reliability[key]; ok {
			p *= odds(k) / odds(base)
		}
	}
	return p / (1 + p)
}

// reliabilityKeys are the properties that the table has a rate for.
func reliabilityKeys(r Relation) []string {
	event := r.Event
	if event == "" {
		event = "outside"
	}
	keys := []string{"rule " + r.Rule, "event " + event}
	if r.Modality == graph.Hypothetical {
		keys = append(keys, "hypothetical")
	}
	if r.Source.New || r.Target.New {
		keys = append(keys, "new actor")
	}
	return keys
}

func odds(p float64) float64 {
	p = min(max(p, 0.02), 0.98)
	return p / (1 - p)
}
