package relations_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"entente/internal/actors"
	"entente/internal/parse"
	"entente/internal/relations"
)

// TestLexiconExamples runs the example of every entry through the parser, the actors and the rules. Trees
// of a few examples are wrong, and which they are changes with the parser's weights, so that two in a
// hundred may fail; an entry that cannot be reached shows as many. What rules make of right trees is held by TestConstructions.
func TestLexiconExamples(t *testing.T) {
	read := reader(t)
	lexicon, err := relations.Load()
	if err != nil {
		t.Fatal(err)
	}
	var failures []string
	for _, x := range lexicon.Examples() {
		if got := read(x.Sentence); !holds(got, x.Want) {
			failures = append(failures, fmt.Sprintf("%s: %s\n\tgot  %s\n\twant %s", x.Where, x.Sentence, strings.Join(got, "; "), x.Want))
		}
	}
	all := len(lexicon.Examples())
	t.Logf("%d of %d examples hold\n%s", all-len(failures), all, strings.Join(failures, "\n"))
	if 50*len(failures) > all {
		t.Errorf("%d of %d examples fail", len(failures), all)
	}
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
	return readerOf(t, load(t))
}

// readerOf does the same by a lexicon.
func readerOf(t *testing.T, lexicon *relations.Lexicon) func(string) []string {
	t.Helper()
	parser, err := parse.Load()
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := actors.Load()
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
			for _, r := range lexicon.Relations(&sentences[i], own, relations.Picked) {
				edges = append(edges, edge(r))
			}
		}
		return edges
	}
}
