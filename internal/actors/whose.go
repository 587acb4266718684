package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// Whose a role is that has no country beside it.

// notOfScene says whether a role without a country is not to be looked for in the country that the text is about.
func (t *text) notOfScene(i int, h *hit) bool {
	a := h.agents[0]
	switch {
	case a.alone == "no", a.alone == "counted" && !t.counted(i, h):
		return true
	case a.kind == officeKind && (t.anyOne(i, h) || !t.singular(i, h)), t.lists.crowns[a.role] && !t.crowned(i, h, a):
		return true
	case h.Len() == 1 && h.Lo > 0 && lower(t.sentences[i].Tokens[h.Lo].Text) == "congress" && lower(t.sentences[i].Tokens[h.Lo-1].Text) == "a":
		return true // "told a congress of dentists"
	}
	if lower(t.sentences[i].Tokens[h.Hi-1].Text) == "diplomat" || lower(t.sentences[i].Tokens[h.Hi-1].Text) == "diplomats" {
		return true // of some other country
	}
	return t.ofSeveral(i, h) || t.ofOther(i, h) || t.ofFirm(i, h) || t.ofUnknown(i, h) || t.abstract(i, h)
}

// crowned says whether the country that the text is about has somebody in the office.
func (t *text) crowned(i int, h *hit, a *agent) bool {
	whole, ok := t.stateOf(t.sceneOf(i, h.head))
	return ok && t.holder(office{t.records[whole].ID, a.role}, t.day) >= 0
}

// anyOne says whether an office is anybody's who holds it: "any president", "a prime minister".
func (t *text) anyOne(i int, h *hit) bool {
	if h.Lo == 0 {
		return false
	}
	s := &t.sentences[i]
	word := lower(s.Tokens[h.Lo-1].Text)
	if k := s.Child(h.head, "det"); k >= 0 && k < h.Lo {
		word = lower(s.Tokens[k].Text)
	}
	switch word {
	case "any", "every", "each", "another", "some", "no", "a", "an":
		return true
	}
	return false
}

// ofOther says whether officials are those of something that the text says after them and that is no state: "leaders of the
// lobbying groups".
func (t *text) ofOther(i int, h *hit) bool {
	s := &t.sentences[i]
	if h.agents[0].sector != "GOV" || t.lists.governments[lower(s.Tokens[h.Hi-1].Text)] || h.Hi >= len(s.Tokens) || !ofs[lower(s.Tokens[h.Hi].Text)] {
		return false
	}
	for _, k := range s.Children(h.head) {
		tok := &s.Tokens[k]
		if k <= h.Hi || !strings.HasPrefix(tok.Deprel, "nmod") || tok.UPOS != "NOUN" && tok.UPOS != "PROPN" {
			continue
		}
		if t.lists.ofFirm[tok.Lemma] && tok.UPOS == "NOUN" {
			return true // "an official at a major oil company"
		}
		state := slices.ContainsFunc(t.hits[i], func(g *hit) bool { return g.head == k || s.Dominates(k, g.head) })
		if t.lists.ofState[tok.Lemma] && tok.XPOS == "NNS" {
			return true // of several countries
		}
		if tok.UPOS == "PROPN" && (t.privateAt(i, k) || !state && t.lists.privateBodies[lower(tok.Text)]) {
			return true
		}
		if tok.Text == "Local" && !state {
			return true // "officials of Local 12"
		}
		return !state && !t.lists.ofState[tok.Lemma] && (tok.UPOS == "NOUN" || t.taken(i, syntax.Span{Lo: k, Hi: k + 1}))
	}
	return false
}

// privateAt says whether the mention at a token is of an organization that is no state's.
func (t *text) privateAt(i, token int) bool {
	return slices.ContainsFunc(t.mentions[i], func(m Mention) bool {
		return m.Contains(token) && m.Actor.Kind == graph.Organization && m.Actor.Code != "IGO" && m.Actor.Sector != "GOV" && m.Actor.Sector != "MIL" && m.Actor.Sector != "SPY"
	})
}

// ofs lead to what officials are officials of.
var ofs = map[string]bool{"of": true, "for": true, "at": true, "with": true}

// ofFirm says whether a role's owner, "its", is a company or somebody whom no country is known of: the role is then not the scene's.
func (t *text) ofFirm(i int, h *hit) bool {
	if h.owner < 0 || !h.waited {
		return false
	}
	for _, m := range t.mentions[i] {
		if m.Lo == h.owner {
			return m.Actor.Sector == "BUS" || !isCountry(m.Actor.Code)
		}
	}
	return len(t.scene) > 1 && h.agents[0].sector == "GOV" // nobody knows whose officials
}

// singular says whether an office without a country names one that everybody knows: "the President". Those of
// companies have a name after them, or no article: "president of Acme".
func (t *text) singular(i int, h *hit) bool {
	s := &t.sentences[i]
	if h.Hi < len(s.Tokens) && lower(s.Tokens[h.Hi].Text) == "of" {
		return false
	}
	return definite(s, h) || capital(s.Tokens[h.Lo].Text) && !allCaps(s) && !titleCase(s)
}

// counted says whether a role has a number and acts, or is acted on: "police held six men".
func (t *text) counted(i int, h *hit) bool {
	s := &t.sentences[i]
	return s.Child(h.head, "nummod") >= 0 && s.Child(h.head, "det") < 0 && argument(s, h.head)
}

// abstract says whether a role's word means the thing and not those who do it: "opposition by Britain".
func (t *text) abstract(i int, h *hit) bool {
	s := &t.sentences[i]
	last := &s.Tokens[h.Hi-1]
	if h.Len() == 1 && lower(last.Text) == "administration" && !capital(last.Text) && s.Child(h.head, "det", "nmod:poss") < 0 && !allCaps(s) {
		return true // "finance and administration"
	}
	if h.Len() == 1 && t.lists.severalGovernments[lower(last.Text)] && (s.Child(h.head, "det") < 0 || len(t.scene) > 1) {
		return true // any country's
	}
	if last.XPOS == "NNS" && (strings.HasPrefix(lower(last.Text), "bank") || strings.HasPrefix(lower(last.Text), "ministries")) && h.agents[0].kind == graph.Organization {
		return true // "central banks"
	}
	if h.Len() > 1 || last.XPOS != "NN" || capital(last.Text) || t.modifies(i, h) {
		return false
	}
	word := lower(last.Text)
	return (word == "opposition" || word == "resistance") && !definite(s, h)
}

// ofUnknown says whether a role is that of something whose name nothing knows: "an Acme official". Capitals before
// governments, fighters and people tell of faiths and peoples: "Hausa rebels".
func (t *text) ofUnknown(i int, h *hit) bool {
	s := &t.sentences[i]
	j := h.Lo - 1
	if j > 0 && s.Tokens[j].XPOS == "POS" {
		j--
	}
	a := h.agents[0]
	if j == 0 && t.lists.privateBodies[lower(s.Tokens[0].Text)] && a.sector == "GOV" {
		return true // "Association officials said …"
	}
	if j < 0 || titleCase(s) || a.sector != "GOV" && a.role != "lawyers" && a.sector != "LAB" || t.lists.governments[lower(s.Tokens[h.Hi-1].Text)] {
		return false
	}
	if g := t.hitEnding(i, j); g != nil && g.sense() == nil && len(g.agents) > 0 && (g.agents[0].sector == "BUS" || g.agents[0].sector == "LAB") {
		return true // "company officials"
	}
	if t.lists.privateBodies[lower(s.Tokens[j].Text)] && (j == 0 || !capital(s.Tokens[j].Text)) && j == h.Lo-1 {
		return true
	}
	unknown := capital(s.Tokens[j].Text) && j > 0 && t.hitAtToken(i, j) == nil
	return unknown || t.bareWord(i, j) || t.taken(i, syntax.Span{Lo: j, Hi: j + 1}) || capital(s.Tokens[j].Text) && j > 0 && t.bareWord(i, j-1)
}

// disputed says whether an institution without a country may be that of several which the text is about.
func (t *text) disputed(a *agent) bool {
	return len(t.scene) > 1 && len(t.sentences) > 1 && (a.sector == "GOV" || a.sector == "LEG" || a.sector == "JUD")
}

// listener says whether a role is of the journalists whom somebody tells something: they may be from anywhere.
func (t *text) listener(i int, h *hit) bool {
	s := &t.sentences[i]
	verb := s.Tokens[h.head].Head
	if h.agents[0].sector != "JRN" || verb < 0 || strings.HasPrefix(s.Tokens[h.head].Deprel, "nsubj") {
		return false
	}
	switch s.Tokens[verb].Lemma {
	case "tell", "speak", "talk", "say", "brief", "inform", "remark":
		return true
	}
	return false
}

// saidOf is the code of the country of the official who says what a government does: in "Hill insisted that the government would wait" it is
// Hill's.
func (t *text) saidOf(i int, h *hit) string {
	s := &t.sentences[i]
	for verb := s.Tokens[h.head].Head; verb >= 0; verb = s.Tokens[verb].Head {
		up := s.Tokens[verb].Head
		if s.Tokens[verb].Deprel != "ccomp" || up < 0 || !says(s, up) {
			continue
		}
		k := s.Child(up, "nsubj")
		for _, m := range t.mentions[i] {
			if k >= 0 && m.Contains(k) && m.Actor.Kind == graph.Person && m.Actor.Sector == "GOV" && isCountry(m.Actor.Code) {
				return m.Actor.Code
			}
		}
		return ""
	}
	return ""
}

// governing is the code of the country whose government the text has named last, with its country: "the government" afterwards is that
// one, whatever else the text is about.
func (t *text) governing(i int, h *hit) string {
	for k := i; k >= 0; k-- {
		code, last := "", -1
		for _, m := range t.mentions[k] {
			if m.Lo > last && (k < i || m.Lo < h.Lo) && m.Score == composed && strings.HasSuffix(m.Actor.ID, "/GOV") && isCountry(m.Actor.Code) &&
				t.lists.governments[lower(t.sentences[k].Tokens[m.Hi-1].Text)] {
				code, last = m.Actor.Code, m.Lo
			}
		}
		if code != "" {
			return code
		}
	}
	return ""
}

// without is the code of the country whose a role cannot be, whatever the text is about, "" if there is none: the United States have no
// ministries, no premier and no parliament, but departments, secretaries and the Congress.
func (t *text) without(i int, h *hit) string {
	s := &t.sentences[i]
	word := s.Tokens[h.Hi-1].Lemma
	if h.Lo > 0 && h.Len() == 1 && personNoun(word) {
		word = s.Tokens[h.Lo-1].Lemma // "a ministry official"
	}
	if t.lists.notAmerican[lower(word)] {
		return "USA"
	}
	if a := h.agents[0]; a.sector == "AGR" || a.sector == "GOV" && a.role == anyRole && !t.lists.governments[lower(s.Tokens[h.Hi-1].Text)] {
		return ofCommunity
	}
	return ""
}

// listedAtHome says whether the text names no country and all shares' signs in it are those of American exchanges, which have no ending or ".O":
// "Hill Corp <HIL> won a contract from the Navy".
func (t *text) listedAtHome() bool {
	if len(t.scene) > 0 && t.scene["USA"] == 0 {
		return false
	}
	found := false
	for i := range t.sentences {
		tokens := t.sentences[i].Tokens
		for j := 1; j+1 < len(tokens); j++ {
			if tokens[j-1].Text != "<" || !acronym(tokens[j].Text) && !strings.Contains(tokens[j].Text, ".") {
				continue
			}
			sign := ""
			for k := j; k < len(tokens) && k < j+4 && tokens[k].Text != ">"; k++ {
				sign += tokens[k].Text
			}
			if _, market, more := strings.Cut(sign, "."); more && market != "O" {
				return false
			}
			found = true
		}
	}
	return found
}

// ofScene is the actor of a role in the country that the text is about; sure says that it is about one.
func (t *text) ofScene(i int, h *hit, a *agent) (actor graph.Actor, sure bool) {
	code := t.sceneWithout(i, h.head, t.without(i, h))
	if code == "" && t.listedAtHome() && (a.sector == "JUD" || a.sector == "MIL" && capital(t.sentences[i].Tokens[h.Lo].Text)) {
		code = "USA"
	}
	if a.sector == "LEG" && t.lists.ownParliaments[lower(t.sentences[i].Tokens[h.Hi-1].Text)] != "" {
		code = t.lists.ownParliaments[lower(t.sentences[i].Tokens[h.Hi-1].Text)]
	}
	if a.sector == "GOV" && a.role == anyRole {
		if named := t.governing(i, h); named != "" {
			code = named
		}
		if home := t.saidOf(i, h); home != "" {
			code = home
		}
	}
	if led := t.ledBy(i, h); led != "" {
		code = led
	}
	if there := t.whereOf(i, h); there != "" {
		code = there
	}
	if code != "" && !t.listener(i, h) {
		if whole, ok := t.stateOf(code); ok {
			return t.roleOf(whole, a, false), true
		}
	}
	return a.nameless(), false
}
