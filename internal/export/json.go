package export

import (
	"encoding/json"
	"io"

	"entente/graph"
)

// NodeLink writes the node-link JSON of networkx, D3 and others. The list of edges stands there twice, as
// "edges" and as "links", since readers ask for one or the other; "key" is by
// what networkx tells parallel edges apart.
func NodeLink(w io.Writer, g Graph) error {
	p := newPrinter(w)
	title, err := json.Marshal(g.Title)
	if err != nil {
		return err
	}
	p.f("{\"directed\":true,\"multigraph\":true,\"graph\":{\"title\":%s},\n\"nodes\":[", title)
	known := make(map[string]bool)
	list := lister{printer: p}
	for a, err := range g.Actors {
		if err != nil {
			return err
		}
		known[a.ID] = true
		if err := list.add(append([]attribute{{"id", a.ID}}, nodeAttributes(a)...)); err != nil {
			return err
		}
	}
	for _, name := range []string{"edges", "links"} {
		p.f("],\n%q:[", name)
		list := lister{printer: p}
		err := g.eachLink(among(known), func(l Link) error {
			return list.add(append([]attribute{{"source", l.Source}, {"target", l.Target}, {"key", l.Key()}}, l.attributes()...))
		})
		if err != nil {
			return err
		}
	}
	p.f("]}\n")
	return p.Flush()
}

// Cytoscape writes the JSON of Cytoscape and Cytoscape.js. "value", "key" and "multigraph" are for
// networkx.
func Cytoscape(w io.Writer, g Graph) error {
	p := newPrinter(w)
	data, err := object(attribute{"name", g.Title})
	if err != nil {
		return err
	}
	p.f("{\"format_version\":\"1.0\",\"generated_by\":\"Entente\",\"target_cytoscapejs_version\":\"~3.0\",\n")
	p.f("\"directed\":true,\"multigraph\":true,\"data\":%s,\n\"elements\":{\"nodes\":[", data)
	list := lister{printer: p, open: `{"data":`, close: "}"}
	between := "],\n\"edges\":["
	err = g.each(func(a graph.Actor) error {
		return list.add(append([]attribute{{"id", a.ID}, {"value", a.ID}}, nodeAttributes(a)...))
	}, func(l Link) error {
		if between != "" {
			p.f("%s", between)
			between, list.some = "", false
		}
		return list.add(append([]attribute{{"id", l.Key()}, {"source", l.Source}, {"target", l.Target}, {"interaction", l.label()}, {"key", l.Key()}}, l.attributes()...))
	})
	if err != nil {
		return err
	}
	p.f("%s]}}\n", between)
	return p.Flush()
}

// lister writes the items of a JSON array, one a line.
type lister struct {
	printer
	open, close string // around each item
	some        bool   // whether an item is written
}

func (l *lister) add(item []attribute) error {
	o, err := object(item...)
	if err != nil {
		return err
	}
	if l.some {
		l.f(",")
	}
	l.some = true
	l.f("\n%s%s%s", l.open, o, l.close)
	return nil
}

// JSONLines writes one line for each piece of evidence, as `ingest --dry-run --output jsonl` does
// (graph.Record), in the edges' order.
func JSONLines(w io.Writer, g Graph) error {
	actors, err := g.actors()
	if err != nil {
		return err
	}
	p := newPrinter(w)
	enc := json.NewEncoder(p)
	enc.SetEscapeHTML(false)
	err = g.eachLink(among(actors), func(l Link) error {
		for _, r := range l.Records(actors[l.Source], actors[l.Target]) {
			if err := enc.Encode(r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return p.Flush()
}
