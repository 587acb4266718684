package embedded

import (
	"context"
	"slices"
	"strings"

	"github.com/hypermodeinc/dgraph/v25/dql"
	"github.com/hypermodeinc/dgraph/v25/schema"
	"github.com/hypermodeinc/dgraph/v25/x"
)

// unknownPredicates returns the predicates that the query names and the schema
// doesn't have, sorted. Asked about one, the engine looks for a server to ask
// and takes the process down.
func unknownPredicates(q *dql.Result) []string {
	f := make(finder)
	for _, block := range q.Query {
		f.query(block)
	}
	unknown := make([]string, 0, len(f))
	for pred := range f {
		if _, ok := schema.State().Get(context.Background(), x.AttrInRootNamespace(pred)); !ok {
			unknown = append(unknown, pred)
		}
	}
	slices.Sort(unknown)
	return unknown
}

// A finder collects the predicates that a query names.
type finder map[string]bool

// name takes a predicate, or a reverse edge by its predicate.
func (f finder) name(pred string) {
	if rest, ok := strings.CutPrefix(pred, "~"); ok && rest != "" {
		pred = rest
	}
	if pred != "" {
		f[pred] = true
	}
}

func (f finder) query(q *dql.GraphQuery) {
	if q == nil {
		return
	}
	if !isNoPredicate(q) {
		f.name(q.Attr)
	}
	f.function(q.Func)
	f.function(q.ShortestPathArgs.From)
	f.function(q.ShortestPathArgs.To)
	f.filter(q.Filter)
	for _, pred := range q.Cascade {
		if pred != "__all__" && pred != "uid" {
			f.name(pred)
		}
	}
	for _, o := range q.Order {
		if !isVariable(q.NeedsVar, o.Attr) {
			f.name(o.Attr)
		}
	}
	for _, g := range q.GroupbyAttrs {
		f.name(g.Attr)
	}
	for _, child := range q.Children {
		f.query(child)
	}
}

// isNoPredicate says whether a field is the uid, a variable's value or what is
// computed from values, or an expand.
func isNoPredicate(q *dql.GraphQuery) bool {
	return q.IsInternal || q.Expand != "" || q.Attr == "uid" || q.Attr == "val"
}

func (f finder) filter(t *dql.FilterTree) {
	if t == nil {
		return
	}
	f.function(t.Func)
	for _, child := range t.Child {
		f.filter(child)
	}
}

func (f finder) function(fn *dql.Function) {
	if fn == nil || fn.IsValueVar || fn.IsLenVar || fn.Name == "type" {
		return
	}
	f.name(fn.Attr)
}

func isVariable(needs []dql.VarContext, name string) bool {
	return slices.ContainsFunc(needs, func(v dql.VarContext) bool { return v.Name == name })
}
