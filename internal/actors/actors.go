// Package actors finds the geopolitical actors that a parsed text names and links each to one node.
//
// In: a document's sentences (package parse) and its date. Out: mentions, each a span of a sentence
// with the actor that it names. On the way, for each document:
//
//  1. Names of the catalogue and words for roles are looked up, the longest at each place (find.go),
//     and senses are chosen where a name has several: by date, and by what else the text names.
//  2. The country that the text is about is weighed (scene.go).
//  3. Names and roles are put together: "Russia's foreign ministry", "rebels in Darfur", "President
//     Hosni Mubarak" (compose.go), and names that the catalogue lacks become new actors (new.go).
//  4. Later, shorter mentions are tied to earlier ones: surnames, "the president", "he", and "we" in
//     a quotation (coref.go).
//
// The catalogue is data: countries.tsv, organizations.tsv, agencies.tsv, firms.tsv, groups.tsv, persons*.tsv, places.tsv,
// members.tsv and agents.tsv in data/, and what the rules ask of words: orgwords.tsv for those of organizations' names, words.tsv for
// lists as of American states and of parliaments. Each has its format in its first lines. Users' files of actors
// have five columns, apart by tabs, and "#" starts a comment:
//
//	kind     country, person, organization, group, force or place
//	name     the name to show
//	aliases  other names, separated by "|"; for a person also the surname, if it alone says who is meant
//	roles    WHOLE SECTOR [office] [FROM..TO], separated by ";", the best known first. WHOLE is the id of a country or
//	         an organization, or IGO, NGO, IMG (international militants), MNC; SECTOR one of PLOVER's, or "-".
//	         FROM and TO are YYYY, YYYY-MM or YYYY-MM-DD, or nothing.
//	id       may be left out: then it is made of the name, "bashar-al-assad"
//
// Ids: a country's is its ISO 3166-1 alpha-3 code; an actor of the catalogue has that of its line; a
// composed actor has those of the country, the sector and, where there is one, the role: SYR/GOV,
// RUS/GOV/foreign-ministry; a province's government that of the place, gujarat/GOV/local-government. An organization with
// an office in its roles, "JPN GOV central-bank", is the country's actor of that role. A role whose country is not
// known belongs to "unknown".
package actors

import (
	"time"

	"entente/graph"
	"entente/internal/logistic"
	"entente/internal/syntax"
)

// Mention is an actor named by the tokens of a span.
type Mention struct {
	Sentence int // index into the sentences given to Link
	syntax.Span
	Head  int           // token of the span that the others depend on
	Actor graph.Actor   // as it was at the text's date
	With  []graph.Actor // the other of the two that "both sides" stands for
	New   bool          // the catalogue does not have it
	Score float64       // how likely it is right, in (0,1)
}

// Each gives the mention once for each actor that it names: one, or the two of "both sides".
func (m Mention) Each() []Mention {
	all := []Mention{m}
	for _, a := range m.With {
		other := m
		other.Actor = a
		all = append(all, other)
	}
	for i := range all {
		all[i].With = nil
	}
	return all
}

// How mentions were found, as a number that ranks. What a mention's score is in the end rests on this and more, see judge.
const (
	exact     = 1.0
	composed  = 0.95
	guessed   = 0.8 // misspelt, or of several senses
	fromScene = 0.7
	pronoun   = 0.6
)

// Link finds and links the actors of a document. on is the document's date, zero if unknown; a
// title's sentences come first. Mentions are sorted by sentence and place and do not overlap.
func (c *Catalogue) Link(sentences []syntax.Sentence, on time.Time) []Mention {
	t := c.link(sentences, on)
	t.judge(c.leastSure)
	return t.result()
}

// Features gives the mentions that Link finds, and those that it is not sure enough of, with what their score rests on. It is for learning
// the weights.
func (c *Catalogue) Features(sentences []syntax.Sentence, on time.Time) ([]Mention, [][]logistic.Feature) {
	t := c.link(sentences, on)
	all := t.result()
	features := make([][]logistic.Feature, len(all))
	for k := range all {
		features[k] = t.features(&all[k])
	}
	return all, features
}

func (c *Catalogue) link(sentences []syntax.Sentence, on time.Time) *text {
	t := newText(c, sentences, dayOf(on))
	for i := range sentences {
		t.find(i)
	}
	t.introductions()
	t.choose()
	t.weigh()
	t.composeAll()
	t.misprints()
	t.refer()
	t.ownRoles()
	t.agree()
	t.unite()
	t.specify()
	return t
}
