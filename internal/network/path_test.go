package network

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph/path"
	"gonum.org/v1/gonum/graph/simple"

	"entente/graph"
)

// world is a small network: Russia backs Syria and Iran, Iran backs Syria, the US fights Syria and is at
// odds with Russia, Jordan helps the US and meets Iran.
var world = []string{
	"RUS SUPPORT SYR 2015-09-30", "RUS SUPPORT SYR 2017-04-11", "RUS AID SYR 2016-01-01",
	"RUS COOPERATE IRN 2016-02-02", "IRN AID SYR 2016-03-03", "IRN AID SYR 2016-03-04",
	"USA ASSAULT SYR 2017-04-07", "USA THREATEN RUS 2017-04-11", "USA resemble IRN",
	"JOR AID USA 2016-06-06", "JOR CONSULT IRN 2016-07-07",
}

func TestPaths(t *testing.T) {
	tests := []struct {
		from, to string
		via      Via
		k, hops  int
		want     []string
	}{
		{"RUS", "SYR", Any, 1, 6, []string{"RUS +SYR"}},
		{"USA", "IRN", Any, 5, 2, []string{"USA -SYR +IRN: -", "USA -RUS +IRN: -", "USA +JOR +IRN: +"}},
		{"USA", "IRN", Allies, 5, 6, []string{"USA +JOR +IRN: +"}},
		{"RUS", "SYR", Adversaries, 5, 6, []string{"RUS -USA -SYR: +"}},
		{"USA", "IRN", Any, 5, 1, nil},
		{"USA", "USA", Any, 5, 6, nil},
		{"USA", "CHN", Any, 5, 6, nil},
	}
	for _, test := range tests {
		name := fmt.Sprintf("%s-%s-%s", test.from, test.to, test.via)
		t.Run(name, func(t *testing.T) {
			n := Network{Neighbours: serve(read(t, world...)).neighbours, Params: Default()}
			paths, err := n.Paths(context.Background(), PathQuery{test.from, test.to, test.k, test.hops, test.via})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range paths {
				got = append(got, show(p))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// show writes a path as "A +B -C: -": each tie's sign, and that of the whole if there is more than one.
func show(p Path) string {
	signs := map[int]string{1: "+", -1: "-"}
	s := p.Actors[0]
	for i, t := range p.Ties {
		s += " " + signs[t.Sign()] + p.Actors[i+1]
	}
	if len(p.Ties) > 1 {
		s += ": " + signs[p.Sign]
	}
	return s
}

func TestPathCarriesItsTies(t *testing.T) {
	n := Network{Neighbours: serve(read(t, world...)).neighbours, Params: Default()}
	paths, err := n.Paths(context.Background(), PathQuery{"SYR", "USA", 1, 6, Any})
	if err != nil {
		t.Fatal(err)
	}
	p := paths[0]
	if p.Ties[0].A != "SYR" || p.Ties[0].B != "USA" || p.Ties[0].In.MaterialConflict != -9.67 {
		t.Errorf("tie %+v", p.Ties[0])
	}
	if want := 9.67 / 19.67; !near(p.Strength, want) {
		t.Errorf("strength %v, want %v", p.Strength, want)
	}
}

func TestPathsError(t *testing.T) {
	gone := errors.New("connection lost")
	n := Network{Neighbours: (&fetcher{err: gone}).neighbours, Params: Default()}
	if _, err := n.Paths(context.Background(), PathQuery{"RUS", "SYR", 1, 6, Any}); !errors.Is(err, gone) {
		t.Errorf("error %v, want %v", err, gone)
	}
}

// random makes a signed network whose degrees are as uneven as those of event data: each actor is tied to
// earlier ones, the earlier the likelier.
func random(r *rand.Rand, actors, ties int) []graph.Edge {
	events := []string{"SUPPORT", "AID", "CONSULT", "ACCUSE", "ASSAULT"}
	var edges []graph.Edge
	seen := make(map[string]bool)
	for len(edges) < ties {
		a := r.IntN(actors)
		b := int(float64(actors) * math.Pow(r.Float64(), 3))
		e := graph.Edge{Source: strconv.Itoa(a), Target: strconv.Itoa(b), Event: events[r.IntN(len(events))]}
		if a == b || seen[e.Key()] {
			continue
		}
		seen[e.Key()] = true
		e.Evidence = []graph.Evidence{{Document: "d", Modality: graph.Asserted, Confidence: r.Float64()}}
		edges = append(edges, e)
	}
	return edges
}

// whole is the network that gonum sees: all ties of a kind at once, as lengths.
func whole(p Params, edges []graph.Edge, via Via) *simple.WeightedUndirectedGraph {
	g := simple.NewWeightedUndirectedGraph(0, math.Inf(1))
	for _, t := range p.Ties(edges) {
		if via.Passes(t.Weight) {
			g.SetWeightedEdge(g.NewWeightedEdge(node(t.A), node(t.B), -math.Log(p.Strength(t.Weight))))
		}
	}
	return g
}

func node(id string) simple.Node {
	n, err := strconv.Atoi(id)
	if err != nil {
		panic(err)
	}
	return simple.Node(n)
}

// networks are the network of the edges as it is fetched, and as sums of it are kept.
func networks(edges []graph.Edge) []Network {
	return []Network{
		{Neighbours: serve(edges).neighbours, Params: Default()},
		{Params: Default(), Summed: summedOf(Default(), edges)},
	}
}

// Paths found hop by hop, or up to a cost by kept sums, are those that gonum finds on the whole graph, of all ties or of
// one kind, and their sign is the product of the ties' signs in that graph. In every second network many paths are
// as strong as others.
func TestPathsAgainstGonum(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 180 {
		via := []Via{Any, Allies, Adversaries}[round%3]
		actors := 4 + r.IntN(60)
		edges := random(r, actors, actors*(1+r.IntN(3)))
		for i := range edges {
			if round%2 == 0 {
				edges[i].Evidence[0].Confidence = 1
			}
		}
		from, to := strconv.Itoa(r.IntN(actors)), strconv.Itoa(r.IntN(actors))
		for i, n := range networks(edges) {
			compareWithGonum(t, fmt.Sprintf("round %d, network %d", round, i), n, edges, via, from, to)
		}
	}
}

func compareWithGonum(t *testing.T, name string, n Network, edges []graph.Edge, via Via, from, to string) {
	t.Helper()
	g := whole(Default(), edges, via)
	if from == to || g.Node(int64(node(from))) == nil || g.Node(int64(node(to))) == nil {
		return
	}
	const k = 6
	paths, err := n.Paths(context.Background(), PathQuery{from, to, k, 64, via})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	want := path.YenKShortestPaths(g, k, math.Inf(1), node(from), node(to))
	if len(paths) != len(want) {
		t.Fatalf("%s, %s to %s: %d paths, gonum finds %d", name, from, to, len(paths), len(want))
	}
	for i, p := range paths {
		length := 0.0
		for j := range len(want[i]) - 1 {
			w, _ := g.Weight(want[i][j].ID(), want[i][j+1].ID())
			length += w
		}
		if !near(-math.Log(p.Strength), length) {
			t.Errorf("%s, %s to %s, path %d: %s of length %v, gonum's has %v", name, from, to, i, show(p), -math.Log(p.Strength), length)
		}
		if sign := signOf(p, signs(edges)); p.Sign != sign {
			t.Errorf("%s, path %d: %s, want sign %d", name, i, show(p), sign)
		}
		if slices.ContainsFunc(paths[:i], func(before Path) bool { return slices.Equal(before.Actors, p.Actors) }) {
			t.Errorf("%s, path %d: %s is found twice", name, i, show(p))
		}
	}
	if len(want) > 0 {
		_, shortest := path.DijkstraFrom(node(from), g).To(int64(node(to)))
		if !near(-math.Log(paths[0].Strength), shortest) {
			t.Errorf("%s: shortest %v, Dijkstra's %v", name, -math.Log(paths[0].Strength), shortest)
		}
	}
}

// signs are those of the ties, by their ends in either order.
func signs(edges []graph.Edge) map[[2]string]int {
	all := make(map[[2]string]int)
	for _, t := range Default().Ties(edges) {
		all[[2]string{t.A, t.B}], all[[2]string{t.B, t.A}] = t.Sign(), t.Sign()
	}
	return all
}

func signOf(p Path, signs map[[2]string]int) int {
	sign := 1
	for i := range len(p.Actors) - 1 {
		sign *= signs[[2]string{p.Actors[i], p.Actors[i+1]}]
	}
	return sign
}

// every lists the strengths of all simple paths of at most that many hops, the strongest first.
func every(p Params, edges []graph.Edge, from, to string, hops int) []float64 {
	ties := make(map[string]map[string]float64)
	for _, t := range p.Ties(edges) {
		if t.Weight == 0 {
			continue
		}
		for _, t := range []Tie{t, t.From(t.B)} {
			if ties[t.A] == nil {
				ties[t.A] = make(map[string]float64)
			}
			ties[t.A][t.B] = p.Strength(t.Weight)
		}
	}
	var strengths []float64
	var visit func(at string, before []string, strength float64)
	visit = func(at string, before []string, strength float64) {
		if at == to {
			strengths = append(strengths, strength)
			return
		}
		if len(before) == hops {
			return
		}
		for next, s := range ties[at] {
			if next != at && !slices.Contains(before, next) {
				visit(next, append(slices.Clone(before), at), strength*s)
			}
		}
	}
	visit(from, nil, 1)
	slices.Sort(strengths)
	slices.Reverse(strengths)
	return strengths
}

// With a limit of hops, and all paths asked for, the answer is the enumeration of all paths.
func TestPathsWithinHops(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for round := range 150 {
		actors := 4 + r.IntN(8)
		edges := random(r, actors, actors*2)
		hops := 1 + r.IntN(4)
		k := 1 + r.IntN(12)
		want := every(Default(), edges, "0", "1", hops)
		want = want[:min(k, len(want))]
		for _, n := range networks(edges) {
			paths, err := n.Paths(context.Background(), PathQuery{"0", "1", k, hops, Any})
			if err != nil {
				t.Fatalf("round %d: %v", round, err)
			}
			if len(paths) != len(want) {
				t.Fatalf("round %d: %d paths of at most %d hops, want %d", round, len(paths), hops, len(want))
			}
			for i, p := range paths {
				if !near(p.Strength, want[i]) || len(p.Ties) > hops {
					t.Errorf("round %d, path %d: %s has strength %v, want %v", round, i, show(p), p.Strength, want[i])
				}
			}
		}
	}
}

// A path between two actors of a large network is found with a few fetches and a small part of it.
func TestPathsFetchLittle(t *testing.T) {
	edges := random(rand.New(rand.NewPCG(5, 6)), 5000, 40000)
	f := serve(edges)
	paths, err := Network{Neighbours: f.neighbours, Params: Default()}.Paths(context.Background(), PathQuery{"4321", "3210", 3, 6, Any})
	if err != nil || len(paths) != 3 {
		t.Fatalf("%d paths, %v", len(paths), err)
	}
	if len(f.asked) > 1000 || f.fetches > 40 {
		t.Errorf("%d of 5000 actors expanded in %d fetches", len(f.asked), f.fetches)
	}
	t.Logf("%d actors expanded in %d fetches: %s", len(f.asked), f.fetches, show(paths[0]))
}

func TestWalk(t *testing.T) {
	tests := []struct {
		name string
		q    WalkQuery
		want string
		cut  int
	}{
		{"allies", WalkQuery{"SYR", 2, 10, Allies}, "1 SYR>IRN +, 1 SYR>RUS +, 2 IRN>JOR +", 0},
		{"allies, depth 1", WalkQuery{"SYR", 1, 10, Allies}, "1 SYR>IRN +, 1 SYR>RUS +", 0},
		{"enemy of an enemy", WalkQuery{"SYR", 2, 10, Adversaries}, "1 SYR>USA -, 2 USA>RUS +", 0},
		{"any, narrow", WalkQuery{"SYR", 2, 1, Any}, "1 SYR>IRN +, 2 IRN>RUS +", 3},
		{"nobody", WalkQuery{"CHN", 2, 10, Allies}, "", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w, err := Network{Neighbours: serve(read(t, world...)).neighbours, Params: Default()}.Walk(context.Background(), test.q)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, v := range w.Visits {
				got = append(got, fmt.Sprintf("%d %s>%s %s", v.Depth, v.Tie.A, v.Actor, map[int]string{1: "+", -1: "-"}[v.Sign]))
			}
			if strings.Join(got, ", ") != test.want || w.Cut != test.cut {
				t.Errorf("got %s (%d cut), want %s (%d cut)", strings.Join(got, ", "), w.Cut, test.want, test.cut)
			}
		})
	}
}

// A walk follows each tie once, reaches each actor once, at the depth that a search by breadth finds, and
// fetches once a level.
func TestWalkOfRandomNetworks(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for round := range 40 {
		edges := random(r, 40, 70)
		f := serve(edges)
		w, err := Network{Neighbours: f.neighbours, Params: Default()}.Walk(context.Background(), WalkQuery{"0", 3, 40, Any})
		if err != nil {
			t.Fatal(err)
		}
		all := path.DijkstraFrom(node("0"), unweighted(edges))
		reached := map[string]bool{"0": true}
		for _, v := range w.Visits {
			if reached[v.Actor] {
				t.Errorf("round %d: %s is reached twice", round, v.Actor)
			}
			reached[v.Actor] = true
			if _, d := all.To(int64(node(v.Actor))); int(d) != v.Depth {
				t.Errorf("round %d: %s at depth %d, want %v", round, v.Actor, v.Depth, d)
			}
		}
		for id := range 40 {
			if _, d := all.To(int64(id)); d <= 3 && !reached[strconv.Itoa(id)] {
				t.Errorf("round %d: %d, at depth %v, is not reached", round, id, d)
			}
		}
		followed := make(map[[2]string]bool)
		for _, tie := range w.Ties {
			pair := [2]string{min(tie.A, tie.B), max(tie.A, tie.B)}
			if followed[pair] {
				t.Errorf("round %d: tie %v is followed twice", round, pair)
			}
			followed[pair] = true
		}
		if f.fetches > 3 {
			t.Errorf("round %d: %d fetches for 3 levels", round, f.fetches)
		}
	}
}

// A walk bounded in breadth follows from each actor the strongest ties that gonum's graph has there, but the one by
// which it came, and reaches each actor over the fewest of those that it followed, as it followed them, with the sign
// of the way.
func TestWalkFollowsTheStrongest(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	for round := range 60 {
		via := []Via{Any, Allies, Adversaries}[round%3]
		edges := random(r, 40, 160)
		g := whole(Default(), edges, via)
		breadth := 1 + r.IntN(4)
		w, err := Network{Neighbours: serve(edges).neighbours, Params: Default()}.Walk(context.Background(), WalkQuery{"0", 3, breadth, via})
		if err != nil {
			t.Fatal(err)
		}
		followed := simple.NewWeightedDirectedGraph(0, math.Inf(1))
		for _, tie := range w.Ties {
			followed.SetWeightedEdge(followed.NewWeightedEdge(node(tie.A), node(tie.B), 1))
		}
		parent, sign := map[string]string{}, map[string]int{"0": 1}
		for _, v := range w.Visits {
			parent[v.Actor], sign[v.Actor] = v.Tie.A, v.Sign
			if _, d := path.DijkstraFrom(node("0"), followed).To(int64(node(v.Actor))); int(d) != v.Depth {
				t.Errorf("round %d: %s at depth %d, want %v", round, v.Actor, v.Depth, d)
			}
			if want := sign[v.Tie.A] * signs(edges)[[2]string{v.Tie.A, v.Actor}]; v.Sign != want {
				t.Errorf("round %d: %s with sign %d, want %d", round, v.Actor, v.Sign, want)
			}
		}
		for _, tie := range w.Ties {
			if n := shorter(g, tie, parent[tie.A]); n >= breadth {
				t.Errorf("round %d: %s follows its tie to %s, of %d at most, past %d that are stronger", round, tie.A, tie.B, breadth, n)
			}
		}
	}
}

// shorter counts the links of the tie's first end that are shorter than it, but for one.
func shorter(g *simple.WeightedUndirectedGraph, tie Tie, except string) int {
	n := 0
	length, _ := g.Weight(int64(node(tie.A)), int64(node(tie.B)))
	for near := g.From(int64(node(tie.A))); near.Next(); {
		id := near.Node().ID()
		if l, _ := g.Weight(int64(node(tie.A)), id); l < length && strconv.FormatInt(id, 10) != except {
			n++
		}
	}
	return n
}

func unweighted(edges []graph.Edge) *simple.WeightedUndirectedGraph {
	g := simple.NewWeightedUndirectedGraph(0, math.Inf(1))
	for _, t := range Default().Ties(edges) {
		if t.Weight != 0 {
			g.SetWeightedEdge(g.NewWeightedEdge(node(t.A), node(t.B), 1))
		}
	}
	return g
}
