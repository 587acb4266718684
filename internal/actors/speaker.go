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
	if body := t.bodyLed(m); body != nil {
		return body
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
	if m.Actor.Code == "" || private(m.Actor) || human(m) && m.Actor.Code == "IGO" {
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

// ofOthers says whether "we" are others than the speaker's side, as the text tells it, or the speaker and whom he speaks to or of: "we in the alliance",
// "we all agree", "we, the creditors", "those of us who", "in both our interests".
func ofOthers(s *syntax.Sentence, j int) bool {
	word, next, before := lower(s.Tokens[j].Text), "", ""
	if j+1 < len(s.Tokens) {
		next = lower(s.Tokens[j+1].Text)
	}
	if j > 0 {
		before = lower(s.Tokens[j-1].Text)
	}
	switch word {
	case "we", "us":
		if j+3 < len(s.Tokens) && s.Tokens[j+1].Text == "," && lower(s.Tokens[j+2].Text) == "the" {
			return true
		}
		return next == "in" && word == "we" || next == "all" || next == "both" || before == "of" && j > 1 && slices.Contains(someOf, lower(s.Tokens[j-2].Text))
	case "our":
		return before == "both" || before == "of" && j > 1 && (lower(s.Tokens[j-2].Text) == "both" || lower(s.Tokens[j-2].Text) == "either")
	}
	return false
}

var someOf = []string{"those", "both", "each", "one", "either", "neither"}

// bodyLed is the organization of states whose head or spokesman the text calls a speaker, with his name: of "EC Commission president John Dale" it is the
// Commission. He who sits in it as a country's minister speaks for the country.
func (t *text) bodyLed(person *Mention) *Mention {
	if id, _, ok := strings.Cut(person.Actor.ID, "/"); ok && person.Actor.Code == "IGO" {
		if k, known := t.byID[id]; known {
			of := *person
			of.Actor, of.New = t.at(k, t.day), false
			return &of
		}
	}
	if !human(person) || person.New {
		return nil
	}
	for i := range t.mentions[:person.Sentence+1] {
		for n := range t.mentions[i] {
			m := &t.mentions[i][n]
			if m.Actor.ID != person.Actor.ID || m.Len() < 3 {
				continue
			}
			if body := t.ledIn(m); body != nil {
				return body
			}
		}
	}
	return nil
}

// ledIn is the organization of states that stands before a name with the word for its head.
func (t *text) ledIn(m *Mention) *Mention {
	s := &t.sentences[m.Sentence]
	for k := m.Lo; k < m.Hi; k++ {
		if !heads[s.Tokens[k].Lemma] && !heads[lower(s.Tokens[k].Text)] {
			continue
		}
		h := t.hitAtToken(m.Sentence, m.Lo)
		if h == nil || h.sense() == nil || h.Hi > k {
			return nil
		}
		a := t.at(h.sense().actor, t.day)
		if a.Kind != graph.Organization || a.Code != "IGO" {
			return nil
		}
		body := *m
		body.Actor, body.New = a, false
		return &body
	}
	return nil
}

var heads = map[string]bool{"president": true, "chairman": true, "secretary-general": true, "head": true, "commissioner": true, "spokesman": true, "spokeswoman": true,
	"director": true, "director-general": true, "secretary": true, "delegate": true}

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

// byBody says whether a role is one of a body that is not named: "a central bank official", "a company spokesman", "a spokesman for the bank".
func byBody(s *syntax.Sentence, noun int) bool {
	for _, k := range s.Children(noun) {
		if c := s.Child(k, "case"); c >= 0 && s.Tokens[k].UPOS == "NOUN" && strings.HasPrefix(s.Tokens[k].Deprel, "nmod") && (bodyNouns[s.Tokens[k].Lemma] && !ofStates[s.Tokens[k].Lemma] || firmNouns[s.Tokens[k].Lemma] && !abstracts[s.Tokens[k].Lemma]) {
			return true
		}
		if tok := &s.Tokens[k]; tok.Deprel == "compound" && (bodyNouns[tok.Lemma] || apart[tok.Lemma]) {
			return true
		}
	}
	return false
}

// ofStates are words for bodies that are states, or of whose side those are that speak.
var ofStates = map[string]bool{"country": true, "nation": true, "state": true, "democracy": true, "republic": true, "party": true, "union": true, "economy": true, "source": true,
	"member": true, "ally": true, "market": true, "power": true, "movement": true}

// private says whether a person speaks for a company or a profession, and not for a country.
func private(a graph.Actor) bool {
	switch a.Sector {
	case "", "BUS", "JRN", "EDU", "MED", "NGO", "JUD", "CVL":
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
