package actors

import "slices"

// expected is how many phrases room is made for at first: about as many as the embedded data have.
const expected = 1 << 14

// trie holds phrases by their chunks. Looking for the longest phrase at a place costs as many steps
// as the phrase has chunks, whatever the number of phrases.
type trie[V comparable] struct {
	next   map[edge]int32
	words  map[string]int32
	values map[int32][]V
	nodes  int32
}

type edge struct{ node, word int32 }

func newTrie[V comparable]() *trie[V] {
	return &trie[V]{next: make(map[edge]int32, 2*expected), words: make(map[string]int32, expected), values: make(map[int32][]V, expected)}
}

func (t *trie[V]) add(words []string, v V) {
	if len(words) == 0 {
		return
	}
	node := int32(0)
	for _, w := range words {
		id, ok := t.words[w]
		if !ok {
			id = int32(len(t.words) + 1)
			t.words[w] = id
		}
		to, ok := t.next[edge{node, id}]
		if !ok {
			t.nodes++
			to = t.nodes
			t.next[edge{node, id}] = to
		}
		node = to
	}
	if !slices.Contains(t.values[node], v) {
		t.values[node] = append(t.values[node], v)
	}
}

// get returns what was added under exactly these words.
func (t *trie[V]) get(words []string) []V {
	node := int32(0)
	for _, w := range words {
		to, ok := t.next[edge{node, t.words[w]}]
		if !ok {
			return nil
		}
		node = to
	}
	return t.values[node]
}

// match is a phrase found: its values, and the chunks [from, to) it covers.
type match[V any] struct {
	values   []V
	from, to int
}

// at returns the phrases that start at chunk i, the longest first.
func (t *trie[V]) at(cs []chunk, i int) []match[V] {
	var found []match[V]
	node := int32(0)
	for j := i; j < len(cs); j++ {
		to, ok := t.next[edge{node, t.words[cs[j].text]}]
		if !ok {
			break
		}
		node = to
		if v := t.values[node]; v != nil {
			found = append(found, match[V]{v, i, j + 1})
		}
	}
	for l, r := 0, len(found)-1; l < r; l, r = l+1, r-1 {
		found[l], found[r] = found[r], found[l]
	}
	return found
}
