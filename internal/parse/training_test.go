package parse

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"entente/internal/syntax"
)

// small trains on the test trees alone, often enough to know them by heart.
func small(t *testing.T) (Training, []syntax.Sentence) {
	t.Helper()
	c := Defaults(io.Discard)
	c.Passes, c.SilverVisits, c.TagPasses, c.NamePasses, c.Folds, c.TagUpdates = 60, 10, 10, 10, 3, 1
	c.network.batch, c.network.wordDrop, c.network.drop, c.network.dropHead = 2, 0, 0, 0
	sentences := readTrees(t)
	for i := range sentences {
		s := &sentences[i]
		for j, tok := range s.Tokens {
			if tok.XPOS == "NNP" {
				s.Names = append(s.Names, syntax.Name{Span: syntax.Span{Lo: j, Hi: j + 1}, Class: syntax.PlaceName})
			}
		}
	}
	return c, sentences
}

func TestTrainLearnsItsSentences(t *testing.T) {
	c, sentences := small(t)
	// Twice, so that a sentence's tags can be learnt from the fold that its copy is not in; thrice
	// for the names layer, which keeps each tenth sentence aside.
	silver := Silver{Tagged: slices.Concat(sentences, sentences, sentences), Trees: [][]syntax.Sentence{sentences}}
	m, err := readModel(Train(Gold{Sentences: slices.Concat(sentences, sentences)}, silver, c))
	if err != nil {
		t.Fatal(err)
	}
	p := &Parser{model: m}
	for k, want := range sentences {
		got := p.ParseTokens(slices.Clone(want.Tokens))
		for i, w := range want.Tokens {
			if k == 3 && w.Text == "Niger" {
				w.Head = 3 // its arc crosses another and is lifted
			}
			if g := got.Tokens[i]; g != w {
				t.Errorf("tree %d: got %+v, want %+v", k, g, w)
			}
		}
		if len(got.Names) != len(want.Names) {
			t.Errorf("tree %d: names %v, want %v", k, got.Names, want.Names)
		}
	}
}

func TestTrainIsDeterministic(t *testing.T) {
	c, sentences := small(t)
	c.Passes = 3
	silver := Silver{Tagged: sentences, Trees: [][]syntax.Sentence{sentences}}
	if !bytes.Equal(Train(Gold{sentences, [][]string{{"One fell.", "Two rose."}}}, silver, c), Train(Gold{sentences, [][]string{{"One fell.", "Two rose."}}}, silver, c)) {
		t.Error("the same data and settings gave different bytes")
	}
}

func TestLemmasLearnEndingsAndExceptions(t *testing.T) {
	edits := majority{}
	for _, w := range [][3]string{
		{"VBD", "backed", "back"}, {"VBD", "attacked", "attack"}, {"VBD", "blamed", "blame"}, {"VBD", "named", "name"},
		{"VBD", "struck", "strike"}, {"NNS", "allies", "ally"}, {"NNS", "armies", "army"}, {"NNS", "rebels", "rebel"},
		{"NNS", "camels", "camel"}, {"NNS", "men", "man"},
	} {
		edits.add(w[0]+"\t"+w[1], editBetween(w[1], w[2]), 1)
	}
	l := learnLemmas(edits)
	for _, c := range [][3]string{
		{"Struck", "VBD", "strike"}, {"hacked", "VBD", "hack"}, {"framed", "VBD", "frame"}, {"Navies", "NNS", "navy"},
		{"vessels", "NNS", "vessel"}, {"men", "NNS", "man"}, {"Niger", "NNP", "Niger"},
	} {
		if got := l.lemma(c[0], c[1]); got != c[2] {
			t.Errorf("%s %s: lemma %q, want %q", c[1], c[0], got, c[2])
		}
	}
}

func TestApplyEditLeavesAWord(t *testing.T) {
	for _, c := range [][3]string{{"s", "1", "s"}, {"us", "3y", "us"}, {"né", "1", "né"}, {"men", "2an", "man"}} {
		if got := applyEdit(c[0], c[1]); got != c[2] {
			t.Errorf("%s by %s: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestIrregularVerbs(t *testing.T) {
	l := lemmas{words: map[string]string{}, endings: map[string]string{"VBD\t": "2", "VBD\tled": "3"}}
	if err := l.addIrregular(irregularFile); err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]string{"fled": "flee", "Struck": "strike", "withdrew": "withdraw", "raided": "raid"} {
		if got := l.lemma(form, "VBD"); got != want {
			t.Errorf("%s: lemma %q, want %q", form, got, want)
		}
	}
	if err := l.addIrregular("# x\nbe\twas\n"); err == nil || !strings.HasPrefix(err.Error(), "irregular.txt:2:") {
		t.Errorf("error %v does not name the line", err)
	}
}

func TestAbbreviationErrorsNameTheLine(t *testing.T) {
	if _, err := readAbbreviations("gen\ttitle\nbrig general\n"); err == nil || !strings.HasPrefix(err.Error(), "abbreviations.txt:2:") {
		t.Errorf("error %v does not name the line", err)
	}
}
