package export

import (
	"fmt"
	"io"
	"strings"

	"entente/graph"
)

// GraphML writes GraphML (http://graphml.graphdrawing.org/) with typed keys, as networkx, igraph, Gephi, yEd
// and Cytoscape read it. Its schema has name tokens for ids, which hold no space and no "|", and igraph gives edges ids
// of its own: those of the graph stand in the data keys "actor_id" and "edge_id".
func GraphML(w io.Writer, g Graph) error {
	p := newPrinter(w)
	p.f(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	graphmlDeclare(p, "node", graphmlNode(graph.Actor{}))
	graphmlDeclare(p, "edge", Link{}.attributes())
	p.f("  <graph id=\"entente\" edgedefault=\"directed\">\n    <desc>%s</desc>\n", escape(g.Title))
	edges := 0
	err := g.each(func(a graph.Actor) error {
		p.f("    <node id=\"%s\">\n", nameToken(a.ID))
		graphmlValues(p, "node", graphmlNode(a))
		p.f("    </node>\n")
		return nil
	}, func(l Link) error {
		edges++
		p.f("    <edge id=\"e%d\" source=\"%s\" target=\"%s\">\n", edges, nameToken(l.Source), nameToken(l.Target))
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

func graphmlNode(a graph.Actor) []attribute {
	return append([]attribute{{"actor_id", a.ID}}, nodeAttributes(a)...)
}

// nameToken writes an id as an XML name token: what no token holds becomes _xHHHH_, its number in Unicode, which is how SQL/XML
// (ISO 9075-14) and .NET write names. Ids of the catalogue stay as they are.
func nameToken(id string) string {
	var b strings.Builder
	for i, r := range id {
		switch {
		case r == '_' && strings.HasPrefix(id[i:], "_x"):
			b.WriteString("_x005F_")
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', strings.ContainsRune("-_.:", r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "_x%04X_", r)
		}
	}
	return b.String()
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
