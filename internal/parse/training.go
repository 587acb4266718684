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
	Passes       int     // of the parser over the gold trees
	SilverVisits float64 // how many times the parser sees each silver tree, on average
	TagPasses    int
	NamePasses   int
	SplitPasses  int
	Folds        int // parts by which the parser's training tags are jackknifed
	TagUpdates   int // features of the tagger and the names layer that are updated fewer times are dropped
	SplitUpdates int // the same of the splitter's
	Seed         int64
	Log          io.Writer

	network networkSettings
}

// Defaults are the settings that the embedded model was made with.
func Defaults(log io.Writer) Training {
	return Training{Passes: 14, SilverVisits: 2, TagPasses: 6, NamePasses: 5, SplitPasses: 10, Folds: 5, TagUpdates: 4, SplitUpdates: 2, Seed: 1, Log: log,
		network: defaultNetwork}
}

// Gold is text that people have read.
type Gold struct {
	Sentences []syntax.Sentence
	Texts     [][]string // the sentences of each text, which teach where sentences end
}

// Silver is text that other programs have read.
type Silver struct {
	Tagged []syntax.Sentence   // with names: teaches the tagger words, the lemmas, and names
	Trees  [][]syntax.Sentence // by program: teach the layers of the parser's network, each with a scheme of its own
}

// Train makes a model of gold sentences, in the form that Read takes. The same sentences and
// settings give the same bytes on processors of one kind.
func Train(gold Gold, silver Silver, c Training) []byte {
	sentences := gold.Sentences
	m := &model{labels: labelsOf(sentences)}
	silver.Tagged = withTags(silver.Tagged, tagsOf(sentences))
	m.tagger.tags = tagsOf(sentences)
	m.tagger.init()
	m.lemmas = *learnLemmas(editsOf(sentences, silver.Tagged))
	m.universal = learnUniversal(sentences)
	tagged, other := c.jackknife(&m.tagger, sentences, every(silver.Tagged, 4))
	fmt.Fprintf(c.Log, "tags of the training data, jackknifed: %.2f%% right\n", tagAccuracy(sentences, tagged))
	tagWeights := c.tagger(&m.tagger, slices.Concat(sentences, silver.Tagged)).freeze(nil, c.TagUpdates, 0.4, 1.0/8)
	names := c.namer(silver.Tagged)
	splits := c.splitter(gold.Texts)
	n, moves := c.parser(m.labels, tagged, silver, other)
	b := n.appendNetwork(m.appendHead(nil, moves))
	b = append(b, tagWeights...)
	b = append(b, c.freezeNames(names)...)
	return splits.freeze(b, c.SplitUpdates, 0.2, 1.0/splitUnit)
}

// longestLearnt is the length, in tokens, over which sentences are not learnt from: there are few, and
// most of them are tables.
const longestLearnt = 120

// parser trains the network on gold trees, whose words have the tags in tagged, and on silver ones, which
// the tagger tags.
func (c Training) parser(labels []string, tagged []syntax.Sentence, silver Silver, t *tagger) (*networkTraining, []move) {
	kinds, counts := numbered(slices.Concat(tagged, silver.Tagged))
	in := &inputs{kinds: kinds}
	tasks := []task{newTask(tagged, labels, in, float64(c.Passes))}
	for _, trees := range silver.Trees {
		var w tagWords
		retagged := make([]syntax.Sentence, len(trees))
		for i, s := range trees {
			s.Tokens = slices.Clone(s.Tokens)
			t.tag(s.Tokens, &w)
			retagged[i] = s
		}
		tasks = append(tasks, newTask(retagged, labelsOf(retagged), in, c.SilverVisits))
	}
	c.network.seed = uint64(c.Seed)
	n := newNetworkTraining(kinds, counts[formInput], tasks, c.network)
	fmt.Fprintf(c.Log, "network: %v\n", n)
	n.train(func(done, loss float64) {
		fmt.Fprintf(c.Log, "parser %3.0f%%: loss of a move %.4f\n", 100*done, loss)
	})
	return n, tasks[0].moves
}

func newTask(sentences []syntax.Sentence, labels []string, in *inputs, visits float64) task {
	sentences = slices.DeleteFunc(slices.Clone(sentences), func(s syntax.Sentence) bool { return len(s.Tokens) > longestLearnt })
	k := task{labels: labels, visits: visits}
	golds := goldsOf(sentences, labels)
	k.moves = movesOf(golds)
	for i, s := range sentences {
		k.examples = append(k.examples, example{in.all(s.Tokens, nil), golds[i]})
	}
	return k
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

// jackknife returns the sentences with tags that a tagger gave that had not seen them, and the last of
// these taggers.
func (c Training) jackknife(t *tagger, sentences, silver []syntax.Sentence) ([]syntax.Sentence, *tagger) {
	out := make([]syntax.Sentence, len(sentences))
	var part tagger
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
		part = tagger{tags: t.tags, numbers: t.numbers, weights: weights}
		for i := fold; i < len(sentences); i += c.Folds {
			out[i] = sentences[i]
			out[i].Tokens = append([]syntax.Token(nil), sentences[i].Tokens...)
			part.tag(out[i].Tokens, &w)
		}
	}
	return out, &part
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

// movesOf returns shift, the root's arc, and the arcs that the trees hold, in order.
func movesOf(golds []gold) []move {
	seen := map[move]bool{shift: true, left(rootLabel): true}
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
	var moves []move
	for m := range seen {
		if m == left(rootLabel) || m.label() != rootLabel || m == shift {
			moves = append(moves, m)
		}
	}
	slices.Sort(moves)
	return moves
}
