package main

import (
	"fmt"
	"io"
	"sort"
	"strings"

	"entente/internal/parse"
	"entente/internal/syntax"
)

// readNames reads sentences in Universal NER's form: number, word and IOB2 label in columns.
func readNames(iob2 string) []syntax.Sentence {
	var out []syntax.Sentence
	for _, block := range strings.Split(iob2, "\n\n") {
		var s syntax.Sentence
		at := 0
		for _, line := range strings.Split(block, "\n") {
			f := strings.Split(line, "\t")
			if len(f) < 3 || strings.HasPrefix(line, "#") {
				continue
			}
			i := len(s.Tokens)
			s.Tokens = append(s.Tokens, syntax.Token{Text: f[1], Start: at, End: at + len(f[1])})
			at += len(f[1]) + 1
			switch class, begins := strings.CutPrefix(f[2], "B-"); {
			case begins:
				s.Names = append(s.Names, syntax.Name{Span: syntax.Span{Lo: i, Hi: i + 1}, Class: class, Prob: 1})
			case strings.HasPrefix(f[2], "I-") && len(s.Names) > 0:
				s.Names[len(s.Names)-1].Hi++
			}
		}
		if len(s.Tokens) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// names prints F of each class of names that the file knows, and how many of the names given a
// probability are right.
func names(p *parse.Parser, iob2 string, out io.Writer) {
	classes := map[string]*tally{}
	var found, right [10]int
	sentences := readNames(iob2)
	for _, s := range sentences {
		for _, n := range s.Names {
			at(classes, n.Class).gold++
		}
	}
	for _, s := range sentences {
		for _, n := range p.ParseTokens(append([]syntax.Token(nil), s.Tokens...)).Names {
			t, known := classes[n.Class]
			if !known {
				continue
			}
			t.system++
			bin := min(int(n.Prob*10), 9)
			found[bin]++
			for _, g := range s.Names {
				if g.Span == n.Span && g.Class == n.Class {
					t.same++
					right[bin]++
				}
			}
		}
	}
	printNames(out, classes, found, right)
}

func printNames(out io.Writer, classes map[string]*tally, found, right [10]int) {
	var keys []string
	var all tally
	for k, t := range classes {
		keys = append(keys, k)
		all = tally{all.gold + t.gold, all.system + t.system, all.same + t.same}
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Fprintf(out, "%s\t%.1f\t%d\n", k, classes[k].f(), classes[k].gold)
	}
	fmt.Fprintf(out, "names\t%.1f\t%d\n", all.f(), all.gold)
	for i := range found {
		if found[i] > 0 {
			fmt.Fprintf(out, "probability %.1f\t%.1f\t%d\n", float64(i)/10, 100*float64(right[i])/float64(found[i]), found[i])
		}
	}
}
