package actors

import (
	"slices"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/internal/syntax"
)

const fulani = `# text = Ada Fulani met Abu Dubai.
1	Ada	Ada	PROPN	NNP	_	3	nsubj	_	Name=B-PER
2	Fulani	Fulani	PROPN	NNP	_	1	flat	_	Name=I-PER
3	met	meet	VERB	VBD	_	0	root	_	_
4	Abu	Abu	PROPN	NNP	_	3	obj	_	Name=B-PER
5	Dubai	Dubai	PROPN	NNP	_	4	flat	_	Name=I-PER

`

// linked gives the ids that the sentence's mentions get with a user's file of these lines.
func linked(t *testing.T, lines string) (*Catalogue, []string) {
	t.Helper()
	c, err := Load(write(t, "own.tsv", lines))
	if err != nil {
		t.Fatal(err)
	}
	ss, err := syntax.ReadCoNLLU(strings.NewReader(fulani))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, m := range c.Link(ss, time.Time{}) {
		ids = append(ids, m.Actor.ID)
	}
	return c, ids
}

func TestMergedActorsAreOne(t *testing.T) {
	ada, bea := "person\tAda Fulani\t\tTUV GOV president 1990..1995\n", "person\tBea Fulani\tAbu Dubai\tTUV MIL 1980..1989\n"
	for _, tt := range []struct {
		name, lines string
		want        []string
	}{
		{"as they are", ada + bea, []string{"ada-fulani", "bea-fulani"}},
		{"both known", ada + bea + "merge\tada-fulani\tbea-fulani\n", []string{"ada-fulani", "ada-fulani"}},
		{"one new", ada + "merge\tada-fulani\tabu-dubai\n", []string{"ada-fulani", "ada-fulani"}},
		{"by way of a third", ada + bea + "merge\tbea-fulani\tada-fulani\nmerge\tRUS\tbea-fulani\n", []string{"RUS", "RUS"}},
		{"a name of its own", ada + bea + "split\tbea-fulani\tAbu Dubai\nperson\tAbu Dubai\t\tARE BUS\n", []string{"ada-fulani", "abu-dubai"}},
	} {
		if _, got := linked(t, tt.lines); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	c, _ := linked(t, ada+bea+"merge\tada-fulani\tbea-fulani\n")
	a, ok := c.Actor("bea-fulani")
	if !ok || a.ID != "ada-fulani" || !slices.Contains(a.Aliases, "Bea Fulani") {
		t.Errorf("the merged id leads to %+v", a)
	}
	if slices.ContainsFunc(c.All(), func(a graph.Actor) bool { return a.ID == "bea-fulani" }) {
		t.Error("both are listed")
	}
	if got := c.at(c.byID["ada-fulani"], 19850101).Sector; got != "MIL" {
		t.Errorf("in 1985: %s, want the role of the other", got)
	}
}

func TestFaultsInCorrections(t *testing.T) {
	for lines, want := range map[string]string{
		"merge\tTCD\n":                    "mine.tsv:1: want merge, an id, and what it is about, apart by tabs",
		"merge\tnobody\tTCD\n":            `mine.tsv:1: merge: no actor "nobody"`,
		"merge\tTCD\tTCD\n":               "mine.tsv:1: merge: TCD is itself",
		"split\tnobody\tTuvalu\n":         `mine.tsv:1: split: no actor "nobody"`,
		"split\tTCD\tChad|Atlantis\n":     `mine.tsv:1: split: "Atlantis" does not name TCD`,
		"merge\tTCD/GOV\tthe-boat-people": "",
	} {
		l := smallLoader()
		l.readAgents(readLines("agents.tsv", "government\tGOV\t-\tforce\tyes\n"))
		l.name(l.byID["TCD"], byName, always, "Chad")
		l.readFile("mine.tsv", lines)
		got := ""
		if len(l.problems) > 0 {
			got = l.problems[0].Error()
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", lines, got, want)
		}
	}
}

// A file that was changed by Merged and SplitOff reads as before where they take each other back.
func TestMergeIsTakenBack(t *testing.T) {
	const before = "# mine\nmerge\tRUS\tthe-bear|ivan\n"
	text := Merged(before, "USA", []string{"ivan", "uncle-sam"})
	if want := "# mine\nmerge\tRUS\tthe-bear\nmerge\tUSA\tivan|uncle-sam\n"; text != want {
		t.Errorf("got %q, want %q", text, want)
	}
	c, err := Load(write(t, "own.tsv", text))
	if err != nil {
		t.Fatal(err)
	}
	if text, err = c.SplitOff(text, "USA", []string{"ivan", "uncle-sam"}); err != nil || text != "# mine\nmerge\tRUS\tthe-bear\n" {
		t.Errorf("got %q, %v", text, err)
	}
}
