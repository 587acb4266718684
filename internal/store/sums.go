package store

import (
	"context"
	"errors"
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

// KeepsSums says whether the store has sums: a cluster keeps none, nor does a store with Config.NoCopy.
func (s *Store) KeepsSums() bool { return s.engine != nil && !s.withoutCopy }

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

// StandingSums gives the sums by that formula if they stand, else nil.
func (s *Store) StandingSums(f Formula) *graph.Sums {
	c := s.briefCopy()
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
// an embedded store; if that is missing or not of now, it is made, which takes as long as to read all briefs. The
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
