package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
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

func (s screen) f(format string, args ...any) { fmt.Fprintf(s, format, args...) }

// Colours, as ANSI's select graphic rendition.
const (
	bold  = "1"
	faint = "2"
	red   = "31"
	green = "32"
)

func (s screen) paint(color, text string) string {
	if !s.color {
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
	s.lines(indent, text)
}

// lines writes text after an indent, wrapped to the terminal's width.
func (s screen) lines(indent int, text string) {
	margin := strings.Repeat(" ", indent)
	for _, line := range s.wrap(text, indent) {
		s.f("%s%s\n", margin, line)
	}
}

func (s screen) wrap(text string, indent int) []string {
	width := s.width - indent
	if s.width == 0 || width < 20 {
		return []string{text}
	}
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && runewidth.StringWidth(line)+1+runewidth.StringWidth(word) > width {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// table writes rows under a header, columns aligned; those whose header begins with ">" to the right. On a
// terminal too narrow, the widest column is cut.
func (s screen) table(header []string, rows [][]string) {
	widths := make([]int, len(header))
	right := make([]bool, len(header))
	for i, h := range header {
		header[i], right[i] = strings.CutPrefix(h, ">")
	}
	for _, row := range append([][]string{header}, rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], runewidth.StringWidth(cell))
		}
	}
	s.shrink(widths)
	line := func(row []string) string {
		var b strings.Builder
		for i, cell := range row {
			cell = runewidth.Truncate(cell, widths[i], "…")
			pad := strings.Repeat(" ", widths[i]-runewidth.StringWidth(cell))
			if right[i] {
				b.WriteString(pad + cell)
			} else {
				b.WriteString(cell + pad)
			}
			b.WriteString("  ")
		}
		return strings.TrimRight(b.String(), " ")
	}
	s.f("%s\n", s.paint(bold, line(header)))
	for _, row := range rows {
		s.f("%s\n", line(row))
	}
}

// shrink takes from the widest columns what the terminal has no room for.
func (s screen) shrink(widths []int) {
	total := 2 * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	for s.width > 0 && total > s.width {
		widest := 0
		for i, w := range widths {
			if w > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= 4 {
			return
		}
		widths[widest]--
		total--
	}
}
