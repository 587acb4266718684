package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"entente/internal/syntax"
)

// gold holds two sentences; "can't" is one surface token of two words, and "gimme" one whose words
// do not spell it.
const gold = `# doc = a
# text = Minsk can't help.
1	Minsk	Minsk	PROPN	NNP	_	4	nsubj	_	_
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	MD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	help	help	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# doc = a
# text = They gimme arms
1	They	they	PRON	PRP	_	2	nsubj	_	_
2-3	gimme	_	_	_	_	_	_	_	_
2	give	give	VERB	VBP	_	0	root	_	_
3	me	I	PRON	PRP	_	2	iobj	_	_
4	arms	arm	NOUN	NNS	_	2	obj	_	_

`

func goldDocument(t *testing.T) document {
	t.Helper()
	docs, err := readDocuments(gold)
	if err != nil || len(docs) != 1 {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	return docs[0]
}

func TestWordsStandAtTheirCharacters(t *testing.T) {
	var got []string
	for _, w := range goldDocument(t).words() {
		got = append(got, fmt.Sprintf("%s %d-%d ^%d", w.lemma, w.start, w.end, w.head))
	}
	want := "Minsk 0-5 ^3, can 5-7 ^3, not 7-10 ^3, help 10-14 ^-1, . 14-15 ^3, they 15-19 ^6, give 19-24 ^-1, I 19-24 ^6, arm 24-28 ^6"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// TestScore compares the gold words with an analysis that has some of them wrong.
func TestScore(t *testing.T) {
	d := goldDocument(t)
	other := document{wholes: d.wholes}
	for _, s := range d.sentences {
		other.sentences = append(other.sentences, syntax.Sentence{Tokens: append([]syntax.Token(nil), s.Tokens...)})
	}
	first, second := other.sentences[0].Tokens, other.sentences[1].Tokens
	first[0].Deprel = "nsubj:outer" // right but for the subtype
	first[4].Head = 0               // punctuation counts in UAS and LAS only
	second[3].Deprel = "obl"
	second[3].XPOS = "NN"
	sc := newScore()
	sc.add(d.words(), other.words())
	var out bytes.Buffer
	sc.print(&out, true)
	want := map[string]string{
		"Tokens": "100.00", "Sentences": "100.00",
		"UAS":          "88.89",  // 8 of 9
		"LAS":          "77.78",  // 7 of 9
		"CLAS":         "85.71",  // 6 of 7 without "ca" and "."
		"UPOS":         "100.00", //
		"XPOS":         "88.89",  //
		"Lemmas":       "100.00", //
		"UAS-nopunct":  "100.00", // 8 of 8
		"LAS-nopunct":  "87.50",  // 7 of 8
		"LAS-subtypes": "75.00",  // 6 of 8
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != len(want) {
		t.Errorf("%d figures, want %d", len(lines), len(want))
	}
	for _, line := range lines {
		name, value, _ := strings.Cut(line, "\t")
		if want[name] != value {
			t.Errorf("%s %s, want %s", name, value, want[name])
		}
	}
}

func TestAlignSkipsWordsCutOtherwise(t *testing.T) {
	g := []word{{start: 0, end: 2}, {start: 2, end: 5}, {start: 5, end: 6}}
	s := []word{{start: 0, end: 2}, {start: 2, end: 3}, {start: 3, end: 5}, {start: 5, end: 6}}
	if got := fmt.Sprint(align(g, s)); got != "[0 -1 3]" {
		t.Errorf("got %s", got)
	}
}

func TestRun(t *testing.T) {
	for _, c := range []struct{ args, in, want, wantErr string }{
		{args: "--oracle -", in: gold, want: "sentences\t2\nwords\t9\nlifted\t0\n"},
		{args: "--oracle -", in: "1\tonly\n", wantErr: "sentence 1"},
		{args: "", wantErr: "want one treebank"},
		{args: "no-such.conllu", wantErr: "no-such.conllu"},
	} {
		var out bytes.Buffer
		err := run(strings.Fields(c.args), strings.NewReader(c.in), &out)
		if out.String() != c.want {
			t.Errorf("%q printed %q, want %q", c.args, out.String(), c.want)
		}
		if c.wantErr == "" && err != nil || c.wantErr != "" && (err == nil || !strings.Contains(err.Error(), c.wantErr)) {
			t.Errorf("%q: error %v, want %q", c.args, err, c.wantErr)
		}
	}
}

func TestReadNames(t *testing.T) {
	s := readNames("# text = Ana Brnabic met Orban\n1\tAna\tB-PER\n2\tBrnabic\tI-PER\n3\tmet\tO\n4\tOrban\tB-PER\n\n1\tNo\tO\n")
	if got, want := fmt.Sprint(len(s), s[0].Names), "2 [{{0 2} PER 1} {{3 4} PER 1}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
