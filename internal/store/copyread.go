package store

import (
	"encoding/binary"
	"slices"
	"strings"
)

// neighbour is an actor's entry for another, or for itself where it acts on itself.
type neighbour struct {
	other          uint32
	acts, receives span
	check          uint32 // of both spans
}

// span is bytes of a list of lines.
type span struct{ at, length uint32 }

const neighbourSize = 4 + 4*4 + 4

func (n neighbour) appendTo(b []byte) []byte {
	for _, v := range [...]uint32{n.other, n.acts.at, n.acts.length, n.receives.at, n.receives.length, n.check} {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return b
}

func readNeighbour(b []byte) neighbour {
	u := binary.LittleEndian.Uint32
	return neighbour{u(b), span{u(b[4:]), u(b[8:])}, span{u(b[12:]), u(b[16:])}, u(b[20:])}
}

// around returns the neighbours of an actor, by number. What is read stays: of a million edges they are 35 MB.
func (c *briefCopy) around(actor int) ([]neighbour, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if all, read := c.neighbours[actor]; read {
		return all, nil
	}
	lists := c.index.Lists[actor]
	b, err := c.read(lists.At, int(lists.Neighbours))
	if err != nil {
		return nil, err
	}
	if checksum(b) != lists.Check || len(b)%neighbourSize != 0 {
		return nil, errDamaged
	}
	all := make([]neighbour, 0, len(b)/neighbourSize)
	for ; len(b) > 0; b = b[neighbourSize:] {
		all = append(all, readNeighbour(b))
	}
	c.neighbours[actor] = all
	return all, nil
}

// page returns the briefs of the actors as snapshot.briefPage does; with others, no more than those that have one of
// these at the other end.
func (c *briefCopy) page(ids, others []string, lists string) ([]briefNode, error) {
	var nodes []briefNode
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		actor, stored := c.actor(id)
		if !stored {
			continue
		}
		n := briefNode{ID: id}
		var err error
		if len(others) == 0 {
			err = c.whole(actor, &n, strings.Contains(lists, receivesInBrief))
		} else {
			err = c.between(actor, others, &n)
		}
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, n)
	}
	return nodes, nil
}

// whole reads both lists of an actor.
func (c *briefCopy) whole(actor int, n *briefNode, receives bool) error {
	_, b, err := c.listsOf(actor)
	if err != nil {
		return err
	}
	acts := c.index.Lists[actor].Acts
	n.Acts = lines(b[:acts])
	if receives {
		n.Receives = lines(b[acts:])
	}
	return nil
}

// listsOf reads an actor's neighbours, and both its lists, the one after the other.
func (c *briefCopy) listsOf(actor int) ([]neighbour, []byte, error) {
	neighbours, err := c.around(actor)
	if err != nil {
		return nil, nil, err
	}
	lists := c.index.Lists[actor]
	b, err := c.read(lists.At+int64(lists.Neighbours), int(lists.Acts+lists.Receives))
	if err != nil {
		return nil, nil, err
	}
	acts, received := b[:lists.Acts], b[lists.Acts:]
	for _, o := range neighbours {
		if !o.acts.within(acts) || !o.receives.within(received) || o.check != checksum(o.acts.of(acts), o.receives.of(received)) {
			return nil, nil, errDamaged
		}
	}
	return neighbours, b, nil
}

func (s span) within(list []byte) bool { return uint64(s.at)+uint64(s.length) <= uint64(len(list)) }

func (s span) of(list []byte) []byte { return list[s.at : s.at+s.length] }

// lines cuts a list. The lines are parts of one string.
func lines(list []byte) briefLines {
	if len(list) == 0 {
		return nil
	}
	return strings.Split(strings.TrimSuffix(string(list), "\n"), "\n")
}

// between reads what stands in an actor's lists of others.
func (c *briefCopy) between(actor int, others []string, n *briefNode) error {
	neighbours, err := c.around(actor)
	if err != nil {
		return err
	}
	lists := c.index.Lists[actor]
	acts := lists.At + int64(lists.Neighbours)
	receives := acts + int64(lists.Acts)
	for _, id := range others {
		number, stored := c.actor(id)
		i, tied := slices.BinarySearchFunc(neighbours, number, func(o neighbour, number int) int { return int(o.other) - number })
		if !stored || !tied {
			continue
		}
		o := neighbours[i]
		a, err := c.read(acts+int64(o.acts.at), int(o.acts.length))
		if err != nil {
			return err
		}
		r, err := c.read(receives+int64(o.receives.at), int(o.receives.length))
		if err != nil {
			return err
		}
		if o.check != checksum(a, r) {
			return errDamaged
		}
		n.Acts, n.Receives = append(n.Acts, lines(a)...), append(n.Receives, lines(r)...)
	}
	return nil
}
