package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"entente/graph"
)

// Match is an actor found by text.
type Match struct {
	Actor graph.Actor
	Exact bool // its id, name or an alias is the text, letter case aside
	// Distance is the least number of letters to change, add or leave out to make the text of the
	// actor's id, name or an alias, letter case aside; 0 where Exact.
	Distance int
}

// Candidates fetched for one way of finding; more than that no user reads.
const pageMatches = 500

// FindActors finds actors by text, at most limit of them: first the exact ones, then those whose
// name or an alias contains all words of the text, then, unless one was exact, near spellings of at most a
// letter in four, nearest first; equals in the order of id.
func (s *Store) FindActors(ctx context.Context, text string, limit int) ([]Match, error) {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" || limit <= 0 {
		return nil, nil
	}
	r := s.snapshot(ctx)
	spellings := literals(cases(text))
	found, err := r.matches(text,
		fmt.Sprintf("eq(Actor.id, %s)", literals(append(cases(text), slug(text)))),
		fmt.Sprintf("eq(Actor.name, %s)", spellings),
		fmt.Sprintf("eq(Actor.aliases, %s)", spellings),
		fmt.Sprintf("allofterms(Actor.name, %s)", literal(text)),
		fmt.Sprintf("allofterms(Actor.aliases, %s)", literal(text)))
	if err != nil {
		return nil, fmt.Errorf("find actors: %w", err)
	}
	slices.SortFunc(found, func(a, b Match) int {
		return cmp.Or(-compareBool(a.Exact, b.Exact), strings.Compare(a.Actor.ID, b.Actor.ID))
	})
	if len(found) < limit && (len(found) == 0 || !found[0].Exact) {
		near, err := r.nearMatches(text)
		if err != nil {
			return nil, fmt.Errorf("find actors: %w", err)
		}
		for _, m := range near {
			if !slices.ContainsFunc(found, func(f Match) bool { return f.Actor.ID == m.Actor.ID }) {
				found = append(found, m)
			}
		}
	}
	return found[:min(len(found), limit)], nil
}

func (r *snapshot) nearMatches(text string) ([]Match, error) {
	most := utf8.RuneCountInString(text)/4 + 1
	var ways []string
	for _, spelling := range cases(text) {
		for _, predicate := range []string{"Actor.name", "Actor.aliases"} {
			ways = append(ways, fmt.Sprintf("match(%s, %s, %d)", predicate, literal(spelling), most))
		}
	}
	near, err := r.matches(text, ways...)
	near = slices.DeleteFunc(near, func(m Match) bool { return m.Distance > most })
	slices.SortFunc(near, func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), strings.Compare(a.Actor.ID, b.Actor.ID))
	})
	return near, err
}

// matches runs root functions over actors and measures what they find against text. The fields are asked
// for once, of what any of the functions finds.
func (r *snapshot) matches(text string, ways ...string) ([]Match, error) {
	var query strings.Builder
	var names []string
	for i, w := range ways {
		fmt.Fprintf(&query, "w%d as var(func: %s, first: %d)\n", i, w, pageMatches)
		names = append(names, fmt.Sprintf("w%d", i))
	}
	fmt.Fprintf(&query, "found(func: uid(%s)) { %s }", strings.Join(names, ","), actorFields)
	var answer struct{ Found []actorNode }
	if err := r.ask("{ "+query.String()+" }", &answer); err != nil {
		return nil, err
	}
	found := make([]Match, 0, len(answer.Found))
	for _, n := range answer.Found {
		found = append(found, measure(n.actor(), text))
	}
	return found, nil
}

func measure(a graph.Actor, text string) Match {
	m := Match{Actor: a, Distance: -1}
	for _, name := range append([]string{a.ID, a.Name}, a.Aliases...) {
		if strings.EqualFold(name, text) || a.ID == slug(text) {
			return Match{Actor: a, Exact: true}
		}
		d := levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(text))
		if m.Distance < 0 || d < m.Distance {
			m.Distance = d
		}
	}
	return m
}

// cases are the letter cases that names come in. Dgraph's exact and trigram indexes keep case.
func cases(text string) []string {
	all := []string{text, strings.ToLower(text), strings.ToUpper(text), title(text)}
	slices.Sort(all)
	return slices.Compact(all)
}

func title(text string) string {
	start := true
	return strings.Map(func(r rune) rune {
		defer func() { start = !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’' }()
		if start {
			return unicode.ToTitle(r)
		}
		return unicode.ToLower(r)
	}, text)
}

// slug is the form of ids made from names: "Bashar al-Assad" is bashar-al-assad.
func slug(text string) string { return strings.ReplaceAll(strings.ToLower(text), " ", "-") }

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
