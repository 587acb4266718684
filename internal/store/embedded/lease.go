package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// A lease is the store's promise that no timestamp and no uid is given out
// twice, over any number of openings and kills. Numbers are given out in
// memory, below bounds that were written to the folder's file "lease" before;
// what a killed process left of its block is skipped.
//
// The file is one line, "uid N timestamp M": the first of each that no process
// has ever had the right to give out.
type lease struct {
	mu   sync.Mutex
	path string

	uid, uidBound             uint64 // next to give out; first not leased
	timestamp, timestampBound uint64
}

// Blocks are large enough that writing the file costs nothing beside the
// commits that use them up, and small beside 2⁶⁴.
const (
	uidBlock       = 100_000
	timestampBlock = 1_000_000
)

const leaseFormat = "uid %d timestamp %d\n"

// openLease reads the folder's lease. A folder without one must be empty, its
// newest version 0, and starts at uid 1. Timestamps start above the newest
// version in the database and above assigned, the last that this process gave
// out, be it for another folder: the engine's clock cannot be set back.
func openLease(folder string, newest, assigned uint64) (*lease, error) {
	l := &lease{path: filepath.Join(folder, "lease"), uid: 1, timestamp: 1}
	text, err := os.ReadFile(l.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if newest > 0 {
			return nil, fmt.Errorf("the file %s is missing, and without it uids in use would be given out again: restore it", l.path)
		}
	case err != nil:
		return nil, err
	default:
		if _, err := fmt.Sscanf(string(text), leaseFormat, &l.uid, &l.timestamp); err != nil {
			return nil, fmt.Errorf("%s:1: want %q, have %q", l.path, leaseFormat, text)
		}
	}
	l.timestamp = max(l.timestamp, newest+1, assigned+1, 2)
	l.uidBound, l.timestampBound = l.uid, l.timestamp
	return l, l.extend(uidBlock, timestampBlock)
}

// extend leases at least so many more of each and writes that down. The caller
// holds mu or is alone.
func (l *lease) extend(uids, timestamps uint64) error {
	uidBound, timestampBound := l.uidBound, l.timestampBound
	if uids > 0 {
		uidBound = l.uid + uids + uidBlock
	}
	if timestamps > 0 {
		timestampBound = l.timestamp + timestamps + timestampBlock
	}
	if err := l.write(uidBound, timestampBound); err != nil {
		return fmt.Errorf("write lease: %w", err)
	}
	l.uidBound, l.timestampBound = uidBound, timestampBound
	return nil
}

func (l *lease) write(uid, timestamp uint64) error {
	f, err := os.CreateTemp(filepath.Dir(l.path), "lease*.new")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, leaseFormat, uid, timestamp)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), l.path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncFolder(filepath.Dir(l.path))
}

func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// uids gives out n uids in a row and returns the first.
func (l *lease) uids(n uint64) (uint64, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.uid+n > l.uidBound {
		if err := l.extend(n, 0); err != nil {
			return 0, err
		}
	}
	first := l.uid
	l.uid += n
	return first, nil
}

// given says whether the uid was ever given out.
func (l *lease) given(uid uint64) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return uid < l.uid
}

// next gives out a timestamp.
func (l *lease) next() (uint64, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.timestamp >= l.timestampBound {
		if err := l.extend(0, 1); err != nil {
			return 0, err
		}
	}
	ts := l.timestamp
	l.timestamp++
	return ts, nil
}

// close gives back what was leased and not given out.
func (l *lease) close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.write(l.uid, l.timestamp)
}
