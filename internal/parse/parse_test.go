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
		{"Oman, Qatar’s staunchest ally, left the talks.", []string{"ally appos Oman", "Qatar nmod:poss ally", "Oman nsubj leave"}},
		{"Chad, along with Niger, signed the treaty.", []string{"Chad nsubj sign", "Niger obl sign"}},
		{"Chad is Bazoum’s main backer.", []string{"Chad nsubj backer", "Bazoum nmod:poss backer"}},
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

func TestWordsAreLimitedToTheirTags(t *testing.T) {
	p := load(t)
	for _, c := range []struct{ text, word, want string }{
		{"Mali, a staunch ally, agreed.", "ally", "NN"},
		{"They ally themselves with Togo.", "ally", "VBP"},
		{"The likeminded states met.", "likeminded", "JJ"},
	} {
		for _, tok := range p.Parse(c.text)[0].Tokens {
			if tok.Text == c.word && tok.XPOS != c.want {
				t.Errorf("%q: %s is %s, want %s", c.text, c.word, tok.XPOS, c.want)
			}
		}
	}
	if err := new(tagger).limit("ally\tQQ\n"); err == nil || !strings.HasPrefix(err.Error(), "words.txt:1:") {
		t.Errorf("error %v does not name the line", err)
	}
}

func TestNames(t *testing.T) {
	p := load(t)
	for _, c := range []struct{ text, want string }{
		{"Prime Minister Margaret Thatcher visited Moscow on Monday.", "[Margaret Thatcher PER][Moscow LOC]"},
		{"French troops left Chad, the Foreign Ministry said.", "[French NORP][Chad LOC][Foreign Ministry ORG]"},
		{"the talks went on", ""},
	} {
		s := p.Parse(c.text)[0]
		got := ""
		for _, n := range s.Names {
			got += "[" + c.text[s.Tokens[n.Lo].Start:s.Tokens[n.Hi-1].End] + " " + n.Class + "]"
		}
		if got != c.want {
			t.Errorf("%q: names %s, want %s", c.text, got, c.want)
		}
	}
}
