package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"time"

	"entente/internal/actors"
	"entente/internal/parse"
	"entente/internal/relations"
	"entente/internal/relations/classifier"
	"entente/internal/syntax"
)

// record is a text with what gold says of it, in one of three forms: all edges (Edges is not nil),
// a marked pair of phrases (Quad is set), or the main event by codes.
type record struct {
	ID     string
	Group  string
	Text   string
	Event  string
	Quad   string
	Edges  []edge
	source []phrase
	target []phrase

	sentences []sentence
}

type edge struct {
	Source, Target phrase
	Event          string
	Predicate      string
	Mutual         bool
}

// phrase is an actor as gold names it: by bytes of the text, or by its words and its code.
type phrase struct {
	Start, End int
	Text, Code string
}

// sentence is one of the text's, read as the ingester reads it.
type sentence struct {
	syntax.Sentence
	mentions  []actors.Mention
	relations []relations.Relation // by rules alone
}

// reader reads texts as the ingester does.
type reader struct {
	parser    *parse.Parser
	catalogue *actors.Catalogue
	lexicon   *relations.Lexicon
}

func newReader() (*reader, error) {
	p, err := parse.Load()
	if err != nil {
		return nil, err
	}
	c, err := actors.Load()
	if err != nil {
		return nil, err
	}
	l, err := relations.Load()
	if err != nil {
		return nil, err
	}
	return &reader{p, c, l}, nil
}

// readGold reads a file of records in JSON Lines and the sentences of each.
func (r *reader) readGold(file string) ([]*record, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var all []*record
	scan := bufio.NewScanner(bytes.NewReader(text))
	scan.Buffer(nil, 1<<20)
	for line := 1; scan.Scan(); line++ {
		if len(bytes.TrimSpace(scan.Bytes())) == 0 {
			continue
		}
		rec, err := decode(scan.Bytes())
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, line, err)
		}
		rec.Group = groupOf(file, rec)
		rec.sentences = r.sentences(rec.Text)
		all = append(all, rec)
	}
	return all, scan.Err()
}

func decode(line []byte) (*record, error) {
	var ends struct{ Source, Target json.RawMessage }
	rec := new(record)
	var form struct {
		*record
		Source, Target json.RawMessage
	}
	form.record = rec
	if err := json.Unmarshal(line, &form); err != nil {
		return nil, err
	}
	ends.Source, ends.Target = form.Source, form.Target
	var err error
	if rec.source, err = phrases(ends.Source); err != nil {
		return nil, err
	}
	rec.target, err = phrases(ends.Target)
	rec.Event = eventName(rec.Event)
	for i := range rec.Edges {
		rec.Edges[i].Event = eventName(rec.Edges[i].Event)
	}
	return rec, err
}

// phrases reads one phrase, a list of them, or none.
func phrases(raw json.RawMessage) ([]phrase, error) {
	if len(raw) == 0 {
		return nil, nil
	}
	if raw[0] == '[' {
		var list []phrase
		return list, json.Unmarshal(raw, &list)
	}
	one := make([]phrase, 1)
	return one, json.Unmarshal(raw, &one[0])
}

// eventName maps the names of PLOVER's older versions to those of 2021, and YIELD, which is CONCEDE
// and RETREAT as one and here always material, to RETREAT.
func eventName(name string) string {
	switch name {
	case "DEMAND":
		return "REQUEST"
	case "DISAPPROVE", "INVESTIGATE":
		return "ACCUSE"
	case "FIGHT":
		return "ASSAULT"
	case "YIELD":
		return "RETREAT"
	}
	return name
}

var sentenceNumber = regexp.MustCompile(`[-_]\d+$`)

// groupOf names the text that a record was cut from, so that no text is on both sides of a fold.
func groupOf(file string, rec *record) string {
	if rec.Group != "" {
		return file + " " + rec.Group
	}
	if rec.Edges != nil {
		return file + " " + sentenceNumber.ReplaceAllString(rec.ID, "")
	}
	return file + " " + rec.ID
}

func (r *reader) sentences(text string) []sentence {
	trees := r.parser.Parse(text)
	all := make([]sentence, len(trees))
	for i, s := range trees {
		all[i].Sentence = s
	}
	for _, m := range r.catalogue.Link(trees, time.Time{}) {
		all[m.Sentence].mentions = append(all[m.Sentence].mentions, m)
	}
	for i := range all {
		for _, rel := range r.lexicon.Relations(&all[i].Sentence, all[i].mentions) {
			if !strings.HasPrefix(rel.Rule, "classifier") {
				all[i].relations = append(all[i].relations, rel)
			}
		}
	}
	return all
}

// senses gathers what the lexicon's entries say of each word.
func (r *reader) senses() classifier.Senses {
	s := classifier.Senses{}
	for _, e := range r.lexicon.Entries() {
		s.Add(e.Class, e.Lemma, e.Particle, e.Event, string(e.Effect))
	}
	return s
}

// bytesOf returns the bytes of the text that a mention covers.
func (s *sentence) bytesOf(m actors.Mention) (start, end int) {
	return s.Tokens[m.Lo].Start, s.Tokens[m.Hi-1].End
}

// overlaps says whether mention m shares bytes with the phrase, wherever the phrase's words stand.
func (s *sentence) overlaps(m actors.Mention, text string, p phrase) bool {
	start, end := s.bytesOf(m)
	if p.End > 0 {
		return start < p.End && p.Start < end
	}
	for at := 0; p.Text != ""; {
		k := strings.Index(text[at:], p.Text)
		if k < 0 {
			return false
		}
		if start < at+k+len(p.Text) && at+k < end {
			return true
		}
		at += k + 1
	}
	return false
}

// headOf returns the token that the words of the phrase depend on, -1 if none is in the sentence.
func (s *sentence) headOf(p phrase) int {
	span := syntax.Span{Lo: -1}
	for i, t := range s.Tokens {
		if t.Start < p.End && p.Start < t.End {
			if span.Lo < 0 {
				span.Lo = i
			}
			span.Hi = i + 1
		}
	}
	if span.Lo < 0 {
		return -1
	}
	return s.Head(span)
}
