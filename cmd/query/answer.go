package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/network"
)

// What --json prints. Lists are never null.

type partyJSON struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Kind   string `json:"kind"`
	Code   string `json:"code"`
	Sector string `json:"sector"`
}

type tieJSON struct {
	A        partyJSON            `json:"a"`
	B        partyJSON            `json:"b"`
	Weight   float64              `json:"weight"`
	Reports  int                  `json:"reports"`
	Counted  int                  `json:"counted"`
	First    string               `json:"first"`
	Last     string               `json:"last"`
	Events   []network.EventCount `json:"events"`
	AToB     network.Flow         `json:"a_to_b"`
	BToA     network.Flow         `json:"b_to_a"`
	Evidence []evidenceJSON       `json:"evidence"`
}

// evidenceJSON is a record with its document, and with what it adds to the tie; 0 where another of the day
// counts in its place.
type evidenceJSON struct {
	graph.Record
	Title     string  `json:"title"`
	URL       string  `json:"url"`
	Publisher string  `json:"publisher"`
	Weight    float64 `json:"weight"`
}

func (s *session) printJSON(answer any) error {
	enc := json.NewEncoder(s.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(answer)
}

// none prints the answer without anything for programs, which read it whatever the exit code, and returns err; one that is
// not for want of an answer is only returned.
func (s *session) none(err error, empty any) error {
	var none nothingError
	if s.json && errors.As(err, &none) {
		return errors.Join(s.printJSON(empty), err)
	}
	return err
}

func (s *session) party(id string) partyJSON {
	a := s.actor(id)
	return partyJSON{a.ID, a.Name, a.Kind, a.Code, a.Sector}
}

func (s *session) tieJSON(t network.Tie) tieJSON {
	j := tieJSON{A: s.party(t.A), B: s.party(t.B), Weight: round(t.Weight), Reports: t.Reports, Counted: t.Counted,
		First: t.First, Last: t.Last, Events: t.Events, AToB: roundFlow(t.Out), BToA: roundFlow(t.In)}
	j.Evidence = s.evidenceJSON(s.witnesses(t))
	return j
}

func (s *session) tiesJSON(ties []network.Tie) []tieJSON {
	all := make([]tieJSON, len(ties))
	for i, t := range ties {
		all[i] = s.tieJSON(t)
	}
	return all
}

func (s *session) evidenceJSON(claims []network.Claim) []evidenceJSON {
	all := make([]evidenceJSON, len(claims))
	for i, c := range claims {
		e := *c.Edge
		e.Evidence = []graph.Evidence{*c.Evidence}
		d := s.documents[c.Evidence.Document]
		all[i] = evidenceJSON{e.Records(s.actor(e.Source), s.actor(e.Target))[0], d.Title, d.URL, d.Publisher, round(c.Weight)}
	}
	return all
}

// round keeps sums from showing their rounding errors.
func round(w float64) float64 { return math.Round(w*1e6) / 1e6 }

func roundFlow(f network.Flow) network.Flow {
	return network.Flow{
		VerbalCooperation: round(f.VerbalCooperation), MaterialCooperation: round(f.MaterialCooperation),
		VerbalConflict: round(f.VerbalConflict), MaterialConflict: round(f.MaterialConflict)}
}

// witnesses returns the evidence to show under a tie: all of it with --evidence, else the best for the tie's
// sign, or where nothing weighs the latest.
func (s *session) witnesses(t network.Tie) []network.Claim {
	all := inOrder(t.Claims)
	if s.evidence || len(all) == 0 {
		return all
	}
	if best := network.Best(t.Claims, t.Sign(), 1); len(best) > 0 {
		return best
	}
	return all[:1]
}

// inOrder is every piece of evidence once, the weightiest first, of equals the latest.
func inOrder(claims []network.Claim) []network.Claim {
	all := make([]network.Claim, 0, len(claims))
	for i, c := range claims {
		if i == 0 || c.Evidence != claims[i-1].Evidence { // the two directions of mutual evidence stand together
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(a, b network.Claim) int {
		if c := cmp.Or(cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)), cmp.Compare(b.Evidence.Date, a.Evidence.Date)); c != 0 {
			return c
		}
		return cmp.Compare(a.Edge.EvidenceID(*a.Evidence), b.Edge.EvidenceID(*b.Evidence))
	})
	return all
}

// account says what a tie adds up to: "+6.2, 14 reports, last 2017-04-11, mostly SUPPORT".
func (s *session) account(t network.Tie) string {
	parts := []string{s.out.weight(t.Weight), plural(t.Reports, "report")}
	if t.Last != "" {
		parts = append(parts, "last "+t.Last)
	}
	return strings.Join(append(parts, mainEvents(t.Events)), ", ")
}

// mainEvents names the event of most reports, or the first few where none has more than half of them.
func mainEvents(events []network.EventCount) string {
	reports := 0
	for _, e := range events {
		reports += e.Reports
	}
	switch {
	case len(events) == 1:
		return events[0].Name
	case 2*events[0].Reports > reports:
		return "mostly " + events[0].Name
	}
	var names []string
	for _, e := range events[:min(3, len(events))] {
		names = append(names, e.Name)
	}
	if len(events) > 3 {
		return strings.Join(names, ", ") + " and others"
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// printTie writes a line about the tie and the evidence under it, indented.
func (s *session) printTie(indent int, t network.Tie) {
	s.out.line(indent, "%s — %s: %s", s.out.paint(bold, s.name(t.A)), s.out.paint(bold, s.name(t.B)), s.account(t))
	s.printEvidence(indent+4, s.witnesses(t))
}

// printEvidence writes sentences, and with --evidence after each what it was taken for.
func (s *session) printEvidence(indent int, claims []network.Claim) {
	for _, c := range claims {
		s.out.quote(indent, c.Evidence.Text)
		if s.evidence {
			s.out.lines(indent, faint, s.reading(c))
		}
	}
}

// deed is the event with its mode, or the predicate where PLOVER has none: "CONSULT (visit)".
func deed(c network.Claim) string {
	if c.Evidence.Mode != "" {
		return c.Edge.Event + " (" + c.Evidence.Mode + ")"
	}
	return cmp.Or(c.Edge.Event, c.Edge.Predicate)
}

// reading says what a sentence was taken for: "2017-04-11, Reuters: Russia SUPPORT Assad, +3.2".
func (s *session) reading(c network.Claim) string {
	v := c.Evidence
	where := s.place(v.Document)
	if v.Date != "" {
		where = v.Date + ", " + where
	}
	weight := signed(c.Weight)
	if v.Mutual && c.Counts {
		weight += " each way"
	}
	parts := []string{
		fmt.Sprintf("%s: %s %s %s", where, s.name(c.Edge.Source), deed(c), s.name(c.Edge.Target)),
		weight, fmt.Sprintf("confidence %.2f", v.Confidence)}
	if v.Modality != graph.Asserted && v.Modality != "" {
		parts = append(parts, string(v.Modality))
	}
	if v.AttributedTo != "" {
		parts = append(parts, "said by "+s.name(v.AttributedTo))
	}
	if v.Negated {
		parts = append(parts, "negated")
	}
	if !c.Counts && graph.ScoreOf(c.Edge.Event) != 0 {
		parts = append(parts, s.whyNot(c))
	}
	return strings.Join(parts, ", ")
}

// whyNot says why evidence does not count: because another does, or because none of its kind would.
func (s *session) whyNot(c network.Claim) string {
	alone := *c.Edge
	alone.Evidence = []graph.Evidence{*c.Evidence}
	switch {
	case !s.params.Claims([]graph.Edge{alone})[0].Counts:
		return "does not count"
	case c.Evidence.Date == "":
		return "another of this document counts"
	}
	return "another of that day counts"
}

// meetTies learns the names that an answer with these ties needs.
func (s *session) meetTies(ctx context.Context, ties []network.Tie) error {
	var ends []string
	var claims []network.Claim
	for _, t := range ties {
		ends = append(ends, t.A, t.B)
		claims = append(claims, s.witnesses(t)...)
	}
	return errors.Join(s.meetParties(ctx, ends...), s.meetSentences(ctx, claims))
}

// place names a document by what a reader knows it by: publisher and title, else its address, else its id.
func (s *session) place(id string) string {
	d := s.documents[id]
	var parts []string
	for _, p := range []string{d.Publisher, d.Title} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return cmp.Or(d.URL, id)
	}
	return strings.Join(parts, ", ")
}

func (s *session) remarkMore(more int, what string) {
	if more > 0 {
		s.remark("%s more; --limit 0 prints all", plural(more, what))
	}
}
