package main

import "testing"

func TestTitled(t *testing.T) {
	for want, q := range map[string]question{
		"Iran":                           {by: "actor"},
		"Iran: 1987-03 to 1987-06":       {since: "1987-03", until: "1987-06"},
		"Iran: since 1987, by country":   {since: "1987", by: "country"},
		"Iran: until 1987, as of 1988":   {until: "1987", asOf: "1988"},
		"Iran: ASSAULT, resemble":        {events: []string{"assault", "Resemble"}},
		"Iran: verbal conflict, Reuters": {quads: []string{"Verbal-Conflict"}, publisher: "Reuters"},
		"Iran: confidence 0.5 at least":  {minConfidence: 0.5},
		"Iran: with what did not happen": {negated: true},
	} {
		if got := q.titled("Iran"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
