// Package extract is the spine of Entente: a document goes in, edges come out.
//
//  1. parse reads the title and the text into sentences with dependency trees.
//  2. actors finds the mentions of actors in them and links each to an actor, at the document's date.
//  3. relations reads from each sentence what its actors do to each other.
//  4. Relations between the same actors with the same event become one edge, each with its evidence.
//
// It is pure: the same document gives the same edges, byte for byte.
package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/actors"
	"entente/internal/news"
	"entente/internal/parse"
	"entente/internal/relations"
	"entente/internal/syntax"
)

// Extractor reads documents. It is safe for concurrent use.
type Extractor struct {
	Parser    *parse.Parser
	Catalogue *actors.Catalogue
	Lexicon   *relations.Lexicon
}

// Load makes an Extractor of the embedded model, catalogue and lexicon, and of the user's own files.
func Load(actorFiles, verbFiles []string) (*Extractor, error) {
	p, err := parse.Load()
	if err != nil {
		return nil, fmt.Errorf("load parser: %w", err)
	}
	c, err := actors.Load(actorFiles...)
	if err != nil {
		return nil, fmt.Errorf("load actors: %w", err)
	}
	l, err := relations.Load(verbFiles...)
	if err != nil {
		return nil, fmt.Errorf("load predicates: %w", err)
	}
	return &Extractor{Parser: p, Catalogue: c, Lexicon: l}, nil
}

// Sentence is a parsed sentence and where it stands.
type Sentence struct {
	syntax.Sentence
	In     string // graph.InText or graph.InTitle
	Number int    // from 0, in its text
}

// Reading is what was read in a document. Mentions and relations point into Sentences.
type Reading struct {
	Document  news.Document
	Sentences []Sentence // the title's, then the text's
	Mentions  []actors.Mention
	Relations []relations.Relation
	Edges     []graph.Edge // in the order of their keys
	// Actors are those of the edges and the wholes they belong to, in the order of their ids: as the catalogue
	// has them, without regard to the document's date, so that the graph does not depend on which document is
	// read last. Mentions have the code and sector of the date.
	Actors []graph.Actor
}

// Edges returns the document's edges in the order of their keys.
func (x *Extractor) Edges(d news.Document) []graph.Edge { return x.Read(d).Edges }

// Read reads the document.
func (x *Extractor) Read(d news.Document) Reading {
	r := Reading{Document: d, Sentences: x.Sentences(d)}
	trees := make([]syntax.Sentence, len(r.Sentences))
	for i := range r.Sentences {
		trees[i] = r.Sentences[i].Sentence
	}
	r.Mentions = x.Catalogue.Link(trees, d.Published)
	for i := range trees {
		for _, rel := range x.Lexicon.Relations(&trees[i], r.MentionsOf(i), r.text()) {
			rel.Sentence = i
			r.Relations = append(r.Relations, each(rel)...)
		}
	}
	r.Edges = r.edges()
	r.Actors = x.actorsOf(r)
	return r
}

// text says what kind of text the document is.
func (r Reading) text() relations.Text {
	if len(r.Sentences) <= actors.FewSentences {
		return relations.Picked
	}
	return relations.Running
}

// each gives a relation once for each pair of actors at its ends: those of "both sides" are two.
func each(rel relations.Relation) []relations.Relation {
	if len(rel.Source.With) == 0 && len(rel.Target.With) == 0 {
		return []relations.Relation{rel}
	}
	var all []relations.Relation
	for _, source := range rel.Source.Each() {
		for _, target := range rel.Target.Each() {
			if source.Actor.ID == target.Actor.ID {
				continue
			}
			one := rel
			one.Source, one.Target = source, target
			all = append(all, one)
		}
	}
	return all
}

// Sentences parses the title and the text of a document.
func (x *Extractor) Sentences(d news.Document) []Sentence {
	var all []Sentence
	for _, text := range []struct{ in, text string }{{graph.InTitle, d.Title}, {graph.InText, d.Text}} {
		for n, s := range x.Parser.Parse(text.text) {
			all = append(all, Sentence{Sentence: s, In: text.in, Number: n})
		}
	}
	return all
}

// MentionsOf returns the mentions of the i-th sentence.
func (r Reading) MentionsOf(i int) []actors.Mention {
	find := func(i int) int {
		at, _ := slices.BinarySearchFunc(r.Mentions, i, func(m actors.Mention, i int) int { return m.Sentence - i })
		return at
	}
	return r.Mentions[find(i):find(i+1)]
}

// Text cuts bytes [start, end) out of the title or the text.
func (r Reading) Text(in string, start, end int) string {
	if in == graph.InTitle {
		return r.Document.Title[start:end]
	}
	return r.Document.Text[start:end]
}

// Version names the document and what was read in it: a hash of each. A document that says the same
// to the same extractor has the same version.
func (r Reading) Version() string {
	h := sha256.New()
	// Encoding plain structs of strings and numbers into a hash has no way to fail.
	_ = json.NewEncoder(h).Encode([]any{r.Edges, r.Actors})
	return r.Document.Hash() + "-" + hex.EncodeToString(h.Sum(nil))[:16]
}

// Stored gives the document as the graph keeps it.
func (r Reading) Stored() graph.Document {
	d := r.Document
	return graph.Document{ID: d.ID, Title: d.Title, URL: d.URL, Publisher: d.Publisher, Published: d.Date(), Version: r.Version()}
}

// edges gathers the relations into edges, each piece of evidence once.
func (r Reading) edges() []graph.Edge {
	byKey := map[string]*graph.Edge{}
	held := map[string]bool{}
	for _, rel := range r.Relations {
		e := graph.Edge{Source: rel.Source.Actor.ID, Target: rel.Target.Actor.ID, Event: rel.Event}
		if e.Event == "" {
			e.Predicate = rel.Lemma
		}
		v := r.evidence(rel)
		id, key := e.EvidenceID(v), e.Key()
		if held[id] {
			continue
		}
		held[id] = true
		if byKey[key] == nil {
			byKey[key] = &e
		}
		byKey[key].Evidence = append(byKey[key].Evidence, v)
	}
	edges := make([]graph.Edge, 0, len(byKey))
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		graph.SortEvidence(byKey[key].Evidence)
		edges = append(edges, *byKey[key])
	}
	return edges
}

// Records writes the reading's edges out in the order of the text.
func (r Reading) Records() []graph.Record {
	byID := map[string]graph.Actor{}
	for _, a := range r.Actors {
		byID[a.ID] = a
	}
	for _, m := range r.Mentions { // with the code and sector of the date
		byID[m.Actor.ID] = m.Actor
	}
	var all []graph.Record
	for _, e := range r.Edges {
		all = append(all, e.Records(byID[e.Source], byID[e.Target])...)
	}
	graph.SortRecords(all)
	return all
}

func (r Reading) evidence(rel relations.Relation) graph.Evidence {
	s := &r.Sentences[rel.Sentence]
	predicate := s.Tokens[rel.Predicate]
	return graph.Evidence{
		Document: r.Document.ID, In: s.In, Sentence: s.Number, Start: s.Start, End: s.End,
		Text:      r.Text(s.In, s.Start, s.End),
		Source:    r.mentioned(s, rel.Source),
		Target:    r.mentioned(s, rel.Target),
		Predicate: predicate.Text, PredicateStart: predicate.Start,
		Mode: rel.Mode, Mutual: rel.Mutual, Negated: rel.Negated, Modality: rel.Modality, AttributedTo: rel.AttributedTo,
		Date: date(&s.Sentence, rel, r.Document.Published), Rule: rel.Rule, Confidence: rel.Confidence,
	}
}

// mentioned cuts the mention out of its text.
func (r Reading) mentioned(s *Sentence, m actors.Mention) graph.Mentioned {
	start, end := s.Tokens[m.Lo].Start, s.Tokens[m.Hi-1].End
	return graph.Mentioned{Text: r.Text(s.In, start, end), Start: start, End: end}
}

// actorsOf lists the actors that the edges name and, through them, the wholes that they belong to.
func (x *Extractor) actorsOf(r Reading) []graph.Actor {
	linked := map[string]graph.Actor{}
	for _, m := range r.Mentions {
		linked[m.Actor.ID] = m.Actor
		for _, a := range m.With {
			linked[a.ID] = a
		}
	}
	all := map[string]graph.Actor{}
	var add func(id string)
	add = func(id string) {
		if _, done := all[id]; done || id == "" {
			return
		}
		a, ok := x.Catalogue.Actor(id)
		if !ok {
			if a, ok = linked[id]; !ok {
				return
			}
		}
		all[id] = a
		for _, m := range a.PartOf {
			add(m.Actor)
		}
	}
	for _, e := range r.Edges {
		add(e.Source)
		add(e.Target)
		for _, v := range e.Evidence {
			add(v.AttributedTo)
		}
	}
	list := make([]graph.Actor, 0, len(all))
	for _, a := range all {
		list = append(list, a)
	}
	slices.SortFunc(list, func(a, b graph.Actor) int { return strings.Compare(a.ID, b.ID) })
	return list
}
