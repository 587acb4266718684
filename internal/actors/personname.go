package actors

import (
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// Where the name of a person stands.

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
		span = overParticles(s, span)
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

// overParticles goes on with a name that has small words in it, after which a name is cut: "Cor van der Hill".
func overParticles(s *syntax.Sentence, span syntax.Span) syntax.Span {
	j := span.Hi
	for j < len(s.Tokens) && particles[s.Tokens[j].Text] {
		j++
	}
	if (j > span.Hi || particles[s.Tokens[span.Hi-1].Text]) && j < len(s.Tokens) && s.Tokens[j].UPOS == "PROPN" && capital(s.Tokens[j].Text) {
		span.Hi = j + 1
	}
	return span
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
