package store

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"io"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dgraph-io/dgo/v230/protos/api"

	"entente/graph"
)

// Schema is the schema in DQL's form, as `dgraph bulk` and `dgraph live` take it.
func Schema() (string, error) { return dqlSchema() }

// WriteRDF writes readings as N-Quads for `dgraph bulk` and `dgraph live`, what Load would store
// of them and that anything may have changed, and returns how many. Documents and evidence are written as they come; actors
// and edges, of which each is written once, are held until the end. Of two readings of the same
// document the second is left out, as is an invalid one, which skipped (if not nil) is told of.
func WriteRDF(w io.Writer, readings iter.Seq[Reading], skipped func(error)) (int, error) {
	sum := fnv.New128a()
	r := rdf{w: bufio.NewWriterSize(io.MultiWriter(w, sum), 1<<16), documents: map[string]bool{}, actors: map[string][]graph.Actor{}, edges: map[string]*rdfEdge{}}
	for reading := range readings {
		err := r.reading(reading)
		if err != nil && skipped != nil {
			skipped(err)
		}
	}
	r.finish()
	if r.count > 0 {
		if err := r.w.Flush(); err != nil {
			return r.count, err
		}
		// The same N-Quads get the same mark, as they are the same change.
		var q quads
		q.newChange("_:change", change{Mark: hex.EncodeToString(sum.Sum(nil)), Everything: true})
		r.write(&q)
	}
	return r.count, r.w.Flush()
}

type rdf struct {
	w         *bufio.Writer // keeps its first error
	count     int
	documents map[string]bool
	actors    map[string][]graph.Actor // named by an edge or a part of one named
	edges     map[string]*rdfEdge
}

type rdfEdge struct {
	edge        graph.Edge // without evidence
	count       int
	first, last string
}

func (r *rdf) reading(reading Reading) error {
	w := &work{Reading: reading}
	if err := w.check(); err != nil {
		return err
	}
	if r.documents[w.Document.ID] {
		return &InvalidError{w.Document.ID, "read twice"}
	}
	if err := r.name(w); err != nil {
		return err
	}
	r.documents[w.Document.ID] = true
	var q quads
	document := blankFor("d", w.Document.ID)
	q.document(document, w.Document, documentNode{})
	for _, f := range w.findings() {
		attributed := ""
		if id := f.evidence.AttributedTo; id != "" {
			attributed = blankFor("a", id)
		}
		q.newEvidence(blankFor("v", f.id), f.id, blankFor("e", f.key), document, attributed, *f.evidence)
		q.briefs(blankFor("a", f.edge.Source), blankFor("a", f.edge.Target), f)
		r.edge(f)
	}
	r.write(&q)
	return nil
}

// name keeps the actors that the reading's edges name.
func (r *rdf) name(w *work) error {
	t := transaction{works: []*work{w}, actors: map[string]*actorState{}}
	t.nameActors()
	for id, a := range t.actors {
		if len(r.actors[id]) > 0 {
			a.given = append(a.given, r.actors[id]...)
		}
	}
	if err := t.checkActors(w); err != nil {
		return err
	}
	for id, a := range t.actors {
		for _, g := range a.given {
			if !slices.ContainsFunc(r.actors[id], func(h graph.Actor) bool { return sameActor(g, h) }) {
				r.actors[id] = append(r.actors[id], g)
			}
		}
		if r.actors[id] == nil {
			r.actors[id] = []graph.Actor{}
		}
	}
	return nil
}

func sameActor(a, b graph.Actor) bool {
	return a.Name == b.Name && a.Kind == b.Kind && a.Code == b.Code && a.Sector == b.Sector &&
		slices.Equal(a.Aliases, b.Aliases) && slices.Equal(a.PartOf, b.PartOf)
}

func (r *rdf) edge(f finding) {
	e := r.edges[f.key]
	if e == nil {
		e = &rdfEdge{edge: *f.edge}
		e.edge.Evidence = nil
		r.edges[f.key] = e
	}
	s := edgeState{first: e.first, last: e.last}
	s.add(f.evidence.Date)
	e.count, e.first, e.last = e.count+1, s.first, s.last
}

func (r *rdf) finish() {
	for _, id := range slices.Sorted(maps.Keys(r.actors)) {
		var q quads
		a := unite(id, r.actors[id])
		if a.Name == "" {
			a.Name = id
		}
		node, seen := blankFor("a", id), map[string]bool{}
		q.newActor(node, a)
		for _, g := range r.actors[id] {
			for _, m := range g.PartOf {
				if mid := membershipID(id, m); !seen[mid] {
					seen[mid] = true
					q.newMembership(blankFor("m", mid), mid, node, blankFor("a", m.Actor), m)
				}
			}
		}
		r.write(&q)
	}
	for _, key := range slices.Sorted(maps.Keys(r.edges)) {
		var q quads
		e, node := r.edges[key], blankFor("e", key)
		q.newEdge(node, blankFor("a", e.edge.Source), blankFor("a", e.edge.Target), e.edge)
		q.number(node, "Edge.count", e.count)
		q.date(node, "Edge.first", e.first)
		q.date(node, "Edge.last", e.last)
		r.write(&q)
	}
}

func (r *rdf) write(q *quads) {
	for _, n := range q.set {
		r.w.WriteString(n.Subject)
		r.w.WriteString(" <")
		r.w.WriteString(n.Predicate)
		r.w.WriteString("> ")
		if n.ObjectId != "" {
			r.w.WriteString(n.ObjectId)
		} else {
			writeLiteral(r.w, n.ObjectValue)
		}
		r.w.WriteString(" .\n")
		r.count++
	}
}

func writeLiteral(w *bufio.Writer, v *api.Value) {
	switch v := v.Val.(type) {
	case *api.Value_StrVal:
		writeString(w, v.StrVal)
	case *api.Value_IntVal:
		fmt.Fprintf(w, `"%d"^^<xs:int>`, v.IntVal)
	case *api.Value_DoubleVal:
		fmt.Fprintf(w, `"%s"^^<xs:float>`, strconv.FormatFloat(v.DoubleVal, 'g', -1, 64))
	case *api.Value_BoolVal:
		fmt.Fprintf(w, `"%t"^^<xs:boolean>`, v.BoolVal)
	}
}

func writeString(w *bufio.Writer, s string) {
	w.WriteByte('"')
	for i, c := range s {
		switch {
		case c == '"' || c == '\\':
			w.WriteByte('\\')
			w.WriteByte(byte(c))
		case c == '\n':
			w.WriteString(`\n`)
		case c == '\r':
			w.WriteString(`\r`)
		case c == '\t':
			w.WriteString(`\t`)
		case c < ' ' || c == 0x7f:
			fmt.Fprintf(w, `\u%04X`, c)
		default:
			w.WriteString(s[i : i+utf8.RuneLen(c)])
		}
	}
	w.WriteByte('"')
}

// blankFor names the node of an id: letters and digits as they are, other bytes in hexadecimal
// after an underscore.
func blankFor(kind, id string) string {
	var b strings.Builder
	b.WriteString("_:")
	b.WriteString(kind)
	for i := range len(id) {
		c := id[i]
		if c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "_%02x", c)
		}
	}
	return b.String()
}
