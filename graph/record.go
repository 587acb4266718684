package graph

import (
	"cmp"
	"slices"
	"strings"
)

// Record is one piece of evidence with its edge and the actors at its ends: the line of JSON that
// `ingest --dry-run --output jsonl` prints. The names of its fields are a contract.
type Record struct {
	Document     string   `json:"document"`
	Date         string   `json:"date"`
	In           string   `json:"in,omitempty"`
	Sentence     int      `json:"sentence"`
	Start        int      `json:"start"`
	End          int      `json:"end"`
	Text         string   `json:"text"`
	Source       Party    `json:"source"`
	Target       Party    `json:"target"`
	Predicate    string   `json:"predicate"`
	Event        string   `json:"event"`
	Mode         string   `json:"mode"`
	Quad         Quad     `json:"quad"`
	Score        float64  `json:"score"`
	Mutual       bool     `json:"mutual"`
	Negated      bool     `json:"negated"`
	Modality     Modality `json:"modality"`
	AttributedTo *string  `json:"attributed_to"`
	Confidence   float64  `json:"confidence"`
	Rule         string   `json:"rule"`
}

// Party is an actor at one end of an edge, as the evidence names it.
type Party struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Kind    string `json:"kind"`
	Code    string `json:"code"`
	Sector  string `json:"sector"`
	Mention string `json:"mention"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

// Records writes the edge out, one record a piece of evidence; source and target are the actors
// that it names.
func (e Edge) Records(source, target Actor) []Record {
	records := make([]Record, len(e.Evidence))
	for i, v := range e.Evidence {
		records[i] = Record{
			Document: v.Document, Date: v.Date, In: v.In, Sentence: v.Sentence, Start: v.Start, End: v.End, Text: v.Text,
			Source: party(source, v.Source), Target: party(target, v.Target),
			Predicate: v.Predicate, Event: e.Event, Mode: v.Mode, Quad: QuadOf(e.Event), Score: ScoreOf(e.Event),
			Mutual: v.Mutual, Negated: v.Negated, Modality: v.Modality, Confidence: v.Confidence, Rule: v.Rule,
		}
		if v.AttributedTo != "" {
			records[i].AttributedTo = &v.AttributedTo
		}
	}
	return records
}

func party(a Actor, m Mentioned) Party {
	return Party{ID: a.ID, Name: a.Name, Kind: a.Kind, Code: a.Code, Sector: a.Sector,
		Mention: m.Text, Start: m.Start, End: m.End}
}

// SortRecords puts records in the order of the text: the title before the text, then by offset.
func SortRecords(records []Record) {
	slices.SortStableFunc(records, func(a, b Record) int {
		return cmp.Or(strings.Compare(a.Document, b.Document), -strings.Compare(a.In, b.In),
			cmp.Compare(a.Start, b.Start), cmp.Compare(a.Source.Start, b.Source.Start), cmp.Compare(a.Target.Start, b.Target.Start))
	})
}
