package actors

import (
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// Who speaks, and for whom.

// speakersSide is the country of him who says the quotation that token j stands in.
func (t *text) speakersSide(i, j int, last []Mention) *Mention {
	if !t.quoted(i, j) {
		return nil
	}
	s := &t.sentences[i]
	var speaker *Mention
	for _, m := range t.named(i) {
		if d := s.Tokens[m.Head].Deprel; strings.HasPrefix(d, "nsubj") && says(s, s.Tokens[m.Head].Head) && !t.quoted(i, m.Head) {
			speaker = &m
			break
		}
	}
	if speaker == nil {
		for _, m := range last {
			p := &t.sentences[m.Sentence]
			if strings.HasPrefix(p.Tokens[m.Head].Deprel, "nsubj") && says(p, p.Tokens[m.Head].Head) {
				speaker = &m
				break
			}
		}
	}
	if speaker == nil || speaker.Actor.Code == "" || private(speaker.Actor) {
		return nil
	}
	country, ok := t.stateOf(speaker.Actor.Code)
	if !ok || speaker.Actor.Kind == graph.Organization && speaker.Actor.Sector != "GOV" {
		return speaker
	}
	m := *speaker
	m.Actor, m.New = t.at(country, t.day), false
	return &m
}

// private says whether a person speaks for a company or a profession, and not for a country.
func private(a graph.Actor) bool {
	switch a.Sector {
	case "", "BUS", "JRN", "EDU", "MED", "NGO":
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

// quoted says whether an odd number of quotation marks stands before token j.
func (t *text) quoted(i, j int) bool {
	open := false
	for k := 0; k < j; k++ {
		switch t.sentences[i].Tokens[k].Text {
		case "“", "``", "«":
			open = true
		case "”", "''", "»":
			open = false
		case "\"":
			open = !open
		}
	}
	return open
}

// voice is who spoke last of persons or of bodies, and the sentence in which that was said.
type voice struct {
	speaker *Mention
	at      int
}

// heard is for how many sentences what is said may go on without naming who says it.
const heard = 3

// listen notes who speaks in a sentence, and which person it is about if nobody does.
func (t *text) listen(i int) {
	s := &t.sentences[i]
	if allCaps(s) {
		return
	}
	for verb := range s.Tokens {
		k := s.Child(verb, "nsubj")
		if k >= 0 && says(s, verb) && (s.Tokens[verb].Head < 0 || s.Tokens[verb].Deprel == "parataxis") && !t.quoted(i, k) {
			t.hear(i, k)
			return
		}
	}
	if k := mainSubject(s); k >= 0 {
		if m := t.personAt(i, k); m != nil {
			t.persons = voice{m, i}
		} else if s.Tokens[k].UPOS == "NOUN" && humanNoun(s.Tokens[k].Lemma) {
			t.persons = voice{}
		}
		if m := t.mentionAt(i, k, t.isIt); m != nil && i <= 1 && t.bodies.speaker == nil {
			t.bodies = voice{m, i} // whose news it is
		}
	}
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
	case humanNoun(noun.Lemma): // somebody else, but whom he speaks for is named: "an Acme spokesman"
		t.persons = voice{}
		if whole != nil {
			t.bodies = voice{whole, i}
		}
	case whole != nil:
		t.bodies = voice{whole, i}
	case noun.XPOS == "NN" || noun.XPOS == "NNP":
		t.bodies = voice{}
		if noun.UPOS == "PROPN" {
			t.persons = voice{}
		}
	}
}

// personAt is the person whom a token names, or whose name stands beside his role, as in "panel member Dr. John Dale".
func (t *text) personAt(i, k int) *Mention {
	if m := t.mentionAt(i, k, human); m != nil {
		return m
	}
	s := &t.sentences[i]
	for n := range t.mentions[i] {
		if m := &t.mentions[i][n]; human(m) && (s.Tokens[m.Head].Head == k && s.Tokens[m.Head].Deprel != "nmod:poss" && s.Child(m.Head, "case") < 0 || s.Tokens[k].Head == m.Head) {
			return m
		}
	}
	return nil
}

// saidOn is who spoke before, where the subject of a saying that a sentence begins or ends with goes on with that: "It said", ", the company said".
func (t *text) saidOn(i, j int, last *voice) *Mention {
	s := &t.sentences[i]
	verb := s.Tokens[j].Head
	if last.speaker == nil || i-last.at > heard || !strings.HasPrefix(s.Tokens[j].Deprel, "nsubj") || !says(s, verb) || t.quoted(i, j) {
		return nil
	}
	if j > 1 && !quotative(s, j) {
		return nil
	}
	if k := s.Child(verb, "advcl"); k >= 0 && k < j && s.Child(k, "nsubj") >= 0 && t.taken(i, syntax.Span{Lo: s.Child(k, "nsubj"), Hi: s.Child(k, "nsubj") + 1}) {
		return nil // "Although Dale won, he said"
	}
	return last.speaker
}
