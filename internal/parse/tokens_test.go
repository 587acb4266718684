package parse

import (
	"strings"
	"testing"
)

func testAbbreviations(t *testing.T) abbreviations {
	t.Helper()
	a, err := readAbbreviations(abbreviationsFile)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestTokenize(t *testing.T) {
	a := testAbbreviations(t)
	for _, c := range []struct{ text, want string }{
		{"Maduro’s aides can't explain.", "Maduro ’s aides ca n't explain ."},
		{"We've won't cannot she'd", "We 've wo n't can not she 'd"},
		{"a French -led and UK-backed force", "a French - led and UK - backed force"},
		{"the G-20, an F-35 and S-300s", "the G-20 , an F-35 and S-300s"},
		{"e-mail from pro-Kyiv co-founders", "e-mail from pro-Kyiv co-founders"},
		{"30pc of $4.5bn, or 1,200 in 1990-95", "30 pc of $ 4.5 bn , or 1,200 in 1990 - 95"},
		{"Gen. Smith of the U.N. said at 10:30 a.m. it fell 5%", "Gen. Smith of the U.N. said at 10:30 a.m. it fell 5 %"},
		{"He left Acme Inc. on Jan. 5.", "He left Acme Inc. on Jan. 5 ."},
		{"“No”, (he) said...", "“ No ” , ( he ) said ..."},
		{"O'Neill's Shi'ite ally", "O'Neill 's Shi'ite ally"},
		{"the generals' plan", "the generals ' plan"},
		{"see https://example.org/a?b=1, or me@example.org.", "see https://example.org/a?b=1 , or me@example.org ."},
		{"either/or in 10/12/2001", "either / or in 10/12/2001"},
		{"MINSK (AP) — Talks--then war", "MINSK ( AP ) — Talks -- then war"},
		{"in the 1990s and the '80s", "in the 1990s and the '80s"},
		{"No. 10 said “No.”", "No. 10 said “ No . ”"},
		{"bad \xff\xfe bytes", "bad \xff \xfe bytes"},
	} {
		var got []string
		for _, tok := range a.tokenize(c.text, 0, len(c.text)) {
			if c.text[tok.Start:tok.End] != tok.Text {
				t.Errorf("%q: token %q at %d:%d cuts %q", c.text, tok.Text, tok.Start, tok.End, c.text[tok.Start:tok.End])
			}
			got = append(got, tok.Text)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	a := testAbbreviations(t)
	for _, c := range []struct{ text, want string }{
		{"One fell. Two rose.", "One fell.|Two rose."},
		{"Gen. Ray Odierno met Mr. Talabani. They spoke.", "Gen. Ray Odierno met Mr. Talabani.|They spoke."},
		{"He flew to the U.S. The envoy stayed.", "He flew to the U.S.|The envoy stayed."},
		{"The U.S. State Department agreed.", "The U.S. State Department agreed."},
		{"John F. Kennedy spoke. W. Brandt listened.", "John F. Kennedy spoke.|W. Brandt listened."},
		{"“We will fight.” The crowd roared.", "“We will fight.”|The crowd roared."},
		{"“We will fight”. The crowd roared.", "“We will fight”.|The crowd roared."},
		{"“Will they fight?” he asked.", "“Will they fight?” he asked."},
		{"They stored oil.we saw it on Monday.The raid failed.", "They stored oil.|we saw it on Monday.|The raid failed."},
		{"is he in? they asked. we do not know.", "is he in?|they asked.|we do not know."},
		{"He sold art, films etc. and left. “Why?” she asked.", "He sold art, films etc. and left.|“Why?” she asked."},
		{"Visit example.com or read report.pdf today.", "Visit example.com or read report.pdf today."},
		{"Envoys meet in Geneva\nBERN (AP) — Talks began.", "Envoys meet in Geneva|BERN (AP) — Talks began."},
		{"It rose 3.5 percent. 12 people died.", "It rose 3.5 percent.|12 people died."},
		{"  \n\n He waited... and left.  ", "He waited... and left."},
		{"Russia backs\nassad's government.\nIran does too", "Russia backs\nassad's government.|Iran does too"},
		{"Envoys of the two states met in Geneva on Monday, as the United\nStates and its allies had asked them to do since the war began in\nthe north. They will meet again, said an official who would not\nbe named.",
			"Envoys of the two states met in Geneva on Monday, as the United\nStates and its allies had asked them to do since the war began in\nthe north.|They will meet again, said an official who would not\nbe named."},
		{"Envoys of the two states meet in Geneva on Monday for talks\nRebels seize a town in the north after a week of fighting\nMinister resigns over a budget that nobody would vote for",
			"Envoys of the two states meet in Geneva on Monday for talks|Rebels seize a town in the north after a week of fighting|Minister resigns over a budget that nobody would vote for"},
		{"The demands:\n- free the prisoners\n- leave the town", "The demands:|- free the prisoners|- leave the town"},
		{"Resolution No. 242 was passed on Nov. 22 in New York.", "Resolution No. 242 was passed on Nov. 22 in New York."},
	} {
		var got []string
		for _, s := range a.sentences(c.text, nil) {
			got = append(got, c.text[s.lo:s.hi])
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}
