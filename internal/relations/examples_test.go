package relations_test

import (
	"fmt"
	"slices"
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
			failures = append(failures, fmt.Sprintf("%s: %s\n\tgot  %v\n\twant %s", x.Where, x.Sentence, got, x.Want))
		}
	}
	all := len(lexicon.Examples())
	t.Logf("%d of %d examples hold\n%s", all-len(failures), all, strings.Join(failures, "\n"))
	if 50*len(failures) > all {
		t.Errorf("%d of %d examples fail", len(failures), all)
	}
}

// reading is an edge as read, with its mode.
type reading struct{ edge, mode string }

func (r reading) String() string { return strings.TrimSpace(r.edge + " " + r.mode) }

// holds says whether the wanted edge is among those read, with its mode if it names one; "-" wants none.
func holds(got []reading, want string) bool {
	if want == "-" {
		return len(got) == 0
	}
	f := strings.Fields(want)
	edge, mode := strings.Join(f[:3], " "), strings.Join(f[3:], "")
	other := edge
	if strings.HasSuffix(f[1], "=") { // mutual: either way round
		other = f[2] + " " + f[1] + " " + f[0]
	}
	return slices.ContainsFunc(got, func(r reading) bool {
		return (r.edge == edge || r.edge == other) && (mode == "" || r.mode == mode)
	})
}

// reader gives a function from a sentence to its edges by code: "TUR ASSAULT SYR", "!ASSAULT" where
// negated, "ASSAULT=" where mutual.
func reader(t *testing.T) func(string) []reading {
	t.Helper()
	return readerOf(t, load(t))
}

// readerOf does the same by a lexicon.
func readerOf(t *testing.T, lexicon *relations.Lexicon) func(string) []reading {
	t.Helper()
	parser, err := parse.Load()
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	return func(text string) []reading {
		var edges []reading
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
				edges = append(edges, reading{edge(r), r.Mode})
			}
		}
		return edges
	}
}
