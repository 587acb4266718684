package classifier

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/internal/actors"
	"entente/internal/syntax"
)

// tree builds a sentence of words "text/XPOS/head/relation", heads counted from 1, 0 for the root.
func tree(t testing.TB, words string) *syntax.Sentence {
	t.Helper()
	upos := map[byte]string{'V': "VERB", 'N': "NOUN", 'I': "ADP", 'R': "ADV", 'M': "AUX", '.': "PUNCT", 'C': "CCONJ"}
	var b strings.Builder
	for i, w := range strings.Fields(words) {
		f := strings.Split(w, "/")
		pos := upos[f[1][0]]
		if f[1] == "NNP" {
			pos = "PROPN"
		}
		fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t_\n", i+1, f[0], lemmaOf(f[0], pos), pos, f[1], f[2], f[3])
	}
	s, err := syntax.ReadCoNLLU(strings.NewReader(b.String() + "\n"))
	if err != nil || len(s) != 1 {
		t.Fatalf("%q: %d sentences, error %v", words, len(s), err)
	}
	return &s[0]
}

func lemmaOf(word, pos string) string {
	if pos == "VERB" {
		return strings.TrimSuffix(strings.TrimSuffix(word, "ed"), "s")
	}
	return word
}

// countries makes a mention of every proper noun.
func countries(s *syntax.Sentence) []actors.Mention {
	var ms []actors.Mention
	for i, t := range s.Tokens {
		if t.XPOS == "NNP" {
			ms = append(ms, actors.Mention{Span: syntax.Span{Lo: i, Hi: i + 1}, Head: i, Score: 1,
				Actor: graph.Actor{ID: t.Text, Name: t.Text, Kind: graph.Country, Code: t.Text}})
		}
	}
	return ms
}

const (
	active  = "%s/NNP/2/nsubj %s/VBD/0/root %s/NNP/2/obj"
	passive = "%s/NNP/3/nsubj:pass was/MD/3/aux:pass %s/VBN/0/root by/IN/5/case %s/NNP/3/obl"
)

func sentenceOf(t testing.TB, pattern, first, verb, second string) *syntax.Sentence {
	return tree(t, fmt.Sprintf(pattern, first, verb, second))
}

var senses = Senses{"v attack": {"ASSAULT"}, "v bombard": {"ASSAULT"}, "v praise": {"SUPPORT"}, "v laud": {"SUPPORT"}}

// training is a tiny set: who attacks and praises whom, in the active and the passive, and two
// actors that only stand in a row.
func training(t testing.TB) []Example {
	var all []Example
	add := func(s *syntax.Sentence, source, target int, group string, events ...string) {
		all = append(all, Example{Sentence: s, Mentions: countries(s), Source: source, Target: target, Events: events,
			PairWeight: 1, EventWeight: 1, Scale: true, Group: group})
	}
	names := []string{"Iran", "Iraq", "Chad", "Mali", "Peru", "Cuba"}
	for i, first := range names {
		second := names[(i+1)%len(names)]
		for _, v := range [][2]string{{"attacked", "ASSAULT"}, {"praised", "SUPPORT"}} {
			s, p := sentenceOf(t, active, first, v[0], second), sentenceOf(t, passive, first, v[0], second)
			group := first + v[0]
			add(s, 0, 1, group, v[1])
			add(s, 1, 0, group)
			add(p, 1, 0, group, v[1])
			add(p, 0, 1, group)
		}
		row := tree(t, first+"/NNP/3/nsubj slept/VBD/0/root there/RB/2/advmod "+second+"/NNP/3/nmod")
		add(row, 0, 1, first+"row")
		add(row, 1, 0, first+"row")
	}
	return all
}

func trained(t testing.TB) *Model {
	t.Helper()
	c := Defaults()
	c.Senses, c.PairL2, c.EventL2, c.Folds = senses, 0.05, 0.05, 4
	m, err := c.Train(training(t))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestPairs(t *testing.T) {
	m := trained(t)
	for _, test := range []struct{ name, pattern, verb, want string }{
		{"active", active, "attacked", "Oman ASSAULT Togo by attacked"},
		{"passive", passive, "attacked", "Togo ASSAULT Oman by attacked"},
		{"other event", active, "praised", "Oman SUPPORT Togo by praised"},
		{"verb known to the lexicon alone", active, "bombarded", "Oman ASSAULT Togo by bombarded"},
		{"the same, passive", passive, "lauded", "Togo SUPPORT Oman by lauded"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := sentenceOf(t, test.pattern, "Oman", test.verb, "Togo")
			ms := countries(s)
			var got []string
			for _, p := range m.Pairs(s, ms, 0.5) {
				got = append(got, fmt.Sprintf("%s %s %s by %s", ms[p.Source].Actor.ID, p.Event, ms[p.Target].Actor.ID, s.Tokens[p.Predicate].Text))
			}
			if !slices.Equal(got, []string{test.want}) {
				t.Errorf("got %q, want %q: %+v", got, test.want, m.Pairs(s, ms, 0))
			}
		})
	}
}

func TestPairsNone(t *testing.T) {
	m := trained(t)
	row := tree(t, "Oman/NNP/2/nsubj slept/VBD/0/root there/RB/2/advmod Togo/NNP/3/nmod")
	if got := m.Pairs(row, countries(row), 0.5); len(got) > 0 {
		t.Errorf("two actors in a row: %+v", got)
	}
	s := sentenceOf(t, active, "Oman", "attacked", "Oman")
	if got := m.Pairs(s, countries(s), 0); len(got) > 0 {
		t.Errorf("an actor and itself: %+v", got)
	}
	if got := m.Pairs(s, countries(s)[:1], 0); len(got) > 0 {
		t.Errorf("one mention: %+v", got)
	}
}

func TestPairsSortedOncePerActors(t *testing.T) {
	m := trained(t)
	s := tree(t, "Oman/NNP/2/nsubj attacked/VBD/0/root Togo/NNP/2/obj and/CC/5/cc Peru/NNP/3/conj and/CC/7/cc Oman/NNP/3/conj")
	var got [][2]string
	ms := countries(s)
	for _, p := range m.Pairs(s, ms, 0) {
		got = append(got, [2]string{ms[p.Source].Actor.ID, ms[p.Target].Actor.ID})
		if p.Prob < 0 || p.Prob > 1 || math.IsNaN(p.Prob) {
			t.Errorf("probability %v", p.Prob)
		}
	}
	want := map[[2]string]bool{{"Oman", "Togo"}: true, {"Oman", "Peru"}: true, {"Togo", "Oman"}: true, {"Togo", "Peru"}: true,
		{"Peru", "Oman"}: true, {"Peru", "Togo"}: true}
	if len(got) != len(want) {
		t.Errorf("pairs %v, want each of %v once", got, want)
	}
	for _, g := range got {
		if !want[g] {
			t.Errorf("pair %v", g)
		}
	}
}

func TestEvent(t *testing.T) {
	m := trained(t)
	s := sentenceOf(t, active, "Oman", "lauded", "Togo")
	ms := countries(s)
	if event, prob := m.Event(s, ms[0], ms[1], 1, ""); event != "SUPPORT" || prob <= 0.5 || prob > 1 {
		t.Errorf("got %s %.2f, want SUPPORT, likelier than not", event, prob)
	}
}

func TestPredicate(t *testing.T) {
	for _, test := range []struct{ name, words, want string }{
		{"verb above both", "Oman/NNP/2/nsubj attacked/VBD/0/root Togo/NNP/2/obj", "attacked"},
		{"noun that carries the meaning of a light verb",
			"Oman/NNP/2/nsubj launched/VBD/0/root raid/NN/2/obj on/IN/5/case Togo/NNP/2/obl", "raid"},
		{"word on the path", "Oman/NNP/2/nsubj sent/VBD/0/root raid/NN/2/obj on/IN/5/case Togo/NNP/3/nmod", "raid"},
		{"a governor where one actor depends on the other", "troops/NN/2/nsubj attacked/VBD/0/root Oman/NNP/2/obj with/IN/5/case Togo/NNP/3/nmod", "attacked"},
		{"nothing but the two", "Oman/NNP/0/root Togo/NNP/1/appos", "Oman"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := tree(t, test.words)
			m := Model{Senses: Senses{"v attack": {"ASSAULT"}, "n raid": {"ASSAULT"}}}
			if got := s.Tokens[m.view(s, countries(s)).predicate(0, 1)].Text; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestFeaturesSayWhatTheTreeSays(t *testing.T) {
	s := tree(t, "Oman/NNP/4/nsubj did/MD/4/aux not/RB/4/advmod attacked/VBD/0/root Togo/NNP/4/obj")
	v := (&Model{Senses: senses}).view(s, countries(s))
	got := v.features(0, 1, 3)
	for _, want := range []string{"shape=nsubj<>obj", "top=attack", "top means ASSAULT", "negated", "aux=did", "source before",
		"kinds=country>country", "predicate means ASSAULT ends=nsubj<>obj"} {
		if !slices.Contains(got, want) {
			t.Errorf("no feature %q in %q", want, got)
		}
	}
	if back := v.features(1, 0, 3); slices.Contains(back, "shape=nsubj<>obj") || !slices.Contains(back, "source after") {
		t.Errorf("the other direction has %q", back)
	}
}

func TestSensesAdd(t *testing.T) {
	s := Senses{}
	s.Add('v', "carry", "out", "", "same")
	s.Add('v', "attack", "", "ASSAULT", "")
	s.Add('v', "attack", "", "ACCUSE", "")
	s.Add('v', "attack", "", "ASSAULT", "")
	s.Add('n', "visitor", "", "", "")
	want := Senses{"v carry out": {"same"}, "v attack": {"ACCUSE", "ASSAULT"}}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("got %v, want %v", s, want)
	}
}

func TestTrainingIsDeterministic(t *testing.T) {
	var first, second bytes.Buffer
	for _, w := range []*bytes.Buffer{&first, &second} {
		if err := trained(t).Write(w); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two trainings on the same examples give different bytes")
	}
}

func TestWrittenIsReadBack(t *testing.T) {
	m := trained(t)
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	again, err := Read(&b)
	if err != nil {
		t.Fatal(err)
	}
	again.Senses = m.Senses
	if !reflect.DeepEqual(m, again) {
		t.Error("weights differ after writing and reading")
	}
}

func TestReadErrors(t *testing.T) {
	for _, test := range []struct{ weights, want string }{
		{"pair\tbias\t1\n", "classifier weights: no line of kind scale"},
		{"scale\t1\t0\npair\tbias\n", "classifier weights:2: 2 fields, want at least 3"},
		{"scale\t1\tNaN\n", `classifier weights:1: "NaN" is no weight`},
		{"scale\t1\t0\nevent\tbias\tPICNIC=1\n", `classifier weights:2: unknown event "PICNIC"`},
		{"scale\t1\t0\nevent\tbias\tAID=much\n", `classifier weights:2: "much" is no weight`},
		{"bias\t1\t0\n", `classifier weights:1: unknown kind "bias"`},
	} {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		if _, err := z.Write([]byte(test.weights)); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(&b); err == nil || err.Error() != test.want {
			t.Errorf("%q: error %v, want %s", test.weights, err, test.want)
		}
	}
	if _, err := Read(strings.NewReader("scale\t1\t0\n")); err == nil {
		t.Error("weights that are not compressed were read")
	}
}

func TestDealKeepsGroupsTogether(t *testing.T) {
	got := Deal([]Example{{Group: "a"}, {Group: "b"}, {Group: "a"}, {Group: "c"}, {Group: "b"}}, 2)
	if want := []int{0, 1, 0, 0, 1}; !slices.Equal(got, want) {
		t.Errorf("folds %v, want %v", got, want)
	}
}

func TestLoad(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	m.Senses = senses
	s := sentenceOf(t, active, "Oman", "attacked", "Togo")
	ms := countries(s)
	if event, _ := m.Event(s, ms[0], ms[1], 1, ""); event != "ASSAULT" {
		t.Errorf("the embedded weights take an attack for %s", event)
	}
}

func BenchmarkPairs(b *testing.B) {
	m, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	m.Senses = senses
	s := tree(b, "Oman/NNP/2/nsubj attacked/VBD/0/root Togo/NNP/2/obj and/CC/5/cc Peru/NNP/3/conj after/IN/9/mark Cuba/NNP/9/nsubj had/MD/9/aux praised/VBN/2/advcl Chad/NNP/9/obj")
	ms := countries(s)
	for b.Loop() {
		m.Pairs(s, ms, 0.5)
	}
}
