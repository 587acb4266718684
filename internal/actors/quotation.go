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
