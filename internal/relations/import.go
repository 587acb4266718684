package relations

import "fmt"

// Outcome is how a line of a dictionary was taken.
type Outcome string

// The ways to take a line.
const (
	Entered Outcome = "read"
	Loosely Outcome = "read loosely" // the entry asks for less than the line
	Left    Outcome = "left out"
)

// Import tells what was made of a dictionary of PETRARCH's.
type Import struct {
	File                   string
	Lines                  []ImportedLine // in the order of the file
	Entered, Loosely, Left int            // lines
	Entries                int            // of the lexicon, one for each verb and pattern
}

// ImportedLine is a verb, a pattern or what else stood in a line, and what was made of it.
type ImportedLine struct {
	File string
	Line int
	Text string
	How  Outcome
	Why  string // the event, or the reason
}

func (l ImportedLine) String() string {
	return fmt.Sprintf("%s:%d: %s: %s: %s", l.File, l.Line, l.Text, l.How, l.Why)
}

// String sums up.
func (i Import) String() string {
	return fmt.Sprintf("%s: %d lines of PETRARCH's read, %d of them loosely, %d left out; %d entries", i.File, i.Entered+i.Loosely, i.Loosely, i.Left, i.Entries)
}

// Imports tells what was made of the user's dictionaries in PETRARCH's format.
func (l *Lexicon) Imports() []Import { return l.imports }
