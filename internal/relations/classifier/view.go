package classifier

import (
	"strings"

	"entente/internal/actors"
	"entente/internal/syntax"
)

// view is a sentence looked at for features: what does not depend on the pair is found once.
type view struct {
	*syntax.Sentence
	senses Senses
	ms     []actors.Mention
	at     []int // mention of each token, -1
	kids   [][]int
	lemma  []string   // lower case
	means  [][]string // senses of each token
}

func (m *Model) view(s *syntax.Sentence, ms []actors.Mention) *view {
	n := len(s.Tokens)
	v := &view{Sentence: s, senses: m.Senses, ms: ms, at: make([]int, n), kids: make([][]int, n),
		lemma: make([]string, n), means: make([][]string, n)}
	for i, t := range s.Tokens {
		v.at[i] = -1
		v.lemma[i] = strings.ToLower(t.Lemma)
		if t.Head >= 0 {
			v.kids[t.Head] = append(v.kids[t.Head], i)
		}
	}
	for k, mention := range ms {
		for i := mention.Lo; i < mention.Hi; i++ {
			v.at[i] = k
		}
	}
	for i := range s.Tokens {
		v.means[i] = v.sensesOf(i)
	}
	return v
}

// sensesOf looks token i up, with its particle first.
func (v *view) sensesOf(i int) []string {
	class := ""
	switch v.Tokens[i].UPOS {
	case "VERB":
		class = "v "
	case "NOUN", "PROPN":
		class = "n "
	case "ADJ":
		class = "a "
	default:
		return nil
	}
	if v.at[i] >= 0 && v.ms[v.at[i]].Head != i {
		return nil
	}
	for _, k := range v.kids[i] {
		if v.Tokens[k].Deprel == "compound:prt" {
			if found := v.senses[class+v.lemma[i]+" "+v.lemma[k]]; found != nil {
				return found
			}
		}
	}
	return v.senses[class+v.lemma[i]]
}

// path returns the tokens from the head of mention i to that of mention j, and the place on it of
// their lowest common ancestor.
func (v *view) path(i, j int) (path []int, top int) {
	path = v.Path(v.ms[i].Head, v.ms[j].Head)
	for k := 1; k < len(path); k++ {
		if v.Tokens[path[k-1]].Head != path[k] {
			break
		}
		top = k
	}
	return path, top
}

// predicate chooses the word that says what holds between two mentions: of the common ancestor, the
// words on the path and the ancestor's complements the first whose senses hold an event, else the
// first word of content, else whatever joins the two.
func (v *view) predicate(i, j int) int {
	path, top := v.path(i, j)
	if len(path) == 0 {
		return v.ms[j].Head
	}
	anchor := path[top]
	candidates := []int{anchor}
	for d := 1; d < len(path); d++ { // outwards from the ancestor
		if top-d > 0 {
			candidates = append(candidates, path[top-d])
		}
		if top+d < len(path)-1 {
			candidates = append(candidates, path[top+d])
		}
	}
	for _, k := range v.kids[anchor] {
		switch v.Tokens[k].Deprel {
		case "obj", "xcomp", "ccomp", "obl", "appos", "compound":
			candidates = append(candidates, k)
		}
	}
	if h := v.Tokens[anchor].Head; h >= 0 {
		candidates = append(candidates, h)
	}
	content := -1
	for _, c := range candidates {
		if v.at[c] == i || v.at[c] == j {
			continue
		}
		for _, sense := range v.means[c] {
			if eventIndex(sense) >= 0 {
				return c
			}
		}
		if content < 0 && (v.Tokens[c].UPOS == "VERB" || v.Tokens[c].UPOS == "NOUN") {
			content = c
		}
	}
	if content >= 0 {
		return content
	}
	return anchor
}

// prep is the preposition, conjunction or mark that opens the phrase of token i, "" if none does.
func (v *view) prep(i int) string {
	for _, k := range v.kids[i] {
		switch v.Tokens[k].Deprel {
		case "case", "mark":
			return v.lemma[k]
		}
	}
	return ""
}
