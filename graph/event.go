package graph

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// Quad is one of the four classes that PLOVER groups its events into: verbal or material,
// cooperation or conflict.
type Quad string

const (
	VerbalCooperation   Quad = "verbal cooperation"
	MaterialCooperation Quad = "material cooperation"
	VerbalConflict      Quad = "verbal conflict"
	MaterialConflict    Quad = "material conflict"
)

// EventType is a row of plover.tsv: an event of the PLOVER 2021 codebook.
type EventType struct {
	Name  string // SUPPORT
	Quad  Quad
	Score float64 // place on the conflict–cooperation scale, −10 … +10
	Gloss string  // one line for people
}

//go:embed plover.tsv
var ploverTSV string

// Events lists PLOVER's sixteen events in the codebook's order.
var Events = mustEvents(ploverTSV)

var eventByName = func() map[string]EventType {
	m := make(map[string]EventType, len(Events))
	for _, e := range Events {
		m[e.Name] = e
	}
	return m
}()

// LookupEvent returns the event of that name; ok is false for "" and for a name that PLOVER
// does not have.
func LookupEvent(name string) (e EventType, ok bool) {
	e, ok = eventByName[name]
	return e, ok
}

// QuadOf returns the event's quad class, "" for an event outside PLOVER.
func QuadOf(event string) Quad { return eventByName[event].Quad }

// ScoreOf returns the event's place on the conflict–cooperation scale, −10 … +10, and 0 for an
// event outside PLOVER.
func ScoreOf(event string) float64 { return eventByName[event].Score }

// Sign is +1 for cooperation, −1 for conflict, 0 outside PLOVER.
func (q Quad) Sign() int {
	switch q {
	case VerbalCooperation, MaterialCooperation:
		return 1
	case VerbalConflict, MaterialConflict:
		return -1
	}
	return 0
}

// Material tells deeds from words.
func (q Quad) Material() bool { return q == MaterialCooperation || q == MaterialConflict }

// mustEvents panics on a malformed table: it is part of the program, and its test reads it first.
func mustEvents(tsv string) []EventType {
	events, err := parseEvents(tsv)
	if err != nil {
		panic(err)
	}
	return events
}

func parseEvents(tsv string) ([]EventType, error) {
	var events []EventType
	for i, line := range strings.Split(tsv, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			return nil, fmt.Errorf("plover.tsv:%d: %d fields, want 4", i+1, len(f))
		}
		score, err := strconv.ParseFloat(f[2], 64)
		if err != nil || score < -10 || score > 10 {
			return nil, fmt.Errorf("plover.tsv:%d: score %q is no number from -10 to 10", i+1, f[2])
		}
		q := Quad(f[1])
		if q.Sign() == 0 {
			return nil, fmt.Errorf("plover.tsv:%d: unknown quad %q", i+1, f[1])
		}
		events = append(events, EventType{Name: f[0], Quad: q, Score: score, Gloss: f[3]})
	}
	return events, nil
}
