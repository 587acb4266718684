package actors

import (
	"strings"

	"entente/internal/syntax"
)

// longName is a stretch of a text that the names layer takes for one name of several words.
type longName struct {
	sentence int
	syntax.Span
}

// longNames lists the names of several words that a text has outside of headlines, by each of their words, folded.
func (t *text) longNames() map[string][]longName {
	if t.long == nil {
		t.long = map[string][]longName{}
		for i := range t.sentences {
			s := &t.sentences[i]
			if allCaps(s) {
				continue
			}
			for _, n := range s.Names {
				if n.Len() < 2 {
					continue
				}
				for _, tok := range s.Tokens[n.Lo:n.Hi] {
					if w := lower(tok.Text); capital(tok.Text) {
						t.long[w] = append(t.long[w], longName{i, n.Span})
					}
				}
			}
		}
	}
	return t.long
}

// withinLonger says whose the longer names are that the text has a mention's words in, at other places: "the same", of the mention's own
// actor, "another", "nobody", or "", where there is none: "Kim" is within "Kim Mahn-je".
func (t *text) withinLonger(m *Mention) string {
	s := &t.sentences[m.Sentence]
	whose := ""
	for _, n := range t.longNames()[lower(s.Tokens[m.Lo].Text)] {
		if n.Len() <= m.Len() || n.sentence == m.Sentence && n.Overlaps(m.Span) || !t.hasWords(n, s.Tokens[m.Lo:m.Hi]) {
			continue
		}
		switch id := t.actorAt(n); id {
		case m.Actor.ID:
			return "the same"
		case "":
			if whose == "" {
				whose = "nobody"
			}
		default:
			whose = "another"
		}
	}
	return whose
}

// hasWords says whether a name has words one after the other.
func (t *text) hasWords(n longName, words []syntax.Token) bool {
	tokens := t.sentences[n.sentence].Tokens[n.Lo:n.Hi]
	for at := 0; at+len(words) <= len(tokens); at++ {
		k := 0
		for k < len(words) && strings.EqualFold(tokens[at+k].Text, words[k].Text) {
			k++
		}
		if k == len(words) {
			return true
		}
	}
	return false
}

// actorAt is the id of the actor that is mentioned in a name, of the longest mention; "" if there is none.
func (t *text) actorAt(n longName) string {
	id, length := "", 0
	for k := range t.mentions[n.sentence] {
		if m := &t.mentions[n.sentence][k]; m.Overlaps(n.Span) && m.Len() > length {
			id, length = m.Actor.ID, m.Len()
		}
	}
	return id
}
