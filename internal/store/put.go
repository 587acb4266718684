package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"entente/graph"
)

// Put stores a document with its edges' evidence, in one transaction, and reports whether that
// changed the graph. A document stored with the same Version is left alone; with another, its
// evidence is replaced as a set: what the new reading lacks goes, and with it the edges without
// evidence and the actors that no edge, attribution or part of a remaining actor names.
//
// Every end of an edge and every AttributedTo must be among actors or stored; an actor that no
// edge needs is not stored. A stored actor takes over the given name, kind, code and sector where
// those are not empty, and adds aliases and memberships to its own. The whole of a membership that
// is neither given nor stored is stored under its id alone.
//
// A document whose change exceeds what Dgraph keeps atomic in a crash (maxQuads, about 200 pieces
// of evidence) is written in several transactions. Its version is written in the last, so that an
// interrupted Put is done again by the next Put of that document.
//
// An aborted transaction and a lost connection are tried again, with growing pauses, until ctx
// ends or a minute and a half has passed. Whether the commit that got no answer was done is then seen
// from the document's version.
func (s *Store) Put(ctx context.Context, doc graph.Document, actors []graph.Actor, edges []graph.Edge) (changed bool, err error) {
	w := &work{Reading: Reading{doc, actors, edges}}
	if err := w.check(); err != nil {
		return false, err
	}
	if err := s.finish(ctx, w); err != nil {
		return false, fmt.Errorf("store document %q: %w", doc.ID, err)
	}
	return w.changed, nil
}

// Delete takes a document out with all that only it supported: its evidence, then edges without
// evidence, then actors as in Put. The error is ErrNotFound for an id that is not stored.
func (s *Store) Delete(ctx context.Context, documentID string) error {
	w := &work{Reading: Reading{Document: graph.Document{ID: documentID}}, remove: true}
	err := s.finish(ctx, w)
	if err == nil && !w.changed {
		err = ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("delete document %q: %w", documentID, err)
	}
	return nil
}

// finish commits w, in as many transactions as it takes.
func (s *Store) finish(ctx context.Context, w *work) error {
	for {
		err := retry(ctx, func() error { return s.commit(ctx, []*work{w}) })
		if errors.Is(err, errTooLarge) {
			continue
		}
		if err != nil || !w.partial {
			return err
		}
	}
}

// work is a document on its way in, or out.
type work struct {
	Reading
	remove bool // take the document out
	room   int  // pieces of evidence that a transaction takes, 0 for the usual

	// What a transaction found, renewed by each:
	node    documentNode   // as stored; no UID if it is not
	adds    []finding      // evidence to write
	drops   []evidenceNode // evidence to take out
	partial bool           // adds and drops are not all, another transaction must follow
	unsure  bool           // a commit got no answer
	changed bool           // the graph differs from before
}

// finding is one piece of evidence with its edge.
type finding struct {
	id       string
	key      string
	edge     *graph.Edge
	evidence *graph.Evidence
}

// findings lists the reading's evidence, each id once.
func (w *work) findings() []finding {
	var fs []finding
	seen := map[string]bool{}
	for i := range w.Edges {
		e := &w.Edges[i]
		for j := range e.Evidence {
			f := finding{e.EvidenceID(e.Evidence[j]), e.Key(), e, &e.Evidence[j]}
			if !seen[f.id] {
				seen[f.id] = true
				fs = append(fs, f)
			}
		}
	}
	return fs
}

// check says what keeps a reading out of any store; whether the actors it names are known is
// seen in the transaction.
func (w *work) check() error {
	reason := ""
	say := func(format string, args ...any) {
		if reason == "" {
			reason = fmt.Sprintf(format, args...)
		}
	}
	d := w.Document
	if d.ID == "" {
		say("no id")
	}
	if d.Version == "" {
		say("no version")
	}
	if !validDate(d.Published) {
		say("published %q is no date YYYY-MM-DD", d.Published)
	}
	checkWhole(say, d.ID)
	checkText(say, d.Title, d.URL, d.Publisher, d.Version)
	for _, a := range w.Actors {
		checkActor(say, a)
	}
	for _, e := range w.Edges {
		checkEdge(say, d.ID, e)
	}
	if reason != "" {
		return &InvalidError{d.ID, reason}
	}
	return nil
}

func checkActor(say func(string, ...any), a graph.Actor) {
	checkID(say, a.ID)
	checkText(say, a.Kind, a.Code, a.Sector)
	checkWhole(say, a.Name)
	checkWhole(say, a.Aliases...)
	for _, m := range a.PartOf {
		checkID(say, m.Actor)
		checkText(say, m.From, m.To)
	}
}

func checkEdge(say func(string, ...any), document string, e graph.Edge) {
	checkID(say, e.Source)
	checkID(say, e.Target)
	checkText(say, e.Event, e.Predicate)
	if e.Event == "" && e.Predicate == "" {
		say("edge from %s to %s has neither event nor predicate", e.Source, e.Target)
	}
	for _, v := range e.Evidence {
		if v.Document != document {
			say("evidence for %s is of document %q", e.Key(), v.Document)
		}
		if !validDate(v.Date) {
			say("date %q of evidence for %s is no date YYYY-MM-DD", v.Date, e.Key())
		}
		if !(v.Confidence >= 0 && v.Confidence <= 1) {
			say("confidence %v of evidence for %s is not in [0, 1]", v.Confidence, e.Key())
		}
		checkText(say, v.In, v.Text, v.Source.Text, v.Target.Text, v.Predicate, v.Mode, string(v.Modality), v.AttributedTo, v.Rule)
	}
}

// checkID keeps the separator of edge ids out of actor ids: the order of edge ids is then that of
// their sources first.
func checkID(say func(string, ...any), id string) {
	if id == "" || strings.Contains(id, "|") {
		say("actor id %q is empty or contains |", id)
	}
	checkWhole(say, id)
}

// maxWord bounds a word of a text, in bytes: an index of Dgraph's keeps a word in one key, and a key has
// at most 65,000 bytes. It is also the bound of a name and an id, which are kept whole.
const maxWord = 32 << 10

func checkText(say func(string, ...any), texts ...string) {
	for _, t := range texts {
		if !utf8.ValidString(t) {
			say("%q is not UTF-8", t)
		}
		if len(t) <= maxWord {
			continue
		}
		for word := range strings.FieldsSeq(t) {
			if len(word) > maxWord {
				say("a word of %d bytes (%.20q…) is longer than the %d that Dgraph can index", len(word), word, maxWord)
			}
		}
	}
}

// checkWhole is checkText for what Dgraph indexes whole.
func checkWhole(say func(string, ...any), texts ...string) {
	checkText(say, texts...)
	for _, t := range texts {
		if len(t) > maxWord {
			say("%.20q… has %d bytes, more than the %d that Dgraph can index", t, len(t), maxWord)
		}
	}
}
