package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// A company is introduced by its name in full, "Texas Widgets Corp" or "<Texas Widgets>", and goes by the start of
// it afterwards: "Texas Widgets", "Widgets said". Companies are read before senses are chosen, for a company's first word is often
// somebody's last name, or the abbreviation of something better known.

// company is an organization introduced by its full name.
type company struct {
	actor graph.Actor
	words []string // of the name, folded, without the ending "Corp"
	known bool     // it is the catalogue's
	least int      // how many words of the name must stand, at least
	at    int      // the sentence that names it
	alone bool     // its first word stands for it only where nothing else goes with that
}

// introductions notes the companies that the text names in full. Headlines in capitals come last: the text below writes the
// name better.
func (t *text) introductions() {
	for _, shouting := range []bool{false, true} {
		for i := range t.sentences {
			if allCaps(&t.sentences[i]) == shouting {
				t.thingNames(i)
				t.longerNames(i)
				t.introduceUnits(i)
				t.introduceKnown(i)
				t.introduce(i, shouting)
			}
		}
	}
}

// introduce notes the companies that a sentence names in full.
func (t *text) introduce(i int, shouting bool) {
	s := &t.sentences[i]
	ends := func(j int) bool {
		w := s.Tokens[j].Text
		return endsCompany(w) || shouting && (loose[lower(w)] || w == "CO" && afterSign(s, j+1) > j+1)
	}
	for j := range s.Tokens {
		if s.Tokens[j].Text == "<" && (j == 0 || !capital(s.Tokens[j-1].Text)) {
			t.introduceBracketed(i, j, shouting)
		}
	}
	for j := 1; j < len(s.Tokens); j++ {
		if !ends(j) || j+1 < len(s.Tokens) && ends(j+1) {
			continue // "Co" of "Co Inc" is not the end yet
		}
		end := j
		for end > 1 && ends(end-1) {
			end--
		}
		if w := s.Tokens[end-1].Text; end > 1 && (w == "and" || w == "&" || w == ",") {
			end--
		}
		lo := t.companyStart(i, end)
		if lo < end && lo > 1 && (kinship[s.Tokens[lo].Text] || lo+1 == end && j > end && s.Tokens[end].Text == "and" && (lo < 3 || !capital(s.Tokens[lo-3].Text))) && s.Tokens[lo-1].Text == "," && t.bareWord(i, lo-2) {
			lo = t.companyStart(i, lo-1) // "W. Hill, Sons and Co", "Hill, Dale and Co Inc"
		}
		if lo > 1 && lo < 8 && j+1 < len(s.Tokens) && s.Tokens[lo-1].Text == "," && says(s, j+1) && t.founders(i, lo-1) {
			lo = 0 // "Hill, Dale and Co Inc said"
		}
		if lo < end {
			t.introduceNamed(i, syntax.Span{Lo: lo, Hi: j + 1}, end, shouting)
		}
	}
}

// founders says whether a sentence starts with last names, up to the comma at token end, that a firm's name may start with: "Hill, Dale,
// Acme and Widgets Corp said". Of two that say something "and" joins the last.
func (t *text) founders(i, end int) bool {
	s := &t.sentences[i]
	for j := range end {
		if s.Tokens[j].Text != "," && (s.Tokens[j].UPOS != "PROPN" || !t.bareWord(i, j)) {
			return false
		}
	}
	return !allCaps(s)
}

// introduceBracketed notes a firm that a wire introduces by its name alone in angle brackets, from token j: "<Texas Harbour Widgets>",
// "<Hill, Dale and Co Inc>".
func (t *text) introduceBracketed(i, j int, shouting bool) {
	s := &t.sentences[i]
	hi, comma := j+1, false
	for ; hi+1 < len(s.Tokens) && hi < j+9; hi++ {
		if s.Tokens[hi].Text == "," && hi > j+1 && capital(s.Tokens[hi+1].Text) {
			comma = true
		} else if !capital(s.Tokens[hi].Text) && !linking[s.Tokens[hi].Text] {
			break
		}
	}
	if hi-j < 3 || hi >= len(s.Tokens) || s.Tokens[hi].Text != ">" {
		return
	}
	end := hi
	for end > j+2 && (endsCompany(s.Tokens[end-1].Text) || shouting && loose[lower(s.Tokens[end-1].Text)]) {
		end--
	}
	if end < hi && !comma {
		return // its ending tells it, see introduce
	}
	if s.Tokens[end-1].Text == "and" {
		end--
	}
	if comma && t.landAt(i, end-1) {
		return // "<Hill Dallas, Texas>"
	}
	if h := t.hitAtToken(i, j+1); h == nil || h.Hi < end {
		t.introduceNamed(i, syntax.Span{Lo: j + 1, Hi: hi}, end, shouting)
	}
}

// introduceNamed notes the company that a span names; its ending starts at token end.
func (t *text) introduceNamed(i int, span syntax.Span, end int, shouting bool) {
	s := &t.sentences[i]
	name := strings.TrimRight(cut(s, span), ">")
	words := phrase(cut(s, syntax.Span{Lo: span.Lo, Hi: end}))
	if len(words) == 0 || strings.Contains(name, ">") || shouting && t.companyNamed(strings.Join(words, " ")) != nil {
		return
	}
	c := &company{words: words, at: i}
	if h := t.hitAtToken(i, end-1); t.institution(name) || t.institution(strings.Join(words, " ")) || h != nil && h.Lo < span.Lo && h.sense() != nil {
		if c.actor, c.known = t.firm(h, span.Lo, end); !c.known && (end == span.Hi || end-span.Lo > 1 || t.institution(name) || !t.agency(h)) {
			return
		}
	}
	if !c.known {
		if shouting {
			name = calm(name)
		}
		c.actor = t.newActor(name, graph.Organization)
		c.actor.Sector = "BUS"
	}
	t.note(c)
	t.firms = true
}

// agency says whether a hit names an organ of a state or of states alone, which no firm's ending goes with: "NSA Inc" is none.
func (t *text) agency(h *hit) bool {
	return h != nil && len(h.senses) > 0 && !slices.ContainsFunc(h.senses, func(v sense) bool {
		a := t.at(v.actor, t.day)
		return a.Kind != graph.Organization || a.Sector == "BUS" || a.Sector == "JRN" || !acronym(a.Name) && a.Sector == ""
	})
}

// note enters an organization under its first word.
func (t *text) note(c *company) { t.companies[c.words[0]] = append(t.companies[c.words[0]], c) }

// isFirm says whether an actor is a firm.
func isFirm(a graph.Actor) bool { return a.Kind == graph.Organization && a.Sector == "BUS" }

// introduceKnown notes the companies of the catalogue by the names of several words that a sentence has, so that they may go by the
// start of these too: "Merrill" after "Merrill Lynch".
func (t *text) introduceKnown(i int) {
	s := &t.sentences[i]
	for _, h := range t.hits[i] {
		if len(h.senses) != 1 || h.Len() < 2 {
			continue
		}
		a := t.at(h.senses[0].actor, t.day)
		words := phrase(cut(s, h.Span))
		if !isFirm(a) || a.Code == "IGO" || len(words) < 2 || t.companyNamed(cut(s, h.Span)) != nil {
			continue
		}
		t.note(&company{actor: a, words: words, known: true, least: 1, at: i})
		t.firms = true
	}
}

// firm is the company of the catalogue that a hit names with just the words from lo to end.
func (t *text) firm(h *hit, lo, end int) (graph.Actor, bool) {
	if h == nil || h.Lo != lo || h.Hi < end {
		return graph.Actor{}, false
	}
	for _, v := range h.senses {
		if a := t.at(v.actor, t.day); isFirm(a) {
			return a, true
		}
	}
	return graph.Actor{}, false
}

// institution says whether a name is one that the catalogue has for more than a person: "AMR Corp" is not Amr Moussa's.
func (t *text) institution(name string) bool {
	return slices.ContainsFunc(t.names.get(name), func(v sense) bool { return t.records[v.actor].Kind != graph.Person })
}

// companyNamed finds the company whose name is that, else the first whose name starts so; nil if there is none.
func (t *text) companyNamed(name string) *company {
	words := phrase(name)
	if len(words) == 0 || len(words) == 1 && generic[words[0]] && t.sharedStart(words[0]) {
		return nil
	}
	var found *company
	for _, c := range t.companies[words[0]] {
		switch {
		case len(words) > len(c.words) || len(words) < c.least || !slices.Equal(words, c.words[:len(words)]):
		case len(words) == len(c.words):
			return c
		case found == nil || c.at < found.at:
			found = c // what the text has named first is what it is about
		}
	}
	return found
}

// sharedStart says whether the text names no company, or several, by a first word that too many have.
func (t *text) sharedStart(word string) bool {
	first := ""
	for _, c := range t.companies[word] {
		if first != "" && c.actor.ID != first || c.least > 1 {
			return true
		}
		first = c.actor.ID
	}
	return first == ""
}

// settle gives a company the country in its name, once its name stands in full: "China Tool and Die Co" is China's.
func (t *text) settle(i int, c *company, span syntax.Span) {
	for _, h := range t.hits[i] {
		v := h.sense()
		if v == nil || !span.Overlaps(h.Span) || c.actor.Code != "" || t.national(v) || t.records[v.actor].Kind == graph.Person || h.Span == span || t.namesake(i, span, h) {
			continue
		}
		w := t.at(v.actor, t.day)
		c.actor.Code, c.actor.PartOf = w.Code, []graph.Membership{{Actor: w.ID}}
	}
}

// namesake says whether a place in a company's name may be anybody's: of "Widgets Hanover Corp" and "First Boston" the country is
// not known. The first word tells it, and one after "of".
func (t *text) namesake(i int, name syntax.Span, h *hit) bool {
	v := h.sense()
	s := &t.sentences[i]
	if s.Glued(h.Hi) && s.Tokens[h.Hi].Text == "-" && h.Hi < name.Hi && t.records[v.actor].Kind == graph.Country && v.use == byName {
		return true // "Georgia-Hill Corp"
	}
	if h.Hi+1 < name.Hi && s.Tokens[h.Hi].Text == "," && !endsCompany(s.Tokens[h.Hi+1].Text) {
		return true // "Welsh, Hill and Co", a founder
	}
	if t.records[v.actor].Kind != graph.Place && v.use != bySeat {
		return false
	}
	if h.Lo == name.Lo {
		if companyEnd(s, h.Hi) >= name.Hi && h.Hi < name.Hi {
			return true // "Essex Corp" is anywhere
		}
		form := strings.TrimSuffix(s.Tokens[name.Hi-1].Text, ".")
		land := t.at(v.actor, t.day).Code
		return (form == "Inc" || form == "Corp") && land != "" && !t.lists.incorporating[land] // "Oxford Widgets Inc"
	}
	return !linking[strings.ToLower(s.Tokens[h.Lo-1].Text)]
}

// generic are first words that too many companies have.
var generic = map[string]bool{"first": true, "general": true, "national": true, "united": true, "international": true, "new": true,
	"american": true, "federal": true, "standard": true, "great": true, "royal": true, "north": true, "south": true, "west": true,
	"east": true, "bank": true, "banco": true, "banque": true, "banca": true, "credit": true, "caisse": true, "compagnie": true, "societe": true, "industrial": true, "commercial": true, "consolidated": true, "allied": true}

// companysWord says whether a word alone, or an abbreviation, is what the text calls a company by, and not a person or
// an organization of that name.
func (t *text) companysWord(i int, h *hit, v *sense) bool {
	k := t.records[v.actor].Kind
	known := isFirm(t.at(v.actor, t.day))                                             // Exxon, beside "Exxon Capital Corp"
	land := k == graph.Country || k == graph.Place && t.at(v.actor, t.day).Code != "" // "Gulf" of Gulf Corp is none
	if h.Len() > 1 || land || !t.firms {
		return false
	}
	c := t.companyNamed(t.sentences[i].Tokens[h.Lo].Text)
	return c != nil && (!known || !c.known && len(c.words) == 1) // "BSN Corp" is none that is called BSN elsewhere
}

// nameTokens is how many tokens of a company's name are looked at, at most.
const nameTokens = 10

// companyMentions makes the mentions of companies by their names, or by the start of them.
func (t *text) companyMentions(i int) {
	if len(t.companies) == 0 {
		return
	}
	s := &t.sentences[i]
	for lo := 0; lo < len(s.Tokens); lo++ {
		if !capital(s.Tokens[lo].Text) || t.companies[lower(s.Tokens[lo].Text)] == nil || t.taken(i, syntax.Span{Lo: lo, Hi: lo + 1}) {
			continue
		}
		for hi := min(lo+nameTokens, lo+t.longest(lower(s.Tokens[lo].Text)), len(s.Tokens)); hi > lo; hi-- {
			if c, span, ok := t.companyAt(i, syntax.Span{Lo: lo, Hi: hi}); ok {
				t.settle(i, c, span)
				t.useHits(i, span)
				m := Mention{Sentence: i, Span: span, Actor: c.actor, New: !c.known, Score: guessed}
				t.mention(m)
				t.abbreviated(i, m)
				lo = span.Hi - 1
				break
			}
		}
	}
}

// longest bounds how many tokens the names have that start with a word: of two words' letters and the marks between them one token each.
func (t *text) longest(first string) int {
	n := 0
	for _, c := range t.companies[first] {
		n = max(n, 2*len(c.words))
	}
	return n
}

// companyAt returns the company that a span names, and the span with the name's ending.
func (t *text) companyAt(i int, span syntax.Span) (*company, syntax.Span, bool) {
	s := &t.sentences[i]
	if t.taken(i, span) || !capital(s.Tokens[span.Hi-1].Text) {
		return nil, span, false
	}
	c := t.companyNamed(cut(s, span))
	if c == nil || !t.apart(i, span, c) || indexAt(s, span.Hi) {
		return nil, span, false
	}
	if span.Len() == 1 && acronym(s.Tokens[span.Lo].Text) {
		if _, other := t.acronyms[slug(s.Tokens[span.Lo].Text)]; other {
			return nil, span, false // "IBM" is International Business Machines, beside "IBM Nederland"
		}
	}
	if span.Len() < len(c.words) && allCaps(s) && t.beforeNoun(i, span) {
		return nil, span, false // "WEST GERMAN FEED OUTPUT" is no association's
	}
	if owner := t.ownerOf(i, span); owner != nil && t.at(owner.sense().actor, t.day).Code != c.actor.Code {
		return nil, span, false // Sweden's statistics office is not Israel's
	}
	whole := span
	whole.Hi = companyEnd(s, span.Hi)
	if whole.Hi > span.Hi {
		return c, whole, !t.taken(i, whole)
	}
	follows := span.Hi < len(s.Tokens) && (s.Tokens[span.Hi].UPOS == "PROPN" || s.Tokens[span.Hi].UPOS == "ADJ" && !allCaps(s) && !t.landAt(i, span.Hi)) && capital(s.Tokens[span.Hi].Text) // "Acme Federal Savings"
	if span.Len() > 1 {
		return c, span, !follows
	}
	if s.Glued(span.Hi) && s.Tokens[span.Hi].Text == "-" && capital(s.Tokens[span.Hi+1].Text) {
		return nil, span, false // "Acme-Hill Royalty Trust" is another
	}
	if span.Lo > 1 && s.Tokens[span.Lo-1].Text == "<" && acronym(s.Tokens[span.Lo].Text) &&
		slices.ContainsFunc(t.mentions[i], func(m Mention) bool { return m.Hi == span.Lo-1 && m.Actor.ID != c.actor.ID }) {
		return nil, span, false // the sign on the exchange of another firm, right before
	}
	if span.Hi+1 < len(s.Tokens) && s.Tokens[span.Hi].Text == "," && t.landAt(i, span.Hi+1) {
		return nil, span, false // the town that the firm is called by and is in
	}
	if span.Hi < len(s.Tokens) && (s.Tokens[span.Hi].Text == "companies" || s.Tokens[span.Hi].Text == "firms") {
		return nil, span, false // several of one name
	}
	if w := lower(s.Tokens[span.Lo].Text); (generic[w] || directions[w] || c.alone) && !standsAlone(s, span.Lo) {
		return nil, span, false // "Allied troops", "Standard sizes"
	}
	before := span.Lo > 0 && (t.bareWord(i, span.Lo-1) && !t.lists.honorifics[lower(s.Tokens[span.Lo-1].Text)] || t.placeBefore(i, span.Lo)) // "the Dudley Taft group", "New Jersey Bell"
	return c, span, !follows && !before && s.Tokens[span.Lo].UPOS == "PROPN"
}

// beforeNoun says whether a span starts with a country's name or adjective and goes on with a noun.
func (t *text) beforeNoun(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	v := t.hitAtToken(i, span.Lo).sense()
	return v != nil && t.records[v.actor].Kind == graph.Country && span.Hi < len(s.Tokens) && afterSign(s, span.Hi) == span.Hi && (s.Tokens[span.Hi].UPOS == "NOUN" || s.Tokens[span.Hi].UPOS == "PROPN")
}

// standsAlone says whether a word is a noun phrase by itself, in the middle of a sentence or as the subject of a verb: "Allied said".
func standsAlone(s *syntax.Sentence, j int) bool {
	switch d, _, _ := strings.Cut(s.Tokens[j].Deprel, ":"); d {
	case "nsubj", "obj", "obl", "nmod", "conj":
		return s.Child(j, "det", "amod", "compound", "nummod") < 0 && !allCaps(s) && !titleCase(s)
	}
	return false
}

// placeBefore says whether a place's name stands right before token j.
func (t *text) placeBefore(i, j int) bool {
	v := t.hitEnding(i, j-1).sense()
	return v != nil && v.use == byName && t.records[v.actor].Kind == graph.Place
}

// apart says whether a span goes beyond the names that it has parts of: of "Texas Widgets Corp" "Texas" is a place,
// and "Texas Widgets" none.
func (t *text) apart(i int, span syntax.Span, c *company) bool {
	for _, h := range t.hits[i] {
		if h.Overlaps(span) && (h.sense() != nil || h.used) && (h.Lo < span.Lo || h.Hi > span.Hi || h.Span == span && !t.calledByPlace(i, h, c)) {
			return false
		}
	}
	return true
}

// useHits marks what lies in a span as part of a mention.
func (t *text) useHits(i int, span syntax.Span) {
	for _, h := range t.hits[i] {
		if span.Overlaps(h.Span) {
			h.used = true
		}
	}
}
