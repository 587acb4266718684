package actors

import (
	"fmt"
	"iter"
	"strings"
)

// A line is a record of one of our files: fields apart by tabs, and where it stands.
type line struct {
	position
	fields []string
}

// position is a place in a file.
type position struct {
	file   string
	number int
}

func (p position) problem(format string, args ...any) Problem {
	return Problem{File: p.file, Line: p.number, Text: fmt.Sprintf(format, args...)}
}

// field returns a field, "" where the line has fewer.
func (l line) field(i int) string {
	if i >= len(l.fields) {
		return ""
	}
	return strings.TrimSpace(l.fields[i])
}

// list returns a field's parts between separators, without empty ones.
func (l line) list(i int, separator string) []string {
	field := l.field(i)
	if field == "" {
		return nil
	}
	out := make([]string, 0, strings.Count(field, separator)+1)
	for more := true; more; {
		var s string
		if s, field, more = strings.Cut(field, separator); strings.TrimSpace(s) != "" {
			out = append(out, strings.TrimSpace(s))
		}
	}
	return out
}

// Problem is a fault in a data file.
type Problem struct {
	File string
	Line int
	Text string
}

func (p Problem) Error() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text) }

// readLines cuts a file into records. Empty lines and lines that start with "#" say nothing. A line's fields are good
// until the next.
func readLines(file, text string) iter.Seq[line] {
	return func(yield func(line) bool) {
		var fields []string
		number := 0
		for s := range strings.SplitSeq(text, "\n") {
			number++
			s = strings.TrimRight(s, "\r")
			if strings.HasPrefix(s, "#") || strings.TrimSpace(s) == "" {
				continue
			}
			fields = fields[:0]
			for f, more := "", true; more; fields = append(fields, f) {
				f, s, more = strings.Cut(s, "\t")
			}
			if !yield(line{position{file, number}, fields}) {
				return
			}
		}
	}
}
