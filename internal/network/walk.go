package network

import (
	"cmp"
	"context"
	"slices"
)

// WalkQuery asks for the network around an actor.
type WalkQuery struct {
	From    string
	Depth   int // ties away from it, at least 1
	Breadth int // the most ties followed from one actor, the strongest
	Via     Via
}

// Walk is the network around an actor.
type Walk struct {
	Visits []Visit // by depth, then strength
	Ties   []Tie   // those followed, each once
	Cut    int     // ties that Breadth left out
}

// Visit is an actor reached.
type Visit struct {
	Actor    string
	Depth    int     // ties away, by the fewest
	Tie      Tie     // by which it was reached: from the actor before, to this one
	Sign     int     // of the way here: what the actor is to the one the walk began at
	Strength float64 // of the way here
}

// Walk visits the actors around one, level by level, one fetch a level. An actor that several of the
// level before lead to is reached by the strongest way.
func (n Network) Walk(ctx context.Context, q WalkQuery) (Walk, error) {
	v := newView(n, q.Via)
	from, known := v.number(q.From)
	if !known {
		return Walk{}, nil
	}
	w := walker{view: v, seen: map[int]*Visit{from: {Actor: q.From, Sign: 1, Strength: 1}}, parent: map[int]int{from: -1}, followed: make(map[[2]int]bool)}
	level := []int{from}
	for range q.Depth {
		if len(level) == 0 {
			break
		}
		if err := v.expand(ctx, level); err != nil {
			return Walk{}, err
		}
		var err error
		if level, err = w.step(ctx, level, q.Breadth); err != nil {
			return Walk{}, err
		}
	}
	return w.walk, nil
}

type walker struct {
	*view
	walk     Walk
	seen     map[int]*Visit
	parent   map[int]int
	followed map[[2]int]bool // pairs of actors, the lesser number first
}

// way is a link out of an actor of the level.
type way struct {
	from     int
	link     link
	strength float64
}

// step follows the ties of a level and returns the next.
func (w *walker) step(ctx context.Context, level []int, breadth int) (next []int, err error) {
	var ways []way
	for _, a := range level {
		links, cut := w.strongest(a, breadth, w.parent[a])
		w.walk.Cut += cut
		for _, l := range links {
			ways = append(ways, way{a, l, w.seen[a].Strength * w.Params.Strength(l.weight)})
		}
	}
	slices.SortStableFunc(ways, func(a, b way) int { return cmp.Compare(b.strength, a.strength) })
	ways = slices.DeleteFunc(ways, func(y way) bool { return !w.follow(y) })
	ties, err := w.tiesOf(ctx, ways)
	if err != nil {
		return nil, err
	}
	for _, y := range ways {
		from, to, t := w.seen[y.from], int(y.link.to), ties[y.from][int(y.link.to)]
		w.walk.Ties = append(w.walk.Ties, t)
		if w.seen[to] != nil {
			continue
		}
		visit := Visit{t.B, from.Depth + 1, t, from.Sign * t.Sign(), y.strength}
		w.seen[to] = &visit
		w.parent[to] = y.from
		w.walk.Visits = append(w.walk.Visits, visit)
		next = append(next, to)
	}
	return next, nil
}

// follow says whether the tie has not been followed before, from either end.
func (w *walker) follow(y way) bool {
	to := int(y.link.to)
	pair := [2]int{min(y.from, to), max(y.from, to)}
	if w.followed[pair] {
		return false
	}
	w.followed[pair] = true
	return true
}

// tiesOf works out the ties of the ways, by both ends.
func (w *walker) tiesOf(ctx context.Context, ways []way) (map[int]map[int]Tie, error) {
	others := make(map[int][]int)
	for _, y := range ways {
		others[y.from] = append(others[y.from], int(y.link.to))
	}
	ties := make(map[int]map[int]Tie, len(others))
	for from, to := range others {
		var err error
		if ties[from], err = w.ties(ctx, from, to); err != nil {
			return nil, err
		}
	}
	return ties, nil
}
