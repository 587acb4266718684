package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/internal/export"
	"entente/internal/network"
)

// exporting is what `query export` is asked for.
type exporting struct {
	format, out string
	around      network.WalkQuery
}

func newExport() *cobra.Command {
	var q question
	x := exporting{around: network.WalkQuery{Depth: 1, Breadth: 50, Via: network.Any}}
	cmd := &cobra.Command{
		Use:   "export [ACTOR]",
		Short: "Write the network, or what is around an actor, for other programs",
		Long: `Write the network in a form that other programs read: the whole of it, or with ACTOR those within
--depth ties of it and all edges between them. The formats:

  gexf       Gephi, Gephi Lite, networkx (GEXF 1.3, with the days of the evidence as spells)
  graphml    igraph, networkx, yEd, Cytoscape, Gephi
  cytoscape  Cytoscape and Cytoscape.js
  json       networkx and D3 (node-link)
  dot        Graphviz
  mermaid    Markdown pages
  csv        a line an edge; csv-nodes: a line an actor
  jsonl      a line a piece of evidence

A file is put in place when it is complete; on failure the old one is kept.`,
		Example: `  query export --format gexf --out network.gexf
  query export Russia --depth 2 --format graphml --out russia.graphml
  query export Assad --format dot | dot -Tsvg > assad.svg`,
		Args:              arguments(0, 1, "one ACTOR or none"),
		ValidArgsFunction: completeActors(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, ok := export.Formats()[x.format]; !ok {
				return fmt.Errorf("%w: --format %q is none of %s", errUsage, x.format, strings.Join(export.Names(), ", "))
			}
			if x.around.Depth < 1 || x.around.Breadth < 1 {
				return fmt.Errorf("%w: --depth and --breadth are at least 1", errUsage)
			}
			if err := checkVia(x.around.Via); err != nil {
				return err
			}
			return ask(cmd, &q, func(ctx context.Context, s *session) error {
				return s.answerExport(ctx, x, strings.Join(args, ""))
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&x.format, "format", "gexf", "`format`: "+strings.Join(export.Names(), ", "))
	f.StringVarP(&x.out, "out", "o", "", "write this `file` (default: stdout)")
	f.IntVar(&x.around.Depth, "depth", x.around.Depth, "with ACTOR, go `n` ties far")
	f.IntVar(&x.around.Breadth, "breadth", x.around.Breadth, "with ACTOR, follow the `n` strongest ties of each actor")
	addVia(cmd, &x.around.Via)
	q.addFilter(f)
	q.addWeights(f)
	return cmd
}

func (s *session) answerExport(ctx context.Context, x exporting, text string) error {
	g, err := s.exported(ctx, x, text)
	if err != nil {
		return err
	}
	write := func(w io.Writer) error { return export.Formats()[x.format](w, g) }
	if x.out == "" {
		if err := write(s.out); err != nil {
			return fmt.Errorf("export: %w", err)
		}
		return nil
	}
	if err := export.ToFile(x.out, write); err != nil {
		return fmt.Errorf("export to %s: %w", x.out, err)
	}
	return nil
}

// exported chooses the part of the graph to write.
func (s *session) exported(ctx context.Context, x exporting, text string) (export.Graph, error) {
	g := export.Graph{Title: "Entente", Params: s.params}
	if text != "" {
		edges, err := s.around(ctx, x.around, text, &g)
		if err != nil {
			return g, err
		}
		return s.finish(ctx, g, edges)
	}
	if s.countries != nil {
		edges, err := s.byCountry(ctx)
		if err != nil {
			return g, err
		}
		return s.finish(ctx, g, edges)
	}
	g.Edges = s.streamEdges(ctx)
	g.Actors = s.store.TiedActors(ctx)
	if s.narrow() {
		ids, err := ends(g.Edges)
		if err != nil || len(ids) == 0 {
			return g, orNothing(err, "no edge has such evidence")
		}
		g.Actors = s.store.Actors(ctx, ids...)
	}
	for _, err := range g.Actors {
		return g, err
	}
	return g, nothing("the graph is empty; read some news with `ingest PATH…`")
}

func orNothing(err error, message string) error {
	if err != nil {
		return err
	}
	return nothing("%s", message)
}

// around returns the edges between the actors of a walk.
func (s *session) around(ctx context.Context, walk network.WalkQuery, text string, g *export.Graph) ([]graph.Edge, error) {
	actor, err := s.resolve(ctx, text)
	if err != nil {
		return nil, err
	}
	g.Title = s.name(actor.ID)
	walk.From = actor.ID
	w, err := s.network().Walk(ctx, walk)
	if err != nil {
		return nil, err
	}
	ids := []string{actor.ID}
	for _, v := range w.Visits {
		ids = append(ids, v.Actor)
	}
	fetch := ids
	if s.countries != nil {
		fetch = nil
		for _, id := range ids {
			fetch = append(fetch, s.countries.Members(id)...)
		}
	}
	edges, err := s.stored(ctx, fetch, fetch)
	if err != nil || s.countries == nil {
		return edges, err
	}
	return slices.DeleteFunc(s.countries.Roll(edges), func(e graph.Edge) bool {
		return !slices.Contains(ids, e.Source) || !slices.Contains(ids, e.Target)
	}), nil
}

func (s *session) byCountry(ctx context.Context) ([]graph.Edge, error) {
	var edges []graph.Edge
	for e, err := range s.streamEdges(ctx) {
		if err != nil {
			return nil, err
		}
		edges = append(edges, e)
	}
	return s.countries.Roll(edges), nil
}

// finish makes a graph of edges that are held already, with the actors at their ends.
func (s *session) finish(ctx context.Context, g export.Graph, edges []graph.Edge) (export.Graph, error) {
	if len(edges) == 0 {
		return g, nothing("no edge has such evidence")
	}
	slices.SortFunc(edges, func(a, b graph.Edge) int { return strings.Compare(a.Key(), b.Key()) })
	g.Edges = values(edges)
	ids, err := ends(g.Edges)
	if err != nil {
		return g, err
	}
	if err := s.meet(ctx, ids...); err != nil {
		return g, err
	}
	actors := make([]graph.Actor, len(ids))
	for i, id := range ids {
		actors[i] = s.actor(id)
	}
	g.Actors = values(actors)
	return g, nil
}

func values[T any](all []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range all {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// streamEdges is all edges that were asked for.
func (s *session) streamEdges(ctx context.Context) iter.Seq2[graph.Edge, error] {
	return func(yield func(graph.Edge, error) bool) {
		for e, err := range s.store.Edges(ctx, s.wanted) {
			if err == nil {
				var ok bool
				if e, ok = s.inTime(e); !ok {
					continue
				}
			}
			if !yield(e, err) {
				return
			}
		}
	}
}

// ends returns the actors at the edges' ends, sorted.
func ends(edges iter.Seq2[graph.Edge, error]) ([]string, error) {
	ids := make(map[string]bool)
	for e, err := range edges {
		if err != nil {
			return nil, fmt.Errorf("read edges: %w", err)
		}
		ids[e.Source], ids[e.Target] = true, true
	}
	return slices.Sorted(maps.Keys(ids)), nil
}
