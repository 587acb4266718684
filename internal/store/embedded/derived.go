package embedded

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// derived minds the folder's file "derived": something that was worked out from the store and is true for as
// long as nothing is committed. Every commit takes the file out before it writes, so that one that stands is of
// now, however the process ended. What writes to the store and does not know of the file, as an older version
// of this engine, is told by the store's version: it is then above Engine.Timestamp at the time of deriving.
//
// A file that is taken out stays as "derived.old" while every commit since says what it touches (Touching), so that
// whoever derives need not work all of it out again. What was touched is in memory, and in the file "derived.since" while
// the store is closed; if the process ends otherwise, that is not known.
type derived struct {
	mu      sync.Mutex
	path    string
	version func() uint64 // of the store
	absent  bool          // the file is known not to stand
	changes uint64        // begun since the store was opened
	flying  int           // of these, under way
	since   *since        // what became of the last file; nil if that is not known
	looked  bool          // for the file since
}

// since says what was touched since the derived file was taken out.
type since struct {
	Was      uint64 // the store's version then
	From, To uint64 // the store's version while it is closed, see Engine.Timestamp
	Names    []string
	touched  map[string]bool
}

type touching struct{}

// Touching says, in the context of a commit, what this changes, in names that mean something to whoever derives. A
// commit that does not say it may change anything.
func Touching(ctx context.Context, names []string) context.Context {
	return context.WithValue(ctx, touching{}, names)
}

var errChanging = errors.New("the store changes at the same time")

// change takes the file out before the store is changed; the caller calls done when it was.
func (d *derived) change(ctx context.Context) (done func(), err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	names, said := ctx.Value(touching{}).([]string)
	if err := d.takeOut(said); err != nil {
		return nil, fmt.Errorf("take out what was derived from the store: %w", err)
	}
	if d.since != nil {
		for _, n := range names {
			d.since.touched[n] = true
		}
	}
	d.changes++
	d.flying++
	return func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.flying--
	}, nil
}

// takeOut keeps the file as the old one, if what changes is said, and else forgets both.
func (d *derived) takeOut(said bool) error {
	if d.absent && (said || d.since == nil) {
		return nil
	}
	if !said {
		d.since, d.looked, d.absent = nil, true, true
		return d.remove(d.path, d.old(), d.sinceFile())
	}
	d.look()
	if err := d.remove(d.sinceFile()); err != nil {
		return err
	}
	err := os.Rename(d.path, d.old())
	switch {
	case err == nil:
		d.since = &since{Was: d.version(), touched: make(map[string]bool)}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	case d.since == nil:
		if err := d.remove(d.old()); err != nil {
			return err
		}
	}
	d.absent = true
	return nil
}

func (d *derived) old() string       { return d.path + ".old" }
func (d *derived) sinceFile() string { return d.path + ".since" }

func (d *derived) remove(files ...string) (err error) {
	for _, f := range files {
		if e := os.Remove(f); e != nil && !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	return err
}

// look reads what the last closing of the store left, if that is of now.
func (d *derived) look() {
	if d.looked {
		return
	}
	d.looked = true
	b, err := os.ReadFile(d.sinceFile())
	if err != nil {
		return
	}
	s := &since{touched: make(map[string]bool)}
	if v := d.version(); json.Unmarshal(b, s) != nil || v < s.From || v > s.To {
		return
	}
	for _, n := range s.Names {
		s.touched[n] = true
	}
	d.since = s
}

// close leaves what was touched to the next opening.
func (d *derived) close(timestamp uint64) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.since == nil {
		return nil
	}
	d.since.From, d.since.To = d.version(), timestamp
	d.since.Names = slices.Sorted(maps.Keys(d.since.touched))
	b, err := json.Marshal(d.since)
	if err != nil {
		return err
	}
	return os.WriteFile(d.sinceFile(), b, 0o600)
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
	d.absent, d.since, d.looked = false, nil, true
	if err := d.remove(d.old(), d.sinceFile()); err != nil {
		return err
	}
	return os.Rename(file, d.path)
}

// Outdated is the file that was derived last and the store's version when it was taken out, with the names of all that was
// touched since; ok is false if that is not known. They are true while Engine.Changes is the same.
func (e *Engine) Outdated() (file string, version uint64, touched []string, ok bool) {
	d := &e.derived
	d.mu.Lock()
	defer d.mu.Unlock()
	d.look()
	if d.since == nil {
		return "", 0, nil, false
	}
	return d.old(), d.since.Was, slices.Sorted(maps.Keys(d.since.touched)), true
}

// Derived is where the file derived from the store stands, if it does.
func (e *Engine) Derived() string { return e.derived.path }

// Changes counts the commits and other changes begun since the store was opened: what was derived from the
// store is true while the number is the same.
func (e *Engine) Changes() uint64 {
	changes, _ := e.derived.settled()
	return changes
}

// Version is the last commit's version. After opening it is the newest on disk, that or one a little higher, for Dgraph merges deltas
// under the numbers that come after. It is not asked of Badger later, which tells it without a lock while it writes.
func (e *Engine) Version() uint64 {
	if e.oracle == nil {
		return e.opened
	}
	return max(e.opened, e.oracle.newest())
}

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
