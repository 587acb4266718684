package main

import (
	"context"

	"github.com/spf13/cobra"

	"entente/internal/network"
)

// side is which end of the ranking a command lists.
type side struct {
	command string
	title   string
	via     network.Via
	long    string
}

var (
	allies = side{"allies", "Allies", network.Allies,
		"Rank the actors that one cooperates with most, by all evidence in both directions."}
	adversaries = side{"adversaries", "Adversaries", network.Adversaries,
		"Rank the actors that one is most in conflict with, by all evidence in both directions."}
)

func newTies(of side) *cobra.Command {
	var q question
	cmd := &cobra.Command{
		Use:   of.command + " ACTOR",
		Short: of.title + " of an actor, ranked, with the sentences that say so",
		Long: of.long + `

A tie's weight is the sum of score × confidence × modality × recency over its evidence, where
score is the event's place on the conflict–cooperation scale from -10 to +10. Of reports of the
same event on the same day one counts. Negated evidence counts nothing.`,
		Example: "  query " + of.command + " Assad\n" +
			"  query " + of.command + " Russia --by country --since 2015 --until 2017-06\n" +
			"  query " + of.command + " Iran --as-of 2017-04-11 --half-life 90 --json\n" +
			"  query " + of.command + " Russia --export html --out russia.html",
		Args:              arguments(1, 1, "one ACTOR"),
		ValidArgsFunction: completeActors(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return ask(cmd, &q, func(ctx context.Context, s *session) error { return s.answerTies(ctx, of, args[0]) })
		},
	}
	q.addTo(cmd, 20)
	q.addExport(cmd.Flags())
	return cmd
}

func (s *session) answerTies(ctx context.Context, of side, text string) error {
	actor, err := s.resolve(ctx, text)
	if err != nil {
		return err
	}
	all, err := s.foremost(ctx, actor.ID, 0)
	if err != nil {
		return err
	}
	ties, _ := first(s.question, passing(all.Ties, of.via))
	more := map[network.Via]int{network.Allies: all.Allies, network.Adversaries: all.Adversaries}[of.via] - len(ties)
	if s.export.format != "" && len(ties) > 0 {
		return s.exportTies(ctx, of.title+" of "+s.name(actor.ID), ties)
	}
	if err := s.meetTies(ctx, ties); err != nil {
		return err
	}
	if s.json {
		err = s.printJSON(struct {
			Actor partyJSON `json:"actor"`
			Ties  []tieJSON `json:"ties"`
			More  int       `json:"more"`
		}{s.party(actor.ID), s.tiesJSON(ties), more})
	} else {
		for _, t := range ties {
			s.printTie(0, t)
		}
	}
	if err == nil && len(ties) == 0 {
		return s.nothing("no %s of %s in what was read", of.command, s.name(actor.ID))
	}
	s.remarkMore(more, "tie")
	return err
}

func passing(ties []network.Tie, via network.Via) []network.Tie {
	var pass []network.Tie
	for _, t := range ties {
		if via.Passes(t.Weight) {
			pass = append(pass, t)
		}
	}
	return pass
}
