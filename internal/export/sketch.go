package export

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/spatial/barneshut"
	"gonum.org/v1/gonum/spatial/r2"

	"entente/graph"
)

// sketch is the graph without its evidence: enough to give every actor a place, and little enough to be held.
type sketch struct {
	actors []graph.Actor
	number map[string]int // of an actor, by id
	ties   []strand       // in the order in which the edges first name the pair
	degree []int          // an actor's ties
}

// strand is all edges between two actors, a < b.
type strand struct {
	a, b   int
	weight float64 // signed
	ab, ba bool    // whether an edge goes that way
	events []string
}

func (g Graph) sketch() (sketch, error) {
	s := sketch{number: make(map[string]int)}
	at := make(map[[2]int]int)
	err := g.each(func(a graph.Actor) error {
		s.number[a.ID] = len(s.actors)
		s.actors = append(s.actors, a)
		return nil
	}, func(l Link) error {
		a, b := s.number[l.Source], s.number[l.Target]
		if a == b {
			return nil
		}
		ends := [2]int{min(a, b), max(a, b)}
		i, ok := at[ends]
		if !ok {
			i = len(s.ties)
			at[ends] = i
			s.ties = append(s.ties, strand{a: ends[0], b: ends[1]})
		}
		t := &s.ties[i]
		t.weight += l.Weight
		t.ab = t.ab || a == t.a || l.Mutual
		t.ba = t.ba || a == t.b || l.Mutual
		if !slices.Contains(t.events, l.label()) {
			t.events = append(t.events, l.label())
		}
		return nil
	})
	s.degree = make([]int, len(s.actors))
	for _, t := range s.ties {
		s.degree[t.a]++
		s.degree[t.b]++
	}
	return s, err
}

// places lays the actors out by springs and repulsion (Fruchterman and Reingold, "Graph Drawing by
// Force-directed Placement", Software: Practice and Experience 21, 1991), the repulsion by Barnes and Hut's
// approximation. Allies pull each other together by the strength of their tie, adversaries hardly, and a weak
// pull toward the middle keeps parts that nothing ties from drifting off. It starts from a spiral with the most tied actors
// inside, so that the same graph always gets the same places. The unit is the mean length of a tie.
func (s sketch) places(half float64) []r2.Vec {
	at := s.spiral()
	particles := make([]barneshut.Particle2, len(at))
	for i := range at {
		particles[i] = body{&at[i]}
	}
	rounds := min(300, max(40, 150_000/max(1, len(at))))
	for round := range rounds {
		plane, err := barneshut.NewPlane(particles)
		if err != nil {
			break // two are nearer to each other than floats can tell
		}
		push := make([]r2.Vec, len(at))
		for i := range at {
			push[i] = r2.Add(plane.ForceOn(particles[i], 0.7, repel), r2.Scale(-0.3, at[i]))
		}
		for _, t := range s.ties {
			v := r2.Sub(at[t.b], at[t.a])
			pull := r2.Scale(t.pull(half)*r2.Norm(v), v)
			push[t.a], push[t.b] = r2.Add(push[t.a], pull), r2.Sub(push[t.b], pull)
		}
		// No move is longer than this; it falls to 0, so that the picture comes to rest.
		most := 0.1 * (1 + math.Sqrt(float64(len(at)))) * (1 - float64(round)/float64(rounds))
		for i, f := range push {
			at[i] = r2.Add(at[i], r2.Scale(min(1, most/max(r2.Norm(f), 1e-9)), f))
		}
	}
	length := s.meanLength(at)
	for i := range at {
		at[i] = r2.Scale(1/length, at[i])
	}
	return at
}

func (s sketch) meanLength(at []r2.Vec) float64 {
	sum := 0.0
	for _, t := range s.ties {
		sum += r2.Norm(r2.Sub(at[t.b], at[t.a]))
	}
	if sum == 0 {
		return 1
	}
	return sum / float64(len(s.ties))
}

// pull is how hard a tie draws its ends together.
func (t strand) pull(half float64) float64 {
	switch {
	case t.weight > 0:
		return 0.3 + 0.7*t.weight/(t.weight+half)
	case t.weight < 0:
		return 0.1
	}
	return 0.2
}

// spiral puts the actors at equal distances on a sunflower's spiral, the most tied in the middle.
func (s sketch) spiral() []r2.Vec {
	order := make([]int, len(s.actors))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return s.degree[b] - s.degree[a] })
	at := make([]r2.Vec, len(order))
	golden := math.Pi * (3 - math.Sqrt(5))
	for rank, i := range order {
		r, angle := math.Sqrt(float64(rank)+0.5), golden*float64(rank)
		at[i] = r2.Vec{X: r * math.Cos(angle), Y: r * math.Sin(angle)}
	}
	return at
}

// body is an actor as the repulsion sees it.
type body struct{ at *r2.Vec }

func (b body) Coord2() r2.Vec { return *b.at }
func (b body) Mass() float64  { return 1 }

func repel(_, _ barneshut.Particle2, m1, m2 float64, v r2.Vec) r2.Vec {
	d2 := max(r2.Norm2(v), 1e-6)
	return r2.Scale(-m1*m2/d2, v)
}

// span is the corners of the smallest rectangle around the places.
func span(at []r2.Vec) (low, high r2.Vec) {
	if len(at) == 0 {
		return low, high
	}
	low, high = at[0], at[0]
	for _, v := range at {
		low = r2.Vec{X: min(low.X, v.X), Y: min(low.Y, v.Y)}
		high = r2.Vec{X: max(high.X, v.X), Y: max(high.Y, v.Y)}
	}
	return low, high
}

// kindColors are the colours of actors by kind, as the pictures and pages have them (Okabe and Ito's palette, which
// the colour-blind can tell apart).
var kindColors = map[string]string{
	graph.Country:      "#0072b2",
	graph.Person:       "#e69f00",
	graph.Organization: "#009e73",
	graph.Group:        "#cc79a7",
	graph.Force:        "#d55e00",
	graph.Place:        "#999999",
}

func kindColor(kind string) string {
	if c, ok := kindColors[kind]; ok {
		return c
	}
	return "#666666"
}

// signColors are those of conflict, neither, and cooperation.
var signColors = [...]string{"#b2182b", "#888888", "#2166ac"}

func signColor(sign int) string { return signColors[sign+1] }

func signOf(w float64) int { return cmp.Compare(w, 0) }

// size is an actor's radius in a picture, by its ties.
func size(degree int) float64 { return round(3 + 2*math.Sqrt(float64(degree))) }
