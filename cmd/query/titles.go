package main

import (
	"fmt"
	"strings"
)

// titled adds to what an answer is about which evidence was asked for: "Iran: 1987-03 to 1987-06, ASSAULT, by country".
func (q *question) titled(what string) string {
	var parts []string
	switch {
	case q.since != "" && q.until != "":
		parts = append(parts, q.since+" to "+q.until)
	case q.since != "":
		parts = append(parts, "since "+q.since)
	case q.until != "":
		parts = append(parts, "until "+q.until)
	}
	if q.asOf != "" {
		parts = append(parts, "as of "+q.asOf)
	}
	for _, e := range q.events {
		if event, err := parseEvent(e); err == nil { // filter has complained
			parts = append(parts, event)
		}
	}
	for _, class := range q.quads {
		parts = append(parts, strings.ReplaceAll(strings.ToLower(class), "-", " "))
	}
	if q.minConfidence > 0 {
		parts = append(parts, fmt.Sprintf("confidence %v at least", q.minConfidence))
	}
	if q.publisher != "" {
		parts = append(parts, q.publisher)
	}
	if q.negated {
		parts = append(parts, "with what did not happen")
	}
	if q.by == "country" {
		parts = append(parts, "by country")
	}
	if len(parts) == 0 {
		return what
	}
	return what + ": " + strings.Join(parts, ", ")
}
