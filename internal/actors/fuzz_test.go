package actors

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"entente/graph"
	"entente/internal/syntax"
)

var pronouns = map[string]bool{"it": true, "its": true, "he": true, "his": true, "we": true, "our": true}

// tagOf gives a word a tag by its look: enough for a tree that is as wrong as can be.
func tagOf(word string, n byte) (upos, xpos string) {
	switch {
	case pronouns[strings.ToLower(word)]:
		return "PRON", "PRP"
	case capital(word):
		return "PROPN", "NNP"
	case strings.ContainsAny(word, ".,;:()\"'-"):
		return "PUNCT", ","
	case n%5 == 0:
		return "VERB", "VBD"
	case n%7 == 0:
		return "PRON", "PRP"
	case word == "the":
		return "DET", "DT"
	}
	return "NOUN", "NN"
}

// scrambled makes sentences of a text's words with arbitrary trees: the head of word i is any word before it.
func scrambled(text string, shape []byte) []syntax.Sentence {
	relations := []string{"nsubj", "obj", "compound", "amod", "appos", "obl", "conj", "flat", "nmod", "nmod:poss"}
	var all []syntax.Sentence
	for _, l := range strings.Split(text, "\n") {
		var s syntax.Sentence
		for i, w := range strings.Fields(l) {
			n := byte(i)
			if len(shape) > 0 {
				n = shape[i%len(shape)]
			}
			tok := syntax.Token{Text: w, Lemma: strings.ToLower(w), Head: -1, Deprel: "root", Start: i, End: i + 1}
			tok.UPOS, tok.XPOS = tagOf(w, n)
			if i > 0 {
				tok.Head, tok.Deprel = int(n)%i, relations[int(n)%len(relations)]
			}
			s.Tokens = append(s.Tokens, tok)
		}
		if len(s.Tokens) == 0 {
			continue
		}
		if n := len(s.Tokens); n > 2 && len(shape) > 0 {
			lo := int(shape[0]) % (n - 1)
			s.Names = []syntax.Name{{Span: syntax.Span{Lo: lo, Hi: min(n, lo+1+int(shape[0])%3)}, Class: syntax.PersonName, Prob: 0.9}}
			if shape[0]%2 == 0 {
				s.Names[0].Class = syntax.OrgName
			}
		}
		all = append(all, s)
	}
	return all
}

// FuzzLink holds Link to its contract on any words and any trees: mentions are sorted, do not overlap, have
// their head inside, and come out the same twice.
func FuzzLink(f *testing.F) {
	f.Add("US Defence Secretary Jim Mattis met Russia 's Foreign Minister ( Sergey ) Lavrov .", []byte{3, 9, 4}, 20170410)
	f.Add("the Bank of and Acme Inc Chairman - of\nSinn Fein 's army of the former Soviet leader said it", []byte{2, 7}, 0)
	f.Add("IRAN TELLS US\nAnti-American protesters , ethnic Albanians ; CIA ( CIA ) King Hussein", []byte{1}, 19870101)
	f.Add("« Ñandú » 😀 — of of of Georgia Jordan Chad Turkey Smith Jr .", []byte{200, 13, 60}, 20300101)
	f.Add("It waited\nHe told Acme Inc it said its army and its bank made it to Chad\nWe and our", []byte{5, 1, 0, 35}, 19870101)
	c := catalogue(f)
	f.Fuzz(func(t *testing.T, text string, shape []byte, day int) {
		if len(text) > 2000 || !utf8.ValidString(text) {
			return
		}
		sentences := scrambled(text, shape)
		var on time.Time
		if day > 0 {
			on = time.Date(1950+day%80, time.Month(1+day%12), 1+day%28, 0, 0, 0, 0, time.UTC)
		}
		got := c.Link(sentences, on)
		at := [2]int{0, 0}
		for _, m := range got {
			if m.Sentence < at[0] || m.Sentence == at[0] && m.Lo < at[1] || m.Sentence >= len(sentences) {
				t.Fatalf("%+v stands before %v", m, at)
			}
			if m.Lo < 0 || m.Hi <= m.Lo || m.Hi > len(sentences[m.Sentence].Tokens) || !m.Contains(m.Head) {
				t.Fatalf("%+v is no span with a head", m)
			}
			if m.Actor.ID == "" || m.Actor.Kind == "" || m.Score <= 0 || m.Score > 1 {
				t.Fatalf("%+v is incomplete", m)
			}
			at = [2]int{m.Sentence, m.Hi}
		}
		if again := c.Link(sentences, on); !reflect.DeepEqual(got, again) {
			t.Fatalf("first %+v\nthen  %+v", got, again)
		}
	})
}

// FuzzReadFiles holds the readers of users' files to giving faults, whatever the text.
func FuzzReadFiles(f *testing.F) {
	f.Add("person\tA B\tC|D\tUSA GOV president 2001..2003; FRA -\tid\n#x\n\n")
	f.Add(dictionary)
	f.Add(agentsDictionary)
	f.Add("[~GOV]\n+[AAA]\n!X! [~GOV]\nA [USAGOV 1-2]\n_ [USA]\n")
	f.Fuzz(func(t *testing.T, text string) {
		l := smallLoader()
		l.readFile("file", text)
		l.findings()
	})
}

// smallLoader knows three countries and two offices.
func smallLoader() *loader {
	l := newLoader()
	l.readAgents(readLines("agents.tsv", "president\tGOV\tpresident\toffice\tyes\ncivilian\tCVL\t-\tforce\tscene\n"))
	for _, code := range []string{"USA", "FRA", "TCD"} {
		l.add(record{Actor: graph.Actor{ID: code, Name: code, Kind: graph.Country, Code: code},
			roles: []role{{whole: code, code: code, period: always}}}, false)
	}
	return l
}
