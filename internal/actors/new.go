package actors

import (
	"slices"

	"entente/graph"
	"entente/internal/syntax"
)

// least is the probability from which the names layer is believed where the catalogue has nothing.
const least = 0.6

// nameOfPerson makes the mention of a name of a person: one whom the text has named, one of the catalogue, or a new one.
func (t *text) nameOfPerson(i int, span syntax.Span, prob float64) {
	s := &t.sentences[i]
	last := lower(s.Tokens[span.Hi-1].Text)
	if words := chunks(s.Tokens[span.Hi-1].Text); len(words) > 0 {
		last = words[len(words)-1]
	}
	if k, ok := t.surnames[last]; ok && (span.Len() == 1 || t.sameName(s, span, k) || span.Len() == 2 && particles[lower(s.Tokens[span.Lo].Text)]) {
		t.byLastName(i, span, k)
		return
	}
	m := t.before(i, span.Lo, true)
	if len(last) == 1 || t.companyName(s, span) || span.Lo > 0 && s.Tokens[span.Lo-1].Text == "-" && s.Tokens[span.Lo-1].End == s.Tokens[span.Lo].Start {
		return // "Thomas C", cut short; a piece of "Hart-Scott"
	}
	if h := m.whole; h != nil && len(m.titles) == 0 && h.Hi == span.Lo && h.sense().use == byName && t.records[h.sense().actor].Kind == graph.Country && h.Len() == 1 && span.Len() < 4 {
		span.Lo = h.Lo // "Israel G. Hill" is a man
		m = t.before(i, span.Lo, true)
	}
	if p := t.knownPerson(s, span, last, m); p >= 0 {
		mention := Mention{Sentence: i, Span: syntax.Span{Lo: t.withHonorific(i, m.lo), Hi: span.Hi}, Actor: t.at(p, t.day), Score: guessed}
		t.claim(&hit{}, m)
		t.mention(mention)
		t.surnames[last] = known{mention: mention}
		t.remember(mention, m)
		return
	}
	if prob < least || span.Len() == 1 && len(m.titles) == 0 && prob < 0.8 {
		return
	}
	t.newPerson(i, span, last, m, prob)
}

// companyName says whether a name ends with a word of organizations and does not start with a first name.
func (t *text) companyName(s *syntax.Sentence, span syntax.Span) bool {
	return span.Len() > 1 && t.organizational(s, syntax.Span{Lo: span.Hi - 1, Hi: span.Hi}) && !t.given[lower(s.Tokens[span.Lo].Text)]
}

// knownPerson looks for a person of the catalogue of that last name whose first name, or title where only the
// last name stands, agrees.
func (t *text) knownPerson(s *syntax.Sentence, span syntax.Span, last string, m modifiers) int32 {
	for _, p := range t.Catalogue.surnames.get(last) {
		switch {
		case t.day != 0 && t.records[p].roleAt(t.day).period.distance(t.day) > 150000:
			// another generation
		case span.Len() > 1:
			if t.firstNameFits(p, s, syntax.Span{Lo: span.Lo, Hi: span.Hi - 1}) && (m.whole == nil || t.suits(p, modifiers{whole: m.whole}, 0)) {
				return p
			}
		case len(m.titles) > 0 && t.suits(p, m, t.day):
			return p
		}
	}
	if span.Len() == 1 && len(m.titles) > 0 && m.whole != nil {
		for _, p := range t.Catalogue.surnames.get(last) {
			if t.suits(p, modifiers{whole: m.whole}, 0) {
				return p
			}
		}
	}
	return -1
}

func (t *text) sameName(s *syntax.Sentence, span syntax.Span, k known) bool {
	full := phrase(k.mention.Actor.Name)
	words := chunks(s.Tokens[span.Lo].Text)
	return len(full) > 0 && len(words) > 0 && sameFirst(words[0], full[0])
}

// byLastName makes the mention of a person named before.
func (t *text) byLastName(i int, span syntax.Span, k known) {
	s := &t.sentences[i]
	if ofKin(s, span.Hi) {
		return
	}
	m := t.before(i, span.Lo, true)
	if len(m.titles) == 0 || m.whole != nil && t.at(m.whole.sense().actor, t.day).Code != k.mention.Actor.Code {
		m = modifiers{lo: span.Lo}
	}
	if m.lo == span.Lo && span.Lo > 0 && particles[lower(s.Tokens[span.Lo-1].Text)] && capital(s.Tokens[span.Lo-1].Text) && slices.Contains(phrase(k.mention.Actor.Name), lower(s.Tokens[span.Lo-1].Text)) {
		m.lo-- // "De Graaf said"
	}
	mention := k.mention
	if mention.New && mention.Actor.Code == "" && span.Len() > 1 {
		if whole, titles := t.explanation(i, span, m); whole != nil {
			t.describe(&mention.Actor, whole, titles, i, s.Head(span)) // told at last
			t.surnames[lower(s.Tokens[span.Hi-1].Text)] = known{mention: mention}
		}
	}
	mention.Sentence, mention.Span = i, syntax.Span{Lo: t.withHonorific(i, m.lo), Hi: span.Hi}
	mention.Score = min(mention.Score, composed)
	t.claim(&hit{}, m)
	t.mention(mention)
	t.remember(mention, m)
}

// ofKin says whether token j makes a last name before it that of several: "the Hill family", "the Hill brothers".
func ofKin(s *syntax.Sentence, j int) bool {
	if j >= len(s.Tokens) {
		return false
	}
	switch s.Tokens[j].Lemma {
	case "family", "clan", "brother", "sister", "dynasty", "boy", "estate":
		return s.Tokens[j].UPOS == "NOUN"
	}
	return false
}

// newPerson makes an actor of a person that nothing knows. Country and sector come from what stands
// before the name, or from the apposition after it; an office without a country is of the scene's.
func (t *text) newPerson(i int, span syntax.Span, last string, m modifiers, prob float64) {
	s := &t.sentences[i]
	name := cut(s, span)
	a := t.newActor(name, graph.Person)
	if a.ID == "" {
		return
	}
	if t.unitNamed(i, span, prob) {
		return
	}
	if t.analystsOf(i, span) || t.lists.things[s.Tokens[span.Hi-1].Text] || ofShip(s, span.Lo) || len(m.titles) == 0 && (t.placed(s, span) || t.beforePlace(i, span)) {
		return // "Gray Hill analysts" are a firm's, and a Hill Plan is a plan
	}
	if span.Len() > 1 && span.Hi+2 < len(s.Tokens) && s.Tokens[span.Hi].Text == "(" && s.Tokens[span.Hi+2].Text == ")" && len(s.Tokens[span.Hi+1].Text) >= 3 && acronym(s.Tokens[span.Hi+1].Text) {
		t.newOrganization(i, span, prob) // people have no abbreviations
		return
	}
	whole, titles := t.explanation(i, span, m)
	t.describe(&a, whole, titles, i, s.Head(span))
	if whole == nil && len(titles) > 0 && len(m.titles) > 0 && firmOffices[titles[0].agents[0].role] {
		t.ofBodyBefore(i, m.lo, &a)
	}
	mention := Mention{Sentence: i, Span: span, Actor: a, New: true, Score: prob}
	if whole == m.whole {
		mention.Lo = m.lo
		t.claim(&hit{}, m)
	}
	mention.Lo = t.withHonorific(i, mention.Lo)
	t.mention(mention)
	if span.Len() > 1 || len(m.titles) > 0 {
		t.surnames[last] = known{mention: mention}
	}
	t.remember(mention, m)
}

// ofBodyBefore gives a new person, whose title of any body starts at token lo, the code and the sector of the body that is named right before it, in
// brackets or not: "Tea Board (TB) president Ann Hill", "TB President Hill". Of a name that nothing knows the person has neither.
func (t *text) ofBodyBefore(i, lo int, a *graph.Actor) {
	s := &t.sentences[i]
	j := lo - 1
	if j > 1 && s.Tokens[j].Text == ")" {
		for j > 0 && s.Tokens[j].Text != "(" {
			j--
		}
		j--
	}
	if j < 0 || !capital(s.Tokens[j].Text) || allCaps(s) || titleCase(s) {
		return
	}
	var body graph.Actor
	for _, m := range t.mentions[i] {
		if m.Contains(j) {
			body = m.Actor
		}
	}
	if k, ok := t.acronyms[slug(s.Tokens[j].Text)]; ok && body.ID == "" {
		body = k.mention.Actor
	}
	if v := t.hitEnding(i, j).sense(); v != nil && body.ID == "" {
		body = t.at(v.actor, t.day)
	}
	switch {
	case body.Kind == graph.Organization || body.Kind == graph.Group:
		a.Code, a.Sector, a.PartOf = body.Code, body.Sector, []graph.Membership{{Actor: body.ID}}
	case body.ID == "" && (acronym(s.Tokens[j].Text) && len(s.Tokens[j].Text) > 2 || t.bareWord(i, j) && j > 0):
		a.Code, a.Sector = "", ""
	}
}

// describe gives a new person the country and sector of what says who that is; head is the token of the name.
func (t *text) describe(a *graph.Actor, whole *hit, titles []*hit, i, head int) {
	if len(titles) > 0 {
		a.Sector = titles[0].agents[0].sector
	}
	if whole != nil {
		w := t.at(whole.sense().actor, t.day)
		a.Code = w.Code
		if a.Sector == "" || w.Sector != "" && w.Code != "IGO" && a.Sector == "GOV" {
			a.Sector = w.Sector // a bank's president and a party's leader are in no government
		}
		if t.records[whole.sense().actor].Kind != graph.Person {
			a.PartOf = []graph.Membership{{Actor: w.ID}}
		}
	} else if len(titles) > 0 && t.ofHome(titles[0].agents[0]) {
		a.Code = t.sceneOf(i, head)
	}
	if whole == nil && len(titles) > 0 && firmOffices[titles[0].agents[0].role] && t.firms {
		a.Code, a.Sector = "", ""
	}
	if whole == nil && a.Code == "" && a.Sector == "GOV" && len(titles) > 0 && (firmOffices[titles[0].agents[0].role] || !t.ofHome(titles[0].agents[0])) {
		a.Sector = "" // a "division president" is no state's
	}
}

// placed says whether a name stands where a place's or a ship's does: "in Haj Omran", "the village of Haj Omran", "USS Hill".
func (t *text) placed(s *syntax.Sentence, span syntax.Span) bool {
	if span.Lo == 0 || ofShip(s, span.Lo) {
		return span.Lo > 0
	}
	switch lower(s.Tokens[span.Lo-1].Text) {
	case "in", "at", "near", "outside", "around":
		return true
	case "of":
		return span.Lo >= 2 && placeNouns[s.Tokens[span.Lo-2].Lemma]
	}
	return false
}

// placeNouns are what is called "the … of" a place's name.
var placeNouns = map[string]bool{"town": true, "village": true, "city": true, "port": true, "province": true, "district": true, "region": true, "state": true,
	"island": true, "river": true, "valley": true, "area": true, "resort": true, "suburb": true, "county": true, "coast": true, "bay": true, "gulf": true, "strait": true,
	"peninsula": true, "outskirt": true, "north": true, "south": true, "east": true, "west": true, "mile": true, "kilometer": true, "kilometre": true, "km": true}

// analystsOf says whether a name stands before those whom only firms have.
func (t *text) analystsOf(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	if span.Hi >= len(s.Tokens) || s.Tokens[span.Hi].UPOS != "NOUN" {
		return false
	}
	switch s.Tokens[span.Hi].Lemma {
	case "analyst", "economist", "trader", "dealer", "strategist", "broker":
		return true
	}
	return false
}

// unitNamed says whether a name is that of a part of a firm or of its place, "its Hill Dale unit", "the Hill Dale plant", and makes
// the actor of a part.
func (t *text) unitNamed(i int, span syntax.Span, prob float64) bool {
	s := &t.sentences[i]
	j := span.Hi
	if j+1 < len(s.Tokens) && s.Tokens[j].Text == "and" && s.Tokens[j+1].UPOS == "PROPN" {
		for j++; j < len(s.Tokens) && s.Tokens[j].UPOS == "PROPN"; {
			j++
		}
	}
	if j >= len(s.Tokens) || s.Tokens[j].UPOS != "NOUN" || s.Tokens[s.Head(span)].Deprel != "compound" && s.Tokens[s.Head(span)].Deprel != "nmod" {
		return false
	}
	switch s.Tokens[j].Lemma {
	case "unit", "subsidiary", "division", "affiliate", "chain":
		if j == span.Hi {
			t.newOrganization(i, span, prob)
		}
		return true
	case "plant", "mine", "refinery", "factory", "field", "store", "branch", "warehouse", "mill", "smelter", "terminal", "pipeline":
		return true
	}
	return false
}

// ofHome says whether a title without a country is likely that of the country which the text is about. Spokesmen, heads and
// envoys are as often those of companies, or from abroad.
func (t *text) ofHome(a *agent) bool {
	switch a.role {
	case "aide", "head", "secretary-general":
		return false
	}
	return a.sector != "" && a.sector != "BUS" && (a.sector != "GOV" || a.role != anyRole)
}

// newActor gives an actor of a name an id that no actor of the catalogue has; "" for a name without letters.
func (t *text) newActor(name, kind string) graph.Actor {
	a := graph.Actor{ID: slug(name), Name: name, Kind: kind}
	if _, taken := t.byID[a.ID]; taken {
		a.ID += "-" + kind
	}
	return a
}

// cut gives the words of a span, with single spaces.
func cut(s *syntax.Sentence, span syntax.Span) string {
	if span.Len() == 1 {
		return s.Tokens[span.Lo].Text
	}
	var b []byte
	for j := span.Lo; j < span.Hi; j++ {
		if j > span.Lo && s.Tokens[j].Start > s.Tokens[j-1].End {
			b = append(b, ' ')
		}
		b = append(b, s.Tokens[j].Text...)
	}
	return string(b)
}
