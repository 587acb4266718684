package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/dgraph-io/dgo/v230"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

const (
	firstPause = 4 * time.Millisecond
	longPause  = 2 * time.Second
	// patience is how long a call is tried again: an alpha restarts and replays its log in less.
	patience = 90 * time.Second
)

// again says what a failed call means for its transaction.
type again int

const (
	never   again = iota // an error of the call itself
	aborted              // another transaction wrote the same; nothing was written
	lost                 // no answer; the transaction may have been committed
)

// classify sorts Dgraph's errors. Some of its passing states, such as a server that is still
// starting or electing a leader, have no status code of their own, only their words.
func classify(err error) again {
	if errors.Is(err, dgo.ErrAborted) {
		return aborted
	}
	switch status.Code(err) {
	case codes.Aborted:
		return aborted
	case codes.Unavailable:
		return lost
	}
	words := err.Error()
	for _, w := range []string{
		"Please retry", "please retry", "not ready", "Only leader", "is not leader", "No connection exists",
		"Unhealthy connection", "Unable to reach", "transport is closing", "connection refused", "Server is shutting down",
		"server is draining", "overloaded with pending proposals", "Schema change in progress", "another operation is already running",
	} {
		if strings.Contains(words, w) {
			return lost
		}
	}
	return never
}

// retry calls f until it succeeds, fails for good, ctx ends, or patience does. Pauses double
// from firstPause to longPause; each is drawn anew from its upper half, so that two ingesters
// that collided do not collide again.
func retry(ctx context.Context, f func() error) error {
	start := time.Now()
	for pause := firstPause; ; pause = min(2*pause, longPause) {
		err := f()
		if err == nil || classify(err) == never {
			return err
		}
		if time.Since(start) > patience {
			return fmt.Errorf("given up after %v: %w", patience, err)
		}
		select {
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		case <-time.After(pause/2 + rand.N(pause/2)):
		}
	}
}
