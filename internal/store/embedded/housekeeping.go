package embedded

import (
	"time"

	"github.com/dgraph-io/ristretto/v2/z"
	"github.com/hypermodeinc/dgraph/v25/x"
)

// startChores starts what runs behind the store: aborting transactions that
// nobody ends, and letting the database drop what nobody can read any more.
func (e *Engine) startChores() {
	e.chores = z.NewCloser(2)
	go x.RunVlogGC(e.ps, e.chores)
	go func() {
		defer e.chores.Done()
		tick := time.NewTicker(abortAfter / 10)
		defer tick.Stop()
		for {
			select {
			case <-e.chores.HasBeenClosed():
				return
			case now := <-tick.C:
				e.tidy(now)
			}
		}
	}()
}

// tidy does the chores once.
func (e *Engine) tidy(now time.Time) {
	for _, t := range e.oracle.idle(now.Add(-abortAfter)) {
		e.oracle.abort(t)
	}
	e.ps.SetDiscardTs(e.oracle.expire(now))
}
