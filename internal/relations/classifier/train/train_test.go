package main

import (
	"reflect"
	"slices"
	"testing"

	"entente/graph"
	"entente/internal/actors"
	"entente/internal/relations"
	"entente/internal/syntax"
)

// text is a record whose words are tokens and whose capitalized words are countries by that code.
func text(t *testing.T, line string) *record {
	t.Helper()
	rec, err := decode([]byte(line))
	if err != nil {
		t.Fatal(err)
	}
	var s sentence
	for at := 0; at < len(rec.Text); {
		end := at
		for end < len(rec.Text) && rec.Text[end] != ' ' {
			end++
		}
		n := len(s.Tokens)
		s.Tokens = append(s.Tokens, syntax.Token{Text: rec.Text[at:end], Start: at, End: end, Head: n - 1})
		if rec.Text[at] >= 'A' && rec.Text[at] <= 'Z' {
			code := rec.Text[at:end]
			s.mentions = append(s.mentions, actors.Mention{Span: syntax.Span{Lo: n, Hi: n + 1}, Head: n,
				Actor: graph.Actor{ID: code, Code: code, Kind: graph.Country}})
		}
		at = end + 1
	}
	rec.sentences = []sentence{s}
	return rec
}

const (
	known  = `{"id": "web-0007", "text": "Oman met Togo and Peru left", "edges": [{"source": {"text": "Oman", "code": "Oman"}, "target": {"text": "Togo", "code": "Togo"}, "event": "CONSULT", "predicate": "met", "mutual": true}]}`
	marked = `{"id": "m1", "group": "7", "text": "Oman hit Togo near Peru", "source": {"start": 0, "end": 4}, "target": {"start": 9, "end": 13}, "quad": "material conflict", "event": "FIGHT"}`
	byCode = `{"id": "p1", "text": "Oman hit Togo near Peru", "event": "DEMAND", "source": [{"text": "Oman", "code": "Oman"}], "target": [{"text": "Togo", "code": "Togo"}]}`
)

func TestChosen(t *testing.T) {
	for _, test := range []struct {
		name, line string
		want       map[place][]string
	}{
		{"mutual edge", known, map[place][]string{{0, 0, 1}: {"CONSULT"}, {0, 1, 0}: {"CONSULT"}}},
		{"marked pair, event of an older codebook", marked, map[place][]string{{0, 0, 1}: {"ASSAULT"}}},
		{"main event", byCode, map[place][]string{{0, 0, 1}: {"REQUEST"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := text(t, test.line).chosen(); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestExamplesWeights(t *testing.T) {
	w := weights{unknown: 0.2, reverse: 0.5}
	weight := func(line string, i, j int) float64 {
		for _, e := range w.examples(text(t, line)) {
			if e.Source == i && e.Target == j {
				return e.PairWeight
			}
		}
		return 0
	}
	for _, test := range []struct {
		name, line string
		i, j       int
		want       float64
	}{
		{"an edge", known, 0, 1, 1},
		{"no edge, all known", known, 0, 2, 1},
		{"the marked pair", marked, 0, 1, 1},
		{"turned round, an attack that may be returned", marked, 1, 0, 0},
		{"turned round, a demand", byCode, 1, 0, 0.5},
		{"beside the main event", byCode, 0, 2, 0.2},
	} {
		if got := weight(test.line, test.i, test.j); got != test.want {
			t.Errorf("%s: weight %v, want %v", test.name, got, test.want)
		}
	}
}

func TestConnectedPairsDoNotSetTheScale(t *testing.T) {
	rec := text(t, known)
	s := &rec.sentences[0]
	s.relations = []relations.Relation{{Source: s.mentions[1], Target: s.mentions[0], Event: "CONSULT", Mutual: true}}
	for _, e := range (weights{}).examples(rec) {
		pair := []int{min(e.Source, e.Target), max(e.Source, e.Target)}
		if connected := slices.Equal(pair, []int{0, 1}); e.Scale == connected {
			t.Errorf("pair %v: sets the scale %v", pair, e.Scale)
		}
		if e.Source == 0 && e.Target == 1 && e.Hint != "CONSULT" {
			t.Errorf("hint %q, want the rules' event", e.Hint)
		}
	}
}

func TestTally(t *testing.T) {
	for _, test := range []struct {
		name, line, event string
		i, j              int
		mutual            bool
		want              tally
	}{
		{"right", byCode, "REQUEST", 0, 1, false, tally{1, 1, 1, 1}},
		{"wrong event", byCode, "AID", 0, 1, false, tally{0, 1, 0, 1}},
		{"wrong way", byCode, "REQUEST", 1, 0, false, tally{0, 1, 0, 1}},
		{"both ways", byCode, "REQUEST", 1, 0, true, tally{1, 1, 1, 1}},
		{"gold holds both ways", known, "CONSULT", 1, 0, false, tally{1, 1, 1, 1}},
		{"marked pair", marked, "ASSAULT", 0, 1, false, tally{found: 1, want: 1}},
		{"marked pair, wrong way", marked, "ASSAULT", 1, 0, false, tally{want: 1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			rec := text(t, test.line)
			g := given{sentence: &rec.sentences[0], source: test.i, target: test.j, event: test.event, mutual: test.mutual}
			got := tallyOf([]*record{rec}, map[*record][]given{rec: {g}}, levels[2].of, func(given) bool { return true })
			if got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

func TestGroupOf(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{known, "gold web"}, {marked, "gold 7"}, {byCode, "gold p1"},
	} {
		if got := groupOf("gold", text(t, test.line)); got != test.want {
			t.Errorf("group %q, want %q", got, test.want)
		}
	}
}
