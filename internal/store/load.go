package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
)

// Load puts every reading as Put does, several to a transaction, which is many times faster.
// done is called once for each when it is stored (err nil) or found invalid (*InvalidError), never
// twice at a time, in no certain order. Load goes on after an invalid reading and stops at the
// first error of the store, which it returns; readings for which done was not called may or may not
// be stored, and a second Load of them does no harm. Of two readings of the same document the
// later one stays. workers is the number of transactions in flight, 1 or more; 2 is a good value
// for the embedded store.
func (s *Store) Load(ctx context.Context, readings iter.Seq[Reading], workers int, done func(id string, changed bool, err error)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	l := &loader{store: s, done: done, busy: map[string]bool{},
		todo: make(chan []*work), finished: make(chan batchResult)}
	for range max(workers, 1) {
		go l.run(ctx)
	}
	defer close(l.todo)

	var batch []*work
	size := 0
	inBatch := map[string]bool{}
	flush := func() {
		if len(batch) > 0 {
			l.send(batch)
		}
		batch, size = nil, 0
		clear(inBatch)
	}
	for r := range readings {
		w := &work{Reading: r}
		if err := w.check(); err != nil {
			done(r.Document.ID, false, err)
			continue
		}
		n := w.size()
		if size+n > maxQuads || inBatch[r.Document.ID] {
			flush()
		}
		for l.busy[r.Document.ID] && l.err == nil {
			l.receive()
		}
		if l.err != nil || ctx.Err() != nil {
			break
		}
		batch, size = append(batch, w), size+n
		inBatch[r.Document.ID] = true
	}
	if l.err == nil && ctx.Err() == nil {
		flush()
	}
	if l.err != nil {
		cancel()
	}
	for l.flying > 0 {
		l.receive()
	}
	return errors.Join(l.err, ctx.Err())
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
	flying   int             // batches with the workers
	busy     map[string]bool // documents with the workers
	err      error           // the first of the store
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

// send gives a batch to the next free worker, taking results meanwhile.
func (l *loader) send(batch []*work) {
	for l.err == nil {
		select {
		case l.todo <- batch:
			l.flying++
			for _, w := range batch {
				l.busy[w.Document.ID] = true
			}
			return
		case r := <-l.finished:
			l.take(r)
		}
	}
}

func (l *loader) receive() { l.take(<-l.finished) }

func (l *loader) take(r batchResult) {
	l.flying--
	for _, w := range r.batch {
		delete(l.busy, w.Document.ID)
		if r.err == nil {
			l.done(w.Document.ID, w.changed, r.invalid[w])
		}
	}
	if l.err == nil {
		l.err = r.err
	}
}

// commitAll commits a batch in one transaction; if it is too large, or one of its documents is
// invalid, each document alone.
func (s *Store) commitAll(ctx context.Context, batch []*work) (invalid map[*work]error, err error) {
	err = retry(ctx, func() error { return s.commit(ctx, batch) })
	var bad *InvalidError
	if err == nil && !batch[0].partial {
		return nil, nil
	}
	if err != nil && !errors.Is(err, errTooLarge) && !errors.As(err, &bad) {
		return nil, fmt.Errorf("store document %q and %d more: %w", batch[0].Document.ID, len(batch)-1, err)
	}
	invalid = map[*work]error{}
	for _, w := range batch {
		err := s.finish(ctx, w)
		if errors.As(err, &bad) {
			invalid[w] = err
		} else if err != nil {
			return nil, fmt.Errorf("store document %q: %w", w.Document.ID, err)
		}
	}
	return invalid, nil
}
