package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lengths, in bytes, that the lines of text wrapped to a page's width have.
const (
	shortestWrapped = 40
	longestWrapped  = 120
)

// pieces cuts text into what no sentence runs over: lines, but a paragraph that was wrapped to a page's
// width is one piece, and so is a line with the one before where it goes on in lower case.
func pieces(text string) []span {
	var out []span
	var block []span // lines without a blank one between
	for lo := 0; lo < len(text); {
		hi := strings.IndexByte(text[lo:], '\n')
		if hi < 0 {
			hi = len(text)
		} else {
			hi += lo
		}
		if strings.TrimSpace(text[lo:hi]) == "" {
			out = appendBlock(out, text, block)
			block = block[:0]
		} else {
			block = append(block, span{lo, hi})
		}
		lo = hi + 1
	}
	return appendBlock(out, text, block)
}

func appendBlock(out []span, text string, block []span) []span {
	whole := wrapped(text, block)
	for i, line := range block {
		if i > 0 && (whole || goesOn(text, block[i-1], line)) {
			out[len(out)-1].hi = line.hi
			continue
		}
		out = append(out, line)
	}
	return out
}

// wrapped says whether the lines are a paragraph cut to a page's width: three or more, all but the last of
// about one length, and a third or more of them begin in lower case, as no list of headlines does.
func wrapped(text string, lines []span) bool {
	if len(lines) < 3 {
		return false
	}
	lower := 0
	for i, l := range lines {
		line := strings.TrimSpace(text[l.lo:l.hi])
		if i < len(lines)-1 && (len(line) < shortestWrapped || len(line) > longestWrapped) {
			return false
		}
		if i > 0 && beginsLower(line) {
			lower++
		}
	}
	return 3*lower >= len(lines)-1
}

// goesOn says whether a line goes on in the next: it ends with no stop, and that begins in lower case.
func goesOn(text string, line, next span) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[line.lo:line.hi], " \t\r\"'”’)]»"))
	return !isStop(r) && r != ':' && r != ';' && beginsLower(strings.TrimSpace(text[next.lo:next.hi]))
}

func beginsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
