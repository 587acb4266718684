package graph

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
)

// Sum is what the evidence between two actors, A < B, adds up to by some formula.
type Sum struct {
	A, B   string
	Weight float64
	Last   string // date of the latest evidence that has one, YYYY-MM-DD; "" if none has
}

// Sums are all sums of a graph, each from both its ends: the lists of neighbours of a signed network, in a few
// pieces that a file holds as they are. An actor's number is its place in IDs.
type Sums struct {
	IDs   []string // in their order
	First []uint32 // by actor, where its list begins, and last where all lists end
	// Of an actor's list the greatest sums come first, whatever their sign, and of equals the lesser number.
	Others  []uint32
	Weights []float64
	Lasts   []Day
}

// Day is a date as a number, 20170411; 0 is none.
type Day uint32

// dayOf reads YYYY-MM-DD.
func dayOf(date string) Day {
	d := Day(0)
	for i := range len(date) {
		if c := date[i]; c != '-' {
			d = 10*d + Day(c-'0')
		}
	}
	return d
}

func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d/10000, d/100%100, d%100)
}

// NewSums makes the lists of sums, in which no pair may be twice.
func NewSums(all []Sum) *Sums {
	number := make(map[string]uint32)
	for _, p := range all {
		number[p.A], number[p.B] = 0, 0
	}
	s := &Sums{IDs: slices.Sorted(maps.Keys(number))}
	for i, id := range s.IDs {
		number[id] = uint32(i)
	}
	lists := make([][]Neighbour, len(s.IDs))
	for _, p := range all {
		a, b := number[p.A], number[p.B]
		lists[a], lists[b] = append(lists[a], p.With(b)), append(lists[b], p.With(a))
	}
	for _, list := range lists {
		s.Append(list)
	}
	return s
}

// Neighbour is one end of a sum, as the other sees it.
type Neighbour struct {
	Other  uint32
	Last   Day
	Weight float64
}

// With is the sum as seen by one end, the other having that number.
func (p Sum) With(other uint32) Neighbour { return Neighbour{other, dayOf(p.Last), p.Weight} }

// Append adds the list of the next actor, which it sorts.
func (s *Sums) Append(list []Neighbour) {
	slices.SortFunc(list, func(x, y Neighbour) int {
		return cmp.Or(cmp.Compare(math.Abs(y.Weight), math.Abs(x.Weight)), cmp.Compare(x.Other, y.Other))
	})
	if len(s.First) == 0 {
		s.First = []uint32{0}
	}
	for _, n := range list {
		s.Others, s.Weights, s.Lasts = append(s.Others, n.Other), append(s.Weights, n.Weight), append(s.Lasts, n.Last)
	}
	s.First = append(s.First, uint32(len(s.Others)))
}

// Number is the number of an actor.
func (s *Sums) Number(id string) (int, bool) { return slices.BinarySearch(s.IDs, id) }

// Of is an actor's list: the others, and the sum with each.
func (s *Sums) Of(actor int) ([]uint32, []float64) {
	from, to := s.First[actor], s.First[actor+1]
	return s.Others[from:to], s.Weights[from:to]
}

// All gives each sum once, by A, then B.
func (s *Sums) All() []Sum {
	all := make([]Sum, 0, len(s.Others)/2)
	s.InOrder(func(a int, list []Neighbour) {
		for _, n := range list {
			if int(n.Other) > a {
				all = append(all, Sum{s.IDs[a], s.IDs[n.Other], n.Weight, n.Last.String()})
			}
		}
	})
	return all
}

// InOrder calls each for every actor, by number, with its neighbours by number; the list is the callee's to keep. Nothing
// is compared: whoever goes through the actors in order and puts each on the lists of its neighbours has sorted these.
func (s *Sums) InOrder(each func(actor int, list []Neighbour)) {
	room := make([]Neighbour, len(s.Others))
	end := slices.Clone(s.First) // of what is filled of each list
	for b := range s.IDs {
		others, weights := s.Of(b)
		for i, a := range others {
			room[end[a]] = Neighbour{uint32(b), s.Lasts[int(s.First[b])+i], weights[i]}
			end[a]++
		}
	}
	for a := range s.IDs {
		from, to := s.First[a], s.First[a+1]
		each(a, room[from:to:to])
	}
}
