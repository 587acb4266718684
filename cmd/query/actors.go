package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"entente/graph"
)

func newActors() *cobra.Command {
	q := question{by: "actor"}
	cmd := &cobra.Command{
		Use:   "actors [TEXT]",
		Short: "Find actors by name, alias or id; without TEXT, list them",
		Example: `  query actors
  query actors Tillerson
  query actors "foreign ministry" --json`,
		Args: arguments(0, 1, "one TEXT or none"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return ask(cmd, &q, func(ctx context.Context, s *session) error {
				return s.answerActors(ctx, strings.Join(args, ""))
			})
		},
	}
	cmd.Flags().BoolVar(&q.json, "json", false, "print JSON")
	cmd.Flags().IntVar(&q.limit, "limit", 50, "print at most `n` (0: all)")
	return cmd
}

func (s *session) answerActors(ctx context.Context, text string) error {
	actors, more, err := s.findActors(ctx, text)
	if err != nil {
		return err
	}
	if s.json {
		err = s.printJSON(struct {
			Actors []graph.Actor `json:"actors"`
		}{append([]graph.Actor{}, actors...)})
	} else if len(actors) > 0 {
		var rows [][]string
		for _, a := range actors {
			rows = append(rows, []string{a.ID, a.Name, a.Kind, a.Code, a.Sector, strings.Join(a.Aliases, ", ")})
		}
		s.out.table([]string{"=id", "name", "kind", "code", "sector", "aliases"}, rows)
	}
	if err == nil && len(actors) == 0 {
		if text == "" {
			return nothing("the graph has no actors yet; read some news with `ingest PATH…`")
		}
		return nothing("no actor %q", text)
	}
	if more {
		s.remark("there are more; --limit 0 prints all")
	}
	return err
}

// findActors returns the actors whom the text may name, or all for "", at most --limit of them.
func (s *session) findActors(ctx context.Context, text string) (actors []graph.Actor, more bool, err error) {
	if text != "" {
		limit := s.limit
		if limit == 0 {
			limit = 1 << 20
		}
		matches, err := s.store.FindActors(ctx, text, limit)
		for _, m := range matches {
			actors = append(actors, m.Actor)
		}
		if err == nil && len(matches) > 0 && matches[0].Distance > 0 {
			s.remark("no actor %q; these are spelt like it", text)
		}
		return actors, len(matches) == limit, err
	}
	for a, err := range s.store.Actors(ctx) {
		if err != nil {
			return nil, false, err
		}
		if s.limit > 0 && len(actors) == s.limit {
			return actors, true, nil
		}
		actors = append(actors, a)
	}
	return actors, false, nil
}
