package main

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/internal/network"
)

func newRelations() *cobra.Command {
	var q question
	cmd := &cobra.Command{
		Use:   "relations A [B]",
		Short: "What an actor and others, or two actors, do to each other",
		Long: `List the edges of an actor, or between two: who does what to whom, with what weight, how often
it is reported and when last. Relations outside PLOVER are listed by their predicate; they have no
weight.`,
		Example: `  query relations Russia
  query relations Russia Assad --evidence
  query relations US Russia --quad conflict --since 2017-04
  query relations US Russia --export html --out us-russia.html`,
		Args:              arguments(1, 2, "one ACTOR or two"),
		ValidArgsFunction: completeActors(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return ask(cmd, &q, func(ctx context.Context, s *session) error { return s.answerRelations(ctx, args) })
		},
	}
	q.addTo(cmd, 50)
	q.addExport(cmd.Flags())
	return cmd
}

// dyad is one actor, or two, and the edges of the one or between the two.
type dyad struct {
	a, b  graph.Actor // b is the zero Actor where only one is asked about
	edges []graph.Edge
}

// dyad finds the actors that one or two arguments name, and their edges, of which there may be none.
func (s *session) dyad(ctx context.Context, args []string) (d dyad, err error) {
	if d.a, err = s.resolve(ctx, args[0]); err != nil {
		return d, err
	}
	if len(args) == 2 {
		if d.b, err = s.resolve(ctx, args[1]); err != nil {
			return d, err
		}
	}
	d.edges, err = s.edges(ctx, d.a.ID, d.b.ID)
	return d, err
}

func (d dyad) title(s *session) string {
	if d.b.ID == "" {
		return s.name(d.a.ID)
	}
	return s.name(d.a.ID) + " — " + s.name(d.b.ID)
}

// found is an error if there are no edges.
func (s *session) found(d dyad) error {
	switch {
	case len(d.edges) > 0:
		return nil
	case d.b.ID != "":
		return s.nothing("nothing between %s and %s in what was read", s.name(d.a.ID), s.name(d.b.ID))
	}
	return s.nothing("nothing about %s in what was read", s.name(d.a.ID))
}

// relation is an edge with what it weighs.
type relation struct {
	graph.Edge
	key    string
	claims []network.Claim // its own, those of its direction only
	weight float64
	first  string
	last   string
}

func (s *session) answerRelations(ctx context.Context, args []string) error {
	d, err := s.dyad(ctx, args)
	if err != nil {
		return err
	}
	if s.export.format != "" && len(d.edges) > 0 {
		return s.exportEdges(ctx, d.title(s), d.edges)
	}
	relations, more := first(s.question, weighed(s.params, d.edges))
	var shown []network.Claim
	for _, r := range relations {
		shown = append(shown, s.shown(r)...)
	}
	if err := errors.Join(s.learnModes(ctx, relations), s.meetSentences(ctx, shown)); err != nil {
		return err
	}
	if s.json {
		if err := s.printJSON(s.relationsJSON(relations, more)); err != nil {
			return err
		}
	} else if len(relations) > 0 {
		s.printRelations(d, relations)
	}
	s.remarkMore(more, "relation")
	return s.found(d)
}

// printRelations writes a table, or with --evidence a paragraph a relation, under what a pair's tie adds up
// to.
func (s *session) printRelations(d dyad, relations []*relation) {
	if d.b.ID != "" {
		for _, t := range s.params.Ties(d.edges) {
			t = t.From(d.a.ID)
			s.out.line(0, "%s — %s: %s", s.name(t.A), s.name(t.B), s.account(t))
			s.out.f("\n")
		}
	}
	if !s.evidence {
		s.tabulate(relations)
		return
	}
	for _, r := range relations {
		parts := []string{s.out.weight(r.weight), plural(len(r.Evidence), "report")}
		if modes := listModes(r.Evidence); modes != "" {
			parts = append(parts, modes)
		}
		s.out.line(0, "%s %s %s: %s", s.out.paint(bold, s.name(r.Source)), s.out.paint(bold, cmp.Or(r.Event, r.Predicate)),
			s.out.paint(bold, s.name(r.Target)), strings.Join(parts, ", "))
		s.printEvidence(4, s.shown(r))
	}
}

// weighed is the edges, the weightiest first, then the most reported.
func weighed(p network.Params, edges []graph.Edge) []*relation {
	room := make([]relation, len(edges))
	relations := make([]*relation, len(edges))
	for i := range edges {
		r := &room[i]
		r.Edge, r.key = edges[i], edges[i].Key()
		for _, c := range p.Claims(edges[i : i+1]) {
			if c.Source == r.Source && c.Target == r.Target {
				r.claims = append(r.claims, c)
				r.weight += c.Weight
			}
		}
		r.first, r.last = r.Span()
		relations[i] = r
	}
	slices.SortFunc(relations, func(a, b *relation) int {
		c := cmp.Or(cmp.Compare(math.Abs(b.weight), math.Abs(a.weight)), cmp.Compare(len(b.Evidence), len(a.Evidence)))
		if c != 0 {
			return c
		}
		return cmp.Compare(a.key, b.key)
	})
	return relations
}

// shown is the evidence to show of a relation: all of it with --evidence, else the best.
func (s *session) shown(r *relation) []network.Claim {
	claims := inOrder(r.claims)
	if !s.evidence {
		claims = claims[:1]
	}
	return claims
}

// roomForSentences is how wide a terminal is on which a table has a column for them.
const roomForSentences = 110

func (s *session) tabulate(relations []*relation) {
	var rows [][]string
	modes := false
	for _, r := range relations {
		mode := listModes(r.Evidence)
		modes = modes || mode != ""
		rows = append(rows, []string{
			s.name(r.Source), cmp.Or(r.Event, r.Predicate), mode, s.name(r.Target),
			signed(r.weight), strconv.Itoa(len(r.Evidence)), r.last, s.shown(r)[0].Evidence.Text})
	}
	header := []string{"source", "event", "mode", "target", ">weight", ">reports", "=last", "sentence"}
	if !modes {
		header = slices.Delete(header, 2, 3)
		for i := range rows {
			rows[i] = slices.Delete(rows[i], 2, 3)
		}
	}
	if s.out.width > 0 && s.out.width < roomForSentences {
		header = header[:len(header)-1] // they stand under their rows
	}
	s.out.table(header, rows)
}

func (s *session) relationsJSON(relations []*relation, more int) any {
	type edgeJSON struct {
		Source    partyJSON      `json:"source"`
		Event     string         `json:"event"`
		Predicate string         `json:"predicate"`
		Modes     []modeCount    `json:"modes"`
		Quad      graph.Quad     `json:"quad"`
		Target    partyJSON      `json:"target"`
		Weight    float64        `json:"weight"`
		Reports   int            `json:"reports"`
		First     string         `json:"first"`
		Last      string         `json:"last"`
		Evidence  []evidenceJSON `json:"evidence"`
	}
	all := make([]edgeJSON, len(relations))
	for i, r := range relations {
		all[i] = edgeJSON{s.party(r.Source), r.Event, r.Predicate, countModes(r.Evidence), graph.QuadOf(r.Event), s.party(r.Target),
			round(r.weight), len(r.Evidence), r.first, r.last, s.evidenceJSON(s.shown(r))}
	}
	return struct {
		Relations []edgeJSON `json:"relations"`
		More      int        `json:"more"`
	}{all, more}
}

func later(a, b network.Claim) int {
	if c := cmp.Compare(b.Evidence.Date, a.Evidence.Date); c != 0 {
		return c
	}
	return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight))
}

// sortLatest puts the latest first, evidence without a date last, and of one day the weightiest.
func sortLatest(claims []network.Claim) {
	slices.SortStableFunc(claims, later)
}
