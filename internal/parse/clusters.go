package parse

import (
	"math"
	"sort"

	"entente/internal/syntax"
)

// clusters gives frequent words, normalised, a class from 1 of words that stand beside the same
// words.
type clusters map[string]uint8

// append writes the words of each class in turn.
func (c clusters) append(b []byte) []byte {
	words := make([][]string, clusterClasses)
	for w, class := range c {
		words[class-1] = append(words[class-1], w)
	}
	for _, all := range words {
		sort.Strings(all)
		b = appendStrings(b, all)
	}
	return b
}

func (d *decoder) clusters() clusters {
	c := make(clusters, 1<<14)
	for class := range clusterClasses {
		for _, w := range d.strings() {
			c[w] = uint8(class + 1)
		}
	}
	return c
}

// Sizes of the clustering: classes, the least frequency of a word that gets one, and how many of the
// most frequent words count as neighbours.
const (
	clusterClasses = 200
	clusterMin     = 4
	clusterNearby  = 5000
	clusterRounds  = 12
)

// learnClusters groups words by exchange (Martin, Liermann & Ney 1998) so that their classes tell
// most about the words to their left and right: each word in turn, the most frequent first, moves to
// the class that raises Σ n(v,c)·log n(v,c) − 2·Σ n(c)·log n(c) most, where v is a neighbour on one
// side.
func learnClusters(sentences []syntax.Sentence) clusters {
	x := newExchange(sentences)
	for range clusterRounds {
		if !x.round() {
			break
		}
	}
	out := clusters{}
	for w, name := range x.words {
		out[name] = uint8(x.class[w] + 1)
	}
	return out
}

// exchange is a clustering on its way.
type exchange struct {
	words  []string // by falling frequency
	count  []int    // of words
	near   [][]neighbour
	class  []int
	size   [clusterClasses]int
	joint  []int32 // n(v,c) at v·clusterClasses+c
	nlogn  []float64
	gained []float64
}

// neighbour is a word on one side (left words first, then right ones) and how often it stands there.
type neighbour struct {
	v int
	n int32
}

func newExchange(sentences []syntax.Sentence) *exchange {
	x := &exchange{gained: make([]float64, clusterClasses)}
	ids := x.vocabulary(sentences)
	counts := make([]map[int]int32, len(x.words))
	for i := range counts {
		counts[i] = map[int]int32{}
	}
	seen := func(w, v, side int) {
		if v >= 0 && v < clusterNearby {
			counts[w][2*v+side]++
		}
	}
	for _, s := range sentences {
		prev := -1
		for _, t := range s.Tokens {
			w, ok := ids[normalise(t.Text)]
			if !ok {
				w = -1
			}
			if w >= 0 {
				seen(w, prev, 0)
			}
			if prev >= 0 {
				seen(prev, w, 1)
			}
			prev = w
		}
	}
	x.joint = make([]int32, 2*clusterNearby*clusterClasses)
	x.class = make([]int, len(x.words))
	for w := range x.words {
		for v, n := range counts[w] {
			x.near[w] = append(x.near[w], neighbour{v, n})
		}
		sort.Slice(x.near[w], func(i, j int) bool { return x.near[w][i].v < x.near[w][j].v })
		x.class[w] = w % clusterClasses
		x.move(w, x.class[w], 1)
	}
	return x
}

// vocabulary counts the words and keeps the frequent ones, the most frequent first.
func (x *exchange) vocabulary(sentences []syntax.Sentence) map[string]int {
	freq := map[string]int{}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			freq[normalise(t.Text)]++
		}
	}
	for w, n := range freq {
		if n >= clusterMin {
			x.words = append(x.words, w)
		}
	}
	sort.Slice(x.words, func(i, j int) bool {
		a, b := freq[x.words[i]], freq[x.words[j]]
		return a > b || a == b && x.words[i] < x.words[j]
	})
	ids := map[string]int{}
	for i, w := range x.words {
		ids[w] = i
		x.count = append(x.count, freq[w])
	}
	x.near = make([][]neighbour, len(x.words))
	return ids
}

// move adds word w to class c (by 1) or takes it out (by -1).
func (x *exchange) move(w, c, by int) {
	x.size[c] += by * x.count[w]
	for _, nb := range x.near[w] {
		x.joint[nb.v*clusterClasses+c] += int32(by) * nb.n
	}
}

// round offers every word every class, and says whether any moved.
func (x *exchange) round() bool {
	moved := false
	for w := range x.words {
		old := x.class[w]
		x.move(w, old, -1)
		best := x.bestClass(w, old)
		x.move(w, best, 1)
		if best != old {
			x.class[w] = best
			moved = true
		}
	}
	return moved
}

// bestClass is the class that gains most from word w, the old one among equals.
func (x *exchange) bestClass(w, old int) int {
	for c := range x.gained {
		x.gained[c] = -2 * (x.f(x.size[c]+x.count[w]) - x.f(x.size[c]))
	}
	for _, nb := range x.near[w] {
		row := x.joint[nb.v*clusterClasses : (nb.v+1)*clusterClasses]
		alone := x.f(int(nb.n))
		for c, n := range row {
			if n == 0 {
				x.gained[c] += alone
			} else {
				x.gained[c] += x.f(int(n+nb.n)) - x.f(int(n))
			}
		}
	}
	best := old
	for c, g := range x.gained {
		if g > x.gained[best] {
			best = c
		}
	}
	return best
}

// f is n·log n, kept in a table for small n.
func (x *exchange) f(n int) float64 {
	if x.nlogn == nil {
		x.nlogn = make([]float64, 1<<16)
		for i := 2; i < len(x.nlogn); i++ {
			x.nlogn[i] = float64(i) * math.Log(float64(i))
		}
	}
	if n < len(x.nlogn) {
		return x.nlogn[n]
	}
	return float64(n) * math.Log(float64(n))
}
