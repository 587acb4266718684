// Package judged reads mentions that a person has judged: lines of document, start, end, actor, "right" or "wrong" and, for a mention in
// the title, "title", apart by tabs; offsets are bytes, and "#" starts a comment.
package judged

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Place is a stretch of a document.
type Place struct {
	Document   string
	In         string // "title", or empty for the text
	Start, End int
}

// Mention is what a person said of a mention of an actor.
type Mention struct {
	Place
	Actor string // id
	Right bool
}

// Read reads a file. An error names file and line.
func Read(file string) ([]Mention, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var all []Mention
	for i, l := range strings.Split(string(text), "\n") {
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		f := strings.Split(l, "\t")
		if len(f) != 5 && (len(f) != 6 || f[5] != "title") || f[4] != "right" && f[4] != "wrong" {
			return nil, fmt.Errorf("%s:%d: want document, start, end, actor, right or wrong and perhaps title", file, i+1)
		}
		start, err1 := strconv.Atoi(f[1])
		end, err2 := strconv.Atoi(f[2])
		if err1 != nil || err2 != nil {
			return nil, fmt.Errorf("%s:%d: offsets %q, %q", file, i+1, f[1], f[2])
		}
		all = append(all, Mention{Place{f[0], strings.Join(f[5:], ""), start, end}, f[3], f[4] == "right"})
	}
	return all, nil
}
