package actors

import (
	"iter"
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// readOrgWords reads orgwords.tsv: words, sector.
func (l *loader) readOrgWords(lines iter.Seq[line]) {
	for n := range lines {
		if len(n.fields) != 2 || n.field(1) == "" {
			l.problems = append(l.problems, n.problem("want words and sector, apart by a tab"))
			continue
		}
		for _, w := range n.list(0, "|") {
			switch n.field(1) {
			case "thing":
				l.thingWords[w] = true
				continue
			case "common":
				l.commonNames[w] = true
				continue
			}
			if members, ok := strings.CutSuffix(n.field(1), " members"); ok {
				l.memberWords[w] = members
				continue
			}
			if _, ok := l.orgWords[w]; !ok {
				l.orgWords[w] = strings.TrimPrefix(n.field(1), "-")
			}
		}
	}
}

// newOrganizations makes actors of organizations that the catalogue lacks: what the names layer takes for one,
// and capitalised runs with a word that organizations' names have.
func (t *text) newOrganizations(i int) {
	s := &t.sentences[i]
	for _, n := range s.Names {
		if n.Class == syntax.OrgName && n.Prob >= least && !t.taken(i, n.Span) && !t.ownName(i, n.Span) && !t.suffixed(i, n.Span) && t.unknownWord(i, n.Span) {
			t.nameOfOrganization(i, n.Span, n.Prob)
		}
	}
	for lo := 0; lo < len(s.Tokens); {
		if !capital(s.Tokens[lo].Text) || strings.HasSuffix(s.Tokens[lo].Text, ".") && endsCompany(s.Tokens[lo].Text) {
			lo++
			continue
		}
		span := t.capitals(i, lo)
		if span.Len() == 0 {
			lo++
			continue
		}
		lo = span.Hi
		end := strings.TrimSuffix(s.Tokens[span.Hi-1].Text, ".")
		company := corporate[end] || t.orgWords[end] == "JRN" // "Texas Steel Inc", "Washington Post"
		if span.Len() > 1 && !t.taken(i, span) && !t.suffixed(i, span) && !t.beforeTitle(i, span) && (company || t.organizational(s, span) && (t.unknownWord(i, span) || t.press(s, span))) {
			t.newOrganization(i, span, guessed)
		}
	}
}

// nameOfOrganization makes the actor of what the names layer takes for an organization. After a person's title it is a person all the same: "state
// prosecutor Tor Hansen". An owner's ending is no part of the name: "the Widgets' plant".
func (t *text) nameOfOrganization(i int, span syntax.Span, prob float64) {
	s := &t.sentences[i]
	if last := span.Hi - 1; span.Len() > 1 && s.Tokens[last].XPOS == "POS" && span.Hi < len(s.Tokens) {
		switch s.Tokens[span.Hi].UPOS {
		case "NOUN", "PROPN", "ADJ", "NUM":
			span.Hi--
		}
	}
	if allCaps(s) {
		for span.Len() > 1 && (s.Tokens[span.Lo].UPOS == "VERB" || s.Tokens[span.Lo].UPOS == "AUX" || span.Lo > 0 && (s.Tokens[span.Lo-1].UPOS == "AUX" || s.Tokens[span.Lo-1].UPOS == "PART")) {
			span.Lo++ // "MAY DOWNGRADE ACME"
		}
	}
	for j := span.Lo + 1; j+1 < span.Hi; j++ {
		if s.Tokens[j].Text == "and" && t.closed(s.Tokens[j-1].Text) && !t.ministryAfter(s, j+1) && t.organizational(s, syntax.Span{Lo: j + 1, Hi: span.Hi}) {
			t.nameOfOrganization(i, syntax.Span{Lo: j + 1, Hi: span.Hi}, prob)
			span.Hi = j // "the Monetary Committee and the Committee of …" are two
			break
		}
	}
	if t.personAfterAll(i, span) {
		t.nameOfPerson(i, span, max(prob, least))
		return
	}
	if !t.beforeTitle(i, span) {
		t.newOrganization(i, span, prob)
	}
}

// personAfterAll says whether what looks like an organization's name is a person's: a title stands before it, or after it and a comma, or it
// is a last name that the text has given somebody, "Du Plessis".
func (t *text) personAfterAll(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	if span.Len() < 2 || span.Len() > 4 || t.organizational(s, span) || acronym(s.Tokens[span.Lo].Text) {
		return false
	}
	if t.given[lower(s.Tokens[span.Lo].Text)] && span.Len() > 2 && particles[s.Tokens[span.Lo+1].Text] {
		return true // "Leo de Hill"
	}
	if _, ok := t.surnames[lower(s.Tokens[span.Hi-1].Text)]; ok && particles[lower(s.Tokens[span.Lo].Text)] {
		return true
	}
	for _, h := range t.hits[i] {
		if h.sense() != nil || len(h.agents) == 0 || !onePersons(s, h) {
			continue
		}
		if h.Hi == span.Lo && !h.used || h.Lo == span.Hi+1 && s.Tokens[span.Hi].Text == "," && !capital(s.Tokens[h.Lo].Text) {
			return true
		}
	}
	return false
}

// onePersons says whether a role is one person's: an office, or "prosecutor", "spokesman".
func onePersons(s *syntax.Sentence, h *hit) bool {
	last := &s.Tokens[h.Hi-1]
	return last.XPOS != "NNS" && (h.agents[0].kind == officeKind || h.agents[0].kind == graph.Force && h.agents[0].sector != "BUS" && h.agents[0].sector != "JRN" && personNoun(lower(last.Text)))
}

// employer says whether a name follows a person's and "of" or "at": whom the person works for.
func (t *text) employer(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	if span.Lo < 2 || span.Len() < 2 || s.Tokens[span.Lo-1].Text != "of" && s.Tokens[span.Lo-1].Text != "at" {
		return false
	}
	j := span.Lo - 2
	if slices.ContainsFunc(t.mentions[i], func(m Mention) bool { return m.Hi == j+1 && m.Actor.Kind == graph.Person }) {
		return true
	}
	for _, n := range s.Names {
		if n.Class == syntax.PersonName && n.Hi == j+1 && n.Len() > 1 {
			return true
		}
	}
	return false
}

// press says whether the run ends with two words of organizations of which one is the press's: "South African Press Association".
func (t *text) press(s *syntax.Sentence, span syntax.Span) bool {
	if span.Len() < 3 {
		return false
	}
	a, b := t.orgWords[s.Tokens[span.Hi-2].Text], t.orgWords[s.Tokens[span.Hi-1].Text]
	return a == "JRN" && b != "JRN" && t.organizational(s, syntax.Span{Lo: span.Hi - 1, Hi: span.Hi})
}

// suffixed says whether the run is a known organization with a company's suffix: "Boeing Co".
func (t *text) suffixed(i int, span syntax.Span) bool {
	h := t.hitAtToken(i, span.Lo)
	v := h.sense()
	return v != nil && h.Lo == span.Lo && companyEnd(&t.sentences[i], h.Hi) >= span.Hi-1 && t.records[v.actor].Kind == graph.Organization
}

// beforeTitle says whether a title goes on right after the run, which then is what the title is of: "Ecuadorean
// Energy and Mines Minister".
func (t *text) beforeTitle(i int, span syntax.Span) bool {
	if span.Hi >= len(t.sentences[i].Tokens) || corporate[strings.TrimSuffix(t.sentences[i].Tokens[span.Hi-1].Text, ".")] {
		return false
	}
	h := t.hitAtToken(i, span.Hi)
	return h != nil && h.sense() == nil && len(h.agents) > 0 && h.agents[0].kind == officeKind
}

// capitals returns the run of capitalised words from lo, with "of", "and", "for", "&" between them. It ends at
// titles of persons, at persons, and at all punctuation but hyphens.
func (t *text) capitals(i, lo int) syntax.Span {
	s := &t.sentences[i]
	if lo == 0 && len(s.Tokens) > 1 && s.Tokens[0].UPOS != "PROPN" && s.Tokens[1].Text == "of" {
		return syntax.Span{} // "Members of …": a capital of the sentence's start
	}
	hi, shouting := lo, allCaps(s)
	for j := lo; j < len(s.Tokens); j++ {
		tok := &s.Tokens[j]
		if h := t.hitAtToken(i, j); h != nil && t.personal(h) {
			break
		}
		switch {
		case shouting && (tok.UPOS == "VERB" || tok.UPOS == "AUX") && j > lo:
			return syntax.Span{Lo: lo, Hi: hi} // "ACME AB LAUNCHES BOND"
		case (capital(tok.Text) || digit(tok.Text) && j > lo) && tok.UPOS != "DET" && tok.UPOS != "PRON" && tok.UPOS != "ADP" &&
			tok.UPOS != "SCONJ" && !weekdays[lower(tok.Text)] && !honorifics[lower(tok.Text)]:
			hi = j + 1
		case hi > lo && hi == j && corporate[strings.TrimSuffix(s.Tokens[j-1].Text, ".")]:
			return syntax.Span{Lo: lo, Hi: hi}
		case hi > lo && hi == j && tok.Text == "and" && (t.closed(s.Tokens[j-1].Text) && !t.ministryAfter(s, j+1) || t.ofLand(i, j-1) || t.ownerAt(i, j+1)):
			return syntax.Span{Lo: lo, Hi: hi} // "the Finance Ministry and the …" are two
		case hi > lo && hi == j && linking[tok.Text]:
		case hi > lo && hi == j-1 && tok.Text == "the" && s.Tokens[j-1].Text != "and":
		default:
			return syntax.Span{Lo: lo, Hi: hi}
		}
	}
	return syntax.Span{Lo: lo, Hi: hi}
}

// corporate are the words that end a company's name.
var corporate = map[string]bool{"Inc": true, "Corp": true, "Co": true, "Ltd": true, "Plc": true, "PLC": true, "AG": true, "SA": true, "NV": true,
	"Cos": true, "SpA": true, "LLC": true, "GmbH": true, "BV": true, "AB": true, "Pte": true, "Pty": true, "Pt": true, "Sdn": true, "Bhd": true, "Berhad": true,
	"KK": true, "Oy": true, "Oyj": true, "LP": true}

// ministryAfter says whether one or two words and then that of a ministry follow from token j: "Posts and Telecommunications Ministry"
// is one.
func (t *text) ministryAfter(s *syntax.Sentence, j int) bool {
	for k := j; k < len(s.Tokens) && k < j+3 && capital(s.Tokens[k].Text); k++ {
		switch s.Tokens[k].Text {
		case "Ministry", "Department":
			return k > j
		}
		if _, org := t.orgWords[s.Tokens[k].Text]; org {
			return false
		}
	}
	return false
}

// ownerAt says whether a country in the possessive stands at token j: after "Acme Group and" it starts another name, "Chad's …".
func (t *text) ownerAt(i, j int) bool {
	s := &t.sentences[i]
	h := t.hitAtToken(i, j)
	return h.sense() != nil && h.Lo == j && h.Hi < len(s.Tokens) && s.Tokens[h.Hi].XPOS == "POS"
}

// linking are the words inside names.
var linking = map[string]bool{"of": true, "and": true, "for": true, "&": true, "-": true, "du": true, "de": true, "des": true, "di": true,
	"della": true, "del": true, "do": true, "da": true, "der": true, "für": true, "y": true, "e": true, "et": true, "und": true}

// closed says whether a name that ends with the word is whole, so that "and" leads to another. Companies' words
// are followed by more: "Trust and Investment Corporation".
func (t *text) closed(word string) bool {
	sector, ok := t.orgWords[word]
	return ok && sector != "BUS"
}

// personal says whether a hit is a person or a person's title.
func (t *text) personal(h *hit) bool {
	if v := h.sense(); v != nil {
		return t.records[v.actor].Kind == graph.Person
	}
	return len(h.agents) > 0 && h.agents[0].kind == officeKind
}

func (t *text) hitAtToken(i, j int) *hit {
	for _, h := range t.hits[i] {
		if h.Contains(j) {
			return h
		}
	}
	return nil
}

// organizational says whether the run has a word of organizations.
func (t *text) organizational(s *syntax.Sentence, span syntax.Span) bool {
	for j := span.Lo; j < span.Hi; j++ {
		if _, ok := t.orgWords[strings.TrimSuffix(s.Tokens[j].Text, ".")]; ok {
			return true
		}
	}
	return false
}

// unknownWord says whether the run has a word that neither names nor roles have: without one, what it names
// can be put together from them.
func (t *text) unknownWord(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	for j := span.Lo; j < span.Hi; j++ {
		if h := t.hitAtToken(i, j); capital(s.Tokens[j].Text) && (h == nil || h.sense() == nil && len(h.agents) == 0) {
			if _, ok := t.orgWords[s.Tokens[j].Text]; !ok {
				return true
			}
		}
	}
	return false
}

// newOrganization makes the actor of a name. A country or place in the name gives the code, its last word of
// organizations the sector: "Nigerian Ports Workers Union" is Nigeria's, LAB.
func (t *text) newOrganization(i int, span syntax.Span, prob float64) {
	s := &t.sentences[i]
	if whole := t.wholeName(i, span); whole != span {
		if span = whole; t.suffixed(i, span) {
			return // it is the catalogue's: "Hill, Dale and Co"
		}
	}
	span = t.bareFirm(i, span)
	if span.Lo > 1 && s.Tokens[span.Lo-1].XPOS == "POS" && t.bareWord(i, span.Lo-2) && s.Tokens[span.Hi-1].Text == "Bank" && t.commonName(s, span) {
		span.Lo -= 2 // "Hillman's National Bank"
	}
	name := strings.TrimSuffix(cut(s, span), "'s")
	if span.Lo == 0 && span.Len() > 1 && opening[s.Tokens[0].UPOS] && !generic[lower(s.Tokens[0].Text)] && !allCaps(s) {
		span.Lo++ // "When Congress"
		if t.taken(i, span) || t.ownName(i, span) {
			return
		}
		name = cut(s, span)
	}
	if t.doubtful(i, span) || t.onlyEndings(s, span) || span.Lo > 0 && lower(s.Tokens[span.Lo-1].Text) == "annual" {
		return
	}
	a := t.newActor(name, graph.Organization)
	if a.ID == "" || ofShip(s, span.Lo) && !t.organizational(s, syntax.Span{Lo: span.Hi - 1, Hi: span.Hi}) || t.beforePlace(i, span) || t.portfolio(i, span) || t.bracketed(i, span) || t.thing(i, span) || rating(s, span) || t.afterStop(i, span) || s.Tokens[span.Hi-1].UPOS == "VERB" || t.ofThing(s, span) || indexAt(s, span.Hi) || span.Lo >= 2 && s.Tokens[span.Lo-1].Text == "of" && placeNouns[s.Tokens[span.Lo-2].Lemma] && !t.organizational(s, span) {
		return
	}
	if k, ok := t.acronyms[slug(name)]; ok && k.introduced && span.Len() == 1 {
		m := k.mention
		m.Sentence, m.Span = i, span
		t.mention(m)
		return
	}
	if known, ok := t.shortened(i, span); ok {
		t.useHits(i, span)
		m := known
		m.Sentence, m.Span = i, span
		t.mention(m)
		return
	}
	owner := t.ownerOf(i, span)
	if c := t.companyNamed(name); c != nil && (owner == nil || t.at(owner.sense().actor, t.day).Code == c.actor.Code) {
		t.useHits(i, span)
		t.mention(Mention{Sentence: i, Span: span, Actor: c.actor, New: !c.known, Score: prob})
		return
	}
	if owner != nil {
		a.Code = t.at(owner.sense().actor, t.day).Code
	}
	t.explainedBefore(i, span, &a)
	ofBusiness := t.sectorOf(s, span, false) == "BUS"
	for _, h := range t.hits[i] {
		if !span.Overlaps(h.Span) {
			continue
		}
		h.used = true
		v := h.sense()
		if v == nil && !ofBusiness && len(h.senses) == 1 && t.records[h.senses[0].actor].Kind == graph.Place {
			v = &h.senses[0] // it was set aside for this longer name
		}
		if v != nil && a.Code == "" && (!t.national(v) || t.chamber(s, span, v)) && !(ofBusiness && t.namesake(i, span, h)) {
			w := t.at(v.actor, t.day)
			a.Code = w.Code
			a.PartOf = []graph.Membership{{Actor: w.ID}}
			if t.chamber(s, span, v) {
				a.Sector = w.Sector
			}
		}
	}
	if sector := t.sectorOf(s, span, isCountry(a.Code)); sector != "" {
		a.Sector = sector
	}
	if a.Sector == "GOV" && a.Code == "" && span.Lo > 0 && s.Tokens[span.Lo-1].Text == "its" {
		a.Sector = "" // "its Plastics Department"
	}
	switch {
	case a.Code != "":
	case international[s.Tokens[span.Lo].Text] && (a.Sector == "NGO" || a.Sector == "GOV") && !strings.Contains(name, "Association") && !strings.Contains(name, "Union") && !strings.Contains(name, "Brotherhood"):
		a.Code, a.Sector = "IGO", ""
	case political[a.Sector], a.Sector == "" && t.orgWords[s.Tokens[span.Hi-1].Text] == "GOV?" && t.commonName(s, span):
		if a.Code = t.sceneOf(i, s.Head(span)); a.Code != "" && a.Sector == "" {
			a.Sector = "GOV"
		}
	case a.Sector == "NGO":
		a.Code = "NGO"
	case a.Sector == "":
		t.ofChamber(s, i, span, &a)
	}
	t.ownToCountry(i, span, &a)
	_, known := t.byID[a.ID]
	m := Mention{Sentence: i, Span: span, Actor: a, New: !known, Score: prob}
	t.mention(m)
	t.abbreviated(i, m)
	if words := phrase(name); len(words) > 2 {
		least := 2
		if acronym(s.Tokens[span.Lo].Text) && len(s.Tokens[span.Lo].Text) > 2 && t.hitAtToken(i, span.Lo).sense() == nil {
			least = 1 // "MHI" after "MHI Financial Services"
		}
		if first := s.Tokens[span.Lo].Text; least == 2 && len(first) > 4 && t.bareWord(i, span.Lo) && !t.commonNames[first] && !t.given[lower(first)] && t.orgWords[first] == "" {
			t.companies[words[0]] = append(t.companies[words[0]], &company{actor: a, words: words, least: 1, at: i, alone: true})
			return
		}
		t.companies[words[0]] = append(t.companies[words[0]], &company{actor: a, words: words, least: least, at: i})
	}
}

// ofCountryNamed is the organization of the catalogue that a common name of a country's body is a form of: the Transportation Department
// of the United States is its Department of Transportation, India's Coffee Board the Coffee Board of India.
func (t *text) ofCountryNamed(name string, land *record) (graph.Actor, bool) {
	forms := []string{name}
	if what, ok := strings.CutSuffix(name, " Department"); ok {
		forms = append(forms, "Department of "+what)
	} else if what, ok := strings.CutSuffix(name, " Ministry"); ok {
		forms = append(forms, "Ministry of "+what)
	}
	for _, form := range forms {
		for _, full := range []string{form + " of " + land.Name, land.Name + " " + form, land.adjective + " " + form, "US " + form, "Federal " + form, "National " + form, form} {
			for _, v := range t.names.get(full) {
				if a := t.at(v.actor, t.day); a.Kind == graph.Organization && a.Code == land.Code {
					return a, true
				}
			}
		}
	}
	return graph.Actor{}, false
}

// commonName says whether a name has only words that bodies of many countries have.
func (t *text) commonName(s *syntax.Sentence, span syntax.Span) bool {
	for j := span.Lo; j < span.Hi; j++ {
		if w := s.Tokens[j].Text; capital(w) && !t.commonNames[w] {
			return false
		}
	}
	return true
}

// ownerOf is the country right before a common name, nil if there is none: "Sweden's Central Bureau of Statistics".
func (t *text) ownerOf(i int, span syntax.Span) *hit {
	s := &t.sentences[i]
	j := span.Lo - 1
	if j > 0 && s.Tokens[j].XPOS == "POS" {
		j--
	}
	h := t.hitEnding(i, j)
	v := h.sense()
	if v == nil || t.records[v.actor].Kind != graph.Country || !t.commonName(s, span) {
		return nil
	}
	return h
}

// ownToCountry tells an organization from those of other countries where its name has only words that many have: the Central Bureau
// of Statistics of one country is not that of another. A country's name before it goes behind.
func (t *text) ownToCountry(i int, span syntax.Span, a *graph.Actor) {
	s := &t.sentences[i]
	if h := t.hitAtToken(i, span.Lo); h.sense() != nil && len(h.senses) == 1 && h.Lo == span.Lo && h.Hi < span.Hi-1 && t.records[h.sense().actor].Kind == graph.Country {
		span.Lo = h.Hi
	}
	country, ok := t.stateOf(a.Code)
	if !isCountry(a.Code) || !ok || !t.commonName(s, span) || !t.organizational(s, span) {
		return
	}
	land := &t.records[country]
	name := strings.TrimSuffix(cut(s, span), "'s")
	if known, ok := t.ofCountryNamed(name, land); ok {
		*a = known
		return
	}
	a.ID, a.Name = slug(name)+"-"+slug(land.ID), name+" ("+land.Name+")"
	a.PartOf = []graph.Membership{{Actor: land.ID}}
}

// onlyEndings says whether a name is but the ending of a company's: the "Co Inc" of a name that was cut.
func (t *text) onlyEndings(s *syntax.Sentence, span syntax.Span) bool {
	for j := span.Lo; j < span.Hi; j++ {
		if !endsCompany(s.Tokens[j].Text) {
			return false
		}
	}
	return true
}

// doubtful says whether a name without any word of organizations stands where names of things are as likely: in a headline in capitals
// without a sign of the exchange, before a noun that no organization has ("Acme Pima ginnings"), or as two letters that do nothing.
func (t *text) doubtful(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	if t.organizational(s, span) || endsCompany(s.Tokens[span.Hi-1].Text) {
		return false
	}
	if allCaps(s) {
		return afterSign(s, span.Hi) == span.Hi
	}
	if span.Len() == 1 {
		w := s.Tokens[span.Lo].Text
		return len(w) == 2 && acronym(w) && !t.actorsPlace(i, span)
	}
	head := s.Head(span)
	if d := s.Tokens[head].Deprel; d != "compound" && d != "amod" || s.Tokens[head].Head < span.Hi {
		return false
	}
	noun := &s.Tokens[s.Tokens[head].Head]
	g := t.hitAtToken(i, s.Tokens[head].Head)
	return noun.UPOS == "NOUN" && !personNoun(noun.Lemma) && !ofBodies[noun.Lemma] && (g == nil || len(g.agents) == 0)
}

// ofBodies are the nouns that organizations' names stand before.
var ofBodies = map[string]bool{"stock": true, "share": true, "bid": true, "offer": true, "deal": true, "board": true, "staff": true, "statement": true, "report": true,
	"stake": true, "acquisition": true, "takeover": true, "merger": true, "contract": true, "attack": true, "raid": true, "bombing": true, "position": true,
	"headquarters": true, "office": true, "delegation": true, "talk": true, "policy": true, "survey": true, "figure": true, "datum": true, "data": true,
	"meeting": true, "chairman": true, "executive": true, "subsidiary": true, "unit": true, "employee": true, "source": true, "holding": true, "proposal": true,
	"plan": true, "campaign": true, "strike": true, "spokeswoman": true, "candidate": true, "supporter": true, "militant": true, "faction": true, "stronghold": true, "camp": true}

// shortened is the organization whose name ends with the words of a span: one that the text has named in full before, "the Cotton
// Exchange" after "the New York Cotton Exchange", or the catalogue's of the owner before it, "the IMF's Interim Committee".
func (t *text) shortened(i int, span syntax.Span) (Mention, bool) {
	s := &t.sentences[i]
	owner := span.Lo - 1
	for owner > span.Lo-5 && owner > 0 && s.Tokens[owner].XPOS != "POS" && !capital(s.Tokens[owner].Text) && s.Tokens[owner].UPOS != "ADP" && s.Tokens[owner].UPOS != "DET" {
		owner-- // "the IMF's policy-making Interim Committee"
	}
	if owner > 0 && s.Tokens[owner].XPOS == "POS" {
		if v := t.hitEnding(i, owner-1).sense(); v != nil && t.records[v.actor].isOrganization() {
			r := &t.records[v.actor]
			for _, name := range append([]string{r.Name}, r.Aliases...) {
				for _, part := range t.names.get(name + " " + cut(s, span)) {
					return Mention{Actor: t.at(part.actor, t.day), Score: guessed}, true
				}
			}
		}
		return Mention{}, false
	}
	if span.Len() < 2 || span.Len() > 3 || span.Lo == 0 || !articles[lower(s.Tokens[span.Lo-1].Text)] || !t.organizational(s, syntax.Span{Lo: span.Hi - 1, Hi: span.Hi}) {
		return Mention{}, false
	}
	m, ok := t.tails[strings.Join(phrase(cut(s, span)), " ")]
	return m, ok
}

// noteTail remembers an organization by the last two and three words of its name.
func (t *text) noteTail(m Mention) {
	words := phrase(cut(&t.sentences[m.Sentence], m.Span))
	for n := 2; n <= 3 && n < len(words); n++ {
		t.tails[strings.Join(words[len(words)-n:], " ")] = m
	}
}

// explainedBefore gives an abbreviation the country and the sector of the words right before it: "the Dutch planning agency CPB".
func (t *text) explainedBefore(i int, span syntax.Span, a *graph.Actor) {
	h := t.hitEnding(i, span.Lo-1)
	if span.Len() > 1 || h == nil || h.sense() != nil || len(h.agents) == 0 || h.agents[0].kind != graph.Organization && h.agents[0].kind != graph.Group {
		return
	}
	a.Sector = h.agents[0].sector
	if whole := t.before(i, h.Lo, false).whole; whole != nil {
		w := t.at(whole.sense().actor, t.day)
		a.Code, a.PartOf = w.Code, []graph.Membership{{Actor: w.ID}}
		h.used = true
	}
}

// bareFirm takes off what is no part of a firm's name: "U.K. Firm" before it, where wires write a capital after a full stop, and an amount
// after it, "Acme 600".
func (t *text) bareFirm(i int, span syntax.Span) syntax.Span {
	s := &t.sentences[i]
	if span.Len() > 2 && t.wiredNoun(i, span.Lo+1) {
		span.Lo += 2
	}
	for last := span.Hi - 1; span.Len() > 1 && len(s.Tokens[last].Text) > 1 && digit(s.Tokens[last].Text) && capital(s.Tokens[last-1].Text); last-- {
		span.Hi = last
	}
	return span
}

// wiredNoun says whether token j is a common noun for a firm that has its capital from the full stop before it, as wires write it:
// "U.K. Firm".
func (t *text) wiredNoun(i, j int) bool {
	s := &t.sentences[i]
	if j == 0 || !strings.HasSuffix(s.Tokens[j-1].Text, ".") || !t.landAt(i, j-1) {
		return false
	}
	w := lower(s.Tokens[j].Text)
	return w == "firm" || w == "company" || w == "bank" || w == "group" || w == "unit" || w == "broker" || firmNouns[w]
}

// wholeName widens a name over what belongs to it: the start of a name of the catalogue that it has the end of, the words before "and Loan
// Association", and the common noun that goes on with it, "Senate Agriculture committee".
func (t *text) wholeName(i int, span syntax.Span) syntax.Span {
	s := &t.sentences[i]
	for _, h := range t.hits[i] {
		if v := h.sense(); v != nil && !h.used && h.Lo < span.Lo && span.Lo < h.Hi && t.records[v.actor].Kind == graph.Organization {
			span.Lo = h.Lo
		}
	}
	if span.Lo >= 2 && (s.Tokens[span.Lo-1].Text == "and" || s.Tokens[span.Lo-1].Text == "&") && savings[s.Tokens[span.Lo-2].Text] {
		for span.Lo -= 2; span.Lo > 0 && capital(s.Tokens[span.Lo-1].Text) && s.Tokens[span.Lo-1].UPOS == "PROPN"; {
			span.Lo--
		}
	}
	if span.Hi+1 < len(s.Tokens) && (s.Tokens[span.Hi].Text == "and" || s.Tokens[span.Hi].Text == "&") && savings[s.Tokens[span.Hi-1].Text] {
		for hi := span.Hi + 1; hi < len(s.Tokens) && hi < span.Hi+4 && capital(s.Tokens[hi].Text); hi++ {
			if s.Tokens[hi].Text == "Association" || s.Tokens[hi].Text == "Bank" {
				span.Hi = hi + 1 // "Valley Savings and Loan Association"
				break
			}
		}
	}
	if run := t.capitals(i, span.Lo); run.Hi > span.Hi && !t.organizational(s, span) && s.Tokens[span.Hi].Text == "and" && t.closing(s.Tokens[run.Hi-1].Text) {
		span.Hi = run.Hi // "Acme Missiles and Electronics Group"
	}
	if h := t.hitAfterOf(i, span.Hi); h != nil && (t.orgWords[s.Tokens[span.Hi-1].Text] == "BUS" || t.orgWords[s.Tokens[span.Hi-1].Text] == "EDU") && !endsCompany(s.Tokens[span.Hi-1].Text) {
		span.Hi = h.Hi // "Development Bank of the Philippines"
	}
	if span.Hi < len(s.Tokens) && bodies[s.Tokens[span.Hi].Text] && !bodies[lower(s.Tokens[span.Hi-1].Text)] {
		span.Hi++
	}
	return span
}

// closing says whether a word ends the names of companies and their parts.
func (t *text) closing(word string) bool {
	return word == "Group" || word == "Division" || word == "Services" || word == "Industries" || endsCompany(word)
}

// hitAfterOf is the country or place that an "of" at token j leads to, nil if there is none.
func (t *text) hitAfterOf(i, j int) *hit {
	s := &t.sentences[i]
	if j+1 >= len(s.Tokens) || s.Tokens[j].Text != "of" {
		return nil
	}
	j++
	if lower(s.Tokens[j].Text) == "the" && j+1 < len(s.Tokens) {
		j++
	}
	h := t.hitAtToken(i, j)
	if v := h.sense(); v == nil || h.Lo != j || h.used || v.use != byName && v.use != bySeat || t.records[v.actor].Kind != graph.Country && t.records[v.actor].Kind != graph.Place {
		return nil
	}
	return h
}

// savings are the words before "and" in the names of banks: "Savings and Loan Association", "Trust and Savings Bank".
var savings = map[string]bool{"Savings": true, "Trust": true, "Building": true}

// bodies are the common nouns for a body that a name before them is the rest of.
var bodies = map[string]bool{"committee": true, "subcommittee": true, "commission": true, "council": true, "tribunal": true}

// portfolio says whether a name tells what a minister is for: "Vice Minister for International Affairs".
func (t *text) portfolio(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	if span.Lo < 2 || s.Tokens[span.Lo-1].Text != "for" && s.Tokens[span.Lo-1].Text != "of" || t.organizational(s, span) {
		return false
	}
	h := t.hitEnding(i, span.Lo-2)
	if h == nil || h.sense() != nil || len(h.agents) == 0 {
		return false
	}
	return strings.HasSuffix(h.agents[0].role, "minister") || h.agents[0].kind == officeKind && s.Tokens[span.Lo-1].Text == "for"
}

// beforePlace says whether a name is that of a town, with its state or country after it: "Penn Yan, N.Y."
func (t *text) beforePlace(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	if span.Hi+1 >= len(s.Tokens) || s.Tokens[span.Hi].Text != "," || t.organizational(s, span) {
		return false
	}
	h := t.hitAtToken(i, span.Hi+1)
	v := h.sense()
	return v != nil && h.Lo == span.Hi+1 && (v.use == byName || v.use == bySeat) && (t.records[v.actor].Kind == graph.Place || t.records[v.actor].Kind == graph.Country) &&
		(h.Hi >= len(s.Tokens) || s.Tokens[h.Hi].XPOS != "POS" && s.Tokens[h.Hi].UPOS != "NOUN" && s.Tokens[h.Hi].UPOS != "PROPN")
}

// ofThing says whether a name ends as those of things do, a number aside: "Concurrent Resolution 40".
func (t *text) ofThing(s *syntax.Sentence, span syntax.Span) bool {
	last := span.Hi - 1
	for last > span.Lo && digit(s.Tokens[last].Text) {
		last--
	}
	word := s.Tokens[last].Text
	if word == "Paper" && last > span.Lo && (s.Tokens[last-1].Text == "White" || s.Tokens[last-1].Text == "Green") {
		return true
	}
	return t.thingWords[word] || measure(word)
}

// measure says whether a word is a letter with a number, as money supplies, roads and weapons have: "M-3", "A320".
func measure(word string) bool {
	letters := strings.TrimRight(word, "0123456789")
	name := strings.TrimSuffix(letters, "-")
	return letters != word && (len(name) == 1 || name != letters && len(name) <= 3 && acronym(name))
}

// thing says whether a name is the abbreviation of a thing that the text has spelt out: "a goods and services tax, GST", "the Widget
// Agreement (WA)".
func (t *text) thing(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	word := s.Tokens[span.Lo].Text
	if span.Len() > 1 || !acronym(word) {
		return false
	}
	if lo := spelledOut(s, span.Lo); lo >= 0 && !t.things[word] {
		last := s.Tokens[span.Lo-2].Text
		t.things[word] = (lo == 0 || !capital(s.Tokens[lo].Text)) && !capital(last) && !t.bodyWord(last) || t.thingWords[last]
	}
	return t.things[word]
}

// bodyWord says whether a common noun is one that organizations are called by: "agency", "fund".
func (t *text) bodyWord(word string) bool {
	_, ok := t.orgWords[strings.ToUpper(word[:1])+word[1:]]
	return ok
}

// spelledOut returns the first of the words before token j, which is in brackets or after a comma, whose first letters it has; -1 if
// it has not. Small words may have none.
func spelledOut(s *syntax.Sentence, j int) int {
	letters := slug(s.Tokens[j].Text)
	if j < 2 || s.Tokens[j-1].Text != "(" && s.Tokens[j-1].Text != "," || len(letters) < 2 {
		return -1
	}
	k := j - 2
	for ; k >= 0 && letters != ""; k-- {
		switch first := slug(s.Tokens[k].Text); {
		case first == "":
			if s.Tokens[k].Text != "-" {
				return -1
			}
		case first[0] == letters[len(letters)-1]:
			letters = letters[:len(letters)-1]
		case s.Tokens[k].UPOS == "ADP" || s.Tokens[k].UPOS == "CCONJ" || s.Tokens[k].UPOS == "DET":
		default:
			return -1
		}
	}
	if letters != "" {
		return -1
	}
	return k + 1
}

// rating says whether a name is a mark of debts: "BB-minus".
func rating(s *syntax.Sentence, span syntax.Span) bool {
	if span.Hi+1 < len(s.Tokens) && s.Tokens[span.Hi].Text == "-" {
		next := s.Tokens[span.Hi+1].Text
		return next == "minus" || next == "plus"
	}
	return false
}

// afterStop says whether a name is but a country's abbreviation and a word that has its capital from the full stop, as
// wires write it: "U.S. Retaliation".
func (t *text) afterStop(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	if span.Len() != 2 || !strings.HasSuffix(s.Tokens[span.Lo].Text, ".") || t.hitAtToken(i, span.Lo).sense() == nil {
		return false
	}
	_, org := t.orgWords[s.Tokens[span.Hi-1].Text]
	return !org && !acronym(s.Tokens[span.Hi-1].Text)
}

// sectorOf is the sector that the last telling word of an organization's name has, or that of its members: an association of exporters
// does business, a growers' council governs nobody. ofCountry says that a country's name is in it.
func (t *text) sectorOf(s *syntax.Sentence, span syntax.Span, ofCountry bool) string {
	found, members := "", ""
	for j := span.Lo; j < span.Hi; j++ {
		word := strings.TrimSuffix(s.Tokens[j].Text, ".")
		ofCountry = ofCountry || ofState[word]
		if m := t.memberWords[word]; m != "" {
			members = m
		}
		switch sector := t.orgWords[word]; {
		case sector == "GOV?" && ofCountry && found != "JRN":
			found = "GOV"
		case found == "BUS" && (sector == "GOV?" || noFirms[word]):
			found = "" // an Energy Committee trades in nothing
		case sector != "" && sector != "GOV?" && (word != "Group" || found == ""): // the Police's Cyber Group does no business
			found = sector
		}
	}
	if members != "" && (found == "" || found == "NGO" || found == "GOV") && !governing[s.Tokens[span.Hi-1].Text] {
		return members
	}
	return found
}

// governing are the words for what states set up, whoever it is for: a Maize Growers Board.
var governing = map[string]bool{"Board": true, "Authority": true, "Agency": true, "Commission": true, "Ministry": true, "Department": true, "Administration": true}

// noFirms are words whose names are no firms', whatever they deal with.
var noFirms = map[string]bool{"Committee": true, "Subcommittee": true, "Forum": true, "Conference": true, "League": true, "Congress": true,
	"Federation": true, "Campaign": true}

// ofState are the words in names of a state's own offices.
var ofState = map[string]bool{"National": true, "Federal": true, "State": true, "Royal": true, "Central": true, "Supreme": true,
	"Intelligence": true, "Security": true, "Defense": true, "Defence": true, "Revenue": true, "Customs": true, "Reserve": true, "Statistics": true, "Planning": true}

// chamber says whether a name is that of a parliament in the name of one of its committees: "Senate Banking Committee".
func (t *text) chamber(s *syntax.Sentence, span syntax.Span, v *sense) bool {
	last := lower(s.Tokens[span.Hi-1].Text)
	return (last == "committee" || last == "subcommittee") && t.at(v.actor, t.day).Sector == "LEG"
}

// ofChamber makes a committee that is named without its parliament that of the parliament which the text has named: "the Banking
// Committee".
func (t *text) ofChamber(s *syntax.Sentence, i int, span syntax.Span, a *graph.Actor) {
	if last := lower(s.Tokens[span.Hi-1].Text); last != "committee" && last != "subcommittee" || span.Len() < 2 {
		return
	}
	if !t.commonName(s, span) {
		return
	}
	for k := i; k >= 0; k-- {
		for _, m := range t.mentions[k] {
			if m.Actor.Sector == "LEG" && isCountry(m.Actor.Code) {
				a.Code, a.Sector = m.Actor.Code, "LEG"
				return
			}
		}
	}
}

// international are the words that the names of organizations of states start with.
var international = map[string]bool{"International": true, "World": true, "Inter-American": true, "Intergovernmental": true}

// national says whether a name is that of one country's organization or group: a longer name around it is
// another's, perhaps another country's.
func (t *text) national(v *sense) bool {
	k := t.records[v.actor].Kind
	return (k == graph.Organization || k == graph.Group || k == graph.Person) && isCountry(t.at(v.actor, t.day).Code)
}

// political are the sectors whose organizations act at home: one without a country in its name is of the
// country that the text is about.
var political = map[string]bool{"REB": true, "OPP": true, "PTY": true, "GOV": true, "MIL": true, "LEG": true, "JUD": true, "COP": true, "LAB": true}

// abbreviated notes an abbreviation in brackets after a name, "Liberian Peace Council (LPC)", and the initials of a
// longer name.
func (t *text) abbreviated(i int, m Mention) {
	t.noteTail(m)
	s := &t.sentences[i]
	for _, letters := range initials(s, m.Span) {
		if _, ok := t.acronyms[letters]; !ok && len(letters) >= 3 {
			t.acronyms[letters] = known{mention: m}
		}
	}
	hi := afterSign(s, m.Hi)
	if hi < len(s.Tokens) && s.Tokens[hi].Text == ">" {
		hi++ // "<Acme Gold Mines> (AGM)"
	}
	if hi+2 < len(s.Tokens) && s.Tokens[hi].Text == "(" && s.Tokens[hi+2].Text == ")" && acronym(s.Tokens[hi+1].Text) && !t.landAt(i, hi+1) {
		m.Hi = hi
		t.acronyms[slug(s.Tokens[m.Hi+1].Text)] = known{mention: m, introduced: true}
	} else if m.Hi+2 < len(s.Tokens) && s.Tokens[m.Hi].Text == "," && s.Tokens[m.Hi+2].Text == "," && acronym(s.Tokens[m.Hi+1].Text) && len(s.Tokens[m.Hi+1].Text) > 2 && t.hitAtToken(i, m.Hi+1) == nil {
		t.acronyms[slug(s.Tokens[m.Hi+1].Text)] = known{mention: m, introduced: true} // "the Motorists' Club, MCA, said"
	}
}

// afterSign is the token after the sign of a share on the exchange that starts at token j, "<ACM.O>"; j if there is none.
func afterSign(s *syntax.Sentence, j int) int {
	if j >= len(s.Tokens) || s.Tokens[j].Text != "<" {
		return j
	}
	for k := j + 1; k < len(s.Tokens) && k < j+5; k++ {
		if s.Tokens[k].Text == ">" {
			return k + 1
		}
	}
	return j
}

// inFull says whether the text has a name of several words for an actor.
func (t *text) inFull(actor int32) bool {
	for i := range t.hits {
		for _, h := range t.hits[i] {
			if v := h.sense(); v != nil && v.actor == actor && h.Len() > 1 {
				return true
			}
		}
	}
	return false
}

// landAt says whether a country's or a place's name stands at token j, as in "Acme Systems (U.K.) Ltd".
func (t *text) landAt(i, j int) bool {
	v := t.hitAtToken(i, j).sense()
	return v != nil && (t.records[v.actor].Kind == graph.Country || t.records[v.actor].Kind == graph.Place)
}

// bracketed says whether a name is but the abbreviation, in brackets, of the name before it, which is mentioned already.
func (t *text) bracketed(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	if span.Len() > 1 || span.Lo < 2 || span.Hi >= len(s.Tokens) || s.Tokens[span.Lo-1].Text != "(" || s.Tokens[span.Hi].Text != ")" {
		return false
	}
	before := syntax.Span{Lo: span.Lo - 2, Hi: span.Lo - 1}
	return acronym(s.Tokens[span.Lo].Text) && (t.taken(i, before) || t.hitAtToken(i, before.Lo).sense() != nil)
}

// goesOn says whether a name that nothing knows goes on after token j: "LPC Holdings" is no LPC.
func (t *text) goesOn(i, j int) bool {
	s := &t.sentences[i]
	return j+1 < len(s.Tokens) && !allCaps(s) && t.bareWord(i, j+1) && s.Tokens[j].Head == j+1
}

// initials are the first letters of the capitalised words of a name, as slug writes them, with and without those of a company's
// ending: TWA is Trans World Airlines Inc, and GMAC General Motors Acceptance Corp.
func initials(s *syntax.Sentence, span syntax.Span) []string {
	all, short := "", ""
	for j := span.Lo; j < span.Hi; j++ {
		if w := s.Tokens[j].Text; capital(w) {
			all += w[:1]
			if j == span.Lo || !endsCompany(w) {
				short += w[:1]
			}
		}
	}
	return []string{slug(short), slug(all)}
}

// acronymMentions makes mentions of abbreviations that the text has introduced before, and that nothing else names.
func (t *text) acronymMentions(i int) {
	if len(t.acronyms) == 0 {
		return
	}
	s := &t.sentences[i]
	for j := range s.Tokens {
		if !acronym(s.Tokens[j].Text) {
			continue
		}
		span := syntax.Span{Lo: j, Hi: j + 1}
		k, ok := t.acronyms[slug(s.Tokens[j].Text)]
		if !ok || t.taken(i, span) || k.mention.Sentence == i && k.mention.Hi+1 == j {
			continue
		}
		if v := t.hitAtToken(i, j).sense(); v != nil && (t.records[v.actor].ID == k.mention.Actor.ID || !k.introduced && (k.mention.New || t.inFull(v.actor) || t.records[v.actor].Kind != graph.Organization)) || t.goesOn(i, j) {
			continue
		}
		m := k.mention
		m.Sentence, m.Span = i, span
		t.mention(m)
	}
}
