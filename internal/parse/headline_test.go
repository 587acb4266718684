package parse

import (
	"strings"
	"testing"
)

func TestHeadlines(t *testing.T) {
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ text, tags string }{
		{"U.S. Lifts Sanctions on Iran", "NNP VBZ NNS IN NNP"},
		{"RUSSIA BACKS ASSAD IN SYRIA TALKS", "NNP VBZ NNP IN NNP NNS"},
		{"Iran Rejects Offer by Taliban Leader", "NNP VBZ NN IN NNP NN"},
		{"Israeli Jets Strike Syrian Airbase", "JJ NNS VBP JJ NN"},
		{"Hamas Fires Rockets at Israel, Killing Three", "NNP VBZ NNS IN NNP , VBG CD"},
		{"Putin on Monday praised the Syrian army.", "NNP IN NNP VBD DT JJ NN ."},
	} {
		var tags, words []string
		for _, s := range p.Parse(test.text) {
			for _, tok := range s.Tokens {
				tags, words = append(tags, tok.XPOS), append(words, tok.Text)
				if tok.Text != test.text[tok.Start:tok.End] {
					t.Errorf("%s: token %q is not its text", test.text, tok.Text)
				}
			}
		}
		if got := strings.Join(tags, " "); got != test.tags {
			t.Errorf("%s\n got %s\nwant %s", strings.Join(words, " "), got, test.tags)
		}
	}
}
