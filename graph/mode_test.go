package graph

import (
	"slices"
	"testing"
)

func TestParseModesNamesTheLine(t *testing.T) {
	for _, test := range []struct{ tsv, want string }{
		{"# remark\nCONSULT\tvisit", "modes.tsv:2: 2 fields, want 3"},
		{"MEET\tvisit\tx", `modes.tsv:1: event "MEET" is not PLOVER's`},
		{"CONSULT\tState visit\tx", `modes.tsv:1: "State visit" is no name of a mode`},
		{"CONSULT\tvisit\tx\nCONSULT\tvisit\ty", "modes.tsv:2: CONSULT visit is listed twice"},
	} {
		if _, err := parseModes(test.tsv); err == nil || err.Error() != test.want {
			t.Errorf("%q: got %v, want %s", test.tsv, err, test.want)
		}
	}
}

func TestModesOf(t *testing.T) {
	if got, want := ModesOf("MOBILIZE"), []string{"troops", "weapons", "police", "militia"}; !slices.Equal(got, want) {
		t.Errorf("MOBILIZE has %v, want %v", got, want)
	}
	if got := ModesOf("AGREE"); got != nil {
		t.Errorf("AGREE has %v, want none", got)
	}
	if !IsMode("REJECT", "meet") || IsMode("ACCUSE", "meet") {
		t.Error("meet is a mode of REJECT, not of ACCUSE")
	}
}

func TestEventsOf(t *testing.T) {
	if got, want := EventsOf("withdraw"), []string{"RETREAT", "SANCTION"}; !slices.Equal(got, want) {
		t.Errorf("withdraw is of %v, want %v", got, want)
	}
	if got := EventsOf("SANCTION"); got != nil {
		t.Errorf("SANCTION is a mode of %v", got)
	}
}
