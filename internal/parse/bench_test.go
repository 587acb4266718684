package parse

import (
	"os"
	"testing"
)

// article is the project's seed article, some 900 tokens of news.
func article(b *testing.B) string {
	b.Helper()
	text, err := os.ReadFile("../../fixtures/tillerson-moscow.txt")
	if err != nil {
		b.Fatal(err)
	}
	return string(text)
}

func BenchmarkParse(b *testing.B) {
	p, text := load(b), article(b)
	tokens := 0
	for _, s := range p.Parse(text) {
		tokens += len(s.Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		p.Parse(text)
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkTokenize measures what comes before the tagger: sentences and tokens.
func BenchmarkTokenize(b *testing.B) {
	p, text := load(b), article(b)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for _, s := range p.abbreviations.sentences(text) {
			p.abbreviations.tokenize(text, s.lo, s.hi)
		}
	}
}

func BenchmarkTag(b *testing.B) {
	p, text := load(b), article(b)
	sentences := p.Parse(text)
	var w tagWords
	tokens := 0
	for b.Loop() {
		for i := range sentences {
			p.tagger.tag(sentences[i].Tokens, &w)
			tokens += len(sentences[i].Tokens)
		}
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkNames(b *testing.B) {
	p, text := load(b), article(b)
	sentences := p.Parse(text)
	var w tagWords
	tokens := 0
	for b.Loop() {
		for i := range sentences {
			w.init(sentences[i].Tokens)
			p.namer.names(sentences[i].Tokens, &w)
			tokens += len(sentences[i].Tokens)
		}
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
