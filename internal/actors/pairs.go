package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// "The two countries" and "both sides" stand for two actors that the text has just named: in the same sentence before it,
// or in the sentence before. With fewer or more than two that fit, nothing is clear and there is no mention.

// pairNouns are the nouns that stand for two actors, and what those are.
var pairNouns = map[string]func(t *text, a graph.Actor) (graph.Actor, bool){
	"countries": (*text).itsCountry, "nations": (*text).itsCountry, "states": (*text).itsCountry, "governments": (*text).itsCountry,
	"neighbours": (*text).itsCountry, "neighbors": (*text).itsCountry, "powers": (*text).itsCountry, "superpowers": (*text).itsCountry,
	"sides": aSide, "parties": aSide, "enemies": aSide, "rivals": aSide, "foes": aSide,
	"leaders": aPerson, "presidents": aPerson, "ministers": aPerson, "men": aPerson, "women": aPerson, "statesmen": aPerson,
}

// itsCountry is the country that an actor is or belongs to.
func (t *text) itsCountry(a graph.Actor) (graph.Actor, bool) {
	if a.Kind == graph.Country {
		return a, true
	}
	i, ok := t.stateOf(a.Code)
	if !ok || a.Kind == graph.Place {
		return graph.Actor{}, false
	}
	return t.at(i, t.day), true
}

// oneSide says whether two actors stand on one side: both are a state or its government, of one country.
func oneSide(a, b graph.Actor) bool {
	state := func(a graph.Actor) bool {
		return a.Kind == graph.Country || a.Sector == "GOV" && a.Kind != graph.Person && isCountry(a.Code)
	}
	return a.ID == b.ID || state(a) && state(b) && a.Code == b.Code
}

func aSide(_ *text, a graph.Actor) (graph.Actor, bool) {
	return a, a.Kind != graph.Person && a.Kind != graph.Place
}

func aPerson(_ *text, a graph.Actor) (graph.Actor, bool) { return a, a.Kind == graph.Person }

// pairAt returns the span of "the two countries" or "both sides" whose noun is token j.
func pairAt(s *syntax.Sentence, j int) (syntax.Span, bool) {
	if j < 1 || pairNouns[s.Tokens[j].Text] == nil {
		return syntax.Span{}, false
	}
	two := strings.EqualFold(s.Tokens[j-1].Text, "two") && j >= 2 &&
		(strings.EqualFold(s.Tokens[j-2].Text, "the") || strings.EqualFold(s.Tokens[j-2].Text, "these"))
	return syntax.Span{Lo: j - 1, Hi: j + 1}, two || strings.EqualFold(s.Tokens[j-1].Text, "both")
}

// pairs makes the mentions of two actors at once of a sentence.
func (t *text) pairs(i int, last []Mention) {
	s := &t.sentences[i]
	for j := range s.Tokens {
		if s.Tokens[j].UPOS != "NOUN" {
			continue
		}
		span, ok := pairAt(s, j)
		if !ok || t.taken(i, span) || ofSomething(s, j) {
			continue
		}
		as := pairNouns[s.Tokens[j].Text]
		var before []Mention
		for _, m := range t.named(i) {
			if m.Hi <= span.Lo {
				before = append(before, m)
			}
		}
		two := t.distinct(before, as)
		if len(two) == 0 {
			two = t.distinct(last, as)
		}
		if len(two) == 2 {
			t.mention(Mention{Sentence: i, Span: span, Actor: two[0], With: two[1:], Score: pronoun})
		}
	}
}

// ofSomething says whether a noun has an "of" or a clause that says which is meant: "both sides of the river".
func ofSomething(s *syntax.Sentence, j int) bool { return s.Child(j, "nmod", "acl", "acl:relcl") >= 0 }

// distinct lists the actors that mentions stand for, seen as what a pair's noun names, each once.
func (t *text) distinct(ms []Mention, as func(*text, graph.Actor) (graph.Actor, bool)) []graph.Actor {
	var out []graph.Actor
	ms = slices.SortedFunc(slices.Values(ms), func(a, b Mention) int { return a.Lo - b.Lo })
	for _, m := range ms {
		a, ok := as(t, m.Actor)
		if ok && m.Actor.Kind == graph.Country && place(&t.sentences[m.Sentence], m.Head) {
			continue // where they signed it is no side
		}
		if ok && !slices.ContainsFunc(out, func(o graph.Actor) bool { return oneSide(o, a) }) {
			out = append(out, a)
		}
	}
	return out
}
