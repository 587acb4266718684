package syntax

import (
	"fmt"
	"strings"
)

// Draw shows the tree for a terminal: a line a token in the order of the sentence, indented by its
// depth, with its relation, tag and lemma.
//
//	└─ awarded        root   VBD award
//	   ├─ Putin       nsubj  NNP Putin
func (s *Sentence) Draw() string {
	root := s.Root()
	if root < 0 {
		return ""
	}
	type line struct{ left, right string }
	var lines []line
	var walk func(i int, indent string, last bool)
	walk = func(i int, indent string, last bool) {
		t := s.Tokens[i]
		branch, below := "├─ ", "│  "
		if last {
			branch, below = "└─ ", "   "
		}
		lines = append(lines, line{indent + branch + t.Text, fmt.Sprintf("%-10s %-5s %s", t.Deprel, t.XPOS, t.Lemma)})
		children := s.Children(i)
		for k, c := range children {
			walk(c, indent+below, k == len(children)-1)
		}
	}
	walk(root, "", true)
	width := 0
	for _, l := range lines {
		width = max(width, len([]rune(l.left)))
	}
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(strings.TrimRight(l.left+strings.Repeat(" ", width-len([]rune(l.left))+2)+l.right, " ") + "\n")
	}
	return b.String()
}
