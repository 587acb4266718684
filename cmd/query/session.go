package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/internal/config"
	"entente/internal/network"
	"entente/internal/store"
)

// session is an open store and a question put to it.
type session struct {
	*question
	store     *store.Store
	wanted    store.Filter
	params    network.Params
	countries *network.Countries // nil unless by country
	known     map[string]graph.Actor
	documents map[string]graph.Document
	origins   map[string]string // by the id of evidence rolled up to countries, its id in the store
	out       screen
	remarks   io.Writer
}

func newSession(q *question, out, remarks io.Writer) *session {
	return &session{question: q, known: make(map[string]graph.Actor), documents: make(map[string]graph.Document),
		origins: make(map[string]string), out: newScreen(out), remarks: remarks}
}

// ask opens the store, has answer answer, and closes the store again.
func ask(cmd *cobra.Command, q *question, answer func(ctx context.Context, s *session) error) (err error) {
	ctx := store.Answering(cmd.Context())
	s := newSession(q, cmd.OutOrStdout(), cmd.ErrOrStderr())
	if err := q.check(); err != nil {
		return err
	}
	if s.wanted, err = q.filter(); err != nil {
		return err
	}
	if cmd.Flags().Changed("half-life") && q.asOf == "" {
		return fmt.Errorf("%w: --half-life needs --as-of, the date at which evidence is so old", errUsage)
	}
	if s.params, err = q.params(); err != nil {
		return err
	}
	cfg, err := config.Load(cmd.Flags())
	if err != nil {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	s.params.Treaty = cfg.Query.TreatyWeight
	if err := holdsGraph(cfg.Store); err != nil {
		return err
	}
	var done func() error
	if s.store, done, err = openStore(ctx, cfg.Store); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	if q.by == "country" {
		if err := s.loadCountries(ctx); err != nil {
			return err
		}
	}
	err = answer(ctx, s)
	if flush := s.out.Flush(); !errors.Is(err, flush) { // a writer says again what went wrong before
		err = errors.Join(err, flush)
	}
	return err
}

// holdsGraph sees that the embedded store's folder is there, for to open a store is to make its folder.
func holdsGraph(c config.Store) error {
	if len(c.Dgraph) > 0 {
		return nil
	}
	if _, err := os.Stat(filepath.Join(c.Data, "p")); errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("no graph in folder %s; build one with `ingest PATH…`, or name its folder with --data", c.Data)
	} else if err != nil {
		return fmt.Errorf("look for the graph: %w", err)
	}
	return nil
}

func (s *session) loadCountries(ctx context.Context) error {
	var all []graph.Actor
	for a, err := range s.store.Actors(ctx) {
		if err != nil {
			return fmt.Errorf("read actors: %w", err)
		}
		all = append(all, a)
		s.known[a.ID] = a
	}
	s.countries = network.NewCountries(all, s.params.AsOf)
	return nil
}

// network is the part of the graph that was asked for.
func (s *session) network() network.Network {
	n := network.Network{Neighbours: s.neighbours, Params: s.params}
	if s.countries != nil {
		n.Neighbours = s.countries.Neighbours(s.neighbours)
	}
	return n
}

func (s *session) neighbours(ctx context.Context, ids []string) ([]graph.Edge, error) {
	return s.inBrief(ctx, ids, nil)
}

// edges returns the edges of one actor, or between two if other is not "", with their evidence in brief.
func (s *session) edges(ctx context.Context, actor, other string) ([]graph.Edge, error) {
	if s.countries == nil {
		var others []string
		if other != "" {
			others = []string{other}
		}
		return s.inBrief(ctx, []string{actor}, others)
	}
	var others []string
	if other != "" {
		others = s.countries.Members(other)
	}
	edges, err := s.inBrief(ctx, s.countries.Members(actor), others)
	if err != nil {
		return nil, err
	}
	// A member may have belonged to another country at the date.
	return slices.DeleteFunc(s.countries.Roll(edges), func(e graph.Edge) bool {
		return !(e.Source == actor && (other == "" || e.Target == other) || e.Target == actor && (other == "" || e.Source == other))
	}), nil
}

// stored fetches the edges with an end among actors and, unless others is empty, the other end among those.
func (s *session) stored(ctx context.Context, actors, others []string) ([]graph.Edge, error) {
	f := s.wanted
	f.Actors, f.Others = actors, others
	return s.collect(s.store.Edges(ctx, f))
}

// inBrief fetches the same edges with as much of their evidence as weighs it; meetEvidence fetches the rest of
// what is shown.
func (s *session) inBrief(ctx context.Context, actors, others []string) ([]graph.Edge, error) {
	f := s.wanted
	f.Actors, f.Others = actors, others
	edges, err := s.collect(s.store.Brief(ctx, f))
	if s.countries != nil {
		s.noteOrigins(edges)
	}
	return edges, err
}

// noteOrigins remembers under what id the evidence is stored that rolling edges up gives another.
func (s *session) noteOrigins(edges []graph.Edge) {
	for _, e := range edges {
		for _, v := range e.Evidence {
			rolled := graph.Edge{Source: s.countries.Of(e.Source, v.Date), Target: s.countries.Of(e.Target, v.Date), Event: e.Event, Predicate: e.Predicate}
			if rolled.Source != e.Source || rolled.Target != e.Target {
				s.origins[rolled.EvidenceID(v)] = e.EvidenceID(v)
			}
		}
	}
}

func (s *session) collect(stream iter.Seq2[graph.Edge, error]) ([]graph.Edge, error) {
	var edges []graph.Edge
	for e, err := range stream {
		if err != nil {
			return nil, fmt.Errorf("read edges: %w", err)
		}
		if e, ok := s.inTime(e); ok {
			edges = append(edges, e)
		}
	}
	return edges, nil
}

// inTime takes out the evidence after --as-of; ok is false if none is left.
func (s *session) inTime(e graph.Edge) (_ graph.Edge, ok bool) {
	if s.params.AsOf != "" {
		e.Evidence = slices.DeleteFunc(e.Evidence, func(v graph.Evidence) bool { return v.Date > s.params.AsOf })
	}
	return e, len(e.Evidence) > 0
}

// meet learns all about the actors that an answer speaks of.
func (s *session) meet(ctx context.Context, ids ...string) error {
	return s.learn(ctx, s.store.Actors, ids)
}

// meetParties learns their names, and what else records say of them.
func (s *session) meetParties(ctx context.Context, ids ...string) error {
	return s.learn(ctx, s.store.Parties, ids)
}

func (s *session) learn(ctx context.Context, read func(context.Context, ...string) iter.Seq2[graph.Actor, error], ids []string) error {
	ids = slices.DeleteFunc(slices.Compact(slices.Sorted(slices.Values(ids))), func(id string) bool {
		_, known := s.known[id]
		return known || id == ""
	})
	if len(ids) == 0 {
		return nil
	}
	for a, err := range read(ctx, ids...) {
		if err != nil {
			return fmt.Errorf("read actors: %w", err)
		}
		s.known[a.ID] = a
	}
	return nil
}

// meetSentences reads as much of the evidence that an answer quotes as it shows: without --evidence and
// --json that is the sentence alone.
func (s *session) meetSentences(ctx context.Context, claims []network.Claim) error {
	if s.json || s.evidence {
		return s.meetEvidence(ctx, claims)
	}
	if err := complete(ctx, s.inBriefOnly(claims), s.store.Sentences, func(p *graph.Evidence, text string) { p.Text = text }); err != nil {
		return err
	}
	var ends []string
	for _, c := range claims {
		ends = append(ends, c.Edge.Source, c.Edge.Target)
	}
	return s.meetParties(ctx, ends...)
}

// meetEvidence reads the evidence that is shown, and learns the names of all whom it speaks of, and what
// documents it stands in.
func (s *session) meetEvidence(ctx context.Context, claims []network.Claim) error {
	if err := s.readEvidence(ctx, claims); err != nil {
		return err
	}
	return s.meetNamed(ctx, claims)
}

// meetLines reads as much of the evidence as a line about it (reading) says, and learns the same as meetEvidence.
func (s *session) meetLines(ctx context.Context, claims []network.Claim) error {
	if s.json || s.evidence {
		return s.meetEvidence(ctx, claims)
	}
	err := complete(ctx, s.inBriefOnly(claims), s.store.Statements, func(p *graph.Evidence, v graph.Evidence) {
		p.Text, p.Mode, p.AttributedTo = v.Text, v.Mode, v.AttributedTo
	})
	if err != nil {
		return err
	}
	return s.meetNamed(ctx, claims)
}

// meetNamed learns the names of all whom evidence speaks of, and what documents it stands in.
func (s *session) meetNamed(ctx context.Context, claims []network.Claim) error {
	var actors, documents []string
	for _, c := range claims {
		actors = append(actors, c.Edge.Source, c.Edge.Target, c.Evidence.AttributedTo)
		if _, read := s.documents[c.Evidence.Document]; !read {
			documents = append(documents, c.Evidence.Document)
		}
	}
	return errors.Join(s.meetDocuments(ctx, documents), s.meetParties(ctx, actors...))
}

// meetDocuments learns what documents evidence stands in.
func (s *session) meetDocuments(ctx context.Context, documents []string) error {
	if len(documents) == 0 { // no ids would be all documents
		return nil
	}
	documents = slices.Compact(slices.Sorted(slices.Values(documents)))
	for d, err := range s.store.Documents(ctx, documents...) {
		if err != nil {
			return fmt.Errorf("read documents: %w", err)
		}
		s.documents[d.ID] = d
	}
	return nil
}

// readEvidence fills in what evidence in brief lacks.
func (s *session) readEvidence(ctx context.Context, claims []network.Claim) error {
	return complete(ctx, s.inBriefOnly(claims), s.store.Evidence, func(p *graph.Evidence, v graph.Evidence) { *p = v })
}

// complete reads what evidence in brief lacks, by its ids in the store, and fills it in.
func complete[V any](ctx context.Context, brief map[string][]*graph.Evidence, read func(context.Context, []string) (map[string]V, error), fill func(*graph.Evidence, V)) error {
	found, err := read(ctx, slices.Sorted(maps.Keys(brief)))
	if err != nil {
		return err
	}
	for id, v := range found {
		for _, p := range brief[id] {
			fill(p, v)
		}
	}
	return nil
}

// inBriefOnly is the evidence of claims of which nothing else is read yet, by its id in the store.
func (s *session) inBriefOnly(claims []network.Claim) map[string][]*graph.Evidence {
	brief := make(map[string][]*graph.Evidence)
	for _, c := range claims {
		if c.Evidence.Rule != "" || c.Evidence.Text != "" {
			continue
		}
		id := c.Edge.EvidenceID(*c.Evidence)
		if origin, ok := s.origins[id]; ok {
			id = origin
		}
		brief[id] = append(brief[id], c.Evidence)
	}
	return brief
}

// actor returns what is known of an actor; a country that only its members are stored of has its code for
// a name.
func (s *session) actor(id string) graph.Actor {
	if a, ok := s.known[id]; ok {
		return a
	}
	return graph.Actor{ID: id, Name: id}
}

func (s *session) name(id string) string {
	a := s.actor(id)
	if a.Name == "" {
		return a.ID
	}
	return a.Name
}

func (s *session) remark(format string, args ...any) {
	out := newScreen(s.remarks)
	out.line(0, format, args...)
	out.Flush()
}
