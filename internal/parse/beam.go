package parse

// scorer is a linear model, frozen (table) or in training (learner).
type scorer interface {
	// score adds the weights of the features to scores, one for each class.
	score(features []uint64, scores []int32)
}

// beam searches the best sequence of moves for a sentence, keeping at each step the best states
// (Zhang & Clark 2008). All complete sequences for n words have 2n moves. Dropping the states scored
// far below the best was tried: it costs a point of LAS before it saves a third of the time.
type beam struct {
	width int
	words sentenceWords
	moves []move

	now, later []item
	choices    []choice
	trail      []trailStep // of all states ever kept, for their moves
	cache      scoreCache
	features   []uint64
	scores     []int32
}

// item is a state in the beam, with its score and its last move's place in the trail.
type item struct {
	state
	score int32
	trail int32
}

type trailStep struct {
	before int32 // -1: none
	move   move
}

// choice is a move that a state may make, and the score it would have.
type choice struct {
	from  int
	move  move
	score int32
}

func (b *beam) start(n, classes int) {
	b.trail = b.trail[:0]
	b.now = growItems(b.now[:0])
	b.now[0].state.init(n)
	b.now[0].score, b.now[0].trail = 0, -1
	b.scores = resize(b.scores, classes)
	b.cache.reset(n, classes)
}

// growItems appends an item, keeping the memory of one that was there before.
func growItems(items []item) []item {
	if len(items) < cap(items) {
		return items[:len(items)+1]
	}
	return append(items, item{})
}

// step makes the best moves of all states. Once a state has read everything its moves are forced
// and score nothing.
func (b *beam) step(sc scorer) {
	b.choices = b.choices[:0]
	for i := range b.now {
		it := &b.now[i]
		if it.next == it.n {
			b.offer(choice{i, it.forced(), it.score})
			continue
		}
		b.scoreMoves(&it.state, sc)
		for _, m := range b.moves {
			if it.legal(m) {
				b.offer(choice{i, m, it.score + b.scores[m]})
			}
		}
	}
	b.later = b.later[:0]
	for _, c := range b.choices {
		b.later = growItems(b.later)
		it := &b.later[len(b.later)-1]
		it.copyFrom(&b.now[c.from].state)
		it.apply(c.move)
		it.score = c.score
		b.trail = append(b.trail, trailStep{b.now[c.from].trail, c.move})
		it.trail = int32(len(b.trail) - 1)
	}
	b.now, b.later = b.later, b.now
}

// offer puts a choice among the best, which are in order; the earlier of equals stands first.
func (b *beam) offer(c choice) {
	if len(b.choices) == b.width {
		if c.score <= b.choices[b.width-1].score {
			return
		}
		b.choices = b.choices[:b.width-1]
	}
	i := len(b.choices)
	b.choices = append(b.choices, c)
	for ; i > 0 && b.choices[i-1].score < c.score; i-- {
		b.choices[i] = b.choices[i-1]
	}
	b.choices[i] = c
}

// scoreMoves fills b.scores for the moves of a state.
func (b *beam) scoreMoves(s *state, sc scorer) {
	copy(b.scores, b.cache.pair(s.top(), s.next, b, sc))
	b.features = b.words.treeFeatures(s, b.features[:0])
	sc.score(b.features, b.scores)
}

// stateFeatures returns all features of a state.
func (b *beam) stateFeatures(s *state) []uint64 {
	b.features = b.words.nextFeatures(s.next, b.features[:0])
	b.features = b.words.pairFeatures(s.top(), s.next, b.features)
	b.features = b.words.treeFeatures(s, b.features)
	return b.features
}

// movesTo lists the moves that led to the item.
func (b *beam) movesTo(it *item) []move {
	var back []move
	for t := it.trail; t >= 0; t = b.trail[t].before {
		back = append(back, b.trail[t].move)
	}
	for i, j := 0, len(back)-1; i < j; i, j = i+1, j-1 {
		back[i], back[j] = back[j], back[i]
	}
	return back
}

// forced is the only move of a state that has read everything.
func (s *state) forced() move {
	if s.nodes[s.top()].head != none {
		return reduce
	}
	return left(rootLabel)
}

// roots counts the words attached to the root.
func (s *state) roots() int {
	n := 0
	for i := range s.nodes {
		if int(s.nodes[i].head) == s.n {
			n++
		}
	}
	return n
}

// best is the best state with one root, or the best of all if none has.
func (b *beam) best() *item {
	for i := range b.now {
		if b.now[i].roots() == 1 {
			return &b.now[i]
		}
	}
	return &b.now[0]
}

// scoreCache keeps the scores of what does not depend on the tree: of the next word, and of each
// pair of top and next word, which includes it.
type scoreCache struct {
	n, classes int
	nexts      []int32 // place of the next word's scores in pool, 0: none yet
	pairs      []int32
	pool       []int32
}

func (c *scoreCache) reset(n, classes int) {
	c.n, c.classes = n, classes
	c.nexts = resize(c.nexts, n+1)
	c.pairs = resize(c.pairs, (n+1)*(n+1))
	clear(c.nexts)
	clear(c.pairs)
	c.pool = resize(c.pool, classes)[:classes]
}

func (c *scoreCache) pair(top, next int, b *beam, sc scorer) []int32 {
	at := &c.pairs[(top+1)*(c.n+1)+next]
	if *at == 0 {
		base := c.next(next, b, sc)
		*at = c.alloc()
		copy(c.pool[*at:], c.pool[base:int(base)+c.classes])
		b.features = b.words.pairFeatures(top, next, b.features[:0])
		sc.score(b.features, c.pool[*at:int(*at)+c.classes])
	}
	return c.pool[*at : int(*at)+c.classes]
}

func (c *scoreCache) next(next int, b *beam, sc scorer) int32 {
	at := &c.nexts[next]
	if *at == 0 {
		*at = c.alloc()
		b.features = b.words.nextFeatures(next, b.features[:0])
		sc.score(b.features, c.pool[*at:int(*at)+c.classes])
	}
	return *at
}

// alloc adds a row of zeros to the pool.
func (c *scoreCache) alloc() int32 {
	at := len(c.pool)
	for range c.classes {
		c.pool = append(c.pool, 0)
	}
	return int32(at)
}
