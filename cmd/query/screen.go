package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"

	"github.com/mattn/go-runewidth"
	"golang.org/x/term"
)

// screen writes for people: to a terminal in its width and in colour, elsewhere in plain lines of any length.
// What is written shows after Flush.
type screen struct {
	*bufio.Writer
	width int // 0: any
	color bool
}

func newScreen(w io.Writer) screen {
	s := screen{Writer: bufio.NewWriter(w)}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return s
	}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil {
		s.width = width
	}
	// https://no-color.org
	s.color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return s
}

// takes sees that a terminal is spared what is no text.
func (s screen) takes(format string) error {
	if format == "png" && s.width > 0 {
		return fmt.Errorf("%w: a terminal shows no png; name a file with --out", errUsage)
	}
	return nil
}

func (s screen) f(format string, args ...any) { fmt.Fprintf(s, format, args...) }

// Colours, as ANSI's select graphic rendition.
const (
	plain = ""
	bold  = "1"
	faint = "2"
	red   = "31"
	green = "32"
)

func (s screen) paint(color, text string) string {
	if !s.color || color == plain {
		return text
	}
	return "\x1b[" + color + "m" + text + "\x1b[0m"
}

// weight writes a signed weight.
func (s screen) weight(w float64) string {
	text := signed(w)
	switch {
	case w > 0:
		return s.paint(green, text)
	case w < 0:
		return s.paint(red, text)
	}
	return text
}

// signed writes a weight to one digit, "0" where that is all there is.
func signed(w float64) string {
	if text := fmt.Sprintf("%+.1f", w); text != "+0.0" && text != "-0.0" {
		return text
	}
	return "0"
}

// quote writes a sentence after an indent, wrapped to the terminal's width, in quotes unless it begins with
// its own.
func (s screen) quote(indent int, text string) {
	text = strings.Join(strings.Fields(text), " ")
	if !strings.HasPrefix(text, "“") && !strings.HasPrefix(text, `"`) {
		text = "“" + text + "”"
	}
	s.lines(indent, plain, text)
}

// lines writes text in a colour after an indent, wrapped to the terminal's width.
func (s screen) lines(indent int, color, text string) {
	margin := strings.Repeat(" ", indent)
	for _, line := range s.wrap(text, indent) {
		s.f("%s%s\n", margin, s.paint(color, line))
	}
}

// flow writes a line, wrapped to the terminal's width; what does not fit stands under it after rest.
func (s screen) flow(first, rest, text string) {
	for i, line := range s.wrap(text, max(visible(first), visible(rest))) {
		if i == 0 {
			s.f("%s%s\n", first, line)
		} else {
			s.f("%s%s\n", rest, line)
		}
	}
}

// line is flow with the second line and those after it further in.
func (s screen) line(indent int, format string, args ...any) {
	s.flow(strings.Repeat(" ", indent), strings.Repeat(" ", indent+2), fmt.Sprintf(format, args...))
}

// visible is the width of a text, which may have colours.
func visible(text string) int { return runewidth.StringWidth(colors.ReplaceAllString(text, "")) }

var colors = regexp.MustCompile("\x1b\\[[0-9;]*m")

func (s screen) wrap(text string, indent int) []string {
	width := s.width - indent
	if s.width == 0 || width < 20 {
		return []string{text}
	}
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && visible(line)+1+visible(word) > width {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// table writes rows under a header, columns aligned. The name of a column may begin with a mark: ">" for numbers, to the right,
// "=" for what is of no use in part, as dates. On a terminal too narrow the names of
// numbers are cut, but never a number, and then the widest of the other columns. A row may have more cells than the header: they stand under it, each a line.
func (s screen) table(header []string, rows [][]string) {
	columns := make([]column, len(header))
	for i, h := range header {
		columns[i] = newColumn(h)
		for _, row := range rows {
			columns[i].fit(row[i])
		}
	}
	s.shrink(columns)
	s.f("%s\n", s.paint(bold, tableLine(columns, func(i int) string { return columns[i].name })))
	for _, row := range rows {
		s.f("%s\n", tableLine(columns, func(i int) string { return row[i] }))
		for _, below := range row[len(header):] {
			s.quote(4, below)
		}
	}
}

// column is how a table's column is written.
type column struct {
	name         string
	right, whole bool
	width, cells int // cells: the widest but for the name
}

func newColumn(name string) column {
	c := column{}
	c.name, c.right = strings.CutPrefix(name, ">")
	c.name, c.whole = strings.CutPrefix(c.name, "=")
	c.width = runewidth.StringWidth(c.name)
	return c
}

func (c *column) fit(cell string) {
	c.cells = max(c.cells, runewidth.StringWidth(cell))
	c.width = max(c.width, c.cells)
}

// least is how narrow the column may become.
func (c column) least() int {
	if c.right || c.whole {
		return max(c.cells, min(3, c.width))
	}
	return min(8, c.width)
}

func tableLine(columns []column, cell func(i int) string) string {
	var b strings.Builder
	for i, c := range columns {
		text := runewidth.Truncate(cell(i), c.width, "…")
		pad := strings.Repeat(" ", c.width-runewidth.StringWidth(text))
		if c.right {
			b.WriteString(pad + text)
		} else {
			b.WriteString(text + pad)
		}
		b.WriteString("  ")
	}
	return strings.TrimRight(b.String(), " ")
}

// shrink takes from the widest columns what the terminal has no room for.
func (s screen) shrink(columns []column) {
	total := 2 * (len(columns) - 1)
	for _, c := range columns {
		total += c.width
	}
	for s.width > 0 && total > s.width {
		cut := -1
		for _, of := range cuts {
			if cut < 0 {
				cut = widest(columns, of)
			}
		}
		if cut < 0 {
			return
		}
		columns[cut].width--
		total--
	}
}

// cuts say which columns may still be cut; the next goes on where all before it has gone as far as it may.
var cuts = []func(column) bool{
	func(c column) bool { return !c.right && c.width > max(c.least(), 40) }, // sentences
	func(c column) bool { return c.right && c.width > max(c.least(), 6) },
	func(c column) bool { return !c.right && c.width > max(c.least(), 14) }, // of names, what tells United States from United Kingdom
	func(c column) bool { return c.right && c.width > max(c.least(), 4) },
	func(c column) bool { return c.width > c.least() },
}

// widest is the widest of those columns, −1 if there is none.
func widest(columns []column, of func(column) bool) int {
	at := -1
	for i, c := range columns {
		if of(c) && (at < 0 || c.width > columns[at].width) {
			at = i
		}
	}
	return at
}
