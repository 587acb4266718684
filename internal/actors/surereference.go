package actors

import (
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// weighReference tells what a pronoun or "the company" is right by: how far its antecedent is, what it does there and which others could
// be meant.
func (t *text) weighReference(m *Mention, p *properties) {
	s := &t.sentences[m.Sentence]
	o, between := t.lastNamed(m)
	p.ofForm("antecedent ", antecedentAt(m, o))
	p.ofForm("others ", some(min(t.othersBefore(m), 2)))
	p.ofForm("a ", m.Actor.Kind)
	p.ofForm("antecedent of sector ", m.Actor.Sector)
	if m.New {
		p.ofForm("new")
	}
	p.ofForm("next ", lemmaAt(s, m.Hi))
	p.ofForm("at token ", some(m.Lo))
	if t.quoted(m.Sentence, m.Head) {
		p.ofForm("quoted")
	}
	if c := t.count(); c.of[m.Actor.ID] == c.most {
		p.ofForm("named most")
	}
	if len(t.mentions[0]) > 0 && t.mentions[0][0].Actor.ID == m.Actor.ID {
		p.ofForm("named first")
	}
	p.ofForm("mentions between ", some(between))
	if o == nil {
		p.ofForm("not named before")
		return
	}
	antecedent := &t.sentences[o.Sentence].Tokens[o.Head]
	of := ""
	if antecedent.UPOS == "PRON" {
		of = " pronoun"
	}
	does := relation(&t.sentences[o.Sentence], o.Head)
	p.ofForm("antecedent ", does, of)
	p.ofForm("antecedent ", does, of, " and itself ", relation(s, m.Head))
	p.ofForm("antecedent ", does, of, " sentences before: ", some(m.Sentence-o.Sentence))
	p.ofForm("antecedent of ", lemmaAt(&t.sentences[o.Sentence], antecedent.Head))
	if t.adjectival(*o) {
		p.ofForm("antecedent adjectival")
	}
	if o.Sentence == m.Sentence {
		subjects, nouns := 0, 0
		for _, tok := range s.Tokens[min(o.Hi, m.Lo):m.Lo] {
			if strings.HasPrefix(tok.Deprel, "nsubj") {
				subjects++
			}
			if tok.UPOS == "NOUN" {
				nouns++
			}
		}
		p.ofForm("tokens between ", some(m.Lo-o.Hi))
		p.ofForm("subjects between ", some(subjects))
		p.ofForm("nouns between ", some(nouns))
	}
}

// lemmaAt is the lemma of a token, "" where there is none.
func lemmaAt(s *syntax.Sentence, j int) string {
	if j < 0 || j >= len(s.Tokens) {
		return ""
	}
	return s.Tokens[j].Lemma
}

// lastNamed is the last mention of the same actor before a mention, and how many of others are between them; nil and all of them
// if there is none.
func (t *text) lastNamed(m *Mention) (*Mention, int) {
	between := 0
	for i := m.Sentence; i >= 0; i-- {
		for k := len(t.mentions[i]) - 1; k >= 0; k-- {
			o := &t.mentions[i][k]
			switch {
			case i == m.Sentence && o.Lo >= m.Lo:
			case o.Actor.ID == m.Actor.ID:
				return o, between
			default:
				between++
			}
		}
	}
	return nil, between
}

// antecedentAt says in which sentence before a mention its actor is named, o or nil.
func antecedentAt(m, o *Mention) string {
	switch {
	case o != nil && o.Sentence == m.Sentence:
		return "in the sentence"
	case o != nil && o.Sentence == m.Sentence-1:
		return "in the one before"
	}
	return "further"
}

// othersBefore counts the other actors of a pronoun's sentence before it.
func (t *text) othersBefore(m *Mention) int {
	seen := map[string]bool{}
	for _, o := range t.mentions[m.Sentence] {
		if o.Lo < m.Lo && o.Actor.ID != m.Actor.ID && (o.Actor.Kind == graph.Person) == (m.Actor.Kind == graph.Person) {
			seen[o.Actor.ID] = true
		}
	}
	return len(seen)
}
