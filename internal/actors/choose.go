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
			if h.Len() == 1 && t.strangers[lower(t.sentences[i].Tokens[h.Lo].Text)] && h.sense() != nil && t.records[h.sense().actor].Kind == graph.Person {
				h.chosen = -1
			}
			if len(h.senses) > 1 && h.chosen == 0 {
				h.chosen = t.best(i, h, codes)
				t.register(i, h)
			}
			if v := h.sense(); v != nil && (len(h.agents) > 0 || t.party(h, v)) && t.generic(i, h, v, codes) {
				h.chosen = -1
			}
		}
	}
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

// longerNames notes the abbreviations that longer names in a sentence start with.
func (t *text) longerNames(i int) {
	s := &t.sentences[i]
	for j := 1; j+1 < len(s.Tokens); j++ {
		if w := s.Tokens[j].Text; s.Tokens[j-1].Text == "(" && s.Tokens[j+1].Text == ")" && acronym(w) && len(w) > 2 && !allCaps(s) {
			if lo := spelledOut(s, j); lo >= 0 && !capital(s.Tokens[lo].Text) && !capital(s.Tokens[j-2].Text) && !t.bodyWord(s.Tokens[j-2].Text) || j >= 2 && t.thingWords[s.Tokens[j-2].Text] {
				t.things[w] = true
			}
		}
	}
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

// party says whether a hit is a party's name: other countries have Conservatives too.
func (t *text) party(h *hit, v *sense) bool {
	return h.Len() <= 2 && t.at(v.actor, t.day).Sector == "PTY"
}

// stranger remembers a last name that the text gives to somebody whom the catalogue does not know: alone, it does not
// mean whom it means elsewhere.
func (t *text) stranger(i int, h *hit) {
	v := h.sense()
	s := &t.sentences[i]
	if v == nil || h.Len() > 1 || h.Lo == 0 || !t.bareWord(i, h.Lo-1) || t.records[v.actor].Kind != graph.Person {
		return
	}
	if last := lower(s.Tokens[h.Lo].Text); t.surnames[last].mention.Actor.ID == "" {
		t.strangers[last] = true
	}
}

// keepContemporaries drops, where the date is known, persons that only a last name would mean and who were out
// of the news for years, or not in it yet, and organizations that were not founded yet.
func (t *text) keepContemporaries(h *hit) {
	if t.day == 0 || len(h.senses) == 0 {
		return
	}
	h.senses = slices.DeleteFunc(slices.Clone(h.senses), func(v sense) bool {
		r := &t.records[v.actor]
		if r.Kind == graph.Organization || r.Kind == graph.Group {
			ro := r.roleAt(t.day)
			return ro != nil && int(ro.period.from) > t.day // not founded yet
		}
		return r.Kind == graph.Person && h.Len() == 1 && r.roleAt(t.day).period.distance(t.day) > 40000
	})
	if len(h.senses) == 0 {
		h.chosen = -1
	}
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
		if first, _, more := strings.Cut(name, " "); more && familyFirst[k.mention.Actor.Code] {
			t.surnames[lower(first)] = k
		}
	}
}

// familyFirst are the countries whose persons' last names come first.
var familyFirst = map[string]bool{"CHN": true, "TWN": true, "KOR": true, "PRK": true, "HKG": true}

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
		if r.Kind == graph.Place && t.besidePlace(i, h) {
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
		if tok := t.nounAfter(i, h); tok != nil && (r.Kind == graph.Group || r.Kind == graph.Place && stateOfficers[tok.Lemma]) {
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

// stateOfficers are offices that the states of a federation have.
var stateOfficers = map[string]bool{"senator": true, "governor": true, "congressman": true, "congresswoman": true, "republican": true, "democrat": true,
	"representative": true, "sen": true, "rep": true, "Senator": true, "Governor": true, "Republican": true, "Democrat": true, "Sen.": true, "Rep.": true}

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

// partOfPerson says whether a hit is a piece of somebody's name, and names no one by itself: "Jordan" in
// "Michael Jordan", "Bush" in "Kate Bush".
func (t *text) partOfPerson(i int, h *hit) bool {
	if len(h.senses) == 0 {
		return false
	}
	s := &t.sentences[i]
	for _, n := range s.Names {
		if n.Class != syntax.PersonName || !n.Overlaps(h.Span) || h.Lo <= n.Lo && n.Hi <= h.Hi || n.Prob < 0.5 {
			continue
		}
		span := t.bareName(i, n.Span)
		if h.Lo <= span.Lo && span.Hi <= h.Hi {
			return false
		}
		for k, v := range h.senses {
			if t.records[v.actor].Kind == graph.Person && h.Hi >= span.Hi && t.firstNameFits(v.actor, s, syntax.Span{Lo: span.Lo, Hi: h.Lo}) {
				h.Lo, h.chosen = min(h.Lo, span.Lo), k
				h.senses = h.senses[k : k+1]
				h.chosen = 0
				return false
			}
		}
		return span.Overlaps(h.Span)
	}
	return false
}

// partOfName says, without the names layer, whether a hit is a piece of a longer name that nothing knows: another
// capitalised word stands right before it or goes on after it. "Michael German" is no German, "Texas
// Widgets" is no Texas, and "Baker" in "Rosa Baker" not the minister.
func (t *text) partOfName(i int, h *hit) bool {
	v := h.sense()
	s := &t.sentences[i]
	if v == nil {
		return false
	}
	r := &t.records[v.actor]
	if t.sign(s, h, r) || r.Kind == graph.Country && h.Len() == 1 && h.Hi < len(s.Tokens) && lakes[s.Tokens[h.Hi].Text] || t.beforeSign(i, h, r) || t.abroad(i, h, r) || t.ofWaters(i, h) || t.house(i, h) || r.Kind == graph.Organization && indexAt(s, h.Hi) || h.Hi+1 < len(s.Tokens) && s.Tokens[h.Hi].Text == "-" && spoken[lower(s.Tokens[h.Hi+1].Text)] ||
		v.use == byDemonym && h.Hi+1 < len(s.Tokens) && s.Tokens[h.Hi].Text == "for" && quotes[s.Tokens[h.Hi+1].Text] {
		return true // the language: "Spanish for \"hill\""
	}
	if titleCase(s) {
		return false
	}
	after := h.Hi < len(s.Tokens) && (t.bareWord(i, h.Hi) || r.Kind == graph.Person && h.Len() == 1 && s.Tokens[h.Hi].UPOS == "ADJ" && capital(s.Tokens[h.Hi].Text) && t.hitAtToken(i, h.Hi) == nil) && s.Tokens[h.Hi].Deprel != "nsubj" && s.Tokens[h.Hi].Head != -1
	before := h.Lo > 0 && (t.bareWord(i, h.Lo-1) || t.lastNameAt(i, h.Lo-1)) && !honorifics[lower(s.Tokens[h.Lo-1].Text)]
	after = after || r.Kind == graph.Person && h.Len() == 1 && h.Hi < len(s.Tokens) && t.lastNameAt(i, h.Hi)
	switch {
	case r.Kind == graph.Person && h.Lo > 0 && ships[s.Tokens[h.Lo-1].Text]:
		return true // "USS Gerald Ford"
	case r.Kind == graph.Person && t.ofLaw(i, h):
		return true
	case v.use == byDemonym && h.Len() == 1 && t.lonely(s, h), r.Kind == graph.Place && hasAnySuffix(lower(s.Tokens[h.Hi-1].Text), "american", "african", "asian", "european") && t.lonely(s, h):
		return true
	case r.Kind == graph.Person && h.Hi < len(s.Tokens) && t.orgWords[s.Tokens[h.Hi].Text] != "" && !governments[lower(s.Tokens[h.Hi].Text)]:
		return true // "Jawaharlal Nehru University"
	case r.Kind == graph.Person:
		return after || h.Hi < len(s.Tokens) && particles[s.Tokens[h.Hi].Text] || before && h.Len() == 1 && !t.withFirstName(i, h)
	case r.Kind == graph.Place && h.Len() == 1 && t.given[lower(s.Tokens[h.Lo].Text)] && h.Hi < len(s.Tokens) && t.bareWord(i, h.Hi):
		return true // "Rosario Hill"
	case r.Kind == graph.Place && h.Len() == 1 && directions[lower(s.Tokens[h.Lo].Text)] && h.Hi < len(s.Tokens) && t.bareWord(i, h.Hi):
		return true // "West Cameron"
	case r.Kind == graph.Place && h.Len() > 1:
		return after && t.bareWord(i, h.Hi) && s.Tokens[h.head].Head == h.Hi // "New York Widgets"
	case h.Len() > 1 || s.Tokens[h.Lo].UPOS != "PROPN" || acronym(s.Tokens[h.Lo].Text):
		return false
	case r.Kind == graph.Place:
		return after && s.Tokens[h.Lo].Head >= h.Hi || before
	}
	first := before && t.given[lower(s.Tokens[h.Lo-1].Text)]
	return before && s.Tokens[h.Lo].Deprel != "amod" && (v.use == byDemonym || r.Kind != graph.Country || first || h.Len() == 1 && oneName(s, h.Lo-1))
}

// sign says whether a name is only a share's sign on the exchange: "PANTERA <PANT>".
func (t *text) sign(s *syntax.Sentence, h *hit, r *record) bool {
	return r.Kind != graph.Organization && h.Len() == 1 && h.Lo > 0 && h.Hi < len(s.Tokens) && s.Tokens[h.Lo-1].Text == "<" &&
		(s.Tokens[h.Hi].Text == ">" || strings.HasPrefix(s.Tokens[h.Hi].Text, ".")) && acronym(s.Tokens[h.Lo].Text)
}

// quotes open a quotation.
var quotes = map[string]bool{"\"": true, "``": true, "“": true, "'": true, "‘": true}

// beforeSign says whether a place's or a people's name is a firm's in a headline: its sign on the exchange follows, and the text has a
// firm that starts so.
func (t *text) beforeSign(i int, h *hit, r *record) bool {
	s := &t.sentences[i]
	return !r.isOrganization() && afterSign(s, h.Hi) > h.Hi && (r.Kind == graph.Person || len(t.companies[lower(s.Tokens[h.Lo].Text)]) > 0)
}

// abroad says whether a place's name is that of another in the country named after it: "Boston, U.K."
func (t *text) abroad(i int, h *hit, r *record) bool {
	s := &t.sentences[i]
	if r.Kind != graph.Place || !isCountry(r.Code) || h.Hi+1 >= len(s.Tokens) || s.Tokens[h.Hi].Text != "," {
		return false
	}
	g := t.hitAtToken(i, h.Hi+1)
	v := g.sense()
	return v != nil && v.use == byName && t.records[v.actor].Kind == graph.Country && t.records[v.actor].Code != r.Code && strings.HasSuffix(s.Tokens[g.Hi-1].Text, ".") && s.Child(h.head, "conj") < 0
}

// house says whether "House" is a firm's or a home's, by the noun before it, and not a parliament's: "mining house".
func (t *text) house(i int, h *hit) bool {
	s := &t.sentences[i]
	if h.Len() > 1 || h.Lo == 0 || lower(s.Tokens[h.Lo].Text) != "house" || t.hitEnding(i, h.Lo-1) != nil {
		return false
	}
	switch lower(s.Tokens[h.Lo-1].Text) {
	case "mining", "clearing", "publishing", "trading", "auction", "brokerage", "securities", "commission", "finance", "discount", "investment", "trade", "power", "opera", "guest", "random":
		return true
	}
	return false
}

// lakes are the second words of towns' names that a country's name is the first of: "China Lake".
var lakes = map[string]bool{"Lake": true, "Beach": true, "Springs": true, "Hills": true, "Falls": true, "Creek": true, "Grove": true, "Heights": true}

// spoken are the words that make a country's adjective that of its language: "a French-language paper".
var spoken = map[string]bool{"language": true, "speaking": true, "speaker": true, "speakers": true}

// waters are what has its name from the country on its shore.
var waters = map[string]bool{"gulf": true, "bay": true, "sea": true, "strait": true, "straits": true, "bight": true, "isthmus": true}

// ofWaters says whether a hit is a piece of the name of a water that the catalogue lacks: both names in "the Gulf of Siam".
func (t *text) ofWaters(i int, h *hit) bool {
	s := &t.sentences[i]
	word := func(j int) string {
		if j < 0 || j >= len(s.Tokens) {
			return ""
		}
		return lower(s.Tokens[j].Text)
	}
	return waters[word(h.Lo-2)] && word(h.Lo-1) == "of" && capital(s.Tokens[h.Lo-2].Text) && !t.records[h.sense().actor].isOrganization() ||
		waters[word(h.Hi-1)] && word(h.Hi) == "of" && h.Len() == 1 && h.Hi+1 < len(s.Tokens) && capital(s.Tokens[h.Hi+1].Text)
}

// indexAt says whether token j, or one or two capitals further, is the word for an index of shares or prices. A firm's name before
// it is the index's: "the Dow Jones Industrial Average".
func indexAt(s *syntax.Sentence, j int) bool {
	for end := j + 3; j < len(s.Tokens) && j < end && capital(s.Tokens[j].Text); j++ {
		switch lower(s.Tokens[j].Text) {
		case "average", "averages", "index", "indices":
			return true
		}
	}
	return false
}

// oneName says whether the tree takes token j and the next for one name: "Burger King USA".
func oneName(s *syntax.Sentence, j int) bool {
	switch d, _, _ := strings.Cut(s.Tokens[j].Deprel, ":"); d {
	case "compound", "flat":
		return s.Tokens[j].Head == j+1
	}
	d, _, _ := strings.Cut(s.Tokens[j+1].Deprel, ":")
	return d == "flat" && s.Tokens[j+1].Head <= j
}

// ofLaw says whether a last name is one of two, joined, that a law or the like is called by: "the Gramm-Hill act".
func (t *text) ofLaw(i int, h *hit) bool {
	s := &t.sentences[i]
	joined := func(j int) bool {
		return s.Glued(j) && s.Tokens[j].Text == "-" && capital(s.Tokens[j-1].Text) && capital(s.Tokens[j+1].Text)
	}
	if h.Len() > 1 || !joined(h.Hi) && !joined(h.Lo-1) {
		return false
	}
	for j := h.Hi; j < len(s.Tokens) && j < h.Hi+5; j++ {
		if laws[lower(s.Tokens[j].Text)] {
			return true
		}
		if u := s.Tokens[j].UPOS; u != "PROPN" && u != "NOUN" && u != "ADJ" && s.Tokens[j].Text != "-" {
			return false
		}
	}
	return false
}

// laws are what is called by the names of who proposed it.
var laws = map[string]bool{"law": true, "act": true, "bill": true, "amendment": true, "legislation": true, "budget": true, "deficit": true, "tariff": true,
	"plan": true, "rule": true, "reductions": true, "cuts": true, "reform": true, "doctrine": true, "report": true, "measure": true, "targets": true}

// ofShip says whether a word for ships stands before token j, which then starts a ship's name: "the tanker Hill".
func ofShip(s *syntax.Sentence, j int) bool {
	return j > 0 && (ships[s.Tokens[j-1].Text] || shipNouns[s.Tokens[j-1].Lemma])
}

var shipNouns = map[string]bool{"ship": true, "vessel": true, "tanker": true, "supertanker": true, "ferry": true, "frigate": true, "destroyer": true,
	"cruiser": true, "carrier": true, "submarine": true, "freighter": true, "warship": true, "battleship": true, "trawler": true, "yacht": true,
	"gunboat": true, "flotilla": true, "minesweeper": true}

// lonely says whether a word for one of a people stands where only a name can, without an article: "sold to Indian" is sold to a firm.
func (t *text) lonely(s *syntax.Sentence, h *hit) bool {
	tok := &s.Tokens[h.head]
	if tok.UPOS != "PROPN" || !hasAnySuffix(lower(tok.Text), "an", "i") || allCaps(s) || titleCase(s) {
		return false
	}
	switch tok.Deprel {
	case "obl", "obj", "nsubj", "nmod", "iobj":
	default:
		return false
	}
	if s.Child(h.head, "det", "nummod", "nmod:poss") >= 0 || h.Len() == 1 && s.Child(h.head, "amod") >= 0 || h.Hi >= len(s.Tokens) {
		return false
	}
	switch s.Tokens[h.Hi].UPOS {
	case "NOUN", "PROPN", "ADJ", "NUM", "CCONJ":
		return false
	}
	return s.Tokens[h.Hi].Text != "-" && s.Tokens[h.Hi].Text != "," && s.Tokens[h.Hi].Text != "/"
}

// ships are what stands before the names of ships.
var ships = map[string]bool{"USS": true, "HMS": true, "HMAS": true, "HMCS": true, "RMS": true, "INS": true, "USNS": true, "MV": true}

// lastNameAt says whether token j alone is taken for a person by the last name.
func (t *text) lastNameAt(i, j int) bool {
	h := t.hitAtToken(i, j)
	v := h.sense()
	return v != nil && h.Len() == 1 && t.records[v.actor].Kind == graph.Person
}

// withFirstName takes the word before a last name into the hit, if it is the first name of one of those meant;
// initials between them are skipped: "Mikhail S. Gorbachev".
func (t *text) withFirstName(i int, h *hit) bool {
	s := &t.sentences[i]
	lo := h.Lo - 1
	for lo > 0 && len(lower(s.Tokens[lo].Text)) == 1 && t.bareWord(i, lo-1) {
		lo--
	}
	for k, v := range h.senses {
		if t.firstNameFits(v.actor, s, syntax.Span{Lo: lo, Hi: h.Lo}) {
			h.senses, h.Lo = h.senses[k:k+1], lo
			return true
		}
	}
	return false
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
	"della": true, "di": true, "da": true, "la": true, "le": true, "ben": true, "bint": true, "ter": true, "den": true}

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
		} else if hi > lo && arabic[s.Tokens[j].Text] && j+1 < len(s.Tokens) && (s.Tokens[j+1].Text == "-" || capital(s.Tokens[j+1].Text)) {
			// "Zeid al-Rifai"
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
	for span.Len() > 1 && (honorifics[lower(t.sentences[i].Tokens[span.Lo].Text)] || stateOfficers[lower(t.sentences[i].Tokens[span.Lo].Text)] || t.sentences[i].Tokens[span.Lo].UPOS == "PART") {
		span.Lo++
	}
	return span
}

func (t *text) nationality(h *hit) bool {
	v := h.sense()
	return v != nil && t.records[v.actor].Kind != graph.Person
}

// honorifics stand before names and say nothing of office.
var honorifics = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "sir": true, "lord": true,
	"lady": true, "madam": true, "madame": true, "professor": true, "prof": true, "comrade": true, "judge": true, "then": true,
	"former": true, "ex": true, "late": true, "sheik": true, "shaikh": true, "hojatoleslam": true, "rev": true}

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
		if full := phrase(name); len(full) > 1 && sameFirst(words[0], full[0]) {
			return true
		}
	}
	return false
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
