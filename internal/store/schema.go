package store

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dgraph-io/dgo/v230/protos/api"
	gql "github.com/hypermodeinc/dgraph/v25/graphql/schema"
	"github.com/hypermodeinc/dgraph/v25/protos/pb"
	"github.com/hypermodeinc/dgraph/v25/schema"
	"github.com/hypermodeinc/dgraph/v25/types"
	"github.com/hypermodeinc/dgraph/v25/x"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"entente/graph"
)

// dqlSchema is graph.Schema as DQL's schema, by Dgraph's own derivation.
func dqlSchema() (string, error) {
	h, err := gql.NewHandler(graph.Schema, false)
	if err != nil {
		return "", fmt.Errorf("schema.graphql: %w", err)
	}
	return h.DGSchema(), nil
}

// ensureSchema alters the store only where its schema differs from ours: an alteration waits for
// every open transaction, and on the embedded store rebuilds indexes.
func (s *Store) ensureSchema(ctx context.Context) error {
	dql, err := dqlSchema()
	if err != nil {
		return err
	}
	want, err := parseSchema(dql)
	if err != nil {
		return err
	}
	err = retry(ctx, func() error {
		have, err := s.schema(ctx, want)
		if err != nil || maps.EqualFunc(want, have, slices.Equal) {
			return err
		}
		if err := s.addBriefs(ctx, have); err != nil {
			return err
		}
		return s.alter(ctx, dql, have, want)
	})
	if err != nil {
		return fmt.Errorf("load schema: %w", err)
	}
	return nil
}

// alter brings the schema up to ours. A cluster that did not tell of its changes (change.go) does so from here on, and
// first that there may be anything, and so does one that was given its briefs only now. Where all that is missing is changes
// and the user may not alter the schema, the graph is read as it is, without a copy.
func (s *Store) alter(ctx context.Context, dql string, have, want traits) error {
	_, tells := have[typePrefix+"Change"]
	briefed := slices.Contains(have[typePrefix+"Actor"], actsInBrief)
	err := s.dg.Alter(ctx, &api.Operation{Schema: dql})
	if err == nil && s.engine == nil && !(tells && briefed) {
		return s.tellAll(ctx)
	}
	if status.Code(err) == codes.PermissionDenied && lacksChangesOnly(have, want) {
		return nil
	}
	return err
}

func lacksChangesOnly(have, want traits) bool {
	for name, traits := range want {
		if !slices.Equal(have[name], traits) && name != typePrefix+"Change" && !strings.HasPrefix(name, "Change.") {
			return false
		}
	}
	return true
}

// A predicate's traits, or a type's fields, sorted, by name.
type traits map[string][]string

const typePrefix = "type "

func parseSchema(dql string) (traits, error) {
	parsed, err := schema.ParseWithNamespace(dql, x.RootNamespace)
	if err != nil {
		return nil, fmt.Errorf("derived schema: %w", err)
	}
	t := traits{}
	for _, p := range parsed.Preds {
		name := x.ParseAttr(p.Predicate)
		t[name] = predicateTraits(types.TypeID(p.ValueType).Name(), p.List, p.Upsert, p.Directive == pb.SchemaUpdate_REVERSE, p.Tokenizer)
	}
	for _, u := range parsed.Types {
		var fields []string
		for _, f := range u.Fields {
			fields = append(fields, x.ParseAttr(f.Predicate))
		}
		slices.Sort(fields)
		t[typePrefix+x.ParseAttr(u.TypeName)] = fields
	}
	return t, nil
}

func predicateTraits(kind string, list, upsert, reverse bool, tokenizers []string) []string {
	t := []string{kind}
	for trait, on := range map[string]bool{"list": list, "upsert": upsert, "reverse": reverse} {
		if on {
			t = append(t, trait)
		}
	}
	for _, name := range tokenizers {
		t = append(t, "index "+name)
	}
	slices.Sort(t)
	return t
}

// schema asks for what the store has of the predicates and types in want.
func (s *Store) schema(ctx context.Context, want traits) (traits, error) {
	var predicates, typeNames []string
	for name := range want {
		if t, ok := strings.CutPrefix(name, typePrefix); ok {
			typeNames = append(typeNames, t)
		} else {
			predicates = append(predicates, name)
		}
	}
	var answer struct {
		Schema []struct {
			Predicate, Type       string
			Tokenizer             []string
			List, Upsert, Reverse bool
		}
		Types []struct {
			Name   string
			Fields []struct{ Name string }
		}
	}
	for _, q := range []string{
		"schema(pred: [" + strings.Join(predicates, ", ") + "]) { type tokenizer list upsert reverse }",
		"schema(type: [" + strings.Join(typeNames, ", ") + "]) {}",
	} {
		resp, err := s.dg.NewReadOnlyTxn().Query(ctx, q)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(resp.Json, &answer); err != nil {
			return nil, fmt.Errorf("read schema: %w", err)
		}
	}
	have := traits{}
	for _, p := range answer.Schema {
		have[p.Predicate] = predicateTraits(p.Type, p.List, p.Upsert, p.Reverse, p.Tokenizer)
	}
	for _, u := range answer.Types {
		var fields []string
		for _, f := range u.Fields {
			fields = append(fields, f.Name)
		}
		slices.Sort(fields)
		have[typePrefix+u.Name] = fields
	}
	return have, nil
}
