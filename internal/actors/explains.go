package actors

import (
	"slices"

	"entente/graph"
)

// Roles that stand beside a name and say who that is.

// namedAfter says whether the name of the organization that a role is follows in apposition: "the port union, NSU, …".
func (t *text) namedAfter(i int, h *hit) bool {
	s := &t.sentences[i]
	if h.agents[0].kind == officeKind || s.Tokens[h.Hi-1].XPOS == "NNS" || h.Hi+1 >= len(s.Tokens) || s.Tokens[h.Hi].Text != "," {
		return false
	}
	g := t.hitAtToken(i, h.Hi+1)
	v := g.sense()
	if v == nil || v.use != byName || !t.records[v.actor].isOrganization() || t.at(v.actor, t.day).Sector != h.agents[0].sector {
		return false
	}
	return g.Hi >= len(s.Tokens) || s.Tokens[g.Hi].Text == ","
}

// explainsPerson says whether an office stands in apposition after a person's name and says who that is: "Mario Hill, Democratic Party
// secretary, …".
func (t *text) explainsPerson(i int, h *hit) bool {
	s := &t.sentences[i]
	j := h.Lo - 1
	for j > 0 && capital(s.Tokens[j].Text) {
		j--
	}
	if h.agents[0].kind != officeKind || j < 1 || j == h.Lo-1 || s.Tokens[j].Text != "," {
		return false
	}
	return slices.ContainsFunc(t.mentions[i], func(m Mention) bool { return m.Hi == j && m.Actor.Kind == graph.Person })
}

// saysWho says whether an office in an organization stands right after a person's name and a comma, and says who that is: "Ann Hill, president
// of the Tea Board".
func (t *text) saysWho(i int, h, whole *hit) bool {
	s := &t.sentences[i]
	if h.agents[0].kind != officeKind || t.records[whole.sense().actor].Kind == graph.Country || h.Lo < 2 {
		return false
	}
	j := h.Lo - 1
	for j > 0 && j > h.Lo-4 && s.Tokens[j].Text != "," {
		j--
	}
	return s.Tokens[j].Text == "," && slices.ContainsFunc(t.mentions[i], func(m Mention) bool { return m.Hi == j && m.Actor.Kind == graph.Person })
}

// entitles says whether the role stands right before the name of a group or an organization and explains it.
func (t *text) entitles(i int, h *hit) bool {
	if a := h.agents[0]; (a.sector == "BUS" || a.sector == "JRN") && !allCaps(&t.sentences[i]) && t.sentences[i].Tokens[h.Hi-1].XPOS != "NNS" && t.sentences[i].Tokens[h.Hi-1].XPOS != "NNPS" &&
		slices.ContainsFunc(t.mentions[i], func(m Mention) bool { return m.Lo == h.Hi && m.Actor.Kind == graph.Organization && m.New }) {
		return true // "the brokerage firm Hill Financial"
	}
	for _, g := range t.hits[i] {
		if v := g.sense(); g.Lo == h.Hi && v != nil && v.use == byName {
			k := t.records[v.actor].Kind
			return k == graph.Group || k == graph.Organization
		}
	}
	return false
}

// titleOf says whether an office and what it is the office of stand before the name of a person who is thereby known: "the Minister of
// Tea and Trade Ann Hill".
func (t *text) titleOf(i int, h *hit) bool {
	s := &t.sentences[i]
	if h.agents[0].kind != officeKind || h.Hi+2 >= len(s.Tokens) || lower(s.Tokens[h.Hi].Text) != "of" && lower(s.Tokens[h.Hi].Text) != "for" {
		return false
	}
	j := h.Hi + 1
	for ; j < len(s.Tokens) && j < h.Hi+8; j++ {
		if k := slices.IndexFunc(t.mentions[i], func(m Mention) bool { return m.Lo == j && m.Actor.Kind == graph.Person }); k >= 0 && j > h.Hi+1 {
			t.holds(i, h, &t.mentions[i][k].Actor)
			return true
		}
		switch tok := &s.Tokens[j]; {
		case capital(tok.Text), tok.UPOS == "CCONJ", tok.UPOS == "DET", tok.UPOS == "NOUN", tok.UPOS == "ADJ", tok.Text == "of", tok.Text == "for":
		default:
			return false
		}
	}
	return false
}

// holds gives a person whom the catalogue does not know the country and the sector of an office.
func (t *text) holds(i int, h *hit, person *graph.Actor) {
	whole := t.before(i, h.Lo, false).whole
	if whole == nil || person.Code != "" || t.records[whole.sense().actor].Kind != graph.Country {
		return
	}
	person.Code, person.Sector = t.at(whole.sense().actor, t.day).Code, h.agents[0].sector
}

// introduced is the person whose name and a comma stand right before an office that says who it is: "Ann Hill, Chad's tea minister".
func (t *text) introduced(i int, h *hit, lo int) (graph.Actor, bool) {
	s := &t.sentences[i]
	if h.agents[0].kind != officeKind || s.Tokens[h.head].XPOS == "NNS" || lo < 2 {
		return graph.Actor{}, false
	}
	if m := t.beforeComma(i, lo, graph.Person); m != nil {
		return m.Actor, true
	}
	return graph.Actor{}, false
}

// beforeComma is the mention of a kind that ends before the comma that stands, with an article at most between, before token lo; nil if there is none.
func (t *text) beforeComma(i, lo int, kind string) *Mention {
	s := &t.sentences[i]
	j := lo - 1
	if articles[lower(s.Tokens[j].Text)] {
		j--
	}
	if j < 1 || s.Tokens[j].Text != "," {
		return nil
	}
	k := slices.IndexFunc(t.mentions[i], func(m Mention) bool { return m.Hi == j && m.Actor.Kind == kind })
	if k < 0 {
		return nil
	}
	return &t.mentions[i][k]
}

// explainsName says whether a word for one firm with a country tells, between commas, what the organization named right before it is: "Acme, the
// Chadian state-owned oil company, …".
func (t *text) explainsName(i int, h *hit, lo int) bool {
	s := &t.sentences[i]
	if sector := h.agents[0].sector; sector != "BUS" && sector != "JRN" && sector != "LAB" || s.Tokens[h.Hi-1].XPOS == "NNS" || personNoun(s.Tokens[h.Hi-1].Lemma) || lo < 2 || h.Hi < len(s.Tokens) && s.Tokens[h.Hi].Text != "," && s.Tokens[h.Hi].UPOS != "PUNCT" {
		return false
	}
	return t.beforeComma(i, lo, graph.Organization) != nil
}
