package network

import (
	"context"
	"slices"

	"entente/graph"
)

// Countries rolls actors up to the country they belong to.
type Countries struct {
	actors  map[string]graph.Actor
	members map[string][]string // by country: who may roll up to it, at one time or another
	asOf    string
}

// NewCountries takes all actors that may be met. Evidence without a date is taken to be of asOf (YYYY-MM-DD,
// or "" for no date).
func NewCountries(actors []graph.Actor, asOf string) *Countries {
	c := &Countries{make(map[string]graph.Actor, len(actors)), make(map[string][]string), asOf}
	for _, a := range actors {
		c.actors[a.ID] = a
	}
	for _, a := range actors {
		for _, country := range c.ever(a) {
			c.members[country] = append(c.members[country], a.ID)
		}
	}
	return c
}

// ever returns the countries that an actor rolls up to at some time.
func (c *Countries) ever(a graph.Actor) []string {
	dates := []string{""}
	for _, m := range a.PartOf {
		dates = append(dates, m.From, m.To)
	}
	var countries []string
	if isCountryCode(a.Code) {
		countries = append(countries, a.Code)
	}
	for _, d := range dates {
		countries = append(countries, c.Of(a.ID, d))
	}
	slices.Sort(countries)
	return slices.Compact(countries)
}

// Of returns the country that the actor belonged to at the date (YYYY-MM-DD, or "" for a date not known):
// by its memberships, directly or through another actor, else by its code. An actor of no country, such
// as the UN or a country itself, is returned as it is.
func (c *Countries) Of(actor, date string) string {
	if date == "" {
		date = c.asOf
	}
	a := c.actors[actor]
	if a.Kind == graph.Country {
		return actor
	}
	if id, ok := c.byMembership(a, date, 4); ok {
		return id
	}
	if isCountryCode(a.Code) {
		return a.Code
	}
	return actor
}

// byMembership follows memberships through at most depth actors, so that a circle in the data ends.
func (c *Countries) byMembership(a graph.Actor, date string, depth int) (string, bool) {
	if depth == 0 {
		return "", false
	}
	for _, m := range a.PartOf {
		if !holds(m, date) {
			continue
		}
		whole, known := c.actors[m.Actor]
		if whole.Kind == graph.Country || !known && isCountryCode(m.Actor) {
			return m.Actor, true
		}
		if id, ok := c.byMembership(whole, date, depth-1); ok {
			return id, true
		}
	}
	return "", false
}

// holds says whether the membership holds at the date. Without a date, one without an end does. A bound
// of YYYY or YYYY-MM includes the whole of it.
func holds(m graph.Membership, date string) bool {
	if date == "" {
		return m.To == ""
	}
	return m.From <= date && (m.To == "" || date[:min(len(m.To), len(date))] <= m.To)
}

// isCountryCode tells ISO 3166-1 alpha-3 from the codes of actors that belong to no country.
func isCountryCode(code string) bool {
	switch code {
	case "IGO", "NGO", "IMG", "MNC":
		return false
	}
	return len(code) == 3 && !slices.ContainsFunc([]byte(code), func(b byte) bool { return b < 'A' || b > 'Z' })
}

// Members returns the actors that may roll up to that one, itself among them.
func (c *Countries) Members(id string) []string {
	members := c.members[id]
	if !slices.Contains(members, id) {
		members = append([]string{id}, members...)
	}
	return members
}

// Roll returns the edges between countries: each piece of evidence goes under the edge of those that
// its ends belonged to at its date. Edges within a country have the same source and target.
func (c *Countries) Roll(edges []graph.Edge) []graph.Edge {
	var rolled []graph.Edge
	at := make(map[string]int)
	for _, e := range edges {
		for _, v := range e.Evidence {
			r := graph.Edge{Source: c.Of(e.Source, v.Date), Target: c.Of(e.Target, v.Date), Event: e.Event, Predicate: e.Predicate}
			i, ok := at[r.Key()]
			if !ok {
				i = len(rolled)
				at[r.Key()] = i
				rolled = append(rolled, r)
			}
			rolled[i].Evidence = append(rolled[i].Evidence, v)
		}
	}
	return rolled
}

// Neighbours makes of a network of actors a network of countries.
func (c *Countries) Neighbours(fetch Neighbours) Neighbours {
	return func(ctx context.Context, ids []string) ([]graph.Edge, error) {
		var members []string
		for _, id := range ids {
			members = append(members, c.Members(id)...)
		}
		edges, err := fetch(ctx, members)
		if err != nil {
			return nil, err
		}
		return slices.DeleteFunc(c.Roll(edges), func(e graph.Edge) bool {
			return !slices.Contains(ids, e.Source) && !slices.Contains(ids, e.Target)
		}), nil
	}
}
