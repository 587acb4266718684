package actors

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/internal/syntax"
)

// chunk is a run of letters and digits of a token, folded. "al-Assad" is two chunks of one token,
// "U.S." is one: names are compared chunk by chunk, so that hyphens, full stops, accents and the
// tokenizer's choices do not matter.
type chunk struct {
	text  string
	hash  uint64
	token int
	first bool // of its token
	last  bool // of its token
}

// plain gives Latin letters without their marks.
var plain = func() map[rune]string {
	m := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i"}
	for letter, marked := range map[string]string{
		"a": "áàâäãåāăą", "c": "çćčĉċ", "d": "ď", "e": "éèêëēĕėęě", "g": "ğĝġģ", "h": "ĥħ", "i": "íìîïĩīĭį",
		"j": "ĵ", "k": "ķ", "l": "ĺļľ", "n": "ñńņňŋ", "o": "óòôöõōŏő", "r": "ŕŗř", "s": "śŝşšș", "t": "ţťțŧ",
		"u": "úùûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
	} {
		for _, r := range marked {
			m[r] = letter
		}
	}
	return m
}()

// chunks folds a word to lower case without marks and cuts it at everything that is neither letter,
// digit nor full stop; full stops and apostrophes inside are dropped from single letters' abbreviations.
func chunks(word string) []string {
	if isPlain(word) {
		return []string{strings.ToLower(word)}
	}
	var out []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			out = append(out, b.String())
			b.Reset()
		}
	}
	for _, r := range word {
		switch {
		case r == '.':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			r = unicode.ToLower(r)
			if s, ok := plain[r]; ok {
				b.WriteString(s)
			} else {
				b.WriteRune(r)
			}
		case unicode.Is(unicode.Mn, r):
		case r == '+': // OPEC+ is more than OPEC
			flush()
			out = append(out, "plus")
		default:
			flush()
		}
	}
	flush()
	return out
}

// isPlain says whether a word is unmarked letters only, as most are.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}

// phrase folds a whole phrase.
func phrase(s string) []string {
	if isPlain(s) {
		return []string{strings.ToLower(s)}
	}
	out := make([]string, 0, 4)
	for w := range strings.FieldsSeq(s) {
		if isPlain(w) {
			out = append(out, strings.ToLower(w))
			continue
		}
		out = append(out, chunks(w)...)
	}
	return out
}

// fold is a phrase's chunks with single spaces: equal for names that differ in nothing that matters.
func fold(s string) string { return strings.Join(phrase(s), " ") }

// sentenceChunks cuts every token of a sentence. form chooses what of a token is cut.
func sentenceChunks(s *syntax.Sentence, form func(*syntax.Token) string) []chunk {
	out := make([]chunk, 0, len(s.Tokens)+8)
	for i := range s.Tokens {
		word := form(&s.Tokens[i])
		if isPlain(word) { // as most are
			word = strings.ToLower(word)
			out = append(out, chunk{text: word, hash: hashOf(word), token: i, first: true, last: true})
			continue
		}
		parts := chunks(word)
		for j, p := range parts {
			out = append(out, chunk{text: p, hash: hashOf(p), token: i, first: j == 0, last: j == len(parts)-1})
		}
	}
	return out
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// acronym says whether a word is written in capitals throughout, two letters or more.
func acronym(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 2
}

// slug makes an id of a name: "Bashar al-Assad" gives "bashar-al-assad".
func slug(name string) string {
	id := make([]byte, len(name))
	for i := range id {
		switch c := name[i]; {
		case c == ' ' && i > 0 && name[i-1] != ' ':
			id[i] = '-'
		case isLetter(c):
			id[i] = c | 0x20
		default:
			return strings.Join(phrase(name), "-")
		}
	}
	return strings.Trim(string(id), "-")
}
