package relations

import (
	_ "embed"
	"regexp"
	"strings"
)

// PETRARCH's verb dictionaries (github.com/openeventdata/petrarch2/wiki) hold sets of nouns, and blocks of verbs that
// share their patterns; codes are CAMEO's, and what follows "#" is a comment:
//
//	&CROP
//	+WHEAT
//
//	--- GIVE [070] ---
//	GIVE {GIVES GIVING GAVE GIVEN}
//	+HAND_OVER
//	- * &CROP (TO +) [073]
//	- * {WARM PRAISE} [051]
//	- * WORDS [111:112]
//
// "*" is the verb; after it stand its object, in braces with the words before the object's head, and phrases with a
// preposition in brackets; "$", "+", "%" and "^" are the source, the target, both and nobody. What a pattern asks
// before its verb, and transformations ("~ …"), have no place in this lexicon's entries.

// petrarchWords are closed lists in the lexicon's form.
//
//go:embed petrarch-words.txt
var petrarchWords string

var (
	petrarchBlock   = regexp.MustCompile(`^---\s*(\S+)\s*(?:\[([^\]]*)\])?\s*---`)
	petrarchPattern = regexp.MustCompile(`^-\s+(.*?)\s*\[([^\]]*)\]`)
	petrarchVerb    = regexp.MustCompile(`^(\+?[A-Z][A-Z_+'-]*)\s*(?:\{([^}]*)\})?\s*(?:\[([^\]]*)\])?$`)
	isPetrarchBlock = regexp.MustCompile(`(?m)^---.*\[[^\]]*\]\s*---`)
)

// isPetrarch tells PETRARCH's format from ours by the headings of its blocks.
func isPetrarch(text string) bool { return isPetrarchBlock.MatchString(text) }

// petrarchReader reads one dictionary.
type petrarchReader struct {
	*Lexicon
	cameo  cameoTable
	words  *Lexicon // closed lists
	sets   map[string][]string
	set    string // the set that is being filled; "" within a block
	code   string // of the block
	verbs  []petrarchLemma
	file   string
	line   int
	report Import
}

// petrarchLemma is a verb of a block with its particle.
type petrarchLemma struct{ lemma, particle string }

// readPetrarch reads a dictionary's entries in before all others; what cannot be said in an entry is told in the
// report, and the rest goes on.
func (l *Lexicon) readPetrarch(file, text string) error {
	cameo, err := readCameo(cameoTSV)
	if err != nil {
		return err
	}
	words := &Lexicon{words: map[string]map[string]bool{}}
	if err := words.read("petrarch-words.txt", petrarchWords); err != nil {
		return err
	}
	r := petrarchReader{Lexicon: l, cameo: cameo, words: words, sets: map[string][]string{}, file: file, report: Import{File: file}}
	for i, line := range strings.Split(text, "\n") {
		r.line = i + 1
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			r.read(line)
		}
	}
	l.imports = append(l.imports, r.report)
	return nil
}

// read takes one line without its comment.
func (r *petrarchReader) read(line string) {
	switch {
	case strings.HasPrefix(line, "---"):
		r.block(line)
	case strings.HasPrefix(line, "- "):
		r.pattern(line)
	case strings.HasPrefix(line, "~"):
		r.leave(line, "a transformation of one event into another; the lexicon's effects do that")
	case strings.HasPrefix(line, "&"):
		r.set = strings.Trim(line, "&_ ")
		r.sets[r.set] = []string{}
	case r.set != "":
		r.member(line)
	default:
		r.verb(line)
	}
}

func (r *petrarchReader) block(line string) {
	r.set, r.verbs, r.code = "", nil, ""
	m := petrarchBlock.FindStringSubmatch(line)
	if m == nil {
		r.leave(line, "no heading of a block: want --- NAME [code] ---")
		return
	}
	r.code = m[2]
}

// member adds a noun to the set. A name of more words would have to be known by its last alone, which says more
// than the set does.
func (r *petrarchReader) member(line string) {
	word := strings.ToLower(strings.Trim(line, "+_ "))
	if strings.ContainsAny(word, "_ ") {
		r.leave(line, "a set's member of more than one word")
		return
	}
	r.sets[r.set] = append(r.sets[r.set], nounForms(word)...)
}

// nounForms are the word as it stands and what it is the plural of.
func nounForms(word string) []string {
	if base, ok := strings.CutSuffix(word, "ies"); ok {
		return []string{word, base + "y"}
	}
	if base, ok := strings.CutSuffix(word, "s"); ok && !strings.HasSuffix(base, "s") {
		return []string{word, base}
	}
	return []string{word}
}

// verb reads a verb of the block, which says by itself what the block's code says.
func (r *petrarchReader) verb(line string) {
	m := petrarchVerb.FindStringSubmatch(strings.TrimSpace(line))
	if m == nil {
		r.leave(line, "neither a set, a verb nor a pattern")
		return
	}
	word := strings.ToLower(m[1])
	v, why := r.lemma(word)
	if why != "" {
		r.leave(line, why)
		return
	}
	r.verbs = append(r.verbs, v)
	for _, form := range strings.Fields(strings.ToLower(m[2])) {
		if _, known := r.pasts[form]; !known && v.particle == "" && !strings.ContainsAny(form, "+_") {
			r.pasts[form] = v.lemma
		}
	}
	code := m[3]
	if code == "" {
		code = r.code
	}
	if isNullCode(code) {
		r.told(line, Entered, "a verb without a code of its own")
		return
	}
	e, why := r.coded(code)
	if why != "" {
		r.leave(line, why)
		return
	}
	r.add(e, []petrarchLemma{v})
	r.told(line, Entered, eventName(e))
}

// lemma reads a verb, of which "+" marks the one that bends.
func (r *petrarchReader) lemma(word string) (petrarchLemma, string) {
	parts := strings.Split(strings.Trim(word, "_"), "_")
	switch {
	case len(parts) == 1:
		return petrarchLemma{lemma: strings.TrimPrefix(parts[0], "+")}, ""
	case len(parts) == 2 && parts[0] == "re" && strings.HasPrefix(parts[1], "+"):
		return petrarchLemma{lemma: "re-" + parts[1][1:]}, ""
	case len(parts) == 2 && r.words.has("particle", parts[1]):
		return petrarchLemma{strings.TrimPrefix(parts[0], "+"), parts[1]}, ""
	}
	return petrarchLemma{}, "a verb of several words, the second no particle"
}

// pattern reads a pattern for all verbs of its block.
func (r *petrarchReader) pattern(line string) {
	m := petrarchPattern.FindStringSubmatch(line)
	switch {
	case m == nil:
		r.leave(line, "a pattern without a code")
		return
	case len(r.verbs) == 0:
		r.leave(line, "a pattern without verbs before it")
		return
	case isNullCode(m[2]):
		r.leave(line, "says that there is no event, which an entry cannot")
		return
	}
	e, why := r.coded(m[2])
	if why != "" {
		r.leave(line, why)
		return
	}
	loose, why := r.demands(e, m[1])
	if why != "" {
		r.leave(line, why)
		return
	}
	r.add(e, r.verbs)
	if loose != "" {
		r.told(line, Loosely, eventName(e)+"; "+loose)
		return
	}
	r.told(line, Entered, eventName(e))
}

// add enters e for each verb.
func (r *petrarchReader) add(e *Entry, verbs []petrarchLemma) {
	for _, v := range verbs {
		own := *e
		own.Lemma = v.lemma
		if v.particle != "" {
			if own.Particle != "" {
				continue
			}
			own.Particle = v.particle
		}
		r.Lexicon.verbs[v.lemma] = append(r.Lexicon.verbs[v.lemma], &own)
		r.report.Entries++
	}
}

func eventName(e *Entry) string { return strings.TrimSpace(e.Event + " " + e.Mode) }

func (r *petrarchReader) leave(line, why string) { r.told(line, Left, why) }

func (r *petrarchReader) told(line string, how Outcome, why string) {
	r.report.Lines = append(r.report.Lines, ImportedLine{File: r.file, Line: r.line, Text: strings.Join(strings.Fields(line), " "), How: how, Why: why})
	switch how {
	case Entered:
		r.report.Entered++
	case Loosely:
		r.report.Loosely++
	case Left:
		r.report.Left++
	}
}
