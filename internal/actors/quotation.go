package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// Who speaks, and for whom.

// speakersSide is whom he speaks for who says the quotation that token j stands in: his country, or the body that he is of.
func (t *text) speakersSide(i, j int) *Mention {
	if !t.quoted(i, j) {
		return nil
	}
	m := t.speakerOf(i, j)
	if m == nil || byBody(&t.sentences[m.Sentence], m.Head) || ofOthers(&t.sentences[i], j) {
		return nil
	}
	if human(m) && (m.New || m.Actor.Sector != "GOV") { // one known to be of a government speaks for that
		switch body, unsure := t.bodyOf(m); {
		case body != nil && (nationwide(&t.sentences[i], j) || t.observes(m) && !opinion(&t.sentences[i], j)):
			return nil
		case body != nil:
			return body
		case unsure:
			return nil
		}
	}
	if m.Actor.Code == "" || private(m.Actor) {
		return nil
	}
	country, ok := t.stateOf(m.Actor.Code)
	if !ok || m.Actor.Kind == graph.Organization && (m.Actor.Sector != "GOV" || ownVoice(m.Actor.Name)) {
		return m
	}
	of := *m
	of.Actor, of.New = t.at(country, t.day), false
	return &of
}

// ofOthers says whether the text tells who "we" are: "we in the alliance".
func ofOthers(s *syntax.Sentence, j int) bool {
	return j+1 < len(s.Tokens) && lower(s.Tokens[j+1].Text) == "in" && lower(s.Tokens[j].Text) == "we"
}

// nationwide says whether "our" is of what only a country has: "our nation".
func nationwide(s *syntax.Sentence, j int) bool {
	k := s.Tokens[j].Head
	return k >= 0 && s.Tokens[j].Deprel == "nmod:poss" && nations[s.Tokens[k].Lemma]
}

var nations = map[string]bool{"nation": true, "country": true, "people": true, "economy": true, "government": true, "president": true, "budget": true, "currency": true}

// observes says whether a person only watches what happens, as an analyst does: his "we" may be everybody, as in "we may see higher prices".
func (t *text) observes(person *Mention) bool {
	for i := range t.mentions[:person.Sentence+1] {
		s := &t.sentences[i]
		for n := range t.mentions[i] {
			m := &t.mentions[i][n]
			if m.Actor.ID != person.Actor.ID {
				continue
			}
			for k := range s.Tokens {
				if observers[s.Tokens[k].Lemma] && (m.Contains(k) || s.Tokens[k].Head == m.Head || s.Tokens[m.Head].Head == k) {
					return true
				}
			}
		}
	}
	return false
}

var observers = map[string]bool{"analyst": true, "economist": true, "strategist": true, "trader": true, "dealer": true, "broker": true, "expert": true, "professor": true}

// opinion says whether "we" are those who think something, as analysts of a firm do: "we expect".
func opinion(s *syntax.Sentence, j int) bool {
	verb := s.Tokens[j].Head
	return verb >= 0 && s.Tokens[j].Deprel == "nsubj" && opining[s.Tokens[verb].Lemma]
}

var opining = map[string]bool{"believe": true, "think": true, "feel": true, "expect": true, "anticipate": true, "recommend": true, "estimate": true, "forecast": true,
	"advise": true, "prefer": true, "rate": true, "like": true, "project": true, "look": true, "place": true, "alter": true, "raise": true, "cut": true, "lower": true}

// speakerOf is who says the quotation of token j: the subject of the saying that comes next, else of the one before it in the sentence; where the
// sentence has none, who spoke in the one before.
func (t *text) speakerOf(i, j int) *Mention {
	s := &t.sentences[i]
	at := -1
	for verb := range s.Tokens {
		k := s.Child(verb, "nsubj")
		if k < 0 || !says(s, verb) || t.quoted(i, k) {
			continue
		}
		at = k
		if k > j {
			break
		}
	}
	if at >= 0 {
		return t.speakerAt(i, at)
	}
	if i-t.anybody.at <= 1 {
		return t.anybody.speaker
	}
	return nil
}

// speakerAt is the actor at the subject of a saying; a pronoun there goes on with who spoke before.
func (t *text) speakerAt(i, k int) *Mention {
	if m := t.personAt(i, k); m != nil {
		return m
	}
	if m := t.mentionAt(i, k, func(*Mention) bool { return true }); m != nil {
		return m
	}
	s := &t.sentences[i]
	switch word := lower(s.Tokens[k].Text); {
	case (word == "he" || word == "she") && t.persons.speaker == nil && i-t.anybody.at <= 1:
		return t.anybody.speaker
	case (word == "he" || word == "she") && i-t.persons.at <= heard:
		return t.persons.speaker
	case (word == "it" || withThe(s, k) && bodyNouns[word]) && i-t.bodies.at <= heard:
		return t.bodies.speaker
	case humanNoun(s.Tokens[k].Lemma) && t.anybody.speaker != nil:
		if m := t.anybody.speaker; t.sentences[m.Sentence].Tokens[m.Head].Lemma == s.Tokens[k].Lemma {
			return m // "Commission sources said … one source said"
		}
	}
	return nil
}

// speaksOf says whether a quotation that token j stands in is said by the actor himself: he would say "I" and not "he".
func (t *text) speaksOf(i, j int, m *Mention) bool {
	if !t.quoted(i, j) {
		return false
	}
	speaker := t.speakerOf(i, j)
	return speaker != nil && speaker.Actor.ID == m.Actor.ID
}

// bodyOf is the body that a person speaks for, as the text says it with his name: "Acme manager John Dale", "John Dale of Acme". unsure is
// true if it is of a body that the text does not name.
func (t *text) bodyOf(person *Mention) (body *Mention, unsure bool) {
	for i := range t.mentions[:person.Sentence+1] {
		s := &t.sentences[i]
		for n := range t.mentions[i] {
			m := &t.mentions[i][n]
			if m.Actor.ID != person.Actor.ID || s.Tokens[m.Head].UPOS == "PRON" {
				continue
			}
			for k := m.Lo; k < m.Hi; k++ {
				if known, ok := t.acronyms[slug(s.Tokens[k].Text)]; ok && speaksForItself(&known.mention) {
					return &known.mention, false
				}
				unsure = unsure || ownVoice(s.Tokens[k].Text)
			}
			for o := range t.mentions[i] {
				of := &t.mentions[i][o]
				if speaksForItself(of) && inPhrase(s, of.Head, m.Head) {
					return of, false
				}
			}
		}
	}
	return nil, unsure
}

// inPhrase says whether a noun belongs to the phrase of another, with no clause between: "Dale, general manager of Acme".
func inPhrase(s *syntax.Sentence, noun, head int) bool {
	for noun >= 0 && noun != head {
		if d := s.Tokens[noun].Deprel; s.Tokens[noun].UPOS == "VERB" || d == "conj" || strings.HasPrefix(d, "nsubj") {
			return false
		}
		noun = s.Tokens[noun].Head
	}
	return noun == head
}

// speaksForItself says whether those of an organization say "we" of it, and not of the country.
func speaksForItself(m *Mention) bool {
	if m.Actor.Kind != graph.Organization || m.Actor.ID == "reuters" {
		return false
	}
	switch m.Actor.Sector {
	case "BUS", "MED", "EDU", "NGO", "LAB", "AGR":
		return true
	}
	return m.Actor.Sector != "LEG" && ownVoice(m.Actor.Name)
}

// ownVoice says whether a name has a word for a body of the state that stands apart from the government: a central bank, a board.
func ownVoice(name string) bool {
	return slices.ContainsFunc(strings.Fields(name), func(w string) bool { return apart[lower(w)] })
}

var apart = map[string]bool{"bank": true, "board": true, "reserve": true, "bundesbank": true, "agency": true, "authority": true, "institute": true,
	"corp": true, "corporation": true, "exchange": true, "commission": true, "bureau": true, "company": true}

// byBody says whether a role is one of a body that is not named: "a central bank official", "a company spokesman".
func byBody(s *syntax.Sentence, noun int) bool {
	for _, k := range s.Children(noun) {
		if tok := &s.Tokens[k]; tok.Deprel == "compound" && (bodyNouns[tok.Lemma] || apart[tok.Lemma]) {
			return true
		}
	}
	return false
}

// private says whether a person speaks for a company or a profession, and not for a country.
func private(a graph.Actor) bool {
	switch a.Sector {
	case "", "BUS", "JRN", "EDU", "MED", "NGO", "JUD":
		return a.Kind == graph.Person || a.Kind == graph.Force && a.Sector != ""
	case "LAB", "AGR":
		return a.Kind == graph.Person || a.Kind == graph.Organization
	}
	return false
}

func says(s *syntax.Sentence, verb int) bool {
	return verb >= 0 && sayings[s.Tokens[verb].Lemma]
}

var sayings = map[string]bool{"say": true, "tell": true, "add": true, "state": true, "declare": true, "insist": true, "warn": true,
	"announce": true, "argue": true, "comment": true, "explain": true, "note": true, "write": true, "ask": true}

// quoted says whether token j stands in a quotation, which may have begun in a sentence before.
func (t *text) quoted(i, j int) bool {
	return t.quotation(i, j, t.begunQuoted(i))
}

// begunQuoted says whether a sentence begins inside a quotation: its first mark closes one, or it has none and stands between two that say so.
func (t *text) begunQuoted(i int) bool {
	if t.openings == nil {
		t.openings = t.quotations()
	}
	return t.openings[i]
}

// quotations says of each sentence whether it begins inside a quotation.
func (t *text) quotations() []bool {
	begun := make([]bool, len(t.sentences))
	for i := 1; i < len(begun); i++ {
		if !t.quotation(i-1, len(t.sentences[i-1].Tokens), begun[i-1]) {
			continue
		}
		for next := i; next < min(i+longQuotation, len(begun)); next++ {
			if mark := t.firstMark(next); mark != 0 {
				begun[i] = mark == closes
				break
			}
		}
	}
	return begun
}

// longQuotation is the number of sentences that a quotation may go on for without a mark.
const longQuotation = 4

// What a quotation mark does.
const (
	opens = iota + 1
	closes
	turns // as its place does not say: the other than the one before
)

// mark says what the token does as a quotation mark, 0 if it is none. A straight mark tells it by where the space is.
func mark(s *syntax.Sentence, k int) int {
	switch s.Tokens[k].Text {
	case "“", "``", "«":
		return opens
	case "”", "''", "»":
		return closes
	case "\"":
		before := k == 0 || s.Tokens[k-1].End < s.Tokens[k].Start
		after := k+1 == len(s.Tokens) || s.Tokens[k].End < s.Tokens[k+1].Start
		switch {
		case before && !after:
			return opens
		case after && !before:
			return closes
		}
		return turns
	}
	return 0
}

// firstMark is what the first quotation mark of a sentence does, 0 if it has none.
func (t *text) firstMark(i int) int {
	s := &t.sentences[i]
	for k := range s.Tokens {
		if m := mark(s, k); m != 0 {
			return m
		}
	}
	return 0
}

// quotation says whether token j stands in a quotation if the sentence begins in one or not.
func (t *text) quotation(i, j int, open bool) bool {
	for k := 0; k < j; k++ {
		switch mark(&t.sentences[i], k) {
		case opens:
			open = true
		case closes:
			open = false
		case turns:
			open = !open
		}
	}
	return open
}

// voice is who spoke last of persons or of bodies, nil if that is nobody known, and the sentence in which that was said.
type voice struct {
	speaker *Mention
	at      int
}

// silent is the voice before anybody speaks.
var silent = voice{at: -heard}

// heard is for how many sentences what is said may go on without naming who says it.
const heard = 3

// listen notes who speaks in a sentence, and which person it is about if nobody does.
func (t *text) listen(i int) {
	s := &t.sentences[i]
	if allCaps(s) {
		return
	}
	spoken, before := false, t.anybody
	t.anybody = silent
	for verb := range s.Tokens {
		if k := s.Child(verb, "nsubj"); k >= 0 && says(s, verb) && ofMain(s, verb) && !t.quoted(i, k) {
			t.hear(i, k)
			t.anybody = before
			t.anybody, spoken = voice{t.speakerAt(i, k), i}, true
		}
	}
	if spoken {
		return
	}
	if k := mainSubject(s); k >= 0 {
		if m := t.personAt(i, k); m != nil {
			t.persons = voice{m, i}
		} else if s.Tokens[k].UPOS == "NOUN" && humanNoun(s.Tokens[k].Lemma) {
			t.persons = silent
		}
		if m := t.mentionAt(i, k, t.isIt); m != nil && i <= 1 && t.bodies.speaker == nil {
			t.bodies = voice{m, i} // whose news it is
		}
	}
}

// ofMain says whether a verb is its sentence's, or joined to that.
func ofMain(s *syntax.Sentence, verb int) bool {
	up := s.Tokens[verb].Head
	return up < 0 || s.Tokens[verb].Deprel == "parataxis" || s.Tokens[verb].Deprel == "conj" && s.Tokens[up].Head < 0
}

func mainSubject(s *syntax.Sentence) int {
	for k := range s.Tokens {
		if s.Tokens[k].Head < 0 {
			return s.Child(k, "nsubj", "nsubj:pass")
		}
	}
	return -1
}

// hear notes the subject of a saying.
func (t *text) hear(i, k int) {
	noun := &t.sentences[i].Tokens[k]
	m, whole := t.personAt(i, k), t.mentionAt(i, k, t.isIt)
	switch {
	case m != nil:
		t.persons = voice{m, i}
	case noun.UPOS == "PRON":
		if whole != nil {
			t.bodies = voice{whole, i}
		}
	case noun.XPOS == "NNS" && humanNoun(noun.Lemma) && whole == nil:
	case humanNoun(noun.Lemma): // somebody else, but whom he speaks for is named: "an Acme spokesman"
		t.persons = voice{at: i}
		if whole != nil {
			t.bodies = voice{whole, i}
		}
	case whole != nil:
		t.bodies = voice{whole, i}
	case withThe(&t.sentences[i], k) && (bodyNouns[noun.Lemma] || firmNouns[noun.Lemma] && !abstracts[noun.Lemma]): // the one that spoke before, by another word
	case noun.UPOS == "PROPN" && (t.bodies.isNamed(noun.Text) || t.persons.isNamed(noun.Text)): // by a part of the name that was not found
	case byBody(&t.sentences[i], k): // "a bank statement"
	case noun.XPOS == "NN" || noun.XPOS == "NNP":
		t.bodies = voice{at: i}
		if noun.UPOS == "PROPN" {
			t.persons = voice{at: i}
		}
	}
}

// beside says whether a mention ends right before a verb, or with a comma between.
func beside(s *syntax.Sentence, m *Mention, verb int) bool {
	return m.Hi == verb || m.Hi+1 == verb && s.Tokens[m.Hi].Text == ","
}

// isNamed says whether a word is one of the speaker's name.
func (v *voice) isNamed(word string) bool {
	return v.speaker != nil && slices.ContainsFunc(strings.Fields(v.speaker.Actor.Name), func(w string) bool { return strings.EqualFold(w, word) })
}

// personAt is the person whom a token names, or whose name stands beside his role, as in "panel member Dr. John Dale".
func (t *text) personAt(i, k int) *Mention {
	if m := t.mentionAt(i, k, human); m != nil {
		return m
	}
	s := &t.sentences[i]
	for n := range t.mentions[i] {
		if m := &t.mentions[i][n]; human(m) && (beside(s, m, s.Tokens[k].Head) || s.Tokens[m.Head].Head == k && s.Tokens[m.Head].Deprel != "nmod:poss" && s.Child(m.Head, "case") < 0 || s.Tokens[k].Head == m.Head) {
			return m
		}
	}
	return nil
}

// saidOn is who spoke before, where the subject of a saying that a sentence begins or ends with goes on with that: "It said", ", the company said",
// ", according to the company"; and whether the place is such a one. Who spoke in the sentence before may be nobody known.
func (t *text) saidOn(i, j int, last *voice) (*Mention, bool) {
	s := &t.sentences[i]
	if i-last.at > heard || last.speaker == nil && i-last.at > 1 || t.quoted(i, j) {
		return nil, false
	}
	if k := s.Child(j, "case"); k >= 0 && s.Tokens[k].Lemma == "accord" {
		return last.speaker, true
	}
	verb, from := s.Tokens[j].Head, j
	if j > 0 && s.Tokens[j-1].UPOS == "DET" {
		from--
	}
	if !strings.HasPrefix(s.Tokens[j].Deprel, "nsubj") || !says(s, verb) || from > 1 && (verb != j+1 || !afterSpeech(s, from)) {
		return nil, false
	}
	if k := s.Child(verb, "advcl"); k >= 0 && k < j && s.Child(k, "nsubj") >= 0 && t.taken(i, syntax.Span{Lo: s.Child(k, "nsubj"), Hi: s.Child(k, "nsubj") + 1}) {
		return nil, false // "Although Dale won, he said"
	}
	return last.speaker, true
}

// afterSpeech says whether a comma, or one and a quotation mark, stands before a token: what comes may be who said it.
func afterSpeech(s *syntax.Sentence, j int) bool {
	return j > 1 && (s.Tokens[j-1].Text == "," || s.Tokens[j-1].UPOS == "PUNCT" && s.Tokens[j-2].Text == ",")
}
