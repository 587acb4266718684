package network

import "slices"

// Broker says how much an actor stands between others.
type Broker struct {
	// Betweenness is the share of shortest paths along alliances between two others that lead through the actor, each
	// tie counted as one step (Freeman 1977; by Brandes, "A Faster Algorithm for Betweenness Centrality", J. Mathematical
	// Sociology 25, 2001). In a large network it is estimated from evenly spaced sources (Brandes and Pich 2007).
	Betweenness float64
	// Brokerage is how evenly the actor's alliances are spread over the blocs: 1 − Σ share², 0 where all are with one
	// bloc (the participation coefficient of Guimerà and Amaral, "Functional cartography of complex metabolic
	// networks", Nature 433, 2005).
	Brokerage float64
}

// betweennessSteps bounds the ties that Brokers looks at, so that a network of 10,000 actors and a million ties takes seconds.
const betweennessSteps = 500_000_000

// Brokers returns what each actor is as a broker, the blocs being those of Blocs.
func (g *Signed) Brokers(blocs []Bloc) map[string]Broker {
	between := g.betweenness()
	bloc := make(map[string]int)
	for i, b := range blocs {
		for _, a := range b.Actors {
			bloc[a] = i + 1
		}
	}
	brokers := make(map[string]Broker, len(g.ids))
	for i, id := range g.ids {
		brokers[id] = Broker{Betweenness: between[i], Brokerage: g.brokerage(i, bloc)}
	}
	return brokers
}

func (g *Signed) brokerage(actor int, bloc map[string]int) float64 {
	into := make(map[int]float64)
	all := 0.0
	for _, h := range g.near[actor] {
		if h.weight > 0 {
			into[bloc[g.ids[h.to]]] += h.weight
			all += h.weight
		}
	}
	if all == 0 {
		return 0
	}
	var shares []float64
	for _, w := range into {
		shares = append(shares, w/all)
	}
	slices.Sort(shares) // so that the sum has the same last digit every time
	even := 1.0
	for _, s := range shares {
		even -= s * s
	}
	return max(0, even)
}

// betweenness is each actor's share of the pairs of others.
func (g *Signed) betweenness() []float64 {
	n := len(g.ids)
	sum := make([]float64, n)
	sources := n
	if g.ties > 0 {
		sources = min(n, max(50, betweennessSteps/(2*g.ties)))
	}
	b := newBrandes(g)
	for i := range sources {
		b.from(i*n/sources, sum)
	}
	if n < 3 {
		return sum
	}
	for i := range sum {
		sum[i] *= float64(n) / float64(sources) / (float64(n-1) * float64(n-2))
	}
	return sum
}

// brandes is the working memory of one source's part.
type brandes struct {
	g        *Signed
	distance []int
	paths    []float64 // shortest ones from the source
	share    []float64 // of the paths from the source that lead on through the actor
	order    []int     // by distance
}

func newBrandes(g *Signed) *brandes {
	n := len(g.ids)
	return &brandes{g: g, distance: make([]int, n), paths: make([]float64, n), share: make([]float64, n)}
}

// from adds to sum what the shortest paths from the source make of each actor.
func (b *brandes) from(source int, sum []float64) {
	for i := range b.distance {
		b.distance[i], b.paths[i], b.share[i] = -1, 0, 0
	}
	b.distance[source], b.paths[source] = 0, 1
	b.order = append(b.order[:0], source)
	for i := 0; i < len(b.order); i++ {
		a := b.order[i]
		for _, h := range b.g.near[a] {
			if h.weight <= 0 {
				continue
			}
			if b.distance[h.to] < 0 {
				b.distance[h.to] = b.distance[a] + 1
				b.order = append(b.order, int(h.to))
			}
			if b.distance[h.to] == b.distance[a]+1 {
				b.paths[h.to] += b.paths[a]
			}
		}
	}
	for i := len(b.order) - 1; i > 0; i-- {
		a := b.order[i]
		for _, h := range b.g.near[a] {
			if h.weight > 0 && b.distance[h.to] == b.distance[a]-1 {
				b.share[h.to] += b.paths[h.to] / b.paths[a] * (1 + b.share[a])
			}
		}
		sum[a] += b.share[a]
	}
}
