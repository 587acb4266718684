package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// Where the name of a company starts and ends.

// calm writes a name in capitals as names are written: "ACME WIDGETS INC" is Acme Widgets Inc. Short first words are as often
// abbreviations.
func calm(name string) string {
	words := strings.Fields(name)
	for k, w := range words {
		if len(w) > 3 || k > 0 {
			words[k] = w[:1] + strings.ToLower(w[1:])
		}
	}
	return strings.Join(words, " ")
}

// calmWord writes one word in capitals as a name's.
func calmWord(w string) string {
	if !acronym(w) {
		return w
	}
	return w[:1] + strings.ToLower(w[1:])
}

// kinship are the words after a comma that a founder's name goes on with.
var kinship = map[string]bool{"Sons": true, "Son": true, "Brothers": true, "Bros": true}

// endsCompany says whether a word, perhaps with the bracket that the tokenizer left at it, is the ending of a company's name.
func endsCompany(word string) bool {
	if word == "" || word[0] >= 'a' && len(word) > 6 {
		return false // most words, without a look at them
	}
	word = strings.TrimRight(word, ".>")
	return dotted[word] || corporate[word] || len(word) <= 4 && loose[lower(word)] && word != strings.ToUpper(word)
}

// dotted are the endings that are written with full stops, the last of which may be the sentence's.
var dotted = map[string]bool{"N.V": true, "B.V": true, "L.P": true, "S.A": true, "S.p.A": true, "K.K": true, "A.S": true}

// loose are the endings that nothing else is called by, in any case: "PLc", "corp".
var loose = map[string]bool{"inc": true, "corp": true, "ltd": true, "plc": true}

// companyStart walks left from the ending of a company's name to its first word. A name in the possessive is part of it,
// "Rothman's International", unless a country or one whom the text names elsewhere too owns the company: "Texaco's Getty Oil Co".
func (t *text) companyStart(i, end int) int {
	s := &t.sentences[i]
	lo, joined := end, false
	if lo > 3 && s.Tokens[lo-1].Text == ")" && s.Tokens[lo-3].Text == "(" && capital(s.Tokens[lo-2].Text) && capital(s.Tokens[lo-4].Text) {
		lo -= 3 // "Acme (Europe) Ltd"
	}
	for lo > 0 {
		if lo > 3 && lo < end && s.Tokens[lo-1].Text == ")" && s.Tokens[lo-3].Text == "(" && t.landAt(i, lo-2) && capital(s.Tokens[lo-4].Text) {
			lo -= 3 // "Acme (Europe) Finance Ltd"
			continue
		}
		and := s.Tokens[lo-1].Text == "and"
		if and && (joined || t.firmHit(i, lo-2) && t.firmHit(i, lo)) {
			break // "Hill and Dale and Widgets Inc" are two, and so are two that the catalogue has
		}
		if t.inCompanyName(i, lo-1, end) {
			joined = joined || and
			lo--
		} else if lo < end && lo > 1 && s.Tokens[lo-1].XPOS == "POS" && (t.bareWord(i, lo-2) || t.firstOfName(i, lo-2)) && !endsCompany(s.Tokens[lo-2].Text) && (lower(s.Tokens[lo].Text) == "n" || !t.namedApart(s.Tokens[lo-2].Text)) {
			lo -= 2
		} else {
			break
		}
	}
	for lo < end && !capital(s.Tokens[lo].Text) {
		lo++
	}
	if joined && lo > 1 && s.Tokens[lo-1].Text == "and" && capital(s.Tokens[lo-2].Text) && !endsCompany(s.Tokens[lo-2].Text) {
		for lo < end && s.Tokens[lo].Text != "and" {
			lo++ // of "Hill and Dale and Widgets Inc" the last is a firm for certain
		}
		lo = min(lo+1, end)
	}
	return lo
}

// namedApart says whether the text has the word elsewhere, not in the possessive.
func (t *text) namedApart(word string) bool {
	for i := range t.sentences {
		tokens := t.sentences[i].Tokens
		for j := range tokens {
			if strings.EqualFold(tokens[j].Text, word) && (j+1 == len(tokens) || tokens[j+1].XPOS != "POS") {
				return true
			}
		}
	}
	return false
}

// inCompanyName says whether the word before a company's ending goes on with the name: a capital, "and" or "&" between
// capitals. After a word that ends another organization's name "and" joins the two: "the Coast Post and Hill Mining Corp".
func (t *text) inCompanyName(i, j, end int) bool {
	s := &t.sentences[i]
	tok := &s.Tokens[j]
	if foreignAnd[tok.Text] || foreignOf[tok.Text] && j > 0 && foreignAnd[s.Tokens[j-1].Text] {
		return j > 0 && j+1 < end && (capital(s.Tokens[j-1].Text) || foreignAnd[s.Tokens[j-1].Text]) // "Industrial y de Fomento SA"
	}
	if tok.Text == "/" { // "MGM/UA Widgets Co"
		return j+1 < end && s.Glued(j) && capital(s.Tokens[j-1].Text)
	}
	if (lower(tok.Text) == "of" || foreignOf[tok.Text]) && j > 0 && j+1 < end && t.partOfFirm(i, j-1) {
		return true // "Empire of Widgets Inc"
	}
	if linking[tok.Text] && tok.Text != "for" && tok.Text != "-" && tok.Text != "and" && tok.Text != "&" || tok.Text == "fuer" {
		// "Bank of Texas Inc", "Banco de Hill SA": what a bank is of is its name, what a chairman is of is not
		return j > 0 && j+1 < end && capital(s.Tokens[j-1].Text) && (banks[s.Tokens[j-1].Text] || tok.Text == "of" && t.landAt(i, j+1) && endsCompany(s.Tokens[j-1].Text))
	}
	if t.wiredNoun(i, j) && capital(s.Tokens[j+1].Text) {
		return false
	}
	if tok.Text == "and" && (t.ofLand(i, j-1) || t.twoFirms(i, j) || t.personBefore(i, j)) {
		return false // "the Netherlands and Acme Plc"
	}
	if tok.Text == "and" || tok.Text == "&" || tok.Text == "-" {
		return j > 0 && j+1 < end && capital(s.Tokens[j-1].Text) && (!t.closed(s.Tokens[j-1].Text) || j+2 == end && t.line(s.Tokens[j+1].Text)) && !endsCompany(s.Tokens[j-1].Text)
	}
	if j == 0 && opening[tok.UPOS] && !generic[lower(tok.Text)] && !allCaps(s) && !(s.Glued(1) && s.Tokens[1].Text == "-") {
		return false // "Now Acme Corp", but "Nor-Acme Corp"
	}
	if w := lower(tok.Text); weekdays[w] && w != "may" && w != "march" && w != "sunday" {
		return false // "in December Acme Corp fell"
	}
	if headlineVerbs[tok.Text] && allCaps(s) {
		return false // "S/P MAY DOWNGRADE ACME PLC"
	}
	if j > 0 && measure(tok.Text) && s.Tokens[j-1].UPOS == "ADP" {
		return false // "to B-1 from B-2 Acme Corp's notes"
	}
	return capital(tok.Text) && tok.UPOS != "DET" && tok.UPOS != "PRON" && (tok.UPOS != "ADP" || s.Glued(j+1) && s.Tokens[j+1].Text == "-") && (!t.lists.honorifics[lower(tok.Text)] || j > 0 && s.Tokens[j-1].Text == "<") &&
		(!endsCompany(tok.Text) || (midName[tok.Text] || afterEndings[s.Tokens[j+1].Text] || s.Tokens[j+1].Text == "of" && t.landAt(i, j+2)) && j > 0 && j+1 < end && capital(s.Tokens[j-1].Text) && (capital(s.Tokens[j+1].Text) || s.Tokens[j+1].Text == "of"))
}

// line says whether a word tells a firm's line of business, so that nothing is called by it and an ending alone: "Acme Television and
// Communications Corp" is one.
func (t *text) line(word string) bool {
	sector, ok := t.orgWords[word]
	return ok && sector != "GOV" || lines[word]
}

// lines are lines of business that are no word for an organization.
var lines = map[string]bool{"Communications": true, "Transportation": true, "Development": true, "Research": true, "Publishing": true, "Entertainment": true}

// partOfFirm says whether the capital at token j, before an "of", is part of a firm's name and no person, role or place of which the firm
// has something.
func (t *text) partOfFirm(i, j int) bool {
	s := &t.sentences[i]
	word := s.Tokens[j].Text
	if _, person := t.surnames[lower(word)]; person || !capital(word) || endsCompany(word) || j == 0 && s.Tokens[j].UPOS != "PROPN" && !allCaps(s) {
		return false
	}
	for _, n := range s.Names {
		if n.Class == syntax.PersonName && n.Contains(j) {
			return false
		}
	}
	return (t.bareWord(i, j) || allCaps(s) && t.hitAtToken(i, j) == nil) && !t.given[lower(word)]
}

// opening are the parts of speech of the words that have their capital from the start of a sentence, and that no name starts with.
var opening = map[string]bool{"ADV": true, "SCONJ": true, "CCONJ": true, "INTJ": true, "AUX": true}

// foreignAnd and foreignOf are the words for "and" and "of" inside names of other languages.
var (
	foreignAnd = map[string]bool{"y": true, "et": true, "und": true, "e": true}
	foreignOf  = map[string]bool{"de": true, "des": true, "du": true, "di": true, "della": true, "del": true}
)

// twoFirms says whether the "and" at token j joins two firms: "between" stands before them, or one of the two is the catalogue's.
func (t *text) twoFirms(i, j int) bool {
	s := &t.sentences[i]
	for k := j - 1; k >= 0 && k > j-6; k-- {
		if lower(s.Tokens[k].Text) == "between" {
			return true
		}
	}
	firm := func(h *hit) bool {
		v := h.sense()
		return v != nil && h.Len() > 1 && isFirm(t.at(v.actor, t.day))
	}
	next := t.hitAtToken(i, j+1)
	return firm(t.hitEnding(i, j-1)) || firm(next) && next.Lo == j+1
}

// ofLand says whether a country's name ends with token j after a preposition or an article, so that an "and" after it does not go on
// with a firm's name.
func (t *text) ofLand(i, j int) bool {
	s := &t.sentences[i]
	h := t.hitEnding(i, j)
	v := h.sense()
	if v == nil || v.use != byName || t.records[v.actor].Kind != graph.Country || h.Lo == 0 || t.landAt(i, j+2) {
		return false
	}
	u := s.Tokens[h.Lo-1].UPOS
	return u == "DET" || u == "ADP"
}

// midName are endings of companies that the names of their daughters go on after: "Software AG Systems Inc".
var midName = map[string]bool{"AG": true, "AB": true, "SA": true, "NV": true}

// personBefore says whether the word before the "and" at token j is a last name alone that the text gives a person: "Hill and Dale Corp"
// where it has named Rosa Hill.
func (t *text) personBefore(i, j int) bool {
	s := &t.sentences[i]
	if j == 0 || j > 1 && (capital(s.Tokens[j-2].Text) || linking[s.Tokens[j-2].Text]) {
		return false
	}
	return t.lastNames()[s.Tokens[j-1].Text]
}

// lastNames are the last words of the persons' names of two words or more that the names layer sees in the text.
func (t *text) lastNames() map[string]bool {
	if t.last == nil {
		t.last = map[string]bool{}
		for i := range t.sentences {
			for _, n := range t.sentences[i].Names {
				if n.Class == syntax.PersonName && n.Len() > 1 && !allCaps(&t.sentences[i]) {
					t.last[t.sentences[i].Tokens[n.Hi-1].Text] = true
				}
			}
		}
	}
	return t.last
}

// headlineVerbs are what headlines in capitals say of firms, which the tagger takes for names as often.
var headlineVerbs = map[string]bool{"MAY": true, "SEES": true, "SETS": true, "BUYS": true, "SELLS": true, "UPS": true, "CUTS": true, "RAISES": true, "LOWERS": true,
	"DOWNGRADES": true, "DOWNGRADE": true, "UPGRADES": true, "RATES": true, "GETS": true, "HAS": true, "WINS": true, "MAKES": true, "NAMES": true, "SAYS": true, "PLANS": true,
	"ACQUIRES": true, "AFFIRMS": true, "REVIEWS": true, "TO": true}

// banks are the words of companies that have an "of" in their name.
var banks = map[string]bool{"Bank": true, "Banque": true, "Banco": true, "Banca": true, "Banc": true, "Credit": true, "Credito": true, "Trust": true,
	"Bancorp": true, "Exchange": true, "Steel": true, "Company": true, "Compagnie": true, "Compania": true, "Societe": true, "Caisse": true, "Kreditbank": true}

// companyEnd moves the end of a name over the words that end companies' names: "and Co Inc".
func companyEnd(s *syntax.Sentence, hi int) int {
	for hi < len(s.Tokens) {
		switch {
		case endsCompany(s.Tokens[hi].Text), longEndings[s.Tokens[hi].Text], (loose[lower(s.Tokens[hi].Text)] || s.Tokens[hi].Text == "CO") && allCaps(s):
			hi++
		case hi+1 < len(s.Tokens) && s.Tokens[hi].Text == "of" && s.Tokens[hi+1].Text == "America" && endsCompany(s.Tokens[hi-1].Text):
			hi += 2
		case hi > 1 && hi+1 < len(s.Tokens) && lower(s.Tokens[hi].Text) == "of" && capital(s.Tokens[hi+1].Text) && (endsCompany(s.Tokens[hi-1].Text) || longEndings[s.Tokens[hi-1].Text] || loose[lower(s.Tokens[hi-1].Text)]) && moneys[calmWord(s.Tokens[hi-2].Text)]:
			hi += 2 // "Acme Trust Co of New York"
			if (s.Tokens[hi-1].Text == "New" || s.Tokens[hi-1].Text == "North" || s.Tokens[hi-1].Text == "South") && hi < len(s.Tokens) && capital(s.Tokens[hi].Text) {
				hi++
			}
		case s.Tokens[hi].Text == ")" && hi+1 < len(s.Tokens) && endsCompany(s.Tokens[hi+1].Text):
			hi += 2 // "Acme (Europe) Ltd"
		case afterEndings[s.Tokens[hi].Text] && endsCompany(s.Tokens[hi-1].Text):
			hi++
		case (s.Tokens[hi].Text == "and" || s.Tokens[hi].Text == "&") && hi+1 < len(s.Tokens) && strings.HasPrefix(s.Tokens[hi+1].Text, "Co") && endsCompany(s.Tokens[hi+1].Text):
			hi += 2
		default:
			return hi
		}
	}
	return hi
}

// moneys are the words before the ending of a firm that an "of" goes on with.
var moneys = map[string]bool{"Treasury": true, "Telephone": true, "Service": true, "Services": true, "Development": true, "Broadcasting": true, "Gas": true, "Water": true, "Mortgage": true, "Trust": true, "Insurance": true, "Assurance": true, "Casualty": true, "Life": true, "Bank": true, "Savings": true}

// afterEndings go on with a name that has ended already: "Acme Corp International".
var afterEndings = map[string]bool{"International": true, "Holdings": true, "Holding": true, "Overseas": true, "Finance": true, "Capital": true,
	"Europe": true, "Asia": true}

// longEndings end companies' names too, where the name is known without them.
var longEndings = map[string]bool{"Corporation": true, "Company": true, "Limited": true, "Incorporated": true, "Group": true}

// firstOfName says whether the noun at token j, which starts its sentence, may start a name and not say whose it is: "Land's End Inc".
func (t *text) firstOfName(i, j int) bool {
	tok := &t.sentences[i].Tokens[j]
	return j == 0 && tok.UPOS == "NOUN" && tok.XPOS == "NN" && !timeNouns[tok.Lemma] && t.hitAtToken(i, j).sense() == nil
}

var timeNouns = map[string]bool{"today": true, "yesterday": true, "tomorrow": true, "week": true, "month": true, "year": true, "company": true, "firm": true}

// firmHit says whether the catalogue has a firm by the name that token j is in.
func (t *text) firmHit(i, j int) bool {
	h := t.hitAtToken(i, j)
	return h != nil && slices.ContainsFunc(h.senses, func(v sense) bool { return isFirm(t.at(v.actor, t.day)) })
}
