package main

import (
	"strings"

	"entente/internal/syntax"
)

// constructions are told by the relations of Universal Dependencies, and a few by words.
var constructions = []struct {
	name  string
	holds func(s *syntax.Sentence, i int) bool
}{
	{"passive", func(s *syntax.Sentence, i int) bool {
		return s.Tokens[i].Deprel == "nsubj:pass" || s.Tokens[i].Deprel == "obl:agent"
	}},
	{"coordination of actors", func(s *syntax.Sentence, i int) bool {
		return s.Tokens[i].Deprel == "conj" && s.Tokens[i].UPOS == "PROPN"
	}},
	{"coordination of verbs", func(s *syntax.Sentence, i int) bool {
		return s.Tokens[i].Deprel == "conj" && s.Tokens[i].UPOS == "VERB"
	}},
	{"relative clause", deprel("acl:relcl")},
	{"participle", func(s *syntax.Sentence, i int) bool { return s.Tokens[i].Deprel == "acl" && s.Tokens[i].UPOS == "VERB" }},
	{"infinitive", deprel("xcomp")},
	{"that-clause", deprel("ccomp")},
	{"adverbial clause", deprel("advcl")},
	{"copula", deprel("cop")},
	{"apposition", deprel("appos")},
	{"possessive", deprel("nmod:poss")},
	{"negation", words("not", "n't", "never", "no", "without", "neither", "nor")},
	{"attribution", words("said", "says", "told", "according", "reported", "announced", "claimed")},
	{"quotation", words("\"", "“", "``")},
	{"future or modal", words("will", "would", "could", "may", "might", "should", "must", "can")},
	{"condition or question", words("if", "unless", "whether", "?")},
	{"headline", func(s *syntax.Sentence, i int) bool { // no full stop
		last := s.Tokens[len(s.Tokens)-1].Text
		return i == 0 && !strings.ContainsAny(last, ".!?”\"")
	}},
	{"more than 30 words", func(s *syntax.Sentence, i int) bool { return len(s.Tokens) > 30 }},
}

func deprel(rel string) func(*syntax.Sentence, int) bool {
	return func(s *syntax.Sentence, i int) bool { return s.Tokens[i].Deprel == rel }
}

func words(all ...string) func(*syntax.Sentence, int) bool {
	return func(s *syntax.Sentence, i int) bool {
		for _, w := range all {
			if strings.EqualFold(s.Tokens[i].Text, w) {
				return true
			}
		}
		return false
	}
}

// constructionsOf says which constructions the sentences hold, in the order of constructions.
func constructionsOf(sentences []syntax.Sentence) []bool {
	held := make([]bool, len(constructions))
	for n := range sentences {
		for i := range sentences[n].Tokens {
			for k, c := range constructions {
				held[k] = held[k] || c.holds(&sentences[n], i)
			}
		}
	}
	return held
}
