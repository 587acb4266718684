package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
)

func newDQL() *cobra.Command {
	q := question{by: "actor"}
	var variables map[string]string
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
			text, err := readQuery(cmd.InOrStdin(), args[0])
			if err != nil {
				return err
			}
			vars := make(map[string]string, len(variables))
			for name, value := range variables {
				vars["$"+name] = value
			}
			return ask(cmd, &q, func(ctx context.Context, s *session) error { return s.answerDQL(ctx, text, vars) })
		},
	}
	cmd.Flags().StringToStringVar(&variables, "var", nil, "`name=value` of a variable of the query, without the $")
	return cmd
}

// readQuery takes the argument for the query if it looks like one.
func readQuery(stdin io.Reader, arg string) (string, error) {
	trimmed := bytes.TrimSpace([]byte(arg))
	if bytes.HasPrefix(trimmed, []byte("{")) || bytes.HasPrefix(trimmed, []byte("query")) && bytes.ContainsRune(trimmed, '{') {
		return arg, nil
	}
	if arg == "-" {
		text, err := io.ReadAll(stdin)
		if err != nil {
			return "", fmt.Errorf("read the query: %w", err)
		}
		return string(text), nil
	}
	text, err := os.ReadFile(arg)
	if err != nil {
		return "", fmt.Errorf("%w: %q is no query, which begins with { or the word query, and no file: %w", errUsage, arg, err)
	}
	return string(text), nil
}

func (s *session) answerDQL(ctx context.Context, text string, vars map[string]string) error {
	answer, err := s.store.DQL(ctx, text, vars)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, answer, "", "  "); err != nil {
		return fmt.Errorf("read Dgraph's answer: %w", err)
	}
	s.out.f("%s\n", b.Bytes())
	return nil
}
