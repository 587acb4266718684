package store

import (
	"fmt"
	"strconv"
	"strings"

	"entente/graph"
)

// A brief is a piece of evidence as its actors keep it: one line in a list of values of the edge's
// source, Actor.actsInBrief, and one in a list of its target, Actor.receivesInBrief. The lines of an actor
// stand in one place of Dgraph's, so that what an actor is to all others is read at once and not node by
// node, which for a thousand edges takes seconds. A line is
//
//	1|other|event|predicate|date|confidence|modality|marks|document|in|offsets
//
// The 1 is the form's version, other the actor at the edge's other end. The predicate, in lower case
// as in the edge's key, stands where there is no event. The modality is a letter of modalityLetters, or = and what it is; marks are m for mutual and n
// for negated; the offsets are those of the source, the predicate and the target, as in 10-20-30. All of it
// follows from edge and evidence: to take a brief out, nothing need be read, and two writers that add
// evidence to the same actor do not meet.
const briefForm = "1|"

const briefFields = 10 // after the form

var modalityLetters = map[graph.Modality]string{
	graph.Asserted: "a", graph.Reported: "r", graph.Planned: "p", graph.Hypothetical: "h", "": "",
}

var modalityOf = func() map[string]graph.Modality {
	all := map[string]graph.Modality{}
	for m, letter := range modalityLetters {
		all[letter] = m
	}
	return all
}()

// writeBrief is the line of the actor at the end of e that is not other.
func writeBrief(other string, e *graph.Edge, v *graph.Evidence) string {
	b := make([]byte, 0, 96)
	b = append(b, briefForm...)
	predicate := strings.ToLower(e.Predicate)
	if e.Event != "" {
		predicate = ""
	}
	modality, known := modalityLetters[v.Modality]
	if !known {
		modality = "=" + string(v.Modality)
	}
	for _, field := range []string{other, e.Event, predicate, v.Date, strconv.FormatFloat(v.Confidence, 'g', -1, 64),
		modality, marks(v), v.Document, v.In} {
		b = append(appendEscaped(b, field), '|')
	}
	b = strconv.AppendInt(b, int64(v.Source.Start), 10)
	b = strconv.AppendInt(append(b, '-'), int64(v.PredicateStart), 10)
	b = strconv.AppendInt(append(b, '-'), int64(v.Target.Start), 10)
	return string(b)
}

func marks(v *graph.Evidence) string {
	switch {
	case v.Mutual && v.Negated:
		return "mn"
	case v.Mutual:
		return "m"
	case v.Negated:
		return "n"
	}
	return ""
}

// appendEscaped writes what separates fields, and what JSON would escape, as % and two hexadecimal digits.
func appendEscaped(b []byte, field string) []byte {
	for i := range len(field) {
		if c := field[i]; mustEscape(c) {
			b = fmt.Appendf(b, "%%%02X", c)
		} else {
			b = append(b, c)
		}
	}
	return b
}

func mustEscape(c byte) bool {
	return c < ' ' || c == 0x7f || strings.IndexByte(`|%"\<>&`, c) >= 0
}

func unescape(field string) (string, error) {
	if strings.IndexByte(field, '%') < 0 {
		return field, nil
	}
	var b strings.Builder
	for i := 0; i < len(field); i++ {
		if field[i] != '%' {
			b.WriteByte(field[i])
			continue
		}
		if i+2 >= len(field) {
			return "", fmt.Errorf("%q ends in an escape", field)
		}
		c, err := strconv.ParseUint(field[i+1:i+3], 16, 8)
		if err != nil {
			return "", fmt.Errorf("%q: %w", field, err)
		}
		b.WriteByte(byte(c))
		i += 2
	}
	return b.String(), nil
}

// brief is a line as read: the other end, and what names the edge and weighs the evidence.
type brief struct {
	other, event, predicate string
	evidence                graph.Evidence
}

// errBrief says which line cannot be read.
func errBrief(line string, why any) error { return fmt.Errorf("brief %.200q: %v", line, why) }

func readBrief(line string, b *brief) error {
	rest, ok := strings.CutPrefix(line, briefForm)
	if !ok {
		return errBrief(line, "of a form that this version of entente does not know")
	}
	var fields [briefFields]string
	for i := range fields {
		field, after, more := strings.Cut(rest, "|")
		if more == (i == briefFields-1) {
			return errBrief(line, "too few or too many fields")
		}
		var err error
		if fields[i], err = unescape(field); err != nil {
			return errBrief(line, err)
		}
		rest = after
	}
	return b.set(line, &fields)
}

func (b *brief) set(line string, fields *[briefFields]string) error {
	b.other, b.event, b.predicate = fields[0], fields[1], fields[2]
	modality, known := modalityOf[fields[5]]
	if !known {
		modality = graph.Modality(strings.TrimPrefix(fields[5], "="))
	}
	confidence, err := strconv.ParseFloat(fields[4], 64)
	if err != nil {
		return errBrief(line, err)
	}
	v := &b.evidence
	*v = graph.Evidence{Document: fields[7], In: fields[8], Date: fields[3], Confidence: confidence, Modality: modality,
		Mutual: strings.Contains(fields[6], "m"), Negated: strings.Contains(fields[6], "n")}
	source, rest, _ := strings.Cut(fields[9], "-")
	predicate, target, _ := strings.Cut(rest, "-")
	for _, o := range []struct {
		to   *int
		text string
	}{{&v.Source.Start, source}, {&v.PredicateStart, predicate}, {&v.Target.Start, target}} {
		if *o.to, err = strconv.Atoi(o.text); err != nil {
			return errBrief(line, err)
		}
	}
	return nil
}
