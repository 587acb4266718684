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

// kept is the sums that the store keeps, if they answer the question, else nil. That they cannot be kept is no reason to
// give no answer.
func (s *session) kept(ctx context.Context) *graph.Sums {
	if !s.usual() || !s.store.KeepsSums(ctx) {
		return nil
	}
	if progress := copying(s.remarks); progress != nil {
		ctx = store.Copying(ctx, progress)
	}
	sums, err := s.store.Sums(ctx, s.formula())
	if err != nil && ctx.Err() == nil {
		s.remark("without a copy of the evidence in brief, which makes this fast: %v", err)
	}
	return sums
}

// searched is the network for paths and walks, which look at many more ties than they show.
func (s *session) searched(ctx context.Context) network.Network {
	n := s.network()
	sums := s.kept(ctx)
	if sums == nil {
		return n
	}
	n.Summed = s.summed(sums)
	return n
}

// foremost is the ties of an actor that an answer may show, and those with the latest evidence, as many as are wanted. Sums
// help if they stand; a question about one actor is no reason to add up all evidence.
func (s *session) foremost(ctx context.Context, actor string, latest int) (network.Foremost, error) {
	n := s.network()
	if s.usual() {
		if sums := s.store.StandingSums(ctx, s.formula()); sums != nil {
			n.Summed = s.summed(sums)
		}
	}
	return n.Foremost(ctx, actor, s.limit, latest)
}

func (s *session) summed(sums *graph.Sums) *network.Summed {
	return &network.Summed{
		Sums: sums,
		Between: func(ctx context.Context, actor string, others []string) ([]graph.Edge, error) {
			return s.inBrief(ctx, []string{actor}, others)
		},
	}
}

// sums are those of the whole network that was asked for.
func (s *session) sums(ctx context.Context) (*graph.Sums, error) {
	if sums := s.kept(ctx); sums != nil {
		return sums, nil
	}
	edges, err := s.allEdges(ctx)
	if err != nil {
		return nil, err
	}
	return graph.NewSums(s.params.Sums(edges)), nil
}
