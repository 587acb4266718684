package export

import (
	_ "embed"
	"encoding/json"
	"html"
	"io"
	"maps"
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/network"
)

// page is the explorer; what stands between its marks is filled in. It asks nothing of a network, and its content
// security policy sees to that.
//
//go:embed page.html
var page string

// HTML writes one page that shows the network in any browser, from a file and without a network: the map, a search,
// an actor's ties with their evidence, filters. All evidence is in it, so that it suits a part of a large graph.
func HTML(w io.Writer, g Graph) error {
	s, err := g.sketch()
	if err != nil {
		return err
	}
	p := newPrinter(w)
	before, rest, _ := strings.Cut(page, "<!--title-->")
	between, after, _ := strings.Cut(rest, "<!--data-->")
	p.f("%s%s%s", before, html.EscapeString(clean(g.Title)), between)
	if err := g.pageData(p, s); err != nil {
		return err
	}
	p.f("%s", after)
	return p.Flush()
}

// pageData writes the JSON that the page reads. encoding/json escapes the less-than sign, so that no text ends
// the element that it stands in.
func (g Graph) pageData(p printer, s sketch) error {
	title, err := json.Marshal(g.Title)
	if err != nil {
		return err
	}
	p.f("{\"title\":%s,\n\"actors\":[", title)
	actors := lister{printer: p}
	for i, at := range s.layout(g.half()) {
		a := s.actors[i]
		if err := actors.add([]attribute{{"id", a.ID}, {"name", nodeLabel(a)}, {"kind", a.Kind}, {"code", a.Code}, {"sector", a.Sector},
			{"aliases", append([]string{}, a.Aliases...)}, {"color", kindColor(a.Kind)}, {"x", coordinate(at.X)}, {"y", coordinate(at.Y)}}); err != nil {
			return err
		}
	}
	p.f("],\n\"edges\":[")
	edges := lister{printer: p}
	documents := make(map[string]bool)
	err = g.eachLink(among(s.number), func(l Link) error {
		for _, v := range l.Evidence {
			documents[v.Document] = true
		}
		return edges.add([]attribute{{"source", s.number[l.Source]}, {"target", s.number[l.Target]}, {"event", l.label()},
			{"quad", string(graph.QuadOf(l.Event))}, {"evidence", pageEvidence(l.Edge, g.Params)}})
	})
	if err != nil {
		return err
	}
	p.f("],\n\"documents\":{")
	separator := "\n"
	err = g.eachDocument(slices.Sorted(maps.Keys(documents)), func(d graph.Document) error {
		id, err := json.Marshal(d.ID)
		if err != nil {
			return err
		}
		about, err := object(attribute{"title", d.Title}, attribute{"url", d.URL}, attribute{"publisher", d.Publisher}, attribute{"published", d.Published})
		p.f("%s%s:%s", separator, id, about)
		separator = ",\n"
		return err
	})
	p.f("}}")
	return err
}

// sighting is a piece of evidence as the page has it. Weight is what it weighs if no other of its day counts in its
// place, which the page finds out among those that its filters leave.
type sighting struct {
	Document   string         `json:"document"`
	Date       string         `json:"date"`
	Mode       string         `json:"mode,omitempty"`
	Text       string         `json:"text"`
	Weight     float64        `json:"weight"`
	Confidence float64        `json:"confidence"`
	Modality   graph.Modality `json:"modality,omitempty"`
	Mutual     bool           `json:"mutual,omitempty"`
	Negated    bool           `json:"negated,omitempty"`
	By         string         `json:"by,omitempty"`
}

func pageEvidence(e graph.Edge, p network.Params) []sighting {
	all := make([]sighting, len(e.Evidence))
	for i, v := range e.Evidence {
		alone := e
		alone.Evidence = e.Evidence[i : i+1]
		all[i] = sighting{v.Document, v.Date, v.Mode, v.Text, round(p.Claims([]graph.Edge{alone})[0].Weight), round(v.Confidence),
			v.Modality, v.Mutual, v.Negated, v.AttributedTo}
	}
	return all
}
