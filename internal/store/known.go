package store

import (
	"hash/maphash"
	"maps"
	"slices"
	"sync"

	"entente/graph"
)

// knownActors remembers which actors' records this process has put, so that a load need not read
// the same few actors again in every transaction. Whether an actor is stored is always read; if it is
// not, it is written from what is given. What is saved is the comparison of records, so that all
// that can go wrong is that a record that another ingester changed meanwhile stays as that one left it.
type knownActors struct {
	mu      sync.Mutex
	records map[string]uint64 // by id: the hash of what was given
}

// Some 10 MB.
const mostKnown = 100_000

var recordSeed = maphash.MakeSeed()

// split marks the actors whose given record is known to be stored and returns the ids of both kinds,
// sorted.
func (k *knownActors) split(actors map[string]*actorState) (known, unknown []string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, id := range slices.Sorted(maps.Keys(actors)) {
		a := actors[id]
		h, ok := k.records[id]
		if a.known = ok && h == hashRecords(a.given); a.known {
			known = append(known, id)
		} else {
			unknown = append(unknown, id)
		}
	}
	return known, unknown
}

// add remembers the actors of a committed transaction.
func (k *knownActors) add(actors map[string]*actorState) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.records == nil || len(k.records) > mostKnown {
		k.records = map[string]uint64{}
	}
	for id, a := range actors {
		if !a.known {
			k.records[id] = hashRecords(a.given)
		}
	}
}

func (k *knownActors) clear() {
	k.mu.Lock()
	defer k.mu.Unlock()
	clear(k.records)
}

// hashRecords is the same for a record given once and more often, as by several documents of one
// transaction.
func hashRecords(given []graph.Actor) uint64 {
	var h maphash.Hash
	h.SetSeed(recordSeed)
	write := func(texts ...string) {
		for _, t := range texts {
			h.WriteString(t)
			h.WriteByte(0)
		}
	}
	for i, a := range given {
		if i > 0 && sameActor(a, given[i-1]) {
			continue
		}
		write(a.ID, a.Name, a.Kind, a.Code, a.Sector)
		write(a.Aliases...)
		for _, m := range a.PartOf {
			h.WriteByte(1)
			write(m.Actor, m.From, m.To)
		}
	}
	return h.Sum64()
}
