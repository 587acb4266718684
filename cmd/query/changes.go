package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/internal/network"
)

func newChanges() *cobra.Command {
	var q question
	var between []string
	cmd := &cobra.Command{
		Use:   "changes [ACTOR]",
		Short: "Ties that formed, ended, flipped, strengthened or weakened between two times",
		Long: `Compare the ties of two periods, each a year, a month or a day, over the whole network or around an
actor, the greatest change first.`,
		Example: `  query changes --between 2016,2017 --by country
  query changes Iran --between 1987-03,1987-06
  query changes --between 1987-03 --between 1987-06 --json`,
		Args:              arguments(0, 1, "one ACTOR or none"),
		ValidArgsFunction: completeActors(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(between) != 2 || dateForm(between[0]) == "" || dateForm(between[1]) == "" {
				return fmt.Errorf("%w: --between wants two dates (YYYY, YYYY-MM or YYYY-MM-DD), as in --between 2016,2017", errUsage)
			}
			if between[0] > lastDay(between[1]) {
				return fmt.Errorf("%w: --between wants the earlier first, as in --between %s,%s", errUsage, between[1], between[0])
			}
			if q.since+q.until != "" {
				return fmt.Errorf("%w: --between says from when to when; leave out --since and --until", errUsage)
			}
			return ask(cmd, &q, func(ctx context.Context, s *session) error { return s.answerChanges(ctx, between, args) })
		},
	}
	q.addWhole(cmd, 20)
	cmd.Flags().StringSliceVar(&between, "between", nil, "the two `periods`, the earlier first")
	return cmd
}

func (s *session) answerChanges(ctx context.Context, between, args []string) error {
	var times [2][]graph.Edge
	for i, period := range between {
		s.wanted.Since, s.wanted.Until = period, period
		var err error
		if times[i], err = s.edgesOf(ctx, args); err != nil {
			return err
		}
	}
	changes, more := first(s.question, s.params.Changes(times[0], times[1]))
	var ends []string
	for _, c := range changes {
		ends = append(ends, c.A, c.B)
	}
	if err := s.meetParties(ctx, ends...); err != nil {
		return err
	}
	if s.json {
		if err := s.printJSON(s.changesJSON(changes, more)); err != nil {
			return err
		}
	} else if len(changes) > 0 {
		var rows [][]string
		for _, c := range changes {
			rows = append(rows, []string{s.name(c.A), s.name(c.B), c.Kind(), signed(c.Before), signed(c.After)})
		}
		s.out.table([]string{"actor", "with", "change", ">" + between[0], ">" + between[1]}, rows)
	}
	if len(changes) == 0 {
		return s.nothing("no tie changed between %s and %s", between[0], between[1])
	}
	s.remarkMore(more, "change")
	return nil
}

// edgesOf returns the edges of the actor that args names, or all.
func (s *session) edgesOf(ctx context.Context, args []string) ([]graph.Edge, error) {
	if len(args) == 0 {
		return s.allEdges(ctx)
	}
	actor, err := s.resolve(ctx, args[0])
	if err != nil {
		return nil, err
	}
	return s.edges(ctx, actor.ID, "")
}

func (s *session) changesJSON(changes []network.Change, more int) any {
	type changeJSON struct {
		A      partyJSON `json:"a"`
		B      partyJSON `json:"b"`
		Change string    `json:"change"`
		Before float64   `json:"before"`
		After  float64   `json:"after"`
	}
	all := make([]changeJSON, len(changes))
	for i, c := range changes {
		all[i] = changeJSON{s.party(c.A), s.party(c.B), c.Kind(), round(c.Before), round(c.After)}
	}
	return struct {
		Changes []changeJSON `json:"changes"`
		More    int          `json:"more"`
	}{all, more}
}
