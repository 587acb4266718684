package actors

import (
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// Where the name of an organization starts and ends.

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
			tok.UPOS != "SCONJ" && !weekdays[lower(tok.Text)] && !t.lists.honorifics[lower(tok.Text)]:
			hi = j + 1
		case hi > lo && hi == j && corporate[strings.TrimSuffix(s.Tokens[j-1].Text, ".")]:
			return syntax.Span{Lo: lo, Hi: hi}
		case hi > lo && hi == j && tok.Text == "and" && (t.closed(s.Tokens[j-1].Text) && !t.ministryAfter(s, j+1) || t.ofLand(i, j-1) || t.ownerAt(i, j+1)):
			return syntax.Span{Lo: lo, Hi: hi} // "the Finance Ministry and the …" are two
		case hi > lo && hi == j && tok.Text == "and" && (sameEnd(s, j) || t.firmHit(i, j-1) && t.firmHit(i, j+1)):
			return syntax.Span{Lo: lo, Hi: hi}
		case hi > lo && hi == j && linking[tok.Text]:
		case hi > lo && hi == j-1 && tok.Text == "the" && s.Tokens[j-1].Text != "and":
		default:
			return syntax.Span{Lo: lo, Hi: hi}
		}
	}
	return syntax.Span{Lo: lo, Hi: hi}
}

// sameEnd says whether the "and" at token j joins two names of one sort: "Hill State Bank and Dale State Bank".
func sameEnd(s *syntax.Sentence, j int) bool {
	for k := j + 1; k < len(s.Tokens) && capital(s.Tokens[k].Text); k++ {
		if s.Tokens[k].Text == s.Tokens[j-1].Text {
			return k > j+1
		}
	}
	return false
}

// corporate are the words that end a company's name.
var corporate = map[string]bool{"Inc": true, "Corp": true, "Co": true, "Ltd": true, "Plc": true, "PLC": true, "AG": true, "SA": true, "NV": true,
	"Cos": true, "SpA": true, "Spa": true, "FSB": true, "LLC": true, "GmbH": true, "BV": true, "AB": true, "Pte": true, "Pty": true, "Pt": true, "Sdn": true, "Bhd": true, "Berhad": true,
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
	if h := t.hitAfterOf(i, span.Hi); h != nil && (t.orgWords[s.Tokens[span.Hi-1].Text] == "BUS" || t.orgWords[s.Tokens[span.Hi-1].Text] == "EDU" || t.thrift(s, span)) && !endsCompany(s.Tokens[span.Hi-1].Text) {
		span.Hi = h.Hi // "Development Bank of the Philippines"
	}
	if span.Hi < len(s.Tokens) && bodies[s.Tokens[span.Hi].Text] && !bodies[lower(s.Tokens[span.Hi-1].Text)] {
		span.Hi++
	}
	return span
}

// thrift says whether a name ends with "Savings and Loan Association".
func (t *text) thrift(s *syntax.Sentence, span syntax.Span) bool {
	return span.Len() > 3 && s.Tokens[span.Hi-1].Text == "Association" && s.Tokens[span.Hi-2].Text == "Loan"
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
