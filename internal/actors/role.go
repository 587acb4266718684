package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// roleMention makes the mention of a role: of the country before or after it, of the country of the role
// that it is joined to by "and", of the scene, or of none.
func (t *text) roleMention(i int, h *hit) {
	a := h.agents[0]
	if h.Len() == 1 && capital(t.sentences[i].Tokens[h.Lo].Text) && len(t.companies[lower(t.sentences[i].Tokens[h.Lo].Text)]) > 0 && allCaps(&t.sentences[i]) {
		return // a firm of the text, in a headline
	}
	if t.entitles(i, h) || t.hyphened(i, h) || t.namedAfter(i, h) || t.explainsPerson(i, h) {
		return
	}
	m := t.before(i, h.Lo, false)
	if _, two := pairAt(&t.sentences[i], h.Hi-1); two && m.whole == nil {
		return
	}
	if h.owner = t.possessor(i, h); m.whole == nil && h.owner >= 0 && !h.waited {
		t.owned = append(t.owned, ownedRole{i, h})
		return
	}
	span, score := t.belonging(i, h, &m)
	if m.whole != nil && t.properName(i, span, m.whole, h) {
		t.newOrganization(i, span, guessed)
		return
	}
	if m.whole != nil && t.otherwiseNamed(i, m.whole, h) || t.noRole(i, h, m.whole) {
		return
	}
	mention := Mention{Sentence: i, Span: span, Score: score}
	switch {
	case m.whole != nil:
		mention.Actor = t.roleOf(m.whole.sense().actor, a, m.former || t.sentences[i].Tokens[h.head].XPOS == "NNS")
		if w := m.whole.sense().actor; a.role == "towns" && t.records[w].Kind == graph.Place {
			mention.Actor = t.at(w, t.day) // "the city of Jeddah"
		}
		if span.Lo <= m.whole.Lo && m.whole.Hi <= span.Hi {
			m.whole.used = true
			if v := m.whole.sense(); t.records[v.actor].isOrganization() {
				t.abbreviated(i, t.linked(i, m.whole, v)) // "the council of the Tea Board (TB)"
			}
		}
	case a.kind == officeKind && t.titled(a) != "" && t.sentences[i].Tokens[h.head].XPOS != "NNS" && !t.anyOne(i, h) && !t.ofFirmAfter(i, h):
		mention.Actor, mention.Score = t.actor(t.titled(a)), fromScene
	case t.notOfScene(i, h):
		return
	default:
		if before, known, spoken := t.again(i, h); spoken {
			if !known {
				return
			}
			mention.Actor, mention.Score = before, guessed
			break
		}
		var sure bool
		if mention.Actor, sure = t.ofScene(i, h, a); t.modifies(i, h) && (!sure || !fighting[a.sector] && !t.regime(i, h)) || !sure && (a.alone != "yes" || t.disputed(a) || a.kind == officeKind && t.firms) {
			return
		}
		mention.Score = fromScene
	}
	h.used = true
	t.mention(mention)
}

// belonging finds what a role belongs to, where that is not before it, and puts it into m; it returns the tokens of the
// mention, and how sure it is.
func (t *text) belonging(i int, h *hit, m *modifiers) (syntax.Span, float64) {
	span := syntax.Span{Lo: h.Lo, Hi: h.Hi}
	if m.whole != nil {
		span.Lo = m.lo
		return span, composed
	}
	mission := lower(t.sentences[i].Tokens[h.Hi-1].Text) == "mission"
	if whole, of := t.after(i, h.Hi); whole != nil && !mission && (of || h.agents[0].kind != graph.Place && !t.ofUnknown(i, h)) {
		m.whole = whole
		if of {
			span.Hi = whole.Hi
		}
		return span, composed
	}
	if m.whole = t.joined(i, h); m.whole == nil {
		m.whole = t.sharing(i, h)
	}
	if m.whole != nil {
		return span, guessed
	}
	return span, composed
}

// noRole says whether a word for a role is none here: a chairman of anything, nobody, a maker's planes, a name's noun, a
// rank without its bearer. whole is what it belongs to, or nil.
func (t *text) noRole(i int, h *hit, whole *hit) bool {
	a := h.agents[0]
	switch {
	case a.sector == "", t.noSuch(i, h), t.startsName(i, h), t.qualifies(i, h), t.nobleman(i, h):
		return true
	case a.kind == graph.Place && t.modifies(i, h), t.rules(i, h), t.civil(i, h), t.appointed(i, h), t.largest(i, h), t.resisting(i, h):
		return true
	case h.Hi < len(t.sentences[i].Tokens) && t.sentences[i].Tokens[h.Hi].Text == "Base" && a.sector == "MIL":
		return true // "Dover Air Force Base" is a place
	case a.kind == officeKind && a.sector == "MIL" && h.Len() == 1 && capital(t.sentences[i].Tokens[h.Lo].Text):
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
	return governments[lower(t.sentences[i].Tokens[h.Hi-1].Text)] && w.Sector == "BUS" && w.Code != "IGO"
}

// notOfScene says whether a role without a country is not to be looked for in the country that the text is about.
func (t *text) notOfScene(i int, h *hit) bool {
	a := h.agents[0]
	switch {
	case a.alone == "no", a.alone == "counted" && !t.counted(i, h):
		return true
	case a.kind == officeKind && (t.anyOne(i, h) || !t.singular(i, h)), crowns[a.role] && !t.crowned(i, h, a):
		return true
	}
	if lower(t.sentences[i].Tokens[h.Hi-1].Text) == "diplomat" || lower(t.sentences[i].Tokens[h.Hi-1].Text) == "diplomats" {
		return true // of some other country
	}
	return t.ofOther(i, h) || t.ofFirm(i, h) || t.ofUnknown(i, h) || t.abstract(i, h)
}

// properName says whether a country and a word for companies are together the name of one: "American Enterprise". After a full
// stop wires write any word with a capital, "U.S. Banks", and headlines write all so.
func (t *text) properName(i int, span syntax.Span, whole, h *hit) bool {
	s := &t.sentences[i]
	a := h.agents[0]
	if a.sector != "BUS" && a.sector != "JRN" || whole.Hi != h.Lo || span.Lo != whole.Lo || whole.sense().use == byName && t.records[whole.sense().actor].Kind != graph.Country || allCaps(s) || titleCase(s) {
		return false
	}
	for j := h.Lo; j < h.Hi; j++ {
		if !capital(s.Tokens[j].Text) {
			return false
		}
	}
	return !strings.HasSuffix(s.Tokens[h.Lo-1].Text, ".") && s.Tokens[h.Hi-1].XPOS != "NNS"
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

// crowns are the offices that few countries have.
var crowns = map[string]bool{"king": true, "emir": true, "sultan": true, "crown prince": true, "supreme leader": true, "chancellor": true}

// crowned says whether the country that the text is about has somebody in the office.
func (t *text) crowned(i int, h *hit, a *agent) bool {
	whole, ok := t.stateOf(t.sceneOf(i, h.head))
	return ok && t.holder(office{t.records[whole].ID, a.role}, t.day) >= 0
}

// otherwiseNamed makes the mention of one firm or paper where a name that nothing knows stands between a country and the word for
// it: "Japan's Hill bank" is not any bank of Japan's. It says whether there is such a name.
func (t *text) otherwiseNamed(i int, whole, h *hit) bool {
	s := &t.sentences[i]
	last := &s.Tokens[h.Hi-1]
	if a := h.agents[0]; a.sector != "BUS" && a.sector != "JRN" || last.XPOS == "NNS" || personNoun(lower(last.Text)) || allCaps(s) || titleCase(s) || strings.HasSuffix(s.Tokens[whole.Hi-1].Text, ".") {
		return false
	}
	span := syntax.Span{Lo: -1}
	for j := whole.Hi; j < h.Lo; j++ {
		if s.Tokens[j].XPOS != "POS" && t.bareWord(i, j) {
			if span.Hi = j + 1; span.Lo < 0 {
				span.Lo = j
			}
		}
	}
	if span.Lo < 0 {
		return false
	}
	if span.Lo == whole.Hi && whole.sense().use != byPlural {
		span.Lo = whole.Lo
	}
	if capital(last.Text) {
		span.Hi = h.Hi
	}
	before := len(t.mentions[i])
	t.newOrganization(i, span, guessed)
	if len(t.mentions[i]) > before {
		m := &t.mentions[i][before]
		if w := t.at(whole.sense().actor, t.day); m.Actor.Code == "" {
			m.Actor.Code = w.Code
		}
		if m.Actor.Sector == "" {
			m.Actor.Sector = h.agents[0].sector
		}
		h.used = true
	}
	return true
}

// ofFirmAfter says whether an office is followed by what it is the office of, and that is no country: "the president of the Bank of Tokyo".
func (t *text) ofFirmAfter(i int, h *hit) bool {
	s := &t.sentences[i]
	return firmOffices[h.agents[0].role] && h.Hi+1 < len(s.Tokens) && s.Tokens[h.Hi].Text == "of" && !stateNouns[s.Tokens[min(h.Hi+2, len(s.Tokens)-1)].Lemma]
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
		return h.Len() == 1 && h.Lo > 0 && s.Tokens[h.Lo-1].UPOS == "NOUN" && !arms[before]
	case "officer":
		return before == "chief" || before == "executive" || before == "financial" || before == "operating"
	case "press":
		next := t.lemmaAt(i, h.Hi)
		return next == "conference" || next == "release" || next == "statement" || next == "briefing"
	case "council":
		next := t.lemmaAt(i, h.Hi)
		return next == "session" || next == "meeting"
	case "diet":
		return !capital(s.Tokens[h.Hi-1].Text)
	}
	return false
}

func (t *text) lemmaAt(i, j int) string {
	if j >= len(t.sentences[i].Tokens) {
		return ""
	}
	return t.sentences[i].Tokens[j].Lemma
}

// arms are the words before a division of an army.
var arms = map[string]bool{"infantry": true, "tank": true, "mountain": true, "panzer": true, "guards": true, "artillery": true, "army": true, "cavalry": true,
	"rifle": true, "paratroop": true, "parachute": true, "combat": true, "armor": true, "armour": true}

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
	switch s.Tokens[h.Lo-1].Lemma {
	case "market", "tax", "trade", "rate", "sanction", "sanctions", "inspection", "control", "pricing", "price", "quota", "import", "export", "interest", "currency", "tariff",
		"exchange", "aid", "safeguard", "safeguards", "verification", "investment", "policy", "treatment", "maintenance", "support", "payment", "reserve":
		return true
	}
	return false
}

// noSuch says whether the text denies that there is one: "no responsible government".
func (t *text) noSuch(i int, h *hit) bool {
	s := &t.sentences[i]
	k := s.Child(h.head, "det")
	return h.Lo > 0 && lower(s.Tokens[h.Lo-1].Text) == "no" || k >= 0 && k < h.Lo && lower(s.Tokens[k].Text) == "no"
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
	if h.agents[0].sector != "GOV" || governments[lower(s.Tokens[h.Hi-1].Text)] || h.Hi >= len(s.Tokens) || !ofs[lower(s.Tokens[h.Hi].Text)] {
		return false
	}
	for _, k := range s.Children(h.head) {
		tok := &s.Tokens[k]
		if k <= h.Hi || !strings.HasPrefix(tok.Deprel, "nmod") || tok.UPOS != "NOUN" && tok.UPOS != "PROPN" {
			continue
		}
		if firmLemmas[tok.Lemma] && tok.UPOS == "NOUN" {
			return true // "an official at a major oil company"
		}
		state := slices.ContainsFunc(t.hits[i], func(g *hit) bool { return g.head == k || s.Dominates(k, g.head) })
		if stateNouns[tok.Lemma] && tok.XPOS == "NNS" {
			return true // of several countries
		}
		if tok.UPOS == "PROPN" && t.privateAt(i, k) {
			return true
		}
		return !state && !stateNouns[tok.Lemma] && (tok.UPOS == "NOUN" || t.taken(i, syntax.Span{Lo: k, Hi: k + 1}))
	}
	return false
}

// firmLemmas are what has officials and is no state.
var firmLemmas = map[string]bool{"company": true, "firm": true, "bank": true, "corporation": true, "brokerage": true, "union": true, "trader": true, "refiner": true, "producer": true, "mill": true, "mine": true}

// privateAt says whether the mention at a token is of an organization that is no state's.
func (t *text) privateAt(i, token int) bool {
	return slices.ContainsFunc(t.mentions[i], func(m Mention) bool {
		return m.Contains(token) && m.Actor.Kind == graph.Organization && m.Actor.Code != "IGO" && m.Actor.Sector != "GOV" && m.Actor.Sector != "MIL" && m.Actor.Sector != "SPY"
	})
}

// ofs lead to what officials are officials of.
var ofs = map[string]bool{"of": true, "for": true, "at": true, "with": true}

// stateNouns are the words for what a state's officials are of.
var stateNouns = map[string]bool{"country": true, "nation": true, "state": true, "republic": true, "kingdom": true, "government": true, "ministry": true,
	"regime": true, "administration": true, "federation": true, "island": true, "unity": true, "day": true, "affair": true, "junta": true, "department": true}

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

// governmentOf makes the mention of a government, regime or army that goes by its leader's name: "the Assad
// regime", "Saddam's troops".
func (t *text) governmentOf(i int, h *hit) {
	a := h.agents[0]
	if a.role != anyRole || a.sector != "GOV" && a.sector != "MIL" || a.kind != graph.Force {
		return
	}
	m := t.before(i, h.Lo, false)
	if m.whole == nil || t.records[m.whole.sense().actor].Kind != graph.Person {
		return
	}
	if a.sector == "GOV" && !governments[lower(t.sentences[i].Tokens[h.Hi-1].Text)] {
		return
	}
	t.roleMention(i, h)
}

// governments are the words of a government as a whole, not of one of its people.
var governments = map[string]bool{"government": true, "regime": true, "administration": true, "cabinet": true, "junta": true}

// ownedRole is a role with a possessive pronoun, which waits for the pronoun's meaning: "its army".
type ownedRole struct {
	sentence int
	hit      *hit
}

// possessor returns the possessive pronoun before a role, -1 if there is none.
func (t *text) possessor(i int, h *hit) int {
	s := &t.sentences[i]
	for j := h.Lo - 1; j >= 0 && j >= h.Lo-3; j-- {
		switch lower(s.Tokens[j].Text) {
		case "its", "his", "her", "their", "our":
			return j
		}
		if u := s.Tokens[j].UPOS; u != "ADJ" && u != "NUM" && u != "ADV" && u != "NOUN" {
			break
		}
	}
	return -1
}

// ownRoles makes the mentions of roles with a possessive pronoun: of its country where that is known, else as if
// the pronoun were not there.
func (t *text) ownRoles() {
	for _, o := range t.owned {
		if whole, ok := t.owner(o); ok {
			if t.modifies(o.sentence, o.hit) && o.hit.agents[0].kind == graph.Place {
				continue // "its base year"
			}
			if t.modifies(o.sentence, o.hit) && !fighting[o.hit.agents[0].sector] && !capital(t.sentences[o.sentence].Tokens[o.hit.Lo].Text) {
				continue // "its bank debt" is no bank
			}
			if lower(t.sentences[o.sentence].Tokens[o.hit.Hi-1].Text) == "business" {
				continue // what it does
			}
			if o.hit.agents[0].sector == "PTY" && t.ownedByPerson(o) {
				continue // which party is his the pronoun does not tell
			}
			t.mention(Mention{Sentence: o.sentence, Span: o.hit.Span, Actor: t.roleOf(whole, o.hit.agents[0], false), Score: pronoun})
		} else {
			o.hit.waited = true
			t.roleMention(o.sentence, o.hit)
		}
	}
}

// ownedByPerson says whether the pronoun before a role stands for a person.
func (t *text) ownedByPerson(o ownedRole) bool {
	return slices.ContainsFunc(t.mentions[o.sentence], func(m Mention) bool { return m.Lo == o.hit.owner && m.Actor.Kind == graph.Person })
}

// owner returns the country or organization that the pronoun before a role stands for; of a person, the country.
func (t *text) owner(o ownedRole) (int32, bool) {
	for _, m := range t.mentions[o.sentence] {
		if m.Lo != o.hit.owner {
			continue
		}
		whole, ok := t.byID[m.Actor.ID]
		if !ok || t.records[whole].Kind == graph.Person {
			whole, ok = t.stateOf(m.Actor.Code)
		}
		return whole, ok
	}
	return 0, false
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

// entitles says whether the role stands right before the name of a group or an organization and explains it.
func (t *text) entitles(i int, h *hit) bool {
	for _, g := range t.hits[i] {
		if v := g.sense(); g.Lo == h.Hi && v != nil && v.use == byName {
			k := t.records[v.actor].Kind
			return k == graph.Group || k == graph.Organization
		}
	}
	return false
}

// roleOf is the actor of a role and what it belongs to: for an office, who held it on the day, or whom the
// text has named with it.
func (t *text) roleOf(whole int32, a *agent, former bool) graph.Actor {
	if k := t.records[whole].Kind; k == graph.Person || k == graph.Place {
		if local := t.roles["GOV/local-government"]; k == graph.Place && (a == local || a.sector == "GOV" && a.role == anyRole) {
			return t.Catalogue.compose(whole, local, t.day) // Gujarat's is not Kerala's
		}
		if k == graph.Place && a.sector == "LEG" && a.kind == graph.Organization && !t.isSeat(whole) {
			return t.Catalogue.compose(whole, a, t.day)
		}
		if country, ok := t.byID[t.at(whole, t.day).Code]; ok {
			whole = country
		}
	}
	if k := t.records[whole].Kind; k == graph.Organization && a.id() == "GOV/local-government" {
		return t.at(whole, t.day) // the council of a union of states is the union's
	}
	if a.kind == officeKind && !former {
		r := &t.records[whole]
		offices := []string{a.role}
		if a.role == "leader" {
			offices = leaders
		}
		for _, name := range offices {
			if name == "ambassador" || name == "minister" || name == "aide" {
				break // a country has many
			}
			if p := t.holder(office{r.ID, name}, t.day); p >= 0 {
				return t.at(p, t.day)
			}
			if id := t.titles[r.Code+"/"+name]; id != "" {
				return t.actor(id)
			}
		}
	}
	return t.Catalogue.compose(whole, a, t.day)
}

// isSeat says whether a place is its country's seat of government, or has no country.
func (t *text) isSeat(place int32) bool {
	r := &t.records[place]
	return r.Code == "" || slices.ContainsFunc(t.names.get(r.Name), func(v sense) bool { return v.use == bySeat })
}

// actor returns the actor of an id as it was on the text's day.
func (t *text) actor(id string) graph.Actor {
	if i, ok := t.byID[id]; ok {
		return t.at(i, t.day)
	}
	for _, k := range t.surnames {
		if k.mention.Actor.ID == id {
			return k.mention.Actor
		}
	}
	a, _ := t.Catalogue.Actor(id)
	return a
}

// titled is the id of the person last named with the office.
func (t *text) titled(a *agent) string {
	if a.role != "leader" {
		return t.titles[a.role]
	}
	for _, name := range leaders {
		if id := t.titles[name]; id != "" {
			return id
		}
	}
	return ""
}

// joined returns the country of the role that this one is joined to: "Turkish police and prosecutors".
func (t *text) joined(i int, h *hit) *hit {
	s := &t.sentences[i]
	if s.Tokens[h.head].Deprel != "conj" || s.Child(h.head, "det", "amod", "nmod:poss") >= 0 {
		return nil
	}
	for _, g := range t.hits[i] {
		if g.head == s.Tokens[h.head].Head && len(g.agents) > 0 {
			return t.before(i, g.Lo, false).whole
		}
	}
	return nil
}

// sharing finds the country that a role has in common with the one that "and" joins to it: "the government and people of
// Chad".
func (t *text) sharing(i int, h *hit) *hit {
	s := &t.sentences[i]
	if h.Hi >= len(s.Tokens) || lower(s.Tokens[h.Hi].Text) != "and" {
		return nil
	}
	for _, g := range t.hits[i] {
		if g.Lo == h.Hi+1 && len(g.agents) > 0 && g.sense() == nil {
			if whole, of := t.after(i, g.Hi); of {
				return whole
			}
		}
	}
	return nil
}

// modifies says whether the role only qualifies another noun: "police station", "government policy".
func (t *text) modifies(i int, h *hit) bool {
	d := t.sentences[i].Tokens[h.head].Deprel
	return d == "compound" || d == "amod" || strings.HasPrefix(d, "flat")
}

// fighting are the sectors whose words act even where they qualify a noun: "a rebel attack", "police raids".
var fighting = map[string]bool{"REB": true, "MIL": true, "COP": true, "UAF": true}

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

// counted says whether a role has a number and acts, or is acted on: "police held six men".
func (t *text) counted(i int, h *hit) bool {
	s := &t.sentences[i]
	return s.Child(h.head, "nummod") >= 0 && s.Child(h.head, "det") < 0 && argument(s, h.head)
}

func (t *text) regime(i int, h *hit) bool {
	return lower(t.sentences[i].Tokens[h.Hi-1].Text) == "regime"
}

// abstract says whether a role's word means the thing and not those who do it: "opposition by Britain".
func (t *text) abstract(i int, h *hit) bool {
	s := &t.sentences[i]
	last := &s.Tokens[h.Hi-1]
	if h.Len() == 1 && lower(last.Text) == "administration" && !capital(last.Text) && s.Child(h.head, "det", "nmod:poss") < 0 && !allCaps(s) {
		return true // "finance and administration"
	}
	if h.Len() == 1 && manyStates[lower(last.Text)] && (s.Child(h.head, "det") < 0 || len(t.scene) > 1) {
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

// manyStates are the words for governments of several countries.
var manyStates = map[string]bool{"governments": true, "juntas": true, "regimes": true}

// ofUnknown says whether a role is that of something whose name nothing knows: "an Acme official". Capitals before
// governments, fighters and people tell of faiths and peoples: "Hausa rebels".
func (t *text) ofUnknown(i int, h *hit) bool {
	s := &t.sentences[i]
	j := h.Lo - 1
	if j > 0 && s.Tokens[j].XPOS == "POS" {
		j--
	}
	a := h.agents[0]
	if j < 0 || titleCase(s) || a.sector != "GOV" && a.role != "lawyers" && a.sector != "LAB" || governments[lower(s.Tokens[h.Hi-1].Text)] {
		return false
	}
	if g := t.hitEnding(i, j); g != nil && g.sense() == nil && len(g.agents) > 0 && (g.agents[0].sector == "BUS" || g.agents[0].sector == "LAB") {
		return true // "company officials"
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
			if m.Lo > last && (k < i || m.Lo < h.Lo) && m.Score == composed && m.Actor.ID != "" && strings.HasSuffix(m.Actor.ID, "/GOV") && isCountry(m.Actor.Code) &&
				governments[lower(t.sentences[k].Tokens[m.Hi-1].Text)] {
				code, last = m.Actor.Code, m.Lo
			}
		}
		if code != "" {
			return code
		}
	}
	return ""
}

// ofScene is the actor of a role in the country that the text is about; sure says that it is about one.
func (t *text) ofScene(i int, h *hit, a *agent) (actor graph.Actor, sure bool) {
	code := t.sceneOf(i, h.head)
	if a.sector == "GOV" && a.role == anyRole {
		if named := t.governing(i, h); named != "" {
			code = named
		}
		if home := t.saidOf(i, h); home != "" {
			code = home
		}
	}
	if code != "" && !t.listener(i, h) {
		if whole, ok := t.stateOf(code); ok {
			return t.roleOf(whole, a, false), true
		}
	}
	return a.nameless(), false
}
