package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/dgraph-io/gqlparser/v2/ast"
	"github.com/dgraph-io/gqlparser/v2/gqlerror"
	"github.com/dgraph-io/gqlparser/v2/parser"
	"github.com/spf13/cobra"

	"entente/graph"
	"entente/internal/config"
	"entente/internal/store"
)

// graphQLRequest is what an endpoint is posted.
type graphQLRequest struct {
	Query         string         `json:"query"`
	OperationName string         `json:"operationName,omitempty"`
	Variables     map[string]any `json:"variables,omitempty"`
}

func newGraphQL() *cobra.Command {
	q := question{by: "actor"}
	var a asking
	var operation, endpoint string
	var schema bool
	cmd := &cobra.Command{
		Use:   "graphql QUERY | FILE | -",
		Short: "Put a GraphQL query of your own to Dgraph",
		Long: `Put a GraphQL query to the graph and print the answer's data as JSON. Dgraph's own resolver answers, with
all that Dgraph makes of graph/schema.graphql: queryActor, getEdge, aggregateEvidence …, filters, order,
first and offset. It cannot write. QUERY is the query itself, a file that holds it, or - for standard input.

A cluster answers GraphQL on its HTTP port, once it was given the schema:

  query graphql --schema | curl --data-binary @- http://HOST:8080/admin/schema`,
		Example: `  query graphql '{ queryActor(filter: {kind: {eq: "country"}}, order: {asc: name}, first: 5) { id name } }'
  query graphql --var id=RUS 'query q($id: String!) { getActor(id: $id) { name acts { event target { name } } } }'
  query graphql '{ aggregateEvidence(filter: {confidence: {ge: 0.9}}) { count } }'`,
		Args: arguments(0, 1, "one QUERY, or --schema"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if schema {
				_, err := io.WriteString(cmd.OutOrStdout(), graph.Schema)
				return err
			}
			if len(args) == 0 {
				return fmt.Errorf("%w: 0 given, want one QUERY", errUsage)
			}
			text, err := readQuery(cmd.InOrStdin(), args[0], "{", "query", "mutation", "subscription", "fragment")
			if err != nil {
				return err
			}
			r, err := a.graphQL(text, operation)
			if err != nil {
				return err
			}
			return ask(cmd, &q, func(ctx context.Context, s *session) error {
				return a.within(ctx, func(ctx context.Context) error { return s.answerGraphQL(ctx, cmd, r, endpoint, a) })
			})
		},
	}
	a.addTo(cmd.Flags())
	cmd.Flags().StringVar(&operation, "operation", "", "`name` of the operation, where the query has several")
	cmd.Flags().StringVar(&endpoint, "endpoint", "", "`URL` of a cluster's GraphQL (default http://HOST:8080/graphql)")
	cmd.Flags().BoolVar(&schema, "schema", false, "print the schema")
	return cmd
}

// graphQL reads the query, refuses to write, and gives the variables the types that the query declares.
func (a asking) graphQL(text, operation string) (graphQLRequest, error) {
	r := graphQLRequest{Query: text, OperationName: operation}
	doc, err := parser.ParseQuery(&ast.Source{Input: text})
	if err != nil {
		return r, withPlace(err)
	}
	for _, o := range doc.Operations {
		if o.Operation != ast.Query {
			return r, fmt.Errorf("%w: a %s would write; query graphql only reads", errUsage, o.Operation)
		}
	}
	for name, value := range a.variables {
		typed, err := typedVariable(doc.Operations, name, value)
		if err != nil {
			return r, err
		}
		if r.Variables == nil {
			r.Variables = make(map[string]any)
		}
		r.Variables[name] = typed
	}
	return r, nil
}

// typedVariable reads the value as JSON unless the query says that it is text.
func typedVariable(operations ast.OperationList, name, value string) (any, error) {
	for _, o := range operations {
		d := o.VariableDefinitions.ForName(name)
		if d == nil {
			continue
		}
		if slices.Contains([]string{"String", "ID", "DateTime"}, d.Type.NamedType) {
			return value, nil
		}
		var typed any
		if err := json.Unmarshal([]byte(value), &typed); err != nil {
			return nil, fmt.Errorf("%w: --var %s=%s is no %s in JSON", errUsage, name, value, d.Type)
		}
		return typed, nil
	}
	return nil, fmt.Errorf("%w: the query has no variable $%s", errUsage, name)
}

// withPlace puts the place before the message: "2:14: Expected Name, found }".
func withPlace(err error) error {
	var at *gqlerror.Error
	if errors.As(err, &at) && len(at.Locations) > 0 {
		return fmt.Errorf("%w: %d:%d: %s", errUsage, at.Locations[0].Line, at.Locations[0].Column, at.Message)
	}
	return fmt.Errorf("%w: %w", errUsage, err)
}

func (s *session) answerGraphQL(ctx context.Context, cmd *cobra.Command, r graphQLRequest, endpoint string, a asking) error {
	answer, err := s.store.GraphQL(ctx, r.Query, r.OperationName, r.Variables)
	if errors.Is(err, store.ErrClusterGraphQL) {
		answer, err = postGraphQL(ctx, cmd, r, endpoint)
	}
	if err != nil {
		return err
	}
	var got struct {
		Data   json.RawMessage
		Errors []struct {
			Message   string
			Locations []struct{ Line, Column int }
		}
	}
	if err := json.Unmarshal(answer, &got); err != nil {
		return fmt.Errorf("read Dgraph's answer: %w", err)
	}
	if len(got.Errors) > 0 {
		var errs []error
		for _, e := range got.Errors {
			if len(e.Locations) > 0 {
				e.Message = fmt.Sprintf("%d:%d: %s", e.Locations[0].Line, e.Locations[0].Column, e.Message)
			}
			errs = append(errs, errors.New(e.Message))
		}
		return errors.Join(errs...)
	}
	return s.printAnswer(got.Data, a.most)
}

// postGraphQL asks a cluster by HTTP.
func postGraphQL(ctx context.Context, cmd *cobra.Command, r graphQLRequest, endpoint string) ([]byte, error) {
	cfg, err := config.Load(cmd.Flags())
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errUsage, err)
	}
	if endpoint == "" {
		host, _, err := net.SplitHostPort(cfg.Store.Dgraph[0])
		if err != nil {
			host = cfg.Store.Dgraph[0]
		}
		endpoint = "http://" + net.JoinHostPort(host, "8080") + "/graphql"
	}
	body, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, endpoint, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("%w: --endpoint: %w", errUsage, err)
	}
	request.Header.Set("Content-Type", "application/json")
	if cfg.Store.APIKey != "" && request.URL.Scheme == "https" {
		request.Header.Set("Dg-Auth", cfg.Store.APIKey)
		request.Header.Set("X-Dgraph-AuthToken", cfg.Store.APIKey)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, fmt.Errorf("ask the cluster's GraphQL: %w; --endpoint names another address", err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && strings.Contains(string(answer), "no GraphQL schema") {
		err = fmt.Errorf("the cluster has no GraphQL schema yet; give it ours: query graphql --schema | curl --data-binary @- %s",
			strings.TrimSuffix(endpoint, "/graphql")+"/admin/schema")
	}
	return answer, err
}
