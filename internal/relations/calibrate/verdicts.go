package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"entente/graph"
	"entente/internal/relations"
)

// place is an actor at one end of a judged edge: bytes of its text, and its id.
type place struct {
	start, end int
	actor      string
}

func (p place) compare(q place) int {
	return cmp.Or(cmp.Compare(p.start, q.start), cmp.Compare(p.end, q.end), strings.Compare(p.actor, q.actor))
}

// judgedEdge is what a verdict is of. An edge that differs in any of this, by another rule or another link,
// has no verdict; but mode "" is any that is neither negated nor hypothetical.
type judgedEdge struct {
	document, in   string
	source, target place
	event, mode    string
}

// verdict is what a reader said of an edge of running news.
type verdict struct {
	source, target, event, mode bool
	standsFor                   float64 // edges of the corpus that this one was drawn for
	instead                     bool    // not of an edge that was drawn, but of what would have been right in its place
}

func (v verdict) dyad() bool  { return v.source && v.target }
func (v verdict) right() bool { return v.dyad() && v.event && v.mode }

// fate is what became of the judged edges of a file.
type fate struct {
	kept           int          // right ones
	lost           []judgedEdge // right ones, in order
	standing, gone int          // wrong ones
	mended         int          // edges that are right in a wrong one's place
	withoutVerdict int          // edges of the same documents
}

// judgeNews judges the edges of running news by a file of verdicts. They count, together, as many as they are, each
// by what it was drawn for.
func judgeNews(verdictsFile, edgesFile string) ([]sample, fate, error) {
	verdicts, err := readVerdicts(verdictsFile)
	if err != nil {
		return nil, fate{}, err
	}
	edges, err := readEdges(edgesFile)
	if err != nil {
		return nil, fate{}, err
	}
	documents := map[string]bool{}
	for e := range verdicts {
		documents[e.document] = true
	}
	var samples []sample
	var f fate
	found, sum := map[judgedEdge]bool{}, 0.0
	for _, e := range edges {
		k, v, ok := verdictOf(verdicts, e)
		if !ok {
			if documents[e.Document] {
				f.withoutVerdict++
			}
			continue
		}
		if found[k] {
			continue
		}
		found[k] = true
		s := newSample(e, relations.Running)
		s.right, s.dyad, s.weight = v.right(), v.dyad(), v.standsFor
		samples = append(samples, s)
		sum += v.standsFor
	}
	for i := range samples {
		samples[i].weight *= float64(len(samples)) / sum
	}
	f.count(verdicts, found)
	return samples, f, nil
}

func (f *fate) count(verdicts map[judgedEdge]verdict, found map[judgedEdge]bool) {
	for e, v := range verdicts {
		switch {
		case v.instead && found[e]:
			f.mended++
		case v.instead:
		case v.right() && found[e]:
			f.kept++
		case v.right():
			f.lost = append(f.lost, e)
		case found[e]:
			f.standing++
		default:
			f.gone++
		}
	}
	slices.SortFunc(f.lost, func(x, y judgedEdge) int {
		return cmp.Or(strings.Compare(x.document, y.document), strings.Compare(x.in, y.in), x.source.compare(y.source),
			x.target.compare(y.target), strings.Compare(x.event, y.event), strings.Compare(x.mode, y.mode))
	})
}

// verdictOf finds the verdict of an edge; of a mutual one in either direction.
func verdictOf(verdicts map[judgedEdge]verdict, e graph.Record) (judgedEdge, verdict, bool) {
	modes := []string{string(e.Modality), ""}
	switch {
	case e.Negated:
		modes = []string{"not " + string(e.Modality)}
	case e.Modality == graph.Hypothetical:
		modes = modes[:1]
	}
	end := func(p graph.Party) place { return place{p.Start, p.End, p.ID} }
	for _, mode := range modes {
		k := judgedEdge{e.Document, e.In, end(e.Source), end(e.Target), e.Event, mode}
		if v, ok := verdicts[k]; ok {
			return k, v, true
		}
		k.source, k.target = k.target, k.source
		if v, ok := verdicts[k]; ok && e.Mutual {
			return k, v, true
		}
	}
	return judgedEdge{}, verdict{}, false
}

func readVerdicts(file string) (map[judgedEdge]verdict, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	all := map[judgedEdge]verdict{}
	for i, line := range strings.Split(string(text), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		e, v, err := parseVerdict(fields)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, i+1, err)
		}
		all[e] = v
		addInstead(all, e, v, fields[15])
	}
	return all, nil
}

// addInstead adds what would have been right in the place of an edge: events, each with its mode or without.
func addInstead(all map[judgedEdge]verdict, e judgedEdge, v verdict, events string) {
	if events == "-" {
		return
	}
	for event := range strings.SplitSeq(events, ",") {
		e.event, e.mode, _ = strings.Cut(event, "/")
		if _, judged := all[e]; !judged {
			all[e] = verdict{true, true, true, true, v.standsFor, true}
		}
	}
}

func parseVerdict(f []string) (judgedEdge, verdict, error) {
	if len(f) != 18 {
		return judgedEdge{}, verdict{}, fmt.Errorf("want 18 fields, got %d", len(f))
	}
	var number [4]int
	for i, at := range []int{2, 3, 5, 6} {
		n, err := strconv.Atoi(f[at])
		if err != nil {
			return judgedEdge{}, verdict{}, fmt.Errorf("offset %q", f[at])
		}
		number[i] = n
	}
	var right [4]bool
	for i, word := range f[10:14] {
		if word != "right" && word != "wrong" {
			return judgedEdge{}, verdict{}, fmt.Errorf("%q is neither right nor wrong", word)
		}
		right[i] = word == "right"
	}
	standsFor, err := strconv.ParseFloat(f[16], 64)
	if err != nil || standsFor <= 0 {
		return judgedEdge{}, verdict{}, fmt.Errorf("stands for %q edges", f[16])
	}
	e := judgedEdge{f[0], strings.TrimPrefix(f[1], "text"), place{number[0], number[1], f[4]}, place{number[2], number[3], f[7]},
		strings.TrimPrefix(f[8], "-"), f[9]}
	return e, verdict{right[0], right[1], right[2], right[3], standsFor, false}, nil
}
