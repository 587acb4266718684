package export

import (
	"io"

	"entente/graph"
)

// GEXF writes GEXF 1.3 (https://gexf.net/), as Gephi, networkx and sigma.js read it. Edges have their event
// as kind, by which Gephi keeps parallel edges apart, and a spell for each day that their evidence is of.
// An edge whose evidence is all mutual has type mutual: readers that know only one direction make two
// edges of it, but Gephi 0.10 one, with a warning. The attribute "mutual" tells.
//
// Dates have the time format "date", which networkx has as strings; no attribute is of type date, which
// it refuses.
func GEXF(w io.Writer, g Graph) error { return writeGEXF(w, g, gexf13) }

// GEXF12 writes GEXF 1.2draft, which networkx before 3.6 and other older readers want. It has no kinds, so
// that Gephi 0.9 adds parallel edges up.
func GEXF12(w io.Writer, g Graph) error { return writeGEXF(w, g, gexf12) }

// gexfVersion is where the versions differ.
type gexfVersion struct {
	name, namespace, schema string
	kinds, representation   bool
}

var (
	gexf13 = gexfVersion{"1.3", "http://gexf.net/1.3", "http://gexf.net/1.3/gexf.xsd", true, true}
	gexf12 = gexfVersion{"1.2", "http://www.gexf.net/1.2draft", "http://www.gexf.net/1.2draft/gexf.xsd", false, false}
)

func writeGEXF(w io.Writer, g Graph, v gexfVersion) error {
	p := newPrinter(w)
	p.f(`<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="%s" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="%s %s" version="%s">
  <meta>
    <creator>Entente</creator>
    <description>%s</description>
  </meta>
`, v.namespace, v.namespace, v.schema, v.name, escape(g.Title))
	representation := ""
	if v.representation {
		representation = ` timerepresentation="interval"`
	}
	p.f("  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\"%s>\n", representation)
	gexfDeclare(p, "node", nodeAttributes(graph.Actor{}))
	gexfDeclare(p, "edge", gexfAttributes(Link{}))
	p.f("    <nodes>\n")
	nodes := true
	err := g.each(func(a graph.Actor) error {
		p.f("      <node id=\"%s\" label=\"%s\">\n", escape(a.ID), escape(nodeLabel(a)))
		gexfValues(p, nodeAttributes(a))
		p.f("      </node>\n")
		return nil
	}, func(l Link) error {
		if nodes {
			nodes = false
			p.f("    </nodes>\n    <edges>\n")
		}
		gexfEdge(p, l, v)
		return nil
	})
	if err != nil {
		return err
	}
	if nodes {
		p.f("    </nodes>\n    <edges>\n")
	}
	p.f("    </edges>\n  </graph>\n</gexf>\n")
	return p.Flush()
}

// gexfAttributes leaves out the weight, which GEXF has an XML attribute for.
func gexfAttributes(l Link) []attribute {
	var kept []attribute
	for _, a := range l.attributes() {
		if a.name != "weight" {
			kept = append(kept, a)
		}
	}
	return kept
}

func gexfEdge(p printer, l Link, v gexfVersion) {
	direction, kind := "directed", ""
	if l.Mutual {
		direction = "mutual"
	}
	if v.kinds {
		kind = ` kind="` + escape(l.label()) + `"`
	}
	p.f("      <edge id=\"%s\" source=\"%s\" target=\"%s\" type=\"%s\"%s label=\"%s\" weight=\"%s\">\n",
		escape(l.Key()), escape(l.Source), escape(l.Target), direction, kind, escape(l.label()), l.weight().text())
	gexfValues(p, gexfAttributes(l))
	if dates := l.dates(); len(dates) > 0 {
		p.f("        <spells>\n")
		for _, d := range dates {
			p.f("          <spell start=\"%s\" end=\"%s\"/>\n", escape(d), escape(d))
		}
		p.f("        </spells>\n")
	}
	p.f("      </edge>\n")
}

func gexfDeclare(p printer, class string, attributes []attribute) {
	p.f("    <attributes class=\"%s\" mode=\"static\">\n", class)
	for _, a := range attributes {
		p.f("      <attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", a.name, a.name, xmlType(a.value, "integer"))
	}
	p.f("    </attributes>\n")
}

func gexfValues(p printer, attributes []attribute) {
	p.f("        <attvalues>\n")
	for _, a := range attributes {
		p.f("          <attvalue for=\"%s\" value=\"%s\"/>\n", a.name, escape(a.text()))
	}
	p.f("        </attvalues>\n")
}

// xmlType names the value's type; GEXF and GraphML differ in that of whole numbers.
func xmlType(value any, whole string) string {
	switch value.(type) {
	case bool:
		return "boolean"
	case int:
		return whole
	case float64:
		return "double"
	}
	return "string"
}
