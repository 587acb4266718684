package extract

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"entente/internal/actors"
	"entente/internal/news"
	"entente/internal/relations"
)

// Explained is a sentence with all that was seen in it on the way to its edges.
type Explained struct {
	Sentence Sentence
	Text     string
	Mentions []actors.Mention
	relations.Explanation
}

// Explain reads the document and tells of each sentence how it was read.
func (x *Extractor) Explain(d news.Document) []Explained {
	r := x.Read(d)
	all := make([]Explained, len(r.Sentences))
	for i := range r.Sentences {
		s := &r.Sentences[i]
		ms := r.MentionsOf(i)
		e := x.Lexicon.Explain(&s.Sentence, ms, r.text())
		var expanded []relations.Relation
		for _, rel := range e.Relations {
			expanded = append(expanded, each(rel)...)
		}
		e.Relations = expanded
		all[i] = Explained{Sentence: *s, Text: r.Text(s.In, s.Start, s.End), Explanation: e}
		for _, m := range ms {
			all[i].Mentions = append(all[i].Mentions, m.Each()...)
		}
	}
	return all
}

// String shows the sentence, its tree, actors, clauses and edges, and what gave no edge and why.
func (e Explained) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s", e.Text, e.Sentence.Draw())
	e.section(&b, "Actors", len(e.Mentions), func(w *tabwriter.Writer, i int) {
		a := e.Mentions[i].Actor
		isNew := ""
		if e.Mentions[i].New {
			isNew = "new"
		}
		fmt.Fprintf(w, "  %s\t%s\t%s\t%s\t%s\t%s\n", e.mention(e.Mentions[i]), a.Name, a.ID, a.Kind, strings.TrimSpace(a.Code+" "+a.Sector), isNew)
	})
	e.section(&b, "Clauses", len(e.Clauses), func(w *tabwriter.Writer, i int) {
		c := e.Clauses[i]
		fmt.Fprintf(w, "  %s\t%s\tsubject %s\tobject %s\n", e.words([]int{c.Predicate}), c.Construction, e.words(c.Subject), e.words(c.Object))
	})
	e.section(&b, "Edges", len(e.Relations), func(w *tabwriter.Writer, i int) {
		fmt.Fprintf(w, "  %s\n", e.edge(e.Relations[i]))
	})
	e.section(&b, "Rejected", len(e.Rejected), func(w *tabwriter.Writer, i int) {
		r := e.Rejected[i]
		fmt.Fprintf(w, "  %s\t%s\t%s\n", e.words([]int{r.Predicate}), r.Entry, r.Why)
	})
	return b.String()
}

func (e Explained) section(b *strings.Builder, title string, n int, row func(w *tabwriter.Writer, i int)) {
	fmt.Fprintf(b, "\n%s\n", title)
	if n == 0 {
		b.WriteString("  none\n")
		return
	}
	w := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	for i := range n {
		row(w, i)
	}
	// A strings.Builder takes every write.
	_ = w.Flush()
}

func (e Explained) edge(r relations.Relation) string {
	event := r.Event
	if event == "" {
		event = "–"
	}
	if r.Mode != "" {
		event += " (" + r.Mode + ")"
	}
	arrow := "→"
	if r.Mutual {
		arrow = "↔"
	}
	how := string(r.Modality)
	if r.AttributedTo != "" {
		how += " by " + r.AttributedTo
	}
	if r.Negated {
		how += ", negated"
	}
	return fmt.Sprintf("%s\t%s %s\t%s\t%s\t%s\t%.2f\t%s", r.Source.Actor.Name, event, arrow, r.Target.Actor.Name,
		e.words([]int{r.Predicate}), how, r.Confidence, r.Rule)
}

func (e Explained) mention(m actors.Mention) string {
	start, end := e.Sentence.Tokens[m.Lo].Start, e.Sentence.Tokens[m.Hi-1].End
	return e.Text[start-e.Sentence.Start : end-e.Sentence.Start]
}

func (e Explained) words(tokens []int) string {
	if len(tokens) == 0 {
		return "–"
	}
	var words []string
	for _, i := range tokens {
		words = append(words, e.Sentence.Tokens[i].Text)
	}
	return strings.Join(words, ", ")
}
