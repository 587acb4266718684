package actors

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"entente/graph"
	"entente/internal/syntax"
)

// choose picks a sense for each name of the document. Names in full and those with one sense come
// first, for they tell what the text is about; the others follow what those say.
func (t *text) choose() {
	codes := map[string]int{}
	for i := range t.sentences {
		for _, h := range t.hits[i] {
			t.keepContemporaries(h)
			if v := h.sense(); v != nil && (t.companysWord(i, h, v) || t.another(i, h, v)) {
				h.chosen = -1
				continue
			}
			if t.partOfPerson(i, h) || t.partOfName(i, h) {
				t.stranger(i, h)
				h.chosen = -1
			}
			if len(h.senses) == 1 && h.chosen == 0 {
				t.register(i, h)
				codes[t.at(h.senses[0].actor, t.day).Code]++
			}
		}
	}
	for i := range t.sentences {
		for _, h := range t.hits[i] {
			if v := h.sense(); v != nil && h.Len() == 1 && t.records[v.actor].Kind == graph.Person {
				t.calledBefore(i, h)
			}
			if len(h.senses) > 1 && h.chosen == 0 {
				h.chosen = t.best(i, h, codes)
				t.register(i, h)
			}
			if v := h.sense(); v != nil && ((len(h.agents) > 0 || t.party(h, v)) && t.generic(i, h, v, codes) || t.ofAmericanState(i, h, v)) {
				h.chosen = -1
			}
		}
	}
}

// calledBefore gives a last name alone to whom the text has named by it in full, whoever else it would mean: "Kim" to Kim Mahn-je. It means
// nobody known if that is somebody whom the catalogue does not know.
func (t *text) calledBefore(i int, h *hit) {
	word := lower(t.sentences[i].Tokens[h.Lo].Text)
	if t.strangers[word] {
		h.chosen = -1
		return
	}
	k, ok := t.surnames[word]
	if !ok || slices.ContainsFunc(h.senses, func(v sense) bool { return t.records[v.actor].ID == k.mention.Actor.ID }) {
		return
	}
	if person, known := t.byID[k.mention.Actor.ID]; known {
		h.senses, h.chosen = []sense{{actor: person, use: byName}}, 0
	}
}

// party says whether a hit is a party's name: other countries have Conservatives too.
func (t *text) party(h *hit, v *sense) bool {
	return h.Len() <= 2 && t.at(v.actor, t.day).Sector == "PTY"
}

// stranger remembers a last name that the text gives to somebody whom the catalogue does not know: alone, it does not
// mean whom it means elsewhere.
func (t *text) stranger(i int, h *hit) {
	v := h.sense()
	s := &t.sentences[i]
	if v == nil || h.Len() > 1 || t.records[v.actor].Kind != graph.Person {
		return
	}
	family := t.lists.familyFirst[t.at(v.actor, t.day).Code] && h.Hi < len(s.Tokens) && t.bareWord(i, h.Hi) // "Kim Chung-yul"
	if !family && (h.Lo == 0 || !t.bareWord(i, h.Lo-1)) {
		return
	}
	if last := lower(s.Tokens[h.Lo].Text); t.surnames[last].mention.Actor.ID == "" {
		t.strangers[last] = true
	}
}

// ofAmericanState says whether an institution of the United States is that of the state before it: "Texas Supreme Court", "the California Senate".
func (t *text) ofAmericanState(i int, h *hit, v *sense) bool {
	if len(h.agents) == 0 || t.records[v.actor].Kind != graph.Organization || t.at(v.actor, t.day).Code != "USA" {
		return false
	}
	g := t.hitEnding(i, h.Lo-1)
	return g.sense() != nil && t.lists.americanStates[t.records[g.sense().actor].Name]
}

// keepContemporaries drops, where the date is known, persons that only a last name would mean and who were out
// of the news for years, or not in it yet, and organizations that were not founded yet.
func (t *text) keepContemporaries(h *hit) {
	if t.day == 0 || len(h.senses) == 0 {
		return
	}
	t.stateOfDay(h)
	h.senses = slices.DeleteFunc(slices.Clone(h.senses), func(v sense) bool {
		r := &t.records[v.actor]
		if r.Kind == graph.Organization || r.Kind == graph.Group {
			ro := r.roleAt(t.day)
			return ro != nil && int(ro.period.from) > t.day // not founded yet
		}
		if r.Kind != graph.Person {
			return false
		}
		ro := r.roleAt(t.day)
		return h.Len() == 1 && ro.period.distance(t.day) > 40000 || int(ro.period.from)-t.day > 150000 // a banker, who is minister in twenty years
	})
	if len(h.senses) == 0 {
		h.chosen = -1
	}
}

// stateOfDay keeps of two states that had one name one after the other that of the day: "Germany" of 1987 is the Federal Republic.
func (t *text) stateOfDay(h *hit) {
	if len(h.senses) != 2 {
		return
	}
	a, b := h.senses[0], h.senses[1]
	if r, o := &t.records[a.actor], &t.records[b.actor]; r.Kind != graph.Country || o.Kind != graph.Country || r.Code != o.Code || a.use != b.use {
		return
	}
	if a.period.from != 0 {
		a, b = b, a
	}
	if b.period.from == 0 {
		return
	}
	if b.period.holds(t.day) {
		a = b
	}
	h.senses = []sense{a}
}

// generic says whether a name that is a role too is only the role here: "Congress" is that of the United States
// unless another country's name stands before it, or the text names other countries and not that one.
func (t *text) generic(i int, h *hit, v *sense, codes map[string]int) bool {
	code := t.at(v.actor, t.day).Code
	g := t.before(i, h.Lo, false).whole
	if g == nil {
		g, _ = t.after(i, h.Hi)
	}
	if g != nil {
		return t.at(g.sense().actor, t.day).Code != code
	}
	most := 0
	for _, n := range codes {
		most = max(most, n)
	}
	return isCountry(code) && 3*(codes[code]-1) < most && most > 1 && t.at(v.actor, t.day).Sector != "MIL"
}

// register remembers a person named in full under the last name.
func (t *text) register(i int, h *hit) {
	v := h.sense()
	if v == nil || t.records[v.actor].Kind != graph.Person {
		return
	}
	name := t.records[v.actor].Name
	if h.Len() > 1 {
		k := known{mention: t.linked(i, h, v)}
		t.surnames[lastName(name)] = k
		if first, _, more := strings.Cut(name, " "); more && t.lists.familyFirst[k.mention.Actor.Code] {
			t.surnames[lower(first)] = k
		}
	}
}

// linked is a hit as a mention of a sense.
func (t *text) linked(i int, h *hit, v *sense) Mention {
	m := Mention{Sentence: i, Span: h.Span, Actor: t.at(v.actor, t.day), Score: exact}
	if len(h.senses) > 1 {
		m.Score = guessed
	}
	return m
}

// best returns the index of the sense that fits the text best; of equals, the first in the files.
func (t *text) best(i int, h *hit, codes map[string]int) int {
	best, bestScore := 0, -1000
	class := t.nameClass(i, h.Span)
	for k, v := range h.senses {
		r := &t.records[v.actor]
		score := 0
		if code := t.at(v.actor, t.day).Code; isCountry(code) {
			score = 2 * min(codes[code], 2)
		}
		if r.Kind == graph.Person {
			if k, ok := t.surnames[lastName(r.Name)]; ok && k.mention.Actor.ID == r.ID {
				score += 10
			}
			if t.day != 0 {
				score += recency(r, t.day)
			}
		}
		if r.Kind == graph.Place && t.besidePlace(i, h) && (r.Name != "Washington state" || t.besideState(i, h)) {
			score += 4 // "Utah and Washington"
		}
		if r.Kind == graph.Country && t.day != 0 && v.period.from != 0 && v.period.holds(t.day) {
			score += 5 // "Moscow" of 1987 is the Soviet Union's
		}
		if v.use == bySeat && place(&t.sentences[i], h.head) {
			score++ // "in Brussels" is in Belgium; "Brussels said" is the Commission
		} else if argument(&t.sentences[i], h.head) && r.Kind == graph.Organization {
			score++
		}
		if (r.Kind == graph.Person) == (class == syntax.PersonName) && class != "" {
			score += 3
		}
		if tok := t.nounAfter(i, h); tok != nil && (r.Kind == graph.Group || r.Kind == graph.Place && t.lists.stateOffices[tok.Lemma]) {
			score += 4 // "a Houthi spokesman" is the Houthis'; "Georgia Senator" is of the US
		}
		if score > bestScore {
			best, bestScore = k, score
		}
	}
	return best
}

// besidePlace says whether a name is joined to that of a place which is no seat of government.
func (t *text) besidePlace(i int, h *hit) bool {
	s := &t.sentences[i]
	if s.Tokens[h.head].Deprel != "conj" {
		return false
	}
	g := t.hitAtToken(i, s.Tokens[h.head].Head)
	v := g.sense()
	return v != nil && t.records[v.actor].Kind == graph.Place && v.use == byName
}

// besideState says whether one of the two names that a list has right before and after a name is that of a state of the United States that no
// city has: "Arizona, Washington and Oregon", but not "New York and Washington".
func (t *text) besideState(i int, h *hit) bool {
	s := &t.sentences[i]
	state := func(j int) bool {
		g := t.hitAtToken(i, j)
		v := g.sense()
		return v != nil && v.use == byName && t.lists.americanStates[t.records[v.actor].Name]
	}
	before, after := h.Lo-1, h.Hi
	for before > 0 && (s.Tokens[before].Text == "," || s.Tokens[before].UPOS == "CCONJ") {
		before--
	}
	for after < len(s.Tokens)-1 && (s.Tokens[after].Text == "," || s.Tokens[after].UPOS == "CCONJ") {
		after++
	}
	return before < h.Lo-1 && state(before) || after > h.Hi && after < len(s.Tokens) && state(after)
}

// nounAfter is the noun right after a name that qualifies it, nil if there is none.
func (t *text) nounAfter(i int, h *hit) *syntax.Token {
	s := &t.sentences[i]
	if h.Hi >= len(s.Tokens) || s.Tokens[h.Hi].UPOS != "NOUN" && s.Tokens[h.Hi].UPOS != "PROPN" || t.bareWord(i, h.Hi) {
		return nil
	}
	if d := s.Tokens[h.head].Deprel; d != "compound" && d != "amod" {
		return nil
	}
	return &s.Tokens[h.Hi]
}

// recency favours who holds an office on the day, then who held one shortly before.
func recency(r *record, day int) int {
	ro := r.roleAt(day)
	if ro == nil {
		return 0
	}
	years := ro.period.distance(day) / 10000
	return max(4-years, -4)
}

// nameClass is the class that the names layer gives the span, "" if none.
func (t *text) nameClass(i int, span syntax.Span) string {
	for _, n := range t.sentences[i].Names {
		if n.Overlaps(span) && n.Prob >= 0.5 {
			return n.Class
		}
	}
	return ""
}

// titleCase says whether all longer words of a sentence start with a capital, as in headlines: there a capital tells
// nothing of names.
func titleCase(s *syntax.Sentence) bool {
	words := 0
	for _, tok := range s.Tokens {
		if len(tok.Text) > 3 && tok.UPOS != "PUNCT" {
			words++
			if !capital(tok.Text) {
				return false
			}
		}
	}
	return words >= 4
}

// arabic are the articles inside names.
var arabic = map[string]bool{"al": true, "el": true, "bin": true, "ibn": true, "as": true, "ul": true, "ad": true}

// particles go on a name.
var particles = map[string]bool{"al": true, "el": true, "bin": true, "ibn": true, "von": true, "van": true, "de": true, "al-": true, "du": true,
	"della": true, "di": true, "da": true, "la": true, "le": true, "ben": true, "bint": true, "ter": true, "den": true, "der": true, "dos": true, "das": true}

// bareWord says whether token j is part of a name that nothing knows.
func (t *text) bareWord(i, j int) bool {
	tok := &t.sentences[i].Tokens[j]
	if tok.UPOS != "PROPN" || !capital(tok.Text) || weekdays[lower(tok.Text)] || directions[lower(tok.Text)] || articles[lower(tok.Text)] {
		return false
	}
	for _, h := range t.hits[i] {
		if h.Contains(j) && (h.sense() != nil || len(h.agents) > 0) {
			return false
		}
	}
	return true
}

// articles are proper nouns to a tagger where a capital misleads it: "KABUL - A Taliban attack".
var articles = map[string]bool{"a": true, "an": true, "the": true}

// run returns the name of at most five unknown words that starts at token lo; hyphens may join them.
func (t *text) run(i, lo int) syntax.Span {
	s := &t.sentences[i]
	hi := lo
	for j := lo; j < len(s.Tokens) && j < lo+5; j++ {
		if t.bareWord(i, j) && !t.organizational(s, syntax.Span{Lo: j, Hi: j + 1}) {
			hi = j + 1
		} else if hi > lo && (arabic[s.Tokens[j].Text] || particles[s.Tokens[j].Text]) && j+1 < len(s.Tokens) && (s.Tokens[j+1].Text == "-" || capital(s.Tokens[j+1].Text) || particles[s.Tokens[j+1].Text]) {
			// "Zeid al-Rifai", "Luis de la Hill"
		} else if hi == lo || s.Tokens[j].Text != "-" || s.Tokens[j].Start > s.Tokens[j-1].End {
			break
		}
	}
	return syntax.Span{Lo: lo, Hi: hi}
}

// directions stand before names of places without being part of them.
var directions = map[string]bool{"north": true, "south": true, "east": true, "west": true, "northern": true, "southern": true,
	"peninsula": true, "peninsular": true, "mainland": true, "metropolitan": true, "upper": true, "lower": true, "inner": true, "outer": true,
	"eastern": true, "western": true, "central": true, "greater": true, "former": true, "new": true, "port": true}

// weekdays and months are proper nouns, but nobody's names.
var weekdays = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true,
	"sunday": true, "january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true,
	"august": true, "september": true, "october": true, "november": true, "december": true}

// bareName takes titles and nationalities off the front of a name of the names layer.
func (t *text) bareName(i int, span syntax.Span) syntax.Span {
	for _, h := range t.hits[i] {
		if h.Lo <= span.Lo && span.Lo < h.Hi && h.Hi < span.Hi && (len(h.agents) > 0 || t.nationality(h)) {
			span.Lo = h.Hi
		}
	}
	for span.Len() > 1 && (t.lists.honorifics[lower(t.sentences[i].Tokens[span.Lo].Text)] || t.lists.stateOffices[lower(t.sentences[i].Tokens[span.Lo].Text)] || t.sentences[i].Tokens[span.Lo].UPOS == "PART") {
		span.Lo++
	}
	return span
}

func (t *text) nationality(h *hit) bool {
	v := h.sense()
	return v != nil && t.records[v.actor].Kind != graph.Person
}

// firstNameFits says whether the tokens can be the first names of the person: the same, an initial, or
// another spelling ("Yasir" for Yasser).
func (t *text) firstNameFits(person int32, s *syntax.Sentence, span syntax.Span) bool {
	var words []string
	for i := span.Lo; i < span.Hi; i++ {
		words = append(words, chunks(s.Tokens[i].Text)...)
	}
	if len(words) == 0 {
		return true
	}
	r := &t.records[person]
	for _, name := range append([]string{r.Name}, r.Aliases...) {
		if full := phrase(name); len(full) > 1 && sameFirst(words[0], full[0]) && !otherMiddle(words, full) {
			return true
		}
	}
	return false
}

// otherMiddle says whether after an initial a name goes on in full as the other does not: "A. William Hill" is no Albert Hill.
func otherMiddle(first, full []string) bool {
	return len(first) > 1 && len(first[0]) == 1 && len(full[0]) > 1 && len(first[1]) > 2 && !slices.Contains(full, first[1])
}

func sameFirst(a, b string) bool {
	switch {
	case a == b:
		return true
	case len(a) == 1 || len(b) == 1:
		return a[0] == b[0]
	}
	return min(len(a), len(b)) >= 4 && a[0] == b[0] && levenshtein.ComputeDistance(a, b) <= 2
}
