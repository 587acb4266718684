package export

import (
	"fmt"
	"io"
	"strings"

	"entente/graph"
)

// Kumu writes the blueprint that Kumu imports (https://docs.kumu.io/guides/import/blueprints). Kumu knows
// elements by their labels, so that of two actors with one name each has its id in its label.
func Kumu(w io.Writer, g Graph) error {
	labels, err := g.uniqueLabels()
	if err != nil {
		return err
	}
	p := newPrinter(w)
	p.f("{\"elements\":[")
	list := lister{printer: p}
	between := "],\n\"connections\":["
	err = g.each(func(a graph.Actor) error {
		return list.add([]attribute{{"label", labels[a.ID]}, {"type", a.Kind}, {"id", a.ID}, {"code", a.Code}, {"sector", a.Sector},
			{"aliases", append([]string{}, a.Aliases...)}})
	}, func(l Link) error {
		if between != "" {
			p.f("%s", between)
			between, list.some = "", false
		}
		direction := "directed"
		if l.Mutual {
			direction = "mutual"
		}
		// Kumu has lists, by whose members it filters.
		attributes := l.attributes()
		for i, a := range attributes {
			if a.name == "mode" {
				attributes[i].value = append([]string{}, l.Modes...)
			}
		}
		return list.add(append([]attribute{{"from", labels[l.Source]}, {"to", labels[l.Target]}, {"direction", direction},
			{"label", l.label()}, {"type", kumuType(l)}, {"strength", l.weight().value}}, attributes...))
	})
	if err != nil {
		return err
	}
	p.f("%s]}\n", between)
	return p.Flush()
}

// kumuType is what Kumu colours connections by.
func kumuType(l Link) string {
	if q := graph.QuadOf(l.Event); q != "" {
		return string(q)
	}
	return "other"
}

func (g Graph) uniqueLabels() (map[string]string, error) {
	actors, err := g.actors()
	if err != nil {
		return nil, err
	}
	bearers := make(map[string]int)
	for _, a := range actors {
		bearers[strings.ToLower(nodeLabel(a))]++
	}
	labels := make(map[string]string, len(actors))
	for id, a := range actors {
		labels[id] = nodeLabel(a)
		if bearers[strings.ToLower(labels[id])] > 1 {
			labels[id] = fmt.Sprintf("%s (%s)", labels[id], id)
		}
	}
	return labels, nil
}
