package store

import (
	"fmt"
	"math"

	"entente/graph"
)

// outdatedCopy opens the copy that the last change took out, if every change since has said what actors it touched, and
// returns these.
func (s *Store) outdatedCopy(f Formula) (*briefCopy, map[string]bool) {
	file, version, ids, ok := s.engine.Outdated()
	if !ok {
		return nil, nil
	}
	c, err := openCopyOf(file, version)
	if err != nil {
		return nil, nil
	}
	if c.index.Formula != f.Name {
		c.file.Close()
		return nil, nil
	}
	touched := make(map[string]bool, len(ids))
	for _, id := range ids {
		touched[id] = true
	}
	return c, touched
}

// keep writes the lists of the actors that were not touched as the old copy has them, and returns the ids of the others. Who
// has evidence with a touched actor that is new, or not any more, is touched too; so nothing changes in a list but the
// numbers of actors.
func (w *copyWriter) keep(old *briefCopy, touched map[string]bool) (others []string, err error) {
	sums, err := old.readSums()
	if err != nil {
		return nil, errDamaged
	}
	k := keeping{w, old, sums, make([]uint32, len(old.index.IDs))}
	for i, id := range old.index.IDs {
		k.renumbered[i] = gone
		if n, stored := w.number[id]; stored {
			k.renumbered[i] = n
		}
	}
	for i, id := range old.index.IDs {
		if k.renumbered[i] == gone || touched[id] {
			continue
		}
		if err := k.actor(i); err != nil {
			return nil, fmt.Errorf("keep the briefs of %s: %w", id, err)
		}
	}
	for _, id := range w.index.IDs {
		if _, kept := old.actor(id); !kept || touched[id] {
			others = append(others, id)
		}
	}
	return others, k.takeParties(touched)
}

// keeping is the old copy on its way into the new.
type keeping struct {
	*copyWriter
	old        *briefCopy
	oldSums    *graph.Sums
	renumbered []uint32 // by number in the old copy
}

// gone is the number of an actor that is not stored any more.
const gone = math.MaxUint32

func (k *keeping) actor(number int) error {
	neighbours, lists, err := k.old.listsOf(number)
	if err != nil {
		return errDamaged
	}
	table := make([]byte, 0, len(neighbours)*neighbourSize)
	for _, o := range neighbours {
		if o.other = k.renumbered[o.other]; o.other == gone {
			return fmt.Errorf("a neighbour is gone: %w", errDamaged)
		}
		table = o.appendTo(table)
	}
	n := k.renumbered[number]
	others, weights := k.oldSums.Of(number)
	from := k.oldSums.First[number]
	for i, o := range others {
		last := k.oldSums.Lasts[int(from)+i]
		k.sums[n] = append(k.sums[n], graph.Neighbour{Other: k.renumbered[o], Last: last, Weight: weights[i]})
	}
	acts := k.old.index.Lists[number].Acts
	return k.putLists(int(n), table, lists[:acts], lists[acts:])
}

// takeParties takes over what the records of the untouched say.
func (k *keeping) takeParties(touched map[string]bool) error {
	var ids []string
	for i, id := range k.old.index.IDs {
		if k.renumbered[i] != gone && !touched[id] {
			ids = append(ids, id)
		}
	}
	parties, err := k.old.parties(ids)
	if err != nil {
		return errDamaged
	}
	for _, a := range parties {
		k.parties[k.number[a.ID]] = a
	}
	return nil
}
