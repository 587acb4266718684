package main

import (
	"cmp"
	"context"
	"slices"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/internal/network"
	"entente/internal/store"
	"entente/internal/treaties"
)

func newContradictions() *cobra.Command {
	var q question
	cmd := &cobra.Command{
		Use:   "contradictions [ACTOR]",
		Short: "Allies on paper who fight in the news",
		Long: `List those whom a treaty binds (query import) and whose tie in the news, at the time that it held, is one of
conflict, the worst first. Persons, forces and groups count as their country, for treaties are between states;
--by actor leaves them apart. Without ACTOR it is about the whole network.`,
		Example: `  query import alliance_v4.1_by_dyad.csv --publisher "Correlates of War"
  query contradictions
  query contradictions Iraq --since 1980 --evidence`,
		Args:              arguments(0, 1, "one ACTOR or none"),
		ValidArgsFunction: completeActors(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("by") {
				q.by = "country"
			}
			return ask(cmd, &q, func(ctx context.Context, s *session) error { return s.answerContradictions(ctx, args) })
		},
	}
	q.addTo(cmd, 20)
	cmd.Flag("by").DefValue = "country"
	return cmd
}

func (s *session) answerContradictions(ctx context.Context, args []string) error {
	paper, news, err := s.paperAndNews(ctx, args)
	if err != nil {
		return err
	}
	if len(paper) == 0 && len(args) > 0 {
		err = nothing("the graph has no treaty of %s; put some there with `query import FILE.csv`", args[0])
	} else if len(paper) == 0 {
		err = nothing("the graph has no treaties; put some there with `query import FILE.csv`")
	}
	all, more := first(s.question, s.params.Contradictions(paper, news))
	if err == nil && len(all) == 0 {
		err = s.nothing("no allies on paper fight in what was read")
	}
	if err != nil {
		return s.none(err, s.contradictionsJSON(nil, 0))
	}
	ties := make([]network.Tie, len(all))
	var papers []string
	for i, c := range all {
		ties[i] = c.Tie
		for _, t := range c.Treaties {
			papers = append(papers, t.Document)
		}
	}
	if err := s.meetTies(ctx, ties); err != nil {
		return err
	}
	if err := s.meetDocuments(ctx, papers); err != nil {
		return err
	}
	if s.json {
		if err := s.printJSON(s.contradictionsJSON(all, more)); err != nil {
			return err
		}
	} else {
		for _, c := range all {
			s.printContradiction(c)
		}
	}
	s.remarkMore(more, "contradiction")
	return nil
}

// paperAndNews is the edges of treaties, of whatever date, and those of the news that was asked for.
func (s *session) paperAndNews(ctx context.Context, args []string) (paper, news []graph.Edge, err error) {
	edges, err := s.withText(ctx, args)
	if err != nil {
		return nil, nil, err
	}
	news = pick(edges, func(v graph.Evidence) bool { return v.Rule != treaties.Rule })
	// A treaty is older than the news, and its end stands there as negated evidence.
	s.wanted = store.Filter{Negated: true}
	if edges, err = s.withText(ctx, args); err != nil {
		return nil, nil, err
	}
	return pick(edges, func(v graph.Evidence) bool { return v.Rule == treaties.Rule }), news, nil
}

// withText is edgesOf with the sentences.
func (s *session) withText(ctx context.Context, args []string) ([]graph.Edge, error) {
	if len(args) > 0 {
		edges, err := s.edgesOf(ctx, args)
		if err != nil {
			return nil, err
		}
		var claims []network.Claim
		for i := range edges {
			for j := range edges[i].Evidence {
				claims = append(claims, network.Claim{Edge: &edges[i], Evidence: &edges[i].Evidence[j]})
			}
		}
		return edges, s.readEvidence(ctx, claims)
	}
	var edges []graph.Edge
	for e, err := range s.streamEdges(ctx) {
		if err != nil {
			return nil, err
		}
		edges = append(edges, e)
	}
	if s.countries != nil {
		edges = s.countries.Roll(edges)
	}
	return edges, nil
}

// pick is the edges with that evidence of theirs alone.
func pick(edges []graph.Edge, wanted func(graph.Evidence) bool) []graph.Edge {
	var picked []graph.Edge
	for _, e := range edges {
		e.Evidence = slices.DeleteFunc(slices.Clone(e.Evidence), func(v graph.Evidence) bool { return !wanted(v) })
		if len(e.Evidence) > 0 {
			picked = append(picked, e)
		}
	}
	return picked
}

func (s *session) printContradiction(c network.Contradiction) {
	s.printTie(0, c.Tie)
	for _, t := range c.Treaties {
		s.out.line(4, "on paper: %s %s", t.Text, s.out.paint(faint, cmp.Or(s.documents[t.Document].Publisher, t.Document)))
	}
}

func (s *session) contradictionsJSON(all []network.Contradiction, more int) any {
	type treatyJSON struct {
		Pledge    string `json:"pledge"`
		From      string `json:"from"`
		Text      string `json:"text"`
		Publisher string `json:"publisher"`
	}
	type contradictionJSON struct {
		Tie      tieJSON      `json:"tie"`
		Treaties []treatyJSON `json:"treaties"`
	}
	out := make([]contradictionJSON, len(all))
	for i, c := range all {
		out[i] = contradictionJSON{Tie: s.tieJSON(c.Tie), Treaties: []treatyJSON{}}
		for _, t := range c.Treaties {
			out[i].Treaties = append(out[i].Treaties, treatyJSON{t.Predicate, t.Date, t.Text, s.documents[t.Document].Publisher})
		}
	}
	return struct {
		Contradictions []contradictionJSON `json:"contradictions"`
		More           int                 `json:"more"`
	}{out, more}
}
