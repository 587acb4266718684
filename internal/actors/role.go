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
	if h.Len() == 1 && capital(t.sentences[i].Tokens[h.Lo].Text) && len(t.companies[lower(t.sentences[i].Tokens[h.Lo].Text)]) > 0 && allCaps(&t.sentences[i]) {
		return // a firm of the text, in a headline
	}
	if t.entitles(i, h) || t.hyphened(i, h) || t.namedAfter(i, h) || t.explainsPerson(i, h) || t.titleOf(i, h) || t.ofSchool(i, h) {
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
	if m.whole != nil && t.otherwiseNamed(i, m.whole, h) || t.noRole(i, h, m.whole) || t.ofForeigners(i, h, m.whole) {
		return
	}
	if whole := m.whole; t.meansElse(i, h, whole) || t.describesTown(i, h, whole) || whole != nil && t.explainsName(i, h, span.Lo) {
		return
	}
	a, ok := t.counterparts(i, h, m.whole)
	if !ok {
		return
	}
	mention := Mention{Sentence: i, Span: span, Score: score}
	switch {
	case m.whole != nil && t.saysWho(i, h, m.whole):
		return
	case m.whole != nil:
		mention.Actor = t.roleOf(t.governed(i, h, t.chosenBy(i, h, m.whole.sense().actor)), a, m.former || t.sentences[i].Tokens[h.head].XPOS == "NNS")
		if w := m.whole.sense().actor; a.role == "towns" && t.records[w].Kind == graph.Place {
			mention.Actor = t.at(w, t.day) // "the city of Jeddah"
		}
		if person, ok := t.introduced(i, h, span.Lo); ok && !m.former {
			mention.Actor = person
		}
		if span.Lo <= m.whole.Lo && m.whole.Hi <= span.Hi {
			m.whole.used = true
			if v := m.whole.sense(); t.records[v.actor].isOrganization() {
				t.abbreviated(i, t.linked(i, m.whole, v)) // "the council of the Tea Board (TB)"
			}
		}
	case a.kind == officeKind && t.titled(a) != "" && t.sentences[i].Tokens[h.head].XPOS != "NNS" && !t.anyOne(i, h) && !formerly(&t.sentences[i], h) && !t.ofFirmAfter(i, h):
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
		if mention.Actor, sure = t.ofScene(i, h, a); t.modifies(i, h) && (!sure || !fighting[a.sector] && !t.regime(i, h)) || !sure && (a.alone != "yes" || t.disputed(a) || a.kind == officeKind && t.firms || t.without(i, h) == ofCommunity && t.community() > 0) {
			return
		}
		mention.Score = fromScene
	}
	if m.whole == nil && t.ofAnyBody(i, h, mention.Actor.ID) {
		return
	}
	h.used = true
	t.ofCatalogue(i, h, &mention.Actor)
	if party, ok := t.ruling(i, h, mention.Actor.Code); ok {
		mention.Actor = party
	}
	t.mention(mention)
}

// ofCatalogue makes a country's court or senate that has a name of its own in the catalogue that one: "the Supreme Court", "the senate".
func (t *text) ofCatalogue(i int, h *hit, a *graph.Actor) {
	s := &t.sentences[i]
	senate := h.agents[0].sector == "LEG" && lower(s.Tokens[h.Hi-1].Text) == "senate"
	court := h.Len() > 1 && h.agents[0].sector == "JUD" && s.Tokens[h.Hi-1].Lemma != "judge" && capital(s.Tokens[h.Lo].Text)
	if !isCountry(a.Code) || !senate && !court {
		return
	}
	if g := t.hitEnding(i, h.Lo-1); g.sense() != nil && t.records[g.sense().actor].Kind == graph.Place {
		return // "the Ohio Supreme Court" is not the country's
	}
	country, ok := t.stateOf(a.Code)
	if !ok || !strings.HasPrefix(a.ID, t.records[country].ID+"/") {
		return
	}
	name := cut(s, h.Span)
	if senate {
		name = "Senate"
	}
	if known, ok := t.ofCountryNamed(name, &t.records[country]); ok {
		*a = known
	}
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
	return firmOffices[h.agents[0].role] && h.Hi+1 < len(s.Tokens) && s.Tokens[h.Hi].Text == "of" && !t.lists.ofState[s.Tokens[min(h.Hi+2, len(s.Tokens)-1)].Lemma]
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
	if a.sector == "GOV" && !t.lists.governments[lower(t.sentences[i].Tokens[h.Hi-1].Text)] {
		return
	}
	t.roleMention(i, h)
}

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
			if sector := o.hit.agents[0].sector; t.records[whole].Kind == graph.Organization && (sector == "CVL" || sector == "MIL" && t.unarmed(o.sentence, o.hit, whole)) {
				continue // an airline's fleet, a union's people
			}
			if t.at(whole, t.day).Sector == "BUS" && t.hiredBy(o.sentence, o.hit) {
				continue // "its financial adviser"
			}
			if t.resisting(o.sentence, o.hit) {
				continue // "his opposition to the plan"
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
			offices = t.lists.leaders
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

// governed is the country of a party whose government a role is: "the Likud government" governs Israel.
func (t *text) governed(i int, h *hit, whole int32) int32 {
	a := t.at(whole, t.day)
	if a.Sector != "PTY" && a.Sector != "OPP" || !t.lists.governments[lower(t.sentences[i].Tokens[h.Hi-1].Text)] {
		return whole
	}
	if country, ok := t.stateOf(a.Code); ok {
		return country
	}
	return whole
}

// chosenBy is the country of a place whose member of the country's parliament a role is: a state's senator, congressman or member of parliament
// sits in the capital, and its legislator too in a text about the Congress.
func (t *text) chosenBy(i int, h *hit, whole int32) int32 {
	s := &t.sentences[i]
	if h.agents[0].sector != "LEG" || t.records[whole].Kind != graph.Place {
		return whole
	}
	switch first := lower(s.Tokens[h.Lo].Text); strings.TrimSuffix(first, "s") {
	case "senator", "congressman", "congressmen", "congresswoman", "member", "mp":
	case "legislator", "lawmaker":
		if !t.aboutCongress() {
			return whole
		}
	default:
		return whole
	}
	if country, ok := t.stateOf(t.at(whole, t.day).Code); ok {
		return country
	}
	return whole
}

// aboutCongress says whether the text names a federation's own parliament or one of its members as such.
func (t *text) aboutCongress() bool {
	for i := range t.sentences {
		for _, h := range t.hits[i] {
			if v := h.sense(); v != nil && t.records[v.actor].Kind == graph.Organization && t.records[v.actor].Sector == "LEG" && isCountry(t.records[v.actor].Code) {
				return true
			}
		}
		if slices.ContainsFunc(t.sentences[i].Tokens, func(tok syntax.Token) bool { return tok.Text == "Rep." || tok.Text == "Reps." || tok.Text == "MP" }) {
			return true
		}
	}
	return false
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
	for _, name := range t.lists.leaders {
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

func (t *text) regime(i int, h *hit) bool {
	return lower(t.sentences[i].Tokens[h.Hi-1].Text) == "regime"
}
