package actors

import (
	"strings"

	"entente/internal/syntax"
)

// Whose things change hands: what is bought or seized is another's before.

// bought is nobody where a unit is bought that "its" is of: in "Acme agreed with Widgets to buy its unit" that is not Acme's. One's own shares and
// debts may be bought back.
func bought(s *syntax.Sentence, j int) int {
	noun := s.Tokens[j].Head
	if s.Tokens[j].Deprel != "nmod:poss" || noun < 0 || s.Tokens[noun].Deprel != "obj" || s.Tokens[noun].Head < 0 || !buys[s.Tokens[s.Tokens[noun].Head].Lemma] {
		return undecided
	}
	verb := s.Tokens[noun].Head
	if d := s.Tokens[verb].Deprel; d != "xcomp" && d != "advcl" || s.Tokens[verb].Head < 0 || s.Tokens[s.Tokens[verb].Head].UPOS != "VERB" {
		return undecided // "Acme welcomed a proposal to buy its unit"
	}
	for k := j + 1; k <= noun; k++ {
		if units[s.Tokens[k].Lemma] {
			return nobody
		}
	}
	return undecided
}

var buys = map[string]bool{"buy": true, "purchase": true, "acquire": true}

var units = map[string]bool{"unit": true, "affiliate": true, "subsidiary": true, "division": true}

// seized is who is closed or taken over by one who goes on with what is his: Acme in "The board closed Acme and transferred its deposits".
func seized(s *syntax.Sentence, j int) int {
	noun := s.Tokens[j].Head
	if s.Tokens[j].Deprel != "nmod:poss" || noun < 0 || s.Tokens[noun].Deprel != "obj" || s.Tokens[noun].Head < 0 {
		return undecided
	}
	verb := s.Tokens[noun].Head
	first := s.Tokens[verb].Head
	if first < 0 || s.Tokens[verb].Deprel != "conj" || s.Child(verb, "nsubj", "nsubj:pass") >= 0 {
		return undecided
	}
	k := s.Child(first, "obj")
	if k >= 0 && s.Tokens[first].Lemma == "take" && s.Tokens[k].Lemma == "control" {
		k = s.Child(k, "nmod")
	} else if !seizes[s.Tokens[first].Lemma] {
		return undecided
	}
	if k < 0 || k > verb || !strings.HasPrefix(s.Tokens[k].XPOS, "NNP") {
		return undecided
	}
	return k
}

var seizes = map[string]bool{"close": true, "shut": true, "seize": true, "nationalise": true, "nationalize": true, "sequester": true, "liquidate": true, "dissolve": true}
