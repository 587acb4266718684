package relations_test

import (
	"strings"
	"testing"
	"time"

	"entente/internal/actors"
	"entente/internal/parse"
	"entente/internal/relations"
)

// TestLexiconExamples runs the example of every entry through the parser, the actors and the rules.
func TestLexiconExamples(t *testing.T) {
	read := reader(t)
	lexicon, err := relations.Load()
	if err != nil {
		t.Fatal(err)
	}
	bad, all := 0, 0
	for _, x := range lexicon.Examples() {
		all++
		got := read(x.Sentence)
		if !holds(got, x.Want) {
			bad++
			t.Errorf("%s: %s\n\tgot  %s\n\twant %s", x.Where, x.Sentence, strings.Join(got, "; "), x.Want)
		}
	}
	t.Logf("%d of %d examples hold", all-bad, all)
}

// holds says whether the wanted edge is among those read; "-" wants none.
func holds(got []string, want string) bool {
	if want == "-" {
		return len(got) == 0
	}
	for _, g := range got {
		if g == want {
			return true
		}
		if s, rest, ok := strings.Cut(want, "= "); ok { // mutual: either way round
			src, event, _ := strings.Cut(s, " ")
			if g == rest+" "+event+"= "+src {
				return true
			}
		}
	}
	return false
}

// reader gives a function from a sentence to its edges by code: "TUR ASSAULT SYR", "!ASSAULT" where
// negated, "ASSAULT=" where mutual.
func reader(t *testing.T) func(string) []string {
	t.Helper()
	parser, err := parse.Load()
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	lexicon, err := relations.Load()
	if err != nil {
		t.Fatal(err)
	}
	return func(text string) []string {
		var edges []string
		sentences := parser.Parse(text)
		mentions := catalogue.Link(sentences, time.Time{})
		for i := range sentences {
			var own []actors.Mention
			for _, m := range mentions {
				if m.Sentence == i {
					own = append(own, m)
				}
			}
			for _, r := range lexicon.Relations(&sentences[i], own) {
				event := r.Event
				if event == "" {
					event = r.Lemma
				}
				if r.Negated {
					event = "!" + event
				}
				if r.Mutual {
					event += "="
				}
				edges = append(edges, r.Source.Actor.Code+" "+event+" "+r.Target.Actor.Code)
			}
		}
		return edges
	}
}
