package export

import (
	"io"
	"math"
)

// Graphology writes the JSON of graphology (https://graphology.github.io/), which sigma.js draws and Gephi Lite
// opens: every actor with a place, size and colour, every edge with a size and colour.
func Graphology(w io.Writer, g Graph) error {
	s, err := g.sketch()
	if err != nil {
		return err
	}
	p := newPrinter(w)
	title, err := object(attribute{"title", g.Title})
	if err != nil {
		return err
	}
	p.f("{\"options\":{\"type\":\"directed\",\"multi\":true,\"allowSelfLoops\":true},\n\"attributes\":%s,\n\"nodes\":[", title)
	nodes := lister{printer: p}
	at := s.layout(g.half())
	for i, a := range s.actors {
		attributes, err := object(append([]attribute{{"label", nodeLabel(a)},
			{"x", coordinate(at[i].X)}, {"y", coordinate(at[i].Y)}, {"size", size(s.degree[i])}, {"color", kindColor(a.Kind)}},
			nodeAttributes(a)...)...)
		if err == nil {
			err = nodes.add([]attribute{{"key", a.ID}, {"attributes", attributes}})
		}
		if err != nil {
			return err
		}
	}
	p.f("],\n\"edges\":[")
	edges := lister{printer: p}
	err = g.eachLink(among(s.number), func(l Link) error {
		attributes, err := object(append([]attribute{{"label", l.label()}, {"size", lineWidth(l.Weight)}, {"color", signColor(l.sign())}},
			l.attributes()...)...)
		if err != nil {
			return err
		}
		return edges.add([]attribute{{"key", l.Key()}, {"source", l.Source}, {"target", l.Target}, {"attributes", attributes}})
	})
	if err != nil {
		return err
	}
	p.f("]}\n")
	return p.Flush()
}

// coordinate leaves out digits that nobody sees.
func coordinate(v float64) float64 { return math.Round(v*100) / 100 }

// lineWidth is that of a tie or edge in a picture.
func lineWidth(weight float64) float64 { return math.Round(100*(1+math.Log1p(math.Abs(weight)))) / 100 }
