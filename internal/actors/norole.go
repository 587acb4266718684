package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// Words for roles that are none where they stand.

// noRole says whether a word for a role is none here: a chairman of anything, nobody, a maker's planes, a name's noun, a
// rank without its bearer. whole is what it belongs to, or nil.
func (t *text) noRole(i int, h *hit, whole *hit) bool {
	a := h.agents[0]
	switch {
	case a.sector == "", t.noSuch(i, h), t.startsName(i, h), t.qualifies(i, h), t.nobleman(i, h):
		return true
	case a.kind == graph.Place && t.modifies(i, h), t.rules(i, h), t.civil(i, h), t.appointed(i, h), t.largest(i, h), t.resisting(i, h):
		return true
	case t.courtsDistrict(i, h, whole):
		return true
	case h.Hi < len(t.sentences[i].Tokens) && t.sentences[i].Tokens[h.Hi].Text == "Base" && a.sector == "MIL":
		return true // "Dover Air Force Base" is a place
	case a.kind == officeKind && a.sector == "MIL" && h.Len() == 1 && capital(t.sentences[i].Tokens[h.Lo].Text):
		return true
	case t.saysWhat(i, h, whole), t.acrossComma(i, h), whole == nil && t.unionsName(i, h):
		return true
	case whole == nil:
		return false
	case a.sector == "MIL" && t.unarmed(i, h, whole.sense().actor), t.trade(i, h), t.ofLobby(i, h), a.role == "central-bank" && t.sentences[i].Tokens[h.Hi-1].XPOS == "NNS":
		return true
	}
	w := t.at(whole.sense().actor, t.day)
	if w.Sector == "BUS" && a.role == "embassy" || w.Kind == graph.Organization && anybody[lower(t.sentences[i].Tokens[h.Hi-1].Text)] {
		return true // a firm's mission is a task, and an agency's man one of its people
	}
	if w.Sector == "BUS" && t.hiredBy(i, h) {
		return true
	}
	return t.lists.governments[lower(t.sentences[i].Tokens[h.Hi-1].Text)] && w.Sector == "BUS" && w.Code != "IGO"
}

// hiredBy says whether a role is one of people whom a firm hires and who are none of its own: "investment bankers for Acme".
func (t *text) hiredBy(i int, h *hit) bool {
	return t.lists.hired[t.sentences[i].Tokens[h.head].Lemma]
}

// acrossComma says whether a role's words are not of one phrase: "adverse comment on its drug, dealers said".
func (t *text) acrossComma(i int, h *hit) bool {
	return slices.ContainsFunc(t.sentences[i].Tokens[h.Lo:h.Hi], func(tok syntax.Token) bool { return tok.Text == "," })
}

// unionsName says whether "Union" is what a firm is called for short, as it has neither article nor adjective: "Union said profits rose".
func (t *text) unionsName(i int, h *hit) bool {
	s := &t.sentences[i]
	tok := &s.Tokens[h.Lo]
	return h.Len() == 1 && tok.Text == "Union" && !definite(s, h) && !titleCase(s)
}

// saysWhat says whether a word for one firm tells what an organization is that the sentence names: "Acme is the largest bank in Chad",
// "the Hill Company, the country's second largest trader".
func (t *text) saysWhat(i int, h, whole *hit) bool {
	s := &t.sentences[i]
	last := &s.Tokens[h.Hi-1]
	if sector := h.agents[0].sector; sector != "BUS" && sector != "JRN" || last.XPOS == "NNS" || personNoun(last.Lemma) || allCaps(s) {
		return false
	}
	named := -1
	if last.Deprel == "appos" {
		named = last.Head
	} else if s.Child(h.Hi-1, "cop") >= 0 {
		named = s.Child(h.Hi-1, "nsubj")
	}
	if named < 0 || whole != nil && whole.Contains(named) {
		return false
	}
	return s.Tokens[named].UPOS == "PROPN" || s.Tokens[named].UPOS == "PRON" || slices.ContainsFunc(t.mentions[i], func(m Mention) bool { return m.Contains(named) })
}

// courtsDistrict says whether "District" is in the name of a court, or is that part of a state for which a court is: "U.S. District Court, Northern
// District of Ohio". The state is then no place of its own.
func (t *text) courtsDistrict(i int, h, whole *hit) bool {
	s := &t.sentences[i]
	if h.Len() != 1 || s.Tokens[h.Lo].Text != "District" {
		return false
	}
	for j := h.Lo - 1; j >= 0 && j > h.Lo-9; j-- {
		if lower(s.Tokens[j].Text) == "court" {
			if whole != nil && whole.Lo > h.Hi && t.records[whole.sense().actor].Kind == graph.Place {
				whole.used = true
			}
			return true
		}
	}
	return false
}

// hyphened says whether a role's word is a piece of a word: "WOR-TV", "Iran-contra".
func (t *text) hyphened(i int, h *hit) bool {
	s := &t.sentences[i]
	if h.Lo < 2 || s.Tokens[h.Lo-1].Text != "-" || !s.Glued(h.Lo-1) {
		return false
	}
	g := t.hitEnding(i, h.Lo-2)
	v := g.sense()
	return g == nil && capital(s.Tokens[h.Lo-2].Text) || v != nil && v.use != byDemonym
}

// unarmed says whether what a role belongs to has no soldiers: a firm, or, of a single officer, any office but those of states together.
func (t *text) unarmed(i int, h *hit, whole int32) bool {
	w := t.at(whole, t.day)
	single := t.sentences[i].Tokens[h.Hi-1].XPOS != "NNS"
	return w.Sector == "BUS" || w.Sector == "LEG" || w.Sector == "JUD" || w.Sector == "JRN" || single && w.Kind == graph.Organization && w.Code != "IGO" && w.Sector != "MIL" && w.Sector != "SPY"
}

// nobleman says whether a role's word is part of a surname: "Robert Holmes a Court".
func (t *text) nobleman(i int, h *hit) bool {
	s := &t.sentences[i]
	return h.Len() == 1 && h.Lo > 1 && s.Tokens[h.Lo-1].Text == "a" && capital(s.Tokens[h.Lo].Text) && capital(s.Tokens[h.Lo-2].Text) && !allCaps(s) && !titleCase(s)
}

// trade says whether a word for firms but tells the kind of a thing: "Argentina's bank steering committee".
func (t *text) trade(i int, h *hit) bool {
	s := &t.sentences[i]
	tok := &s.Tokens[h.Hi-1]
	if h.agents[0].sector != "BUS" || tok.XPOS != "NN" || tok.Deprel != "compound" || capital(tok.Text) || h.Hi >= len(s.Tokens) {
		return false
	}
	g := t.hitAtToken(i, h.Hi)
	return (g == nil || len(g.agents) == 0) && s.Tokens[h.Hi].UPOS == "NOUN"
}

// ofLobby says whether a word for a trade only tells whose association is meant: "the French maize producers association".
func (t *text) ofLobby(i int, h *hit) bool {
	s := &t.sentences[i]
	tok := &s.Tokens[h.Hi-1]
	if sector := h.agents[0].sector; sector != "BUS" && sector != "AGR" || tok.Deprel != "compound" && tok.Deprel != "nmod:poss" || tok.Head < h.Hi {
		return false
	}
	switch s.Tokens[tok.Head].Lemma {
	case "association", "federation", "council", "board", "lobby", "committee", "organization", "organisation", "group":
		return true
	}
	return false
}

// anybody are the words for people who, of an organization, are its own.
var anybody = map[string]bool{"man": true, "men": true, "woman": true, "women": true, "people": true, "boys": true}

// largest says whether a town is described, and named elsewhere: "Chad's second largest city".
func (t *text) largest(i int, h *hit) bool {
	s := &t.sentences[i]
	if h.agents[0].role != "towns" {
		return false
	}
	for _, k := range s.Children(h.head) {
		if x := s.Tokens[k].XPOS; x == "JJS" || s.Tokens[k].Lemma == "second" || s.Tokens[k].Lemma == "third" {
			return true
		}
	}
	return false
}

// resisting says whether opposition is what somebody offers, and not who: "opposition from Chad".
func (t *text) resisting(i int, h *hit) bool {
	s := &t.sentences[i]
	word := lower(s.Tokens[h.Hi-1].Text)
	if h.Len() > 1 || word != "opposition" && word != "resistance" || h.Hi >= len(s.Tokens) || definite(s, h) {
		return false
	}
	switch lower(s.Tokens[h.Hi].Text) {
	case "from", "by", "to":
		return true
	case "in": // "opposition in Congress"
		v := t.hitAtToken(i, h.Hi+1).sense()
		return v != nil && t.records[v.actor].isOrganization()
	}
	return false
}

// civil says whether a word for soldiers or a parliament is another's here: a firm's division or chief officer, a diet that is no Diet.
func (t *text) civil(i int, h *hit) bool {
	s := &t.sentences[i]
	word := lower(s.Tokens[h.Hi-1].Text)
	before := ""
	if h.Lo > 0 {
		before = lower(s.Tokens[h.Lo-1].Text)
	}
	switch word {
	case "division":
		return h.Len() == 1 && h.Lo > 0 && s.Tokens[h.Lo-1].UPOS == "NOUN" && !t.lists.arms[before]
	case "officer":
		return before == "chief" || before == "executive" || before == "financial" || before == "operating"
	case "press":
		next := t.lemmaAt(i, h.Hi)
		return next == "conference" || next == "release" || next == "statement" || next == "briefing"
	case "council":
		next := t.lemmaAt(i, h.Hi)
		return next == "session" || next == "meeting"
	case "faction":
		return h.Len() == 1 && h.Hi < len(s.Tokens) && lower(s.Tokens[h.Hi].Text) == "of" // "a faction of the party"
	case "aircraft", "plane", "planes", "jet", "jets":
		if h.Len() > 1 || h.Lo == 0 || !t.airliner(strings.ToLower(s.Tokens[h.Lo-1].Text)) {
			return false
		}
		if g := t.hitEnding(i, h.Lo-1); g != nil {
			g.used = true // the "DC" of "DC-10"
		}
		return true
	case "pm":
		return h.Lo > 0 && digit(t.sentences[i].Tokens[h.Lo-1].Text) // "4.15 P.M."
	case "fighter":
		return t.modifies(i, h) // "fighter helicopters" fight for whoever flies them
	case "agency", "agencies":
		return h.Len() == 1 && t.lists.agenciesForHire[before]
	case "diet":
		return !capital(s.Tokens[h.Hi-1].Text)
	}
	return false
}

// airliner says whether a word is the model of a plane, a number in it, that no air force's is named like: "DC-10 aircraft", "747 jets".
// Those of warplanes start with the letter of their task, or with a maker's sign.
func (t *text) airliner(model string) bool {
	if !strings.ContainsAny(model, "0123456789") {
		return false
	}
	letters, _, _ := strings.Cut(model, "-")
	return !t.lists.warplanes[letters]
}

func (t *text) lemmaAt(i, j int) string {
	if j >= len(t.sentences[i].Tokens) {
		return ""
	}
	return t.sentences[i].Tokens[j].Lemma
}

// appointed says whether an office is what somebody is made, who then has it: "named Hill as acting president".
func (t *text) appointed(i int, h *hit) bool {
	s := &t.sentences[i]
	c := s.Child(h.head, "case")
	verb := s.Tokens[h.head].Head
	if verb >= 0 && (s.Tokens[verb].UPOS == "PROPN" || s.Tokens[verb].UPOS == "NOUN") {
		verb = s.Tokens[verb].Head // it hangs on whom they named
	}
	return h.agents[0].kind == officeKind && c >= 0 && lower(s.Tokens[c].Text) == "as" && verb >= 0 && appointments[s.Tokens[verb].Lemma]
}

var appointments = map[string]bool{"name": true, "appoint": true, "elect": true, "choose": true, "nominate": true, "install": true, "propose": true, "pick": true,
	"select": true, "succeed": true, "replace": true, "resign": true, "serve": true, "re-elect": true, "reelect": true, "designate": true}

// rules says whether "regime" means rules and not rulers: "the tax regime".
func (t *text) rules(i int, h *hit) bool {
	s := &t.sentences[i]
	if h.Lo == 0 || !t.regime(i, h) || s.Tokens[h.Lo-1].UPOS != "NOUN" {
		return false
	}
	return t.lists.rules[s.Tokens[h.Lo-1].Lemma]
}

// noSuch says whether the text denies that there is one: "no responsible government".
func (t *text) noSuch(i int, h *hit) bool {
	s := &t.sentences[i]
	k := s.Child(h.head, "det")
	return h.Lo > 0 && lower(s.Tokens[h.Lo-1].Text) == "no" || k >= 0 && k < h.Lo && lower(s.Tokens[k].Text) == "no"
}

// qualifies says whether a word for people only tells of what sort a thing is: "Kenya's consumer prices" are no consumers'.
func (t *text) qualifies(i int, h *hit) bool {
	tok := &t.sentences[i].Tokens[h.Hi-1]
	return h.agents[0].sector == "CVL" && tok.XPOS == "NN" && tok.Deprel == "compound" && !capital(tok.Text)
}

// startsName says whether a word for workers or companies is the first of a name that nothing knows: "Union Widgets".
func (t *text) startsName(i int, h *hit) bool {
	s := &t.sentences[i]
	a := h.agents[0]
	if a.sector != "LAB" && a.sector != "BUS" && a.sector != "CVL" || h.Len() > 1 || !capital(s.Tokens[h.Lo].Text) || h.Hi >= len(s.Tokens) || allCaps(s) || titleCase(s) {
		return false
	}
	next := &s.Tokens[h.Hi]
	return next.UPOS == "PROPN" && capital(next.Text) && (next.Head == h.Lo || s.Tokens[h.Lo].Head == h.Hi)
}
