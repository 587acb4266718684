package export

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/spatial/r2"

	"entente/graph"
	"entente/internal/network"
)

// drawn is a network of stars, of which each has a name for every actor, with a hub and so many leaves, tied to the next star
// if joined.
func drawn(joined bool, leaves ...int) Graph {
	var actors []graph.Actor
	var edges []graph.Edge
	said := []graph.Evidence{{Document: "d", Date: "2017-04-11", Confidence: 1, Modality: graph.Asserted}}
	for star, n := range leaves {
		hub := fmt.Sprintf("hub-%d", star)
		actors = append(actors, graph.Actor{ID: hub, Name: "Commonwealth of Star " + hub})
		for i := range n {
			leaf := fmt.Sprintf("leaf-%d-%d", star, i)
			actors = append(actors, graph.Actor{ID: leaf, Name: "Republic of " + leaf})
			edges = append(edges, graph.Edge{Source: hub, Target: leaf, Event: "SUPPORT", Evidence: said})
		}
		if joined && star > 0 {
			edges = append(edges, graph.Edge{Source: fmt.Sprintf("hub-%d", star-1), Target: hub, Event: "ASSAULT", Evidence: said})
		}
	}
	return Graph{Actors: stream(actors), Edges: stream(edges), Params: network.Default()}
}

// No actor and no name covers another, in small networks and in large ones.
func TestLayoutLeavesRoom(t *testing.T) {
	for name, g := range map[string]Graph{
		"the example":    example(),
		"nobody":         drawn(false),
		"one without":    drawn(false, 0),
		"a pair":         drawn(false, 1),
		"apart":          drawn(false, 0, 0, 1, 1, 2, 3, 9, 30),
		"joined":         drawn(true, 4, 25, 60, 1, 0, 12),
		"too many names": drawn(true, 550, 550),
	} {
		t.Run(name, func(t *testing.T) {
			s, err := g.sketch()
			if err != nil {
				t.Fatal(err)
			}
			apart(t, s.layout(g.half()), s.rooms())
		})
	}
}

func apart(t *testing.T, at []r2.Vec, room []r2.Box) {
	t.Helper()
	covered := 0
	for i := range at {
		for j := range i {
			a, b := room[i].Add(at[i]), room[j].Add(at[j])
			if min(a.Max.X, b.Max.X)-max(a.Min.X, b.Min.X) > 0.5 && min(a.Max.Y, b.Max.Y)-max(a.Min.Y, b.Min.Y) > 0.5 {
				covered++
			}
		}
	}
	if covered > 0 {
		t.Errorf("%d of %d actors cover another", covered, len(at))
	}
}

// Parts that nothing ties lie beside each other, and do not fill the paper with nothing.
func TestPartsArePacked(t *testing.T) {
	g := drawn(false, 40, 12, 9, 5, 5, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1)
	s, err := g.sketch()
	if err != nil {
		t.Fatal(err)
	}
	at, rooms := s.layout(g.half()), s.rooms()
	filled := 0.0
	for _, p := range s.parts() {
		var places []r2.Vec
		var room []r2.Box
		for _, i := range p.actors {
			places, room = append(places, at[i]), append(room, rooms[i])
		}
		size := bounds(places, room).Size()
		filled += (size.X + partsGap) * (size.Y + partsGap)
	}
	size := bounds(at, rooms).Size()
	if share := filled / (size.X * size.Y); share < 0.7 {
		t.Errorf("the parts fill %.0f%% of the paper", 100*share)
	}
	if size.X < size.Y/2 || size.Y < size.X/2 {
		t.Errorf("the paper is %.0f by %.0f", size.X, size.Y)
	}
}

func TestPack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		boxes := make([]r2.Box, random.IntN(30))
		for i := range boxes {
			x, y := random.Float64()*100-50, random.Float64()*100-50
			boxes[i] = r2.NewBox(x, y, x+random.Float64()*90+1, y+random.Float64()*40+1)
		}
		shifts := pack(boxes, 3)
		for i := range boxes {
			for j := range i {
				a, b := boxes[i].Add(shifts[i]), boxes[j].Add(shifts[j])
				if min(a.Max.X, b.Max.X)+3-max(a.Min.X, b.Min.X) > 1e-6 && min(a.Max.Y, b.Max.Y)+3-max(a.Min.Y, b.Min.Y) > 1e-6 {
					t.Fatalf("%v and %v are nearer than 3", a, b)
				}
			}
		}
	}
}

// Adversaries stand farther from each other than allies, and hubs from each other farther than a hub from its leaf.
func TestTieLengths(t *testing.T) {
	few, many := map[int]bool{1: true}, map[int]bool{1: true, 2: true, 3: true, 4: true, 5: true}
	ally, foe := strand{weight: 3}, strand{weight: -3}
	if ally.length(few, few) > foe.length(few, few) || ally.length(few, many) >= ally.length(map[int]bool{9: true, 8: true}, many) {
		t.Errorf("lengths %v %v %v", ally.length(few, few), foe.length(few, few), ally.length(few, many))
	}
}
