package parse

import (
	"bytes"
	"io"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"entente/internal/syntax"
)

// small trains on the test trees alone, often enough to know them by heart.
func small(t *testing.T) (Training, []syntax.Sentence) {
	t.Helper()
	c := Training{Passes: 15, TagPasses: 10, NamePasses: 10, Folds: 3, MinUpdates: 1, TagUpdates: 1, Width: 4, Seed: 1, Log: io.Discard}
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
	m, err := readModel(Train(slices.Concat(sentences, sentences), slices.Concat(sentences, sentences, sentences), c))
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
	if !bytes.Equal(Train(sentences, sentences, c), Train(sentences, sentences, c)) {
		t.Error("the same data and settings gave different bytes")
	}
}

// TestClustersKeepSubjectsVerbsAndObjectsApart gives the clustering three hundred words that stand
// in three places of sentences at random.
func TestClustersKeepSubjectsVerbsAndObjectsApart(t *testing.T) {
	rng := rand.New(rand.NewSource(5))
	places := []string{"subject", "verb", "object"}
	word := func(place string) syntax.Token {
		n := rng.Intn(100)
		return syntax.Token{Text: place + string(rune('a'+n/10)) + string(rune('a'+n%10))}
	}
	var sentences []syntax.Sentence
	for range 4000 {
		sentences = append(sentences, syntax.Sentence{Tokens: []syntax.Token{word(places[0]), word(places[1]), word(places[2])}})
	}
	place := map[uint8]string{}
	for w, class := range learnClusters(sentences) {
		p := w[:len(w)-2]
		if place[class] != "" && place[class] != p {
			t.Errorf("class %d holds a %s and a %s", class, place[class], p)
		}
		place[class] = p
	}
	if len(place) < len(places) {
		t.Errorf("%d classes", len(place))
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
