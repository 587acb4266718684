package actors

import (
	"iter"
	"slices"
	"strings"

	"entente/graph"
)

const (
	officeKind = "office" // of agents that are titles of persons
	anyRole    = "-"      // of agents that stand for a sector as a whole
	unknown    = "unknown"
)

// agent is a word for a role: a row of agents.tsv.
type agent struct {
	sector, role, kind string
	name               string // the row's first word, to name what is composed with it
	alone              string // "yes", "scene", "counted" or "no": see agents.tsv
}

func (l *loader) readAgents(lines iter.Seq[line]) {
	kinds := []string{graph.Force, graph.Organization, graph.Group, graph.Place, officeKind}
	for n := range lines {
		words := n.list(0, "|")
		a := &agent{sector: strings.TrimPrefix(n.field(1), "-"), role: n.field(2), kind: n.field(3), alone: n.field(4)}
		if len(n.fields) != 5 || len(words) == 0 || a.role == "" || !slices.Contains(kinds, a.kind) || !slices.Contains([]string{"yes", "scene", "counted", "no"}, a.alone) {
			l.problems = append(l.problems, n.problem("want words, sector, role, kind and yes, scene or no, apart by tabs"))
			continue
		}
		a.name = words[0]
		if l.roles[a.id()] == nil {
			l.roles[a.id()] = a
		}
		for _, w := range words {
			l.agents.add(w, a)
			if many := pluralHead(w); many != w {
				l.agents.add(many, a)
			}
		}
	}
}

// id is the agent's part of a composed actor's id: "MIL", "GOV/foreign-ministry".
func (a *agent) id() string {
	if a.role == anyRole {
		return a.sector
	}
	return a.sector + "/" + slug(a.role)
}

// compose makes the actor of a whole and a role: of Syria and "airbase", SYR/MIL/base. Its code is the
// whole's; the government of an organization is the organization itself, and so are a group's forces and leaders.
func (c *Catalogue) compose(whole int32, a *agent, day int) graph.Actor {
	w := c.at(whole, day)
	always := c.records[whole].Sector // ids do not change with the day
	if w.Kind == graph.Organization && a.sector == "GOV" && always != "" && always != "GOV" && w.Code != "IGO" {
		theirs := *a // a firm's president and a party's leader govern nobody
		theirs.sector = always
		a = &theirs
		if a.role == anyRole || a.kind == graph.Organization {
			return w
		}
		return a.inside(w)
	}
	if w.Kind != graph.Country {
		fighters := w.Kind == graph.Group && (a.sector == "MIL" || a.sector == "REB" || a.sector == "UAF" || a.kind == officeKind)
		if !fighters && a.sector != "" && (a.sector != "GOV" || a.role != anyRole) && always != a.sector {
			w.Sector = a.sector
			return a.inside(w)
		}
		return w
	}
	id := w.ID + "/" + a.id()
	if i, ok := c.byID[id]; ok {
		return c.at(i, day)
	}
	adjective := c.records[whole].adjective
	if adjective == "" {
		adjective = w.Name
	}
	return graph.Actor{ID: id, Name: adjective + " " + a.name, Kind: a.actorKind(), Code: w.Code, Sector: a.sector,
		PartOf: []graph.Membership{{Actor: w.ID}}}
}

// inside is the actor of a role in an organization, a group or a person's following.
func (a *agent) inside(w graph.Actor) graph.Actor {
	return graph.Actor{ID: w.ID + "/" + a.id(), Name: w.Name + " " + a.name, Kind: a.actorKind(), Code: w.Code, Sector: w.Sector,
		PartOf: []graph.Membership{{Actor: w.ID}}}
}

// nameless is the actor of a role whose country is unknown.
func (a *agent) nameless() graph.Actor {
	return graph.Actor{ID: unknown + "/" + a.id(), Name: a.name, Kind: a.actorKind(), Sector: a.sector}
}

func (a *agent) actorKind() string {
	if a.kind == officeKind {
		return graph.Person
	}
	return a.kind
}

// composedByID makes a composed actor from its id.
func (c *Catalogue) composedByID(id string) (graph.Actor, bool) {
	whole, part, ok := strings.Cut(id, "/")
	a := c.roles[part]
	if _, name, more := strings.Cut(part, "/"); a == nil && more {
		a = c.roles["GOV/"+name] // of a firm or a party
	}
	if !ok || a == nil {
		return graph.Actor{}, false
	}
	if whole == unknown {
		return a.nameless(), true
	}
	i, ok := c.byID[whole]
	if !ok {
		return graph.Actor{}, false
	}
	composed := c.compose(i, a, 0)
	return composed, composed.ID == id
}

// plural gives a noun's regular plural; of a word that has none, the word. A capital ("Chinese",
// "French") marks a demonym, which takes -s or nothing.
func plural(w string) string {
	demonym := capital(w)
	switch {
	case strings.HasSuffix(w, "ese"), strings.HasSuffix(w, "men"), demonym && hasAnySuffix(w, "sh", "ch", "ss"),
		strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"), hasAnySuffix(w, "people", "children", "police"):
		return w
	case strings.HasSuffix(w, "man") && !demonym:
		return strings.TrimSuffix(w, "an") + "en"
	case strings.HasSuffix(w, "y") && !hasAnySuffix(w, "ay", "ey", "oy"):
		return strings.TrimSuffix(w, "y") + "ies"
	case hasAnySuffix(w, "ch", "sh", "ss", "x"):
		return w + "es"
	}
	return w + "s"
}

func hasAnySuffix(w string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(w, e) })
}

// pluralHead puts a phrase's head into the plural: the word before " of ", else the last.
func pluralHead(w string) string {
	if head, rest, ok := strings.Cut(w, " of "); ok {
		return pluralHead(head) + " of " + rest
	}
	if i := strings.LastIndexAny(w, " -"); i >= 0 {
		return w[:i+1] + plural(w[i+1:])
	}
	return plural(w)
}
