package actors

import (
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// An organization called by the noun that its name has as its head: after "the Federal Grain Commission", "the commission".

// headNoun is the organization that the text has named by a noun, and whether it has named another by the same.
type headNoun struct {
	mention Mention
	another bool
}

// rememberHeads notes the nouns that the names of a sentence's organizations and groups have as their heads.
func (t *text) rememberHeads(i int) {
	s := &t.sentences[i]
	for _, m := range t.mentions[i] {
		if m.Actor.Kind != graph.Organization && m.Actor.Kind != graph.Group || m.Score == pronoun || strings.Contains(m.Actor.ID, "/") {
			continue
		}
		written := nounOf(s.Tokens[m.Lo:m.Hi])
		t.rememberHead(written, m)
		if name := nounOfName(m.Actor.Name); name != written {
			t.rememberHead(name, m)
		}
	}
}

func (t *text) rememberHead(noun string, m Mention) {
	if !calledSo[noun] {
		return
	}
	known, ok := t.heads[noun]
	t.heads[noun] = headNoun{m, known.another || ok && known.mention.Actor.ID != m.Actor.ID}
}

// nounOf is the head noun of a name in English: its last word, or the one before "of" or "for".
func nounOf(name []syntax.Token) string {
	for k := 1; k < len(name); k++ {
		if w := name[k].Text; w == "of" || w == "for" || w == "on" {
			return lower(name[k-1].Text)
		}
	}
	last := len(name) - 1
	if name[last].XPOS == "POS" && last > 0 {
		last--
	}
	return lower(name[last].Text)
}

// nounOfName is the head noun of an actor's full name.
func nounOfName(name string) string {
	for _, link := range []string{" of ", " for ", " on "} {
		name, _, _ = strings.Cut(name, link)
	}
	return lower(name[strings.LastIndexByte(name, ' ')+1:])
}

// calledSo are nouns of names by which news goes on to speak of an organization. "The bank", "the company" and "the group" are as often
// said of one whose name does not have the word.
var calledSo = map[string]bool{"commission": true, "association": true, "board": true, "exchange": true, "fund": true, "front": true, "league": true,
	"alliance": true, "council": true, "committee": true, "subcommittee": true, "institute": true, "federation": true, "confederation": true, "bureau": true,
	"authority": true, "corporation": true, "foundation": true, "academy": true, "institution": true, "conference": true, "forum": true, "coalition": true,
	"brotherhood": true, "movement": true, "party": true, "militia": true, "organization": true, "organisation": true, "agency": true, "department": true,
	"cooperative": true, "secretariat": true, "tribunal": true, "union": true, "administration": true}

// byHeadNoun is the organization that "the" and a noun stand for if the text has named one by that noun.
func (t *text) byHeadNoun(i, j int) *Mention {
	s := &t.sentences[i]
	known, ok := t.heads[s.Tokens[j].Text]
	if !ok || known.another || !theOnly(s, j) {
		return nil
	}
	return &known.mention
}
