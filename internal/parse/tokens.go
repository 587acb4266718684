package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/internal/syntax"
)

// tokenize cuts text[lo:hi] into tokens by the conventions of UD English EWT: clitics stand alone
// (Assad ’s, ca n't), hyphenated compounds are three tokens (US - led) unless the first part is a
// prefix (co-founder) or the whole a designation (G-7, F-16), runs of dots and dashes are one.
// Every byte that is not white space belongs to exactly one token.
func (a abbreviations) tokenize(text string, lo, hi int) []syntax.Token {
	toks := make([]syntax.Token, 0, (hi-lo)/5+1)
	for i := lo; i < hi; {
		r, n := utf8.DecodeRuneInString(text[i:hi])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		end := i + chunkLen(text[i:hi])
		last := strings.TrimSpace(text[end:hi]) == ""
		for i < end {
			n := a.tokenLen(text[i:end], last)
			toks = append(toks, syntax.Token{Text: text[i : i+n], Start: i, End: i + n})
			i += n
		}
	}
	return toks
}

// chunkLen is the length of s up to its first white space.
func chunkLen(s string) int {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return i
	}
	return len(s)
}

// tokenLen is the length of the token that s, which holds no white space, begins with; last says
// that nothing follows s in the sentence.
func (a abbreviations) tokenLen(s string, last bool) int {
	if n := addressLen(s); n > 0 {
		return n
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case len(s) <= 3 && emoticons[s]:
		return len(s)
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return a.wordLen(s, last)
	case isApostrophe(r):
		return apostropheLen(s)
	case strings.ContainsRune(".-!?*=_~+<>`", r):
		return runLen(s, r)
	}
	return n
}

var emoticons = map[string]bool{":)": true, ":(": true, ":-)": true, ":-(": true, ";)": true, ";-)": true, ":D": true, ":P": true}

// addressLen is the length of the web or mail address at the beginning of s, 0 if there is none.
func addressLen(s string) int {
	head := s[:min(len(s), 8)]
	near := s[:min(len(s), 120)]
	at := strings.IndexByte(near, '@')
	web := strings.HasPrefix(head, "http://") || strings.HasPrefix(head, "https://") || strings.HasPrefix(head, "www.")
	mail := at > 0 && at+1 < len(near) && strings.IndexByte(near[at:], '.') > 1 && isASCIILetter(s[at+1]) && isASCIILetter(s[0])
	if !web && !mail {
		return 0
	}
	end := len(s)
	if i := strings.IndexAny(s, "<>\"“”"); i > 0 {
		end = i
	}
	return len(strings.TrimRight(s[:end], ".,;:!?)]}'’"))
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' }

// runLen is the length of the run of r at the beginning of s; exclamation and question marks mix.
func runLen(s string, r rune) int {
	for i, c := range s {
		if c != r && !(strings.ContainsRune("!?", r) && strings.ContainsRune("!?", c)) {
			return i
		}
	}
	return len(s)
}

// cliticLen is the length of the clitic ('s, ’re …) that s begins with, 0 if there is none.
func cliticLen(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if !isApostrophe(r) || r == '‘' {
		return 0
	}
	end := n
	for end < len(s) && isASCIILetter(s[end]) {
		end++
	}
	if next, _ := utf8.DecodeRuneInString(s[end:]); end < len(s) && (unicode.IsLetter(next) || unicode.IsDigit(next)) {
		return 0
	}
	switch strings.ToLower(s[n:end]) {
	case "s", "m", "d", "re", "ve", "ll":
		return end
	}
	return 0
}

// apostropheLen is the length of the token that begins with an apostrophe: a clitic, a shortened
// year or word ('90s, 'em), or a quotation mark.
func apostropheLen(s string) int {
	if n := cliticLen(s); n > 0 {
		return n
	}
	r, n := utf8.DecodeRuneInString(s)
	if strings.HasPrefix(s[n:], s[:n]) {
		return 2 * n
	}
	for _, w := range []string{"em", "cause", "til", "tis", "twas"} {
		if strings.EqualFold(s[n:], w) {
			return n + len(w)
		}
	}
	if end := n + digits(s[n:]); end == n+2 && r != '‘' {
		if strings.HasPrefix(s[end:], "s") {
			end++
		}
		return end
	}
	return n
}

func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// splitWords are written as one word and are two tokens: the length of the first.
var splitWords = map[string]int{"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}

// wordLen is the length of the word that s begins with.
func (a abbreviations) wordLen(s string, last bool) int {
	i, number := 0, true // number: so far only digits, points and commas
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r) || r == '_':
			if i > 0 && number && isUnit(s[i:]) {
				return i
			}
			number = false
			if i > 0 && negationAt(s[i:]) {
				return i
			}
			i += n
		case unicode.IsDigit(r):
			i += n
		default:
			n := a.joinLen(s, i, last)
			if n == 0 {
				return splitWord(s[:i])
			}
			i += n
		}
	}
	return splitWord(s)
}

func splitWord(w string) int {
	if n, ok := splitWords[strings.ToLower(w)]; ok {
		return n
	}
	return len(w)
}

// negationAt says whether s begins with "n't" and ends its word there.
func negationAt(s string) bool {
	if s[0]|0x20 != 'n' {
		return false
	}
	r, n := utf8.DecodeRuneInString(s[1:])
	if (r != '\'' && r != '’') || 1+n >= len(s) || s[1+n]|0x20 != 't' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[n+2:])
	return n+2 == len(s) || !unicode.IsLetter(next)
}

// isUnit says whether s begins with a unit that UD parts from the number before it.
func isUnit(s string) bool {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	switch strings.ToLower(s[:end]) {
	case "am", "pm", "km", "cm", "mm", "m", "kg", "g", "pc", "bn", "mn", "mph", "kph", "lb", "lbs", "ft", "mw", "gw", "kw", "percent", "hrs":
		return true
	}
	return false
}

// joinLen is the length of the mark at s[i] if it belongs inside the word, with what must follow it
// in the same token; 0 if the word ends before it.
func (a abbreviations) joinLen(s string, i int, last bool) int {
	r, n := utf8.DecodeRuneInString(s[i:])
	prev, _ := utf8.DecodeLastRuneInString(s[:i])
	next, _ := utf8.DecodeRuneInString(s[i+n:])
	if i+n == len(s) {
		next = 0
	}
	bothDigits := unicode.IsDigit(prev) && unicode.IsDigit(next)
	ok := false
	switch r {
	case '.':
		ok = bothDigits || a.keepsStop(s, i, last)
	case ',':
		ok = bothDigits && digits(s[i+1:]) == 3
	case ':', '/':
		ok = bothDigits
	case '&':
		ok = unicode.IsUpper(prev) && unicode.IsUpper(next)
	case '$':
		ok = i <= 2 && strings.ToUpper(s[:i]) == s[:i]
	case '\'', '’':
		ok = unicode.IsLetter(next) && cliticLen(s[i:]) == 0
	case '-', '‑':
		ok = keepsHyphen(s, i, n)
	}
	if !ok {
		return 0
	}
	return n
}

// keepsStop says whether the full stop at s[i] belongs to the word before it.
func (a abbreviations) keepsStop(s string, i int, last bool) bool {
	word, rest := s[:i], s[i+1:]
	if strings.HasPrefix(rest, ".") {
		return false
	}
	inner := strings.LastIndexByte(word, '.')
	acronym := isASCIILetter(s[i-1]) && i-inner == 2
	if rest != "" && isASCIILetter(rest[0]) {
		return acronym || domains[strings.ToLower(rest[:wordBytes(rest)])]
	}
	switch {
	case inner > 0 && acronym:
		return true
	case acronym: // an initial: Rex W. Tillerson, but not "Plan B."
		return unicode.IsUpper(rune(s[0])) && (!last || rest != "")
	}
	kind := a[strings.ToLower(word)]
	return kind != "" && !(last && kind == "number") // "No." alone is an answer
}

func wordBytes(s string) int {
	n := 0
	for n < len(s) && isASCIILetter(s[n]) {
		n++
	}
	return n
}

var domains = map[string]bool{"com": true, "org": true, "net": true, "gov": true, "edu": true, "mil": true, "int": true,
	"uk": true, "ru": true, "doc": true, "pdf": true, "txt": true, "xls": true, "html": true, "htm": true, "jpg": true}

// prefixes stay in one token with what their hyphen joins them to, as in the treebanks.
var prefixes = map[string]bool{"e": true, "co": true, "non": true, "pre": true, "post": true, "mid": true, "anti": true,
	"pro": true, "ex": true, "re": true, "semi": true, "multi": true, "sub": true, "vice": true, "un": true, "pan": true,
	"mini": true, "socio": true, "psycho": true, "proto": true, "neo": true, "ultra": true, "counter": true, "inter": true,
	"intra": true, "de": true, "quasi": true, "pseudo": true, "micro": true, "macro": true, "bi": true, "trans": true, "over": true, "cross": true, "mis": true}

// keepsHyphen says whether the hyphen of n bytes at s[i] stays inside its word: after a prefix, in a
// designation (G-7, F-16) and in telephone numbers.
func keepsHyphen(s string, i, n int) bool {
	next, _ := utf8.DecodeRuneInString(s[i+n:])
	if i+n >= len(s) || (!unicode.IsLetter(next) && !unicode.IsDigit(next)) {
		return false
	}
	word := s[:i]
	if unicode.IsDigit(next) {
		d := digits(s[i+n:])
		if digits(word) == len(word) {
			return len(word) == 3 && (d == 3 || d == 4)
		}
		if strings.ContainsRune(word, '-') && d == 4 {
			return true
		}
		return len(word) <= 5 && strings.ToUpper(word) == word && digits(word) == 0 && d <= 3
	}
	return prefixes[strings.ToLower(word)]
}
