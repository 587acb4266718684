package main

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"entente/internal/parse"
	"entente/internal/syntax"
)

// document is one text of a treebank.
type document struct {
	texts     []string // of the sentences
	sentences []syntax.Sentence
	wholes    [][]whole // by sentence
}

// whole is a surface token that the treebank splits into the words [lo, hi).
type whole struct {
	lo, hi int
	text   string
}

// word is a word of either side: where it stands among the text's characters without white space,
// and its analysis. Heads are indexes in the document's words, -1 for roots.
type word struct {
	start, end               int
	head                     int
	first                    bool // of its sentence
	upos, xpos, lemma        string
	deprel                   string
	sentenceStart, sentenceN int // place of its sentence, in characters
}

// readDocuments reads a treebank; a new document begins where "# doc" or "# newdoc" says so.
func readDocuments(conllu string) ([]document, error) {
	var docs []document
	last := ""
	for i, block := range strings.Split(strings.TrimSpace(conllu), "\n\n") {
		s, err := syntax.ReadCoNLLU(strings.NewReader(block + "\n\n"))
		if err != nil || len(s) != 1 {
			return nil, fmt.Errorf("sentence %d: %d sentences read, %v", i+1, len(s), err)
		}
		name := comment(block, "doc")
		if len(docs) == 0 || name != last && name != "" || strings.Contains(block, "# newdoc") {
			docs = append(docs, document{})
		}
		last = name
		d := &docs[len(docs)-1]
		d.texts = append(d.texts, comment(block, "text"))
		d.sentences = append(d.sentences, s[0])
		d.wholes = append(d.wholes, wholesOf(block))
	}
	return docs, nil
}

func comment(block, key string) string {
	for _, line := range strings.Split(block, "\n") {
		if v, ok := strings.CutPrefix(line, "# "+key+" = "); ok {
			return v
		}
	}
	return ""
}

func wholesOf(block string) []whole {
	var out []whole
	for _, line := range strings.Split(block, "\n") {
		f := strings.SplitN(line, "\t", 3)
		if len(f) < 3 || !strings.Contains(f[0], "-") {
			continue
		}
		a, b, _ := strings.Cut(f[0], "-")
		lo, _ := strconv.Atoi(a)
		hi, _ := strconv.Atoi(b)
		out = append(out, whole{lo - 1, hi, f[1]})
	}
	return out
}

// characters is the number of characters of s that are not white space.
func characters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// words gives the gold words. Those of a surface token that they do not spell all get its place.
func (d document) words() []word {
	var out []word
	at := 0
	for k, s := range d.sentences {
		base, start := len(out), at
		skip := map[int]whole{}
		for _, w := range d.wholes[k] {
			spelt := ""
			for i := w.lo; i < w.hi; i++ {
				spelt += s.Tokens[i].Text
			}
			if spelt != w.text {
				skip[w.lo] = w
			}
		}
		for i := 0; i < len(s.Tokens); i++ {
			w, odd := skip[i]
			if !odd {
				w = whole{i, i + 1, s.Tokens[i].Text}
			}
			n := characters(w.text)
			for ; i < w.hi; i++ {
				out = append(out, newWord(s.Tokens[i], base, at, at+n))
			}
			i--
			at += n
		}
		setSentence(out[base:], start, at)
	}
	return out
}

func newWord(t syntax.Token, base, start, end int) word {
	head := -1
	if t.Head >= 0 {
		head = base + t.Head
	}
	return word{start: start, end: end, head: head, upos: t.UPOS, xpos: t.XPOS, lemma: t.Lemma, deprel: t.Deprel}
}

func setSentence(words []word, start, end int) {
	for i := range words {
		words[i].sentenceStart, words[i].sentenceN = start, end-start
		words[i].first = i == 0
	}
}

// systemWords parses the document.
func systemWords(p *parse.Parser, d document, raw bool) []word {
	if !raw {
		return parsedWords(p, d)
	}
	text := strings.Join(d.texts, " ")
	places := make([]int, len(text)+1)
	n := 0
	for i, r := range text {
		places[i] = n
		if !unicode.IsSpace(r) {
			n++
		}
	}
	places[len(text)] = n
	var out []word
	for _, s := range p.Parse(text) {
		base := len(out)
		for _, t := range s.Tokens {
			out = append(out, newWord(t, base, places[t.Start], places[t.Start]+characters(t.Text)))
		}
		setSentence(out[base:], places[s.Start], out[len(out)-1].end)
	}
	return out
}

// parsedWords parses the treebank's own tokens.
func parsedWords(p *parse.Parser, d document) []word {
	parsed := document{wholes: d.wholes}
	for _, s := range d.sentences {
		parsed.sentences = append(parsed.sentences, p.ParseTokens(append([]syntax.Token(nil), s.Tokens...)))
	}
	return parsed.words()
}
