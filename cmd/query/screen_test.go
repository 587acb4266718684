package main

import (
	"bufio"
	"fmt"
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	rows := [][]string{
		{"Russia", "+10.2", "Russia, along with Iran, is Assad's primary backer."},
		{"俄罗斯", "0", "Short."},
	}
	tests := []struct {
		name  string
		width int
		want  string
	}{
		{"in a file", 0, `
source  weight  sentence
Russia   +10.2  Russia, along with Iran, is Assad's primary backer.
俄罗斯       0  Short.
`},
		{"on a terminal", 40, `
source  weight  sentence
Russia   +10.2  Russia, along with Iran…
俄罗斯       0  Short.
`},
		{"numbers are never cut", 10, `
source  weig…  sentence
Russia  +10.2  Russia,…
俄罗斯      0  Short.
`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b strings.Builder
			s := screen{Writer: bufio.NewWriter(&b), width: test.width}
			s.table([]string{"source", ">weight", "sentence"}, rows)
			s.Flush()
			if got := "\n" + b.String(); got != test.want {
				t.Errorf("got%s\nwant%s", got, test.want)
			}
		})
	}
}

// Long texts are cut first, then the names of numbers, then names, which must be told apart.
func TestTableShrinks(t *testing.T) {
	header := []string{"actor", ">adversaries", ">rank", "sentence"}
	rows := [][]string{{"United States", "133", "1", "Russia, along with Iran, is Assad's primary backer."}, {"United Kingdom", "40", "2", "Short."}}
	for width, want := range map[int]string{
		80: `
actor           adversaries  rank  sentence
United States           133     1  Russia, along with Iran, is Assad's primary …
United Kingdom           40     2  Short.
`,
		44: `
actor           adver…  rank  sentence
United States      133     1  Russia, along…
United Kingdom      40     2  Short.
`,
		42: `
actor           adv…  rank  sentence
United States    133     1  Russia, along…
United Kingdom    40     2  Short.
`,
	} {
		var b strings.Builder
		s := screen{Writer: bufio.NewWriter(&b), width: width}
		s.table(header, rows)
		s.Flush()
		if got := "\n" + b.String(); got != want {
			t.Errorf("width %d: got%s\nwant%s", width, got, want)
		}
	}
}

func TestTakes(t *testing.T) {
	for _, test := range []struct {
		width  int
		format string
		want   string
	}{
		{80, "png", "usage: a terminal shows no png; name a file with --out"},
		{80, "svg", "<nil>"},
		{0, "png", "<nil>"}, // a file or a pipe
	} {
		if err := (screen{width: test.width}).takes(test.format); fmt.Sprint(err) != test.want {
			t.Errorf("%s to a screen of %d columns: %v, want %s", test.format, test.width, err, test.want)
		}
	}
}

func TestQuote(t *testing.T) {
	const text = "Russia, along with Iran,\n is Assad's primary backer."
	tests := []struct {
		width int
		want  string
	}{
		{0, "    “Russia, along with Iran, is Assad's primary backer.”\n"},
		{34, "    “Russia, along with Iran, is\n    Assad's primary backer.”\n"},
		{15, "    “Russia, along with Iran, is Assad's primary backer.”\n"}, // no room to wrap in
	}
	for _, test := range tests {
		var b strings.Builder
		s := screen{Writer: bufio.NewWriter(&b), width: test.width}
		s.quote(4, text)
		s.Flush()
		if b.String() != test.want {
			t.Errorf("width %d: got\n%swant\n%s", test.width, b.String(), test.want)
		}
	}
}

func TestTableMarks(t *testing.T) {
	var b strings.Builder
	s := screen{Writer: bufio.NewWriter(&b), width: 30}
	s.table([]string{"=last day", "what is said of it", ">adversaries"}, [][]string{{"2017-04-11", "a long story", "-1234.5", "Russia armed Syria."}})
	s.Flush()
	want := `
last day    what is …  advers…
2017-04-11  a long s…  -1234.5
    “Russia armed Syria.”
`
	if got := "\n" + b.String(); got != want {
		t.Errorf("got%s\nwant%s", got, want)
	}
}

func TestLine(t *testing.T) {
	var b strings.Builder
	s := screen{Writer: bufio.NewWriter(&b), width: 30, color: true}
	s.line(2, "%s — %s: %s, 66 reports, mostly ASSAULT", s.paint(bold, "Iran"), s.paint(bold, "Iraq"), s.weight(-258.9))
	s.flow("├─ ", "│    ", "United States: +134.5, mostly SUPPORT")
	s.Flush()
	want := "  \x1b[1mIran\x1b[0m — \x1b[1mIraq\x1b[0m: \x1b[31m-258.9\x1b[0m, 66\n    reports, mostly ASSAULT\n" +
		"├─ United States: +134.5,\n│    mostly SUPPORT\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestColor(t *testing.T) {
	for _, test := range []struct {
		color  bool
		weight float64
		want   string
	}{
		{true, 6.24, "\x1b[32m+6.2\x1b[0m"},
		{true, -6.24, "\x1b[31m-6.2\x1b[0m"},
		{true, 0, "0"},
		{false, 6.24, "+6.2"},
		{false, -0.04, "0"},
	} {
		if got := (screen{color: test.color}).weight(test.weight); got != test.want {
			t.Errorf("weight %v, color %v: %q, want %q", test.weight, test.color, got, test.want)
		}
	}
}
