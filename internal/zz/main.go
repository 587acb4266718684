package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"time"

	"entente/internal/actors"
	"entente/internal/parse"
	"entente/internal/syntax"
)

func main() {
	p, _ := parse.Load()
	c, err := actors.Load()
	if err != nil {
		panic(err)
	}
	sc := bufio.NewScanner(os.Stdin)
	var head, text string
	flush := func() {
		if text == "" {
			return
		}
		_, date, _ := strings.Cut(head, "|")
		on, _ := time.Parse("2006-01-02", strings.TrimSpace(date))
		ss := p.Parse(strings.TrimSpace(text))
		got := make([][]string, len(ss))
		for _, both := range c.Link(ss, on) {
			for _, m := range both.Each() {
				s := &ss[m.Sentence]
				l := ""
				for j := m.Lo; j < m.Hi; j++ {
					if j > m.Lo && s.Tokens[j].Start > s.Tokens[j-1].End {
						l += " "
					}
					l += s.Tokens[j].Text
				}
				w := fmt.Sprintf("%s → %s %s %s %s", l, m.Actor.ID, m.Actor.Kind, m.Actor.Code, m.Actor.Sector)
				if m.New {
					w += " new"
				}
				got[m.Sentence] = append(got[m.Sentence], "# want = "+strings.TrimSpace(w))
			}
		}
		for i := range ss {
			if i == 0 {
				fmt.Println("\n# document = " + head)
			} else {
				fmt.Println()
			}
			off := ss[i].Tokens[0].Start
			for k := range ss[i].Tokens {
				ss[i].Tokens[k].Start -= off
				ss[i].Tokens[k].End -= off
			}
			txt := strings.TrimSpace(text)[off : off+ss[i].Tokens[len(ss[i].Tokens)-1].End]
			fmt.Println("# text = " + txt)
			for _, g := range got[i] {
				fmt.Println(g)
			}
			fmt.Print(strings.TrimSpace(conllu(&ss[i])) + "\n")
		}
		text = ""
	}
	for sc.Scan() {
		l := sc.Text()
		if h, ok := strings.CutPrefix(l, "# "); ok {
			flush()
			head = h
		} else {
			text += l + " "
		}
	}
	flush()
}

func conllu(s *syntax.Sentence) string {
	out := ""
	for _, l := range strings.Split(s.String(), "\n") {
		if !strings.HasPrefix(l, "#") {
			out += l + "\n"
		}
	}
	return out
}
