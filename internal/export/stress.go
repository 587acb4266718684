package export

import (
	"math"

	"gonum.org/v1/gonum/graph/path"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/spatial/r2"
)

// mostStressed is how many actors a part has at most whose every pair is looked at.
const mostStressed = 1000

// settle gives a part's actors their places, in a unit of its own: springs (forces.go) find the rough ones, and stress
// majorization (Gansner, Koren and North, "Graph Drawing by Stress Majorization", Graph Drawing 2004) brings each pair as
// near to the length of the shortest way between the two as it can.
func (p part) settle(half float64) []r2.Vec {
	at := p.springs(half)
	if len(at) > mostStressed || len(at) < 3 {
		return at
	}
	far := p.distances()
	for range 50 {
		for i := range at {
			at[i] = relieved(at, i, far[i])
		}
	}
	return at
}

// relieved is where the actor is nearest to its distances while the others stay.
func relieved(at []r2.Vec, i int, far []float32) r2.Vec {
	var sum r2.Vec
	weights := 0.0
	for j, d := range far {
		if i == j || d == 0 {
			continue
		}
		want, v := float64(d), r2.Sub(at[i], at[j])
		weight := 1 / (want * want)
		place := r2.Add(at[j], r2.Scale(want/max(r2.Norm(v), 1e-9), v))
		sum = r2.Add(sum, r2.Scale(weight, place))
		weights += weight
	}
	return r2.Scale(1/weights, sum)
}

// distances are the lengths of the shortest ways between all.
func (p part) distances() [][]float32 {
	g := simple.NewWeightedUndirectedGraph(0, math.Inf(1))
	near := make([]map[int]bool, len(p.actors))
	for i := range near {
		near[i] = make(map[int]bool, p.degree[i])
		g.AddNode(simple.Node(i))
	}
	for _, t := range p.ties {
		near[t.a][t.b], near[t.b][t.a] = true, true
	}
	for _, t := range p.ties {
		g.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(t.a), T: simple.Node(t.b), W: t.length(near[t.a], near[t.b])})
	}
	far := make([][]float32, len(p.actors))
	for i := range far {
		ways := path.DijkstraFrom(simple.Node(i), g)
		far[i] = make([]float32, len(p.actors))
		for j := range far[i] {
			far[i][j] = float32(ways.WeightTo(int64(j)))
		}
	}
	return far
}

// length is how long a tie should be. Who has many ties that the other has not needs room around it, and adversaries
// stand farther from each other than allies.
func (t strand) length(a, b map[int]bool) float64 {
	common := 0
	for i := range a {
		if b[i] {
			common++
		}
	}
	length := math.Sqrt(float64(len(a) + len(b) - 2*common))
	switch signOf(t.weight) {
	case 1:
		return 0.9 * length
	case -1:
		return 1.2 * length
	}
	return length
}
