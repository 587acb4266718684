package export

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/gonum/spatial/r2"
)

const (
	tieLength = 70  // points at least of a tie of mean length
	wordTie   = 95  // and of one on which its events are written
	nameRoom  = 12  // points for a line of letters
	partsGap  = 26  // points between parts of the network that nothing ties
	spacious  = 3.5 // how much more room a part gets than its actors fill
)

// layout has a place for every actor, in points. The same graph always gets the same places.
//
//  1. Forces lay each part that ties hold together out by itself (forces.go).
//  2. Its actors are moved apart until none covers another or the other's name.
//  3. The parts are packed beside each other (pack.go), the largest first.
func (s sketch) layout(half float64) []r2.Vec {
	at := make([]r2.Vec, len(s.actors))
	rooms := s.rooms()
	parts := s.parts()
	boxes := make([]r2.Box, len(parts))
	for i, p := range parts {
		places := p.settle(half)
		room := make([]r2.Box, len(p.actors))
		for k, a := range p.actors {
			room[k] = rooms[a]
		}
		p.turn(places)
		p.enlarge(places, room, s.tieLength())
		separate(places, room)
		for k, a := range p.actors {
			at[a] = places[k]
		}
		boxes[i] = bounds(places, room)
	}
	for i, shift := range pack(boxes, partsGap) {
		for _, a := range parts[i].actors {
			at[a] = r2.Add(at[a], shift)
		}
	}
	return at
}

// rooms are what each actor takes up around its place: its dot, and under it the name, which only the most tied have.
func (s sketch) rooms() []r2.Box {
	rooms := make([]r2.Box, len(s.actors))
	for i := range rooms {
		r := s.radius(i) + 2
		rooms[i] = r2.NewBox(-r, -r, r, r)
	}
	style := lettering(nameSize, color.Black)
	for _, i := range s.namedActors() {
		half := float64(style.Width(clean(nodeLabel(s.actors[i]))))/2 + 3
		rooms[i].Min = r2.Vec{X: min(rooms[i].Min.X, -half), Y: rooms[i].Min.Y - nameRoom}
		rooms[i].Max.X = max(rooms[i].Max.X, half)
	}
	return rooms
}

func (s sketch) tieLength() float64 {
	if len(s.ties) <= mostEvents {
		return wordTie
	}
	return tieLength
}

// part is actors that ties hold together. The ends of its ties are places in actors.
type part struct {
	actors []int
	ties   []strand
	degree []int
}

// parts are the connected parts of the network, the largest first.
func (s sketch) parts() []part {
	root := s.roots()
	number := make(map[int]int)
	place := make([]int, len(s.actors))
	var parts []part
	for i := range s.actors {
		n, ok := number[root[i]]
		if !ok {
			n = len(parts)
			number[root[i]] = n
			parts = append(parts, part{})
		}
		place[i] = len(parts[n].actors)
		parts[n].actors = append(parts[n].actors, i)
		parts[n].degree = append(parts[n].degree, s.degree[i])
	}
	for _, t := range s.ties {
		p := &parts[number[root[t.a]]]
		t.a, t.b = place[t.a], place[t.b]
		p.ties = append(p.ties, t)
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(len(b.actors), len(a.actors)) })
	return parts
}

// roots names of each actor one that stands for its part.
func (s sketch) roots() []int {
	root := make([]int, len(s.actors))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, t := range s.ties {
		root[find(t.a)] = find(t.b)
	}
	for i := range root {
		root[i] = find(i)
	}
	return root
}

// turn lays the longest way through a part across the paper, as pictures are wide; that through two or three actors, whose
// names are wide too, down it.
func (p part) turn(at []r2.Vec) {
	var middle r2.Vec
	for _, v := range at {
		middle = r2.Add(middle, r2.Scale(1/float64(len(at)), v))
	}
	var xx, xy, yy float64
	for _, v := range at {
		v = r2.Sub(v, middle)
		xx, xy, yy = xx+v.X*v.X, xy+v.X*v.Y, yy+v.Y*v.Y
	}
	angle := -math.Atan2(2*xy, xx-yy) / 2 // of the principal axis
	if len(at) <= 3 {
		angle += math.Pi / 2
	}
	for i, v := range at {
		at[i] = r2.Rotate(r2.Sub(v, middle), angle, r2.Vec{})
	}
}

// enlarge makes points of the forces' unit, so that the part has room for its actors and ties can be seen.
func (p part) enlarge(at []r2.Vec, room []r2.Box, tie float64) {
	filled := 0.0
	for _, b := range room {
		filled += b.Size().X * b.Size().Y
	}
	box := bounds(at, make([]r2.Box, len(at)))
	area := max(box.Size().X*box.Size().Y, 1e-9)
	if len(at) < 4 || area < 1 { // nearly on a line
		area = math.Inf(1)
	}
	length := 0.0
	for _, t := range p.ties {
		length += r2.Norm(r2.Sub(at[t.b], at[t.a])) / float64(len(p.ties))
	}
	scale := max(math.Sqrt(spacious*filled/area), tie/max(length, 1e-9))
	for i := range at {
		at[i] = r2.Scale(scale, at[i])
	}
}

// separate moves apart what overlaps, each pair along the way that is shorter. Where that does not end, it spreads all out a
// little and goes on.
func separate(at []r2.Vec, room []r2.Box) {
	for !separated(at, room, 30) {
		for i := range at {
			at[i] = r2.Scale(1.1, at[i])
		}
	}
}

// separated says whether nothing overlaps any more after so many rounds.
func separated(at []r2.Vec, room []r2.Box, rounds int) bool {
	order := make([]int, len(at))
	widest := 0.0
	for i, b := range room {
		order[i] = i
		widest = max(widest, b.Size().X)
	}
	for range rounds {
		moved := false
		slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(at[a].X, at[b].X), cmp.Compare(a, b)) })
		for k, i := range order {
			for _, j := range order[k+1:] {
				if at[j].X-at[i].X > widest {
					break
				}
				moved = pushApart(at, room, i, j) || moved
			}
		}
		if !moved {
			return true
		}
	}
	return false
}

// pushApart moves two that overlap apart.
func pushApart(at []r2.Vec, room []r2.Box, i, j int) bool {
	a, b := room[i].Add(at[i]), room[j].Add(at[j])
	right, left := a.Max.X-b.Min.X, b.Max.X-a.Min.X
	up, down := a.Max.Y-b.Min.Y, b.Max.Y-a.Min.Y
	if min(right, left, up, down) <= 0.01 {
		return false
	}
	var shift r2.Vec // of j, and i the other way
	if min(right, left) < min(up, down) {
		shift.X = shorter(right, left) / 2
	} else {
		shift.Y = shorter(up, down) / 2
	}
	at[i], at[j] = r2.Sub(at[i], shift), r2.Add(at[j], shift)
	return true
}

// shorter is the way forward, or back if that is shorter.
func shorter(forward, back float64) float64 {
	if back < forward {
		return -back
	}
	return forward
}

// bounds is the smallest box that holds what stands at these places.
func bounds(at []r2.Vec, room []r2.Box) r2.Box {
	if len(at) == 0 {
		return r2.Box{}
	}
	all := room[0].Add(at[0])
	for i, v := range at {
		b := room[i].Add(v)
		all.Min = r2.Vec{X: min(all.Min.X, b.Min.X), Y: min(all.Min.Y, b.Min.Y)}
		all.Max = r2.Vec{X: max(all.Max.X, b.Max.X), Y: max(all.Max.Y, b.Max.Y)}
	}
	return all
}
