// Package treaties reads known alliances from CSV: who is bound to whom on paper, by what pledge and from when to when. As
// edges they stand in the graph beside those of the news, with a source of their own, so that the two can be compared.
//
// In: a file of the Correlates of War project's formal alliances (version 4.1, by dyad), of the Alliance Treaty
// Obligations and Provisions (ATOP) by dyad and year, or any with columns that the caller names (layout.go).
// Out: a document with its actors and edges, which replaces, as a set, what was read from that source before.
package treaties

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"entente/graph"
)

// Rule is what evidence has for a rule that comes from a treaty and from no text.
const Rule = "treaty"

// Treaty is what binds two states.
type Treaty struct {
	A, B     string // ids, A < B
	Pledge   string // "defense, entente"
	From, To string // YYYY-MM-DD; To is "" while it is in force, From where the file does not say
	Line     int    // of the file, where it is first named
}

// Document names the source that the treaties are from.
func Document(publisher string) graph.Document {
	return graph.Document{ID: graph.TreatyPrefix + strings.ToLower(strings.ReplaceAll(publisher, " ", "-")),
		Title: "Treaties", Publisher: publisher}
}

// Edges makes edges of the treaties, all of them evidence in the document d, and gives d its version. A treaty is PLOVER's
// SUPPORT, which has formal agreements, and mutual; that it ended is evidence of the day of its end, negated.
func Edges(d *graph.Document, treaties []Treaty) []graph.Edge {
	at := make(map[string]int)
	var edges []graph.Edge
	for _, t := range treaties {
		e := graph.Edge{Source: t.A, Target: t.B, Event: "SUPPORT", Evidence: t.evidence(d.ID)}
		if i, ok := at[e.Key()]; ok {
			edges[i].Merge(e)
			continue
		}
		at[e.Key()] = len(edges)
		edges = append(edges, e)
	}
	slices.SortFunc(edges, func(a, b graph.Edge) int { return cmp.Compare(a.Key(), b.Key()) })
	d.Version = version(treaties)
	return edges
}

func version(treaties []Treaty) string {
	h := sha256.New()
	for _, t := range treaties {
		fmt.Fprintf(h, "%+v\n", t)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// evidence is one piece for the beginning, and another for the end. Its offsets are lines of the file.
func (t Treaty) evidence(document string) []graph.Evidence {
	v := graph.Evidence{Document: document, Sentence: t.Line, Start: 2 * t.Line, End: 2*t.Line + 1, PredicateStart: 2 * t.Line,
		Text: t.String(), Predicate: t.Pledge, Mutual: true, Modality: graph.Asserted, Date: t.From, Rule: Rule, Confidence: 1}
	if t.To == "" {
		return []graph.Evidence{v}
	}
	end := v
	end.PredicateStart++
	end.Date, end.Negated = t.To, true
	return []graph.Evidence{v, end}
}

// String says what the treaty is: "Treaty (defense, entente) from 1949-04-04 on."
func (t Treaty) String() string {
	switch {
	case t.From == "" && t.To == "":
		return fmt.Sprintf("Treaty (%s).", t.Pledge)
	case t.To == "":
		return fmt.Sprintf("Treaty (%s) from %s on.", t.Pledge, t.From)
	case t.From == "":
		return fmt.Sprintf("Treaty (%s) to %s.", t.Pledge, t.To)
	}
	return fmt.Sprintf("Treaty (%s) from %s to %s.", t.Pledge, t.From, t.To)
}
