package actors

import (
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// A firm that is called by the place in its name: "Kansas said" of Kansas Widgets Corp.

// calledByPlace says whether the place at a hit is no place there but a firm whose name starts with it: where it does what firms do, and the
// text is about the firm.
func (t *text) calledByPlace(i int, h *hit, c *company) bool {
	v := h.sense()
	if v == nil || !isFirm(c.actor) || len(c.words) < 2 || t.records[v.actor].Kind != graph.Place && (v.use != bySeat || c.at > i) {
		return false
	}
	s := &t.sentences[i]
	if c.words[len(c.words)-1] == "exchange" && !allCaps(s) || t.lists.americanStates[t.records[v.actor].Name] && c.at > 1 {
		return false
	}
	if s.Glued(h.Hi) && s.Tokens[h.Hi].Text == "-" || h.Lo > 0 && s.Tokens[h.Lo-1].Text == "-" {
		return false // "Houston-based"
	}
	j := h.head
	up := s.Tokens[j].Head
	if up < 0 || s.Child(j, "case") >= 0 && s.Child(j, "case") < j && !stakeIn(s, j) || s.Child(j, "amod", "det") >= 0 {
		return false
	}
	switch d := s.Tokens[j].Deprel; {
	case stakeIn(s, j):
		return true
	case strings.HasPrefix(d, "nsubj") && allCaps(s):
		return h.Lo == 0 && c.at <= 1 && s.Tokens[up].UPOS == "VERB"
	case strings.HasPrefix(d, "nsubj"):
		return says(s, up) || c.at <= 1 && s.Tokens[up].UPOS == "VERB"
	case d == "nmod:poss" || d == "compound":
		return !allCaps(s) && h.Hi < len(s.Tokens) && (shareholding[s.Tokens[up].Lemma] || c.at <= 1 && d == "compound" && spokespeople[s.Tokens[up].Lemma])
	case d == "obj":
		return takes[s.Tokens[up].Lemma]
	}
	return false
}

// stakeIn says whether a noun is what somebody has a stake in, or shares of.
func stakeIn(s *syntax.Sentence, j int) bool {
	up, c := s.Tokens[j].Head, s.Child(j, "case")
	return strings.HasPrefix(s.Tokens[j].Deprel, "nmod") && up >= 0 && c >= 0 && shareholding[s.Tokens[up].Lemma] && (s.Tokens[up].Lemma == "stake" || lower(s.Tokens[c].Text) == "of")
}

// shareholding are what firms have and places have not.
var shareholding = map[string]bool{"stock": true, "share": true, "stake": true, "shareholder": true, "stockholder": true, "debenture": true, "holder": true, "board": true, "management": true,
	"director": true, "subsidiary": true, "unit": true, "executive": true, "earnings": true, "takeover": true, "dividend": true}

// spokespeople are who speaks for a firm, or for a town.
var spokespeople = map[string]bool{"official": true, "spokesman": true, "spokeswoman": true, "chairman": true}

// takes are what is done to firms and to no places.
var takes = map[string]bool{"acquire": true, "purchase": true, "follow": true, "merge": true}

// townsExchange makes the mention of an exchange that is called by its town, "the Amsterdam bourse", "OSAKA EXCHANGE": the one that the text names
// in full, or else the catalogue's stock exchange of that town.
func (t *text) townsExchange(i int, h *hit) bool {
	s := &t.sentences[i]
	v := h.sense()
	if v == nil || h.used || h.Hi >= len(s.Tokens) || t.records[v.actor].Kind != graph.Place && v.use != bySeat && !allCaps(s) {
		return false
	}
	if w := lower(s.Tokens[h.Hi].Text); w != "exchange" && w != "bourse" || s.Tokens[h.Hi].Text == "Exchange" || h.Hi+1 < len(s.Tokens) && s.Tokens[h.Hi+1].Lemma == "rate" {
		return false
	}
	town := fold(cut(s, h.Span))
	m := t.exchangeNamed(town)
	if m == nil {
		for _, known := range t.names.get(town + " stock exchange") {
			m = &Mention{Actor: t.at(known.actor, t.day), Score: composed}
		}
	}
	if m == nil {
		return false
	}
	h.used = true
	t.mentionAgain(*m, i, syntax.Span{Lo: h.Lo, Hi: h.Hi + 1})
	return true
}

// exchangeNamed is the one exchange with a town in its name that the text has named, nil for none or several.
func (t *text) exchangeNamed(town string) *Mention {
	return soleActor(t.mentions, func(m *Mention) bool {
		if m.Actor.Kind != graph.Organization {
			return false
		}
		name := fold(m.Actor.Name)
		return strings.Contains(name, "exchange") && strings.Contains(name+" ", town+" ")
	})
}
