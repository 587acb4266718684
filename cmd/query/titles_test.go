package main

import (
	"testing"

	"entente/internal/network"
)

func TestTitled(t *testing.T) {
	usual := network.Default().HalfLife
	for want, q := range map[string]question{
		"Iran":                                               {by: "actor"},
		"Iran: 1987-03 to 1987-06":                           {since: "1987-03", until: "1987-06"},
		"Iran: since 1987, by country":                       {since: "1987", by: "country"},
		"Iran: until 1987, as of 1988":                       {until: "1987", asOf: "1988", halfLife: usual},
		"Iran: as of 1988, half-life of 90 days":             {asOf: "1988", halfLife: 90},
		"Iran: as of 1988, without ageing":                   {asOf: "1988"},
		"Iran: ASSAULT or resemble only":                     {events: []string{"assault", "Resemble"}},
		"Iran: verbal conflict only, published by Reuters":   {quads: []string{"Verbal-Conflict"}, publisher: "Reuters"},
		"Iran: ASSAULT only, mode aerial, drone or massacre": {events: []string{"ASSAULT"}, modes: []string{"aerial", "Drone", "massacre"}},
		"Iran: confidence at least 0.5":                      {minConfidence: 0.5},
		"Iran: denials counted as deeds":                     {negated: true},
	} {
		if got := q.titled("Iran"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
