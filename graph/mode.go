package graph

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

// Mode is a row of modes.tsv: a way in which PLOVER's event is done, or what it is about.
type Mode struct {
	Event string // CONSULT
	Name  string // visit
	Gloss string // one line for people
}

//go:embed modes.tsv
var modesTSV string

// Modes lists PLOVER's modes by event, in the codebook's order.
var Modes = mustModes(modesTSV)

// ModesOf returns the names of the event's modes; an event may have none.
func ModesOf(event string) []string {
	var names []string
	for _, m := range Modes {
		if m.Event == event {
			names = append(names, m.Name)
		}
	}
	return names
}

// EventsOf returns the events that have a mode of that name, in the codebook's order: both RETREAT and SANCTION have
// withdraw.
func EventsOf(mode string) []string {
	var events []string
	for _, m := range Modes {
		if m.Name == mode {
			events = append(events, m.Event)
		}
	}
	return events
}

// IsMode says whether the event has a mode of that name.
func IsMode(event, name string) bool {
	return slices.ContainsFunc(Modes, func(m Mode) bool { return m.Event == event && m.Name == name })
}

// mustModes panics on a malformed table: it is part of the program, and its test reads it first.
func mustModes(tsv string) []Mode {
	modes, err := parseModes(tsv)
	if err != nil {
		panic(err)
	}
	return modes
}

func parseModes(tsv string) ([]Mode, error) {
	var modes []Mode
	for i, line := range strings.Split(tsv, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("modes.tsv:%d: %d fields, want 3", i+1, len(f))
		}
		if _, ok := LookupEvent(f[0]); !ok {
			return nil, fmt.Errorf("modes.tsv:%d: event %q is not PLOVER's", i+1, f[0])
		}
		if f[1] == "" || f[1] != strings.ToLower(f[1]) || strings.ContainsAny(f[1], " ,|:") {
			return nil, fmt.Errorf("modes.tsv:%d: %q is no name of a mode", i+1, f[1])
		}
		if slices.ContainsFunc(modes, func(m Mode) bool { return m.Event == f[0] && m.Name == f[1] }) {
			return nil, fmt.Errorf("modes.tsv:%d: %s %s is listed twice", i+1, f[0], f[1])
		}
		modes = append(modes, Mode{Event: f[0], Name: f[1], Gloss: f[2]})
	}
	return modes, nil
}
