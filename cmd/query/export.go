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
	"github.com/spf13/pflag"

	"entente/graph"
	"entente/internal/export"
	"entente/internal/network"
)

// output says in what form a network is written, and where.
type output struct{ format, file, gexf string }

// addTo defines the flags; name is that of the format's.
func (o *output) addTo(f *pflag.FlagSet, name, what string) {
	f.StringVar(&o.format, name, o.format, what+": "+strings.Join(export.Names(), ", "))
	f.StringVarP(&o.file, "out", "o", "", "write this `file` (default: stdout)")
	f.StringVar(&o.gexf, "gexf-version", "1.3", "`version` of gexf: 1.3, or 1.2draft for older readers")
}

func (o *output) check(flag string) error {
	if _, ok := export.Formats()[o.format]; !ok && o.format != "" {
		return fmt.Errorf("%w: --%s %q is none of %s", errUsage, flag, o.format, strings.Join(export.Names(), ", "))
	}
	if o.gexf != "" && o.gexf != "1.3" && o.gexf != "1.2draft" {
		return fmt.Errorf("%w: --gexf-version %q is neither 1.3 nor 1.2draft", errUsage, o.gexf)
	}
	if o.file != "" && o.format == "" {
		return fmt.Errorf("%w: --out %s needs --%s", errUsage, o.file, flag)
	}
	return nil
}

func (o *output) write(w io.Writer, g export.Graph) error {
	if o.format == "gexf" && o.gexf == "1.2draft" {
		return export.GEXF12(w, g)
	}
	return export.Formats()[o.format](w, g)
}

// addExport lets a command write what it found for other programs in place of printing it.
func (q *question) addExport(f *pflag.FlagSet) {
	q.export.addTo(f, "export", "write what was found in this `format`")
}

func newExport() *cobra.Command {
	var q question
	around := network.WalkQuery{Depth: 1, Breadth: 50, Via: network.Any}
	q.export.format = "gexf"
	cmd := &cobra.Command{
		Use:   "export [ACTOR]",
		Short: "Write the network, or what is around an actor, for other programs",
		Long: `Write the network in a form that other programs read: the whole of it, or with ACTOR those within
--depth ties of it and all edges between them. The formats:

  gexf       Gephi, Gephi Lite, networkx (GEXF 1.3, with the days of the evidence as spells)
  graphml    igraph, networkx, yEd, Cytoscape, Gephi
  graphology sigma.js and Gephi Lite, laid out
  cytoscape  Cytoscape and Cytoscape.js
  json       networkx and D3 (node-link)
  kumu       Kumu
  html       one page for any browser, which needs no network: map, search, ties with their evidence, filters
  svg, png   a picture
  dot        Graphviz
  mermaid    Markdown pages
  csv        a line an edge; csv-nodes: a line an actor
  jsonl      a line a piece of evidence
  turtle     RDF with PLOVER's events and ISO's codes; nquads: the same, with documents as graphs

Pages and pictures suit a part of a large network; all formats but those that lay it out (graphology, html,
svg, png) are written as it is read.

An edge stands for all its evidence: its mode lists the modes of that, the most reported first. In jsonl, turtle, nquads and
html each piece of evidence has its own.

A file is put in place when it is complete; on failure the old one is kept.`,
		Example: `  query export --format gexf --out network.gexf
  query export Russia --depth 2 --format graphml --out russia.graphml
  query export --format html --out network.html --since 2016 --min-confidence 0.7
  query export Assad --format dot | dot -Tsvg > assad.svg`,
		Args:              arguments(0, 1, "one ACTOR or none"),
		ValidArgsFunction: completeActors(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := q.export.check("format"); err != nil {
				return err
			}
			if around.Depth < 1 || around.Breadth < 1 {
				return fmt.Errorf("%w: --depth and --breadth are at least 1", errUsage)
			}
			if err := checkVia(around.Via); err != nil {
				return err
			}
			return ask(cmd, &q, func(ctx context.Context, s *session) error {
				g, err := s.exported(ctx, around, strings.Join(args, ""))
				if err != nil {
					return err
				}
				return s.write(g)
			})
		},
	}
	f := cmd.Flags()
	q.export.addTo(f, "format", "`format`")
	f.IntVar(&around.Depth, "depth", around.Depth, "with ACTOR, go `n` ties far")
	f.IntVar(&around.Breadth, "breadth", around.Breadth, "with ACTOR, follow the `n` strongest ties of each actor")
	addVia(cmd, &around.Via)
	q.addFilter(f)
	q.addWeights(f)
	return cmd
}

// write writes the graph as --format or --export asks.
func (s *session) write(g export.Graph) error {
	if s.export.file == "" {
		if err := s.out.takes(s.export.format); err != nil {
			return err
		}
		if err := s.export.write(s.out, g); err != nil {
			return fmt.Errorf("export: %w", err)
		}
		return nil
	}
	if err := export.ToFile(s.export.file, func(w io.Writer) error { return s.export.write(w, g) }); err != nil {
		return fmt.Errorf("export to %s: %w", s.export.file, err)
	}
	return nil
}

// exportTies writes the edges of these ties, and no others between their actors.
func (s *session) exportTies(ctx context.Context, title string, ties []network.Tie) error {
	tied := make(map[[2]string]bool)
	var ids []string
	for _, t := range ties {
		tied[[2]string{t.A, t.B}], tied[[2]string{t.B, t.A}] = true, true
		ids = append(ids, t.A, t.B)
	}
	slices.Sort(ids)
	edges, err := s.among(ctx, slices.Compact(ids))
	if err != nil {
		return err
	}
	edges = slices.DeleteFunc(edges, func(e graph.Edge) bool { return !tied[[2]string{e.Source, e.Target}] })
	return s.exportEdges(ctx, title, edges)
}

func (s *session) exportEdges(ctx context.Context, title string, edges []graph.Edge) error {
	g, err := s.finish(ctx, s.newGraph(ctx, title), edges)
	if err != nil {
		return err
	}
	return s.write(g)
}

func (s *session) newGraph(ctx context.Context, title string) export.Graph {
	return export.Graph{Title: s.titled(title), Params: s.params, Documents: func(ids []string) iter.Seq2[graph.Document, error] {
		return s.store.Documents(ctx, ids...)
	}}
}

// exported chooses the part of the graph to write.
func (s *session) exported(ctx context.Context, around network.WalkQuery, text string) (export.Graph, error) {
	g := s.newGraph(ctx, "The whole network")
	if text != "" {
		edges, err := s.around(ctx, around, text, &g)
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
			return g, s.orNothing(err, "no edge has such evidence")
		}
		g.Actors = s.store.Actors(ctx, ids...)
	}
	for _, err := range g.Actors {
		return g, err
	}
	return g, nothing("the graph is empty; read some news with `ingest PATH…`")
}

func (s *session) orNothing(err error, message string) error {
	if err != nil {
		return err
	}
	return s.nothing("%s", message)
}

// around returns the edges between the actors of a walk.
func (s *session) around(ctx context.Context, walk network.WalkQuery, text string, g *export.Graph) ([]graph.Edge, error) {
	actor, err := s.resolve(ctx, text)
	if err != nil {
		return nil, err
	}
	g.Title = s.titled(s.name(actor.ID))
	walk.From = actor.ID
	w, err := s.network().Walk(ctx, walk)
	if err != nil {
		return nil, err
	}
	ids := []string{actor.ID}
	for _, v := range w.Visits {
		ids = append(ids, v.Actor)
	}
	return s.among(ctx, ids)
}

// among returns the edges between these actors.
func (s *session) among(ctx context.Context, ids []string) ([]graph.Edge, error) {
	if s.countries == nil {
		return s.stored(ctx, ids, ids)
	}
	var members []string
	for _, id := range ids {
		members = append(members, s.countries.Members(id)...)
	}
	edges, err := s.stored(ctx, members, members)
	return slices.DeleteFunc(s.countries.Roll(edges), func(e graph.Edge) bool {
		return !slices.Contains(ids, e.Source) || !slices.Contains(ids, e.Target)
	}), err
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
		return g, s.nothing("no edge has such evidence")
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
