package relations_test

import (
	"math/rand"
	"reflect"
	"testing"

	"entente/graph"
	"entente/internal/actors"
	"entente/internal/relations"
	"entente/internal/syntax"
)

// TestNothingWithoutTwoActors: a sentence with one actor relates nobody.
func TestNothingWithoutTwoActors(t *testing.T) {
	l := load(t)
	for text, tree := range readTrees(t) {
		if got := l.Relations(&tree.Sentence, tree.mentions[:1], relations.Picked); got != nil {
			t.Errorf("%s: got %v with one mention", text, got)
		}
	}
	if got := l.Relations(&syntax.Sentence{}, make([]actors.Mention, 2), relations.Picked); got != nil {
		t.Errorf("empty sentence: got %v", got)
	}
}

// TestSameSentenceSameRelations also holds that the sentence is not written to.
func TestSameSentenceSameRelations(t *testing.T) {
	l := load(t)
	for text, tree := range readTrees(t) {
		before := append([]syntax.Token(nil), tree.Tokens...)
		first := l.Relations(&tree.Sentence, tree.mentions, relations.Picked)
		if second := l.Relations(&tree.Sentence, tree.mentions, relations.Picked); !reflect.DeepEqual(first, second) {
			t.Errorf("%s: %v then %v", text, first, second)
		}
		if !reflect.DeepEqual(before, tree.Tokens) {
			t.Errorf("%s: its tokens were changed", text)
		}
	}
}

// TestExplainAgrees holds that what is explained is what is found, and that a predicate without a relation is
// told with its reason.
func TestExplainAgrees(t *testing.T) {
	l := load(t)
	trees := readTrees(t)
	for text, tree := range trees {
		x := l.Explain(&tree.Sentence, tree.mentions, relations.Picked)
		if !reflect.DeepEqual(x.Relations, l.Relations(&tree.Sentence, tree.mentions, relations.Picked)) {
			t.Errorf("%s: explanation and relations differ", text)
		}
	}
	tree := trees["Syria was attacked on Monday."]
	x := l.Explain(&tree.Sentence, tree.mentions, relations.Picked)
	if len(x.Rejected) == 0 || x.Rejected[0].Why == "" || x.Rejected[0].Entry == "" {
		t.Errorf("a passive without agent is not explained: %+v", x)
	}
	if len(x.Clauses) == 0 || !x.Clauses[0].Passive {
		t.Errorf("its clause is not told as passive: %+v", x.Clauses)
	}
}

func TestConfidenceIsAProbability(t *testing.T) {
	l := load(t)
	for text, tree := range readTrees(t) {
		for _, r := range l.Relations(&tree.Sentence, tree.mentions, relations.Picked) {
			if r.Confidence <= 0 || r.Confidence >= 1 || r.Rule == "" {
				t.Errorf("%s: confidence %v by rule %q", text, r.Confidence, r.Rule)
			}
		}
	}
}

// FuzzRelations hangs the words of a real sentence on each other at random: whatever the tree, no panic, and
// every relation between two different actors of the sentence.
func FuzzRelations(f *testing.F) {
	f.Add(int64(1), uint8(3))
	f.Add(int64(7), uint8(40))
	l := load(f)
	trees := treeList(f)
	f.Fuzz(func(t *testing.T, seed int64, which uint8) {
		tree := trees[int(which)%len(trees)]
		s := shuffled(tree.Sentence, rand.New(rand.NewSource(seed)))
		for _, r := range l.Relations(&s, tree.mentions, relations.Picked) {
			if r.Source.Actor.ID == r.Target.Actor.ID {
				t.Errorf("%s relates %s to itself", r.Rule, r.Source.Actor.ID)
			}
			if r.Predicate < 0 || r.Predicate >= len(s.Tokens) {
				t.Errorf("predicate %d of %d tokens", r.Predicate, len(s.Tokens))
			}
			if _, ok := graph.LookupEvent(r.Event); !ok && r.Event != "" {
				t.Errorf("event %q", r.Event)
			}
		}
	})
}

// shuffled gives each token a random relation and, in random order, a head among those before it, so that the
// whole stays a tree with one root.
func shuffled(s syntax.Sentence, r *rand.Rand) syntax.Sentence {
	rels := []string{"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss", "acl", "acl:relcl", "advcl", "ccomp", "xcomp", "conj", "amod",
		"compound", "appos", "case", "mark", "aux", "aux:pass", "cop", "parataxis", "flat", "det", "advmod", "obl:agent", "cc", "punct"}
	s.Tokens = append([]syntax.Token(nil), s.Tokens...)
	order := r.Perm(len(s.Tokens))
	for i, t := range order {
		s.Tokens[t].Head, s.Tokens[t].Deprel = -1, "root"
		if i > 0 {
			s.Tokens[t].Head, s.Tokens[t].Deprel = order[r.Intn(i)], rels[r.Intn(len(rels))]
		}
	}
	return s
}

func BenchmarkRelations(b *testing.B) {
	l := load(b)
	trees := treeList(b)
	words := 0
	for _, t := range trees {
		words += len(t.Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		for i := range trees {
			l.Relations(&trees[i].Sentence, trees[i].mentions, relations.Picked)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := relations.Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func load(t testing.TB) *relations.Lexicon {
	t.Helper()
	l, err := relations.Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// treeList gives the trees of testdata in the order of their sentences.
func treeList(t testing.TB) []tree {
	trees := readTrees(t)
	var list []tree
	for _, c := range constructions(t) {
		list = append(list, trees[c.sentence])
	}
	return list
}
