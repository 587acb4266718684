package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"entente/graph"
)

// briefCopy is a copy of all briefs in one file beside an embedded store or of a cluster's, with the sums of pairs of actors. From
// Dgraph the briefs of an actor come as one list, whoever the other ends are; from the copy those of two actors
// come alone, and without any brief the sum that they add up to, which is all that a search needs of most pairs.
//
// It is never written to: a change of the store takes it out (embedded.Engine.Derive), and the next question that is
// in need of sums makes it anew, by one pass over all briefs, or from the one before and the briefs of the actors that
// changes touched since (copykeep.go). Of a cluster the copy stands on the reader's machine (copycluster.go). The file is
//
//	copyForm, then of each actor, in some order, its neighbours (24 bytes each, see neighbour),
//	its actsInBrief and its receivesInBrief, each as lines in their order, then the sums (copysums.go) and the parties
//	(copyparties.go), then the index (gob), then the trailer: the index's offset, length and CRC-32, little-endian, and copyForm
//
// Everything is read with its checksum, when it is wanted. A file that is torn, or of another folder, another
// state of the store, another form or another formula is as none; where damage is met later, the store's own
// lists are read in its place.
type briefCopy struct {
	file  *os.File
	index copyIndex

	damaged atomic.Bool

	mu         sync.Mutex
	neighbours map[int][]neighbour // those read so far, by actor
	// Nil before they are asked for:
	sums        *graph.Sums
	readParties []byte
}

const (
	copyForm    = "entente briefs 2\n"
	trailerSize = 8 + 8 + 4 + len(copyForm)
)

// copyIndex is what the copy is of, and where what stands in it.
type copyIndex struct {
	Folder string // of the store
	// The store's version (embedded.Engine.Version) is from the first to the second while nothing is committed:
	// Dgraph merges deltas under the numbers that come after.
	From, To uint64
	Changes  []string // that the cluster had (changeNames)
	Formula  string   // by which the sums were made
	IDs      []string
	Lists    []copiedLists // by actor
	Sums     copiedSums
	Parties  copiedParties
}

type copiedLists struct {
	At                         int64
	Neighbours, Acts, Receives uint32 // lengths in bytes
	Check                      uint32 // of the neighbours
}

var errDamaged = errors.New("the copy of the briefs is damaged")

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(parts ...[]byte) uint32 {
	sum := uint32(0)
	for _, p := range parts {
		sum = crc32.Update(sum, castagnoli, p)
	}
	return sum
}

// copied is the copy that the store keeps, and what is known of it.
type copied struct {
	mu   sync.Mutex
	open *briefCopy
	// looked is 1 + the engine's changes when it was last looked for, 0 before.
	looked uint64
	// Of a cluster, what changes it had and what file stood when it was last looked for.
	seen []string
	info fs.FileInfo
}

// briefCopy returns the copy of the briefs as they are now, or nil if there is none.
func (s *Store) briefCopy(ctx context.Context) *briefCopy {
	if s.withoutCopy {
		return nil
	}
	if s.engine == nil {
		return s.clusterCopy(ctx)
	}
	c := &s.copied
	c.mu.Lock()
	defer c.mu.Unlock()
	changes := s.engine.Changes()
	if c.looked == changes+1 {
		return c.open
	}
	c.drop()
	c.looked = changes + 1
	if open, err := openCopyOf(s.engine.Derived(), s.engine.Version()); err == nil {
		c.open = open
	}
	return c.open
}

// drop forgets the copy. Whoever reads it still finds its file closed, and reads the store.
func (c *copied) drop() {
	if c.open != nil {
		c.open.file.Close()
	}
	c.open, c.looked, c.seen, c.info = nil, 0, nil, nil
}

// dropCopy takes a damaged copy out of use.
func (s *Store) dropCopy(damaged *briefCopy) {
	damaged.damaged.Store(true)
	s.copied.mu.Lock()
	defer s.copied.mu.Unlock()
	if s.copied.open != damaged {
		return
	}
	s.copied.drop()
	if s.engine == nil {
		os.Remove(s.copyFile)
		return
	}
	s.copied.looked = s.engine.Changes() + 1
	os.Remove(s.engine.Derived())
}

// renew closes the copy, and has the next question look for it again.
func (c *copied) renew() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.drop()
}

// openCopyOf opens the file if it is whole, and of the store in this folder at that version.
func openCopyOf(path string, version uint64) (*briefCopy, error) {
	c, err := openCopy(path)
	if err != nil {
		return nil, err
	}
	if version < c.index.From || version > c.index.To {
		c.file.Close()
		return nil, fmt.Errorf("%s is of another time: %w", path, fs.ErrInvalid)
	}
	return c, nil
}

// openCopy opens the file if it is whole, and was made in this folder.
func openCopy(path string) (_ *briefCopy, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			f.Close()
		}
	}()
	c := &briefCopy{file: f, neighbours: make(map[int][]neighbour)}
	if err := c.readIndex(); err != nil {
		return nil, fmt.Errorf("read the index of %s: %w", path, err)
	}
	if c.index.Folder != folderOf(path) {
		return nil, fmt.Errorf("%s is of another store: %w", path, fs.ErrInvalid)
	}
	return c, nil
}

// folderOf is the folder of the store that the file is of, links resolved.
func folderOf(path string) string {
	dir := filepath.Dir(path)
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return real
	}
	return dir
}

func (c *briefCopy) readIndex() error {
	info, err := c.file.Stat()
	if err != nil {
		return err
	}
	size := info.Size()
	if size < int64(trailerSize) {
		return errDamaged
	}
	trailer, err := c.read(size-int64(trailerSize), trailerSize)
	if err != nil {
		return err
	}
	at, length := binary.LittleEndian.Uint64(trailer), binary.LittleEndian.Uint64(trailer[8:])
	if string(trailer[20:]) != copyForm || at > uint64(size) || length != uint64(size)-at-uint64(trailerSize) {
		return errDamaged
	}
	index, err := c.read(int64(at), int(length))
	if err != nil {
		return err
	}
	if checksum(index) != binary.LittleEndian.Uint32(trailer[16:]) {
		return errDamaged
	}
	return gob.NewDecoder(bytes.NewReader(index)).Decode(&c.index)
}

func (c *briefCopy) read(at int64, n int) ([]byte, error) {
	b := make([]byte, n)
	_, err := c.file.ReadAt(b, at)
	return b, err
}

// actor is the number of an actor in the copy, by the order of ids.
func (c *briefCopy) actor(id string) (int, bool) { return slices.BinarySearch(c.index.IDs, id) }
