package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// Load puts every reading as Put does, several to a transaction, which is many times faster.
// done is called once for each when it is stored (err nil) or found invalid (*InvalidError), never
// twice at a time, in no certain order. Load goes on after an invalid reading and stops at the
// first error of the store, which it returns; readings for which done was not called may or may not
// be stored, and a second Load of them does no harm. Of two readings of the same document the
// later one stays. workers is the most transactions in flight, 1 or more. Two that add to the same
// edge are not, as one would be aborted; so the more varied the edges, the more workers are of use.
func (s *Store) Load(ctx context.Context, readings iter.Seq[Reading], workers int, done func(id string, changed bool, err error)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	l := &loader{store: s, done: done, busy: map[string]int{}, todo: make(chan []*work), finished: make(chan batchResult)}
	for range max(workers, 1) {
		go l.run(ctx)
	}
	defer close(l.todo)
	for batch := range batches(readings, done) {
		if l.send(ctx, batch); l.err != nil || ctx.Err() != nil {
			break
		}
	}
	if l.err != nil {
		cancel()
	}
	for l.flying > 0 {
		l.receive()
	}
	return errors.Join(l.err, ctx.Err())
}

// batches groups readings into transactions; no document is twice in one. Invalid readings are
// done with.
func batches(readings iter.Seq[Reading], done func(id string, changed bool, err error)) iter.Seq[[]*work] {
	return func(yield func([]*work) bool) {
		var batch []*work
		size, held := 0, map[string]bool{}
		for r := range readings {
			w := &work{Reading: r}
			if err := w.check(); err != nil {
				done(r.Document.ID, false, err)
				continue
			}
			n := w.size()
			if len(batch) > 0 && (size+n > maxQuads || held[r.Document.ID]) {
				if !yield(batch) {
					return
				}
				batch, size = nil, 0
				clear(held)
			}
			batch, size = append(batch, w), size+n
			held[r.Document.ID] = true
		}
		if len(batch) > 0 {
			yield(batch)
		}
	}
}

// size estimates the N-Quads of storing the reading for the first time.
func (w *work) size() int {
	n := 6
	for _, e := range w.Edges {
		n += edgeQuads + len(e.Evidence)*evidenceQuads
	}
	return n
}

// loader hands batches to workers. Only its workers run beside the caller's goroutine.
type loader struct {
	store    *Store
	done     func(id string, changed bool, err error)
	todo     chan []*work
	finished chan batchResult
	flying   int            // batches with the workers
	busy     map[string]int // what these write to, see touches
	err      error          // the first of the store
}

type batchResult struct {
	batch   []*work
	invalid map[*work]error
	err     error
}

func (l *loader) run(ctx context.Context) {
	for batch := range l.todo {
		invalid, err := l.store.commitAll(ctx, batch)
		l.finished <- batchResult{batch, invalid, err}
	}
}

// send gives a batch to the next free worker, once no batch under way writes to the same, and
// takes results meanwhile.
func (l *loader) send(ctx context.Context, batch []*work) {
	touched := touches(batch)
	for l.err == nil && slices.ContainsFunc(touched, func(k string) bool { return l.busy[k] > 0 }) {
		l.receive()
	}
	for l.err == nil {
		select {
		case l.todo <- batch:
			l.flying++
			for _, k := range touched {
				l.busy[k]++
			}
			return
		case r := <-l.finished:
			l.take(r)
		case <-ctx.Done():
			return
		}
	}
}

// touches names the documents and edges that a batch writes.
func touches(batch []*work) []string {
	var all []string
	for _, w := range batch {
		all = append(all, "document "+w.Document.ID)
		for _, e := range w.Edges {
			all = append(all, "edge "+e.Key())
		}
	}
	return all
}

func (l *loader) receive() { l.take(<-l.finished) }

func (l *loader) take(r batchResult) {
	l.flying--
	for _, k := range touches(r.batch) {
		if l.busy[k]--; l.busy[k] == 0 {
			delete(l.busy, k)
		}
	}
	for _, w := range r.batch {
		if r.err == nil {
			l.done(w.Document.ID, w.changed, r.invalid[w])
		}
	}
	if l.err == nil {
		l.err = r.err
	}
}

// commitAll commits a batch in one transaction. If it is too large, or one of its documents is
// invalid or not to Dgraph's taste, each half goes alone.
func (s *Store) commitAll(ctx context.Context, batch []*work) (invalid map[*work]error, err error) {
	if len(batch) == 1 {
		err = s.finish(ctx, batch[0])
	} else {
		err = retry(ctx, func() error { return s.commit(ctx, batch) })
	}
	var bad *InvalidError
	switch {
	case err == nil:
		return nil, nil
	case !errors.Is(err, errTooLarge) && !errors.As(err, &bad) && status.Code(err) != codes.InvalidArgument:
		return nil, fmt.Errorf("store %d documents from %q: %w", len(batch), batch[0].Document.ID, err)
	case len(batch) == 1:
		return map[*work]error{batch[0]: err}, nil
	}
	invalid = map[*work]error{}
	for _, half := range [][]*work{batch[:len(batch)/2], batch[len(batch)/2:]} {
		bad, err := s.commitAll(ctx, half)
		if err != nil {
			return nil, err
		}
		maps.Copy(invalid, bad)
	}
	return invalid, nil
}
