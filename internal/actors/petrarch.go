package actors

// Report tells what of a PETRARCH dictionary was taken.
type Report struct {
	Problems []Problem
}

func isPetrarch(text string) bool { return false }

func (l *loader) readPetrarch(file, text string) Report { return Report{} }
