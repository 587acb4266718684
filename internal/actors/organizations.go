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
	sets := l.lists.orgWordSets()
	for n := range lines {
		if len(n.fields) != 2 || n.field(1) == "" {
			l.problems = append(l.problems, n.problem("want words and sector, apart by a tab"))
			continue
		}
		members, ofMembers := strings.CutSuffix(n.field(1), " members")
		set := sets[n.field(1)]
		if sector := strings.TrimSuffix(strings.TrimPrefix(members, "-"), "?"); set == nil && !slices.Contains(sectors, sector) {
			l.problems = append(l.problems, n.problem("%q is no sector, and no kind of words", n.field(1)))
			continue
		}
		if set != nil && *set == nil {
			*set = words{}
		}
		for _, w := range n.list(0, "|") {
			switch {
			case set != nil:
				(*set)[w] = true
				continue
			case ofMembers:
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
	if span.Hi+1 < len(s.Tokens) && s.Tokens[span.Hi].Text == "," && s.Tokens[span.Hi+1].UPOS == "NOUN" && professions[s.Tokens[span.Hi+1].Lemma] {
		return true // "Dirk de Hill, chairman of the board"
	}
	for _, h := range t.hits[i] {
		if h.sense() != nil || len(h.agents) == 0 || !onePersons(s, h) {
			continue
		}
		if h.Hi == span.Lo && !h.used || h.Lo == span.Hi+1 && s.Tokens[span.Hi].Text == "," && !capital(s.Tokens[h.Lo].Text) {
			return true
		}
		if g := t.hitEnding(i, h.Lo-1); g.sense() != nil && g.sense().use == byDemonym && g.Lo == span.Hi+1 && s.Tokens[span.Hi].Text == "," {
			return true // "Tor Hansen, Danish minister of …"
		}
	}
	return false
}

// professions are what follows a person's name and a comma.
var professions = map[string]bool{"chairman": true, "president": true, "director": true, "treasurer": true, "spokesman": true, "spokeswoman": true, "economist": true,
	"analyst": true, "professor": true, "lawyer": true, "attorney": true, "minister": true, "secretary": true, "editor": true, "trader": true, "dealer": true, "founder": true}

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
	if s := &t.sentences[i]; h == nil && s.Tokens[span.Hi].Text == "and" && span.Hi+1 < len(s.Tokens) && capital(s.Tokens[span.Hi+1].Text) {
		if h = t.hitAtToken(i, span.Hi+1); h != nil && h.Len() < 2 {
			h = nil // "Federal Fisheries and Tourism Minister Hill", but not "the Acme Group and President Hill"
		}
	}
	return h != nil && h.sense() == nil && len(h.agents) > 0 && h.agents[0].kind == officeKind
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

// newOrganization makes the actor of a name, unless that is none of an organization, or one that the catalogue or the text has.
func (t *text) newOrganization(i int, span syntax.Span, prob float64) {
	span, ok := t.nameIn(i, span)
	if !ok || t.noOrganization(i, span) {
		return
	}
	name := strings.TrimSuffix(cut(&t.sentences[i], span), "'s")
	owner := t.ownerOf(i, span)
	if t.knownOrganization(i, span, name, owner, prob) {
		return
	}
	a := t.newActor(name, graph.Organization)
	if owner != nil {
		a.Code = t.at(owner.sense().actor, t.day).Code
	}
	t.describeOrganization(i, span, &a)
	_, known := t.byID[a.ID]
	m := Mention{Sentence: i, Span: span, Actor: a, New: !known, Score: prob}
	t.mention(m)
	t.abbreviated(i, m)
	t.noteOrganization(m, name)
}

// nameIn is the name that a span is a piece of, or has in it; ok is false if that is the catalogue's.
func (t *text) nameIn(i int, span syntax.Span) (_ syntax.Span, ok bool) {
	s := &t.sentences[i]
	if whole := t.wholeName(i, span); whole != span {
		if span = whole; t.suffixed(i, span) {
			return span, false // "Hill, Dale and Co"
		}
	}
	span = t.bareFirm(i, span)
	if span.Lo > 1 && s.Tokens[span.Lo-1].XPOS == "POS" && t.bareWord(i, span.Lo-2) && s.Tokens[span.Hi-1].Text == "Bank" && t.commonName(s, span) {
		span.Lo -= 2 // "Hillman's National Bank"
	} else if span.Lo > 1 && s.Tokens[span.Lo-1].XPOS == "POS" && t.orgWords[s.Tokens[span.Hi-1].Text] == "BUS" && t.bareWord(i, span.Lo-2) && !t.namedApart(s.Tokens[span.Lo-2].Text) && !endsCompany(s.Tokens[span.Lo-2].Text) {
		span.Lo -= 2 // "Hillman's Merchandise Group", of whom the text says nothing else
	}
	if span.Lo > 0 {
		return span, true
	}
	if span.Len() > 1 && opening[s.Tokens[0].UPOS] && !generic[lower(s.Tokens[0].Text)] && !allCaps(s) {
		span.Lo++ // "When Congress"
		return span, !t.taken(i, span) && !t.ownName(i, span)
	}
	h := t.hitAtToken(i, 1)
	known := s.Tokens[0].UPOS == "ADJ" && h.sense() != nil && h.Lo == 1 && h.Hi == span.Hi && h.Len() > 1
	return span, !known // "Recent International Coffee Organization talks"
}

// noOrganization says whether a name is that of a thing, a place or a person's portfolio, or a piece of one.
func (t *text) noOrganization(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	before, last := "", span.Hi-1
	if span.Lo > 0 {
		before = s.Tokens[span.Lo-1].Text
	}
	switch {
	case slug(cut(s, span)) == "", tabular(s, span), t.doubtful(i, span), t.onlyEndings(s, span), accounts(s, span), lower(before) == "annual", s.Tokens[last].UPOS == "VERB":
		return true
	case t.beforePlace(i, span), t.portfolio(i, span), t.bracketed(i, span), t.thing(i, span), rating(s, span), t.afterStop(i, span), t.ofThing(s, span), indexAt(s, span.Hi):
		return true
	case branded(s, span):
		return true
	case ofShip(s, span.Lo) && !t.organizational(s, syntax.Span{Lo: last, Hi: span.Hi}):
		return true
	}
	return span.Lo >= 2 && before == "of" && placeNouns[s.Tokens[span.Lo-2].Lemma] && !t.organizational(s, span)
}

// tabular says whether a run of capitals and numbers is rows of a table: "Corn 20,296.0 Soybean Oil 138.4".
func tabular(s *syntax.Sentence, span syntax.Span) bool {
	numbers := 0
	for j := span.Lo; j < span.Hi; j++ {
		if digit(s.Tokens[j].Text) {
			numbers++
		}
	}
	return numbers > 2 || span.Hi+1 < len(s.Tokens) && s.Tokens[span.Hi].Text == "--" && digit(s.Tokens[span.Hi+1].Text)
}

// knownOrganization makes the mention of a name that the text has given an organization before, or that is short for one's, and says
// whether it is. owner is the country before a common name, or nil.
func (t *text) knownOrganization(i int, span syntax.Span, name string, owner *hit, prob float64) bool {
	if k, ok := t.acronyms[slug(name)]; ok && k.introduced && span.Len() == 1 {
		t.mentionAgain(k.mention, i, span)
		return true
	}
	if known, ok := t.shortened(i, span); ok {
		t.useHits(i, span)
		t.mentionAgain(known, i, span)
		return true
	}
	c := t.companyNamed(name)
	if c == nil || owner != nil && t.at(owner.sense().actor, t.day).Code != c.actor.Code {
		return false
	}
	t.useHits(i, span)
	t.mention(Mention{Sentence: i, Span: span, Actor: c.actor, New: !c.known, Score: prob})
	return true
}

// describeOrganization gives a new organization its country and its sector. A country or place in the name gives the code, its last word of
// organizations the sector: "Nigerian Ports Workers Union" is Nigeria's, LAB.
func (t *text) describeOrganization(i int, span syntax.Span, a *graph.Actor) {
	s := &t.sentences[i]
	t.explainedBefore(i, span, a)
	t.partOfNamed(i, span, a)
	if sector := t.sectorOf(s, span, isCountry(a.Code)); sector != "" {
		a.Sector = sector
	}
	if a.Sector == "GOV" && a.Code == "" && span.Lo > 0 && s.Tokens[span.Lo-1].Text == "its" {
		a.Sector = "" // "its Plastics Department"
	}
	switch {
	case a.Code != "":
	case span.Lo > 1 && s.Tokens[span.Lo-1].XPOS == "POS" && lower(s.Tokens[span.Lo-2].Text) == "government" && (a.Sector == "" || a.Sector == "GOV"):
		a.Code, a.Sector = t.sceneOf(i, s.Head(span)), "GOV" // "the government's National Tea Institute"
	case t.lists.international[s.Tokens[span.Lo].Text] && (a.Sector == "NGO" || a.Sector == "GOV") && !ofMembers(a.Name):
		a.Code, a.Sector = "IGO", ""
	case political[a.Sector], a.Sector == "" && t.orgWords[s.Tokens[span.Hi-1].Text] == "GOV?" && t.commonName(s, span):
		if a.Code = t.sceneOf(i, s.Head(span)); a.Code != "" && a.Sector == "" {
			a.Sector = "GOV"
		}
	case a.Sector == "NGO":
		a.Code = "NGO"
	case a.Sector == "":
		t.ofChamber(s, i, span, a)
	}
	t.ownToCountry(i, span, a)
}

// ofMembers says whether an international organization's name is that of people or firms together, and not of states.
func ofMembers(name string) bool {
	return slices.ContainsFunc([]string{"Association", "Union", "Brotherhood"}, func(w string) bool { return strings.Contains(name, w) })
}

// partOfNamed makes an organization part of the country, the place or the parliament in its name.
func (t *text) partOfNamed(i int, span syntax.Span, a *graph.Actor) {
	s := &t.sentences[i]
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
		if v != nil && ofBusiness && h.Lo > span.Lo && t.at(v.actor, t.day).Code == "MNC" {
			continue // "Hill Bank of New York" is no Bank of New York
		}
		if v == nil || a.Code != "" || t.national(v) && !t.chamber(s, span, v) || ofBusiness && t.namesake(i, span, h) {
			continue
		}
		w := t.at(v.actor, t.day)
		a.Code, a.PartOf = w.Code, []graph.Membership{{Actor: w.ID}}
		if t.chamber(s, span, v) {
			a.Sector = w.Sector
		}
	}
}

// noteOrganization has an organization go by the start of its name, if that is of three words or more: by two of them, and by the first
// alone if that is an abbreviation, or a word that nothing else has and that nothing goes with.
func (t *text) noteOrganization(m Mention, name string) {
	words := phrase(name)
	if s := &t.sentences[m.Sentence]; len(words) == 2 && m.Len() == 2 && len(words[0]) > 4 && t.landAt(m.Sentence, m.Hi-1) && t.bareWord(m.Sentence, m.Lo) && !allCaps(s) && !generic[words[0]] {
		t.note(&company{actor: m.Actor, words: words, least: 1, at: m.Sentence, alone: true}) // "Widgeta" after "Widgeta Canada"
	}
	if len(words) <= 2 {
		return
	}
	c := &company{actor: m.Actor, words: words, least: 2, at: m.Sentence}
	first := t.sentences[m.Sentence].Tokens[m.Lo].Text
	switch {
	case acronym(first) && len(first) > 2 && t.hitAtToken(m.Sentence, m.Lo).sense() == nil:
		c.least = 1 // "MHI" after "MHI Financial Services"
	case len(first) > 4 && t.bareWord(m.Sentence, m.Lo) && !t.lists.common[first] && !t.given[lower(first)] && t.orgWords[first] == "":
		c.least, c.alone = 1, true
	}
	t.note(c)
}
