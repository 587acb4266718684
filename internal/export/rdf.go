package export

import (
	"fmt"
	"io"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"entente/graph"
)

// The vocabulary of the RDF forms. Events are IRIs under PLOVER's page, countries those of the EU Publications Office's
// authority table, which are made of ISO 3166-1 alpha-3 codes; the rest that no common vocabulary has is
// our own.
var prefixes = []struct{ name, iri string }{
	{"country", "http://publications.europa.eu/resource/authority/country/"},
	{"dcterms", "http://purl.org/dc/terms/"},
	{"e", "urn:x-entente:vocabulary:"},
	{"plover", "https://github.com/openeventdata/PLOVER#"},
	{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
	{"skos", "http://www.w3.org/2004/02/skos/core#"},
	{"xsd", "http://www.w3.org/2001/XMLSchema#"},
}

// term is an IRI, or a literal where iri is "".
type term struct{ iri, text, datatype string }

// in makes an IRI of a prefix and a local name.
func in(prefix, local string) term {
	for _, p := range prefixes {
		if p.name == prefix {
			return term{iri: p.iri + local}
		}
	}
	panic("no prefix " + prefix)
}

// named is the IRI of an actor, edge, piece of evidence or document.
func named(what, id string) term {
	return term{iri: "urn:x-entente:" + what + ":" + url.PathEscape(id)}
}

func literal(value any) term {
	switch v := value.(type) {
	case int:
		return term{text: strconv.Itoa(v), datatype: in("xsd", "integer").iri}
	case float64:
		return term{text: strconv.FormatFloat(v, 'f', -1, 64), datatype: in("xsd", "decimal").iri}
	case bool:
		return term{text: strconv.FormatBool(v), datatype: in("xsd", "boolean").iri}
	}
	return term{text: fmt.Sprint(value)}
}

func day(date string) term { return term{text: date, datatype: in("xsd", "date").iri} }

// fact is a predicate and an object.
type fact struct{ predicate, object term }

// resource is what is said about a subject; in N-Quads, in the graph of that name unless it is "".
type resource struct {
	subject term
	facts   []fact
	graph   string
}

func (r *resource) add(prefix, local string, object term) {
	r.facts = append(r.facts, fact{in(prefix, local), object})
}

// say adds a literal unless it is zero.
func (r *resource) say(prefix, local string, value any) {
	if t := literal(value); t.text != "" && t.text != "0" && t.text != "false" {
		r.add(prefix, local, t)
	}
}

// Turtle writes RDF 1.1 Turtle: actors with their codes, every edge as a resource with its evidence, and as a triple
// of source, event and target besides, unless all its evidence is negated.
func Turtle(w io.Writer, g Graph) error {
	p := newPrinter(w)
	for _, x := range prefixes {
		p.f("@prefix %s: <%s> .\n", x.name, x.iri)
	}
	err := g.resources(func(r resource) error {
		p.f("\n%s", r.subject.turtle())
		for i, f := range r.facts {
			end := " ;"
			if i == len(r.facts)-1 {
				end = " ."
			}
			p.f("\n    %s %s%s", f.predicate.turtle(), f.object.turtle(), end)
		}
		p.f("\n")
		return nil
	})
	if err != nil {
		return err
	}
	return p.Flush()
}

// NQuads writes the same as RDF 1.1 N-Quads, what a document says in a graph of that document's name.
func NQuads(w io.Writer, g Graph) error {
	p := newPrinter(w)
	err := g.resources(func(r resource) error {
		within := ""
		if r.graph != "" {
			within = " <" + r.graph + ">"
		}
		for _, f := range r.facts {
			p.f("%s %s %s%s .\n", r.subject.full(), f.predicate.full(), f.object.full(), within)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return p.Flush()
}

// resources calls each for all that is said: the events, the actors, the edges with their evidence, the
// documents.
func (g Graph) resources(each func(resource) error) error {
	for _, e := range graph.Events {
		if err := each(aboutEvent(e)); err != nil {
			return err
		}
	}
	documents := make(map[string]bool)
	err := g.each(func(a graph.Actor) error { return each(aboutActor(a)) }, func(l Link) error {
		for _, r := range aboutEdge(l) {
			if err := each(r); err != nil {
				return err
			}
		}
		for _, v := range l.Evidence {
			documents[v.Document] = true
			if err := each(aboutEvidence(l.Edge, v)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return g.eachDocument(slices.Sorted(maps.Keys(documents)), func(d graph.Document) error { return each(aboutDocument(d)) })
}

// eachDocument calls do for the documents of these ids, by their ids alone where Graph.Documents is nil.
func (g Graph) eachDocument(ids []string, do func(graph.Document) error) error {
	if g.Documents == nil {
		for _, id := range ids {
			if err := do(graph.Document{ID: id}); err != nil {
				return err
			}
		}
		return nil
	}
	if len(ids) == 0 { // no ids would be all documents
		return nil
	}
	for d, err := range g.Documents(ids) {
		if err != nil {
			return fmt.Errorf("read documents: %w", err)
		}
		if err := do(d); err != nil {
			return err
		}
	}
	return nil
}

func aboutEvent(e graph.EventType) resource {
	r := resource{subject: in("plover", e.Name)}
	r.add("rdf", "type", in("e", "Event"))
	r.add("skos", "notation", literal(e.Name))
	r.add("skos", "definition", literal(e.Gloss))
	r.add("e", "quad", literal(string(e.Quad)))
	r.add("e", "score", literal(e.Score))
	return r
}

func aboutActor(a graph.Actor) resource {
	r := resource{subject: named("actor", a.ID)}
	r.add("rdf", "type", in("e", "Actor"))
	r.add("dcterms", "identifier", literal(a.ID))
	r.add("rdfs", "label", literal(nodeLabel(a)))
	for _, alias := range a.Aliases {
		r.add("skos", "altLabel", literal(alias))
	}
	r.say("e", "kind", a.Kind)
	r.say("e", "code", a.Code)
	if isISO(a.Code) {
		r.add("e", "country", in("country", a.Code))
	}
	r.say("e", "sector", a.Sector)
	for _, m := range a.PartOf {
		r.add("dcterms", "isPartOf", named("actor", m.Actor))
	}
	return r
}

var isoForm = regexp.MustCompile(`^[A-Z]{3}$`)

// isISO tells countries' codes from those of what belongs to none.
func isISO(code string) bool {
	return isoForm.MatchString(code) && !slices.Contains([]string{"IGO", "NGO", "IMG", "MNC"}, code)
}

func aboutEdge(l Link) []resource {
	source, target := named("actor", l.Source), named("actor", l.Target)
	r := resource{subject: named("edge", l.Key())}
	r.add("rdf", "type", in("e", "Edge"))
	r.add("e", "source", source)
	r.add("e", "target", target)
	relation := term{}
	if _, ok := graph.LookupEvent(l.Event); ok {
		relation = in("plover", l.Event)
		r.add("e", "event", relation)
	} else {
		relation = named("predicate", strings.ToLower(l.Predicate))
		r.add("e", "predicate", literal(l.Predicate))
	}
	r.add("e", "weight", literal(round(l.Weight)))
	r.add("e", "reports", literal(l.Reports))
	if l.First != "" {
		r.add("e", "first", day(l.First))
		r.add("e", "last", day(l.Last))
	}
	if l.Negated {
		return []resource{r}
	}
	return []resource{r, {subject: source, facts: []fact{{relation, target}}}}
}

func aboutEvidence(e graph.Edge, v graph.Evidence) resource {
	document := named("document", v.Document)
	r := resource{subject: named("evidence", e.EvidenceID(v)), graph: document.iri}
	r.add("rdf", "type", in("e", "Evidence"))
	r.add("e", "edge", named("edge", e.Key()))
	r.add("dcterms", "source", document)
	r.add("e", "text", literal(v.Text))
	if v.Date != "" {
		r.add("dcterms", "date", day(v.Date))
	}
	r.say("e", "mode", v.Mode)
	r.say("e", "modality", string(v.Modality))
	r.say("e", "negated", v.Negated)
	r.say("e", "mutual", v.Mutual)
	if v.AttributedTo != "" {
		r.add("e", "attributedTo", named("actor", v.AttributedTo))
	}
	r.add("e", "confidence", literal(round(v.Confidence)))
	return r
}

func aboutDocument(d graph.Document) resource {
	r := resource{subject: named("document", d.ID)}
	r.add("rdf", "type", in("e", "Document"))
	r.add("dcterms", "identifier", literal(d.ID))
	r.say("dcterms", "title", d.Title)
	r.say("dcterms", "publisher", d.Publisher)
	r.say("e", "url", d.URL)
	if d.Published != "" {
		r.add("dcterms", "issued", day(d.Published))
	}
	return r
}

// localName is what Turtle can write after a prefix without escapes.
var localName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)

func (t term) turtle() string {
	if t.iri != "" {
		return shortened(t.iri)
	}
	if t.datatype != "" {
		return quoteRDF(t.text) + "^^" + shortened(t.datatype)
	}
	return quoteRDF(t.text)
}

func shortened(iri string) string {
	for _, p := range prefixes {
		if local, ok := strings.CutPrefix(iri, p.iri); ok && localName.MatchString(local) {
			return p.name + ":" + local
		}
	}
	return "<" + iri + ">"
}

func (t term) full() string {
	switch {
	case t.iri != "":
		return "<" + t.iri + ">"
	case t.datatype != "":
		return quoteRDF(t.text) + "^^<" + t.datatype + ">"
	}
	return quoteRDF(t.text)
}

// quoteRDF escapes what neither form may have in a short string, and other control characters for the sake of
// lines.
func quoteRDF(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == 0:
			b.WriteRune(utf8.RuneError)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
