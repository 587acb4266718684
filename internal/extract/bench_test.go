package extract

import (
	"cmp"
	"os"
	"strings"
	"testing"

	"entente/internal/news"
)

// BenchmarkExtract measures the whole way from text to edges, on the text of BenchmarkParse and spaCy's
// benchmark beside it (make bench-parse).
func BenchmarkExtract(b *testing.B) {
	text, err := os.ReadFile(cmp.Or(os.Getenv("ENTENTE_BENCH_TEXT"), "../../fixtures/tillerson-moscow.txt"))
	if err != nil {
		b.Fatal(err)
	}
	x, err := Load(nil, nil)
	if err != nil {
		b.Fatal(err)
	}
	d := news.Document{ID: "article", Text: string(text)}
	b.ReportAllocs()
	for b.Loop() {
		x.Read(d)
	}
	words := float64(len(strings.Fields(d.Text)))
	b.ReportMetric(words*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
