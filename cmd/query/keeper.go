package main

import (
	"context"
	"fmt"
	"reflect"

	"entente/internal/config"
	"entente/internal/store"
)

// keeper keeps a store open from one line of the shell to the next: to open one takes longer than most answers. Only the
// last is kept, for a process can hold one folder.
type keeper struct {
	store *store.Store
	where config.Store
}

type keeperKey struct{}

// keeping has openStore keep what it opens.
func keeping(ctx context.Context, k *keeper) context.Context {
	return context.WithValue(ctx, keeperKey{}, k)
}

// openStore opens the graph, or takes the one that the shell keeps. done is to be called when it is no longer needed.
func openStore(ctx context.Context, where config.Store) (s *store.Store, done func() error, err error) {
	k, kept := ctx.Value(keeperKey{}).(*keeper)
	if kept && k.store != nil && reflect.DeepEqual(k.where, where) {
		return k.store, func() error { return nil }, nil
	}
	if kept {
		if err := k.close(); err != nil {
			return nil, nil, fmt.Errorf("close the graph: %w", err)
		}
	}
	if s, err = store.Open(ctx, store.Config(where)); err != nil {
		return nil, nil, fmt.Errorf("open the graph: %w", err)
	}
	if !kept {
		return s, s.Close, nil
	}
	k.store, k.where = s, where
	return s, func() error { return nil }, nil
}

func (k *keeper) close() error {
	if k.store == nil {
		return nil
	}
	s := k.store
	k.store = nil
	return s.Close()
}
