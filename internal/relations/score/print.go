package main

import (
	"fmt"
	"io"
	"path/filepath"
)

// scored is a text: the constructions it holds, and how its edges fare.
type scored struct {
	holds []bool
	counts
}

func sum(texts []scored, of func(scored) bool) (total counts, n int) {
	for _, t := range texts {
		if of(t) {
			total.add(t.counts)
			n++
		}
	}
	return total, n
}

func every(scored) bool { return true }

// printFile prints a file's figures; of marked pairs, recall alone.
func printFile(w io.Writer, file string, texts []scored, pairs bool) {
	c, n := sum(texts, every)
	fmt.Fprintf(w, "%s: %d texts\n\n", filepath.Base(file), n)
	fmt.Fprintln(w, "| level | precision | recall | F1 |\n|---|---|---|---|")
	for l, name := range []string{"dyad", "quad", "event"} {
		if pairs {
			fmt.Fprintf(w, "| %s | – | %.3f | – |\n", name, c.recall(l))
			continue
		}
		fmt.Fprintf(w, "| %s | %.3f | %.3f | %.3f |\n", name, c.precision(l), c.recall(l), c.f1(l))
	}
	fmt.Fprintln(w)
}

// printConstructions prints a row for each construction: recall over all texts that hold it, precision and F1 over
// those whose gold is by codes.
func printConstructions(w io.Writer, all, byCodes []scored) {
	fmt.Fprintln(w, "| texts with | texts | recall dyad | recall event | F1 dyad | F1 event |\n|---|---|---|---|---|---|")
	row := func(name string, of func(scored) bool) {
		c, n := sum(all, of)
		f, _ := sum(byCodes, of)
		fmt.Fprintf(w, "| %s | %d | %.2f | %.2f | %.2f | %.2f |\n", name, n, c.recall(dyad), c.recall(event), f.f1(dyad), f.f1(event))
	}
	row("anything", every)
	for k, c := range constructions {
		row(c.name, func(s scored) bool { return s.holds[k] })
	}
}
