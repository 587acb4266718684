package main

import (
	"fmt"
	"io"
	"sort"
	"strings"
)

// tally counts the gold and the system's items of a kind, and those that are the same.
type tally struct{ gold, system, same int }

func (t tally) f() float64 {
	if t.gold+t.system == 0 {
		return 0
	}
	return 200 * float64(t.same) / float64(t.gold+t.system)
}

type score struct {
	counts    map[string]*tally
	relations map[string]*tally
}

func newScore() *score {
	return &score{counts: map[string]*tally{}, relations: map[string]*tally{}}
}

func at(m map[string]*tally, key string) *tally {
	if m[key] == nil {
		m[key] = &tally{}
	}
	return m[key]
}

// functionRelations are left out of CLAS.
var functionRelations = map[string]bool{"aux": true, "case": true, "cc": true, "clf": true, "cop": true, "det": true,
	"mark": true, "punct": true}

func universalPart(deprel string) string {
	u, _, _ := strings.Cut(deprel, ":")
	return u
}

// add counts a document's words: those with the same place are the same word.
func (s *score) add(gold, system []word) {
	toSystem := align(gold, system)
	for i := range gold {
		s.count(&gold[i], func(t *tally) { t.gold++ })
		if j := toSystem[i]; j >= 0 {
			s.compare(gold, system, i, j, toSystem)
		}
	}
	for i := range system {
		s.count(&system[i], func(t *tally) { t.system++ })
	}
	s.sentences(gold, system)
}

// align gives the system's word for each gold word, -1 where there is none.
func align(gold, system []word) []int {
	out := make([]int, len(gold))
	j := 0
	for i := range gold {
		for j < len(system) && system[j].start < gold[i].start {
			j++
		}
		out[i] = -1
		if j < len(system) && system[j].start == gold[i].start && system[j].end == gold[i].end {
			out[i] = j
			j++
		}
	}
	return out
}

// count adds a word to the tallies that it belongs to.
func (s *score) count(w *word, add func(*tally)) {
	for _, key := range []string{"Tokens", "UPOS", "XPOS", "Lemmas", "UAS", "LAS"} {
		add(at(s.counts, key))
	}
	if rel := universalPart(w.deprel); !functionRelations[rel] {
		add(at(s.counts, "CLAS"))
	}
	if w.deprel != "punct" {
		add(at(s.counts, "UAS-nopunct"))
		add(at(s.counts, "LAS-nopunct"))
		add(at(s.counts, "LAS-subtypes"))
	}
	add(at(s.relations, w.deprel))
}

// compare counts what gold word i and the system's word j agree on.
func (s *score) compare(gold, system []word, i, j int, toSystem []int) {
	g, w := &gold[i], &system[j]
	same := func(ok bool, keys ...string) {
		for _, k := range keys {
			if ok {
				at(s.counts, k).same++
			}
		}
	}
	same(true, "Tokens")
	same(g.upos == w.upos, "UPOS")
	same(g.xpos == w.xpos, "XPOS")
	same(g.lemma == w.lemma, "Lemmas")
	head := g.head < 0 && w.head < 0 || g.head >= 0 && w.head >= 0 && toSystem[g.head] == w.head
	label := head && universalPart(g.deprel) == universalPart(w.deprel)
	full := head && g.deprel == w.deprel
	same(head, "UAS")
	same(label, "LAS")
	same(label && !functionRelations[universalPart(g.deprel)], "CLAS")
	if g.deprel != "punct" {
		same(head, "UAS-nopunct")
		same(label, "LAS-nopunct")
		same(full, "LAS-subtypes")
	}
	if full {
		at(s.relations, g.deprel).same++
	}
}

func (s *score) sentences(gold, system []word) {
	t := at(s.counts, "Sentences")
	spans := map[[2]int]bool{}
	for _, w := range gold {
		if w.first {
			t.gold++
			spans[[2]int{w.sentenceStart, w.sentenceN}] = true
		}
	}
	for _, w := range system {
		if w.first {
			t.system++
			if spans[[2]int{w.sentenceStart, w.sentenceN}] {
				t.same++
			}
		}
	}
}

func (s *score) print(out io.Writer, raw bool) {
	keys := []string{"UAS", "LAS", "CLAS", "UPOS", "XPOS", "Lemmas", "UAS-nopunct", "LAS-nopunct", "LAS-subtypes"}
	if raw {
		keys = append([]string{"Tokens", "Sentences"}, keys...)
	}
	for _, k := range keys {
		fmt.Fprintf(out, "%s\t%.2f\n", k, at(s.counts, k).f())
	}
}

// printRelations prints F of each relation of the gold trees, with its gold count, most frequent first.
func (s *score) printRelations(out io.Writer) {
	var names []string
	for r, t := range s.relations {
		if t.gold > 0 {
			names = append(names, r)
		}
	}
	sort.Slice(names, func(i, j int) bool {
		a, b := s.relations[names[i]].gold, s.relations[names[j]].gold
		return a > b || a == b && names[i] < names[j]
	})
	for _, r := range names {
		fmt.Fprintf(out, "%s\t%.1f\t%d\n", r, s.relations[r].f(), s.relations[r].gold)
	}
}
