package export

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/spatial/barneshut"
	"gonum.org/v1/gonum/spatial/r2"
)

// springs lays a part out by springs and repulsion (Fruchterman and Reingold, "Graph Drawing by Force-directed
// Placement", Software: Practice and Experience 21, 1991), the repulsion by Barnes and Hut's approximation. Allies pull
// each other together by the strength of their tie, adversaries hardly. It starts from a spiral with the most tied actors
// inside, so that the same graph always gets the same places.
func (p part) springs(half float64) []r2.Vec {
	at := p.spiral()
	particles := make([]barneshut.Particle2, len(at))
	for i := range at {
		particles[i] = body{&at[i]}
	}
	rounds := min(300, max(40, 150_000/max(1, len(at))))
	push := make([]r2.Vec, len(at))
	for round := range rounds {
		plane, err := barneshut.NewPlane(particles)
		if err != nil {
			break // two are nearer to each other than floats can tell
		}
		for i, b := range particles {
			push[i] = plane.ForceOn(b, 0.7, repel)
		}
		for _, t := range p.ties {
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
	return at
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
func (p part) spiral() []r2.Vec {
	order := make([]int, len(p.actors))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return p.degree[b] - p.degree[a] })
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
