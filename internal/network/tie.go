package network

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"entente/graph"
)

// Tie is what two actors are to each other, from all evidence between them in both directions.
type Tie struct {
	A, B        string
	Weight      float64      // above 0: allies; below 0: adversaries
	Out, In     Flow         // what A does toward B, and B toward A
	Reports     int          // pieces of evidence, those that do not count among them
	Counted     int          // claims that count, after one a day
	First, Last string       // dates of the evidence, YYYY-MM-DD; "" if none has one
	Events      []EventCount // the most reported first
	Edges       []graph.Edge // by key
	Claims      []Claim      // of the edges, in their order
}

// Flow is what one actor does toward another, by PLOVER's quad class; conflict is below 0.
type Flow struct {
	VerbalCooperation   float64 `json:"verbal_cooperation"`
	MaterialCooperation float64 `json:"material_cooperation"`
	VerbalConflict      float64 `json:"verbal_conflict"`
	MaterialConflict    float64 `json:"material_conflict"`
}

func (f *Flow) add(q graph.Quad, w float64) {
	switch q {
	case graph.VerbalCooperation:
		f.VerbalCooperation += w
	case graph.MaterialCooperation:
		f.MaterialCooperation += w
	case graph.VerbalConflict:
		f.VerbalConflict += w
	case graph.MaterialConflict:
		f.MaterialConflict += w
	}
}

// Net is the flow's sum.
func (f Flow) Net() float64 {
	return f.VerbalCooperation + f.MaterialCooperation + f.VerbalConflict + f.MaterialConflict
}

// EventCount says how many pieces of evidence report an event, or a predicate that PLOVER has none for.
type EventCount struct {
	Name    string `json:"event"`
	Reports int    `json:"reports"`
}

// Sign is +1 between allies, −1 between adversaries, 0 where nothing weighs or all cancels out.
func (t Tie) Sign() int { return sign(t.Weight) }

func sign(w float64) int { return cmp.Compare(w, 0) }

// From is the tie as seen by that end, which becomes A.
func (t Tie) From(end string) Tie {
	if t.A != end {
		t.A, t.B = t.B, t.A
		t.Out, t.In = t.In, t.Out
	}
	return t
}

// Ties sums the edges to one tie a pair of actors, A < B, sorted by A, then B. What an actor does toward
// itself is no tie.
func (p Params) Ties(edges []graph.Edge) []Tie {
	pairs := pairUp(edges)
	ties := make([]Tie, len(pairs))
	for i, between := range pairs {
		ties[i] = p.tie(between)
	}
	return ties
}

// Sums gives the weights and the last dates of the ties that the edges make, by A, then B.
func (p Params) Sums(edges []graph.Edge) []graph.Sum {
	pairs := pairUp(edges)
	sums := make([]graph.Sum, len(pairs))
	for i, between := range pairs {
		sums[i] = graph.Sum{A: between.a, B: between.b, Weight: p.weight(between), Last: last(between.edges)}
	}
	return sums
}

// last is the latest date of the edges' evidence.
func last(edges []graph.Edge) string {
	last := ""
	for _, e := range edges {
		_, l := e.Span()
		last = max(last, l)
	}
	return last
}

// pair is the edges between two actors, a < b.
type pair struct {
	a, b  string
	edges []graph.Edge
}

// pairUp groups the edges by pair of actors, sorted by a, then b.
func pairUp(edges []graph.Edge) []pair {
	pairs := group(edges)
	slices.SortFunc(pairs, func(x, y pair) int {
		if c := cmp.Compare(x.a, y.a); c != 0 {
			return c
		}
		return cmp.Compare(x.b, y.b)
	})
	return pairs
}

// group is pairUp in the order in which the pairs come. It counts before it copies: of a million edges, slices
// that grow take longer than all else here.
func group(edges []graph.Edge) []pair {
	var pairs []pair
	at := make(map[[2]string]int)
	of := make([]int, len(edges)) // its pair, by edge; −1 for none
	var sizes []int
	i := -1
	for n := range edges {
		e := &edges[n]
		if of[n] = -1; e.Source == e.Target {
			continue
		}
		a, b := min(e.Source, e.Target), max(e.Source, e.Target)
		// Stores give the edges of a pair one after another, or in two runs.
		if i < 0 || pairs[i].a != a || pairs[i].b != b {
			var ok bool
			if i, ok = at[[2]string{a, b}]; !ok {
				i = len(pairs)
				at[[2]string{a, b}] = i
				pairs, sizes = append(pairs, pair{a: a, b: b}), append(sizes, 0)
			}
		}
		of[n] = i
		sizes[i]++
	}
	room := make([]graph.Edge, len(edges))
	for i, size := range sizes {
		pairs[i].edges, room = room[:0:size], room[size:]
	}
	for n, i := range of {
		if i >= 0 {
			pairs[i].edges = append(pairs[i].edges, edges[n])
		}
	}
	return pairs
}

// weight is the tie's weight and nothing else of it, to the last bit the same in whatever order the edges come.
func (p Params) weight(between pair) float64 {
	if e := between.edges; len(e) == 1 && len(e[0].Evidence) == 1 { // most pairs, and nothing of the same day
		w := p.weigh(e[0].Event, &e[0].Evidence[0])
		if e[0].Evidence[0].Mutual {
			w *= 2
		}
		return w
	}
	sortByName(between.edges)
	out, in := flows(between.a, p.Claims(between.edges))
	return out.Net() + in.Net()
}

// sortByName sorts the edges of a pair as their keys would, nearly, and without making these.
func sortByName(edges []graph.Edge) {
	slices.SortFunc(edges, func(x, y graph.Edge) int {
		return cmp.Or(strings.Compare(x.Source, y.Source), strings.Compare(x.Event, y.Event), strings.Compare(x.Predicate, y.Predicate))
	})
}

// flows sums the claims of a tie by who acts.
func flows(a string, claims []Claim) (out, in Flow) {
	for _, c := range claims {
		if c.Source == a {
			out.add(graph.QuadOf(c.Edge.Event), c.Weight)
		} else {
			in.add(graph.QuadOf(c.Edge.Event), c.Weight)
		}
	}
	return out, in
}

func (p Params) tie(between pair) Tie {
	edges := between.edges
	slices.SortFunc(edges, func(x, y graph.Edge) int { return cmp.Compare(x.Key(), y.Key()) })
	t := Tie{A: between.a, B: between.b, Edges: edges, Claims: p.Claims(edges)}
	t.Out, t.In = flows(t.A, t.Claims)
	for _, c := range t.Claims {
		if c.Counts {
			t.Counted++
		}
	}
	t.Weight = t.Out.Net() + t.In.Net()
	for _, e := range edges {
		t.Reports += len(e.Evidence)
		first, last := e.Span()
		if t.First == "" || first != "" && first < t.First {
			t.First = first
		}
		t.Last = max(t.Last, last)
	}
	t.Events = CountEvents(edges)
	return t
}

// CountEvents counts the evidence of the edges by event, the most reported first.
func CountEvents(edges []graph.Edge) []EventCount {
	counts := make([]EventCount, 0, len(edges))
	for _, e := range edges {
		counts = count(counts, cmp.Or(e.Event, e.Predicate), len(e.Evidence))
	}
	return sortCounts(counts)
}

// count adds to an event's reports. Two actors have few events between them.
func count(counts []EventCount, name string, reports int) []EventCount {
	if i := slices.IndexFunc(counts, func(c EventCount) bool { return c.Name == name }); i >= 0 {
		counts[i].Reports += reports
		return counts
	}
	return append(counts, EventCount{name, reports})
}

func sortCounts(counts []EventCount) []EventCount {
	slices.SortFunc(counts, func(a, b EventCount) int {
		return cmp.Or(cmp.Compare(b.Reports, a.Reports), cmp.Compare(a.Name, b.Name))
	})
	return counts
}

// Around returns the ties of that actor, seen from it, the weightiest first whatever their sign.
func (n Network) Around(ctx context.Context, actor string) ([]Tie, error) {
	edges, err := n.Neighbours(ctx, []string{actor})
	if err != nil {
		return nil, err
	}
	return n.Params.seenFrom(actor, edges), nil
}

// seenFrom makes the ties of an actor's edges, the weightiest first.
func (p Params) seenFrom(actor string, edges []graph.Edge) []Tie {
	ties := p.Ties(edges)
	for i := range ties {
		ties[i] = ties[i].From(actor)
	}
	sortByWeight(ties)
	return ties
}

// sortByWeight puts the weightiest first, whatever their sign, then by the ends.
func sortByWeight(ties []Tie) {
	slices.SortFunc(ties, func(a, b Tie) int {
		return cmp.Or(
			cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)),
			cmp.Compare(b.Reports, a.Reports),
			cmp.Compare(a.A, b.A),
			cmp.Compare(a.B, b.B))
	})
}

// Via says which ties a question goes through.
type Via string

const (
	Any         Via = "any" // every tie that has a sign
	Allies      Via = "allies"
	Adversaries Via = "adversaries"
)

// Passes says whether a tie of that weight is one of those.
func (v Via) Passes(weight float64) bool {
	switch v {
	case Allies:
		return weight > 0
	case Adversaries:
		return weight < 0
	}
	return weight != 0
}
