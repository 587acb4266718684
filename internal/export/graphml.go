package export

import (
	"io"

	"entente/graph"
)

// GraphML writes GraphML (http://graphml.graphdrawing.org/) with typed keys, as networkx, igraph, Gephi, yEd
// and Cytoscape read it. igraph gives edges ids of its own: theirs stand in the data key "edge_id" too. (igraph reads
// an ampersand in the id of a node as "&#38;", however it is written.)
func GraphML(w io.Writer, g Graph) error {
	p := newPrinter(w)
	p.f(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	graphmlDeclare(p, "node", nodeAttributes(graph.Actor{}))
	graphmlDeclare(p, "edge", Link{}.attributes())
	p.f("  <graph id=\"entente\" edgedefault=\"directed\">\n    <desc>%s</desc>\n", escape(g.Title))
	err := g.each(func(a graph.Actor) error {
		p.f("    <node id=\"%s\">\n", escape(a.ID))
		graphmlValues(p, "node", nodeAttributes(a))
		p.f("    </node>\n")
		return nil
	}, func(l Link) error {
		p.f("    <edge id=\"%s\" source=\"%s\" target=\"%s\">\n", escape(l.Key()), escape(l.Source), escape(l.Target))
		graphmlValues(p, "edge", l.attributes())
		p.f("    </edge>\n")
		return nil
	})
	if err != nil {
		return err
	}
	p.f("  </graph>\n</graphml>\n")
	return p.Flush()
}

// graphmlDeclare prefixes the keys' ids, which nodes and edges share a name space for.
func graphmlDeclare(p printer, class string, attributes []attribute) {
	for _, a := range attributes {
		p.f("  <key id=\"%s_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", class, a.name, class, a.name, xmlType(a.value, "int"))
	}
}

func graphmlValues(p printer, class string, attributes []attribute) {
	for _, a := range attributes {
		p.f("      <data key=\"%s_%s\">%s</data>\n", class, a.name, escape(a.text()))
	}
}
