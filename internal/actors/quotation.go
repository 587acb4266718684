package actors

import "entente/internal/syntax"

// Where quotations begin and end.

// quoted says whether token j stands in a quotation, which may have begun in a sentence before.
func (t *text) quoted(i, j int) bool {
	return t.quotation(i, j, t.begunQuoted(i))
}

// begunQuoted says whether a sentence begins inside a quotation: its first mark closes one, or it has none and stands between two that say so.
func (t *text) begunQuoted(i int) bool {
	if t.openings == nil {
		t.openings = t.quotations()
	}
	return t.openings[i]
}

// quotations says of each sentence whether it begins inside a quotation.
func (t *text) quotations() []bool {
	begun := make([]bool, len(t.sentences))
	for i := 1; i < len(begun); i++ {
		if !t.quotation(i-1, len(t.sentences[i-1].Tokens), begun[i-1]) {
			continue
		}
		for next := i; next < min(i+longQuotation, len(begun)); next++ {
			if mark := t.firstMark(next); mark != 0 {
				begun[i] = mark == closes
				break
			}
		}
	}
	return begun
}

// longQuotation is the number of sentences that a quotation may go on for without a mark.
const longQuotation = 4

// What a quotation mark does.
const (
	opens = iota + 1
	closes
	turns // as its place does not say: the other than the one before
)

// mark says what the token does as a quotation mark, 0 if it is none. A straight mark tells it by where the space is.
func mark(s *syntax.Sentence, k int) int {
	switch s.Tokens[k].Text {
	case "“", "``", "«":
		return opens
	case "”", "''", "»":
		return closes
	case "\"":
		before := k == 0 || s.Tokens[k-1].End < s.Tokens[k].Start
		after := k+1 == len(s.Tokens) || s.Tokens[k].End < s.Tokens[k+1].Start
		switch {
		case before && !after:
			return opens
		case after && !before:
			return closes
		}
		return turns
	}
	return 0
}

// firstMark is what the first quotation mark of a sentence does, 0 if it has none.
func (t *text) firstMark(i int) int {
	s := &t.sentences[i]
	for k := range s.Tokens {
		if m := mark(s, k); m != 0 {
			return m
		}
	}
	return 0
}

// quotation says whether token j stands in a quotation if the sentence begins in one or not.
func (t *text) quotation(i, j int, open bool) bool {
	for k := 0; k < j; k++ {
		switch mark(&t.sentences[i], k) {
		case opens:
			open = true
		case closes:
			open = false
		case turns:
			open = !open
		}
	}
	return open
}
