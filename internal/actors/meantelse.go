package actors

import (
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// Words for roles that mean a deed or a thing, or somebody else than those of the country beside them.

// meansElse says whether the last word of a role means something else here. whole is what it belongs to, or nil.
func (t *text) meansElse(i int, h, whole *hit) bool {
	s := &t.sentences[i]
	last := &s.Tokens[h.Hi-1]
	before, next := "", ""
	if h.Lo > 0 {
		before = lower(s.Tokens[h.Lo-1].Text)
	}
	if h.Hi < len(s.Tokens) {
		next = lower(s.Tokens[h.Hi].Text)
	}
	behind := whole != nil && whole.Lo >= h.Hi
	if h.Len() > 1 {
		return last.Lemma == "treasury" && debtPapers[lower(t.lemmaAt(i, h.Hi))]
	}
	switch word := lower(last.Text); word {
	case "business":
		if behind && articles[before] {
			return false // "runs a business in Chad"
		}
		// "do business in Chad", "Chad's refining business", "a U.S.-Chad business meeting"
		return whole == nil || behind || whole.Hi < h.Lo && s.Tokens[h.Lo-1].UPOS == "NOUN" || t.modifies(i, h) && last.Head >= h.Hi && !ofBusiness(&s.Tokens[last.Head])
	case "leadership":
		return s.Child(h.head, "det", "nmod:poss") < 0 && !allCaps(s) || next == "in" // "undermine U.S. leadership"
	case "treasury":
		return debtPapers[lower(t.lemmaAt(i, h.Hi))]
	case "party", "parties":
		return before == "contracting" || before == "third" || before == "interested" || before == "unidentified" ||
			word == "party" && behind && next == "in" || next == "to" // "sold to a party in Chad", "its party to the summit"
	case "council", "councils":
		return whole != nil && t.records[whole.sense().actor].Kind == graph.Country // "the Chad Tea Council" governs no town
	case "rival", "rivals", "critic", "critics":
		return whole != nil && (t.at(whole.sense().actor, t.day).Sector == "BUS" || whole.Hi < h.Lo && !behind && s.Tokens[h.Lo-1].UPOS == "NOUN") || before == "trading" || before == "trade"
	case "family", "families":
		return h.Lo > 0 && capital(s.Tokens[h.Lo-1].Text) && t.hitEnding(i, h.Lo-1).sense() == nil && !allCaps(s) // "the Hill family of Chad"
	case "leaders":
		return h.Lo > 0 && s.Tokens[h.Lo-1].XPOS == "POS" && h.Lo > 1 && s.Tokens[h.Lo-2].XPOS == "NNS" || t.followed(i, h) // "the miners' leaders", "farm leaders"
	case "base":
		return before == "(" || next == "year" || next == "period" || next == "rate" || h.Hi < len(s.Tokens) && digit(s.Tokens[h.Hi].Text) // "an index (base 1980)"
	case "consumer":
		return t.modifies(i, h) || allCaps(s) && h.Hi < len(s.Tokens) // "CHAD CONSUMER PRICES RISE"
	case "producers", "consumers":
		return behind && next == "in" && (whole.sense().use != byName || t.records[whole.sense().actor].Kind == graph.Place) // those of all countries, who met "in Geneva"
	case "population":
		return h.Lo > 0 && s.Tokens[h.Lo-1].UPOS == "NOUN" && s.Tokens[h.Lo-1].Deprel == "compound" // "the cattle population"
	case "television", "tv", "radio":
		return next == "set" || next == "sets" || next == "receivers" || next == "tubes"
	case "press":
		return next == "room" || next == "secretary" || next == "office"
	case "firm":
		return next == "of" && h.Hi+1 < len(s.Tokens) && capital(s.Tokens[h.Hi+1].Text) // "the Sarh firm of Hill and Gray"
	case "temples":
		return true // oranges, or buildings
	case "deputies":
		return h.owner >= 0 // "Hill and his deputies"
	case "missile", "rocket", "tank", "bomber", "drone", "artillery", "submarine":
		return t.modifies(i, h) // "Chadian missile attacks" are Chad's
	case "embassy", "embassies", "consulate", "consulates":
		return whole == nil && h.owner < 0 && !definite(s, h)
	}
	return before == "per" || t.ofParty(i, h)
}

// ofParty says whether officials are those of the union or the party that the word right before says: "opposition party officials", "the Tea Union
// secretary".
func (t *text) ofParty(i int, h *hit) bool {
	if a := h.agents[0]; a.sector != "GOV" || a.role != anyRole && a.kind != officeKind || !personNoun(t.sentences[i].Tokens[h.Hi-1].Lemma) {
		return false
	}
	g := t.hitEnding(i, h.Lo-1)
	if g == nil || g.sense() != nil || len(g.agents) == 0 {
		return false
	}
	switch g.agents[0].sector {
	case "OPP", "PTY", "LAB":
		return !capital(t.sentences[i].Tokens[h.Lo].Text) || allCaps(&t.sentences[i])
	}
	return false
}

// ruling is the party of a country that the text names as the ruling one: "Chad's ruling party" is that, where "the ruling Tea Party" is
// named.
func (t *text) ruling(i int, h *hit, code string) (graph.Actor, bool) {
	if h.agents[0].sector != "PTY" || h.Len() != 2 || lower(t.sentences[i].Tokens[h.Lo].Text) != "ruling" {
		return graph.Actor{}, false
	}
	for k := range t.sentences {
		for _, m := range t.mentions[k] {
			if m.Actor.Sector != "PTY" || m.Actor.Code != code || strings.Contains(m.Actor.ID, "/") {
				continue
			}
			if tokens := t.sentences[k].Tokens; lower(tokens[m.Lo].Text) == "ruling" || m.Lo > 0 && lower(tokens[m.Lo-1].Text) == "ruling" {
				return m.Actor, true
			}
		}
	}
	return graph.Actor{}, false
}

// debtPapers are what a treasury borrows with.
var debtPapers = map[string]bool{"bill": true, "note": true, "bond": true, "certificate": true, "paper": true, "security": true, "issue": true, "stock": true}

// ofBusiness says whether business has a noun's people: "business leaders", "the business community".
func ofBusiness(noun *syntax.Token) bool {
	return personNoun(noun.Lemma) || noun.Lemma == "community" || noun.Lemma == "group" || noun.Lemma == "circle" || noun.Lemma == "leader" || noun.Lemma == "organization"
}

// followed says whether the noun right before "leaders" tells whom they lead, and that is no state: "farm leaders".
func (t *text) followed(i int, h *hit) bool {
	s := &t.sentences[i]
	if h.Lo == 0 {
		return false
	}
	tok := &s.Tokens[h.Lo-1]
	return tok.UPOS == "NOUN" && tok.Deprel == "compound" && !t.lists.ofState[tok.Lemma] && tok.Lemma != "world" && tok.Lemma != "party" || tok.Lemma == "financial" || tok.Lemma == "local"
}

// describesTown says whether a town's or province's own name follows, so that the country before it is no town: "Chad's southern city of
// Sarh".
func (t *text) describesTown(i int, h, whole *hit) bool {
	s := &t.sentences[i]
	return h.agents[0].role == "towns" && whole != nil && whole.Hi <= h.Lo && h.Hi+1 < len(s.Tokens) && lower(s.Tokens[h.Hi].Text) == "of" && capital(s.Tokens[h.Hi+1].Text)
}

// ofSchool makes the mention of a university or a college that is named by its place: "the University of Sarh's Tea Institute".
func (t *text) ofSchool(i int, h *hit) bool {
	s := &t.sentences[i]
	if word := lower(s.Tokens[h.Hi-1].Text); h.agents[0].sector != "EDU" || word != "university" || h.Hi+1 >= len(s.Tokens) || lower(s.Tokens[h.Hi].Text) != "of" || !capital(s.Tokens[h.Hi+1].Text) {
		return false
	}
	span := syntax.Span{Lo: h.Hi - 1, Hi: h.Hi + 2}
	if g := t.hitAtToken(i, h.Hi+1); g.sense() != nil && g.Lo == h.Hi+1 {
		span.Hi = g.Hi
	}
	before := len(t.mentions[i])
	t.newOrganization(i, span, guessed)
	if len(t.mentions[i]) == before {
		return false
	}
	m := &t.mentions[i][before]
	m.Actor.Sector = "EDU"
	if g := t.hitAtToken(i, h.Hi+1); g.sense() != nil {
		g.used = true
		if m.Actor.Code == "" {
			m.Actor.Code = t.at(g.sense().actor, t.day).Code
		}
	}
	h.used = true
	return true
}

// counterparts makes the mention of counterparts: in their country they are what those are whom the sentence has named last, so "ministers
// met their Chadian counterparts" is of ministers. Of money or of nobody there is none.
func (t *text) counterparts(i int, h, whole *hit) (a *agent, ok bool) {
	s := &t.sentences[i]
	if s.Tokens[h.Hi-1].Lemma != "counterpart" {
		return h.agents[0], true
	}
	var last *Mention
	for k := range t.mentions[i] {
		if m := &t.mentions[i][k]; m.Hi <= h.Lo && m.Actor.Sector != "" && (last == nil || m.Lo > last.Lo) {
			last = m
		}
	}
	if last == nil || whole == nil {
		return nil, false
	}
	_, role, composed := strings.Cut(last.Actor.ID, "/")
	if a := t.roles[role]; composed && a != nil && a.kind != officeKind {
		return a, true
	}
	a = t.roles[last.Actor.Sector]
	return a, a != nil
}
