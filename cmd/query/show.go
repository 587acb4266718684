package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/internal/network"
)

func newShow() *cobra.Command {
	var q question
	cmd := &cobra.Command{
		Use:   "show ACTOR",
		Short: "Who an actor is, with its strongest ties and the latest evidence",
		Example: `  query show Putin
  query show RUS --by country --limit 10
  query show "Islamic State" --since 2016 --json`,
		Args:              arguments(1, 1, "one ACTOR"),
		ValidArgsFunction: completeActors(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return ask(cmd, &q, func(ctx context.Context, s *session) error { return s.answerShow(ctx, args[0]) })
		},
	}
	q.addTo(cmd, 5)
	return cmd
}

func (s *session) answerShow(ctx context.Context, text string) error {
	actor, err := s.resolve(ctx, text)
	if err != nil {
		return err
	}
	foremost, err := s.foremost(ctx, actor.ID, s.limit)
	if err != nil {
		return err
	}
	friends, _ := first(s.question, passing(foremost.Ties, network.Allies))
	foes, _ := first(s.question, passing(foremost.Ties, network.Adversaries))
	latest := latestOf(foremost.Ties, s.limit)
	if err := s.meetShown(ctx, actor, slices.Concat(friends, foes), latest); err != nil {
		return err
	}
	if s.json {
		return s.printJSON(struct {
			Actor       graph.Actor    `json:"actor"`
			Allies      []tieJSON      `json:"allies"`
			Adversaries []tieJSON      `json:"adversaries"`
			Latest      []evidenceJSON `json:"latest"`
		}{actor, s.tiesJSON(friends), s.tiesJSON(foes), s.evidenceJSON(latest)})
	}
	s.printActor(actor)
	s.printSection("Allies", friends)
	s.printSection("Adversaries", foes)
	if len(latest) > 0 {
		s.out.f("\n%s\n", s.out.paint(bold, "Latest"))
		for _, c := range latest {
			s.out.lines(2, plain, s.reading(c))
			s.out.quote(6, c.Evidence.Text)
		}
	}
	return nil
}

// meetShown learns the names that the answer needs. Of the latest it says more than the sentence, so that these
// come first.
func (s *session) meetShown(ctx context.Context, actor graph.Actor, ties []network.Tie, latest []network.Claim) error {
	var wholes []string
	for _, m := range actor.PartOf {
		wholes = append(wholes, m.Actor)
	}
	return errors.Join(s.meetParties(ctx, wholes...), s.meetLines(ctx, latest), s.meetTies(ctx, ties))
}

func (s *session) printActor(a graph.Actor) {
	s.out.f("%s  %s\n", s.out.paint(bold, describe(a)), a.ID)
	if len(a.Aliases) > 0 {
		s.out.lines(2, plain, "also "+strings.Join(a.Aliases, ", "))
	}
	for _, m := range a.PartOf {
		when := ""
		if m.From != "" || m.To != "" {
			when = ", " + m.From + "–" + m.To
		}
		s.out.line(2, "part of %s%s", s.name(m.Actor), when)
	}
}

func (s *session) printSection(title string, ties []network.Tie) {
	if len(ties) == 0 {
		return
	}
	s.out.f("\n%s\n", s.out.paint(bold, title))
	for _, t := range ties {
		s.printTie(2, t)
	}
}

// latestOf is the latest evidence of all ties, at most n pieces (0: all). It keeps no more than
// that of the ties so far: to sort all that there is about a busy actor takes as long as to read it.
func latestOf(ties []network.Tie, n int) []network.Claim {
	var all []network.Claim
	for _, t := range ties {
		if n > 0 && len(all) >= n && t.Last < all[n-1].Evidence.Date {
			continue
		}
		all = append(all, inOrder(t.Claims)...)
		if n > 0 && len(all) >= n {
			sortLatest(all)
			all = all[:n]
		}
	}
	sortLatest(all)
	return all
}
