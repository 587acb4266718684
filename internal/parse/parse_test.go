package parse

import (
	"fmt"
	"strings"
	"testing"

	"entente/internal/syntax"
)

func load(t testing.TB) *Parser {
	t.Helper()
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// arcs lists the sentence's relations as "lemma relation head's lemma".
func arcs(s syntax.Sentence) string {
	var all []string
	for _, t := range s.Tokens {
		head := "ROOT"
		if t.Head >= 0 {
			head = s.Tokens[t.Head].Lemma
		}
		all = append(all, fmt.Sprintf("%s %s %s", t.Lemma, t.Deprel, head))
	}
	return strings.Join(all, "\n")
}

func TestParse(t *testing.T) {
	p := load(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Turkey condemned the attack.", []string{"Turkey nsubj condemn", "attack obj condemn", "condemn root ROOT"}},
		{"The rebels were bombed by French jets on Friday.", []string{"rebel nsubj:pass bomb", "jet obl:agent bomb"}},
		{"Erdogan met Merkel’s envoy in Ankara.", []string{"Erdogan nsubj meet", "Merkel nmod:poss envoy", "envoy obj meet"}},
		{"“We will leave,” Lula said.", []string{"Lula nsubj say", "leave ccomp say", "we nsubj leave"}},
		{"China and India signed a treaty.", []string{"India conj China", "China nsubj sign", "treaty obj sign"}},
	} {
		s := p.Parse(c.text)
		if len(s) != 1 {
			t.Errorf("%q: %d sentences", c.text, len(s))
			continue
		}
		got := arcs(s[0])
		for _, w := range c.want {
			if !strings.Contains(got, w) {
				t.Errorf("%q: no %q in\n%s", c.text, w, got)
			}
		}
	}
}
