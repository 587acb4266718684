package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"entente/graph"
	"entente/internal/relations"
	"entente/internal/relations/gold"
)

// sample is an edge that gold has judged.
type sample struct {
	features []string
	right    bool // dyad and event
	dyad     bool
	rule     string // without the lexicon's line
	document string
	given    float64 // the classifier's own probability; 0 for the edges of rules
}

type key struct{ source, target, event string }

// judge reads a gold file and the edges found in its texts. Edges of the same file share a feature of their
// own, which takes up what its gold leaves out (PLOVER's records name only the main event).
func judge(goldFile, edgesFile string, n int) ([]sample, error) {
	judged, err := keysOf(goldFile)
	if err != nil {
		return nil, err
	}
	var samples []sample
	err = gold.Lines(edgesFile, func(line []byte) error {
		var e graph.Record
		if err := json.Unmarshal(line, &e); err != nil {
			return err
		}
		keys, ok := judged[e.Document]
		if !ok || e.Negated {
			return nil
		}
		s := sample{features: relations.Features(e.Rule, e.Event, e.Modality), rule: construction(e.Rule), document: e.Document}
		s.features = append(s.features, "file "+strconv.Itoa(n))
		s.right = keys[key{e.Source.Code, e.Target.Code, e.Event}] || e.Mutual && keys[key{e.Target.Code, e.Source.Code, e.Event}]
		s.dyad = keys[key{e.Source.Code, e.Target.Code, ""}] || e.Mutual && keys[key{e.Target.Code, e.Source.Code, ""}]
		if strings.HasPrefix(e.Rule, "classifier ") {
			s.given = e.Confidence
		}
		samples = append(samples, s)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read edges: %w", err)
	}
	return samples, nil
}

// construction is the rule without the line of the lexicon.
func construction(rule string) string {
	var words []string
	for _, w := range strings.Fields(rule) {
		if !strings.Contains(w, ":") {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

// keysOf lists the edges of each gold text, with their event and (event "") without.
func keysOf(file string) (map[string]map[key]bool, error) {
	texts, err := gold.Read(file)
	if err != nil {
		return nil, err
	}
	all := map[string]map[key]bool{}
	for _, t := range texts {
		keys := map[key]bool{}
		for _, e := range t.Edges {
			add(keys, e.Source, e.Target, e.Event)
			if e.Mutual {
				add(keys, e.Target, e.Source, e.Event)
			}
		}
		all[t.ID] = keys
	}
	return all, nil
}

func add(keys map[key]bool, source, target, event string) {
	keys[key{source, target, event}] = true
	keys[key{source, target, ""}] = true
}
