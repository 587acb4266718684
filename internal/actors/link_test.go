package actors

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/internal/syntax"
)

var update = flag.Bool("update", false, "write what Link finds into testdata/mentions.conllu")

// document is a run of sentences of testdata/mentions.conllu: "# document = name | date", then for each
// sentence "# text", "# want" once for each mention, and the tree.
type document struct {
	name, date string
	blocks     []string // the sentences' lines
	sentences  []syntax.Sentence
}

func readDocuments(t testing.TB, file string) []*document {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var docs []*document
	for _, block := range strings.Split(strings.TrimSpace(string(text)), "\n\n") {
		var kept []string
		for _, l := range strings.Split(block, "\n") {
			if head, ok := strings.CutPrefix(l, "# document = "); ok {
				name, date, _ := strings.Cut(head, "|")
				docs = append(docs, &document{name: strings.TrimSpace(name), date: strings.TrimSpace(date)})
			} else {
				kept = append(kept, l)
			}
		}
		d := docs[len(docs)-1]
		ss, err := syntax.ReadCoNLLU(strings.NewReader(strings.Join(kept, "\n") + "\n\n"))
		if err != nil || len(ss) != 1 {
			t.Fatalf("%s: %d sentences, %v", d.name, len(ss), err)
		}
		d.blocks = append(d.blocks, strings.Join(kept, "\n"))
		d.sentences = append(d.sentences, ss[0])
	}
	return docs
}

// wanted returns the "# want" lines of a block.
func wanted(block string) []string {
	var want []string
	for _, l := range strings.Split(block, "\n") {
		if w, ok := strings.CutPrefix(l, "# want = "); ok {
			want = append(want, w)
		}
	}
	return want
}

// shown writes a mention as a "# want" line has it.
func shown(s *syntax.Sentence, m Mention) string {
	line := fmt.Sprintf("%s → %s %s %s %s", cut(s, m.Span), m.Actor.ID, m.Actor.Kind, m.Actor.Code, m.Actor.Sector)
	if m.New {
		line += " new"
	}
	return strings.TrimSpace(line)
}

func (d *document) link(t *testing.T, c *Catalogue) [][]string {
	t.Helper()
	var on time.Time
	if d.date != "" {
		var err error
		if on, err = time.Parse("2006-01-02", d.date); err != nil {
			t.Fatal(err)
		}
	}
	got := make([][]string, len(d.sentences))
	all, _ := c.Features(d.sentences, on) // those too that Link would not be sure enough of
	for _, both := range all {
		for _, m := range both.Each() {
			got[m.Sentence] = append(got[m.Sentence], shown(&d.sentences[m.Sentence], m))
		}
	}
	return got
}

// TestLink reads the documents of testdata/mentions.conllu. Their trees come from package parse, by way of
// hand correction; their mentions are read over by hand after -update.
func TestLink(t *testing.T) {
	c := catalogue(t)
	docs := readDocuments(t, "testdata/mentions.conllu")
	for _, d := range docs {
		t.Run(d.name, func(t *testing.T) {
			for i, got := range d.link(t, c) {
				if want := wanted(d.blocks[i]); !slices.Equal(got, want) && !*update {
					t.Errorf("in %q\n got  %q\n want %q", cut(&d.sentences[i], syntax.Span{Lo: 0, Hi: len(d.sentences[i].Tokens)}), got, want)
				}
			}
		})
	}
	if *update {
		writeDocuments(t, c, docs)
	}
}

// TestLeastSure holds Link to leaving out of longer texts what is unlikely right, and nothing else.
func TestLeastSure(t *testing.T) {
	c := catalogue(t)
	gone := 0
	for _, d := range readDocuments(t, "testdata/mentions.conllu") {
		all, _ := c.Features(d.sentences, time.Time{})
		left := c.Link(d.sentences, time.Time{})
		gone += len(all) - len(left)
		if len(d.sentences) <= FewSentences && len(left) != len(all) {
			t.Errorf("%s: %d of %d mentions left of a text of few sentences", d.name, len(left), len(all))
		}
		for _, m := range left {
			if least := leastExplicit; len(d.sentences) > FewSentences && m.Score < least {
				t.Errorf("%s: %q is right by %.3f", d.name, cut(&d.sentences[m.Sentence], m.Span), m.Score)
			}
			if m.Score < LeastSure && len(d.sentences) > FewSentences && !strings.Contains(m.Actor.ID, "/") && len(m.With) == 0 && m.Actor.Kind != "group" {
				t.Errorf("%s: %q is right by %.3f, and tells not whose it is", d.name, cut(&d.sentences[m.Sentence], m.Span), m.Score)
			}
		}
	}
	if gone == 0 {
		t.Error("nothing is left out")
	}
	c.SetLeastSure(0)
	defer c.SetLeastSure(LeastSure)
	for _, d := range readDocuments(t, "testdata/mentions.conllu") {
		all, _ := c.Features(d.sentences, time.Time{})
		if left := c.Link(d.sentences, time.Time{}); len(left) != len(all) {
			t.Errorf("%s: %d of %d mentions left where all are asked for", d.name, len(left), len(all))
		}
	}
}

// TestLinkAtOnce holds Link to being free of shared state; -race sees more.
func TestLinkAtOnce(t *testing.T) {
	c := catalogue(t)
	docs := readDocuments(t, "testdata/mentions.conllu")
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for _, d := range docs {
				c.Link(d.sentences, time.Time{})
			}
		})
	}
	wait.Wait()
}

func writeDocuments(t *testing.T, c *Catalogue, docs []*document) {
	var b strings.Builder
	for _, d := range docs {
		fmt.Fprintf(&b, "# document = %s | %s\n", d.name, d.date)
		for i, got := range d.link(t, c) {
			for _, l := range strings.Split(d.blocks[i], "\n") {
				switch {
				case strings.HasPrefix(l, "# want"):
					continue
				case strings.HasPrefix(l, "# text"):
					b.WriteString(l + "\n")
					for _, m := range got {
						b.WriteString("# want = " + m + "\n")
					}
				default:
					b.WriteString(l + "\n")
				}
			}
			b.WriteString("\n")
		}
	}
	if err := os.WriteFile("testdata/mentions.conllu", []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

var loaded *Catalogue // by the first test that asks: loading once is enough, for it does not change

func catalogue(t testing.TB) *Catalogue {
	t.Helper()
	if loaded == nil {
		c, err := Load()
		if err != nil {
			t.Fatal(err)
		}
		loaded = c
	}
	return loaded
}
