package store

import (
	"strings"
	"testing"

	"entente/graph"
)

var briefTests = []struct {
	line  string
	other string
	edge  graph.Edge
}{
	{"1|SYR|SUPPORT||2017-04-11|0.8|a||doc||10-20-30", "SYR", graph.Edge{Event: "SUPPORT", Evidence: []graph.Evidence{
		{Document: "doc", Date: "2017-04-11", Confidence: 0.8, Modality: graph.Asserted,
			Source: graph.Mentioned{Start: 10}, PredicateStart: 20, Target: graph.Mentioned{Start: 30}}}}},
	{"1|bashar-al-assad||resemble||0.123456789012345|h|mn|wire/17#a|title|0-0-0", "bashar-al-assad", graph.Edge{Predicate: "resemble", Evidence: []graph.Evidence{
		{Document: "wire/17#a", In: graph.InTitle, Confidence: 0.123456789012345, Modality: graph.Hypothetical, Mutual: true, Negated: true}}}},
	{"1|a b||x%7Cy%25%0A||1|=a|n|%22d%22 é||5-0-7", "a b", graph.Edge{Predicate: "x|y%\n", Evidence: []graph.Evidence{
		{Document: `"d" é`, Confidence: 1, Modality: "a", Negated: true, Source: graph.Mentioned{Start: 5}, Target: graph.Mentioned{Start: 7}}}}},
}

func TestBrief(t *testing.T) {
	for _, c := range briefTests {
		v := c.edge.Evidence[0]
		if got := writeBrief(c.other, &c.edge, &v); got != c.line {
			t.Errorf("%+v is written\n %s\nwant\n %s", v, got, c.line)
		}
		want := brief{c.other, c.edge.Event, c.edge.Predicate, v}
		var got brief
		if err := readBrief(c.line, &got); err != nil || got != want {
			t.Errorf("%s is read %+v, %v\nwant %+v", c.line, got, err, want)
		}
	}
}

func TestBriefErrors(t *testing.T) {
	for line, why := range map[string]string{
		"": "does not know",
		"2|SYR|SUPPORT||2017-04-11|0.8|a||doc||1-2-3": "does not know",
		"1|SYR|SUPPORT||2017-04-11|0.8|a||doc|1-2-3":  "too few or too many",
		"1|SYR|SUPPORT|||0.8|a||doc||1-2-3|":          "too few or too many",
		"1|SYR|SUPPORT|||much|a||doc||1-2-3":          "invalid syntax",
		"1|SYR|SUPPORT|||0.8|a||doc||1-2":             "invalid syntax",
		"1|S%4|SUPPORT|||0.8|a||doc||1-2-3":           "ends in an escape",
		"1|S%4Y|SUPPORT|||0.8|a||doc||1-2-3":          "invalid syntax",
	} {
		if err := readBrief(line, &brief{}); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v, want an error with %q", line, err, why)
		}
	}
}

func FuzzBrief(f *testing.F) {
	for _, c := range briefTests {
		v := c.edge.Evidence[0]
		f.Add(c.other, c.edge.Event, c.edge.Predicate, v.Date, v.Confidence, string(v.Modality), v.Mutual, v.Negated, v.Document, v.In, v.PredicateStart)
	}
	f.Fuzz(func(t *testing.T, other, event, predicate, date string, confidence float64, modality string, mutual, negated bool, document, in string, at int) {
		if event != "" {
			predicate = ""
		}
		want := brief{other, event, predicate, graph.Evidence{Document: document, In: in, Date: date, Confidence: confidence,
			Modality: graph.Modality(modality), Mutual: mutual, Negated: negated, PredicateStart: max(at, 0)}}
		e := graph.Edge{Event: event, Predicate: predicate}
		line := writeBrief(other, &e, &want.evidence)
		var got brief
		if err := readBrief(line, &got); err != nil || got != want && confidence == confidence {
			t.Errorf("%q is read %+v, %v", line, got, err)
		}
	})
}
