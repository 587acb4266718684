package export

import (
	"encoding/csv"
	"fmt"
	"io"

	"entente/graph"
)

// EdgesCSV writes a line for each edge (RFC 4180, with a header), with the names of both ends. Columns
// Source, Target, Label and Weight are those that Gephi looks for.
func EdgesCSV(w io.Writer, g Graph) error {
	actors, err := g.actors()
	if err != nil {
		return err
	}
	row := func(l Link) []attribute {
		return append([]attribute{
			{"Source", l.Source}, {"Target", l.Target}, {"Label", l.label()},
			{"source_name", actors[l.Source].Name}, {"source_code", actors[l.Source].Code}, {"source_sector", actors[l.Source].Sector},
			{"target_name", actors[l.Target].Name}, {"target_code", actors[l.Target].Code}, {"target_sector", actors[l.Target].Sector},
		}, l.attributes()...)
	}
	c := csv.NewWriter(w)
	if err := c.Write(names(row(Link{}))); err != nil {
		return err
	}
	err = g.eachLink(among(actors), func(l Link) error { return c.Write(texts(row(l))) })
	if err != nil {
		return err
	}
	c.Flush()
	return c.Error()
}

// NodesCSV writes a line for each actor (RFC 4180, with a header).
func NodesCSV(w io.Writer, g Graph) error {
	row := func(a graph.Actor) []attribute {
		return append([]attribute{{"Id", a.ID}, {"Label", nodeLabel(a)}}, nodeAttributes(a)...)
	}
	c := csv.NewWriter(w)
	if err := c.Write(names(row(graph.Actor{}))); err != nil {
		return err
	}
	for a, err := range g.Actors {
		if err != nil {
			return fmt.Errorf("read actors: %w", err)
		}
		if err := c.Write(texts(row(a))); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

func names(attributes []attribute) []string {
	names := make([]string, len(attributes))
	for i, a := range attributes {
		names[i] = a.name
	}
	return names
}

func texts(attributes []attribute) []string {
	texts := make([]string, len(attributes))
	for i, a := range attributes {
		texts[i] = a.text()
	}
	return texts
}
