package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// redate finds the first and last date anew for edges that lost evidence of one of them.
func (t *transaction) redate(ctx context.Context) error {
	var uids []string
	for _, e := range t.edges {
		if e.redate && e.count() > 0 {
			uids = append(uids, e.node.UID)
		}
	}
	if len(uids) == 0 {
		return nil
	}
	slices.Sort(uids)
	var answer struct {
		Edges []struct{ UID, Oldest, Newest string }
	}
	// min and max read values. Sorting would go by the index, where Dgraph does not see what the
	// transaction itself has written.
	err := ask(ctx, t.txn, fmt.Sprintf(`{ edges(func: uid(%s)) { uid ~Evidence.edge { date as Evidence.date }
		oldest: min(val(date)) newest: max(val(date)) } }`, strings.Join(uids, ", ")), &answer)
	if err != nil {
		return err
	}
	var q quads
	for _, e := range answer.Edges {
		if e.Oldest == "" {
			q.delete(e.UID, "Edge.first")
			q.delete(e.UID, "Edge.last")
			continue
		}
		q.date(e.UID, "Edge.first", day(e.Oldest))
		q.date(e.UID, "Edge.last", day(e.Newest))
	}
	return t.mutate(ctx, &q)
}

// removeActors takes out the actors that lost their last reference, and their memberships, which
// may have been the last reference to another.
func (t *transaction) removeActors(ctx context.Context) error {
	for len(t.loose) > 0 {
		var answer struct {
			Actors []struct {
				UID     string
				Acts    []edgeNode       `json:"~Edge.source"`
				Gets    []edgeNode       `json:"~Edge.target"`
				Said    []evidenceNode   `json:"~Evidence.attributedTo"`
				Members []membershipNode `json:"~Membership.whole"`
				PartOf  []membershipNode `json:"~Membership.member"`
			}
		}
		err := ask(ctx, t.txn, fmt.Sprintf(`{ actors(func: uid(%s)) { uid
			~Edge.source (first: 1) { uid } ~Edge.target (first: 1) { uid }
			~Evidence.attributedTo (first: 1) { uid } ~Membership.whole (first: 1) { uid }
			~Membership.member { uid Membership.whole { uid } } } }`,
			strings.Join(slices.Sorted(maps.Keys(t.loose)), ", ")), &answer)
		if err != nil {
			return err
		}
		clear(t.loose)
		var q quads
		for _, a := range answer.Actors {
			if len(a.Acts)+len(a.Gets)+len(a.Said)+len(a.Members) > 0 {
				continue
			}
			q.delete(a.UID, star)
			t.store.known.clear()
			for _, m := range a.PartOf {
				q.delete(m.UID, star)
				t.loose[m.Whole.UID] = true
			}
		}
		if err := t.mutate(ctx, &q); err != nil {
			return err
		}
	}
	return nil
}
