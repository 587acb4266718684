package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

func newDQL() *cobra.Command {
	q := question{by: "actor"}
	var a asking
	cmd := &cobra.Command{
		Use:   "dql QUERY | FILE | -",
		Short: "Put a query of your own to Dgraph",
		Long: `Put a query in Dgraph's language, DQL, to the graph and print Dgraph's JSON. It cannot write. QUERY is the
query itself, which begins with { or the word query, a file that holds it, or - for standard input. The
predicates are those of graph/schema.graphql: Actor.id, Actor.name, Edge.source, Edge.event, Evidence.text …`,
		Example: `  query dql '{ all(func: has(Edge.id)) { count(uid) } }'
  query dql '{ e(func: eq(Edge.event, "ASSAULT"), first: 5) { Edge.source { Actor.name } Edge.target { Actor.name } } }'
  query dql --var name=Russia 'query q($name: string) { a(func: eq(Actor.name, $name)) { Actor.id } }'`,
		Args: arguments(1, 1, "one QUERY"),
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := readQuery(cmd.InOrStdin(), args[0], "{", "query")
			if err != nil {
				return err
			}
			vars := make(map[string]string, len(a.variables))
			for name, value := range a.variables {
				vars["$"+name] = value
			}
			return ask(cmd, &q, func(ctx context.Context, s *session) error {
				return a.within(ctx, func(ctx context.Context) error { return s.answerDQL(ctx, text, vars, a.most) })
			})
		},
	}
	a.addTo(cmd.Flags())
	return cmd
}

func (s *session) answerDQL(ctx context.Context, text string, vars map[string]string, most int) error {
	answer, err := s.store.DQL(ctx, text, vars)
	if refused, ok := status.FromError(err); ok && refused.Code() == codes.InvalidArgument {
		return errors.New(refused.Message()) // Dgraph says where: "… at line 1 column 25: …"
	}
	if err != nil {
		return err
	}
	return s.printAnswer(answer, most)
}
