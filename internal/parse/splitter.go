package parse

import (
	"math/rand"
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitter says whether a sentence ends in a gap between two words of running text: a linear model over
// the words on either side, their letters and marks, what the rules say (sentences.go), and what has
// stood since the last end.
type splitter struct{ weights *table }

// splitUnit is the weight 1 of the frozen model.
const splitUnit = 8

// gap is the white space behind chunk at; chunks are what stands between white space.
type gap struct {
	text   string
	chunks []span
	at     int
	since  int // first chunk of the sentence so far
	rule   verdict
	stop   span // behind the last stop in the chunk, to behind the marks that close it
}

// verdict is what the rules say of a gap.
type verdict uint8

const (
	goesOnThere verdict = iota
	inDoubt
	endsThere
)

// mayEnd says whether the gap is looked at: behind a mark, or before what begins with no lower case, but
// not at a name in angle brackets, as agencies write companies ("Chrysler Corp <C> will").
func (g *gap) mayEnd() bool {
	before, behind := g.chunk(g.at), g.chunk(g.at+1)
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(behind)
	if closesName(before) || opensName(behind) || unicode.IsLower(last) && days[bare(behind)] {
		return false // "said here Wednesday that"
	}
	return !unicode.IsLower(first) || !unicode.IsLetter(last) && !unicode.IsDigit(last) && last != ','
}

var days = set("monday tuesday wednesday thursday friday saturday sunday")

// opensName and closesName say whether a chunk begins or ends a name in angle brackets, which no address of
// mail or web is.
func opensName(chunk string) bool {
	return len(chunk) > 2 && chunk[0] == '<' && chunk[1] != '<' && !strings.ContainsAny(chunk, "@/")
}

func closesName(chunk string) bool {
	return strings.HasSuffix(chunk, ">") && !strings.HasSuffix(chunk, ">>") && !strings.ContainsAny(chunk, "@/")
}

// stopped says whether the chunk before the gap ends with a stop, and marks that close it.
func (g *gap) stopped() bool { return g.stop.hi == g.chunks[g.at].hi }

// chunk is the text of a chunk, "" where there is none.
func (g *gap) chunk(i int) string {
	if i < 0 || i >= len(g.chunks) {
		return ""
	}
	return g.text[g.chunks[i].lo:g.chunks[i].hi]
}

// features appends the features of a gap.
func (g *gap) features(out []uint64) []uint64 {
	f := featureSet{template: 400, out: out}
	a, b := g.chunk(g.at), g.chunk(g.at+1)
	before, after := g.chunk(g.at-1), g.chunk(g.at+2)
	stop := stopClass(a)
	left, right := hashString(bare(a)), hashString(bare(b))
	open, shape := openClass(b), shapeOf(bare(b))
	begin := pack(open, shape)
	length := lengthClass(g.at - g.since + 1)
	lower, upper := g.cases()
	rule := uint64(g.rule)
	f.add(rule, stop, begin)
	f.add(rule, stop, 0)
	f.add(stop, begin, length)
	f.add(left, stop, 0)
	f.add(left, stop, begin)
	f.add(right, stop, 0)
	f.add(right, stop, begin)
	f.add(left, right, stop)
	f.add(hashString(suffixOf(bare(a), 3)), stop, begin)
	f.add(shapeOf(bare(a)), stop, pack(begin, uint64(min(utf8.RuneCountInString(bare(a)), 4))))
	f.add(wordShape(a), wordShape(b), 0)
	f.add(wordShape(a), stop, begin)
	f.add(hashString(bare(before)), stop, begin)
	f.add(hashString(bare(before)), left, stop)
	f.add(hashString(bare(after)), stop, begin)
	f.add(right, hashString(bare(after)), stop)
	f.add(shapeOf(bare(before)), pack(shapeOf(bare(a)), stop, shape), pack(open, shapeOf(bare(after)), stopClass(b)))
	f.add(stop, shape, pack(length, g.nextStop(), open))
	f.add(stop, pack(lower, upper), begin)
	f.add(stop, pack(lower, upper), pack(begin, length))
	f.add(right, pack(stop, lower, upper), length)
	f.add(left, pack(stop, lower, upper), shape)
	f.add(hashString(g.chunk(g.since)), stop, begin)
	f.add(hashString(a), hashString(b), 0)
	return f.out
}

// bare is a chunk in lower case without the marks around it.
func bare(chunk string) string {
	return normalise(strings.TrimFunc(chunk, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

// stopClass tells what a chunk ends with: a stop, bare or closed by a quotation mark or bracket, or
// another mark.
func stopClass(chunk string) uint64 {
	inner := strings.TrimRight(chunk, `"'”’)]»`)
	closed := uint64(0)
	if len(inner) < len(chunk) {
		closed = 16
	}
	r, _ := utf8.DecodeLastRuneInString(inner)
	switch {
	case strings.HasSuffix(inner, "..") || r == '…':
		return 1 + closed
	case unicode.IsLetter(r):
		return 2 + closed
	case unicode.IsDigit(r):
		return 3 + closed
	case r < 0x80 && r > ' ':
		return uint64(r) + 128*closed
	}
	return 4 + closed
}

// openClass is the mark that a chunk begins with, 0 if it begins with a letter or digit.
func openClass(chunk string) uint64 {
	r, _ := utf8.DecodeRuneInString(chunk)
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return 0
	}
	return uint64(r) & 0xff
}

func lengthClass(n int) uint64 {
	switch {
	case n <= 4:
		return uint64(n)
	case n <= 7:
		return 5
	case n <= 12:
		return 6
	case n <= 25:
		return 7
	}
	return 8
}

// nextStop is how many chunks on, up to eight, one ends with a full stop or the like.
func (g *gap) nextStop() uint64 {
	for k := 1; k <= 8; k++ {
		c := g.chunk(g.at + k)
		if c == "" {
			return uint64(16 + k)
		}
		if r, _ := utf8.DecodeLastRuneInString(c); isStop(r) {
			return uint64(k)
		}
	}
	return 9
}

// cases counts the words in lower case and with a capital in the sentence so far, up to three each, and
// looks no further back than thirty.
func (g *gap) cases() (lower, upper uint64) {
	for i := max(g.since, g.at-30); i <= g.at; i++ {
		switch shapeOf(bareStart(g.chunk(i))) {
		case 1, 2:
			upper++
		case 3:
			lower++
		}
	}
	return min(lower, 3), min(upper, 3)
}

// bareStart leaves out the marks that a chunk begins with.
func bareStart(chunk string) string {
	return strings.TrimLeftFunc(chunk, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// margin is how sure the model is that a sentence ends in the gap; below 0 it goes on.
func (s *splitter) margin(g *gap) int32 {
	var memory [32]uint64
	var scores [2]int32
	s.weights.score(g.features(memory[:0]), scores[:])
	return scores[1] - scores[0]
}

// splitter trains on texts, each given as its sentences: they are joined by spaces.
func (c Training) splitter(texts [][]string) *learner {
	a, err := readAbbreviations(abbreviationsFile)
	if err != nil {
		panic(err) // the file is embedded, and tests read it
	}
	l := newLearner()
	rng := rand.New(rand.NewSource(c.Seed))
	for range c.SplitPasses {
		for _, k := range rng.Perm(len(texts)) {
			l.learnSplits(texts[k], a)
		}
	}
	return l
}

func (l *learner) learnSplits(sentences []string, a abbreviations) {
	ends := map[int]bool{}
	at := 0
	for _, s := range sentences {
		at += len(s)
		ends[at] = true
		at++
	}
	c := cutter{abbreviations: a, text: strings.Join(sentences, " ")}
	c.ends = func(g *gap) bool {
		right := ends[g.chunks[g.at].hi]
		if g.mayEnd() {
			l.learnSplit(g, right)
		}
		return right
	}
	c.cut()
}

func (l *learner) learnSplit(g *gap, ends bool) {
	var scores [2]int32
	f := g.features(nil)
	l.score(f, scores[:])
	l.step++
	margin := scores[1] - scores[0]
	if ends && margin <= splitLearn {
		l.update(f, 1, 1)
	}
	if !ends && margin >= -splitLearn {
		l.update(f, 1, -1)
	}
}

// splitLearn is the margin below which a right answer is learnt too.
const splitLearn = 2
