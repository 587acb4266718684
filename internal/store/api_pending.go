package store

import (
	"context"
	"errors"
	"iter"

	"entente/graph"
)

// Put stores a document with its edges' evidence, in one transaction, and reports whether that
// changed the graph. A document stored with the same Version is left alone; with another, its
// evidence is replaced as a set: what the new reading lacks goes, and with it the edges without
// evidence and the actors that no edge, attribution or part of a remaining actor names.
//
// Every end of an edge and every AttributedTo must be among actors or stored. A stored actor takes
// over the given name, kind, code and sector where those are not empty, and adds aliases and
// memberships to its own.
//
// A document whose change exceeds what Dgraph keeps atomic in a crash (some 5,000 N-Quads, about
// 200 pieces of evidence) is written in several transactions. Its version is written in the last, so that
// an interrupted Put is done again by the next Put of that document.
//
// An aborted transaction and a lost connection are tried again, with growing pauses, until ctx
// ends or a minute and a half has passed without an answer.
func (s *Store) Put(ctx context.Context, doc graph.Document, actors []graph.Actor, edges []graph.Edge) (changed bool, err error) {
	return false, errors.ErrUnsupported
}

// Load puts every reading as Put does, several to a transaction, which is many times faster.
// done is called once for each when it is stored (err nil) or found invalid (*InvalidError), never
// twice at a time, in no certain order. Load goes on after an invalid reading and stops at the
// first error of the store, which it returns; readings for which done was not called may or may not
// be stored, and a second Load of them does no harm. workers is the number of transactions in
// flight, 1 or more; 2 is a good value for the embedded store.
func (s *Store) Load(ctx context.Context, readings iter.Seq[Reading], workers int, done func(id string, changed bool, err error)) error {
	return errors.ErrUnsupported
}

// Delete takes a document out with all that only it supported: its evidence, then edges without
// evidence, then actors as in Put. The error is ErrNotFound for an id that is not stored.
func (s *Store) Delete(ctx context.Context, documentID string) error {
	return errors.ErrUnsupported
}

// Filter chooses evidence; edges follow from it. Fields are combined with and, the values of one
// field with or; an empty field asks nothing. So the empty Filter is all edges, except for what
// is negated.
type Filter struct {
	Actors []string // ids; the edge has one of them at either end
	Others []string // ids; and one of these at the other end
	Events []string // PLOVER events, or predicate lemmas for edges outside PLOVER
	Quads  []graph.Quad
	// Since and Until bound the evidence's date, both included: YYYY, YYYY-MM or YYYY-MM-DD.
	// Evidence without a date passes only where both are empty.
	Since, Until  string
	MinConfidence float64
	Negated       bool // let negated evidence through as well
	Publisher     string
}

// Edges streams the edges that have evidence passing f, each with that evidence and no other, in
// the order of Key; evidence stands in the order of its id. All of it is one snapshot of the graph.
// What is held in memory is an edge's evidence, the actors' ids and one actor's edge ids.
// The sequence ends after its first error.
func (s *Store) Edges(ctx context.Context, f Filter) iter.Seq2[graph.Edge, error] {
	return func(yield func(graph.Edge, error) bool) { yield(graph.Edge{}, errors.ErrUnsupported) }
}

// Actors streams the actors of these ids, or all when none is given, in the order of id. An id
// that is not stored is left out.
func (s *Store) Actors(ctx context.Context, ids ...string) iter.Seq2[graph.Actor, error] {
	return func(yield func(graph.Actor, error) bool) { yield(graph.Actor{}, errors.ErrUnsupported) }
}

// Documents streams the documents of these ids, or all when none is given, in the order of id.
func (s *Store) Documents(ctx context.Context, ids ...string) iter.Seq2[graph.Document, error] {
	return func(yield func(graph.Document, error) bool) { yield(graph.Document{}, errors.ErrUnsupported) }
}

// Match is an actor found by text.
type Match struct {
	Actor graph.Actor
	Exact bool // its id, name or an alias is the text, letter case aside
	// Distance is the least number of letters to change, add or leave out to make the text of the
	// actor's id, name or an alias, letter case aside; 0 where Exact.
	Distance int
}

// FindActors finds actors by text, at most limit of them: first the exact ones, then those whose
// name or an alias contains all words of the text, then near spellings, nearest first; equals in
// the order of id.
func (s *Store) FindActors(ctx context.Context, text string, limit int) ([]Match, error) {
	return nil, errors.ErrUnsupported
}

// DQL answers an analyst's own query, in a transaction that cannot write, as Dgraph's JSON.
// vars are the query's variables, with the $: "$name".
func (s *Store) DQL(ctx context.Context, query string, vars map[string]string) ([]byte, error) {
	return nil, errors.ErrUnsupported
}
