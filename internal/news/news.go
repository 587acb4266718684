// Package news reads documents: plain text and JSON Lines go in, from files, folders or a stream, and
// one Document at a time comes out.
//
// A document without an id gets one from its title and text; one without a date has none. What
// cannot be read (not UTF-8, empty, binary, a broken JSON line) comes out as a *SyntaxError that
// names file and line, in its place between the documents, and reading goes on behind it.
package news

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// Document is a text to read, with what is known about it.
type Document struct {
	ID        string
	Title     string
	Text      string
	URL       string
	Publisher string
	Published time.Time // zero if unknown
	From      string    // where it was read, as file or file:line; not a part of the document
}

// Date is the day of publication as YYYY-MM-DD, "" if unknown.
func (d Document) Date() string {
	if d.Published.IsZero() {
		return ""
	}
	return d.Published.Format(time.DateOnly)
}

// Hash names everything that is known of the document, its id included: 32 hexadecimal digits.
func (d Document) Hash() string {
	return digest(d.ID, d.Title, d.Text, d.URL, d.Publisher, d.Date())[:32]
}

// contentID is the id of a document that comes without one: 16 hexadecimal digits of its content and
// of where it appeared.
func (d Document) contentID() string { return digest(d.Title, d.Text, d.URL, d.Publisher)[:16] }

// digest hashes the parts with their lengths, so that no two lists of parts run together.
func digest(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// SyntaxError is an input that is no document.
type SyntaxError struct {
	File string // "-" for standard input
	Line int    // from 1; 0 where the whole file is meant
	Msg  string
}

func (e *SyntaxError) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Msg
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg)
}
