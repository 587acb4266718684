package actors

import (
	"fmt"
	"strings"
)

// A line is a record of one of our files: fields apart by tabs, and where it stands.
type line struct {
	file   string
	number int
	fields []string
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
	var out []string
	for _, s := range strings.Split(l.field(i), separator) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (l line) problem(format string, args ...any) Problem {
	return Problem{File: l.file, Line: l.number, Text: fmt.Sprintf(format, args...)}
}

// Problem is a fault in a data file.
type Problem struct {
	File string
	Line int
	Text string
}

func (p Problem) Error() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text) }

// readLines cuts a file into records. Empty lines and lines that start with "#" say nothing.
func readLines(file, text string) []line {
	var out []line
	for i, s := range strings.Split(text, "\n") {
		s = strings.TrimRight(s, "\r")
		if strings.TrimSpace(s) == "" || strings.HasPrefix(s, "#") {
			continue
		}
		out = append(out, line{file, i + 1, strings.Split(s, "\t")})
	}
	return out
}
