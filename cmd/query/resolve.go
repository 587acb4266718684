package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"

	"entente/graph"
	"entente/internal/store"
)

// ambiguousError is a name that several actors have.
type ambiguousError struct {
	text    string
	choices []graph.Actor
}

func (e *ambiguousError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q may be any of these; name one by its id:", e.text)
	widest := 0
	for _, a := range e.choices {
		widest = max(widest, runewidth.StringWidth(a.ID))
	}
	for _, a := range e.choices {
		fmt.Fprintf(&b, "\n  %s  %s", runewidth.FillRight(a.ID, widest), describe(a))
	}
	return b.String()
}

// describe says who an actor is, in a few words.
func describe(a graph.Actor) string {
	var marks []string
	for _, m := range []string{a.Kind, a.Code, a.Sector} {
		if m != "" {
			marks = append(marks, m)
		}
	}
	name := a.Name
	if name == "" {
		name = a.ID
	}
	return fmt.Sprintf("%s (%s)", name, strings.Join(marks, ", "))
}

// candidates is how many actors are looked at for a name.
const candidates = 20

// resolve finds the actor that a text names. An id goes before a name, a name before an alias, and these
// before a part of a name; between several of the same rank the choice is the caller's.
func (s *session) resolve(ctx context.Context, text string) (graph.Actor, error) {
	matches, err := s.store.FindActors(ctx, text, candidates)
	if err != nil {
		return graph.Actor{}, fmt.Errorf("find actor %q: %w", text, err)
	}
	best, rank := bestMatches(text, matches)
	if named := bare(text); rank > byAlias && named != text {
		again, err := s.store.FindActors(ctx, named, candidates)
		if err != nil {
			return graph.Actor{}, fmt.Errorf("find actor %q: %w", named, err)
		}
		if others, r := bestMatches(named, again); r <= byAlias {
			best, rank = others, r
		}
	}
	if len(best) > 1 {
		return graph.Actor{}, &ambiguousError{text, best}
	}
	if len(best) == 0 {
		return graph.Actor{}, unknownActor(text, matches)
	}
	a := best[0]
	if rank == partOfName {
		s.remark("%q taken to be %s", text, describe(a))
	}
	if s.countries != nil {
		if id := s.countries.Of(a.ID, ""); id != a.ID {
			s.remark("%s counts as %s", a.Name, s.name(id))
			a = s.actor(id)
		}
	}
	s.known[a.ID] = a
	return a, nil
}

// Ways in which a text names an actor, the surest first.
const (
	byID = iota // in its letter case: a country is RUS, and an organization of whose name no more is known rus
	byIDInAnyCase
	byName
	byAlias
	partOfName
	notNamed
)

// bare is a name as it is copied from a sentence, without what belongs to the sentence: "the United States" or "Japan's".
func bare(text string) string {
	text = strings.TrimRight(strings.TrimSpace(text), ".,;:!?")
	for _, possessive := range []string{"'s", "’s", "'", "’"} {
		text = strings.TrimSuffix(text, possessive)
	}
	if len(text) > 4 && strings.EqualFold(text[:4], "the ") {
		text = text[4:]
	}
	return strings.TrimSpace(text)
}

func nameRank(text string, a graph.Actor) int {
	switch {
	case a.ID == text:
		return byID
	case strings.EqualFold(a.ID, text):
		return byIDInAnyCase
	case strings.EqualFold(a.Name, text):
		return byName
	case slices.ContainsFunc(a.Aliases, func(alias string) bool { return strings.EqualFold(alias, text) }):
		return byAlias
	case slices.ContainsFunc(append([]string{a.Name}, a.Aliases...), func(name string) bool { return hasWords(name, text) }):
		return partOfName
	}
	return notNamed
}

// hasWords says whether all words of text are words of name.
func hasWords(name, text string) bool {
	words := strings.FieldsFunc(strings.ToLower(name), notInWord)
	wanted := strings.FieldsFunc(strings.ToLower(text), notInWord)
	for _, w := range wanted {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return len(wanted) > 0
}

func notInWord(r rune) bool { return strings.ContainsRune(" \t-–,.'’\"()", r) }

// bestMatches returns the actors that the text names most surely.
func bestMatches(text string, matches []store.Match) (best []graph.Actor, rank int) {
	rank = partOfName
	for _, m := range matches {
		r := nameRank(text, m.Actor)
		if m.Exact {
			// The store folds more than letter case can say.
			r = min(r, byAlias)
		}
		if r < rank {
			best, rank = nil, r
		}
		if r == rank {
			best = append(best, m.Actor)
		}
	}
	return best, rank
}

func unknownActor(text string, matches []store.Match) error {
	if len(matches) == 0 {
		return nothing("no actor %q; `query actors` lists those there are", text)
	}
	var near []string
	for _, m := range matches[:min(5, len(matches))] {
		near = append(near, fmt.Sprintf("%s (%s)", m.Actor.Name, m.Actor.ID))
	}
	return nothing("no actor %q; did you mean %s?", text, either(near))
}
