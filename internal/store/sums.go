package store

import (
	"context"
	"fmt"

	"entente/graph"
)

// Formula is how evidence adds up. Weigh is given edges with their evidence in brief, without what is negated, in no
// order, and gives one sum for each pair of different actors, which must be the same when it is given more edges of
// others. Name says what formula it is, and differs where sums may differ.
type Formula struct {
	Name  string
	Weigh func([]graph.Edge) []graph.Sum
}

// KeepsSums says whether the store has sums: with Config.NoCopy it keeps none, nor of a cluster without Config.Copies or
// that does not tell of its changes.
func (s *Store) KeepsSums(ctx context.Context) bool {
	if s.withoutCopy || s.engine != nil {
		return !s.withoutCopy
	}
	return s.briefCopy(ctx) != nil || s.tells(ctx)
}

// summed returns the copy with the sums by that formula.
func (s *Store) summed(ctx context.Context, f Formula) (*briefCopy, error) {
	if c := s.briefCopy(ctx); c != nil && c.index.Formula == f.Name {
		return c, nil
	}
	copyBriefs := s.copyBriefs
	if s.engine == nil {
		copyBriefs = s.copyCluster
	}
	c, err := copyBriefs(ctx, f)
	if err != nil {
		return nil, fmt.Errorf("copy the briefs: %w", err)
	}
	return c, nil
}

// StandingSums gives the sums by that formula if they stand, else nil.
func (s *Store) StandingSums(ctx context.Context, f Formula) *graph.Sums {
	c := s.briefCopy(ctx)
	if c == nil || c.index.Formula != f.Name {
		return nil
	}
	sums, err := c.readSums()
	if err != nil {
		s.dropCopy(c)
	}
	return sums
}

// Sums gives the sums of all pairs by that formula, from a store that keeps them. They stand in a copy of the briefs beside
// an embedded store, or of a cluster's in Config.Copies; if that is missing or not of now, it is made, which takes as long as to read all briefs. The
// sums are shared: nobody may change them.
func (s *Store) Sums(ctx context.Context, f Formula) (*graph.Sums, error) {
	for again := false; ; again = true {
		c, err := s.summed(ctx, f)
		if err != nil {
			return nil, err
		}
		sums, err := c.readSums()
		if err == nil {
			return sums, nil
		}
		s.dropCopy(c)
		if again {
			return nil, fmt.Errorf("read the copy of the briefs: %w", err)
		}
	}
}
