package main

import (
	"context"

	"entente/graph"
	"entente/internal/network"
	"entente/internal/store"
)

// usual says whether the question is put to all evidence, by the formula that the store keeps sums of.
func (s *session) usual() bool {
	return !s.narrow() && s.countries == nil && s.params == network.Default()
}

func (s *session) formula() store.Formula {
	return store.Formula{Name: s.params.Formula(), Weigh: s.params.Sums}
}

// keepsSums says whether the store's sums answer the question. That they cannot be kept is no reason to give no
// answer.
func (s *session) keepsSums(ctx context.Context) bool {
	if !s.usual() {
		return false
	}
	kept, err := s.store.KeepSums(ctx, s.formula())
	if err != nil && ctx.Err() == nil {
		s.remark("without a copy of the evidence in brief, which makes this fast: %v", err)
	}
	return kept
}

// searched is the network for paths and walks, which look at many more ties than they show.
func (s *session) searched(ctx context.Context) network.Network {
	n := s.network()
	if !s.keepsSums(ctx) {
		return n
	}
	n.Summed = &network.Summed{
		Around: func(ctx context.Context, ids []string) ([]graph.Sum, error) {
			return s.store.Sums(ctx, s.formula(), ids...)
		},
		Between: func(ctx context.Context, a, b string) ([]graph.Edge, error) {
			return s.inBrief(ctx, []string{a}, []string{b})
		},
	}
	return n
}

// sums are those of the whole network that was asked for.
func (s *session) sums(ctx context.Context) ([]graph.Sum, error) {
	if s.keepsSums(ctx) {
		return s.store.Sums(ctx, s.formula())
	}
	edges, err := s.allEdges(ctx)
	if err != nil {
		return nil, err
	}
	return s.params.Sums(edges), nil
}
