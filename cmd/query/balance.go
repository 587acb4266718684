package main

import (
	"context"
	"fmt"
	"math"

	"github.com/spf13/cobra"

	"entente/internal/network"
)

func newBalance() *cobra.Command {
	var q question
	cmd := &cobra.Command{
		Use:   "balance",
		Short: "How far the network falls into two camps, and where it does not",
		Long: `Measure structural balance: friends of friends should be friends, enemies of enemies too. A triad
of actors, each tied to the others, is balanced if the number of its negative ties is even. Closed walks
look at longer cycles too, the longer the less (Estrada and Benzi): 1 is a network without a negative one. The camps
are a division that leaves few ties frustrated (positive between the camps, negative within one).`,
		Example: `  query balance
  query balance --by country --since 2015 --limit 20 --json`,
		Args: arguments(0, 0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return ask(cmd, &q, func(ctx context.Context, s *session) error { return s.answerBalance(ctx) })
		},
	}
	q.addWhole(cmd, 5)
	return cmd
}

func (s *session) answerBalance(ctx context.Context) error {
	g, err := s.all(ctx)
	if err != nil {
		return s.none(err, s.balanceJSON(network.Balance{}, 1))
	}
	kept := s.limit
	if kept == 0 {
		kept = math.MaxInt32
	}
	b, walks := g.Balance(kept), g.WalkBalance()
	var named []string
	for _, t := range b.Unbalanced {
		named = append(named, t.Actors[:]...)
	}
	for _, camp := range b.Camps {
		named = append(named, s.listed(camp)...)
	}
	if err := s.meetParties(ctx, named...); err != nil {
		return err
	}
	if s.json {
		return s.printJSON(s.balanceJSON(b, walks))
	}
	s.printBalance(b, walks)
	return nil
}

func (s *session) printBalance(b network.Balance, walks float64) {
	balanced, unbalanced := b.Triads[0]+b.Triads[2], b.Triads[1]+b.Triads[3]
	s.out.line(0, "%s, %s with a sign", plural(b.Actors, "actor"), plural(b.Ties, "tie"))
	if balanced+unbalanced > 0 {
		s.out.line(0, "%.0f%% of %s balanced: %d of three friends, %d of two friends with a common enemy",
			100*b.Degree(), plural(balanced+unbalanced, "triad"), b.Triads[0], b.Triads[2])
	}
	if unbalanced > 0 {
		s.out.line(0, "unbalanced: %d with two enemies who have a common friend, %d of three enemies", b.Triads[1], b.Triads[3])
	}
	s.out.line(0, "balance by closed walks of every length: %.2g, where 1 is full balance", walks)
	switch {
	case b.Frustrated == 0:
		s.out.line(0, "two camps explain every tie")
	case b.AtLeast == b.Frustrated:
		s.out.line(0, "two camps leave %s unexplained, and none leave fewer", plural(b.Frustrated, "tie"))
	case b.AtLeast == 0:
		s.out.line(0, "two camps leave %s unexplained", plural(b.Frustrated, "tie"))
	default:
		s.out.line(0, "two camps leave %s unexplained; none leave fewer than %d", plural(b.Frustrated, "tie"), b.AtLeast)
	}
	for i, camp := range b.Camps {
		s.out.f("\n%s\n", s.out.paint(bold, fmt.Sprintf("Camp %d: %s", i+1, plural(len(camp), "actor"))))
		s.list(2, camp)
	}
	if len(b.Unbalanced) > 0 {
		s.out.f("\n%s\n", s.out.paint(bold, "Strongest unbalanced triads"))
	}
	for _, t := range b.Unbalanced {
		x, y, z := s.name(t.Actors[0]), s.name(t.Actors[1]), s.name(t.Actors[2])
		s.out.line(2, "%s — %s %s, %s — %s %s, %s — %s %s", x, y, s.out.weight(t.Weights[0]), x, z, s.out.weight(t.Weights[1]), y, z, s.out.weight(t.Weights[2]))
	}
}

func (s *session) balanceJSON(b network.Balance, walks float64) any {
	type triadJSON struct {
		Actors  []partyJSON `json:"actors"`
		Weights [3]float64  `json:"weights"` // first–second, first–third, second–third
	}
	unbalanced := make([]triadJSON, len(b.Unbalanced))
	for i, t := range b.Unbalanced {
		unbalanced[i] = triadJSON{s.parties(t.Actors[:]), [3]float64{round(t.Weights[0]), round(t.Weights[1]), round(t.Weights[2])}}
	}
	return struct {
		Actors     int            `json:"actors"`
		Ties       int            `json:"ties"`
		Triads     [4]int         `json:"triads_by_negative_ties"`
		Degree     float64        `json:"degree"`
		Walks      float64        `json:"walk_balance"`
		Frustrated int            `json:"frustrated_ties"`
		AtLeast    int            `json:"frustrated_ties_at_least"`
		Camps      [2][]partyJSON `json:"camps"`
		Unbalanced []triadJSON    `json:"unbalanced"`
	}{b.Actors, b.Ties, b.Triads, round(b.Degree()), walks, b.Frustrated, b.AtLeast,
		[2][]partyJSON{s.parties(b.Camps[0]), s.parties(b.Camps[1])}, unbalanced}
}
