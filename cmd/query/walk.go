package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"entente/internal/network"
)

func newWalk() *cobra.Command {
	var q question
	n := network.WalkQuery{Depth: 2, Breadth: 10, Via: network.Allies}
	cmd := &cobra.Command{
		Use:   "walk ACTOR",
		Short: "The alliance network around an actor",
		Long: `Walk from an actor to its allies, and on to theirs. Every actor is listed once, under the one by
which the strongest way leads to it. With --via any the sign before a name says what it is to the
actor the walk began at: + a friend, or an enemy's enemy, - an enemy, or a friend's enemy.`,
		Example: `  query walk Russia --depth 2
  query walk Assad --depth 3 --breadth 5 --via any
  query walk NATO --by country --json
  query walk Russia --depth 2 --export gexf --out russia.gexf`,
		Args:              arguments(1, 1, "one ACTOR"),
		ValidArgsFunction: completeActors(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if n.Depth < 1 || n.Breadth < 1 {
				return fmt.Errorf("%w: --depth and --breadth are at least 1", errUsage)
			}
			if err := checkVia(n.Via); err != nil {
				return err
			}
			return ask(cmd, &q, func(ctx context.Context, s *session) error { return s.answerWalk(ctx, args[0], n) })
		},
	}
	q.addTo(cmd, 0)
	cmd.Flags().IntVar(&n.Depth, "depth", n.Depth, "go `n` ties far")
	cmd.Flags().IntVar(&n.Breadth, "breadth", n.Breadth, "follow the `n` strongest ties of each actor")
	addVia(cmd, &n.Via)
	q.addExport(cmd.Flags())
	return cmd
}

func (s *session) answerWalk(ctx context.Context, text string, n network.WalkQuery) error {
	actor, err := s.resolve(ctx, text)
	if err != nil {
		return err
	}
	n.From = actor.ID
	w, err := s.searched(ctx).Walk(ctx, n)
	if err != nil {
		return err
	}
	if s.export.format != "" && len(w.Ties) > 0 {
		return s.exportTies(ctx, s.name(actor.ID), w.Ties)
	}
	var more int
	w.Visits, more = first(s.question, w.Visits)
	ties := make([]network.Tie, len(w.Visits))
	for i, v := range w.Visits {
		ties[i] = v.Tie
	}
	if err := s.meetTies(ctx, ties); err != nil {
		return err
	}
	if s.json {
		err = s.printJSON(s.walkJSON(actor.ID, w))
	} else if len(w.Visits) > 0 {
		s.printWalk(actor.ID, w, n.Via)
	}
	if err == nil && len(w.Visits) == 0 {
		return s.nothing("nobody to walk to from %s", s.name(actor.ID))
	}
	s.remark("%s within %s, %s followed; %s left out by --breadth %d",
		plural(len(w.Visits), "actor"), plural(n.Depth, "tie"), plural(len(w.Ties), "tie"), plural(w.Cut, "weaker tie"), n.Breadth)
	s.remarkMore(more, "actor")
	return err
}

// printWalk draws the visits as a tree.
func (s *session) printWalk(from string, w network.Walk, via network.Via) {
	under := make(map[string][]network.Visit)
	for _, v := range w.Visits {
		under[v.Tie.A] = append(under[v.Tie.A], v)
	}
	var draw func(id, margin string)
	draw = func(id, margin string) {
		for i, v := range under[id] {
			branch, below := "├─ ", "│  "
			if i == len(under[id])-1 {
				branch, below = "└─ ", "   "
			}
			sign := ""
			if via == network.Any {
				sign = map[int]string{1: "+ ", -1: "- "}[v.Sign]
			}
			s.out.flow(margin+branch, margin+below+"  ", sign+s.out.paint(bold, s.name(v.Actor))+": "+s.account(v.Tie))
			if s.evidence {
				s.printEvidence(len([]rune(margin))+6, s.witnesses(v.Tie))
			}
			draw(v.Actor, margin+below)
		}
	}
	s.out.f("%s\n", s.out.paint(bold, s.name(from)))
	draw(from, "")
}

func (s *session) walkJSON(from string, w network.Walk) any {
	type visitJSON struct {
		Actor    partyJSON `json:"actor"`
		Depth    int       `json:"depth"`
		Sign     int       `json:"sign"`
		Strength float64   `json:"strength"`
		Tie      tieJSON   `json:"tie"`
	}
	visits := make([]visitJSON, len(w.Visits))
	for i, v := range w.Visits {
		visits[i] = visitJSON{s.party(v.Actor), v.Depth, v.Sign, round(v.Strength), s.tieJSON(v.Tie)}
	}
	return struct {
		From   partyJSON   `json:"from"`
		Visits []visitJSON `json:"visits"`
		Cut    int         `json:"ties_left_out"`
	}{s.party(from), visits, w.Cut}
}
