package parse

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed abbreviations.txt
var abbreviationsFile string

// abbreviations gives what may follow an abbreviation (title, number, end), by the word in lower
// case without its last full stop.
type abbreviations map[string]string

func readAbbreviations(file string) (abbreviations, error) {
	a := abbreviations{}
	for i, line := range strings.Split(file, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		word, kind, ok := strings.Cut(line, "\t")
		if !ok || (kind != "title" && kind != "number" && kind != "end") {
			return nil, fmt.Errorf("abbreviations.txt:%d: want word, tab, and title, number or end", i+1)
		}
		a[word] = kind
	}
	return a, nil
}

type span struct{ lo, hi int }

// sentences cuts text into sentences, in order, without the white space around them. None runs over
// a line break, but for text wrapped to a page's width (lines.go). The model decides in the gaps between
// words; where it is not sure, the rules below do, and prose/v2 on the stops that they leave in doubt.
// Without a model (in training, and in the tests of the rules) the rules and prose decide alone.
func (a abbreviations) sentences(text string, s *splitter) []span {
	c := cutter{abbreviations: a, text: text}
	c.ends = c.byRules
	if s != nil {
		c.ends = func(g *gap) bool { return c.byModel(g, s) }
	}
	return c.cut()
}

// cutter cuts one text.
type cutter struct {
	abbreviations
	text  string
	lines bool            // the text has several lines or paragraphs
	ends  func(*gap) bool // decides on a gap
	spans []span
	prose map[int]bool // where prose ends a sentence; nil until a stop is in doubt
}

func (c *cutter) cut() []span {
	all := pieces(c.text)
	c.lines = len(all) > 1
	for _, p := range all {
		c.piece(p.lo, p.hi)
	}
	return c.spans
}

// piece cuts what no sentence runs over.
func (c *cutter) piece(lo, hi int) {
	g := gap{text: c.text, chunks: chunksOf(c.text, lo, hi)}
	start := lo
	for k, chunk := range g.chunks {
		g.at, g.rule = k, goesOnThere
		for i := chunk.lo; i < chunk.hi; {
			r, n := utf8.DecodeRuneInString(c.text[i:hi])
			i += n
			if !isStop(r) {
				continue
			}
			end := stopEnd(c.text, i, hi)
			before, closers, rest := c.text[start:i], c.text[i:end], c.text[end:hi]
			switch ends := c.breaks(before, closers, rest); {
			case ends && end < chunk.hi:
				c.spans = appendSpan(c.spans, c.text, start, end)
				start, g.since = end, k
			case ends:
				g.rule = endsThere
			case c.doubtful(before, closers, rest):
				g.rule = inDoubt
			}
			g.stop = span{i, end}
			i = end
		}
		if k+1 < len(g.chunks) && c.ends(&g) {
			c.spans = appendSpan(c.spans, c.text, start, chunk.hi)
			start, g.since = chunk.hi, k+1
		}
	}
	c.spans = appendSpan(c.spans, c.text, start, hi)
}

// chunksOf lists what stands between white space.
func chunksOf(text string, lo, hi int) []span {
	out := make([]span, 0, (hi-lo)/5+1)
	for i := lo; i < hi; {
		n := chunkLen(text[i:hi])
		if n > 0 {
			out = append(out, span{i, i + n})
			i += n
		}
		for i < hi {
			r, n := utf8.DecodeRuneInString(text[i:hi])
			if !unicode.IsSpace(r) {
				break
			}
			i += n
		}
	}
	return out
}

func (c *cutter) byRules(g *gap) bool {
	return g.rule == endsThere || g.rule == inDoubt && c.proseBreaks(g.stop.lo, g.stop.hi)
}

// Margins below which the model is not sure. Where text has lines, headings and greetings stand on their
// own, so that an end inside a line without a stop needs more than in text that has lost its lines, as that
// of the treebanks has which the model learnt from.
const (
	sureMargin      = 1 * splitUnit
	sureWithinALine = 4 * splitUnit
)

// byModel asks the model, and the rules where it is not sure.
func (c *cutter) byModel(g *gap, s *splitter) bool {
	if !g.mayEnd() {
		return false
	}
	switch m := s.margin(g); {
	case !g.stopped() && c.lines:
		return m > sureWithinALine
	case !g.stopped():
		return m > sureMargin
	case m > sureMargin:
		return true
	case m < -sureMargin:
		return false
	}
	return c.byRules(g)
}

// doubtful says whether a stop where the rules see no end of a sentence may yet be one: it is before
// white space, and behind something that is no title, nor an abbreviation or a quotation before a word
// in lower case.
func (c *cutter) doubtful(before, closers, rest string) bool {
	next := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if next == "" || len(next) == len(rest) {
		return false
	}
	last := lastWord(before)
	kind := c.abbreviations[strings.ToLower(last)]
	first, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(first) {
		return kind == "" && closers == "" && !acronym(last)
	}
	return kind != "title"
}

// proseBreaks asks prose, which reads its training data anew for each text: 18 ms.
func (c *cutter) proseBreaks(lo, hi int) bool {
	if c.prose == nil {
		c.prose = proseEnds(c.text)
	}
	return anyIn(c.prose, lo, hi)
}

// anyIn says whether a sentence ends at a byte from lo to hi: before closing marks, or behind them.
func anyIn(ends map[int]bool, lo, hi int) bool {
	for i := lo; i <= hi; i++ {
		if ends[i] {
			return true
		}
	}
	return false
}

func isStop(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

// stopEnd is where the stops and closing marks that go on at text[i] end.
func stopEnd(text string, i, hi int) int {
	for i < hi {
		r, n := utf8.DecodeRuneInString(text[i:hi])
		if !isStop(r) && !strings.ContainsRune(`"'”’)]»`, r) {
			break
		}
		i += n
	}
	return i
}

func appendSpan(out []span, text string, lo, hi int) []span {
	s := text[lo:hi]
	lo += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	hi = lo + len(strings.TrimSpace(s))
	if lo == hi {
		return out
	}
	return append(out, span{lo, hi})
}

// breaks says whether a sentence ends after before (which ends with a stop) and closers, where rest
// goes on.
func (a abbreviations) breaks(before, closers, rest string) bool {
	next := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if next == "" {
		return false
	}
	if len(next) == len(rest) {
		return gluedBreak(before, closers, rest)
	}
	word := strings.TrimLeft(next, "\"'“‘([«")
	first, _ := utf8.DecodeRuneInString(word)
	if strings.ContainsRune(".,;:-–—", first) {
		return false
	}
	if unicode.IsLower(first) {
		return closers == "" && a.lowerBreaks(before, firstWord(word))
	}
	if !strings.HasSuffix(before, ".") || closers != "" {
		return true
	}
	return a.stopBreaks(lastWord(before), firstWord(word))
}

// lowerBreaks says whether a sentence ends before a word in lower case: after a question, and where
// a usual first word comes after a word that is no abbreviation, as careless writers have it.
func (a abbreviations) lowerBreaks(before, next string) bool {
	if strings.HasSuffix(before, "?") {
		return true
	}
	last := lastWord(before)
	return strings.HasSuffix(before, ".") && gluedStarters[next] && len(last) > 2 && strings.ToLower(last) == last &&
		!strings.Contains(last, ".") && a[last] == ""
}

// stopBreaks says whether the full stop after last ends a sentence, when next begins with a capital,
// a number or a mark.
func (a abbreviations) stopBreaks(last, next string) bool {
	kind := a[strings.ToLower(last)]
	r, n := utf8.DecodeRuneInString(last)
	switch {
	case kind == "title":
		return false
	case kind == "number":
		return digits(next) == 0 && starters[next]
	case kind == "end", strings.Contains(last, ".") && acronym(last):
		return starters[next]
	case n == len(last) && unicode.IsUpper(r) && last != "I":
		return starters[next]
	}
	return true
}

// acronym says whether every letter of w stands alone between full stops: U.S, p.m.
func acronym(w string) bool {
	for _, part := range strings.Split(w, ".") {
		if utf8.RuneCountInString(part) > 1 {
			return false
		}
	}
	return true
}

// starters are words that begin a sentence where they are capitalised after an abbreviation.
var starters = set("A After All Also Although An And Another As At Because Before Both But By Despite During Each Earlier Even For From Given Had Has Have He Her Here His How However I If In Instead Is It Its Last Later Many Meanwhile More Most Neither No None Nor Not Now On Once One Only Or Our Others She Since So Some Still Such That The Their Then There These They This Those Though Through Thus To Two Under Unlike Until Was We What When Where Whether Which While Who Why With Would Yes Yet You Your")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// gluedStarters begin a sentence where no space was left after the full stop of the one before.
var gluedStarters = set("a also an and are as at but do for have he his i if in it its let my no on please she should so that the their then there these they this those to was we what when where who why you your")

// gluedBreak finds the break in "poison gas.we have" and "on Monday.The US": a word of lower case,
// a stop, and a word that begins with a capital or is a common first word.
func gluedBreak(before, closers, rest string) bool {
	if closers != "" && !strings.HasPrefix(rest, "“") {
		return false
	}
	last := strings.TrimRight(lastWord(before), "!?")
	if len(last) < 3 || strings.ToLower(last[1:]) != last[1:] || strings.Contains(last, ".") || digits(last) > 0 || strings.ContainsAny(last, "/@:") {
		return false
	}
	if strings.HasPrefix(rest, "“") {
		return true
	}
	next := firstWord(rest)
	after, _ := utf8.DecodeRuneInString(rest[len(next):])
	if after == '.' || after == '/' || after == '@' {
		return false
	}
	if domains[strings.ToLower(next)] {
		return false
	}
	first, n := utf8.DecodeRuneInString(next)
	return unicode.IsUpper(first) && strings.ToLower(next[n:]) == next[n:] || gluedStarters[next]
}

// lastWord is the word that before, without its last stop, ends with; at most 40 bytes are looked at.
func lastWord(before string) string {
	before = strings.TrimSuffix(before, ".")
	tail := before[max(0, len(before)-40):]
	i := strings.LastIndexFunc(tail, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("(\"“‘'’[—–-,", r)
	})
	if i < 0 {
		return tail
	}
	_, n := utf8.DecodeRuneInString(tail[i:])
	return tail[i+n:]
}

// firstWord is the run of letters and digits that s begins with.
func firstWord(s string) string {
	i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if i < 0 {
		return s
	}
	return s[:i]
}
