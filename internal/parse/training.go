package parse

import (
	"fmt"
	"io"
	"math/rand"
	"sort"

	"entente/internal/syntax"
)

// Training says how a model is made.
type Training struct {
	Passes, TagPasses int
	Folds             int     // parts by which the parser's training tags are jackknifed
	MinUpdates        int     // features updated fewer times are dropped
	Least             float64 // parser weights below are dropped
	Explore           float64 // probability of following the prediction, from the third pass
	Seed              int64
	Log               io.Writer
}

// Defaults are the settings that the embedded model was made with.
func Defaults(log io.Writer) Training {
	return Training{Passes: 8, TagPasses: 6, Folds: 5, MinUpdates: 4, Least: 0.5, Explore: 0.9, Seed: 1, Log: log}
}

// Train makes a model of gold sentences, in the form that Read takes. The same sentences and
// settings give the same bytes.
func Train(sentences []syntax.Sentence, c Training) []byte {
	m := &model{labels: labelsOf(sentences)}
	m.tagger.tags = tagsOf(sentences)
	m.tagger.init()
	m.lemmas = *learnLemmas(editsOf(sentences))
	m.universal = learnUniversal(sentences)
	tagged := c.jackknife(&m.tagger, sentences)
	fmt.Fprintf(c.Log, "tags of the training data, jackknifed: %.2f%% right\n", tagAccuracy(sentences, tagged))
	tagWeights := c.tagger(&m.tagger, sentences).freeze(nil, c.MinUpdates, 0, 1.0/16)
	golds := goldsOf(sentences, m.labels)
	m.moves = movesOf(golds)
	parser := c.parser(m, tagged, golds)
	return parser.freeze(append(m.appendHead(nil), tagWeights...), c.MinUpdates, c.Least, 1.0/16)
}

func labelsOf(sentences []syntax.Sentence) []string {
	return distinct(sentences, "root", func(t *syntax.Token) string { return t.Deprel })
}

func tagsOf(sentences []syntax.Sentence) []string {
	return distinct(sentences, "", func(t *syntax.Token) string { return t.XPOS })
}

// distinct returns the values of all tokens in order, first put before them if given.
func distinct(sentences []syntax.Sentence, first string, of func(*syntax.Token) string) []string {
	seen := map[string]bool{first: true}
	var all []string
	for _, s := range sentences {
		for i := range s.Tokens {
			if v := of(&s.Tokens[i]); !seen[v] {
				seen[v] = true
				all = append(all, v)
			}
		}
	}
	sort.Strings(all)
	if first != "" {
		all = append([]string{first}, all...)
	}
	return all
}

func editsOf(sentences []syntax.Sentence) majority {
	edits := majority{}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			if t.XPOS != "NNP" && t.Lemma != "_" {
				low := lemmaForm(t.Text, t.XPOS)
				edits.add(t.XPOS+"\t"+low, editBetween(low, t.Lemma), 1)
			}
		}
	}
	return edits
}

// tagger trains tag weights on gold tags; the tags before a word are those predicted.
func (c Training) tagger(t *tagger, sentences []syntax.Sentence) *learner {
	l := newLearner()
	rng := rand.New(rand.NewSource(c.Seed))
	var w tagWords
	scores := make([]int32, len(t.tags))
	for range c.TagPasses {
		for _, k := range rng.Perm(len(sentences)) {
			toks := sentences[k].Tokens
			w.init(toks)
			prev, prev2 := uint64(0), uint64(0)
			for i := range toks {
				f := w.features(i, prev, prev2)
				clear(scores)
				l.score(f, scores)
				l.step++
				best, right := argmax(scores), int(t.numbers[toks[i].XPOS]-1)
				if best != right {
					l.update(f, right, 1)
					l.update(f, best, -1)
				}
				prev, prev2 = uint64(best+1), prev
			}
		}
	}
	return l
}

// jackknife returns the sentences with tags that a tagger gave that had not seen them.
func (c Training) jackknife(t *tagger, sentences []syntax.Sentence) []syntax.Sentence {
	out := make([]syntax.Sentence, len(sentences))
	var w tagWords
	for fold := range c.Folds {
		var rest []syntax.Sentence
		for i := range sentences {
			if i%c.Folds != fold {
				rest = append(rest, sentences[i])
			}
		}
		weights, _, err := readTable(c.tagger(t, rest).freeze(nil, c.MinUpdates, 0, 1.0/16))
		if err != nil {
			panic(err) // freeze and readTable disagree
		}
		part := tagger{tags: t.tags, numbers: t.numbers, weights: weights}
		for i := fold; i < len(sentences); i += c.Folds {
			out[i] = sentences[i]
			out[i].Tokens = append([]syntax.Token(nil), sentences[i].Tokens...)
			part.tag(out[i].Tokens, &w)
		}
	}
	return out
}

func tagAccuracy(gold, tagged []syntax.Sentence) float64 {
	right, all := 0, 0
	for i := range gold {
		for j := range gold[i].Tokens {
			all++
			if gold[i].Tokens[j].XPOS == tagged[i].Tokens[j].XPOS {
				right++
			}
		}
	}
	return 100 * float64(right) / float64(all)
}

func goldsOf(sentences []syntax.Sentence, labels []string) []gold {
	number := map[string]uint8{}
	for i, l := range labels {
		number[l] = uint8(i)
	}
	golds := make([]gold, len(sentences))
	for i, s := range sentences {
		for _, t := range s.Tokens {
			h := t.Head
			if h < 0 {
				h = len(s.Tokens)
			}
			golds[i].heads = append(golds[i].heads, int16(h))
			golds[i].labels = append(golds[i].labels, number[t.Deprel])
		}
	}
	return golds
}

// movesOf returns shift, reduce, and the arcs that the trees hold, in order.
func movesOf(golds []gold) []move {
	seen := map[move]bool{}
	for _, g := range golds {
		for i, h := range g.heads {
			switch {
			case int(h) < i:
				seen[right(g.labels[i])] = true
			case int(h) < len(g.heads):
				seen[left(g.labels[i])] = true
			}
		}
	}
	moves := []move{shift, reduce}
	for m := range seen {
		if m.label() != rootLabel {
			moves = append(moves, m)
		}
	}
	sort.Slice(moves, func(i, j int) bool { return moves[i] < moves[j] })
	return moves
}

// parser trains parser weights by the dynamic oracle with exploration.
func (c Training) parser(m *model, tagged []syntax.Sentence, golds []gold) *learner {
	l := newLearner()
	rng := rand.New(rand.NewSource(c.Seed))
	var w work
	w.scores = make([]int32, int(arcLeft)+2*len(m.labels))
	for pass := range c.Passes {
		wrong, all := 0, 0
		for _, k := range rng.Perm(len(tagged)) {
			explore := 0.0
			if pass >= 2 {
				explore = c.Explore
			}
			e, n := learnSentence(l, m, tagged[k].Tokens, &golds[k], &w, explore, rng)
			wrong, all = wrong+e, all+n
		}
		fmt.Fprintf(c.Log, "pass %d: %.2f%% of moves right, %d features\n", pass+1, 100-100*float64(wrong)/float64(all), l.used)
	}
	return l
}

// learnSentence makes the moves of one sentence, learning from each; it returns how many were wrong
// and how many there were.
func learnSentence(l *learner, m *model, toks []syntax.Token, g *gold, w *work, explore float64, rng *rand.Rand) (wrong, all int) {
	s := &w.state
	w.words.init(toks, m.tagger.numbers)
	for s.init(len(toks)); s.next < s.n; {
		w.features = w.words.features(s, w.features[:0])
		clear(w.scores)
		l.score(w.features, w.scores)
		l.step++
		all++
		best := bestMove(s, m.moves, w.scores)
		right := g.bestMove(s, m.moves, w.scores)
		if best != right && g.cost(s, best) == g.cost(s, right) {
			right = best
		}
		if best != right {
			wrong++
			l.update(w.features, int(right), 1)
			l.update(w.features, int(best), -1)
		}
		if best != right && rng.Float64() >= explore {
			best = right
		}
		s.apply(best)
	}
	return wrong, all
}

// bestMove is the best-scored of the moves that lose least.
func (g *gold) bestMove(s *state, moves []move, scores []int32) move {
	// Only the label of a gold arc matters to an arc's cost, so one move stands for the others.
	best, least := move(none), 0
	arcs := [2]int{-1, -1}
	for _, m := range moves {
		if !s.legal(m) {
			continue
		}
		c := g.arcCost(s, m, &arcs)
		if best == none || c < least || c == least && scores[m] > scores[best] {
			best, least = m, c
		}
	}
	return best
}

// arcCost is cost, with the costs of arcs (left, right) computed once but for the label.
func (g *gold) arcCost(s *state, m move, arcs *[2]int) int {
	if !m.isArc() {
		return g.cost(s, m)
	}
	side, child, head := 0, s.top(), s.next
	if m.isRight() {
		side, child, head = 1, s.next, s.top()
	}
	isGold := int(g.heads[child]) == head
	if arcs[side] < 0 {
		arcs[side] = g.cost(s, m)
		if isGold {
			arcs[side] -= differs(g.labels[child], m.label())
		}
	}
	if isGold {
		return arcs[side] + differs(g.labels[child], m.label())
	}
	return arcs[side]
}
