package store

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/dgraph-io/dgo/v230"

	"entente/graph"
)

const (
	pageNodes = 1000   // actors or documents fetched at once
	pageKeys  = 20_000 // uids with ids fetched at once
)

// DQL answers an analyst's own query, in a transaction that cannot write, as Dgraph's JSON.
// vars are the query's variables, with the $: "$name".
func (s *Store) DQL(ctx context.Context, query string, vars map[string]string) ([]byte, error) {
	var answer []byte
	err := retry(ctx, func() error {
		resp, err := s.dg.NewReadOnlyTxn().QueryWithVars(ctx, query, vars)
		if err == nil {
			answer = resp.Json
		}
		return err
	})
	return answer, err
}

// snapshot reads the graph as it is at its first query. If the connection is lost, or the store no
// longer keeps what was then, it goes on with the graph as it is now, on another alpha if there is one; but
// one that is fixed fails.
type snapshot struct {
	ctx   context.Context
	dg    *dgo.Dgraph
	txn   *dgo.Txn
	fixed bool
}

func (s *Store) snapshot(ctx context.Context) *snapshot {
	return &snapshot{ctx: ctx, dg: s.dg, txn: s.dg.NewReadOnlyTxn()}
}

func (r *snapshot) ask(query string, answer any) error {
	return retry(r.ctx, func() error {
		err := ask(r.ctx, r.txn, query, answer)
		if err != nil && !r.fixed {
			r.txn = r.dg.NewReadOnlyTxn()
		}
		return err
	})
}

// Actors streams the actors of these ids, or all when none is given, in the order of id. An id
// that is not stored is left out.
func (s *Store) Actors(ctx context.Context, ids ...string) iter.Seq2[graph.Actor, error] {
	return s.actors(ctx, ids, actorFields, "")
}

// Parties streams the same without their aliases and memberships.
func (s *Store) Parties(ctx context.Context, ids ...string) iter.Seq2[graph.Actor, error] {
	if len(ids) > 0 {
		if actors, ok := s.copiedActors(ctx, ids); ok {
			return listed(actors)
		}
	}
	return s.actors(ctx, ids, partyFields, "")
}

// TiedActors streams the actors at the ends of edges, in the order of id: all but those that are
// stored only as what others are part of, or for what they said.
func (s *Store) TiedActors(ctx context.Context) iter.Seq2[graph.Actor, error] {
	return s.actors(ctx, nil, actorFields, "@filter(has(~Edge.source) or has(~Edge.target))")
}

func (s *Store) actors(ctx context.Context, ids []string, fields, filter string) iter.Seq2[graph.Actor, error] {
	return func(yield func(graph.Actor, error) bool) {
		for n, err := range nodes(s.snapshot(ctx), "Actor", fields, ids, filter, actorNode.id) {
			if err != nil {
				err = fmt.Errorf("read actors: %w", err)
			}
			if !yield(n.actor(), err) {
				return
			}
		}
	}
}

// Documents streams the documents of these ids, or all when none is given, in the order of id. An
// id that is not stored is left out.
func (s *Store) Documents(ctx context.Context, ids ...string) iter.Seq2[graph.Document, error] {
	return func(yield func(graph.Document, error) bool) {
		for n, err := range nodes(s.snapshot(ctx), "Document", documentFields, ids, "", documentNode.id) {
			if err != nil {
				err = fmt.Errorf("read documents: %w", err)
			}
			if !yield(n.document(), err) {
				return
			}
		}
	}
}

func (n actorNode) id() string    { return n.ID }
func (n documentNode) id() string { return n.ID }

// nodes streams the nodes of a type that pass a DQL filter in the order of id, a page at a time.
func nodes[N any](r *snapshot, kind, fields string, ids []string, filter string, id func(N) string) iter.Seq2[N, error] {
	return func(yield func(N, error) bool) {
		for root, err := range r.roots(kind, ids, filter) {
			var answer struct{ Nodes []N }
			if err == nil {
				err = r.ask(fmt.Sprintf(`{ nodes(func: %s) %s { %s } }`, root, filter, fields), &answer)
			}
			if err != nil {
				var none N
				yield(none, err)
				return
			}
			slices.SortFunc(answer.Nodes, func(a, b N) int { return strings.Compare(id(a), id(b)) })
			for _, n := range answer.Nodes {
				if id(n) != "" && !yield(n, nil) {
					return
				}
			}
		}
	}
}

// roots gives root functions that find the nodes of a type, page by page in the order of id: all, or those of
// these ids.
func (r *snapshot) roots(kind string, ids []string, filter string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		if len(ids) > 0 {
			ids = slices.Compact(slices.Sorted(slices.Values(ids)))
			for page := range slices.Chunk(ids, pageNodes) {
				if !yield(fmt.Sprintf("eq(%s.id, %s)", kind, literals(page)), nil) {
					return
				}
			}
			return
		}
		keys, err := r.keys(kind, nil, filter)
		if err != nil {
			yield("", err)
			return
		}
		for page := range slices.Chunk(keys, pageNodes) {
			if !yield("uid("+uids(page)+")", nil) {
				return
			}
		}
	}
}

// key is a node's uid with its id.
type key struct{ uid, id string }

func uids(keys []key) string {
	var b strings.Builder
	for i, k := range keys {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(k.uid)
	}
	return b.String()
}

// keys finds the nodes of a type that have one of ids, or all if there are none, in the order of
// id. Dgraph sorts by uid; all ids of a type are held here to sort them by themselves.
func (r *snapshot) keys(kind string, ids []string, filter string) ([]key, error) {
	var keys []key
	add := func(where string) (last string, n int, err error) {
		var answer struct{ Keys []struct{ UID, ID string } }
		err = r.ask(fmt.Sprintf(`{ keys(func: %s) %s { uid id: %s.id } }`, where, filter, kind), &answer)
		for _, k := range answer.Keys {
			last = k.UID
			if k.ID != "" {
				keys = append(keys, key{k.UID, k.ID})
			}
		}
		return last, len(answer.Keys), err
	}
	for some := range slices.Chunk(ids, pageNodes) {
		if _, _, err := add(fmt.Sprintf("eq(%s.id, %s)", kind, literals(some))); err != nil {
			return nil, err
		}
	}
	for after, n := "0x0", pageKeys; len(ids) == 0 && n == pageKeys; {
		var err error
		if after, n, err = add(fmt.Sprintf("type(%s), first: %d, after: %s", kind, pageKeys, after)); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(keys, func(a, b key) int { return strings.Compare(a.id, b.id) })
	return slices.CompactFunc(keys, func(a, b key) bool { return a.uid == b.uid }), nil
}
