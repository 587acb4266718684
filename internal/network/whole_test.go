package network

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph/community"
	gonum "gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"

	"entente/graph"
)

// signedOf is the network of edges that questions about the whole of it read.
func signedOf(edges []graph.Edge) *Signed { return NewSigned(graph.NewSums(Default().Sums(edges))) }

func TestBalance(t *testing.T) {
	tests := []struct {
		name                string
		lines               []string
		triads              [4]int
		frustrated, atLeast int
		camps               string
	}{
		{"friends", []string{"A SUPPORT B", "B SUPPORT C", "A SUPPORT C"}, [4]int{1, 0, 0, 0}, 0, 0, "ABC|"},
		{"a common enemy", []string{"A SUPPORT B", "B ACCUSE C", "A ACCUSE C"}, [4]int{0, 0, 1, 0}, 0, 0, "AB|C"},
		{"a friend's enemy is a friend", []string{"A AID B", "B ACCUSE C", "A SUPPORT C"}, [4]int{0, 1, 0, 0}, 1, 1, "ABC|"},
		{"three enemies", []string{"A ASSAULT B", "B ASSAULT C", "A ACCUSE C"}, [4]int{0, 0, 0, 1}, 1, 1, "AC|B"},
		{"two blocs and a defector", []string{
			"A SUPPORT B", "A SUPPORT C", "B SUPPORT C", "X SUPPORT Y", "X SUPPORT Z", "Y SUPPORT Z",
			"A ACCUSE X", "B ACCUSE Y", "C ACCUSE Z", "A ACCUSE Y", "C CONSULT X"}, [4]int{2, 2, 2, 0}, 1, 1, "ACB|XYZ"},
		{"the most tied first", []string{"A AID Z", "B AID Z", "Y ACCUSE Z"}, [4]int{}, 0, 0, "ZAB|Y"},
		{"no triad", []string{"A SUPPORT B", "B ACCUSE C", "C SUPPORT D"}, [4]int{}, 0, 0, "BA|CD"},
		{"nothing", nil, [4]int{}, 0, 0, "|"},
		{"what has no weight does not count", []string{"A resemble B"}, [4]int{}, 0, 0, "|"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := signedOf(read(t, test.lines...)).Balance(10)
			camps := strings.Join(b.Camps[0], "") + "|" + strings.Join(b.Camps[1], "")
			if b.Triads != test.triads || b.Frustrated != test.frustrated || b.AtLeast != test.atLeast || !sameCamps(camps, test.camps) {
				t.Errorf("triads %v, %d frustrated, at least %d, camps %s; want %v, %d, %d, %s",
					b.Triads, b.Frustrated, b.AtLeast, camps, test.triads, test.frustrated, test.atLeast, test.camps)
			}
			if len(b.Unbalanced) != test.triads[1]+test.triads[3] {
				t.Errorf("unbalanced triads %v", b.Unbalanced)
			}
		})
	}
}

// sameCamps does not care which camp is named first.
func sameCamps(a, b string) bool {
	x, y, _ := strings.Cut(b, "|")
	return a == b || a == y+"|"+x
}

// On small random networks the frustration lies between the bound and the division found, by trying
// every division, and triads are those of trying every three actors.
func TestBalanceAgainstEnumeration(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	exact := 0
	const rounds = 60
	for round := range rounds {
		g := signedOf(random(r, 10, 22))
		b := g.Balance(0)
		least := math.MaxInt
		for mask := range 1 << len(g.ids) {
			side := make([]int, len(g.ids))
			for i := range side {
				side[i] = mask >> i & 1
			}
			least = min(least, g.frustrated(side))
		}
		if b.AtLeast > least || b.Frustrated < least {
			t.Errorf("round %d: frustration %d is not from %d to %d", round, least, b.AtLeast, b.Frustrated)
		}
		if b.Frustrated == least {
			exact++
		}
		var triads [4]int
		for i := range g.ids {
			for j := range i {
				for k := range j {
					x, y, z := weight(g, i, j), weight(g, i, k), weight(g, j, k)
					if x*y*z != 0 {
						negative := 0
						for _, w := range []float64{x, y, z} {
							if w < 0 {
								negative++
							}
						}
						triads[negative]++
					}
				}
			}
		}
		if b.Triads != triads {
			t.Errorf("round %d: triads %v, want %v", round, b.Triads, triads)
		}
	}
	if exact < rounds*9/10 {
		t.Errorf("the least frustrated division was found in %d of %d networks", exact, rounds)
	}
	t.Logf("the least frustrated division was found in %d of %d networks", exact, rounds)
}

// Of a larger network too the triads are those that enumeration finds, and the strongest unbalanced ones.
func TestTriadsAgainstEnumeration(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for round := range 12 {
		g := signedOf(random(r, 200, 500+300*round))
		var triads [4]int
		var strengths []float64
		for i, near := range g.near {
			for _, x := range near {
				for _, y := range near {
					z := weight(g, int(x.to), int(y.to))
					if x.to >= y.to || i >= int(x.to) || z == 0 {
						continue
					}
					negative := 0
					for _, w := range []float64{x.weight, y.weight, z} {
						if w < 0 {
							negative++
						}
					}
					triads[negative]++
					if negative%2 == 1 {
						strengths = append(strengths, min(math.Abs(x.weight), math.Abs(y.weight), math.Abs(z)))
					}
				}
			}
		}
		slices.Sort(strengths)
		slices.Reverse(strengths)
		b := g.Balance(7)
		if b.Triads != triads {
			t.Errorf("round %d: triads %v, want %v", round, b.Triads, triads)
		}
		if len(b.Unbalanced) != min(7, len(strengths)) {
			t.Fatalf("round %d: %d unbalanced triads, want %d", round, len(b.Unbalanced), min(7, len(strengths)))
		}
		for i, u := range b.Unbalanced {
			if u.Strength != strengths[i] || u.Weights[0]*u.Weights[1]*u.Weights[2] >= 0 {
				t.Errorf("round %d: the unbalanced triad %d is %+v, want strength %v", round, i, u, strengths[i])
			}
		}
	}
}

func weight(g *Signed, a, b int) float64 {
	for _, h := range g.near[a] {
		if int(h.to) == b {
			return h.weight
		}
	}
	return 0
}

func TestBlocs(t *testing.T) {
	g := signedOf(read(t,
		"A AID B", "A AID C", "B AID C", "A AID D", "C AID D", "X AID Y", "X AID Z", "Y AID Z",
		"A ASSAULT X", "B ASSAULT Y", "C CONSULT Z", "D ASSAULT Z", "P SUPPORT Q"))
	var got []string
	for _, b := range g.Blocs(1) {
		got = append(got, fmt.Sprintf("%s %+.1f %+.1f", strings.Join(b.Actors, ""), b.Within, b.Others))
	}
	if want := "ACBD +35.0 -28.0, XYZ +21.0 -28.0, PQ +3.5 +0.0"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
	if blocs := signedOf(nil).Blocs(1); len(blocs) != 0 {
		t.Errorf("no ties: %v", blocs)
	}
}

// By the signed modularity, blocs are about as good as those that gonum finds by its own Louvain method on two
// layers; somewhat less so with enemies, since gonum puts strangers together and Blocs does not.
func TestBlocsAgainstGonum(t *testing.T) {
	for seed := range uint64(8) {
		edges := random(rand.New(rand.NewPCG(seed, 16)), 60, 150)
		compareBlocs(t, fmt.Sprintf("seed %d", seed), edges, 0.85)
		friendly := slices.DeleteFunc(edges, func(e graph.Edge) bool { return graph.ScoreOf(e.Event) < 0 })
		compareBlocs(t, fmt.Sprintf("seed %d, friends only", seed), friendly, 0.97)
	}
}

// compareBlocs wants that share of the best modularity that gonum finds in five tries.
func compareBlocs(t *testing.T, name string, edges []graph.Edge, share float64) {
	t.Helper()
	g := signedOf(edges)
	own := make([]int, len(g.ids))
	for c, b := range g.Blocs(1) {
		for _, id := range b.Actors {
			own[slices.Index(g.ids, id)] = c
		}
	}
	friends, enemies, weights := layersOf(g)
	layers, err := community.NewUndirectedLayers(friends, enemies)
	if err != nil {
		t.Fatal(err)
	}
	best := math.Inf(-1)
	for try := range uint64(5) {
		theirs := make([]int, len(g.ids))
		for c, nodes := range community.ModularizeMultiplex(layers, weights, nil, true, rand.NewPCG(try, 1)).Communities() {
			for _, n := range nodes {
				theirs[n.ID()] = c
			}
		}
		best = max(best, modularity(g, theirs))
	}
	if q := modularity(g, own); q < best*share {
		t.Errorf("%s: modularity %.4f, the best of gonum's is %.4f", name, q, best)
	} else {
		t.Logf("%s: modularity %.4f, the best of gonum's is %.4f", name, q, best)
	}
}

// modularity is the formula of Blocs, pair by pair.
func modularity(g *Signed, bloc []int) float64 {
	l := newLevel(g, 1)
	q := 0.0
	for i := range bloc {
		for j := range bloc {
			if bloc[i] == bloc[j] {
				q += weight(g, i, j) - l.expected(l.positive[i], l.positive[j], l.sumPositive) + l.expected(l.negative[i], l.negative[j], l.sumNegative)
			}
		}
	}
	return q / (l.sumPositive + l.sumNegative)
}

// layersOf is the network as gonum has it, with each layer's share of the whole weight, enemies' below 0.
func layersOf(g *Signed) (friends, enemies *simple.WeightedUndirectedGraph, weights []float64) {
	friends, enemies = simple.NewWeightedUndirectedGraph(0, 0), simple.NewWeightedUndirectedGraph(0, 0)
	var positive, negative float64
	for a := range g.ids {
		friends.AddNode(simple.Node(a))
		enemies.AddNode(simple.Node(a))
	}
	for a, near := range g.near {
		for _, h := range near {
			if h.weight > 0 {
				friends.SetWeightedEdge(friends.NewWeightedEdge(simple.Node(a), simple.Node(h.to), h.weight))
				positive += h.weight
			} else {
				enemies.SetWeightedEdge(enemies.NewWeightedEdge(simple.Node(a), simple.Node(h.to), h.weight))
				negative -= h.weight
			}
		}
	}
	return friends, enemies, []float64{positive / (positive + negative), -negative / (positive + negative)}
}

func TestCentral(t *testing.T) {
	all := signedOf(read(t, "A AID B", "A AID C", "A SUPPORT D", "B ASSAULT C", "E ACCUSE A")).Central()
	var got []string
	for _, c := range all {
		got = append(got, fmt.Sprintf("%s %d/%d %+.1f %+.1f", c.Actor, c.Allies, c.Adversaries, c.Cooperation, c.Conflict))
	}
	if want := "A 3/1 +17.5 -2.0, B 1/1 +7.0 -9.7, C 1/1 +7.0 -9.7, D 1/0 +3.5 +0.0, E 0/1 +0.0 -2.0"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
	if got := signedOf(nil).Central(); len(got) != 0 {
		t.Errorf("no ties: %v", got)
	}
}

func TestPageRankAgainstGonum(t *testing.T) {
	g := signedOf(random(rand.New(rand.NewPCG(17, 18)), 60, 150))
	friends := simple.NewWeightedDirectedGraph(0, 0)
	for i := range g.ids {
		friends.AddNode(simple.Node(i))
	}
	for i, near := range g.near {
		for _, h := range near {
			if h.weight > 0 {
				friends.SetWeightedEdge(friends.NewWeightedEdge(simple.Node(i), simple.Node(h.to), h.weight))
			}
		}
	}
	want := gonum.PageRank(friends, 0.85, 1e-10)
	sum := 0.0
	for _, c := range g.Central() {
		sum += c.Rank
		if w := want[int64(slices.Index(g.ids, c.Actor))]; math.Abs(c.Rank-w) > 1e-7 {
			t.Errorf("%s has rank %v, gonum's is %v", c.Actor, c.Rank, w)
		}
	}
	if !near(sum, 1) {
		t.Errorf("ranks add up to %v", sum)
	}
}

func TestChanges(t *testing.T) {
	before := read(t, "A AID B", "A SUPPORT C", "B ACCUSE C", "C SUPPORT D", "D AID E")
	after := read(t, "A SUPPORT B", "A ASSAULT C", "B REJECT C", "D AID E", "E CONSULT A")
	var got []string
	for _, c := range Default().Changes(before, after) {
		got = append(got, fmt.Sprintf("%s%s %s %+.1f %+.1f", c.A, c.B, c.Kind(), c.Before, c.After))
	}
	want := "AC flipped +3.5 -9.7, AB weakened +7.0 +3.5, CD ended +3.5 +0.0, BC strengthened -2.0 -4.0, AE formed +0.0 +1.0"
	if strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}
