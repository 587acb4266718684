package news

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// record is a line of JSON Lines. Fields that it does not name are left alone.
type record struct {
	ID        any    `json:"id"`   // a string or a number
	Date      any    `json:"date"` // likewise
	Title     string `json:"title"`
	Text      string `json:"text"`
	URL       string `json:"url"`
	Publisher string `json:"publisher"`
}

func readJSONLines(name string, in *bufio.Reader, yield func(Document, error) bool) bool {
	for n := 1; ; n++ {
		line, err := readLine(in)
		switch {
		case err == io.EOF:
			return true
		case errors.Is(err, errLongLine):
			err = &SyntaxError{File: name, Line: n, Msg: fmt.Sprintf("line of more than %d MiB", MaxBytes>>20)}
			if !yield(Document{}, err) {
				return false
			}
			continue
		case err != nil:
			return yield(Document{}, fmt.Errorf("read %s:%d: %w", name, n, err))
		case len(bytes.TrimSpace(line)) == 0:
			continue
		}
		d, err := parseRecord(name, n, line)
		if !yield(d, err) {
			return false
		}
	}
}

func parseRecord(name string, n int, line []byte) (Document, error) {
	if err := checkText(name, n, line); err != nil {
		return Document{}, err
	}
	var r record
	d := json.NewDecoder(bytes.NewReader(line))
	d.UseNumber()
	if err := d.Decode(&r); err != nil {
		return Document{}, &SyntaxError{File: name, Line: n, Msg: "broken JSON: " + err.Error()}
	}
	if _, err := d.Token(); err != io.EOF {
		return Document{}, &SyntaxError{File: name, Line: n, Msg: "more than one JSON value on the line"}
	}
	doc, err := r.document()
	if err != nil {
		return Document{}, &SyntaxError{File: name, Line: n, Msg: err.Error()}
	}
	doc.From = fmt.Sprintf("%s:%d", name, n)
	return doc, nil
}

func (r record) document() (Document, error) {
	d := Document{Title: r.Title, Text: r.Text, URL: r.URL, Publisher: r.Publisher}
	if strings.TrimSpace(r.Title+r.Text) == "" {
		return d, errors.New("empty: neither title nor text")
	}
	if strings.ContainsRune(r.Title+r.Text, 0) {
		return d, errors.New("binary, not text: holds a zero byte")
	}
	var err error
	if d.ID, err = scalar("id", r.ID); err != nil {
		return d, err
	}
	if d.ID == "" {
		d.ID = d.contentID()
	}
	date, err := scalar("date", r.Date)
	if err != nil || date == "" {
		return d, err
	}
	d.Published, err = parseDate(date)
	return d, err
}

// scalar takes a string or a number as a string, nothing as "".
func scalar(field string, v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case json.Number:
		return v.String(), nil
	}
	return "", fmt.Errorf("%s is neither a string nor a number", field)
}

// dateLayouts are the forms of date that feeds and archives use, the first being our own.
var dateLayouts = []string{
	time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateTime,
	"2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z0700", "2006-01-02 15:04:05 MST", "2006/01/02",
	"20060102", "20060102T150405Z", "20060102150405",
	time.RFC1123, time.RFC1123Z, time.RFC850, time.RFC822, time.RFC822Z, "Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04:05 -0700",
	"2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006", "2-Jan-2006", "2-Jan-2006 15:04:05",
}

// parseDate reads the day and time in the zone they are given in: the day is the publisher's.
func parseDate(s string) (time.Time, error) {
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("date %q is in no form known here; write YYYY-MM-DD", s)
}
