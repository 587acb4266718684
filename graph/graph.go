// Package graph is what Entente stores: actors, the edges between them, the evidence under
// each edge, and the documents that the evidence was read in. It imports nothing of the project,
// so that the extractor, the store and the network all speak of the same things.
//
// An edge says that a source actor did, said, planned or stands in something toward a target
// actor. It is kept once for each (source, event, target), or (source, predicate, target) where
// no PLOVER event fits, with every piece of evidence under it.
package graph

import (
	"cmp"
	_ "embed"
	"slices"
	"strconv"
	"strings"
)

// Schema is schema.graphql, in Dgraph's GraphQL dialect: the one schema of the graph.
//
//go:embed schema.graphql
var Schema string

// Kinds of actor.
const (
	Country      = "country"
	Person       = "person"
	Organization = "organization"
	Group        = "group" // armed or political
	Force        = "force" // a country's army, police, rebels, officials: a role, no name of its own
	Place        = "place"
)

// Actor is somebody or something that acts in world politics.
type Actor struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Kind    string   `json:"kind"`
	Code    string   `json:"code"`   // ISO 3166-1 alpha-3, or IGO NGO IMG MNC; "" if unknown
	Sector  string   `json:"sector"` // PLOVER's sector; "" for a country as such
	Aliases []string `json:"aliases,omitempty"`
	// PartOf says to whom the actor belongs: a person to a country, a country to NATO, with dates.
	PartOf []Membership `json:"part_of,omitempty"`
}

// Membership is a time during which an actor belonged to another.
type Membership struct {
	Actor string `json:"actor"`          // id of the whole
	From  string `json:"from,omitempty"` // YYYY, YYYY-MM or YYYY-MM-DD; "" if open
	To    string `json:"to,omitempty"`
}

// Document is where evidence was read.
type Document struct {
	ID        string `json:"id"`
	Title     string `json:"title,omitempty"`
	URL       string `json:"url,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Published string `json:"published,omitempty"` // YYYY-MM-DD; "" if unknown
	// Version names the content and the extractor that read it: the store leaves a document
	// alone whose version it holds, and replaces its evidence as a set when it differs.
	Version string `json:"version"`
}

// Modality says how an event is put.
type Modality string

const (
	Asserted     Modality = "asserted"
	Reported     Modality = "reported" // somebody said it
	Planned      Modality = "planned"  // will, offers to, threatens to
	Hypothetical Modality = "hypothetical"
)

// Texts of a document that offsets point into.
const (
	InText  = ""
	InTitle = "title"
)

// Mentioned is an actor as a document names it: Text stands at bytes [Start, End).
type Mentioned struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Evidence is one place in a document that says that an edge holds. Offsets are bytes of the
// document's text, or of its title where In is InTitle.
type Evidence struct {
	Document       string
	In             string // InText or InTitle
	Sentence       int    // from 0, in its text
	Start, End     int    // the sentence
	Text           string // the sentence as it stands there
	Source, Target Mentioned
	Predicate      string // the word that says it, as it stands
	PredicateStart int
	Mode           string // PLOVER's mode, "" if none
	Mutual         bool
	Negated        bool
	Modality       Modality
	AttributedTo   string // id of the actor who said so, "" if the document itself does
	Date           string // YYYY-MM-DD; "" if unknown
	Rule           string // what in internal/relations made it
	Confidence     float64
}

// TreatyPrefix begins the ids of documents that stand for a list of treaties and no text.
const TreatyPrefix = "treaties:"

// OfTreaty says whether a list of treaties says so, and not the news.
func (v *Evidence) OfTreaty() bool { return strings.HasPrefix(v.Document, TreatyPrefix) }

// Edge is a relation from a source actor to a target actor with its evidence.
type Edge struct {
	Source, Target string // actor ids
	Event          string // PLOVER; "" where none fits
	Predicate      string // lemma; the edge's name where Event is "", else ""
	Evidence       []Evidence
}

// Key names the edge: source|event|target, or source|predicate|target in lower case.
func (e Edge) Key() string {
	name := e.Event
	if name == "" {
		name = strings.ToLower(e.Predicate)
	}
	return e.Source + "|" + name + "|" + e.Target
}

// EvidenceID names a piece of evidence under this edge by document and offsets, so that the same
// text read twice gives the same evidence.
func (e Edge) EvidenceID(v Evidence) string {
	b := make([]byte, 0, 128)
	b = append(append(append(b, v.Document...), '#'), v.In...)
	b = strconv.AppendInt(b, int64(v.Source.Start), 10)
	b = strconv.AppendInt(append(b, '-'), int64(v.PredicateStart), 10)
	b = strconv.AppendInt(append(b, '-'), int64(v.Target.Start), 10)
	return string(append(append(b, '|'), e.Key()...))
}

// Merge adds the other edge's evidence that this one lacks, and puts all of it in the order of
// SortEvidence. Both must have the same Key.
func (e *Edge) Merge(other Edge) {
	held := make(map[string]bool, len(e.Evidence)+len(other.Evidence))
	for _, v := range e.Evidence {
		held[e.EvidenceID(v)] = true
	}
	for _, v := range other.Evidence {
		if id := e.EvidenceID(v); !held[id] {
			held[id] = true
			e.Evidence = append(e.Evidence, v)
		}
	}
	SortEvidence(e.Evidence)
}

// SortEvidence puts evidence in the order of document, text (the title first) and offset.
func SortEvidence(evidence []Evidence) {
	slices.SortStableFunc(evidence, func(a, b Evidence) int {
		return cmp.Or(strings.Compare(a.Document, b.Document), -strings.Compare(a.In, b.In), cmp.Compare(a.Start, b.Start),
			cmp.Compare(a.Source.Start, b.Source.Start), cmp.Compare(a.PredicateStart, b.PredicateStart), cmp.Compare(a.Target.Start, b.Target.Start))
	})
}

// Span returns the first and the last date of the evidence that has one, "" if none has.
func (e Edge) Span() (first, last string) {
	for _, v := range e.Evidence {
		if v.Date == "" {
			continue
		}
		if first == "" || v.Date < first {
			first = v.Date
		}
		if v.Date > last {
			last = v.Date
		}
	}
	return first, last
}
