package actors

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLink reads documents of trees against the catalogue alone, and with a million names more.
func BenchmarkLink(b *testing.B) {
	docs := readDocuments(b, "testdata/mentions.conllu")
	for _, names := range []int{0, 1_000_000} {
		b.Run(fmt.Sprintf("names=%d", names), func(b *testing.B) {
			c := catalogue(b)
			if names > 0 {
				c = crowded(b, names)
			}
			tokens := 0
			for b.Loop() {
				for _, d := range docs {
					c.Link(d.sentences, time.Time{})
					tokens += d.tokens()
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(tokens), "ns/token")
		})
	}
}

func (d *document) tokens() (n int) {
	for _, s := range d.sentences {
		n += len(s.Tokens)
	}
	return n
}

// TestAMillionNames holds the catalogue to 300 bytes of memory a name, and finds the first and the last of them.
func TestAMillionNames(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const names = 1_000_000
	before := heap()
	c := crowded(t, names)
	if a, ok := c.Actor(slug(inventedName(0))); !ok || a.Code != "TUV" {
		t.Errorf("got %+v, %v", a, ok)
	}
	if last := inventedName(names - 1); len(c.names.get(last)) != 1 {
		t.Errorf("%s is not known", last)
	}
	if per := (heap() - before) / names; per > 300 {
		t.Errorf("%d bytes a name", per)
	}
	runtime.KeepAlive(c)
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// crowded is the catalogue with a file of invented persons, of four names each.
func crowded(t testing.TB, names int) *Catalogue {
	t.Helper()
	file := filepath.Join(t.TempDir(), "crowd.tsv")
	var b strings.Builder
	for i := 0; i < names; i += 4 {
		fmt.Fprintf(&b, "person\t%s\t%s|%s|%s\tTUV GOV 1990..2010\n", inventedName(i), inventedName(i+1), inventedName(i+2), inventedName(i+3))
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	c, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// inventedName spells a number in syllables: two words that no other number has.
func inventedName(n int) string {
	syllables := []string{"ba", "ka", "mo", "ri", "tu", "ze", "lo", "ni", "fa", "du"}
	word := func(n int) string {
		w := "A"
		for range 3 {
			w += syllables[n%10]
			n /= 10
		}
		return w
	}
	return word(n) + " " + word(n) + word(n / 1000)[1:]
}
