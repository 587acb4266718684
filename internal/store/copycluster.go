package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// A cluster's copy stands on the reader's machine, in a folder for its addresses and the user, who may not be allowed to
// see all. It is of the cluster as it is now if that has the changes (change.go) that the copy names, and no others. It
// was read at one time, like the names of the changes; what commits that came meanwhile took away shows,
// and it is read again.
//
// Several processes may make copies at the same time: each is written under a name of its own, and the last one renamed
// stays. One that is replaced can still be read by who has it open.

// fileOfCopy is where the copy of the cluster stands.
func fileOfCopy(c Config) string {
	hosts := slices.Sorted(slices.Values(c.Dgraph))
	sum := sha256.Sum256([]byte(strings.Join(append(hosts, c.User), "\x00")))
	return filepath.Join(c.Copies, hex.EncodeToString(sum[:8]), "derived")
}

// answering is the copy that an answer goes by.
type answering struct {
	mu     sync.Mutex
	looked bool
	copy   *briefCopy
}

type answeringKey struct{}

// Answering gives a context for one answer: with it, it is looked once and no more whether the copy of a cluster's briefs
// is of now. Whoever asks with another context has it looked each time.
func Answering(ctx context.Context) context.Context {
	return context.WithValue(ctx, answeringKey{}, &answering{})
}

// clusterCopy returns the copy of the cluster as it is now, or was when the answer was begun, or nil if there is none.
func (s *Store) clusterCopy(ctx context.Context) *briefCopy {
	a, ok := ctx.Value(answeringKey{}).(*answering)
	if !ok {
		return s.lookForCopy(ctx)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if !a.looked {
		a.copy, a.looked = s.lookForCopy(ctx), true
	}
	if a.copy != nil && a.copy.damaged.Load() {
		a.copy = nil
	}
	return a.copy
}

// lookForCopy compares the cluster's changes with those of the copy, if one stands. If it has none, or they cannot be read, there is no
// copy: whoever asks reads the cluster then, and hears of what is wrong with it.
func (s *Store) lookForCopy(ctx context.Context) *briefCopy {
	info, err := os.Stat(s.copyFile)
	if err != nil {
		return nil
	}
	names, err := s.snapshot(ctx).changeNames()
	c := &s.copied
	c.mu.Lock()
	defer c.mu.Unlock()
	if err != nil || len(names) == 0 {
		c.drop()
		return nil
	}
	if slices.Equal(names, c.seen) && (c.open != nil || os.SameFile(info, c.info)) {
		return c.open
	}
	c.drop()
	c.open, c.seen, c.info = s.openClusterCopy(names), names, info
	return c.open
}

// openClusterCopy opens the copy if it stands and is of the time of these changes.
func (s *Store) openClusterCopy(names []string) *briefCopy {
	c, err := openCopy(s.copyFile)
	if err != nil {
		return nil
	}
	if !slices.Equal(c.index.Changes, names) {
		c.file.Close()
		return nil
	}
	return c
}

// tells says whether the cluster tells of its changes.
func (s *Store) tells(ctx context.Context) bool {
	names, err := s.snapshot(ctx).changeNames()
	return err == nil && len(names) > 0
}

// copyCluster makes the copy, as copyBriefs does.
func (s *Store) copyCluster(ctx context.Context, f Formula) (c *briefCopy, err error) {
	for range 3 {
		if c, err = s.copyClusterNow(ctx, f); !errors.Is(err, errOvertaken) {
			break
		}
	}
	if err != nil {
		return nil, err
	}
	if a, ok := ctx.Value(answeringKey{}).(*answering); ok {
		a.mu.Lock()
		defer a.mu.Unlock()
		a.copy, a.looked = c, true
	}
	return c, nil
}

func (s *Store) copyClusterNow(ctx context.Context, f Formula) (*briefCopy, error) {
	r := s.snapshot(ctx)
	names, err := r.changeNames()
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, errors.New("the cluster does not tell of its changes")
	}
	r.fixed = true
	c := s.openClusterCopy(names) // another process may have made it
	if c == nil || c.index.Formula != f.Name {
		if c, err = s.writeCluster(r, f, names); err != nil {
			return nil, err
		}
	}
	s.copied.mu.Lock()
	defer s.copied.mu.Unlock()
	s.copied.drop()
	s.copied.open, s.copied.seen = c, names
	return c, nil
}

// writeCluster writes the file, and opens it before it gets its name, under which another may come to stand at once.
func (s *Store) writeCluster(r *snapshot, f Formula, names []string) (_ *briefCopy, err error) {
	dir := filepath.Dir(s.copyFile)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	removeLeft(dir)
	file, err := os.CreateTemp(dir, newCopy)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			os.Remove(file.Name())
		}
	}()
	err = s.writeFromOlder(r, file, f, names)
	if errors.Is(err, errDamaged) {
		if _, err = file.Seek(0, 0); err == nil {
			err = errors.Join(file.Truncate(0), writeAll(r, file, f, names, nil, nil))
		}
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, err
	}
	c, err := openCopy(file.Name())
	if err != nil {
		return nil, err
	}
	if err := os.Rename(file.Name(), s.copyFile); err != nil {
		c.file.Close()
		return nil, err
	}
	return c, nil
}

// newCopy is what files are called while they are written.
const newCopy = "derived.new-*"

// removeLeft takes out what processes left that were killed.
func removeLeft(dir string) {
	left, err := filepath.Glob(filepath.Join(dir, newCopy))
	if err != nil {
		return
	}
	for _, file := range left {
		if info, err := os.Stat(file); err == nil && time.Since(info.ModTime()) > 24*time.Hour {
			os.Remove(file)
		}
	}
}

// writeFromOlder takes from the copy that stands what changes since have not touched.
func (s *Store) writeFromOlder(r *snapshot, file *os.File, f Formula, names []string) error {
	old, err := openCopy(s.copyFile)
	if err != nil {
		return writeAll(r, file, f, names, nil, nil)
	}
	defer old.file.Close()
	touched, known, err := r.since(old.index.Changes, names)
	if err != nil {
		return fmt.Errorf("read what changed: %w", err)
	}
	if !known || old.index.Formula != f.Name {
		return writeAll(r, file, f, names, nil, nil)
	}
	return writeAll(r, file, f, names, old, touched)
}

func writeAll(r *snapshot, file *os.File, f Formula, names []string, old *briefCopy, touched map[string]bool) error {
	w := newCopyWriter(file, f)
	w.index.Changes = names
	return w.write(r, old, touched, func() {})
}
