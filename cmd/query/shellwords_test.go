package main

import (
	"slices"
	"testing"
)

func TestWordCompleter(t *testing.T) {
	complete := wordCompleter(newRoot(), []string{"Iran", "Iraq", "Rex Tillerson", "United States", "rex-tillerson", "Île"})
	tests := []struct {
		line string
		head string
		want []string
	}{
		{"bal", "", []string{"balance "}},
		{"allies ira", "allies ", []string{"Iran ", "Iraq "}},
		{"allies Rex", "allies ", []string{`"Rex Tillerson" `}},
		{"allies rex", "allies ", []string{"rex-tillerson "}},
		{"path Iran united", "path Iran ", []string{`"United States" `}},
		{`path "United States" "united s`, `path "United States" `, []string{`"United States" `}},
		{"allies Île", "allies ", []string{"Île "}},
		{"allies Iran --min", "allies Iran ", []string{"--min-confidence "}},
		{"allies Iran --until 1990 --inc", "allies Iran --until 1990 ", []string{"--include-negated "}},
		{"relations Iran --mode vi", "relations Iran --mode ", []string{"visit ", "violence "}},
		{"relations Iran --mode visit,ho", "relations Iran --mode ", []string{"visit,host "}},
		{"relations Iran --mode visit ir", "relations Iran --mode visit ", []string{"Iran ", "Iraq "}},
		{"walk Iran --via al", "walk Iran --via ", []string{"allies "}},
		{"timeline Iran --export s", "timeline Iran --export ", []string{"svg "}},
		{"events con", "events ", []string{"CONSULT ", "CONCEDE "}},
		{"nonsense --x", "nonsense ", nil},
	}
	for _, test := range tests {
		head, got, tail := complete(test.line, len([]rune(test.line)))
		if head != test.head || !slices.Equal(got, test.want) || tail != "" {
			t.Errorf("%q: %q %q %q, want %q %q", test.line, head, got, tail, test.head, test.want)
		}
	}
}
