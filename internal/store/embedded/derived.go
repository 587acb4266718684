package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// derived minds the folder's file "derived": something that was worked out from the store and is true for as
// long as nothing is committed. Every commit takes the file out before it writes, so that one that stands is of
// now, however the process ended. What writes to the store and does not know of the file, as an older version
// of this engine, is told by the store's version: it is then above Engine.Timestamp at the time of deriving.
type derived struct {
	mu      sync.Mutex
	path    string
	absent  bool   // the file is known not to stand
	changes uint64 // begun since the store was opened
	flying  int    // of these, under way
}

var errChanging = errors.New("the store changes at the same time")

// change takes the file out before the store is changed; the caller calls done when it was.
func (d *derived) change() (done func(), err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.absent {
		if err := os.Remove(d.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("take out what was derived from the store: %w", err)
		}
		d.absent = true
	}
	d.changes++
	d.flying++
	return func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.flying--
	}, nil
}

// settled returns the number of changes so far, and whether all of them are done.
func (d *derived) settled() (changes uint64, done bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.changes, d.flying == 0
}

// place puts a file into the place of the derived one unless there were changes since that many.
func (d *derived) place(file string, changes uint64) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.changes != changes {
		return errChanging
	}
	d.absent = false
	return os.Rename(file, d.path)
}

// Derived is where the file derived from the store stands, if it does.
func (e *Engine) Derived() string { return e.derived.path }

// Changes counts the commits and other changes begun since the store was opened: what was derived from the
// store is true while the number is the same.
func (e *Engine) Changes() uint64 {
	changes, _ := e.derived.settled()
	return changes
}

// Version is the newest version on disk: the last commit's, or one a little higher when Dgraph has merged deltas
// since.
func (e *Engine) Version() uint64 { return e.ps.MaxVersion() }

// Timestamp is the last timestamp given out. Every commit of a later opening is above it.
func (e *Engine) Timestamp() uint64 {
	e.oracle.mu.Lock()
	defer e.oracle.mu.Unlock()
	return e.oracle.last
}

// Derive puts in place the derived file that write writes, which reads the store. It fails if the store is changed
// meanwhile. The file is renamed when it is complete, but no power cut is waited out: whoever reads it must see whether it is
// whole.
func (e *Engine) Derive(write func(file *os.File) error) error {
	changes, done := e.derived.settled()
	if !done {
		return errChanging
	}
	f, err := os.Create(filepath.Join(e.folder, "derived.new")) // by this process only, which holds the folder
	if err != nil {
		return err
	}
	err = errors.Join(write(f), f.Close())
	if err == nil {
		err = e.derived.place(f.Name(), changes)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
