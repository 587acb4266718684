package parse

import (
	"strings"
	"unicode"

	"github.com/jdkato/prose/v2"
)

// proseEnds returns the bytes of text behind which prose/v2 ends a sentence. prose gives sentences
// without offsets, as they stand in the text but for white space around them, so each is found again
// behind the one before.
func proseEnds(text string) map[int]bool {
	ends := map[int]bool{}
	// An empty model keeps prose from building its tagger and its recogniser of names, which are not used.
	doc, err := prose.NewDocument(text, prose.UsingModel(&prose.Model{}), prose.WithTokenization(false), prose.WithTagging(false), prose.WithExtraction(false))
	if err != nil {
		return ends
	}
	at := 0
	for _, s := range doc.Sentences() {
		rest := strings.TrimLeftFunc(text[at:], unicode.IsSpace)
		if !strings.HasPrefix(rest, s.Text) {
			break
		}
		at = len(text) - len(rest) + len(s.Text)
		ends[at] = true
	}
	return ends
}
