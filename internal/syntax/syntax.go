// Package syntax holds the form of a parsed sentence: tokens with byte offsets into the text they
// were read from, a dependency tree in Universal Dependencies v2 over them, and the names in it.
//
// A Sentence comes from package parse, or in tests from a CoNLL-U literal (see ReadCoNLLU).
package syntax

// Token is a word or a punctuation mark of a sentence.
type Token struct {
	Text       string
	Lemma      string
	UPOS       string // universal part of speech
	XPOS       string // Penn Treebank tag
	Deprel     string // relation to the head: nsubj, nsubj:pass, obj, …; root for the root
	Start, End int    // bytes of the text the sentence was read from
	Head       int    // index of the head in the sentence; -1 for the root
}

// Span is the tokens [Lo, Hi) of a sentence.
type Span struct{ Lo, Hi int }

// Len is the number of tokens in the span.
func (s Span) Len() int { return s.Hi - s.Lo }

// Contains says whether token i is in the span.
func (s Span) Contains(i int) bool { return s.Lo <= i && i < s.Hi }

// Overlaps says whether the spans share a token.
func (s Span) Overlaps(o Span) bool { return s.Lo < o.Hi && o.Lo < s.Hi }

// Classes of names.
const (
	PersonName      = "PER"
	OrgName         = "ORG"
	PlaceName       = "LOC"
	NationalityName = "NORP" // nationalities, and religious or political groups
)

// Name is a span that the names layer takes for a name.
type Name struct {
	Span
	Class string  // PER, ORG, LOC or NORP
	Prob  float64 // of being right, in [0,1]
}

// Sentence is a tree: one token has Head -1, and every token reaches it.
type Sentence struct {
	Start, End int // bytes of the text
	Tokens     []Token
	Names      []Name // in order, not overlapping
}

// Children returns the tokens whose head is i, in order.
func (s *Sentence) Children(i int) []int {
	var c []int
	for j := range s.Tokens {
		if s.Tokens[j].Head == i {
			c = append(c, j)
		}
	}
	return c
}

// Child returns the first token whose head is i and whose relation is one of the given, -1 if none is.
func (s *Sentence) Child(i int, deprels ...string) int {
	for j := range s.Tokens {
		if s.Tokens[j].Head != i {
			continue
		}
		for _, d := range deprels {
			if s.Tokens[j].Deprel == d {
				return j
			}
		}
	}
	return -1
}

// Glued says whether token i joins its neighbours, with no space on either side: the hyphen of "cease-fire".
func (s *Sentence) Glued(i int) bool {
	return i > 0 && i+1 < len(s.Tokens) && s.Tokens[i].Start == s.Tokens[i-1].End && s.Tokens[i].End == s.Tokens[i+1].Start
}

// Root returns the root token, -1 for an empty sentence.
func (s *Sentence) Root() int {
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			return i
		}
	}
	return -1
}

// Dominates says whether a is i or one of its ancestors.
func (s *Sentence) Dominates(a, i int) bool {
	for ; i >= 0; i = s.Tokens[i].Head {
		if i == a {
			return true
		}
	}
	return false
}

// Subtree returns the smallest span that holds i and all it dominates. In a non-projective tree the
// span may hold tokens of others.
func (s *Sentence) Subtree(i int) Span {
	span := Span{i, i + 1}
	for j := range s.Tokens {
		if s.Dominates(i, j) {
			span.Lo = min(span.Lo, j)
			span.Hi = max(span.Hi, j+1)
		}
	}
	return span
}

// Path returns the tokens from i up to the lowest common ancestor and down to j, both included.
func (s *Sentence) Path(i, j int) []int {
	depth := map[int]int{}
	var up []int
	for a := i; a >= 0; a = s.Tokens[a].Head {
		depth[a] = len(up)
		up = append(up, a)
	}
	var down []int
	for b := j; b >= 0; b = s.Tokens[b].Head {
		if d, ok := depth[b]; ok {
			path := append([]int(nil), up[:d+1]...)
			for k := len(down) - 1; k >= 0; k-- {
				path = append(path, down[k])
			}
			return path
		}
		down = append(down, b)
	}
	return nil
}

// Head returns the token of the span whose head lies outside it: the head of the phrase. Where
// several do, the first that is no punctuation wins.
func (s *Sentence) Head(span Span) int {
	first := -1
	for i := span.Lo; i < span.Hi; i++ {
		if h := s.Tokens[i].Head; h >= 0 && span.Contains(h) {
			continue
		}
		if s.Tokens[i].Deprel != "punct" {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	return first
}
