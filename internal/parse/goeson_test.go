package parse

import (
	"strings"
	"testing"
)

// Sentences as the learnt splitter and the rules above it cut them.
func TestSentenceGoesOn(t *testing.T) {
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"It bought 32 pct of <N.T. Gas Pty Ltd> and <E.F. Hill and Co Inc>. It will hold them.", "It bought 32 pct of <N.T. Gas Pty Ltd> and <E.F. Hill and Co Inc>.|It will hold them."},
		{"<Mr. Cake Fashions Inc> said it agreed.", "<Mr. Cake Fashions Inc> said it agreed."},
		{"Nippon Life Insurance Co bought a stake.\nIt paid cash.", "Nippon Life Insurance Co bought a stake.|It paid cash."},
		{"Public Service Co of Chad said so.\nIt gave no reason.", "Public Service Co of Chad said so.|It gave no reason."},
		{"They were sold to Alex. Hill and Sons Inc. The price is not known.", "They were sold to Alex. Hill and Sons Inc.|The price is not known."},
		{"Talks between the U.S. And Chad failed. The U.S. Has left them.", "Talks between the U.S. And Chad failed.|The U.S. Has left them."},
		{"Dealers asked Rep. Richard Hill. The firm said no.", "Dealers asked Rep. Richard Hill.|The firm said no."},
		{"x < y. The firm said y > z.", "x < y.|The firm said y > z."},
	} {
		var got []string
		for _, s := range p.Parse(c.text) {
			got = append(got, c.text[s.Start:s.End])
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

// Small words with a capital behind a country's letters are read as what they are.
func TestBehindCountry(t *testing.T) {
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	s := p.Parse("The U.S. Has urged Chad to open its market.")[0]
	if has := s.Tokens[2]; has.Text != "Has" || has.XPOS != "VBZ" || has.Deprel != "aux" {
		t.Errorf("got %+v", has)
	}
}
