// Package parse turns text into parsed sentences:
//
//  1. sentences: lines and paragraphs (lines.go) are cut where a learnt splitter is sure that a sentence ends (splitter.go),
//     by rules where it is not (sentences.go), and prose/v2 decides on the stops that these leave in doubt (prose.go),
//  2. tokens by the conventions of Universal Dependencies, with byte offsets (tokens.go),
//  3. Penn tags by an averaged perceptron (tagger.go),
//  4. names by the same (names.go),
//  5. a dependency tree by arc-hybrid transitions (transition.go), which a network chooses that has read the sentence
//     from both sides (inputs.go, recurrent.go, network.go),
//  6. lemmas and universal parts of speech by tables learnt from treebanks (lemma.go, upos.go).
//
// The weights are embedded; `go run ./internal/parse/train` makes them (training.go, networktraining.go), see MODEL.md.
package parse

import (
	_ "embed"
	"fmt"
	"sync"

	"entente/internal/syntax"
)

//go:embed model.bin
var embeddedModel []byte

// Parser holds the trained weights. It does not change after Load and may be used by several
// goroutines at once.
type Parser struct {
	abbreviations abbreviations
	*model
	works sync.Pool // of *work
}

// Load returns the parser with the embedded weights.
func Load() (*Parser, error) { return Read(embeddedModel) }

// Read returns the parser with the weights that Train gave.
func Read(weights []byte) (*Parser, error) {
	a, err := readAbbreviations(abbreviationsFile)
	if err != nil {
		return nil, err
	}
	m, err := readModel(weights)
	if err != nil {
		return nil, fmt.Errorf("parser model: %w", err)
	}
	if err := m.lemmas.addIrregular(irregularFile); err != nil {
		return nil, err
	}
	if err := m.tagger.limit(wordsFile); err != nil {
		return nil, err
	}
	return &Parser{abbreviations: a, model: m}, nil
}

// maxTokens is the length at which a sentence is cut, so that time grows linearly with any text.
const maxTokens = 200

// Parse returns the sentences of text, in order. Offsets are bytes of text; every byte that is not
// white space is in one token.
func (p *Parser) Parse(text string) []syntax.Sentence {
	var out []syntax.Sentence
	for _, sp := range p.abbreviations.sentences(text, &p.splitter) {
		toks := p.abbreviations.tokenize(text, sp.lo, sp.hi)
		for len(toks) > maxTokens {
			n := cutAt(toks)
			out = append(out, sentence(toks[:n:n]))
			toks = toks[n:]
		}
		out = append(out, sentence(toks))
	}
	w := p.work()
	defer p.works.Put(w)
	for rest := out; len(rest) > 0; {
		n := batch(rest)
		p.analyse(rest[:n], w)
		rest = rest[n:]
	}
	return out
}

func sentence(toks []syntax.Token) syntax.Sentence {
	return syntax.Sentence{Start: toks[0].Start, End: toks[len(toks)-1].End, Tokens: toks}
}

// batch is the number of sentences that the network reads together: until they have so many tokens that
// reading its weights no longer counts.
func batch(sentences []syntax.Sentence) int {
	tokens := 0
	for i, s := range sentences {
		if tokens += len(s.Tokens); tokens >= enoughTokens {
			return i + 1
		}
	}
	return len(sentences)
}

const enoughTokens = 64

// cutAt is where a sentence that is too long is cut: after its last semicolon or comma within
// reach, or where it must.
func cutAt(toks []syntax.Token) int {
	for _, marks := range []string{";", ","} {
		for i := maxTokens - 1; i > maxTokens/2; i-- {
			if toks[i].Text == marks {
				return i + 1
			}
		}
	}
	return maxTokens
}

// ParseTokens parses a sentence whose tokens are given by text and offsets; what else they hold is
// replaced.
func (p *Parser) ParseTokens(toks []syntax.Token) syntax.Sentence {
	one := []syntax.Sentence{sentence(toks)}
	w := p.work()
	defer p.works.Put(w)
	p.analyse(one, w)
	return one[0]
}

// work is memory that the sentences of a text share, and texts after each other.
type work struct {
	tags    tagWords
	reading reading
}

func (p *Parser) work() *work {
	if w, ok := p.works.Get().(*work); ok {
		return w
	}
	return new(work)
}

// analyse fills in what the sentences' tokens lack, and their names.
func (p *Parser) analyse(sentences []syntax.Sentence, w *work) {
	written := make(map[int][]string)
	for i := range sentences {
		s := &sentences[i]
		if was := p.tagger.recased(s.Tokens); was != nil {
			written[i] = was
		}
		p.tagger.tag(s.Tokens, &w.tags)
		s.Names = p.namer.names(s.Tokens, &w.tags)
	}
	p.network.trees(sentences, p.labels, &p.moves, &w.reading)
	for i := range sentences {
		for j := range sentences[i].Tokens {
			t := &sentences[i].Tokens[j]
			t.Lemma = p.lemmas.lemma(t.Text, t.XPOS)
			t.UPOS = p.universal.of(t)
		}
		for j, text := range written[i] {
			sentences[i].Tokens[j].Text = text
		}
	}
}
