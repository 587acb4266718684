package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"

	"entente/graph"
)

// addBriefs brings a store of before actors kept briefs up to date: it gives the actors the briefs of all
// stored evidence. The types of the schema name the lists only when that is done, so that a store where it
// was cut short begins again; a brief written twice is one. Ingesters of an older version must not run
// beside it, nor after it: they write no briefs.
func (s *Store) addBriefs(ctx context.Context, have traits) error {
	if _, stored := have["Edge.id"]; !stored || slices.Contains(have[typePrefix+"Actor"], actsInBrief) {
		return nil
	}
	err := s.dg.Alter(ctx, &api.Operation{Schema: actsInBrief + ": [string] .\n" + receivesInBrief + ": [string] .\n"})
	if err != nil {
		return err
	}
	r := s.snapshot(ctx)
	for keys, err := range r.edgeKeys(Filter{}) {
		if err != nil {
			return err
		}
		for page := range slices.Chunk(keys, pageEdges) {
			if err := s.briefEdges(ctx, page); err != nil {
				return fmt.Errorf("give actors their evidence in brief: %w", err)
			}
		}
	}
	return nil
}

// briefEdges writes the briefs of some edges, at most pageEvidence in a transaction.
func (s *Store) briefEdges(ctx context.Context, keys []edgeNode) error {
	for len(keys) > 0 {
		n := pageLength(keys)
		for from := 0; from == 0 || from < keys[0].Count; from += pageEvidence {
			err := retry(ctx, func() error { return s.briefPage(ctx, keys[:n], from) })
			if err != nil {
				return err
			}
		}
		keys = keys[n:]
	}
	return nil
}

// briefPage writes the briefs of edges, of each its pageEvidence pieces that begin at from, in a
// transaction that is aborted if their evidence changes meanwhile: it writes the edges' counts.
func (s *Store) briefPage(ctx context.Context, keys []edgeNode, from int) error {
	txn := s.dg.NewTxn()
	defer txn.Discard(context.WithoutCancel(ctx))
	r := &snapshot{ctx: ctx, dg: s.dg, txn: txn}
	edges, err := r.edgePage(keys, Filter{Negated: true})
	if err != nil {
		return err
	}
	actors, err := r.actorKeys(edges)
	if err != nil {
		return err
	}
	if r.txn != txn {
		return dgo.ErrAborted // the connection was lost, and what was read is of another transaction
	}
	byID := map[string]edgeNode{}
	for _, k := range keys {
		byID[k.ID] = k
	}
	var q quads
	for i := range edges {
		e := &edges[i]
		q.number(byID[e.Key()].UID, "Edge.count", len(e.Evidence))
		for j := min(from, len(e.Evidence)); j < min(from+pageEvidence, len(e.Evidence)); j++ {
			q.briefs(actors[e.Source], actors[e.Target], finding{edge: e, evidence: &e.Evidence[j]})
		}
	}
	if q.empty() {
		return nil
	}
	m := q.mutation()
	m.CommitNow = true
	_, err = txn.Mutate(ctx, m)
	return err
}

// actorKeys gives the uids of the actors at the edges' ends.
func (r *snapshot) actorKeys(edges []graph.Edge) (map[string]string, error) {
	var ids []string
	for _, e := range edges {
		ids = append(ids, e.Source, e.Target)
	}
	slices.Sort(ids)
	if ids = slices.Compact(ids); len(ids) == 0 {
		return nil, nil
	}
	keys, err := r.keys("Actor", ids, "")
	uids := make(map[string]string, len(keys))
	for _, k := range keys {
		uids[k.id] = k.uid
	}
	return uids, err
}
