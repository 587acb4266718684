package store

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"entente/graph"
)

// Formula is how evidence adds up. Weigh is given edges with their evidence in brief, without what is negated, in no
// order, and gives one sum for each pair of different actors, which must be the same when it is given more edges of
// others. Name says what formula it is, and differs where sums may differ.
type Formula struct {
	Name  string
	Weigh func([]graph.Edge) []graph.Sum
}

// KeepSums sees that the store has the sums by that formula. They stand in a copy of the briefs beside an embedded store; if
// that is missing or not of now, it is made, which takes as long as to read all briefs. kept is false
// where no copy is kept: on a cluster, where Config.NoCopy says so, and after an error.
func (s *Store) KeepSums(ctx context.Context, f Formula) (kept bool, err error) {
	if s.engine == nil || s.withoutCopy {
		return false, nil
	}
	_, err = s.summed(ctx, f)
	return err == nil, err
}

// summed returns the copy with the sums by that formula.
func (s *Store) summed(ctx context.Context, f Formula) (*briefCopy, error) {
	if c := s.briefCopy(); c != nil && c.index.Formula == f.Name {
		return c, nil
	}
	if err := s.copyBriefs(ctx, f); err != nil {
		return nil, fmt.Errorf("copy the briefs: %w", err)
	}
	c := s.briefCopy()
	if c == nil {
		return nil, errors.New("copy the briefs: the copy is outdated already")
	}
	return c, nil
}

// Sums gives the sums of all pairs with an end among these actors, or of all pairs if there are none, by A, then B,
// from a store that keeps them.
func (s *Store) Sums(ctx context.Context, f Formula, actors ...string) ([]graph.Sum, error) {
	for again := false; ; again = true {
		c, err := s.summed(ctx, f)
		if err != nil {
			return nil, err
		}
		sums, err := c.sums(actors)
		if err == nil {
			return sums, nil
		}
		s.dropCopy(c)
		if again {
			return nil, fmt.Errorf("read the copy of the briefs: %w", err)
		}
	}
}

// pairSum is a sum by the actors' numbers, that of the first the greater half of pair: the order of pairs is that of
// their ids.
type pairSum struct {
	pair   uint64
	weight float64
}

func (c *briefCopy) sums(ids []string) ([]graph.Sum, error) {
	var pairs []pairSum
	add := func(actor int, wanted func(other int) bool) error {
		neighbours, err := c.around(actor)
		for _, o := range neighbours {
			if other := int(o.other); other != actor && !math.IsNaN(o.sum) && wanted(other) {
				pairs = append(pairs, pairSum{uint64(min(actor, other))<<32 | uint64(max(actor, other)), o.sum})
			}
		}
		return err
	}
	if len(ids) == 0 {
		for actor := range c.index.IDs {
			if err := add(actor, func(other int) bool { return actor < other }); err != nil {
				return nil, err
			}
		}
		return c.named(pairs), nil // in order
	}
	asked := make(map[int]bool, len(ids))
	for _, id := range ids {
		if actor, stored := c.actor(id); stored && !asked[actor] {
			if err := add(actor, func(other int) bool { return !asked[other] }); err != nil {
				return nil, err
			}
			asked[actor] = true
		}
	}
	slices.SortFunc(pairs, func(a, b pairSum) int {
		if a.pair < b.pair {
			return -1
		}
		return 1 // no pair is twice
	})
	return c.named(pairs), nil
}

func (c *briefCopy) named(pairs []pairSum) []graph.Sum {
	sums := make([]graph.Sum, len(pairs))
	for i, p := range pairs {
		sums[i] = graph.Sum{A: c.index.IDs[p.pair>>32], B: c.index.IDs[uint32(p.pair)], Weight: p.weight}
	}
	return sums
}
