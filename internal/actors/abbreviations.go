package actors

import (
	"slices"

	"entente/graph"
	"entente/internal/syntax"
)

// Abbreviations stand for what the text has named with them, before they stand for what the catalogue has.

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

// signOfAnother says whether a hit is the sign on the exchange of the actor right before it.
func (t *text) signOfAnother(i int, h *hit) bool {
	s := &t.sentences[i]
	if h.Len() != 1 || h.Lo == 0 || afterSign(s, h.Lo-1) != h.Hi+1 {
		return false
	}
	return slices.ContainsFunc(t.mentions[i], func(m Mention) bool { return m.Hi == h.Lo-1 })
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
		if ok && t.otherSign(i, j, k.mention.Actor.ID) || commonWords[lower(s.Tokens[j].Text)] && allCaps(s) {
			continue
		}
		if !ok || t.taken(i, span) || k.mention.Sentence == i && k.mention.Hi+1 == j {
			continue
		}
		if v := t.hitAtToken(i, j).sense(); v != nil && (t.records[v.actor].ID == k.mention.Actor.ID || !k.introduced && (k.mention.New || t.inFull(v.actor) || t.records[v.actor].Kind != graph.Organization)) || t.goesOn(i, j) {
			continue
		}
		t.mentionAgain(k.mention, i, span)
	}
}

// otherSign says whether an abbreviation is a share's sign on the exchange after a name that is not the actor's: in "GELCO <GEL>"
// the letters are not those of Gelco Express Ltd.
func (t *text) otherSign(i, j int, actor string) bool {
	s := &t.sentences[i]
	if j < 2 || s.Tokens[j-1].Text != "<" && (s.Tokens[j-1].Text != "(" || !allCaps(s)) || !capital(s.Tokens[j-2].Text) {
		return false
	}
	if v := t.hitEnding(i, j-2).sense(); v != nil && t.records[v.actor].ID == actor {
		return false
	}
	return !slices.ContainsFunc(t.mentions[i], func(m Mention) bool { return m.Hi == j-1 && m.Actor.ID == actor })
}

// another says whether an abbreviation is the first word of a longer name in the text, which it then stands for: PBS is no broadcaster
// beside "PBS Building Systems". The organs of states and of international organizations start so too.
func (t *text) another(i int, h *hit, v *sense) bool {
	a := t.at(v.actor, t.day)
	word := t.sentences[i].Tokens[h.Lo].Text
	if h.Len() == 1 && t.things[word] && t.records[v.actor].isOrganization() && !t.inFull(v.actor) {
		return true // "a note issuance facility (NIF)"
	}
	return h.Len() == 1 && t.longer[word] && t.records[v.actor].Kind == graph.Organization && a.Code != "IGO" && a.Sector != "GOV" && a.Sector != "MIL" && a.Sector != "BUS"
}

// thingNames notes the abbreviations that a sentence introduces for things, in brackets.
func (t *text) thingNames(i int) {
	s := &t.sentences[i]
	for j := 1; j+1 < len(s.Tokens); j++ {
		if w := s.Tokens[j].Text; s.Tokens[j-1].Text == "(" && s.Tokens[j+1].Text == ")" && acronym(w) && len(w) > 2 && !allCaps(s) {
			if lo := spelledOut(s, j); lo >= 0 && !capital(s.Tokens[lo].Text) && !capital(s.Tokens[j-2].Text) && !t.bodyWord(s.Tokens[j-2].Text) || j >= 2 && t.lists.things[s.Tokens[j-2].Text] {
				t.things[w] = true
			}
		}
	}
}

// longerNames notes the abbreviations that longer names in a sentence start with.
func (t *text) longerNames(i int) {
	s := &t.sentences[i]
	if allCaps(s) || titleCase(s) {
		return
	}
	for j := range s.Tokens {
		if !acronym(s.Tokens[j].Text) || t.hitAtToken(i, j) == nil {
			continue
		}
		if run := t.capitals(i, j); run.Len() > 2 && t.organizational(s, syntax.Span{Lo: j + 1, Hi: run.Hi}) {
			t.longer[s.Tokens[j].Text] = true
		}
	}
}
