package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"entente/internal/actors"
	"entente/internal/config"
	"entente/internal/extract"
	"entente/internal/news"
	"entente/internal/store"
)

// dryRun reads the documents and prints what is in them.
func dryRun(cmd *cobra.Command, o options, paths []string) error {
	x, cfg, err := loadExtractor(cmd)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(cmd.OutOrStdout())
	print, flush := printer(o.output, out)
	c, err := readOnly(cmd, x, cfg, paths, print)
	if flushErr := errors.Join(flush(), out.Flush()); err == nil {
		err = flushErr
	}
	return finish(c, cmd.ErrOrStderr(), err)
}

// readOnly hands every document's reading to each, in order, and stores nothing.
func readOnly(cmd *cobra.Command, x *extract.Extractor, cfg config.Config, paths []string, each func(extract.Reading) error) (counts, error) {
	var c counts
	log := slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))
	err := pipeline(cmd.Context(), news.Read(paths, cmd.InOrStdin()), cfg.Ingest.Workers, &c, log,
		func(d news.Document) done { return done{reading: x.Read(d)} },
		func(d done) error { return each(d.reading) })
	return c, err
}

// newEncoder writes a JSON object a line, with <, > and & as they are.
func newEncoder(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}

// printer returns a function that prints one reading, and one that prints what is left at the end.
func printer(output string, w io.Writer) (print func(extract.Reading) error, flush func() error) {
	nothing := func() error { return nil }
	enc := newEncoder(w)
	switch output {
	case "jsonl":
		return func(r extract.Reading) error { return printRecords(enc, r) }, nothing
	case "mentions":
		return func(r extract.Reading) error { return printMentions(enc, r) }, nothing
	case "rdf":
		return rdfPrinter(w)
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "SOURCE\tEVENT\tMODE\tTARGET\tPREDICATE\tHOW\tCONFIDENCE\tDOCUMENT")
	return func(r extract.Reading) error { return printTable(table, r) }, table.Flush
}

// rdfPrinter hands the readings over to the store's writer of N-Quads.
func rdfPrinter(w io.Writer) (print func(extract.Reading) error, flush func() error) {
	readings, written := make(chan store.Reading), make(chan error, 1)
	go func() {
		var invalid error
		_, err := store.WriteRDF(w, drawn(readings), func(err error) { invalid = errors.Join(invalid, err) })
		written <- errors.Join(err, invalid)
	}()
	print = func(r extract.Reading) error { readings <- stored(r); return nil }
	flush = func() error {
		close(readings)
		if err := <-written; err != nil {
			return fmt.Errorf("write N-Quads: %w", err)
		}
		return nil
	}
	return print, flush
}

// stored gives the reading as the store takes it.
func stored(r extract.Reading) store.Reading {
	return store.Reading{Document: r.Stored(), Actors: r.Actors, Edges: r.Edges}
}

func printRecords(enc *json.Encoder, r extract.Reading) error {
	for _, rec := range r.Records() {
		if err := enc.Encode(rec); err != nil {
			return fmt.Errorf("print edges: %w", err)
		}
	}
	return nil
}

func printTable(w io.Writer, r extract.Reading) error {
	for _, rec := range r.Records() {
		how := string(rec.Modality)
		if rec.AttributedTo != nil {
			how += " by " + *rec.AttributedTo
		}
		if rec.Negated {
			how += ", negated"
		}
		arrow := rec.Event
		if arrow == "" {
			arrow = "–"
		}
		if rec.Mutual {
			arrow += " (mutual)"
		}
		if _, err := fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%.2f\t%s:%d\n", rec.Source.Name, arrow, rec.Mode, rec.Target.Name,
			rec.Predicate, how, rec.Confidence, rec.Document, rec.Sentence); err != nil {
			return fmt.Errorf("print edges: %w", err)
		}
	}
	return nil
}

// mentionLine is a mention as --output mentions prints it; its fields are a contract.
type mentionLine struct {
	Document string       `json:"document"`
	In       string       `json:"in,omitempty"`
	Sentence int          `json:"sentence"`
	Start    int          `json:"start"`
	End      int          `json:"end"`
	Text     string       `json:"text"`
	Actor    mentionActor `json:"actor"`
	New      bool         `json:"new"`
	Score    float64      `json:"score"`
}

type mentionActor struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Kind   string `json:"kind"`
	Code   string `json:"code"`
	Sector string `json:"sector"`
}

func printMentions(enc *json.Encoder, r extract.Reading) error {
	for _, both := range r.Mentions {
		for _, m := range both.Each() {
			if err := enc.Encode(lineOf(r, m)); err != nil {
				return fmt.Errorf("print mentions: %w", err)
			}
		}
	}
	return nil
}

func lineOf(r extract.Reading, m actors.Mention) mentionLine {
	s := r.Sentences[m.Sentence]
	start, end := s.Tokens[m.Lo].Start, s.Tokens[m.Hi-1].End
	a := m.Actor
	return mentionLine{Document: r.Document.ID, In: s.In, Sentence: s.Number, Start: start, End: end,
		Text:  r.Text(s.In, start, end),
		Actor: mentionActor{a.ID, a.Name, a.Kind, a.Code, a.Sector}, New: m.New, Score: m.Score}
}
