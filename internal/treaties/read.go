package treaties

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Reading is what a file holds.
type Reading struct {
	Treaties []Treaty
	Unknown  []string // states that have no actor, as the file names them, sorted
}

// Read reads a CSV file. states finds the actor that a name, code or number means at a date. A layout without columns is
// found from the header. What cannot be read is an error with its line.
func Read(r io.Reader, layout Layout, states func(name, date string) (id string, ok bool)) (Reading, error) {
	lines := csv.NewReader(r)
	lines.FieldsPerRecord = -1
	header, err := lines.Read()
	if err != nil {
		return Reading{}, fmt.Errorf("read the header: %w", err)
	}
	at := make(map[string]int)
	for i, name := range header {
		header[i] = strings.TrimSpace(strings.TrimPrefix(name, "\ufeff"))
		at[header[i]] = i
	}
	if layout.A == "" {
		if layout, err = recognize(header); err != nil {
			return Reading{}, err
		}
	}
	if lacking := layout.lacking(at); len(lacking) > 0 {
		return Reading{}, fmt.Errorf("no column %s", strings.Join(lacking, ", "))
	}
	b := builder{layout: layout, states: states, unknown: make(map[string]bool), seen: make(map[Treaty]bool)}
	for {
		fields, err := lines.Read()
		if errors.Is(err, io.EOF) {
			return b.reading(), nil
		}
		if err != nil {
			return Reading{}, err
		}
		line, _ := lines.FieldPos(0)
		if err := b.add(row{at, fields}, line); err != nil {
			return Reading{}, fmt.Errorf("line %d: %w", line, err)
		}
	}
}

// builder gathers treaties. A pair that a file has in both directions is one.
type builder struct {
	layout   Layout
	states   func(name, date string) (string, bool)
	unknown  map[string]bool
	treaties []Treaty
	seen     map[Treaty]bool
	lastYear string
}

func (b *builder) add(r row, line int) error {
	t := Treaty{Pledge: b.layout.pledge(r), Line: line}
	if t.Pledge == "" {
		return nil
	}
	var err error
	if b.layout.Year != "" {
		year := r.get(b.layout.Year)
		if len(year) != 4 {
			return fmt.Errorf("%q is no year", year)
		}
		t.From, t.To = year+"-01-01", year+"-12-31"
		b.lastYear = max(b.lastYear, year)
	} else {
		if t.From, err = r.date(b.layout.From, "01", "01"); err != nil {
			return err
		}
		if t.To, err = r.date(b.layout.To, "12", "31"); err != nil {
			return err
		}
	}
	known := true
	for _, end := range []struct {
		id         *string
		state, too string
	}{{&t.A, r.get(b.layout.A), r.get(b.layout.NameA)}, {&t.B, r.get(b.layout.B), r.get(b.layout.NameB)}} {
		id, ok := b.states(end.state, t.From)
		if !ok {
			b.unknown[called(end.state, end.too)] = true
			known = false
		}
		*end.id = id
	}
	if !known || t.A == t.B {
		return nil
	}
	t.A, t.B = min(t.A, t.B), max(t.A, t.B)
	same := t
	same.Line = 0
	if !b.seen[same] {
		b.seen[same] = true
		b.treaties = append(b.treaties, t)
	}
	return nil
}

// called is a state as a reader knows it: "300 (Austria-Hungary)".
func called(state, name string) string {
	if name == "" {
		return state
	}
	return state + " (" + name + ")"
}

// date reads a date from one column or from three; month and day stand in where the file does not say.
func (r row) date(column, month, day string) (string, error) {
	if column == "" {
		return "", nil
	}
	text := r.get(column)
	if text == "" {
		year := r.get(column + "_year")
		if year == "" {
			return "", nil
		}
		text = strings.Join([]string{year, twoDigits(cmp.Or(r.get(column+"_month"), month)), twoDigits(cmp.Or(r.get(column+"_day"), day))}, "-")
	}
	switch len(text) {
	case len("2006"):
		text += "-" + month + "-" + day
	case len("2006-01"):
		text += "-" + lastOf(text, day)
	}
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return "", fmt.Errorf("%s: %q is no date (YYYY, YYYY-MM or YYYY-MM-DD)", column, text)
	}
	return text, nil
}

// lastOf is the day, or for the 31st the last of the month.
func lastOf(month, day string) string {
	t, err := time.Parse("2006-01", month)
	if day != "31" || err != nil {
		return day
	}
	return strconv.Itoa(t.AddDate(0, 1, -1).Day())
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

func (b *builder) reading() Reading {
	r := Reading{Treaties: b.treaties}
	if b.layout.Year != "" {
		r.Treaties = joinYears(b.treaties, b.lastYear)
	}
	for name := range b.unknown {
		r.Unknown = append(r.Unknown, name)
	}
	slices.Sort(r.Unknown)
	return r
}

// joinYears makes one treaty of the years that follow each other. One that holds in the last year of the file has no end.
func joinYears(years []Treaty, lastYear string) []Treaty {
	slices.SortStableFunc(years, func(a, b Treaty) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B), cmp.Compare(a.Pledge, b.Pledge), cmp.Compare(a.From, b.From))
	})
	var joined []Treaty
	for _, t := range years {
		if n := len(joined) - 1; n >= 0 && joined[n].A == t.A && joined[n].B == t.B && joined[n].Pledge == t.Pledge && follows(joined[n].To, t.From) {
			joined[n].To = t.To
			continue
		}
		joined = append(joined, t)
	}
	for i := range joined {
		if strings.HasPrefix(joined[i].To, lastYear) {
			joined[i].To = ""
		}
	}
	return joined
}

func follows(end, start string) bool {
	a, _ := strconv.Atoi(end[:4])
	b, _ := strconv.Atoi(start[:4])
	return b == a+1
}
