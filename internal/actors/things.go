package actors

import (
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// Names of things that look like those of organizations.

// onlyEndings says whether a name is but the ending of a company's: the "Co Inc" of a name that was cut.
func (t *text) onlyEndings(s *syntax.Sentence, span syntax.Span) bool {
	for j := span.Lo; j < span.Hi; j++ {
		if w := s.Tokens[j].Text; !endsCompany(w) && !longEndings[w] {
			return false
		}
	}
	return true
}

// accounts says whether a name is but whose accounts a line gives: "Parent Company net profit 5.0 mln".
func accounts(s *syntax.Sentence, span syntax.Span) bool {
	first, last := lower(s.Tokens[span.Lo].Text), lower(s.Tokens[span.Hi-1].Text)
	return span.Len() == 2 && (first == "parent" || first == "holding") && (last == "company" || last == "group")
}

// doubtful says whether a name without any word of organizations stands where names of things are as likely: in a headline in capitals
// without a sign of the exchange, before a noun that no organization has ("Acme Pima ginnings"), or as two letters that do nothing.
func (t *text) doubtful(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	if t.organizational(s, span) || endsCompany(s.Tokens[span.Hi-1].Text) {
		return false
	}
	if allCaps(s) {
		return afterSign(s, span.Hi) == span.Hi
	}
	if span.Len() == 1 {
		w := s.Tokens[span.Lo].Text
		return len(w) == 2 && acronym(w) && !t.actorsPlace(i, span)
	}
	head := s.Head(span)
	if d := s.Tokens[head].Deprel; d != "compound" && d != "amod" || s.Tokens[head].Head < span.Hi {
		return false
	}
	noun := &s.Tokens[s.Tokens[head].Head]
	g := t.hitAtToken(i, s.Tokens[head].Head)
	return noun.UPOS == "NOUN" && !personNoun(noun.Lemma) && !ofBodies[noun.Lemma] && (g == nil || len(g.agents) == 0)
}

// ofBodies are the nouns that organizations' names stand before.
var ofBodies = map[string]bool{"stock": true, "share": true, "bid": true, "offer": true, "deal": true, "board": true, "staff": true, "statement": true, "report": true,
	"stake": true, "acquisition": true, "takeover": true, "merger": true, "contract": true, "attack": true, "raid": true, "bombing": true, "position": true,
	"headquarters": true, "office": true, "delegation": true, "talk": true, "policy": true, "survey": true, "figure": true, "datum": true, "data": true,
	"meeting": true, "chairman": true, "executive": true, "subsidiary": true, "unit": true, "employee": true, "source": true, "holding": true, "proposal": true,
	"plan": true, "campaign": true, "strike": true, "spokeswoman": true, "candidate": true, "supporter": true, "militant": true, "faction": true, "stronghold": true, "camp": true}

// portfolio says whether a name tells what a minister is for: "Vice Minister for International Affairs".
func (t *text) portfolio(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	if span.Lo < 2 || s.Tokens[span.Lo-1].Text != "for" && s.Tokens[span.Lo-1].Text != "of" || t.organizational(s, span) {
		return false
	}
	h := t.hitEnding(i, span.Lo-2)
	if h == nil || h.sense() != nil || len(h.agents) == 0 {
		return false
	}
	return strings.HasSuffix(h.agents[0].role, "minister") || h.agents[0].kind == officeKind && s.Tokens[span.Lo-1].Text == "for"
}

// beforePlace says whether a name is that of a town, with its state or country after it: "Penn Yan, N.Y."
func (t *text) beforePlace(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	if span.Hi+1 >= len(s.Tokens) || s.Tokens[span.Hi].Text != "," || t.organizational(s, span) {
		return false
	}
	h := t.hitAtToken(i, span.Hi+1)
	v := h.sense()
	return v != nil && h.Lo == span.Hi+1 && (v.use == byName || v.use == bySeat) && (t.records[v.actor].Kind == graph.Place || t.records[v.actor].Kind == graph.Country) &&
		(h.Hi >= len(s.Tokens) || s.Tokens[h.Hi].XPOS != "POS" && s.Tokens[h.Hi].UPOS != "NOUN" && s.Tokens[h.Hi].UPOS != "PROPN")
}

// ofThing says whether a name ends as those of things do, a number aside: "Concurrent Resolution 40".
func (t *text) ofThing(s *syntax.Sentence, span syntax.Span) bool {
	last := span.Hi - 1
	for last > span.Lo && digit(s.Tokens[last].Text) {
		last--
	}
	word := s.Tokens[last].Text
	if word == "Paper" && last > span.Lo && (s.Tokens[last-1].Text == "White" || s.Tokens[last-1].Text == "Green") {
		return true
	}
	return t.lists.things[word] || measure(word)
}

// measure says whether a word is a letter with a number, as money supplies, roads and weapons have: "M-3", "A320".
func measure(word string) bool {
	letters := strings.TrimRight(word, "0123456789")
	name := strings.TrimSuffix(letters, "-")
	return letters != word && (len(name) == 1 || name != letters && len(name) <= 3 && acronym(name))
}

// thing says whether a name is the abbreviation of a thing that the text has spelt out: "a goods and services tax, GST", "the Widget
// Agreement (WA)".
func (t *text) thing(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	word := s.Tokens[span.Lo].Text
	if span.Len() > 1 || !acronym(word) {
		return false
	}
	if lo := spelledOut(s, span.Lo); lo >= 0 && !t.things[word] {
		last := s.Tokens[span.Lo-2].Text
		t.things[word] = (lo == 0 || !capital(s.Tokens[lo].Text)) && !capital(last) && !t.bodyWord(last) || t.lists.things[last]
	}
	return t.things[word]
}

// spelledOut returns the first of the words before token j, which is in brackets or after a comma, whose first letters it has; -1 if
// it has not. Small words may have none.
func spelledOut(s *syntax.Sentence, j int) int {
	letters := slug(s.Tokens[j].Text)
	if j < 2 || s.Tokens[j-1].Text != "(" && s.Tokens[j-1].Text != "," || len(letters) < 2 {
		return -1
	}
	k := j - 2
	for ; k >= 0 && letters != ""; k-- {
		switch first := slug(s.Tokens[k].Text); {
		case first == "":
			if s.Tokens[k].Text != "-" {
				return -1
			}
		case first[0] == letters[len(letters)-1]:
			letters = letters[:len(letters)-1]
		case s.Tokens[k].UPOS == "ADP" || s.Tokens[k].UPOS == "CCONJ" || s.Tokens[k].UPOS == "DET":
		default:
			return -1
		}
	}
	if letters != "" {
		return -1
	}
	return k + 1
}

// branded says whether a name in somebody's possession is that of goods: "its Italia Olive Oil brand".
func branded(s *syntax.Sentence, span syntax.Span) bool {
	if span.Hi >= len(s.Tokens) || span.Lo == 0 {
		return false
	}
	switch s.Tokens[span.Hi].Text {
	case "brand", "brands", "label", "trademark":
		return s.Tokens[span.Lo-1].XPOS == "PRP$" || s.Tokens[span.Lo-1].XPOS == "POS" || lower(s.Tokens[span.Lo-1].Text) == "the"
	}
	return false
}

// rating says whether a name is a mark of debts: "BB-minus".
func rating(s *syntax.Sentence, span syntax.Span) bool {
	if span.Hi+1 < len(s.Tokens) && s.Tokens[span.Hi].Text == "-" {
		next := s.Tokens[span.Hi+1].Text
		return next == "minus" || next == "plus"
	}
	return false
}

// afterStop says whether a name is but a country's abbreviation and a word that has its capital from the full stop, as
// wires write it: "U.S. Retaliation".
func (t *text) afterStop(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	if span.Len() != 2 || !strings.HasSuffix(s.Tokens[span.Lo].Text, ".") || t.hitAtToken(i, span.Lo).sense() == nil {
		return false
	}
	_, org := t.orgWords[s.Tokens[span.Hi-1].Text]
	return !org && !acronym(s.Tokens[span.Hi-1].Text)
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
