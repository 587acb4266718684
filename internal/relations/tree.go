package relations

import (
	"strings"

	"entente/internal/syntax"
)

// tree is a sentence with its children listed and its words folded, so that rules ask for them
// without walking all tokens.
type tree struct {
	*syntax.Sentence
	kids  [][]int
	low   []string // the token's text in lower case
	lemma []string // in lower case
	named []bool   // the token is part of a mention
}

func newTree(s *syntax.Sentence, at []int) tree {
	t := tree{Sentence: s, named: make([]bool, len(s.Tokens)), kids: make([][]int, len(s.Tokens)), low: make([]string, len(s.Tokens)), lemma: make([]string, len(s.Tokens))}
	for i, tok := range s.Tokens {
		if tok.Head >= 0 && tok.Head < len(s.Tokens) {
			t.kids[tok.Head] = append(t.kids[tok.Head], i)
		}
		t.low[i] = strings.ReplaceAll(strings.ToLower(tok.Text), "’", "'")
		t.lemma[i] = strings.ToLower(tok.Lemma)
		t.named[i] = at[i] >= 0
	}
	return t
}

// rel is the relation of token i to its head without its subtype: nsubj for nsubj:pass.
func (t tree) rel(i int) string {
	base, _, _ := strings.Cut(t.Tokens[i].Deprel, ":")
	return base
}

// child returns the first child of i whose relation, with or without subtype, is one of those given.
func (t tree) child(i int, rels ...string) int {
	for _, k := range t.kids[i] {
		for _, r := range rels {
			if t.Tokens[k].Deprel == r || t.rel(k) == r {
				return k
			}
		}
	}
	return -1
}

// children returns all such children, in order.
func (t tree) children(i int, rels ...string) []int {
	var c []int
	for _, k := range t.kids[i] {
		for _, r := range rels {
			if t.Tokens[k].Deprel == r || t.rel(k) == r {
				c = append(c, k)
				break
			}
		}
	}
	return c
}

// depth counts the tokens above i.
func (t tree) depth(i int) int {
	d := 0
	for h := t.Tokens[i].Head; h >= 0; h = t.Tokens[h].Head {
		d++
	}
	return d
}

func (t tree) isVerb(i int) bool {
	tok := t.Tokens[i]
	if t.named[i] {
		return false
	}
	return tok.UPOS == "VERB" || tok.UPOS == "AUX" && t.rel(i) != "aux" && t.rel(i) != "cop"
}

func (t tree) isNoun(i int) bool {
	u := t.Tokens[i].UPOS
	return u == "NOUN" || u == "PROPN"
}

func (t tree) isAdjective(i int) bool { return t.Tokens[i].UPOS == "ADJ" }

// prep is the preposition of a noun phrase as one word: "of", "along_with", "because_of"; "" if it
// has none.
func (t tree) prep(i int) string {
	for _, k := range t.kids[i] {
		if t.rel(k) != "case" || t.low[k] == "'s" || t.low[k] == "'" {
			continue
		}
		word := t.low[k]
		if outward[word] && len(t.children(i, "case")) > 1 {
			continue // "out of Syria": the second preposition is the one that governs
		}
		for _, f := range t.kids[k] {
			if t.rel(f) == "fixed" {
				word += "_" + t.low[f]
			}
		}
		switch {
		case (word == "along" || word == "together") && k+1 < len(t.low) && t.low[k+1] == "with":
			word += "_with"
		case word == "with" && k > 0 && (t.low[k-1] == "along" || t.low[k-1] == "together"):
			word = t.low[k-1] + "_with"
		}
		return word
	}
	return ""
}

var outward = map[string]bool{"out": true, "up": true, "off": true, "away": true, "back": true, "down": true, "over": true}

// mark is the word that opens a subordinate clause: "if", "to", "of", "without"; "" if none does.
func (t tree) mark(i int) string {
	for _, k := range t.kids[i] {
		if r := t.rel(k); r == "mark" || r == "case" && t.isVerb(i) {
			return t.low[k]
		}
	}
	return ""
}

// conjuncts returns i and what is coordinated with it, in order.
func (t tree) conjuncts(i int) []int {
	all := []int{i}
	for _, k := range t.kids[i] {
		if t.rel(k) == "conj" {
			all = append(all, t.conjuncts(k)...)
		}
	}
	return all
}
