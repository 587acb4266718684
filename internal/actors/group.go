package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// A group or a bloc that the text has named, called by what it is: "the militant group", "the Lebanese movement", "the 27-nation bloc".

// nameGroups ties such words of a sentence to the group that alone may be meant.
func (t *text) nameGroups(i int) {
	s := &t.sentences[i]
	for j := range s.Tokens {
		if s.Tokens[j].XPOS != "NN" {
			continue
		}
		fits := calledBy(s.Tokens[j].Lemma)
		if fits == nil || !describesOne(s, j) {
			continue
		}
		if s.Child(j, "amod", "compound") < 0 && !blocs[s.Tokens[j].Lemma] {
			continue // for "the group" see meant
		}
		span, code := t.described(i, j)
		if m := t.onlyOne(i, j, func(m *Mention) bool { return fits(m) && (code == "" || code == m.Actor.Code) }); m != nil {
			t.mentions[i] = slices.DeleteFunc(t.mentions[i], func(o Mention) bool { return o.Overlaps(span) })
			group := *m
			group.Score = pronoun
			t.mentionAgain(group, i, span)
		}
	}
}

// calledBy says which actors a noun may be a word for, nil if none.
func calledBy(noun string) func(*Mention) bool {
	switch noun {
	case "group", "movement", "militia", "faction", "organization", "organisation":
		return func(m *Mention) bool {
			return m.Actor.Kind == graph.Group && m.Actor.Code != "IGO" && m.Actor.Sector != "PTY" || m.New && m.Actor.Sector == "REB"
		}
	case "bloc", "grouping":
		return func(m *Mention) bool { // its organs are none: the Commission
			return m.Actor.Code == "IGO" && m.Actor.Sector != "GOV" && m.Actor.Sector != "MIL"
		}
	case "alliance":
		return func(m *Mention) bool { return m.Actor.Code == "IGO" && m.Actor.Sector == "MIL" }
	case "cartel":
		return func(m *Mention) bool {
			return m.Actor.Code == "IGO" && m.Actor.Sector == "BUS" || m.Actor.Sector == "CRM"
		}
	}
	return nil
}

var blocs = map[string]bool{"bloc": true, "grouping": true, "alliance": true, "cartel": true}

// describesOne says whether a noun stands with "the" for one that is known, and is not told apart from others: not "the new group", "the
// group of rebels", "the group that …", and not what somebody is said to be.
func describesOne(s *syntax.Sentence, j int) bool {
	tok := &s.Tokens[j]
	if tok.Deprel == "compound" || tok.Deprel == "appos" || tok.Deprel == "conj" || tok.Deprel == "flat" || s.Child(j, "cop") >= 0 {
		return false
	}
	the := false
	for _, k := range s.Children(j) {
		switch child := &s.Tokens[k]; child.Deprel {
		case "det":
			the = lower(child.Text) == "the"
		case "amod":
			if child.XPOS != "JJ" && child.XPOS != "VBN" && child.XPOS != "NNP" || tellsApart[child.Lemma] {
				return false
			}
		case "case", "punct", "compound", "nsubj":
		case "acl:relcl", "appos":
			if j+1 >= len(s.Tokens) || s.Tokens[j+1].Text != "," {
				return false
			}
		default:
			return false
		}
	}
	return the
}

// tellsApart are adjectives that say which of several, or that it is none of those named.
var tellsApart = map[string]bool{"other": true, "new": true, "same": true, "only": true, "first": true, "second": true, "third": true, "former": true, "latter": true, "rival": true,
	"main": true, "smaller": true, "larger": true, "previous": true, "next": true, "separate": true, "different": true, "little-known": true, "unknown": true,
	"political": true, "social": true, "trade": true, "labour": true, "labor": true, "upward": true, "downward": true}

// described is the words that stand for a group, with those of the role that they would be else, and the code of the country that they name: LBN of
// "the Lebanese Shi'ite movement". In "the Iran-backed group" Iran is another's, and the scene's country, which a role may have, says nothing.
func (t *text) described(i, j int) (words syntax.Span, code string) {
	s := &t.sentences[i]
	words = syntax.Span{Lo: j, Hi: j + 1}
	for _, m := range t.mentions[i] {
		if m.Hi <= j+1 && (m.Contains(j) || s.Tokens[m.Head].Head == j && (strings.Contains(m.Actor.ID, "/") || s.Tokens[m.Head].Deprel == "amod" || m.Hi == j)) {
			words.Lo = min(words.Lo, m.Lo)
		}
	}
	for _, h := range t.hits[i] {
		if v := h.sense(); v != nil && words.Contains(h.Lo) && t.records[v.actor].Kind == graph.Country {
			code = t.records[v.actor].Code
		}
	}
	return words, code
}

// spokenOfGroups is how many sentences back a group is still spoken of.
const spokenOfGroups = 3

// onlyOne is the last mention of the one actor that fits of those named before token j in its sentence or shortly before; nil for several.
func (t *text) onlyOne(i, j int, fits func(*Mention) bool) *Mention {
	return soleActor(t.mentions[max(0, i-spokenOfGroups):i+1], func(m *Mention) bool {
		return !(m.Sentence == i && m.Hi > j) && !strings.Contains(m.Actor.ID, "/") && fits(m)
	})
}

// soleActor is the last mention of the one actor that fits of those that sentences name; nil for none or several.
func soleActor(sentences [][]Mention, fits func(*Mention) bool) (found *Mention) {
	for _, mentions := range sentences {
		for k := range mentions {
			m := &mentions[k]
			if !fits(m) {
				continue
			}
			if found != nil && found.Actor.ID != m.Actor.ID {
				return nil
			}
			found = m
		}
	}
	return found
}
