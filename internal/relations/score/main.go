// Score measures edges on gold texts (see package gold for their forms), all together and by the constructions
// that the texts hold:
//
//	go run ./internal/relations/learn --cross-validate GOLD.jsonl … > EDGES.jsonl
//	go run ./internal/relations/score EDGES.jsonl GOLD.jsonl …
//
// A dyad is who to whom, by the actors' codes (in marked pairs by the phrases that the mentions overlap), quad and
// event also say what. A mutual edge holds both ways; negated edges are left out. Precision is a floor where gold
// names a text's main event alone, and is not given for marked pairs.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"entente/graph"
	"entente/internal/parse"
	"entente/internal/relations/gold"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	if len(args) < 2 {
		return fmt.Errorf("want a file of edges and files of gold")
	}
	edges, err := readEdges(args[0])
	if err != nil {
		return err
	}
	parser, err := parse.Load()
	if err != nil {
		return fmt.Errorf("load parser: %w", err)
	}
	var all, byCodes []scored
	for _, file := range args[1:] {
		texts, err := gold.Read(file)
		if err != nil {
			return err
		}
		var of []scored
		for _, t := range texts {
			if !t.Complete && t.Pair == nil && len(t.Edges) == 0 {
				continue // its actors have no codes
			}
			of = append(of, scored{constructionsOf(parser.Parse(t.Text)), match(t, edges[t.ID])})
		}
		pairs := len(texts) > 0 && texts[0].Pair != nil
		printFile(out, file, of, pairs)
		all = append(all, of...)
		if !pairs {
			byCodes = append(byCodes, of...)
		}
	}
	printConstructions(out, all, byCodes)
	return nil
}

func readEdges(file string) (map[string][]graph.Record, error) {
	edges := map[string][]graph.Record{}
	err := gold.Lines(file, func(line []byte) error {
		var e graph.Record
		if err := json.Unmarshal(line, &e); err != nil {
			return err
		}
		if !e.Negated {
			edges[e.Document] = append(edges[e.Document], e)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read edges: %w", err)
	}
	return edges, nil
}
