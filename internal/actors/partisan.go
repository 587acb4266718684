package actors

import (
	"slices"
	"strings"

	"entente/internal/syntax"
)

// partisan ties "the Oregon Republican said" to the American who spoke before. It is no mention of the party, whoever it is.
func (t *text) partisan(i, j int) bool {
	s := &t.sentences[i]
	tok := &s.Tokens[j]
	if !strings.HasPrefix(tok.Deprel, "nsubj") || !capital(tok.Text) || strings.HasSuffix(tok.Text, "s") || !t.lists.stateOffices[tok.Lemma] || !says(s, tok.Head) || !withThe(s, j) {
		return false
	}
	t.mentions[i] = slices.DeleteFunc(t.mentions[i], func(m Mention) bool { return m.Contains(j) })
	if m := t.persons.speaker; m != nil && i-t.persons.at <= heard && m.Actor.Code == "USA" {
		person := *m
		person.Score = pronoun
		t.mentionAgain(person, i, syntax.Span{Lo: j, Hi: j + 1})
	}
	return true
}
