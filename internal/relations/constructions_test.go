package relations_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/internal/actors"
	"entente/internal/parse"
	"entente/internal/relations"
	"entente/internal/syntax"
)

var update = flag.Bool("update", false, "write the trees of testdata/constructions.txt anew with the parser")

// TestConstructions runs the rules on trees that lie in testdata, so that a new parser cannot change its outcome.
func TestConstructions(t *testing.T) {
	cases := constructions(t)
	if *update {
		writeTrees(t, cases)
	}
	trees := readTrees(t)
	lexicon, err := relations.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.name+"/"+c.sentence, func(t *testing.T) {
			tree, ok := trees[c.sentence]
			if !ok {
				t.Fatal("no tree: run with -update")
			}
			var got []string
			for _, r := range lexicon.Relations(&tree.Sentence, tree.mentions, relations.Picked) {
				got = append(got, edge(r))
			}
			slices.Sort(got)
			if want := c.want; !slices.Equal(got, want) {
				t.Errorf("got  %v\nwant %v\n%s", got, want, tree.Sentence.String())
			}
		})
	}
}

type construction struct {
	name, sentence string
	want           []string // sorted
}

func constructions(t testing.TB) []construction {
	text, err := os.ReadFile("testdata/constructions.txt")
	if err != nil {
		t.Fatal(err)
	}
	var cases []construction
	name := ""
	for i, line := range strings.Split(string(text), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if n, ok := strings.CutPrefix(line, "construction "); ok {
			name = n
			continue
		}
		sentence, edges, ok := strings.Cut(line, " => ")
		if !ok {
			t.Fatalf("constructions.txt:%d: no =>", i+1)
		}
		var want []string
		if edges != "-" {
			want = strings.Split(edges, "; ")
		}
		slices.Sort(want)
		cases = append(cases, construction{name, sentence, want})
	}
	return cases
}

// edge writes a relation as the test files do; a mutual one with its codes in alphabetical order where
// the text has them so.
func edge(r relations.Relation) string {
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
	return r.Source.Actor.Code + " " + event + " " + r.Target.Actor.Code
}

type tree struct {
	syntax.Sentence
	mentions []actors.Mention
}

// readTrees reads constructions.conllu: sentences in CoNLL-U under "# text = …" and a line
// "# mention = lo hi head id code kind sector" for each mention.
func readTrees(t testing.TB) map[string]tree {
	file, err := os.ReadFile("testdata/constructions.conllu")
	if err != nil {
		t.Fatal(err)
	}
	trees := map[string]tree{}
	for _, block := range strings.Split(strings.TrimSpace(string(file)), "\n\n") {
		sentences, err := syntax.ReadCoNLLU(strings.NewReader(block + "\n\n"))
		if err != nil || len(sentences) != 1 {
			t.Fatalf("%v in %q", err, block)
		}
		one := tree{Sentence: sentences[0]}
		text := ""
		for _, line := range strings.Split(block, "\n") {
			if s, ok := strings.CutPrefix(line, "# text = "); ok {
				text = s
			}
			if s, ok := strings.CutPrefix(line, "# mention = "); ok {
				one.mentions = append(one.mentions, readMention(t, s))
			}
		}
		trees[text] = one
	}
	return trees
}

func readMention(t testing.TB, line string) actors.Mention {
	var m actors.Mention
	f := strings.Split(line, " ")
	if len(f) != 7 {
		t.Fatalf("mention %q: %d fields, want 7", line, len(f))
	}
	if _, err := fmt.Sscan(strings.Join(f[:3], " "), &m.Lo, &m.Hi, &m.Head); err != nil {
		t.Fatalf("mention %q: %v", line, err)
	}
	m.Actor = graph.Actor{ID: f[3], Code: strings.Trim(f[4], "_"), Kind: f[5], Sector: strings.Trim(f[6], "_")}
	return m
}

func writeTrees(t *testing.T, cases []construction) {
	parser, err := parse.Load()
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for _, c := range cases {
		sentences := parser.Parse(c.sentence)
		if len(sentences) != 1 {
			t.Fatalf("%q is %d sentences", c.sentence, len(sentences))
		}
		fmt.Fprintf(&b, "# text = %s\n", c.sentence)
		for _, m := range catalogue.Link(sentences, time.Time{}) {
			fmt.Fprintf(&b, "# mention = %d %d %d %s %s %s %s\n", m.Lo, m.Hi, m.Head, m.Actor.ID, orUnderscore(m.Actor.Code), m.Actor.Kind, orUnderscore(m.Actor.Sector))
		}
		b.WriteString(sentences[0].String())
	}
	if err := os.WriteFile("testdata/constructions.conllu", b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func orUnderscore(s string) string {
	if s == "" {
		return "_"
	}
	return s
}
