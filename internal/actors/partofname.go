package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// Names of the catalogue that are pieces of longer ones, and name nobody by themselves.

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
	if t.besideMark(i, h, r) || t.besideWord(i, h, v) {
		return true
	}
	if titleCase(s) {
		return false
	}
	after := h.Hi < len(s.Tokens) && (t.bareWord(i, h.Hi) || r.Kind == graph.Person && h.Len() == 1 && s.Tokens[h.Hi].UPOS == "ADJ" && capital(s.Tokens[h.Hi].Text) && t.hitAtToken(i, h.Hi) == nil) && s.Tokens[h.Hi].Deprel != "nsubj" && s.Tokens[h.Hi].Head != -1
	before := h.Lo > 0 && (t.bareWord(i, h.Lo-1) || t.lastNameAt(i, h.Lo-1)) && !t.lists.honorifics[lower(s.Tokens[h.Lo-1].Text)]
	after = after || r.Kind == graph.Person && h.Len() == 1 && h.Hi < len(s.Tokens) && t.lastNameAt(i, h.Hi)
	switch {
	case r.Kind == graph.Person && h.Lo > 0 && ships[s.Tokens[h.Lo-1].Text]:
		return true // "USS Gerald Ford"
	case r.Kind == graph.Person && t.ofLaw(i, h):
		return true
	case v.use == byDemonym && h.Len() == 1 && t.lonely(s, h), r.Kind == graph.Place && hasAnySuffix(lower(s.Tokens[h.Hi-1].Text), "american", "african", "asian", "european") && t.lonely(s, h):
		return true
	case r.Kind == graph.Person && h.Hi < len(s.Tokens) && t.orgWords[s.Tokens[h.Hi].Text] != "" && !t.lists.governments[lower(s.Tokens[h.Hi].Text)]:
		return true // "Jawaharlal Nehru University"
	case r.Kind == graph.Person:
		return after || h.Hi < len(s.Tokens) && particles[s.Tokens[h.Hi].Text] || before && h.Len() == 1 && !t.withFirstName(i, h)
	case r.Kind == graph.Place && h.Len() == 1 && t.given[lower(s.Tokens[h.Lo].Text)] && h.Hi < len(s.Tokens) && t.bareWord(i, h.Hi):
		return true // "Rosario Hill"
	case r.Kind == graph.Place && h.Len() == 1 && directions[lower(s.Tokens[h.Lo].Text)] && h.Hi < len(s.Tokens) && (t.bareWord(i, h.Hi) || t.provinceAt(i, h.Hi)):
		return true // "West Cameron", "West Texas"
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

// besideMark says whether a hit is a piece of something for the mark beside it: a share's sign, a rating, what a hyphen or a bar joins.
func (t *text) besideMark(i int, h *hit, r *record) bool {
	s := &t.sentences[i]
	switch {
	case t.sign(s, h, r), t.beforeSign(i, h, r):
		return true
	case h.Hi+1 < len(s.Tokens) && s.Tokens[h.Hi].Text == "-" && spoken[lower(s.Tokens[h.Hi+1].Text)]:
		return true
	case h.Len() > 1:
		return false
	case r.Kind == graph.Organization:
		return acronym(s.Tokens[h.Lo].Text) && rating(s, h.Span)
	case r.Kind == graph.Group && h.Lo > 1 && (s.Tokens[h.Lo-1].Text == "/" || s.Tokens[h.Lo-1].Text == "-"):
		return s.Glued(h.Lo-1) && capital(s.Tokens[h.Lo-2].Text) // "the Iran/Contra scandal"
	}
	return false
}

// besideWord says whether a hit is a piece of something for the word beside it: of a lake, a sea, a house, an index or a language.
func (t *text) besideWord(i int, h *hit, v *sense) bool {
	s, r := &t.sentences[i], &t.records[v.actor]
	switch {
	case t.abroad(i, h, r), t.ofWaters(i, h), t.house(i, h), t.inAmericanState(i, h, v):
		return true
	case r.Kind == graph.Organization && indexAt(s, h.Hi):
		return true
	case r.Kind == graph.Country && h.Len() == 1 && h.Hi < len(s.Tokens) && lakes[s.Tokens[h.Hi].Text]:
		return true
	}
	return v.use == byDemonym && h.Hi+1 < len(s.Tokens) && s.Tokens[h.Hi].Text == "for" && quotes[s.Tokens[h.Hi+1].Text] // "Spanish for \"hill\""
}

// sign says whether a name is only a share's sign on the exchange: "PANTERA <PANT>".
func (t *text) sign(s *syntax.Sentence, h *hit, r *record) bool {
	if h.Len() > 1 || h.Lo == 0 || h.Hi >= len(s.Tokens) || s.Tokens[h.Lo-1].Text != "<" || !acronym(s.Tokens[h.Lo].Text) ||
		s.Tokens[h.Hi].Text != ">" && !strings.HasPrefix(s.Tokens[h.Hi].Text, ".") {
		return false
	}
	if r.Kind != graph.Organization {
		return true
	}
	return h.Lo > 1 && capital(s.Tokens[h.Lo-2].Text) && !abbreviates(s, h.Lo, h.Lo-1) && !t.sameBefore(s, h)
}

// abbreviates says whether the letters of the token at j are the first ones of the capitalised words that end before token hi.
func abbreviates(s *syntax.Sentence, j, hi int) bool {
	lo := hi
	for lo > 0 && (capital(s.Tokens[lo-1].Text) || linking[lower(s.Tokens[lo-1].Text)]) {
		lo--
	}
	for ; lo < hi; lo++ {
		for _, letters := range initials(s, syntax.Span{Lo: lo, Hi: hi}) {
			if letters == slug(s.Tokens[j].Text) {
				return true
			}
		}
	}
	return false
}

// sameBefore says whether the name before a share's sign is that of the actor that the sign's letters stand for elsewhere: "Exxon <XON>".
func (t *text) sameBefore(s *syntax.Sentence, h *hit) bool {
	for j := h.Lo - 2; j >= 0 && j > h.Lo-7 && capital(s.Tokens[j].Text); j-- {
		word := lower(s.Tokens[j].Text)
		if endsCompany(s.Tokens[j].Text) || acronym(s.Tokens[j].Text) && endsCompany(calmWord(s.Tokens[j].Text)) {
			continue
		}
		if slices.ContainsFunc(h.senses, func(v sense) bool {
			r := &t.records[v.actor]
			return slices.ContainsFunc(append([]string{r.Name}, r.Aliases...), func(name string) bool { return slices.Contains(phrase(name), word) })
		}) {
			return true
		}
	}
	return false
}

// quotes open a quotation.
var quotes = map[string]bool{"\"": true, "``": true, "“": true, "'": true, "‘": true}

// provinceAt says whether a place that is no state is named from token j on.
func (t *text) provinceAt(i, j int) bool {
	h := t.hitAtToken(i, j)
	v := h.sense()
	return v != nil && h.Lo == j && t.records[v.actor].Kind == graph.Place
}

// beforeSign says whether a place's or a people's name is a firm's, or the end of one: its sign on the exchange follows in a headline, or
// in a text that has a firm that starts so.
func (t *text) beforeSign(i int, h *hit, r *record) bool {
	s := &t.sentences[i]
	return !r.isOrganization() && afterSign(s, h.Hi) > h.Hi && (r.Kind == graph.Person || allCaps(s) && (h.Lo == 0 || lower(s.Tokens[h.Lo-1].Text) != "of") || len(t.companies[lower(s.Tokens[h.Lo].Text)]) > 0)
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
		if u := s.Tokens[j].UPOS; u != "PROPN" && u != "NOUN" && u != "ADJ" && s.Tokens[j].Deprel != "amod" && s.Tokens[j].Text != "-" {
			return false
		}
	}
	return false
}

// laws are what is called by the names of who proposed it.
var laws = map[string]bool{"goal": true, "goals": true, "target": true, "figure": true, "law": true, "act": true, "bill": true, "amendment": true, "legislation": true, "budget": true, "deficit": true, "tariff": true,
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
