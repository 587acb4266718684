package main

import (
	"fmt"
	"strings"

	"entente/graph"
	"entente/internal/network"
)

// titled adds to what an answer is about which evidence was asked for, and how it was weighed where that is not the usual
// way: "Iran: 1987-03 to 1987-06, ASSAULT only, by country".
func (q *question) titled(what string) string {
	parts := append(q.times(), q.kinds()...)
	if q.minConfidence > 0 {
		parts = append(parts, fmt.Sprintf("confidence at least %v", q.minConfidence))
	}
	if q.publisher != "" {
		parts = append(parts, "published by "+q.publisher)
	}
	if q.negated {
		parts = append(parts, "denials counted as deeds")
	}
	if q.by == "country" {
		parts = append(parts, "by country")
	}
	if len(parts) == 0 {
		return what
	}
	return what + ": " + strings.Join(parts, ", ")
}

// times says of when the evidence is, and how it ages.
func (q *question) times() []string {
	var parts []string
	switch {
	case q.since != "" && q.until != "":
		parts = append(parts, q.since+" to "+q.until)
	case q.since != "":
		parts = append(parts, "since "+q.since)
	case q.until != "":
		parts = append(parts, "until "+q.until)
	}
	if q.asOf == "" {
		return parts
	}
	parts = append(parts, "as of "+q.asOf)
	if q.halfLife == 0 {
		return append(parts, "without ageing")
	}
	if q.halfLife != network.Default().HalfLife {
		return append(parts, fmt.Sprintf("half-life of %v days", q.halfLife))
	}
	return parts
}

// kinds says what the evidence is of; filter has complained of what is none.
func (q *question) kinds() []string {
	var events, classes, modes, parts []string
	for _, e := range q.events {
		if event, err := parseEvent(e); err == nil {
			events = append(events, event)
		}
	}
	for _, class := range q.quads {
		classes = append(classes, strings.ReplaceAll(strings.ToLower(class), "-", " "))
	}
	for _, m := range q.modes {
		modes = append(modes, strings.ReplaceAll(strings.ToLower(m), " ", "-"))
	}
	for _, some := range [][]string{events, classes} {
		if len(some) > 0 {
			parts = append(parts, either(some)+" only")
		}
	}
	if len(modes) > 0 {
		parts = append(parts, "mode "+either(modes))
	}
	return parts
}

// either is a list of what is let through: "AID, SUPPORT or resemble".
func either(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// nothing is the error that there is no such answer. It says what the question was narrowed to, which may be why.
func (s *session) nothing(format string, args ...any) error {
	return nothing("%s%s", s.titled(fmt.Sprintf(format, args...)), s.nearEvent())
}

// nearEvent asks whether an event of PLOVER's was meant by what --event can only have taken for a predicate.
func (s *session) nearEvent() string {
	for _, e := range s.wanted.Events {
		if _, ok := graph.LookupEvent(e); ok {
			continue
		}
		if near := nearest(strings.ToUpper(e), eventNames()); len(near) > 0 {
			return fmt.Sprintf("; for --event %s, did you mean %s?", e, either(near))
		}
	}
	return ""
}
