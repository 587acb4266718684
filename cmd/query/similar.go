package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"entente/internal/network"
)

func newSimilar() *cobra.Command {
	var q question
	cmd := &cobra.Command{
		Use:   "similar ACTOR",
		Short: "Who has the same friends and the same enemies",
		Long: `Rank the actors by how far they have the friends and enemies of one. The score is 1 for one with the very same,
in the same measure, 0 for one that shares none, and below 0 where the friends of the one are the enemies
of the other: a Jaccard index with weights and signs (internal/network/similar.go has the formula and its
sources). What the two do to each other does not count.`,
		Example: `  query similar Russia
  query similar Iran --by country --since 2015 --limit 10
  query similar Hezbollah --json`,
		Args:              arguments(1, 1, "one ACTOR"),
		ValidArgsFunction: completeActors(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return ask(cmd, &q, func(ctx context.Context, s *session) error { return s.answerSimilar(ctx, args[0]) })
		},
	}
	q.addWhole(cmd, 10)
	return cmd
}

func (s *session) answerSimilar(ctx context.Context, text string) error {
	actor, err := s.resolve(ctx, text)
	if err != nil {
		return err
	}
	all, err := s.network().Similar(ctx, actor.ID, 0)
	if err != nil {
		return err
	}
	similar, more := first(s.question, all)
	for _, x := range similar {
		if err := s.meet(ctx, append([]string{x.Actor}, thirds(x)...)...); err != nil {
			return err
		}
	}
	if s.json {
		err = s.printJSON(s.similarJSON(actor.ID, similar, more))
	} else {
		for _, x := range similar {
			s.printSimilar(x)
		}
	}
	if err == nil && len(similar) == 0 {
		return s.nothing("nobody has a friend or an enemy in common with %s", s.name(actor.ID))
	}
	s.remarkMore(more, "actor")
	return err
}

// shownThirds is how many friends and enemies in common a line names.
const shownThirds = 5

// thirds are the third actors that a line names.
func thirds(x network.Similarity) []string {
	var all []string
	for _, ids := range [][]string{x.Friends, x.Enemies, x.Opposed} {
		all = append(all, ids...)
	}
	return all
}

func (s *session) printSimilar(x network.Similarity) {
	var parts []string
	for _, p := range []struct {
		what string
		ids  []string
	}{{"friends", x.Friends}, {"enemies", x.Enemies}, {"opposed over", x.Opposed}} {
		if len(p.ids) == 0 {
			continue
		}
		var names []string
		for _, id := range p.ids[:min(shownThirds, len(p.ids))] {
			names = append(names, s.name(id))
		}
		if more := len(p.ids) - shownThirds; more > 0 {
			names = append(names, fmt.Sprintf("%d more", more))
		}
		parts = append(parts, p.what+" "+strings.Join(names, ", "))
	}
	s.out.f("%s  %s\n", s.out.share(x.Score), s.out.paint(bold, s.name(x.Actor)))
	s.out.lines(7, plain, strings.Join(parts, "; "))
}

// share writes a number between -1 and 1.
func (s screen) share(v float64) string {
	text := fmt.Sprintf("%+.2f", v)
	switch {
	case v > 0:
		return s.paint(green, text)
	case v < 0:
		return s.paint(red, text)
	}
	return text
}

func (s *session) similarJSON(actor string, similar []network.Similarity, more int) any {
	type similarJSON struct {
		Actor   partyJSON   `json:"actor"`
		Score   float64     `json:"score"`
		Friends []partyJSON `json:"friends_in_common"`
		Enemies []partyJSON `json:"enemies_in_common"`
		Opposed []partyJSON `json:"opposed_over"`
	}
	all := make([]similarJSON, len(similar))
	for i, x := range similar {
		all[i] = similarJSON{s.party(x.Actor), round(x.Score), s.parties(x.Friends), s.parties(x.Enemies), s.parties(x.Opposed)}
	}
	return struct {
		Actor   partyJSON     `json:"actor"`
		Similar []similarJSON `json:"similar"`
		More    int           `json:"more"`
	}{s.party(actor), all, more}
}
