package parse

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"unicode"

	"entente/internal/syntax"
)

// checkSentences fails unless the sentences keep what Parse promises of text.
func checkSentences(t *testing.T, text string, sentences []syntax.Sentence) {
	t.Helper()
	at := 0
	for _, s := range sentences {
		if len(s.Tokens) == 0 || s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("sentence [%d, %d) of %d tokens", s.Start, s.End, len(s.Tokens))
		}
		for _, tok := range s.Tokens {
			if tok.Start < at || tok.End <= tok.Start || text[tok.Start:tok.End] != tok.Text {
				t.Fatalf("token %q at [%d, %d), after %d", tok.Text, tok.Start, tok.End, at)
			}
			if strings.TrimFunc(text[at:tok.Start], unicode.IsSpace) != "" {
				t.Fatalf("%q is in no token", text[at:tok.Start])
			}
			if tok.Lemma == "" || tok.XPOS == "" || tok.UPOS == "" || tok.Deprel == "" {
				t.Fatalf("token without analysis: %+v", tok)
			}
			at = tok.End
		}
		last := 0
		for _, n := range s.Names {
			if n.Lo < last || n.Hi <= n.Lo || n.Hi > len(s.Tokens) || n.Prob <= 0 || n.Prob > 1 {
				t.Fatalf("name %+v after %d, of %d tokens", n, last, len(s.Tokens))
			}
			last = n.Hi
		}
		checkTree(t, s.Tokens)
	}
	if strings.TrimFunc(text[at:], unicode.IsSpace) != "" {
		t.Fatalf("%q is in no token", text[at:])
	}
}

func FuzzParse(f *testing.F) {
	p := load(f)
	for _, s := range []string{
		"", " \n ", "Oslo backs Kyiv.", "“We can't,” he said.Then...left", "U.S. U.N. a.m. No.", "\xff\xfe.\x00",
		"(((", "''’’‘", "- -- — –", "http://a.b/c, x@y.z", "e\u0301\u200b\u3000漢字。\u2028next", "a.b.c.d", "1,2.3:4/5-6",
		strings.Repeat("or ", 300), strings.Repeat("'", 300), strings.Repeat("a-", 300),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { checkSentences(t, text, p.Parse(text)) })
}

func TestLongTextWithoutEnd(t *testing.T) {
	p := load(t)
	for _, piece := range []string{"war ", "a", "'", "a@b", "1.", ".", "a.", "“", "- "} {
		text := strings.Repeat(piece, 20_000/len(piece))
		checkSentences(t, text, p.Parse(text))
	}
	if !testing.Short() {
		megabyte := strings.Repeat("war and ", 1<<20/8)
		checkSentences(t, megabyte, p.Parse(megabyte))
	}
}

func TestParserIsSharedByGoroutines(t *testing.T) {
	p := load(t)
	texts := []string{"Mali backs Niger.", "“No,” Lula said. He left Lima.", strings.Repeat("Chad and ", 300)}
	var want []string
	for _, text := range texts {
		want = append(want, fmt.Sprint(p.Parse(text)))
	}
	var all sync.WaitGroup
	for k := range 24 {
		all.Go(func() {
			if got := fmt.Sprint(p.Parse(texts[k%3])); got != want[k%3] {
				t.Errorf("text %d: got %s, alone %s", k%3, got, want[k%3])
			}
		})
	}
	all.Wait()
}
