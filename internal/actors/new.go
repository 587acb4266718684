package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// least is the probability from which the names layer is believed where the catalogue has nothing.
const least = 0.6

// newPersons makes mentions of persons that the names layer sees: those named before in the text by their
// last name, those of the catalogue spelt otherwise, and new ones.
func (t *text) newPersons(i int) {
	s := &t.sentences[i]
	for _, n := range s.Names {
		if n.Class != syntax.PersonName || t.taken(i, n.Span) {
			continue
		}
		span := t.bareName(i, n.Span)
		if span.Len() == 0 || t.ownName(i, span) {
			continue
		}
		like := t.firmLike(i, span)
		if like {
			t.firmNames[slug(cut(s, span))] = true
		}
		if like || t.employer(i, span) && !t.given[lower(s.Tokens[span.Lo].Text)] {
			t.newOrganization(i, span, n.Prob)
			continue
		}
		t.nameOfPerson(i, span, n.Prob)
	}
	t.titledPersons(i)
	t.givenNames(i)
	for j := range s.Tokens {
		span := syntax.Span{Lo: j, Hi: j + 1}
		if s.Tokens[j].UPOS != "PROPN" || !capital(s.Tokens[j].Text) || t.taken(i, span) || t.insideHit(i, j) && !t.saidBy(i, j) {
			continue
		}
		last := lower(s.Tokens[j].Text)
		if words := chunks(s.Tokens[j].Text); len(words) > 1 {
			last = words[len(words)-1] // "O'Hara"
		}
		if k, ok := t.surnames[last]; ok && !t.insideName(i, j) {
			t.byLastName(i, span, k)
		}
	}
}

// firmLike says whether what the names layer takes for a person is an organization by what stands beside it: "president of Eddie Hill", "a unit
// named Hill Services", "Foir Hill, which …", or by its last word.
func (t *text) firmLike(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	if span.Len() < 2 {
		return false
	}
	if saidToBeFirm(s, span) {
		return true
	}
	if lastPlural[s.Tokens[span.Hi-1].Text] {
		return span.Lo == 0 || s.Tokens[span.Lo-1].Text != "and"
	}
	if span.Hi+1 < len(s.Tokens) && s.Tokens[span.Hi].Text == "," && s.Tokens[span.Hi+1].Text == "which" {
		h := t.hitEnding(i, span.Lo-1)
		return !t.given[lower(s.Tokens[span.Lo].Text)] && (h == nil || len(h.agents) == 0)
	}
	if span.Lo < 2 {
		return false
	}
	before := &s.Tokens[span.Lo-1]
	switch {
	case before.Text == "named" || before.Text == "called":
		return before.XPOS == "VBN" && before.Head >= 0 && before.Head < span.Lo && (firmNouns[s.Tokens[before.Head].Lemma] || s.Tokens[before.Head].Lemma == "center" || s.Tokens[before.Head].Lemma == "unit")
	case before.Text == "of" && (span.Hi >= len(s.Tokens) || s.Tokens[span.Hi].XPOS != "POS"):
		return headed[s.Tokens[span.Lo-2].Lemma] && (span.Lo < 3 || s.Tokens[span.Lo-3].Text != "the")
	}
	return false
}

// saidToBeFirm says whether an apposition or a sentence says that the name is a firm's: "Foir Hill, a unit of Acme", "Foir Hill is a bank".
func saidToBeFirm(s *syntax.Sentence, span syntax.Span) bool {
	head := s.Head(span)
	if k := s.Child(head, "appos"); k >= span.Hi && firms[s.Tokens[k].Lemma] && s.Tokens[k].XPOS == "NN" && s.Child(k, "nmod:poss") < 0 {
		return true
	}
	noun := s.Tokens[head].Head
	return s.Tokens[head].Deprel == "nsubj" && noun >= 0 && firms[s.Tokens[noun].Lemma] && s.Tokens[noun].XPOS == "NN" && s.Child(noun, "cop") >= 0
}

// firms are what only organizations are said to be.
var firms = map[string]bool{"unit": true, "subsidiary": true, "division": true, "company": true, "firm": true, "bank": true, "affiliate": true, "brokerage": true,
	"airline": true, "manufacturer": true, "distributor": true, "retailer": true, "utility": true}

// headed are those whom only organizations have.
var headed = map[string]bool{"president": true, "chairman": true, "manager": true, "director": true, "treasurer": true, "head": true, "chairwoman": true}

// lastPlural are words that end the names of firms and no person's.
var lastPlural = map[string]bool{"Works": true, "Services": true, "Gardens": true, "Industries": true, "Stores": true, "Systems": true, "Products": true, "Foods": true,
	"Motors": true, "Laboratories": true, "Enterprises": true, "Securities": true, "Technologies": true, "Resources": true, "Investments": true}

// titledPersons takes the capitalised words right after a title for a person, whatever the names layer thinks:
// "Investment Minister Tran Xuan Gia".
func (t *text) titledPersons(i int) {
	s := &t.sentences[i]
	for _, h := range t.hits[i] {
		if len(h.agents) == 0 || h.sense() != nil || h.used || !t.titular(s, h) {
			continue
		}
		span := t.run(i, h.Hi)
		if span.Len() > 0 && !t.taken(i, span) && !ofShip(s, span.Lo) && !t.institutional(s, h, span) && (!manySided[lower(s.Tokens[h.Hi-1].Text)] || t.nameLike(i, span) || span.Len() == 1 && h.agents[0].sector == "MIL") {
			t.nameOfPerson(i, span, guessed)
		}
	}
}

// institutional says whether what looks like a title and a name is the start of an organization's, whose word follows: "Citizens State
// Bank".
func (t *text) institutional(s *syntax.Sentence, h *hit, span syntax.Span) bool {
	return h.agents[0].kind != officeKind && span.Hi < len(s.Tokens) && capital(s.Tokens[span.Hi].Text) && t.orgWords[s.Tokens[span.Hi].Text] != ""
}

// manySided are titles that are as often the first word of a firm's name: "General Widgets".
var manySided = map[string]bool{"general": true, "monarch": true, "major": true, "prince": true, "king": true, "queen": true, "royal": true, "marshal": true,
	"captain": true, "farmer": true, "farmers": true, "trader": true, "traders": true, "bishop": true, "cardinal": true, "pope": true, "speaker": true}

// nameLike says whether the names layer sees a person in a span, or the span starts with a first name.
func (t *text) nameLike(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	for _, n := range s.Names {
		if n.Class == syntax.PersonName && n.Overlaps(span) {
			return true
		}
	}
	return t.given[lower(s.Tokens[span.Lo].Text)]
}

// givenNames takes a run of capitalised words that starts with a first name for a person.
func (t *text) givenNames(i int) {
	s := &t.sentences[i]
	if titleCase(s) {
		return
	}
	for lo := 0; lo < len(s.Tokens); lo++ {
		if !capital(s.Tokens[lo].Text) || !t.given[lower(s.Tokens[lo].Text)] || !t.bareWord(i, lo) {
			continue
		}
		span := t.run(i, lo)
		if t.firmLike(i, span) && !t.taken(i, span) {
			t.newOrganization(i, span, guessed) // "a unit named Rosa Services"
			lo = max(lo, span.Hi-1)
			continue
		}
		goesOn := span.Hi < len(s.Tokens) && s.Tokens[span.Hi].UPOS == "PROPN" && capital(s.Tokens[span.Hi].Text)
		if span.Len() > 1 && !goesOn && !t.taken(i, span) && !t.organizational(s, syntax.Span{Lo: lo, Hi: min(span.Hi+1, len(s.Tokens))}) {
			t.nameOfPerson(i, span, guessed)
		}
		lo = max(lo, span.Hi-1)
	}
}

// titular says whether a role can stand before a name as a title: an office, or a single person's role.
func (t *text) titular(s *syntax.Sentence, h *hit) bool {
	a, last := h.agents[0], &s.Tokens[h.Hi-1]
	if a.kind == officeKind {
		return true
	}
	if a.sector == "LAB" || a.sector == "BUS" {
		return false // "Union Widgets" is no person
	}
	if collective[lower(last.Text)] || t.lists.governments[lower(last.Text)] {
		return false
	}
	return a.kind == graph.Force && last.XPOS != "NNS" && last.XPOS != "NNPS" && last.UPOS != "ADJ" && capital(s.Tokens[h.Lo].Text) && lower(last.Text) != "national"
}

// collective are the words for many that are singular.
var collective = map[string]bool{"army": true, "navy": true, "police": true, "military": true, "militia": true, "parliament": true, "congress": true,
	"senate": true, "court": true, "assembly": true, "coalition": true, "opposition": true, "press": true, "media": true, "television": true, "radio": true,
	"force": true, "public": true, "intelligence": true, "delegation": true, "leadership": true, "community": true}

// ownName says whether the span is wholly one catalogue name or role, whatever the names layer thinks.
func (t *text) ownName(i int, span syntax.Span) bool {
	for _, h := range t.hits[i] {
		if h.Lo <= span.Lo && span.Hi <= h.Hi && (h.sense() != nil || len(h.agents) > 0) {
			return true
		}
	}
	return false
}

func (t *text) insideHit(i, j int) bool {
	for _, h := range t.hits[i] {
		if h.Contains(j) && (h.sense() != nil || h.used) {
			return true
		}
	}
	return false
}

// saidBy says whether a place's name is the subject of a saying, where a person whom the text has named so speaks: "Holland said".
func (t *text) saidBy(i, j int) bool {
	s := &t.sentences[i]
	h := t.hitAtToken(i, j)
	_, named := t.surnames[lower(s.Tokens[j].Text)]
	if named && h.Len() == 1 && !h.used && strings.HasPrefix(s.Tokens[j].Deprel, "nsubj") && says(s, s.Tokens[j].Head) {
		h.used = true
		return true
	}
	return false
}

func (t *text) insideName(i, j int) bool {
	for _, n := range t.sentences[i].Names {
		if n.Contains(j) && n.Len() > 1 && n.Prob >= least {
			return true
		}
	}
	return false
}

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

// explanation is what says who a new person is: the words before the name, else the apposition after it.
func (t *text) explanation(i int, span syntax.Span, m modifiers) (whole *hit, titles []*hit) {
	s := &t.sentences[i]
	switch {
	case m.whole == nil && len(m.titles) == 0:
		whole, titles = t.apposition(i, s.Head(span), span)
		if len(titles) == 0 {
			whole, titles = t.introduction(i, s.Head(span))
		}
		if whole == nil {
			return nil, nil // "president of the Tea Club"
		}
		return whole, titles
	case m.whole == nil && t.ofCompany(s, m.titles[len(m.titles)-1]):
		return nil, nil
	}
	return m.whole, m.titles
}

// ofCompany says whether a title without a country is as likely a company's: "executive vice president".
func (t *text) ofCompany(s *syntax.Sentence, title *hit) bool {
	return firmOffices[title.agents[0].role] && !capital(s.Tokens[title.Lo].Text)
}

// firmOffices are offices that companies have as often as states.
var firmOffices = map[string]bool{"president": true, "vice president": true, "governor": true, "head": true, "aide": true, "leader": true}

// apposition finds the role that explains a name after it: "Kwame Boateng, Ghana's interior minister, …".
func (t *text) apposition(i, head int, span syntax.Span) (whole *hit, titles []*hit) {
	s := &t.sentences[i]
	for _, h := range t.hits[i] {
		if len(h.agents) == 0 || h.sense() != nil || h.Lo < span.Hi || !bearable(h) {
			continue
		}
		d := s.Tokens[h.head].Deprel
		m := t.before(i, h.Lo, false)
		near := m.lo-span.Hi <= 2 && span.Hi < len(s.Tokens) && s.Tokens[span.Hi].Text == ","
		if d == "appos" && s.Tokens[h.head].Head == head || near {
			if m.whole == nil {
				m.whole, _ = t.after(i, h.Hi)
			}
			return m.whole, []*hit{h}
		}
	}
	return nil, nil
}

// bearable says whether a role may be a person's, and not a place's or an organization's: nobody is an embassy.
func bearable(h *hit) bool {
	k := h.agents[0].kind
	return k == officeKind || k == graph.Force || k == graph.Group
}

// introduction finds the role that a name is the apposition of: "Ghana's interior minister, Kwame Boateng".
func (t *text) introduction(i, head int) (whole *hit, titles []*hit) {
	s := &t.sentences[i]
	if s.Tokens[head].Deprel != "appos" {
		return nil, nil
	}
	for _, h := range t.hits[i] {
		if len(h.agents) == 0 || h.sense() != nil || h.head != s.Tokens[head].Head || h.Lo > head || !bearable(h) {
			continue
		}
		m := t.before(i, h.Lo, false)
		if m.whole == nil {
			m.whole, _ = t.after(i, h.Hi)
		}
		return m.whole, []*hit{h}
	}
	return nil, nil
}

// cut gives the words of a span, with single spaces.
func cut(s *syntax.Sentence, span syntax.Span) string {
	b := ""
	for j := span.Lo; j < span.Hi; j++ {
		if j > span.Lo && s.Tokens[j].Start > s.Tokens[j-1].End {
			b += " "
		}
		b += s.Tokens[j].Text
	}
	return b
}
