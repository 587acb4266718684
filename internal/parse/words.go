package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// normalise is the form in lower case with every digit as 0 and straight quotes.
func normalise(form string) string {
	plain := true
	for i := 0; i < len(form); i++ {
		if c := form[i]; c >= 'A' && c <= 'Z' || c >= '1' && c <= '9' || c >= 0x80 {
			plain = false
			break
		}
	}
	if plain {
		return form
	}
	return strings.Map(normaliseRune, form)
}

func normaliseRune(r rune) rune {
	switch {
	case unicode.IsDigit(r):
		return '0'
	case r == '’' || r == '‘':
		return '\''
	case r == '“' || r == '”':
		return '"'
	case r == '–' || r == '—':
		return '-'
	}
	return unicode.ToLower(r)
}

// shapeOf tells case and kind of the form's first letter: 1 all capitals, 2 a capital, 3 lower case,
// 4 a digit, 5 another.
func shapeOf(form string) uint64 {
	r, n := utf8.DecodeRuneInString(form)
	switch {
	case unicode.IsUpper(r) && len(form) > n && strings.ToUpper(form) == form:
		return 1
	case unicode.IsUpper(r):
		return 2
	case unicode.IsLower(r):
		return 3
	case unicode.IsDigit(r):
		return 4
	}
	return 5
}

// featureSet collects the features of one place.
type featureSet struct {
	template uint64
	out      []uint64
}

func (f *featureSet) add(a, b, c uint64) {
	f.template++
	f.out = append(f.out, mix(f.template, a, b, c))
}

// pack puts small values (tags, labels, shapes) into one.
func pack(v ...uint64) uint64 {
	var p uint64
	for _, x := range v {
		p = p<<8 | x&0xff
	}
	return p
}
