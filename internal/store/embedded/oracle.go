package embedded

import (
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/hypermodeinc/dgraph/v25/posting"
	"github.com/hypermodeinc/dgraph/v25/protos/pb"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// An oracle orders transactions, as Dgraph's zero does for a cluster: it gives
// out timestamps, decides at commit whether a transaction conflicts with one
// that committed since it started, and tells the engine up to which timestamp
// all commits are on disk, for which readers wait.
//
// No two requests outside one transaction ever have the same timestamp. A
// reader with the timestamp of somebody's open transaction would see its
// uncommitted writes.
type oracle struct {
	mu    sync.Mutex
	lease *lease
	last  uint64 // timestamp given out last

	// open holds the transactions that have written, by start timestamp. One
	// that has only read has no entry: its client need not say that it ends.
	open    map[uint64]*transaction
	aborted map[uint64]bool // start timestamps whose clients may not know it yet
	writing []uint64        // commit timestamps on their way to disk, ascending
	onDisk  uint64          // the highest commit timestamp that is there, 0 before the first

	// commits holds, for each conflict key, the timestamp of its last commit.
	// Keys last committed before floor are forgotten, so a transaction that
	// started before floor can't be decided and is aborted.
	commits map[uint64]uint64
	floor   uint64

	// marks are the timestamps given out first in each minute or so of the last
	// abortAfter, oldest first; what is older can't be read any more.
	marks   []mark
	expired uint64
}

type mark struct {
	at        time.Time
	timestamp uint64
}

// commitsKept is when forgetting starts: about 50 MB of keys.
const commitsKept = 1_000_000

// A transaction is one that may write. Its changes are with the engine, under
// its start timestamp.
type transaction struct {
	mu    sync.Mutex // held through a mutation, a commit and an abort
	start uint64
	used  time.Time // guarded by oracle.mu
	ended bool      // committed or aborted
	size  size
}

// errAborted is recognised by dgo, which gives its callers dgo.ErrAborted.
var errAborted = status.Error(codes.Aborted, "Transaction has been aborted. Please retry")

func newOracle(l *lease) *oracle {
	return &oracle{
		lease:   l,
		open:    make(map[uint64]*transaction),
		aborted: make(map[uint64]bool),
		commits: make(map[uint64]uint64),
		floor:   l.timestamp,
	}
}

// timestamp is read for the engine's own use; it returns 0, at which there is
// nothing to read, if the lease can't be written.
func (o *oracle) timestamp() uint64 {
	ts, err := o.read()
	if err != nil {
		return 0
	}
	return ts
}

func (o *oracle) next() (uint64, error) {
	ts, err := o.lease.next()
	if err != nil {
		return 0, err
	}
	o.last = ts
	o.publish()
	return ts, nil
}

// publish tells the engine the highest timestamp below which every commit is on
// disk. The caller holds mu.
func (o *oracle) publish() {
	done := o.last
	if len(o.writing) > 0 {
		done = o.writing[0] - 1
	}
	posting.Oracle().ProcessDelta(&pb.OracleDelta{MaxAssigned: done})
}

// begin opens a transaction.
func (o *oracle) begin(now time.Time) (*transaction, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	ts, err := o.next()
	if err != nil {
		return nil, err
	}
	t := &transaction{start: ts, used: now}
	o.open[ts] = t
	return t, nil
}

// find returns the transaction that started then; if it has not written before,
// it is opened. It returns errAborted if the transaction was aborted, or started
// too long ago.
func (o *oracle) find(start uint64, now time.Time) (*transaction, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if t, ok := o.open[start]; ok {
		t.used = now
		return t, nil
	}
	if err := o.usable(start); err != nil {
		return nil, err
	}
	if start < o.floor {
		return nil, errAborted
	}
	t := &transaction{start: start, used: now}
	o.open[start] = t
	return t, nil
}

// opened returns the transaction that started then and has written.
func (o *oracle) opened(start uint64) (*transaction, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	t, ok := o.open[start]
	return t, ok
}

// readable refuses a timestamp at which nobody may read, or may any more. A
// transaction that has written is kept from being taken for idle.
func (o *oracle) readable(ts uint64, now time.Time) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if t, ok := o.open[ts]; ok {
		t.used = now
		return nil
	}
	return o.usable(ts)
}

// usable refuses a timestamp that was aborted, one at which the database may
// have dropped versions, and one not given out yet, for which a reader would wait
// for ever. The caller holds mu.
func (o *oracle) usable(ts uint64) error {
	switch {
	case o.aborted[ts]:
		return errAborted
	case ts < o.expired:
		return status.Errorf(codes.Aborted, "Transaction lay idle for more than %v. Please retry", abortAfter)
	case ts > o.last:
		return status.Errorf(codes.InvalidArgument, "timestamp %d was not given out by this store", ts)
	}
	return nil
}

// commit decides on a transaction whose changes touch these conflict keys and
// returns its commit timestamp, which the caller must hand to written when the
// changes are on disk.
func (o *oracle) commit(t *transaction, keys []uint64) (uint64, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if t.start < o.floor {
		return 0, errAborted
	}
	for _, k := range keys {
		if o.commits[k] > t.start {
			return 0, errAborted
		}
	}
	ts, err := o.lease.next()
	if err != nil {
		return 0, fmt.Errorf("commit: %w", err)
	}
	o.last = ts
	o.writing = append(o.writing, ts)
	o.publish()
	for _, k := range keys {
		o.commits[k] = ts
	}
	return ts, nil
}

// written says that a commit is on disk.
func (o *oracle) written(commit uint64) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if i, ok := slices.BinarySearch(o.writing, commit); ok {
		o.writing = slices.Delete(o.writing, i, i+1)
	}
	o.onDisk = max(o.onDisk, commit)
	o.publish()
	if len(o.commits) > commitsKept {
		o.forget()
	}
}

// newest is the highest timestamp of a commit that is on disk, 0 before the first.
func (o *oracle) newest() uint64 {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.onDisk
}

// forget drops the commits that no open transaction can conflict with, or, if
// an old one keeps too many from being dropped, all before the newer half.
func (o *oracle) forget() {
	floor := o.last
	for start := range o.open {
		floor = min(floor, start)
	}
	o.forgetBefore(floor)
	if len(o.commits) > commitsKept/2 {
		o.forgetBefore(o.medianCommit())
	}
}

func (o *oracle) forgetBefore(floor uint64) {
	for k, ts := range o.commits {
		if ts <= floor {
			delete(o.commits, k)
		}
	}
	o.floor = max(o.floor, floor)
}

func (o *oracle) medianCommit() uint64 {
	all := make([]uint64, 0, len(o.commits))
	for _, ts := range o.commits {
		all = append(all, ts)
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// end takes a transaction off the list.
func (o *oracle) end(t *transaction, aborted bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.open, t.start)
	if aborted {
		o.aborted[t.start] = true
	}
}

// idle returns the open transactions not used since then.
func (o *oracle) idle(since time.Time) []*transaction {
	o.mu.Lock()
	defer o.mu.Unlock()
	var old []*transaction
	for _, t := range o.open {
		if t.used.Before(since) {
			old = append(old, t)
		}
	}
	return old
}

// read gives out a timestamp for reading.
func (o *oracle) read() (uint64, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.next()
}

// expire moves the lowest readable timestamp to the last one given out
// abortAfter ago, or to the oldest open transaction's if that is lower, and
// returns it.
func (o *oracle) expire(now time.Time) uint64 {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.marks = append(o.marks, mark{now, o.last})
	for len(o.marks) > 1 && o.marks[1].at.Before(now.Add(-abortAfter)) {
		o.marks = o.marks[1:]
	}
	if !o.marks[0].at.Before(now.Add(-abortAfter)) {
		return o.expired
	}
	ts := o.marks[0].timestamp
	for start := range o.open {
		ts = min(ts, start)
	}
	o.expired = max(o.expired, ts)
	maps.DeleteFunc(o.aborted, func(start uint64, _ bool) bool { return start < o.expired })
	return o.expired
}

// abort drops a transaction's changes. Ending it twice does nothing.
func (o *oracle) abort(t *transaction) {
	t.mu.Lock()
	defer t.mu.Unlock()
	o.drop(t)
}

// drop is abort for a caller that holds t.mu.
func (o *oracle) drop(t *transaction) {
	if t.ended {
		return
	}
	t.ended = true
	posting.Oracle().ProcessDelta(&pb.OracleDelta{Txns: []*pb.TxnStatus{{StartTs: t.start}}})
	o.end(t, true)
}

// abortAll aborts every open transaction.
func (o *oracle) abortAll() {
	for _, t := range o.idle(time.Unix(1<<40, 0)) {
		o.abort(t)
	}
}
