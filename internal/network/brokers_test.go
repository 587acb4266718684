package network

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	gonum "gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
)

// B alone ties the two blocs.
func TestBrokers(t *testing.T) {
	g := signedOf(read(t, "A AID B", "A AID C", "B AID C", "X AID Y", "X AID Z", "Y AID Z", "B SUPPORT X", "A ASSAULT Z"))
	blocs := []Bloc{{Actors: []string{"A", "B", "C"}}, {Actors: []string{"X", "Y", "Z"}}}
	got := g.Brokers(blocs)
	if b := got["B"]; !near(b.Betweenness, 12.0/20) || !near(b.Brokerage, 1-0.8*0.8-0.2*0.2) {
		t.Errorf("B: %+v", b)
	}
	if c := got["C"]; c.Betweenness != 0 || !near(c.Brokerage, 0) {
		t.Errorf("C: %+v", c)
	}
	if got := signedOf(nil).Brokers(nil); len(got) != 0 {
		t.Errorf("nothing: %v", got)
	}
}

func TestBetweennessAgainstGonum(t *testing.T) {
	g := signedOf(random(rand.New(rand.NewPCG(3, 4)), 50, 120))
	friends := simple.NewUndirectedGraph()
	for i := range g.ids {
		friends.AddNode(simple.Node(i))
	}
	for i, near := range g.near {
		for _, h := range near {
			if h.weight > 0 {
				friends.SetEdge(friends.NewEdge(simple.Node(i), simple.Node(h.to)))
			}
		}
	}
	want := gonum.Betweenness(friends)
	n := float64(len(g.ids))
	for id, b := range g.Brokers(nil) {
		w := want[int64(slices.Index(g.ids, id))] / ((n - 1) * (n - 2))
		if math.Abs(b.Betweenness-w) > 1e-9 {
			t.Errorf("%s: %v, gonum's is %v", id, b.Betweenness, w)
		}
	}
}
