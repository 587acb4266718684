package actors

import (
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// Roles that are of another country than the one the text is set in, or of another actor that it names.

// ofForeigners says whether a role is one of others than the country that the text is set in: "foreign banks in Chad", "western monetary
// officials", "international investors". What a country stands before is of that: "Chad's foreign creditors".
func (t *text) ofForeigners(i int, h, whole *hit) bool {
	s := &t.sentences[i]
	if whole != nil && whole.Lo < h.Lo || h.agents[0].kind == graph.Place || h.agents[0].sector == "JUD" && s.Tokens[h.head].XPOS != "NNS" || h.agents[0].role == "peacekeepers" {
		return false // "the international court" is one, and peacekeepers are called by where they are
	}
	if whole == nil && h.agents[0].kind == officeKind && formerly(s, h) {
		return true
	}
	return abroad(s, h.head, h.Lo) || s.Tokens[h.head].Deprel == "conj" && s.Child(h.head, "det", "nmod:poss") < 0 && whole == nil && abroad(s, s.Tokens[h.head].Head, h.Lo)
}

// abroad says whether a word before a noun tells that it is of elsewhere, or of somebody's creditors, who are mostly abroad.
func abroad(s *syntax.Sentence, noun, before int) bool {
	for _, k := range s.Children(noun) {
		if k < before && (s.Tokens[k].Deprel == "amod" && fromAbroad[lower(s.Tokens[k].Text)] || s.Tokens[k].Deprel == "compound" && s.Tokens[k].Lemma == "creditor") {
			return true
		}
	}
	return false
}

var fromAbroad = map[string]bool{"foreign": true, "western": true, "international": true, "overseas": true, "european": true, "multinational": true,
	"multilateral": true, "african": true, "asian": true, "eastern": true, "industrialised": true, "industrialized": true}

// ofSeveral says whether the words right after officials tell that they are of several states, or of a union's branch, whatever the parser makes of
// it: "officials from 30 countries", "officials of Local 12".
func (t *text) ofSeveral(i int, h *hit) bool {
	s := &t.sentences[i]
	if h.agents[0].sector != "GOV" || h.Hi >= len(s.Tokens) || lower(s.Tokens[h.Hi].Text) != "from" && lower(s.Tokens[h.Hi].Text) != "of" {
		return false
	}
	for j := h.Hi + 1; j < min(h.Hi+4, len(s.Tokens)); j++ {
		tok := &s.Tokens[j]
		switch {
		case t.hitAtToken(i, j) != nil && t.hitAtToken(i, j).sense() != nil, tok.UPOS == "VERB", tok.UPOS == "PUNCT":
			return false
		case tok.Text == "Local", tok.XPOS == "NNS" && t.lists.ofState[tok.Lemma]:
			return true
		}
	}
	return false
}

// whereOf is the code of the country that a clause with "where" is of: in "in Chad, where the government has changed" it is Chad's government.
func (t *text) whereOf(i int, h *hit) string {
	s := &t.sentences[i]
	verb := s.Tokens[h.head].Head
	if verb < 0 || !strings.HasPrefix(s.Tokens[verb].Deprel, "acl") || s.Tokens[verb].Head < 0 || s.Tokens[verb].Head > h.Lo {
		return ""
	}
	k := s.Child(verb, "advmod")
	if k < 0 || k > h.Lo || lower(s.Tokens[k].Text) != "where" {
		return ""
	}
	place := t.hitAtToken(i, s.Tokens[verb].Head)
	if v := place.sense(); v != nil {
		if a := t.at(v.actor, t.day); isCountry(a.Code) && (a.Kind == graph.Country || a.Kind == graph.Place) {
			return a.Code
		}
	}
	return ""
}

// ledBy is the code of the country of him whose government it is: "the government of President Dale".
func (t *text) ledBy(i int, h *hit) string {
	s := &t.sentences[i]
	if h.Hi+1 >= len(s.Tokens) || lower(s.Tokens[h.Hi].Text) != "of" || !t.lists.governments[lower(s.Tokens[h.Hi-1].Text)] {
		return ""
	}
	for j := h.Hi + 1; j < min(h.Hi+5, len(s.Tokens)) && (s.Tokens[j].UPOS == "PROPN" || s.Tokens[j].UPOS == "NOUN"); j++ {
		if v := t.hitAtToken(i, j).sense(); v != nil {
			if a := t.at(v.actor, t.day); a.Kind == graph.Person && isCountry(a.Code) {
				return a.Code
			}
			return ""
		}
	}
	return ""
}

// formerly says whether an office without a name is one that somebody held before: "Dale, former president".
func formerly(s *syntax.Sentence, h *hit) bool {
	return h.Lo > 0 && (lower(s.Tokens[h.Lo-1].Text) == "former" || lower(s.Tokens[h.Lo-1].Text) == "ex")
}

// ofBodyNamed is the role of the country whose body the text has named last by the word that stands before it: after "Chad's Energy Agency" it is
// Chad's official in "an agency official".
func (t *text) ofBodyNamed(i int, h *hit) (graph.Actor, bool) {
	s := &t.sentences[i]
	if h.Len() != 1 || h.Lo == 0 || !personNoun(s.Tokens[h.Lo].Lemma) || s.Tokens[h.Lo-1].Deprel != "compound" || !stateBodies[lower(s.Tokens[h.Lo-1].Text)] {
		return graph.Actor{}, false
	}
	word := lower(s.Tokens[h.Lo-1].Text)
	return t.ofLastCountry(i, h, func(m *Mention) bool {
		return m.Actor.Kind == graph.Organization && hasWord(&t.sentences[m.Sentence], m.Span, word)
	})
}

// ofLastCountry is a role of the country of the mention that fits and that the text has last before the role.
func (t *text) ofLastCountry(i int, h *hit, fits func(*Mention) bool) (graph.Actor, bool) {
	for k := i; k >= 0; k-- {
		for n := len(t.mentions[k]) - 1; n >= 0; n-- {
			m := &t.mentions[k][n]
			if k == i && m.Lo > h.Lo || !isCountry(m.Actor.Code) || !fits(m) {
				continue
			}
			if whole, ok := t.stateOf(m.Actor.Code); ok {
				return t.roleOf(whole, h.agents[0], false), true
			}
		}
	}
	return graph.Actor{}, false
}

var stateBodies = map[string]bool{"agency": true, "ministry": true, "department": true, "commission": true, "bureau": true, "board": true, "institute": true,
	"authority": true, "council": true, "embassy": true}

func hasWord(s *syntax.Sentence, span syntax.Span, word string) bool {
	for j := span.Lo; j < span.Hi; j++ {
		if lower(s.Tokens[j].Text) == word {
			return true
		}
	}
	return false
}

// ministersOwn is the ministry of the country whose minister the text has spoken of last: "the ministry" after "Post Minister Dale of Chad".
func (t *text) ministersOwn(i int, h *hit) (graph.Actor, bool) {
	return t.ofLastCountry(i, h, func(m *Mention) bool {
		s := &t.sentences[m.Sentence]
		return m.Actor.Code != "USA" && m.Actor.Sector == "GOV" && hasWord(s, m.Span, "minister") && !hasWord(s, m.Span, "prime")
	})
}
