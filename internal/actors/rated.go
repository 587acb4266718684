package actors

import (
	"slices"
	"strings"

	"entente/internal/syntax"
)

// What agencies that rate debts say is mostly about others: in "Moody's cited the company's debt and its losses" neither is Moody's.

// ratingAgency is the office of agencies.tsv that such an agency has.
const ratingAgency = "rating-agency"

// rates says whether a mention is of an agency that rates the debts of others.
func (t *text) rates(m *Mention) bool {
	k, ok := t.byID[m.Actor.ID]
	return ok && slices.ContainsFunc(t.records[k].roles, func(ro role) bool { return ro.office == ratingAgency })
}

// exchanges says whether a mention is of an exchange, which is "the exchange" afterwards and speaks of companies.
func exchanges(m *Mention) bool { return strings.HasSuffix(m.Actor.Name, "Exchange") }

// orRated is the antecedent of "it" or "its" or, if that is an agency that rates and what is said is said of the rated, the one that it rates, nil if
// there are several.
func (t *text) orRated(i, j int, m *Mention, last []Mention) *Mention {
	if m == nil || !t.rates(m) || ofRater(&t.sentences[i], j) {
		return m
	}
	if s := &t.sentences[i]; s.Tokens[j].Deprel == "obj" {
		return nil // "rates it AA" is said of debts
	}
	return t.rated(i, j, last)
}

// rated is the one body that is named before token j, or in the sentence before, beside the agency that rates it.
func (t *text) rated(i, j int, last []Mention) *Mention {
	for _, ms := range [][]Mention{t.named(i), last} {
		var found *Mention
		for k := range ms {
			m := &ms[k]
			if !t.isIt(m) || t.rates(m) || exchanges(m) || m.Sentence == i && m.Hi > j || t.adjectival(*m) {
				continue
			}
			if found != nil && found.Actor.ID != m.Actor.ID {
				return nil
			}
			found = m
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// ofRater says whether what "it" does, or "its" is of, is an agency's that rates: it says, expects, lowers; its are a review and a concern.
func ofRater(s *syntax.Sentence, j int) bool {
	up := s.Tokens[j].Head
	switch {
	case up < 0:
		return true
	case s.Tokens[j].Deprel == "nmod:poss":
		return ofRaters[s.Tokens[up].Lemma]
	case !strings.HasPrefix(s.Tokens[j].Deprel, "nsubj"):
		return false
	}
	over := s.Tokens[up].Head
	return over < 0 || says(s, over) || opining[s.Tokens[up].Lemma] || ratersVerbs[s.Tokens[up].Lemma]
}

var ofRaters = map[string]bool{"rating": true, "review": true, "assessment": true, "concern": true, "action": true, "outlook": true, "opinion": true, "belief": true,
	"view": true, "expectation": true, "decision": true, "analysis": true, "report": true, "study": true, "creditwatch": true, "list": true, "surveillance": true,
	"criterion": true, "estimate": true, "survey": true, "confidence": true, "announcement": true, "downgrade": true, "upgrade": true, "evaluation": true, "forecast": true}

var ratersVerbs = map[string]bool{"say": true, "term": true, "call": true, "describe": true, "add": true, "note": true, "assign": true, "affirm": true,
	"review": true, "downgrade": true, "upgrade": true, "consider": true, "see": true, "assume": true, "cite": true, "assess": true, "continue": true}
