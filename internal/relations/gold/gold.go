// Package gold reads texts whose relations people have named, as JSON Lines of three forms:
//
//   - all edges: {"id", "text", "edges": [{"source": {"code"}, "target": {"code"}, "event", "mutual"}]}
//   - the main event, by the actors' codes: {"id", "text", "event", "source": [{"code"}], "target": [{"code"}]};
//     without a target it holds among its sources
//   - a marked pair of phrases, in bytes of the text: {"id", "text", "event", "source": {"start", "end"}, "target": {…}}
//
// Names of events of PLOVER's earlier drafts are turned into those of 2021.
package gold

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
)

// Text is a gold text.
type Text struct {
	ID, Text string
	Edges    []Edge
	Complete bool  // Edges are all that the text holds
	Pair     *Pair // the marked pair; nil in the other forms
}

// Edge is a gold edge between the actors with these codes.
type Edge struct {
	Source, Target, Event string
	Mutual                bool
}

// Pair is a marked pair of phrases with the event between them.
type Pair struct {
	Source, Target Phrase
	Event          string
}

// Phrase is bytes [Start, End) of a text.
type Phrase struct{ Start, End int }

// Overlaps says whether the phrase shares a byte with [start, end).
func (p Phrase) Overlaps(start, end int) bool { return start < p.End && p.Start < end }

// Read reads a file.
func Read(file string) ([]Text, error) {
	var all []Text
	err := Lines(file, func(line []byte) error {
		t, err := parse(line)
		all = append(all, t)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read gold: %w", err)
	}
	return all, nil
}

// Lines gives the lines of a file, of up to 4 MB each; an error is told with its file and line.
func Lines(file string, each func([]byte) error) error {
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

type party struct {
	Code string `json:"code"`
}

type record struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Event string `json:"event"`
	Edges *[]struct {
		Source party  `json:"source"`
		Target party  `json:"target"`
		Event  string `json:"event"`
		Mutual bool   `json:"mutual"`
	} `json:"edges"`
	Source json.RawMessage `json:"source"`
	Target json.RawMessage `json:"target"`
}

func parse(line []byte) (Text, error) {
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		return Text{}, err
	}
	t := Text{ID: r.ID, Text: r.Text}
	if r.Edges != nil {
		t.Complete = true
		for _, e := range *r.Edges {
			t.Edges = append(t.Edges, Edge{e.Source.Code, e.Target.Code, Renamed(e.Event), e.Mutual})
		}
		return t, nil
	}
	var pair Pair
	if json.Unmarshal(r.Source, &pair.Source) == nil && json.Unmarshal(r.Target, &pair.Target) == nil {
		pair.Event = Renamed(r.Event)
		t.Pair = &pair
		return t, nil
	}
	var sources, targets []party
	if err := json.Unmarshal(r.Source, &sources); err != nil {
		return Text{}, fmt.Errorf("source: %w", err)
	}
	if err := json.Unmarshal(r.Target, &targets); err != nil {
		return Text{}, fmt.Errorf("target: %w", err)
	}
	t.Edges = mainEvent(sources, targets, Renamed(r.Event))
	return t, nil
}

// mainEvent relates each source to each target, or, without targets, the sources to each other.
func mainEvent(sources, targets []party, event string) []Edge {
	from, to := codes(sources), codes(targets)
	var edges []Edge
	for i, s := range from {
		for _, t := range to {
			edges = append(edges, Edge{s, t, event, false})
		}
		if len(to) == 0 {
			for _, t := range from[i+1:] {
				edges = append(edges, Edge{s, t, event, true})
			}
		}
	}
	return edges
}

// codes lists the parties' codes, each once; a party without one is left out.
func codes(parties []party) []string {
	var all []string
	for _, p := range parties {
		if p.Code != "" && !slices.Contains(all, p.Code) {
			all = append(all, p.Code)
		}
	}
	return all
}

// Renamed gives an event's name in the codebook of 2021.
func Renamed(event string) string {
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
