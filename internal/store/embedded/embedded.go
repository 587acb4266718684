// Package embedded runs Dgraph's own engine inside the process, on one folder,
// with no server, no ports and nothing to install.
//
// A folder goes in; an [Engine] comes out, which is dgo v230's
// api.DgraphClient, so that dgo.NewDgraphClient takes it in place of a
// connection. What a caller does with DQL, N-Quads, schemas and transactions
// through dgo is the same on both.
//
// The engine keeps Dgraph's promises that matter to one process: snapshot
// isolation with conflicts found at commit, a commit that is either there as a
// whole or not at all after a kill, and timestamps and uids that never go back.
// Commits survive the death of the process. They survive a power cut only from
// the moment that the operating system has written them, which is soon after;
// the engine does not wait for it.
//
// It differs from a server in four ways, each answered with an error that says
// so: no upsert blocks (query first, then mutate with the uids, in the same
// transaction, and retry when aborted), a transaction must fit one batch of the
// storage below (see [Engine.Query]), a query may name only predicates that
// exist, and a uid may be written to only after the engine gave it out.
//
// Dgraph's engine keeps its state in package variables, so a process holds at
// most one open Engine; a second Open fails until the first is closed. Its
// packages also register flags on flag.CommandLine and pages on
// http.DefaultServeMux: a program over this one parses flags with a set of its
// own and serves from a mux of its own.
package embedded

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/dgo/v230/protos/api"
	"github.com/dgraph-io/ristretto/v2/z"
	"github.com/golang/glog"
	"github.com/hypermodeinc/dgraph/v25/posting"
	"github.com/hypermodeinc/dgraph/v25/schema"
	"github.com/hypermodeinc/dgraph/v25/worker"
	"github.com/hypermodeinc/dgraph/v25/x"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// Version is the release of Dgraph whose engine this is.
const Version = "v25.0.0"

// process is held while an Engine is open: the engine's state is the process's.
var process struct {
	sync.Mutex
	folder string // absolute; "" when none is open
}

// An Engine is an open store. Its methods may be called by any number of
// goroutines.
type Engine struct {
	folder  string
	opened  uint64 // the newest version on disk when the store was opened
	ps      *badger.DB
	oracle  *oracle
	lease   *lease
	derived derived

	// gate is held for reading by every request and for writing by Alter and
	// Close, which may not run beside anything.
	gate   sync.RWMutex
	closed bool
	// broken holds the first failure to write a commit. What is on disk is then
	// whole, but what is in memory may not be, so the engine refuses further
	// work until it is opened again.
	broken atomic.Pointer[error]

	rollups *z.Closer // merges deltas into whole posting lists
	chores  *z.Closer // see housekeeping.go
}

var _ api.DgraphClient = (*Engine)(nil)

// Open opens the store in the folder and makes it if it is not there. It fails
// if another process has the folder open, naming that process, and if this
// process has any store open.
func Open(dir string) (*Engine, error) {
	folder, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", dir, err)
	}
	if err := claim(folder); err != nil {
		return nil, err
	}
	e, err := open(folder)
	if err != nil {
		release()
		return nil, fmt.Errorf("open store %s: %w", dir, err)
	}
	return e, nil
}

func claim(folder string) error {
	process.Lock()
	defer process.Unlock()
	switch process.folder {
	case "":
		process.folder = folder
		return nil
	case folder:
		return fmt.Errorf("open store %s: this process already has it open", folder)
	default:
		return fmt.Errorf("open store %s: this process has %s open, and can hold only one store at a time: close that first",
			folder, process.folder)
	}
}

func release() {
	process.Lock()
	defer process.Unlock()
	process.folder = ""
}

func open(folder string) (*Engine, error) {
	for _, sub := range []string{postings(folder), logs(folder)} {
		if err := os.MkdirAll(sub, 0o700); err != nil {
			return nil, err
		}
	}
	ps, err := badger.OpenManaged(badgerOptions(postings(folder)))
	if err != nil {
		return nil, lockedBy(postings(folder), err)
	}
	e := &Engine{folder: folder, ps: ps, opened: ps.MaxVersion(), derived: derived{path: filepath.Join(folder, "derived")}}
	e.derived.version = e.Version
	e.derived.look() // before Dgraph merges deltas, which raises the version
	if err := e.start(); err != nil {
		return nil, errors.Join(err, ps.Close())
	}
	return e, nil
}

// start brings up Dgraph's packages over the open database, in the order in
// which each needs the one before.
func (e *Engine) start() error {
	if err := clearFolder(scratch(e.folder)); err != nil {
		return err
	}
	lease, err := openLease(e.folder, e.opened, posting.Oracle().MaxAssigned())
	if err != nil {
		return err
	}
	e.lease = lease
	configure(e.folder)
	schema.Init(e.ps)
	posting.Init(e.ps, 0, false) // 0: no list cache, which is as fast here and leaks no goroutine
	if err := e.load(); err != nil {
		posting.Cleanup()
		return err
	}
	e.oracle = newOracle(lease)
	x.UpdateHealthStatus(true)
	e.startRollups()
	e.startChores()
	return nil
}

// load reads the schema, writes Dgraph's own part of it into a new store, and
// tells the engine that every predicate is served here.
func (e *Engine) load() error {
	worker.InitForLite(e.ps)
	worker.SetMaxUID(^uint64(0)) // uids are checked against the lease, see uids.go
	if err := e.loadSchema(); err != nil {
		return fmt.Errorf("load schema: %w", err)
	}
	for _, su := range schema.InitialSchema(x.RootNamespace) {
		worker.InitTablet(su.Predicate)
	}
	if len(schema.State().Predicates()) == 0 {
		if err := worker.ApplyInitialSchema(x.RootNamespace, 1); err != nil {
			return fmt.Errorf("write first schema: %w", err)
		}
	}
	serveSchema()
	return nil
}

// Close waits for running requests, stops what runs behind the store and
// closes it. Open transactions are lost. A second Close does nothing.
func (e *Engine) Close() error {
	e.gate.Lock()
	defer e.gate.Unlock()
	if e.closed {
		return nil
	}
	e.closed = true
	x.UpdateHealthStatus(false)
	e.chores.SignalAndWait()
	e.stopRollups()
	e.oracle.abortAll()
	posting.Cleanup()
	var err error
	if e.broken.Load() == nil {
		err = e.derived.close(e.Timestamp())
	}
	err = errors.Join(err, e.ps.Close(), e.lease.close())
	glog.Flush()
	release()
	if err != nil {
		return fmt.Errorf("close store %s: %w", e.folder, err)
	}
	return nil
}

func (e *Engine) startRollups() {
	e.rollups = z.NewCloser(1)
	go posting.IncrRollup.Process(e.rollups, func(bool) uint64 { return e.oracle.timestamp() })
}

func (e *Engine) stopRollups() { e.rollups.SignalAndWait() }

// enter lets a request in beside others; the caller must call gate.RUnlock if
// there is no error.
func (e *Engine) enter(ctx context.Context) error {
	e.gate.RLock()
	if err := e.usable(ctx); err != nil {
		e.gate.RUnlock()
		return err
	}
	return nil
}

func (e *Engine) usable(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return status.FromContextError(err).Err()
	}
	if e.closed {
		return status.Errorf(codes.Unavailable, "store %s is closed", e.folder)
	}
	if err := e.broken.Load(); err != nil {
		return status.Errorf(codes.DataLoss, "store %s failed to write and must be opened again: %v", e.folder, *err)
	}
	return nil
}

// Login is not supported: who can read the folder is the file system's matter.
func (e *Engine) Login(context.Context, *api.LoginRequest, ...grpc.CallOption) (*api.Response, error) {
	return nil, status.Error(codes.Unimplemented, "an embedded store has no users to log in; leave user and password out")
}

// CheckVersion answers the version of Dgraph whose engine this is.
func (e *Engine) CheckVersion(ctx context.Context, _ *api.Check, _ ...grpc.CallOption) (*api.Version, error) {
	if err := e.enter(ctx); err != nil {
		return nil, err
	}
	defer e.gate.RUnlock()
	return &api.Version{Tag: Version}, nil
}
