package actors

import (
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// Bodies go by names that those of other countries have too, by the end of a longer name, or by what stands before them.

// ofCountryNamed is the organization of the catalogue that a common name of a country's body is a form of: the Transportation Department
// of the United States is its Department of Transportation, India's Coffee Board the Coffee Board of India.
func (t *text) ofCountryNamed(name string, land *record) (graph.Actor, bool) {
	forms := []string{name}
	if what, ok := strings.CutSuffix(name, " Department"); ok {
		forms = append(forms, "Department of "+what)
	} else if what, ok := strings.CutSuffix(name, " Ministry"); ok {
		forms = append(forms, "Ministry of "+what)
	} else if what, ok := strings.CutSuffix(name, " Bureau"); ok {
		forms = append(forms, "Bureau of "+what)
	}
	for _, form := range forms {
		for _, full := range []string{form + " of " + land.Name, land.Name + " " + form, land.adjective + " " + form, "US " + form, "Federal " + form, "National " + form, form} {
			for _, v := range t.names.get(full) {
				if a := t.at(v.actor, t.day); (a.Kind == graph.Organization || a.Kind == graph.Group) && a.Code == land.Code {
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
		if w := s.Tokens[j].Text; capital(w) && !t.lists.common[w] {
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

// national says whether a name is that of one country's organization or group: a longer name around it is
// another's, perhaps another country's.
func (t *text) national(v *sense) bool {
	k := t.records[v.actor].Kind
	return (k == graph.Organization || k == graph.Group || k == graph.Person) && isCountry(t.at(v.actor, t.day).Code)
}

// political are the sectors whose organizations act at home: one without a country in its name is of the
// country that the text is about.
var political = map[string]bool{"REB": true, "OPP": true, "PTY": true, "GOV": true, "MIL": true, "LEG": true, "JUD": true, "COP": true, "LAB": true}
