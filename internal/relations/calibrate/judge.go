package main

import (
	"encoding/json"
	"fmt"

	"entente/graph"
	"entente/internal/logistic"
	"entente/internal/relations"
	"entente/internal/relations/gold"
)

// sample is an edge that gold or a reader has judged.
type sample struct {
	features   []logistic.Feature
	right      bool // dyad and event, and of running news the mode too
	dyad       bool
	rule       string // its construction
	document   string
	news       bool    // running news, not a text picked for its events
	weight     float64 // as how many edges it counts
	confidence float64 // as the record has it, or cross-validated
}

func newSample(e graph.Record, in relations.Text) sample {
	return sample{features: relations.In(in, relations.Features(e)), news: in == relations.Running, rule: relations.Construction(e.Rule), document: e.Document, weight: 1, confidence: e.Confidence}
}

type key struct{ source, target, event string }

// judge reads a gold file and judges by it the edges found in its texts.
func judge(goldFile, edgesFile string) ([]sample, error) {
	judged, err := keysOf(goldFile)
	if err != nil {
		return nil, err
	}
	edges, err := readEdges(edgesFile)
	if err != nil {
		return nil, err
	}
	var samples []sample
	for _, e := range edges {
		keys, ok := judged[e.Document]
		if !ok || e.Negated {
			continue
		}
		s := newSample(e, relations.Picked)
		s.right = keys[key{e.Source.Code, e.Target.Code, e.Event}] || e.Mutual && keys[key{e.Target.Code, e.Source.Code, e.Event}]
		s.dyad = keys[key{e.Source.Code, e.Target.Code, ""}] || e.Mutual && keys[key{e.Target.Code, e.Source.Code, ""}]
		samples = append(samples, s)
	}
	return samples, nil
}

func readEdges(file string) ([]graph.Record, error) {
	var all []graph.Record
	err := gold.Lines(file, func(line []byte) error {
		var e graph.Record
		err := json.Unmarshal(line, &e)
		all = append(all, e)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read edges: %w", err)
	}
	return all, nil
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
