package actors

import (
	"slices"
	"strings"

	"entente/internal/syntax"
)

// The probabilities from which the names layer is believed where an actor is expected: "police arrested …", "… said".
// What stands there is seldom anything else, and two capitals together are seldom no name: the layer then doubts whether
// it is a person's or an organization's.
const (
	leastInPlace   = 0.35
	leastOfSeveral = 0.2
)

// newInPlace makes new actors of names that the names layer is not sure of, where an actor is expected. It comes after
// all that is surer. A headline's capitals say nothing, and what has an article is a thing as often as an organization,
// unless it is an abbreviation.
func (t *text) newInPlace(i int) {
	s := &t.sentences[i]
	if allCaps(s) || titleCase(s) {
		return
	}
	for _, n := range s.Names {
		if n.Class != syntax.PersonName && n.Class != syntax.OrgName || n.Prob >= least || n.Prob < leastOfSeveral || n.Len() == 1 && n.Prob < leastInPlace {
			continue
		}
		span := t.bareName(i, n.Span)
		for span.Len() > 0 && !capital(s.Tokens[span.Hi-1].Text) {
			span.Hi--
		}
		if span.Len() == 0 || t.taken(i, span) || t.ownName(i, span) || !t.unknownWord(i, span) || !t.actorsPlace(i, span) {
			continue
		}
		article := span.Lo > 0 && articles[lower(s.Tokens[span.Lo-1].Text)]
		switch {
		case span.Lo > 0 && capital(s.Tokens[span.Lo-1].Text) && s.Tokens[span.Lo-1].UPOS == "PROPN" && n.Class == syntax.OrgName:
			// a piece of a longer name: "Canada Mortgage"
		case n.Class == syntax.OrgName && (!article || span.Len() == 1 && acronym(s.Tokens[span.Lo].Text)):
			t.nameOfOrganization(i, span, n.Prob)
		case n.Class == syntax.PersonName && !article && (n.Prob >= leastInPlace || t.given[lower(s.Tokens[span.Lo].Text)] || besidePerson(s, span)) && span.Len() > 1 && len(lower(s.Tokens[span.Hi-1].Text)) > 1 && !t.companyName(s, span):
			t.newPerson(i, span, lower(s.Tokens[span.Hi-1].Text), t.before(i, span.Lo, true), n.Prob)
		}
	}
}

// actorsPlace says whether a name stands where one who acts, or is acted on, does: as the subject or object of a verb,
// or after a preposition of dealing with somebody.
func (t *text) actorsPlace(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	head := s.Head(span)
	if argument(s, head) || s.Tokens[head].Deprel == "iobj" {
		v := s.Tokens[head].Head
		return v >= 0 && s.Tokens[v].UPOS == "VERB"
	}
	if d, _, _ := strings.Cut(s.Tokens[head].Deprel, ":"); d != "obl" && d != "nmod" {
		return false
	}
	c := s.Child(head, "case")
	return c >= 0 && slices.Contains(dealings, strings.ToLower(s.Tokens[c].Text))
}

// besidePerson says whether a word for a person stands right before a name, or after it and a comma: "journalist Mesale Tolu", "Conrad
// Hill, a former publisher".
func besidePerson(s *syntax.Sentence, span syntax.Span) bool {
	if span.Lo > 0 && s.Tokens[span.Lo-1].UPOS == "NOUN" && personNoun(s.Tokens[span.Lo-1].Lemma) {
		return true
	}
	if span.Hi >= len(s.Tokens) || s.Tokens[span.Hi].Text != "," {
		return false
	}
	for j := span.Hi + 1; j < len(s.Tokens) && j < span.Hi+7; j++ {
		switch tok := &s.Tokens[j]; {
		case tok.UPOS == "NOUN" && (personNoun(tok.Lemma) || tok.Lemma == "publisher"):
			return true
		case tok.UPOS == "VERB" || tok.UPOS == "PRON" || tok.UPOS == "ADP":
			return false
		}
	}
	return false
}

// dealings are the prepositions that lead to whom one deals with. "in", "at" and "of" lead to places and things.
var dealings = []string{"against", "with", "to", "by", "between"}
