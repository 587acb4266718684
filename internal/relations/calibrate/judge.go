package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"entente/graph"
	"entente/internal/relations"
)

// sample is an edge that gold has judged.
type sample struct {
	features []string
	right    bool // dyad and event
	dyad     bool
	rule     string // without the lexicon's line
	document string
}

type party struct {
	Code string `json:"code"`
}

type goldEdge struct {
	Source party  `json:"source"`
	Target party  `json:"target"`
	Event  string `json:"event"`
	Mutual bool   `json:"mutual"`
}

// goldRecord is a gold text in one of two forms: all its edges, or its main event by the actors' codes.
type goldRecord struct {
	ID     string          `json:"id"`
	Edges  []goldEdge      `json:"edges"`
	Event  string          `json:"event"`
	Source json.RawMessage `json:"source"`
	Target json.RawMessage `json:"target"`
}

type key struct{ source, target, event string }

// judge reads a gold file and the edges found in its texts. Edges of the same file share a feature of their
// own, which takes up what its gold leaves out (PLOVER's records name only the main event).
func judge(goldFile, edgesFile string, n int) ([]sample, error) {
	gold, err := readGold(goldFile)
	if err != nil {
		return nil, fmt.Errorf("read gold: %w", err)
	}
	var samples []sample
	err = lines(edgesFile, func(line []byte) error {
		var e graph.Record
		if err := json.Unmarshal(line, &e); err != nil {
			return err
		}
		keys, ok := gold[e.Document]
		if !ok || e.Negated {
			return nil
		}
		s := sample{features: relations.Features(e.Rule, e.Event, e.Modality), rule: construction(e.Rule), document: e.Document}
		s.features = append(s.features, "file "+strconv.Itoa(n))
		s.right = keys[key{e.Source.Code, e.Target.Code, e.Event}] || e.Mutual && keys[key{e.Target.Code, e.Source.Code, e.Event}]
		s.dyad = keys[key{e.Source.Code, e.Target.Code, ""}] || e.Mutual && keys[key{e.Target.Code, e.Source.Code, ""}]
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

func readGold(file string) (map[string]map[key]bool, error) {
	gold := map[string]map[key]bool{}
	err := lines(file, func(line []byte) error {
		var r goldRecord
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		keys := map[key]bool{}
		for _, e := range r.edges() {
			add(keys, e.Source.Code, e.Target.Code, renamed(e.Event))
			if e.Mutual {
				add(keys, e.Target.Code, e.Source.Code, renamed(e.Event))
			}
		}
		gold[r.ID] = keys
		return nil
	})
	return gold, err
}

func add(keys map[key]bool, source, target, event string) {
	keys[key{source, target, event}] = true
	keys[key{source, target, ""}] = true
}

// edges gives the record's edges; those of a main event without target hold among its sources.
func (r goldRecord) edges() []goldEdge {
	if r.Event == "" {
		return r.Edges
	}
	var sources, targets []party
	if json.Unmarshal(r.Source, &sources) != nil || json.Unmarshal(r.Target, &targets) != nil {
		return nil
	}
	var edges []goldEdge
	for i, s := range sources {
		for _, t := range targets {
			edges = append(edges, goldEdge{s, t, r.Event, false})
		}
		if len(targets) == 0 {
			for _, t := range sources[i+1:] {
				edges = append(edges, goldEdge{s, t, r.Event, true})
			}
		}
	}
	return edges
}

// renamed maps the names of PLOVER's earlier drafts to those of 2021.
func renamed(event string) string {
	switch event {
	case "DEMAND":
		return "REQUEST"
	case "DISAPPROVE", "INVESTIGATE":
		return "ACCUSE"
	case "FIGHT":
		return "ASSAULT"
	}
	return event
}

func lines(file string, each func([]byte) error) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<22)
	for n := 1; scan.Scan(); n++ {
		if err := each(scan.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	return scan.Err()
}
