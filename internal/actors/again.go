package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// An institution named by its role alone, "the ministry", "the central bank" or "the union", is the one of that role which the text
// has named last, before it is the scene's. "The officials" are those that it has spoken of last, whoever they are of.

// again says what a role without a country stands for where the text has spoken of it before: its actor, or, with known false, somebody
// that the text does not tell.
func (t *text) again(i int, h *hit) (actor graph.Actor, known, spoken bool) {
	if found, ok := t.ofBodyNamed(i, h); ok {
		return found, true, true
	}
	if !definite(&t.sentences[i], h) {
		return graph.Actor{}, false, false
	}
	if found, ok := t.namedAgain(i, h); ok {
		return found, true, true
	}
	return t.spokenOf(i, h)
}

// namedAgain returns the institution of a role that the text has named last.
func (t *text) namedAgain(i int, h *hit) (graph.Actor, bool) {
	a := h.agents[0]
	role := a.role
	if a.sector == "LAB" && lower(t.sentences[i].Tokens[h.Hi-1].Text) == "union" {
		role = "union"
	}
	if word := lower(t.sentences[i].Tokens[h.Hi-1].Text); a.sector == "SPY" && (word == "agency" || word == "service") {
		role = "spies"
	}
	if word := &t.sentences[i].Tokens[h.Hi-1]; a.sector == "JUD" && word.Lemma == "court" && word.XPOS != "NNS" {
		role = "court"
	}
	if a.sector == "LEG" && lower(t.sentences[i].Tokens[h.Hi-1].Text) == "legislature" {
		role = "legislature"
	}
	if role != "legislature" && role != "court" && role != "embassy" && role != "central-bank" && role != "ministry" && role != "union" && role != "spies" || h.Len() > 2 {
		return graph.Actor{}, false
	}
	for k := i; k >= 0; k-- {
		if found, ok := t.lastOf(role, k, i, h.Lo); ok {
			return found, true
		}
	}
	if role == "ministry" && lower(t.sentences[i].Tokens[h.Hi-1].Text) == "ministry" {
		return t.ministersOwn(i, h)
	}
	return graph.Actor{}, false
}

// lastOf returns the last actor of a role that sentence k names, before token lo if it is sentence i.
func (t *text) lastOf(role string, k, i, lo int) (found graph.Actor, ok bool) {
	last := -1
	for _, m := range t.mentions[k] {
		if m.Lo > last && (k < i || m.Lo < lo) && t.hasRole(m.Actor, role) && (role != "ministry" || strings.Contains(strings.ToLower(cut(&t.sentences[k], m.Span)), "minist")) {
			found, last, ok = m.Actor, m.Lo, true
		}
	}
	for _, h := range t.hits[k] {
		if v := h.sense(); v != nil && h.Lo > last && (k < i || h.Lo < lo) && t.hasRole(t.records[v.actor].Actor, role) {
			found, last, ok = t.at(v.actor, t.day), h.Lo, true
		}
	}
	return found, ok
}

// hasRole says whether an actor is an institution of a role: by its entry, by its id, or, of ministries, by its name.
func (t *text) hasRole(a graph.Actor, name string) bool {
	if a.Kind != graph.Organization || strings.HasPrefix(a.ID, unknown) {
		return false
	}
	switch name {
	case "union":
		return a.Sector == "LAB"
	case "spies":
		return a.Sector == "SPY"
	case "court":
		return a.Sector == "JUD"
	case "legislature":
		return a.Sector == "LEG"
	}
	if i, ok := t.byID[a.ID]; ok {
		if slices.ContainsFunc(t.records[i].roles, func(ro role) bool { return ro.office == name }) {
			return true
		}
	}
	return strings.HasSuffix(a.ID, "/GOV/"+name) || name == "ministry" && (strings.Contains(a.ID, "-ministry") || strings.Contains(a.Name, "Ministry"))
}

// recent is how many sentences back "the officials" may point.
const recent = 4

// spokenOf finds whom the text has spoken of last by the same word. If that was nobody whom it names, it is nobody now.
func (t *text) spokenOf(i int, h *hit) (actor graph.Actor, known, spoken bool) {
	s := &t.sentences[i]
	word := &s.Tokens[h.Hi-1]
	if word.XPOS != "NNS" && !personNoun(word.Lemma) && word.Lemma != "diplomat" || h.Len() > 1 || h.agents[0].kind != graph.Force {
		return graph.Actor{}, false, false
	}
	for k := i - 1; k >= 0 && k >= i-recent; k-- {
		tokens := t.sentences[k].Tokens
		for j := len(tokens) - 1; j >= 0; j-- {
			if tokens[j].XPOS != word.XPOS || tokens[j].Lemma != word.Lemma && !(word.Lemma == "official" && k == i-1 && spokesmen[tokens[j].Lemma]) {
				continue
			}
			if n := t.sentences[k].Child(j, "nmod"); n > j && t.sentences[k].Tokens[n].UPOS == "PROPN" && t.sentences[k].Child(n, "conj") >= 0 {
				return graph.Actor{}, false, true // "officials from Chad and Mali"
			}
			for _, m := range t.mentions[k] {
				if m.Contains(j) {
					return m.Actor, true, true
				}
			}
			return graph.Actor{}, false, t.explained(&t.sentences[k], j)
		}
	}
	return graph.Actor{}, false, false
}

// spokesmen are officials by another word: "an envoy said … the official added".
var spokesmen = map[string]bool{"spokesman": true, "spokeswoman": true, "delegate": true, "aide": true, "envoy": true}

// explained says whether words say who a noun's people are: "officials from 30 countries", "union officials".
func (t *text) explained(s *syntax.Sentence, j int) bool {
	next := ""
	if j+1 < len(s.Tokens) {
		next = lower(s.Tokens[j+1].Text)
	}
	return next == "of" || next == "from" || s.Child(j, "nmod", "compound", "nmod:poss", "acl:relcl", "amod") >= 0
}
