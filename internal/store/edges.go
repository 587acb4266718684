package store

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"entente/graph"
)

const (
	pageSources  = 64   // actors whose edges' keys are fetched at once
	pageEvidence = 1000 // pieces of evidence fetched at once
	pageEdges    = 500  // edges fetched at once
)

// Edges streams the edges that have evidence passing f, each with that evidence and no other, in
// the order of Key; evidence stands in the order of its id. All of it is one snapshot of the graph.
// What is held in memory is an edge's evidence, the actors' ids and the edge keys of pageSources
// actors, or of f.Actors. The sequence ends after its first error.
func (s *Store) Edges(ctx context.Context, f Filter) iter.Seq2[graph.Edge, error] {
	return func(yield func(graph.Edge, error) bool) {
		if err := s.edges(ctx, f, func(e graph.Edge) bool { return yield(e, nil) }); err != nil {
			yield(graph.Edge{}, fmt.Errorf("read edges: %w", err))
		}
	}
}

func (s *Store) edges(ctx context.Context, f Filter, yield func(graph.Edge) bool) error {
	if err := f.check(); err != nil {
		return err
	}
	r := s.snapshot(ctx)
	for keys, err := range r.edgeKeys(f) {
		if err != nil {
			return err
		}
		for len(keys) > 0 {
			n := pageLength(keys)
			page, err := r.edgePage(keys[:n], f)
			if err != nil {
				return err
			}
			for _, e := range page {
				if !yield(e) {
					return nil
				}
			}
			keys = keys[n:]
		}
	}
	return nil
}

// edgeKeys gives edges without evidence, page by page in the order of their ids.
func (r *snapshot) edgeKeys(f Filter) iter.Seq2[[]edgeNode, error] {
	return func(yield func([]edgeNode, error) bool) {
		if len(f.Actors)+len(f.Others) > 0 {
			yield(r.edgeKeysOf(f))
			return
		}
		sources, err := r.keys("Actor", nil, "")
		if err != nil {
			yield(nil, err)
			return
		}
		// An edge's id begins with its source's and a separator that is in no actor's id.
		slices.SortFunc(sources, func(a, b key) int { return strings.Compare(a.id+"|", b.id+"|") })
		for page := range slices.Chunk(sources, pageSources) {
			keys, err := r.edgeKeysAt(page, "~Edge.source", f, "")
			if !yield(keys, err) || err != nil {
				return
			}
		}
	}
}

// edgeKeysOf finds the edges at f.Actors, at both ends.
func (r *snapshot) edgeKeysOf(f Filter) ([]edgeNode, error) {
	actors, others := f.Actors, f.Others
	if len(actors) == 0 {
		actors, others = others, nil
	}
	here, err := r.keys("Actor", actors, "")
	if err != nil || len(here) == 0 {
		return nil, err
	}
	toward, from := "", ""
	if len(others) > 0 {
		there, err := r.keys("Actor", others, "")
		if err != nil || len(there) == 0 {
			return nil, err
		}
		toward = fmt.Sprintf("uid_in(Edge.target, [%s])", uids(there))
		from = fmt.Sprintf("uid_in(Edge.source, [%s])", uids(there))
	}
	out, err := r.edgeKeysAt(here, "~Edge.source", f, toward)
	if err != nil {
		return nil, err
	}
	in, err := r.edgeKeysAt(here, "~Edge.target", f, from)
	if err != nil {
		return nil, err
	}
	keys := append(out, in...)
	slices.SortFunc(keys, func(a, b edgeNode) int { return strings.Compare(a.ID, b.ID) })
	return slices.CompactFunc(keys, func(a, b edgeNode) bool { return a.UID == b.UID }), nil
}

// edgeKeysAt finds the edges at one end of actors.
func (r *snapshot) edgeKeysAt(actors []key, end string, f Filter, where string) ([]edgeNode, error) {
	conditions := f.conditions()
	if where != "" {
		conditions = append(conditions, where)
	}
	filter := ""
	if len(conditions) > 0 {
		filter = "@filter(" + strings.Join(conditions, " AND ") + ")"
	}
	var answer struct {
		Actors []struct{ Edges []edgeNode }
	}
	err := r.ask(fmt.Sprintf(`{ actors(func: uid(%s)) { edges: %s %s { uid Edge.id Edge.count Edge.first Edge.last } } }`,
		uids(actors), end, filter), &answer)
	var keys []edgeNode
	for _, a := range answer.Actors {
		for _, e := range a.Edges {
			if e.ID != "" && f.mayHold(e) {
				keys = append(keys, e)
			}
		}
	}
	slices.SortFunc(keys, func(a, b edgeNode) int { return strings.Compare(a.ID, b.ID) })
	return keys, err
}

// pageLength is how many edges to fetch at once: as many as have pageEvidence together, at least one.
func pageLength(keys []edgeNode) int {
	sum := 0
	for i, k := range keys[:min(len(keys), pageEdges)] {
		if sum += k.Count; sum > pageEvidence && i > 0 {
			return i
		}
	}
	return min(len(keys), pageEdges)
}

// edgePage fetches edges with the evidence that passes; those without any are left out.
func (r *snapshot) edgePage(keys []edgeNode, f Filter) ([]graph.Edge, error) {
	ids := make([]key, len(keys))
	for i, k := range keys {
		ids[i] = key{k.UID, k.ID}
	}
	var answer struct{ Edges []edgeNode }
	err := r.ask(fmt.Sprintf(`{ edges(func: uid(%s)) { uid Edge.id Edge.event Edge.predicate
		Edge.source { Actor.id } Edge.target { Actor.id } ~Evidence.edge (first: %d) { %s } } }`,
		uids(ids), pageEvidence, evidenceFields), &answer)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(answer.Edges, func(a, b edgeNode) int { return strings.Compare(a.ID, b.ID) })
	var page []graph.Edge
	for _, n := range answer.Edges {
		if len(n.Evidence) == pageEvidence {
			if err := r.moreEvidence(&n); err != nil {
				return nil, err
			}
		}
		e := n.edge()
		slices.SortFunc(n.Evidence, func(a, b evidenceNode) int { return cmp.Compare(a.ID, b.ID) })
		for _, v := range n.Evidence {
			if f.passes(v) {
				e.Evidence = append(e.Evidence, v.evidence())
			}
		}
		if len(e.Evidence) > 0 {
			page = append(page, e)
		}
	}
	return page, nil
}

// moreEvidence fetches the rest of an edge's evidence after its first page.
func (r *snapshot) moreEvidence(n *edgeNode) error {
	for {
		last := n.Evidence[len(n.Evidence)-1].UID
		var answer struct{ Edges []edgeNode }
		err := r.ask(fmt.Sprintf(`{ edges(func: uid(%s)) { ~Evidence.edge (first: %d, after: %s) { %s } } }`,
			n.UID, pageEvidence, last, evidenceFields), &answer)
		if err != nil || len(answer.Edges) == 0 {
			return err
		}
		more := answer.Edges[0].Evidence
		n.Evidence = append(n.Evidence, more...)
		if len(more) < pageEvidence {
			return nil
		}
	}
}
