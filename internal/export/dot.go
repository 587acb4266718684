package export

import (
	"fmt"
	"io"
	"math"
	"strings"

	"entente/graph"
)

// DOT writes the language of Graphviz: cooperation in blue, conflict in red, what has no weight in grey,
// deeds in full and words in broken lines, heavier edges thicker.
func DOT(w io.Writer, g Graph) error {
	p := newPrinter(w)
	p.f("digraph entente {\n  label=%s;\n  node [fontname=\"Helvetica\", style=filled, fillcolor=white];\n  edge [fontname=\"Helvetica\", fontsize=9];\n", quote(g.Title))
	err := g.each(func(a graph.Actor) error {
		p.f("  %s [label=%s, shape=%s, kind=%s, code=%s, sector=%s];\n",
			quote(a.ID), quote(nodeLabel(a)), shape(a.Kind), quote(a.Kind), quote(a.Code), quote(a.Sector))
		return nil
	}, func(l Link) error {
		direction := ""
		if l.Mutual {
			direction = ", dir=both"
		}
		p.f("  %s -> %s [label=%s, color=%s, style=%s, penwidth=%.2f, weight=%d, sign=%d, mode=%s, reports=%d%s];\n",
			quote(l.Source), quote(l.Target), quote(l.label()), dotColor(l), style(l), 1+math.Log1p(math.Abs(l.Weight)),
			// Graphviz takes whole weights only.
			1+int(math.Abs(l.Weight)), l.sign(), quote(strings.Join(l.Modes, "; ")), l.Reports, direction)
		return nil
	})
	if err != nil {
		return err
	}
	p.f("}\n")
	return p.Flush()
}

// quote makes a DOT string. Backslashes are doubled, for in labels they begin an escape.
func quote(s string) string {
	s = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", "", "\x00", "").Replace(s)
	return `"` + strings.ToValidUTF8(s, "?") + `"`
}

func shape(kind string) string {
	switch kind {
	case graph.Country:
		return "box"
	case graph.Organization:
		return "hexagon"
	case graph.Group, graph.Force:
		return "octagon"
	case graph.Place:
		return "house"
	}
	return "ellipse"
}

func dotColor(l Link) string { return [...]string{"firebrick", "gray", "steelblue"}[l.sign()+1] }

func style(l Link) string {
	if graph.QuadOf(l.Event).Material() {
		return "solid"
	}
	return "dashed"
}

// Mermaid writes a flowchart for Mermaid, as Markdown pages show it: an arrow for cooperation, a cross for
// conflict, a plain line for what has no weight.
func Mermaid(w io.Writer, g Graph) error {
	p := newPrinter(w)
	p.f("flowchart LR\n")
	number := make(map[string]int)
	err := g.each(func(a graph.Actor) error {
		number[a.ID] = len(number)
		p.f("  n%d[\"%s\"]\n", number[a.ID], mermaidText(nodeLabel(a)))
		return nil
	}, func(l Link) error {
		arrow := map[int]string{1: "-->", 0: "---", -1: "--x"}[l.sign()]
		if l.Mutual {
			arrow = map[int]string{1: "<-->", 0: "---", -1: "x--x"}[l.sign()]
		}
		p.f("  n%d %s|\"%s\"| n%d\n", number[l.Source], arrow, mermaidText(l.label()), number[l.Target])
		return nil
	})
	if err != nil {
		return err
	}
	return p.Flush()
}

// mermaidText writes as entities what ends a quoted text or begins an entity or a tag.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\"#&<>`\\", r) || r < ' ' {
			fmt.Fprintf(&b, "#%d;", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
