package parse

import (
	"fmt"
	"io"
	"math/rand"
	"slices"
	"sort"
	"strings"

	"entente/internal/syntax"
)

// Training says how a model is made.
type Training struct {
	Passes, TagPasses, NamePasses int
	Folds                         int     // parts by which the parser's training tags are jackknifed
	MinUpdates                    int     // parser features updated fewer times are dropped
	TagUpdates                    int     // the same for the tagger's and the names layer's
	Least                         float64 // parser weights below are dropped
	Width                         int     // of the beam
	Seed                          int64
	Log                           io.Writer
}

// Defaults are the settings that the embedded model was made with.
func Defaults(log io.Writer) Training {
	return Training{Passes: 6, TagPasses: 6, NamePasses: 5, Folds: 5, MinUpdates: 8, TagUpdates: 4, Least: 1.5, Width: 4, Seed: 1, Log: log}
}

// Train makes a model of gold sentences, in the form that Read takes. The same sentences and
// settings give the same bytes.
//
// Silver sentences, tagged by another program, teach the tagger words, the lemmas, and names; their
// trees are not used.
func Train(sentences, silver []syntax.Sentence, c Training) []byte {
	m := &model{labels: labelsOf(sentences)}
	silver = withTags(silver, tagsOf(sentences))
	m.tagger.tags = tagsOf(sentences)
	m.tagger.init()
	m.lemmas = *learnLemmas(editsOf(sentences, silver))
	m.universal = learnUniversal(sentences)
	m.clusters = learnClusters(slices.Concat(sentences, silver))
	tagged := c.jackknife(&m.tagger, sentences, every(silver, 4))
	fmt.Fprintf(c.Log, "tags of the training data, jackknifed: %.2f%% right\n", tagAccuracy(sentences, tagged))
	tagWeights := c.tagger(&m.tagger, slices.Concat(sentences, silver)).freeze(nil, c.TagUpdates, 0.4, 1.0/8)
	names := c.namer(silver)
	golds := goldsOf(sentences, m.labels)
	m.moves = movesOf(golds)
	b := append(m.appendHead(nil), tagWeights...)
	b = append(b, c.freezeNames(names)...)
	return c.parser(m, tagged, golds).freeze(b, c.MinUpdates, c.Least, 1.0/2)
}

// withTags returns the sentences that hold no other tags than those given.
func withTags(sentences []syntax.Sentence, tags []string) []syntax.Sentence {
	var out []syntax.Sentence
	for _, s := range sentences {
		if !slices.ContainsFunc(s.Tokens, func(t syntax.Token) bool { return !slices.Contains(tags, t.XPOS) }) {
			out = append(out, s)
		}
	}
	return out
}

// every returns the first of each n sentences.
func every(sentences []syntax.Sentence, n int) []syntax.Sentence {
	var out []syntax.Sentence
	for i := 0; i < len(sentences); i += n {
		out = append(out, sentences[i])
	}
	return out
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

// editsOf counts the edits from words to lemmas by tag and word. Silver counts only for nouns, verbs
// and adjectives that gold does not have, and only where its word for them is one word in lower case.
func editsOf(sentences, silver []syntax.Sentence) majority {
	edits := majority{}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			if t.XPOS != "NNP" && t.Lemma != "_" {
				low := lemmaForm(t.Text, t.XPOS)
				edits.add(t.XPOS+"\t"+low, editBetween(low, t.Lemma), 1)
			}
		}
	}
	known := map[string]bool{}
	for key := range edits {
		known[key] = true
	}
	for _, s := range silver {
		for _, t := range s.Tokens {
			low := lemmaForm(t.Text, t.XPOS)
			key := t.XPOS + "\t" + low
			if strings.ContainsAny(t.XPOS[:1], "NVJ") && !isProper(t.XPOS) && !known[key] && strings.ToLower(t.Lemma) == t.Lemma {
				edits.add(key, editBetween(low, t.Lemma), 1)
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
func (c Training) jackknife(t *tagger, sentences, silver []syntax.Sentence) []syntax.Sentence {
	out := make([]syntax.Sentence, len(sentences))
	var w tagWords
	for fold := range c.Folds {
		rest := slices.Clone(silver)
		for i := range sentences {
			if i%c.Folds != fold {
				rest = append(rest, sentences[i])
			}
		}
		weights, _, err := readTable(c.tagger(t, rest).freeze(nil, c.TagUpdates, 0.4, 1.0/8))
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
		golds[i] = golds[i].projective()
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

// parser trains parser weights by structured perceptron: where the beam's best sequence of moves is
// furthest above the gold one, both are followed up to there (max-violation; Huang et al. 2012).
func (c Training) parser(m *model, tagged []syntax.Sentence, golds []gold) *learner {
	t := trainer{learner: newLearner(), classes: m.classes()}
	t.beam = beam{width: c.Width, moves: m.moves}
	rng := rand.New(rand.NewSource(c.Seed))
	for pass := range c.Passes {
		wrong := 0
		for _, k := range rng.Perm(len(tagged)) {
			t.beam.words.init(tagged[k].Tokens, m.tagger.numbers, m.clusters)
			if t.learn(golds[k].sequence()) {
				wrong++
			}
		}
		fmt.Fprintf(c.Log, "pass %d: %.2f%% of sentences wrong, %d features\n", pass+1, 100*float64(wrong)/float64(len(tagged)), t.learner.used)
	}
	return t.learner
}

// trainer learns from one sentence after the other.
type trainer struct {
	learner *learner
	classes int
	beam    beam
	gold    state
}

// learn parses the sentence in the beam and updates the weights where the gold moves lost; it says
// whether they did.
func (t *trainer) learn(moves []move) bool {
	b := &t.beam
	n := len(moves) / 2
	t.learner.step++
	b.start(n, t.classes)
	t.gold.init(n)
	goldScore, worst, at := int32(0), int32(0), 0
	var predicted []move
	for k, m := range moves {
		if t.gold.next < n {
			b.scoreMoves(&t.gold, t.learner)
			goldScore += b.scores[m]
		}
		t.gold.apply(m)
		b.step(t.learner)
		if lost := b.now[0].score - goldScore; lost >= worst {
			if p := b.movesTo(&b.now[0]); lost > worst || differ(p, moves) {
				worst, at, predicted = lost, k+1, p
			}
		}
	}
	if at == 0 {
		return false
	}
	t.follow(moves[:at], predicted, n)
	return true
}

func differ(a, b []move) bool {
	for i := range a {
		if a[i] != b[i] {
			return true
		}
	}
	return false
}

// follow adds the features of the gold moves and takes away those of the predicted ones, from where
// they part.
func (t *trainer) follow(gold, predicted []move, n int) {
	from := 0
	for gold[from] == predicted[from] {
		from++
	}
	for _, side := range []struct {
		moves []move
		by    int32
	}{{gold, 1}, {predicted, -1}} {
		t.gold.init(n)
		for k, m := range side.moves {
			if k >= from && t.gold.next < n {
				t.learner.update(t.beam.stateFeatures(&t.gold), int(m), side.by)
			}
			t.gold.apply(m)
		}
	}
}
