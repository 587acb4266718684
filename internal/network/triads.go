package network

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// countTriads counts the triangles by their number of negative ties, on all processors.
func (g *Signed) countTriads(up [][]half) [4]int {
	positive, negative := bySign(up)
	var next atomic.Int64 // the first actor that nobody has taken
	var mu sync.Mutex
	var all [4]int
	var working sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		working.Go(func() {
			c := triadCounter{up: up, positive: positive, negative: negative, mark: make([]uint64, len(up))}
			const some = 64 // actors
			for end := int(next.Add(some)); end-some < len(up); end = int(next.Add(some)) {
				for a := end - some; a < min(end, len(up)); a++ {
					c.from(a)
				}
			}
			mu.Lock()
			defer mu.Unlock()
			for i, n := range c.triads {
				all[i] += n
			}
		})
	}
	working.Wait()
	return all
}

// bySign parts the ends of ties into those above and those below 0.
func bySign(lists [][]half) (positive, negative [][]int32) {
	positive, negative = make([][]int32, len(lists)), make([][]int32, len(lists))
	for a, list := range lists {
		for _, h := range list {
			if h.weight > 0 {
				positive[a] = append(positive[a], h.to)
			} else {
				negative[a] = append(negative[a], h.to)
			}
		}
	}
	return positive, negative
}

// triadCounter counts the triads whose first actor it is given.
type triadCounter struct {
	up                 [][]half
	positive, negative [][]int32
	mark               []uint64 // by actor that the first is tied to: friend or enemy
	triads             [4]int
}

// A sum of marks is the number of friends and that of enemies in one, so that no step has to choose.
const friend, enemy = 1, 1 << 32

func (c *triadCounter) from(a int) {
	for _, h := range c.up[a] {
		c.mark[h.to] = friend
		if h.weight < 0 {
			c.mark[h.to] = enemy
		}
	}
	for _, h := range c.up[a] {
		n := 0 // negative ties so far
		if h.weight < 0 {
			n = 1
		}
		c.add(n, c.positive[h.to])
		c.add(n+1, c.negative[h.to])
	}
	for _, h := range c.up[a] {
		c.mark[h.to] = 0
	}
}

// add counts the triads of a tie and those that the tie's other end goes on to, which have that many negative ties
// without the third.
func (c *triadCounter) add(negative int, onward []int32) {
	sum := uint64(0)
	for _, to := range onward {
		sum += c.mark[to]
	}
	c.triads[negative] += int(sum % enemy)
	if negative < 3 {
		c.triads[negative+1] += int(sum / enemy)
	}
}

// packTriads counts unbalanced triads that share no tie, which need a frustrated tie each. It takes each that it meets.
func (g *Signed) packTriads(up [][]half) int {
	count := 0
	free := make([][]half, len(up)) // the ties that no triad has
	for a := range up {
		free[a] = slices.Clone(up[a])
	}
	used := make([]bool, g.ties)
	mark := make([]half, len(up)) // by actor that the first is tied to by a free tie; weight 0 for others
	for a := range up {
		for _, h := range free[a] {
			if !used[h.tie] {
				mark[h.to] = h
			}
		}
		for _, ab := range free[a] {
			if used[ab.tie] {
				continue
			}
			free[ab.to] = slices.DeleteFunc(free[ab.to], func(h half) bool { return used[h.tie] })
			i := slices.IndexFunc(free[ab.to], func(bc half) bool {
				return mark[bc.to].weight != 0 && unbalanced(ab, mark[bc.to], bc)
			})
			if i < 0 {
				continue
			}
			bc := free[ab.to][i]
			for _, h := range [3]half{ab, bc, mark[bc.to]} {
				used[h.tie] = true
			}
			mark[ab.to], mark[bc.to] = half{}, half{}
			count++
		}
		for _, h := range up[a] {
			mark[h.to] = half{}
		}
	}
	return count
}

// triangle is three actors, each tied to the others.
type triangle struct {
	a, b, c    int
	ab, ac, bc half
}

func (t triangle) strength() float64 {
	return min(math.Abs(t.ab.weight), math.Abs(t.ac.weight), math.Abs(t.bc.weight))
}

// unbalanced says whether the number of negative ties is odd.
func unbalanced(x, y, z half) bool { return (x.weight < 0) != (y.weight < 0) != (z.weight < 0) }

// strongestUnbalanced gives the n strongest unbalanced triangles, the strongest first.
func (g *Signed) strongestUnbalanced(up [][]half, n int) []triangle {
	if n == 0 {
		return nil
	}
	k := keeper{n: n}
	from := make([]int, len(up)) // 1 + the actor that has a half to this one in toward
	toward := make([]half, len(up))
	lists := make([][]half, len(up)) // the strongest first, so that the rest can be passed over
	for a := range up {
		lists[a] = slices.Clone(up[a])
		slices.SortFunc(lists[a], func(x, y half) int { return cmp.Compare(math.Abs(y.weight), math.Abs(x.weight)) })
	}
	for a := range lists {
		for _, h := range k.worth(lists[a]) {
			from[h.to], toward[h.to] = a+1, h
		}
		for _, ab := range k.worth(lists[a]) {
			for _, bc := range k.worth(lists[ab.to]) {
				if ac := toward[bc.to]; from[bc.to] == a+1 && unbalanced(ab, ac, bc) {
					k.add(triangle{a, int(ab.to), int(bc.to), ab, ac, bc})
				}
			}
		}
	}
	return k.sorted()
}

// keeper keeps the n strongest triangles that it is given.
type keeper struct {
	n     int
	all   []triangle
	least float64 // whatever is weaker is not kept
}

// worth is the ties, the strongest of which come first, that may be in a triangle that is kept.
func (k *keeper) worth(ties []half) []half {
	if k.least == 0 || len(ties) == 0 || math.Abs(ties[len(ties)-1].weight) >= k.least {
		return ties
	}
	i, _ := slices.BinarySearchFunc(ties, k.least, func(h half, least float64) int {
		if math.Abs(h.weight) >= least {
			return -1
		}
		return 1
	})
	return ties[:i]
}

// add sorts only now and then, so that most triangles cost one comparison.
func (k *keeper) add(t triangle) {
	if t.strength() < k.least {
		return
	}
	k.all = append(k.all, t)
	if len(k.all) > 2*k.n+100 {
		k.all = k.sorted()
		k.least = k.all[k.n-1].strength()
	}
}

func (k *keeper) sorted() []triangle {
	slices.SortFunc(k.all, func(x, y triangle) int {
		return cmp.Or(
			cmp.Compare(y.strength(), x.strength()),
			x.a-y.a, x.b-y.b, x.c-y.c)
	})
	return k.all[:min(k.n, len(k.all))]
}
