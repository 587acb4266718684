package extract

import (
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/internal/relations"
	"entente/internal/syntax"
)

// tree reads a tree from lines of "text upos head deprel", heads counted from 1.
func tree(t *testing.T, lines string) *syntax.Sentence {
	t.Helper()
	var conllu strings.Builder
	n := 0
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		f := strings.Fields(line)
		n++
		conllu.WriteString(strings.Join([]string{string(rune('0' + n)), f[0], f[0], f[1], "_", "_", f[2], f[3], "_", "_"}, "\t") + "\n")
	}
	s, err := syntax.ReadCoNLLU(strings.NewReader(conllu.String()))
	if err != nil || len(s) != 1 {
		t.Fatalf("%d sentences, error %v", len(s), err)
	}
	return &s[0]
}

const struckMonday = `France PROPN 2 nsubj
struck VERB 0 root
Mali PROPN 2 obj
on ADP 5 case
Monday PROPN 2 obl`

const struckApril = `France PROPN 2 nsubj
struck VERB 0 root
Mali PROPN 2 obj
on ADP 5 case
April PROPN 2 obl
4 NUM 5 nummod`

const struckMarch = `France PROPN 2 nsubj
struck VERB 0 root
Mali PROPN 2 obj
in ADP 5 case
March PROPN 2 obl
1987 NUM 5 nummod`

const struckYear = `France PROPN 2 nsubj
struck VERB 0 root
Mali PROPN 2 obj
in ADP 5 case
1979 NUM 2 obl`

const struckFebruary31 = `France PROPN 2 nsubj
struck VERB 0 root
Mali PROPN 2 obj
on ADP 6 case
31 NUM 6 nummod
February PROPN 2 obl
1987 NUM 6 nummod`

// saidMonday: "France said Monday that Mali attacked." Monday is when France spoke.
const saidMonday = `France PROPN 2 nsubj
said VERB 0 root
Monday PROPN 2 obl:tmod
that SCONJ 6 mark
Mali PROPN 6 nsubj
attacked VERB 2 ccomp`

const struckLastTuesday = `France PROPN 2 nsubj
struck VERB 0 root
Mali PROPN 2 obj
last ADJ 5 amod
Tuesday PROPN 2 obl:tmod`

const visitsNextFriday = `France PROPN 2 nsubj
visits VERB 0 root
Mali PROPN 2 obj
next ADJ 5 amod
Friday PROPN 2 obl:tmod`

const meetsApril12 = `France PROPN 2 nsubj
meets VERB 0 root
Mali PROPN 2 obj
on ADP 5 case
April PROPN 2 obl
12 NUM 5 nummod`

const inApril = `France PROPN 2 nsubj
meets VERB 0 root
Mali PROPN 2 obj
in ADP 5 case
April PROPN 2 obl`

const withMay = `France PROPN 2 nsubj
met VERB 0 root
Mali PROPN 2 obj
with ADP 6 case
Theresa PROPN 6 flat
May PROPN 2 obl`

const struckMarch302015 = `France PROPN 2 nsubj
struck VERB 0 root
Mali PROPN 2 obj
on ADP 5 case
March PROPN 2 obl
30 NUM 5 nummod
2015 NUM 6 nummod`

const struckFebruary29 = `France PROPN 2 nsubj
struck VERB 0 root
Mali PROPN 2 obj
on ADP 5 case
Feb. PROPN 2 obl
29 NUM 5 nummod`

const meetsTomorrow = `France PROPN 2 nsubj
meets VERB 0 root
Mali PROPN 2 obj
tomorrow NOUN 2 obl:tmod`

func TestDate(t *testing.T) {
	// 11 April 2017 was a Tuesday.
	tuesday := time.Date(2017, 4, 11, 15, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		name, tree string
		predicate  int
		modality   graph.Modality
		published  time.Time
		want       string
	}{
		{"weekday past", struckMonday, 1, graph.Asserted, tuesday, "2017-04-10"},
		{"weekday to come", struckMonday, 1, graph.Planned, tuesday, "2017-04-17"},
		{"weekday of a document without a date", struckMonday, 1, graph.Asserted, time.Time{}, ""},
		{"month and day", struckApril, 1, graph.Asserted, tuesday, "2017-04-04"},
		{"month and day to come", struckApril, 1, graph.Planned, tuesday, "2018-04-04"},
		{"month and year", struckMarch, 1, graph.Asserted, tuesday, "1987-03-01"},
		{"month and year in a document without a date", struckMarch, 1, graph.Asserted, time.Time{}, "1987-03-01"},
		{"year", struckYear, 1, graph.Asserted, tuesday, "1979-01-01"},
		{"no such day", struckFebruary31, 1, graph.Asserted, tuesday, "2017-04-11"},
		{"the speaker's day is not the deed's", saidMonday, 5, graph.Reported, tuesday, "2017-04-11"},
		{"the speaker's day", saidMonday, 1, graph.Asserted, tuesday, "2017-04-10"},
		{"last Tuesday, told on a Tuesday", struckLastTuesday, 1, graph.Asserted, tuesday, "2017-04-04"},
		{"next Friday", visitsNextFriday, 1, graph.Asserted, tuesday, "2017-04-14"},
		{"weekday supposed", struckMonday, 1, graph.Hypothetical, tuesday, "2017-04-17"},
		{"tomorrow by its date", meetsApril12, 1, graph.Asserted, tuesday, "2017-04-12"},
		{"month to come that has begun", inApril, 1, graph.Planned, tuesday, "2017-04-01"},
		{"month past", inApril, 1, graph.Asserted, tuesday, "2017-04-01"},
		{"month past, the year before", inApril, 1, graph.Asserted, time.Date(2017, 2, 1, 0, 0, 0, 0, time.UTC), "2016-04-01"},
		{"Theresa May is no month", withMay, 1, graph.Asserted, tuesday, "2017-04-11"},
		{"year beside the day", struckMarch302015, 1, graph.Asserted, tuesday, "2015-03-30"},
		{"29 February", struckFebruary29, 1, graph.Asserted, time.Date(2016, 1, 10, 0, 0, 0, 0, time.UTC), "2012-02-29"},
		{"today by its date, in another zone", struckApril, 1, graph.Planned, time.Date(2017, 4, 4, 0, 30, 0, 0, time.FixedZone("", 3*3600)), "2017-04-04"},
		{"tomorrow", meetsTomorrow, 1, graph.Planned, tuesday, "2017-04-12"},
		{"nothing told", meetsTomorrow, 1, graph.Planned, time.Time{}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			rel := relations.Relation{Predicate: test.predicate, Modality: test.modality}
			if got := date(tree(t, test.tree), rel, test.published); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
