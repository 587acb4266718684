package graph

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestEventsAreSixteenInFourQuads(t *testing.T) {
	if len(Events) != 16 {
		t.Errorf("%d events, want 16", len(Events))
	}
	count := map[Quad]int{}
	for _, e := range Events {
		count[e.Quad]++
		if sign := e.Quad.Sign(); e.Score*float64(sign) <= 0 {
			t.Errorf("%s: score %g against quad %q", e.Name, e.Score, e.Quad)
		}
	}
	want := map[Quad]int{VerbalCooperation: 4, MaterialCooperation: 3, VerbalConflict: 4, MaterialConflict: 5}
	for q, n := range want {
		if count[q] != n {
			t.Errorf("%s: %d events, want %d", q, count[q], n)
		}
	}
}

func TestParseEventsNamesTheLine(t *testing.T) {
	for _, test := range []struct{ tsv, want string }{
		{"# remark\nAGREE\tverbal cooperation\t4", "plover.tsv:2: 3 fields, want 4"},
		{"AGREE\tverbal cooperation\t11\tx", `plover.tsv:1: score "11" is no number from -10 to 10`},
		{"AGREE\tverbal\t1\tx", `plover.tsv:1: unknown quad "verbal"`},
	} {
		if _, err := parseEvents(test.tsv); err == nil || err.Error() != test.want {
			t.Errorf("%q: got %v, want %s", test.tsv, err, test.want)
		}
	}
}

func TestKey(t *testing.T) {
	for _, test := range []struct {
		edge Edge
		want string
	}{
		{Edge{Source: "RUS", Target: "bashar-al-assad", Event: "SUPPORT"}, "RUS|SUPPORT|bashar-al-assad"},
		{Edge{Source: "FRA", Target: "DEU", Predicate: "Outnumber"}, "FRA|outnumber|DEU"},
	} {
		if got := test.edge.Key(); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

func TestMergeKeepsEvidenceOnceAndInOrder(t *testing.T) {
	at := func(doc string, predicate int) Evidence {
		return Evidence{Document: doc, PredicateStart: predicate, Date: "2017-04-1" + doc}
	}
	e := Edge{Source: "RUS", Target: "SYR", Event: "SUPPORT", Evidence: []Evidence{at("2", 7)}}
	e.Merge(Edge{Source: "RUS", Target: "SYR", Event: "SUPPORT", Evidence: []Evidence{at("1", 3), at("2", 7)}})
	if len(e.Evidence) != 2 || e.Evidence[0].Document != "1" {
		t.Errorf("merged: %+v", e.Evidence)
	}
	if first, last := e.Span(); first != "2017-04-11" || last != "2017-04-12" {
		t.Errorf("span %s to %s", first, last)
	}
}

// TestRecordIsTheContract compares the names of a record's JSON fields with those that
// checks outside the project rely on.
func TestRecordIsTheContract(t *testing.T) {
	e := Edge{Event: "SUPPORT", Evidence: []Evidence{{Document: "d"}}}
	line, err := json.Marshal(e.Records(Actor{}, Actor{})[0])
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(line, &fields); err != nil {
		t.Fatal(err)
	}
	for name := range strings.FieldsSeq(`document date sentence start end text source target predicate event mode quad
		score mutual negated modality attributed_to confidence`) {
		if _, ok := fields[name]; !ok {
			t.Errorf("field %s is missing", name)
		}
	}
	for _, end := range []string{"source", "target"} {
		for name := range strings.FieldsSeq("id name kind code sector mention start end") {
			if _, ok := fields[end].(map[string]any)[name]; !ok {
				t.Errorf("field %s.%s is missing", end, name)
			}
		}
	}
	if fields["attributed_to"] != nil || fields["quad"] != "verbal cooperation" {
		t.Errorf("attributed_to %v, quad %v", fields["attributed_to"], fields["quad"])
	}
}
