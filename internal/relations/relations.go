// Package relations says who did, said, planned or stands in what toward whom: a parsed sentence
// with the actors named in it goes in, relations come out.
//
//  1. clauses: each predicate with its arguments, whatever construction carries them (clause.go)
//  2. senses: the lexicon's entry that fits the predicate and its arguments (match.go, lexicon/)
//  3. propositions: who, what, whom by that entry; a governing word ("threatened to", "called for",
//     "lifted") turns the event of its complement into another (visit.go, govern.go, noun.go)
//  4. mood: negation, plans, conditions, and who said so (mood.go)
//  5. relations: pairs of actors, one for each event, with the rule that made it and its
//     probability of being right (emit.go, confidence.go)
//
// Events are those of the PLOVER codebook (Open Event Data Alliance, 2021). What the package knows of words is in
// lexicon/, which anyone can read and extend.
package relations

import (
	"entente/graph"
	"entente/internal/actors"
	"entente/internal/syntax"
)

// Relation is one actor's act, attitude or standing tie toward another, as one predicate says it.
type Relation struct {
	Sentence       int // as in its mentions
	Source, Target actors.Mention
	Predicate      int    // token that says it
	Lemma          string // of the predicate, with its particle: "carry out"
	Event, Mode    string // PLOVER's; event "" where none fits
	Negated        bool
	Mutual         bool // holds in both directions
	Modality       graph.Modality
	AttributedTo   string // id of the actor who says so; "" if the text itself does
	Rule           string // construction and lexicon line, as "passive assault.txt:12"
	Confidence     float64
}

// Explanation is what was made of a sentence and what was not, and why.
type Explanation struct {
	Clauses   []Clause
	Relations []Relation
	Rejected  []Rejection
}

// Rejection is a predicate of the lexicon that gave no relation.
type Rejection struct {
	Predicate int // token
	Entry     string
	Why       string
}

// Relations returns the relations of a sentence of such a text, sorted by predicate, source and target. ms are the
// mentions of this sentence, sorted by position. A sentence without two mentions has none.
func (l *Lexicon) Relations(s *syntax.Sentence, ms []actors.Mention, of Text) []Relation {
	if len(ms) < 2 || len(s.Tokens) == 0 {
		return nil
	}
	a := l.analyse(s, ms)
	a.text = of
	return a.relations()
}

// Explain does the same and tells what was seen on the way.
func (l *Lexicon) Explain(s *syntax.Sentence, ms []actors.Mention, of Text) Explanation {
	if len(s.Tokens) == 0 {
		return Explanation{}
	}
	a := l.analyse(s, ms)
	a.text = of
	x := Explanation{Relations: a.relations(), Rejected: a.rejected}
	for i := range s.Tokens {
		if a.isVerb(i) || a.child(i, "cop") >= 0 {
			x.Clauses = append(x.Clauses, a.clause(i))
		}
	}
	return x
}
