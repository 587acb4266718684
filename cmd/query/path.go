package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente/internal/network"
)

func newPath() *cobra.Command {
	var q question
	n := network.PathQuery{K: 3, Hops: 6, Via: network.Any}
	cmd := &cobra.Command{
		Use:   "path A B",
		Short: "How two actors are tied, and through whom",
		Long: `Find the strongest paths between two actors. A tie of weight w has strength |w|/(|w|+10), and a
path the product of its ties' strengths. Its sign is the product of its ties' signs: a friend's friend
and an enemy's enemy are on the same side.`,
		Example: `  query path US Iran
  query path Russia Hezbollah --via allies --k 5
  query path Putin Tillerson --max-hops 3 --evidence
  query path US Iran --k 10 --export svg --out us-iran.svg`,
		Args:              arguments(2, 2, "two ACTORs"),
		ValidArgsFunction: completeActors(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if n.K < 1 || n.Hops < 1 {
				return fmt.Errorf("%w: --k and --max-hops are at least 1", errUsage)
			}
			if err := checkVia(n.Via); err != nil {
				return err
			}
			return ask(cmd, &q, func(ctx context.Context, s *session) error { return s.answerPath(ctx, args, n) })
		},
	}
	q.addTo(cmd, 0)
	cmd.Flags().IntVar(&n.K, "k", n.K, "print the `k` strongest")
	cmd.Flags().IntVar(&n.Hops, "max-hops", n.Hops, "over at most `n` ties")
	addVia(cmd, &n.Via)
	q.addExport(cmd.Flags())
	return cmd
}

func addVia(cmd *cobra.Command, via *network.Via) {
	cmd.Flags().StringVar((*string)(via), "via", string(*via), "go through `ties` of one kind: any, allies or adversaries")
}

func checkVia(via network.Via) error {
	if !slices.Contains([]network.Via{network.Any, network.Allies, network.Adversaries}, via) {
		return fmt.Errorf("%w: --via %q is none of any, allies, adversaries", errUsage, via)
	}
	return nil
}

func (s *session) answerPath(ctx context.Context, args []string, n network.PathQuery) error {
	a, err := s.resolve(ctx, args[0])
	if err != nil {
		return err
	}
	b, err := s.resolve(ctx, args[1])
	if err != nil {
		return err
	}
	if a.ID == b.ID {
		return fmt.Errorf("%w: %q and %q are both %s", errUsage, args[0], args[1], describe(a))
	}
	n.From, n.To = a.ID, b.ID
	if s.limit > 0 {
		n.K = min(n.K, s.limit)
	}
	paths, err := s.searched(ctx).Paths(ctx, n)
	if err != nil {
		return err
	}
	var ties []network.Tie
	for _, p := range paths {
		ties = append(ties, p.Ties...)
	}
	if s.export.format != "" && len(ties) > 0 {
		return s.exportTies(ctx, s.name(a.ID)+" — "+s.name(b.ID), ties)
	}
	if err := s.meetTies(ctx, ties); err != nil {
		return err
	}
	if s.json {
		err = s.printJSON(s.pathsJSON(paths))
	} else {
		s.printPaths(paths)
	}
	if err == nil && len(paths) == 0 {
		none := s.nothing("no path between %s and %s within %s", s.name(a.ID), s.name(b.ID), plural(n.Hops, "tie"))
		if s.countries == nil {
			return nothing("%v; try --by country, where persons and forces count as their countries", none)
		}
		return none
	}
	return err
}

func (s *session) printPaths(paths []network.Path) {
	for i, p := range paths {
		if i > 0 {
			s.out.f("\n")
		}
		names := make([]string, len(p.Actors))
		for i, id := range p.Actors {
			names[i] = s.out.paint(bold, s.name(id))
		}
		s.out.line(0, "%d. %s: %s, strength %.2g", i+1, strings.Join(names, " → "), s.standing(p), p.Strength)
		for _, t := range p.Ties {
			s.printTie(3, t)
		}
	}
}

// standing says in words what the path makes of its ends.
func (s *session) standing(p network.Path) string {
	color := green
	if p.Sign < 0 {
		color = red
	}
	return s.out.paint(color, standing(p))
}

func standing(p network.Path) string {
	role := func(t network.Tie) string {
		if t.Sign() > 0 {
			return "friend"
		}
		return "enemy"
	}
	switch {
	case len(p.Ties) == 1 && p.Sign > 0:
		return "allies"
	case len(p.Ties) == 1:
		return "adversaries"
	case len(p.Ties) == 2:
		first, last := role(p.Ties[0]), role(p.Ties[1])
		article := "a "
		if first == "enemy" {
			article = "an "
		}
		return last + " of " + article + first
	case p.Sign > 0:
		return "on the same side"
	}
	return "on opposite sides"
}

func (s *session) pathsJSON(paths []network.Path) any {
	type pathJSON struct {
		Actors   []partyJSON `json:"actors"`
		Sign     int         `json:"sign"`
		Standing string      `json:"standing"`
		Strength float64     `json:"strength"`
		Ties     []tieJSON   `json:"ties"`
	}
	all := make([]pathJSON, len(paths))
	for i, p := range paths {
		all[i] = pathJSON{Sign: p.Sign, Standing: standing(p), Strength: round(p.Strength), Ties: s.tiesJSON(p.Ties)}
		for _, id := range p.Actors {
			all[i].Actors = append(all[i].Actors, s.party(id))
		}
	}
	return struct {
		Paths []pathJSON `json:"paths"`
	}{all}
}
