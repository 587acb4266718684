package relations

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"entente/internal/logistic"
)

// Effect is what a governing word does to the event of its complement.
type Effect string

// The effects that a lexicon may name.
const (
	None     Effect = ""         // an event of its own
	Same     Effect = "same"     // carries the event on: carry out, begin, continue, manage to
	Agree    Effect = "agree"    // binds the subject to it: promise, offer, be ready to
	Threaten Effect = "threaten" // holds it over the target
	Reject   Effect = "reject"   // refuses it
	Request  Effect = "request"  // asks somebody for it
	Accuse   Effect = "accuse"   // says that somebody did it
	Reverse  Effect = "reverse"  // ends it
	Fail     Effect = "fail"     // it does not come about
	Deny     Effect = "deny"     // says that it did not happen
	Want     Effect = "want"     // wishes it
	Plan     Effect = "plan"     // means to do it
	Report   Effect = "report"   // says it
	Claim    Effect = "claim"    // says it as a charge
	Receive  Effect = "receive"  // the subject is its target
	Verdict  Effect = "verdict"  // what somebody says of another amounts to the event
	Call     Effect = "call"     // calls its object what a verdict says
	Permit   Effect = "permit"   // lets or makes somebody do it
	Attitude Effect = "attitude" // takes a stand toward whoever does it
)

var effects = []Effect{Same, Agree, Threaten, Reject, Request, Accuse, Reverse, Fail, Deny, Want, Plan, Report, Claim, Receive, Verdict, Call, Permit, Attitude}

// Entry is one sense of a predicate.
type Entry struct {
	Lemma     string
	Class     byte     // 'v' verb, 'n' noun, 'a' adjective
	Particle  string   // carry out: "out"
	Modifiers []string // military action: "military"
	Objects   []string // lemmas, of which the object's head must be one; none: any
	Event     string   // of PLOVER; "" where the effect decides or nothing fits
	Mode      string
	Effect    Effect
	Source    []string // slots in order of preference: subj, obj, iobj, poss, comp, self, or a preposition
	Target    []string
	Mutual    bool
	// Complements are the kinds of complement that an effect works on: inf, that, ing, obj or a preposition.
	Complements []string
	Cues        []string // words, of which the sentence must hold one; none: any sentence
	Where       string   // file:line
}

// specificity orders the senses of a lemma: those that ask for more are tried first.
func (e *Entry) specificity() int {
	n := 4 * len(e.Modifiers)
	if e.Particle != "" {
		n += 8
	}
	if len(e.Cues) > 0 {
		n += 16
	}
	if len(e.Objects) > 0 {
		n += 4
	}
	if !e.takesObject() && (e.Effect == None || e.Effect == Attitude) {
		n += 2
	}
	if e.Effect != None && e.Effect != Attitude {
		n++
	}
	return n
}

// takesObject says whether a direct object, or nothing at all, satisfies the entry.
func (e *Entry) takesObject() bool {
	if len(e.Target) == 0 {
		return true
	}
	return slices.ContainsFunc(e.Target, func(slot string) bool {
		return slot == "obj" || slot == "iobj" || slot == "subj" || slot == "any"
	})
}

// Lexicon holds the predicates by lemma. It is read once and not written to afterwards.
type Lexicon struct {
	verbs, nouns, adjectives map[string][]*Entry
	sets                     map[string][]string
	words                    map[string]map[string]bool // closed lists: past, media, silent …
	pasts                    map[string]string          // irregular past tense → lemma
	modes                    map[string][]modeRule      // by event
	reliability              logistic.Weights
	classifier               *Classifier
	ruleless                 bool // the classifier decides alone
	examples                 []Example
	imports                  []Import
}

//go:embed lexicon
var embedded embed.FS

// Load reads the user's files, in our format or PETRARCH's, and the embedded lexicon; of the same lemma the user's
// entries are tried before the embedded ones that ask for as much.
func Load(files ...string) (*Lexicon, error) {
	l := &Lexicon{verbs: map[string][]*Entry{}, nouns: map[string][]*Entry{}, adjectives: map[string][]*Entry{},
		sets: map[string][]string{}, words: map[string]map[string]bool{}, pasts: map[string]string{}, modes: map[string][]modeRule{}}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("load lexicon: %w", err)
		}
		read := l.read
		if isPetrarch(string(text)) {
			read = l.readPetrarch
		}
		if err := read(file, string(text)); err != nil {
			return nil, fmt.Errorf("load lexicon: %w", err)
		}
	}
	own, err := fs.Glob(embedded, "lexicon/*.txt")
	if err != nil {
		return nil, fmt.Errorf("load lexicon: %w", err)
	}
	for _, file := range own {
		text, err := embedded.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("load lexicon: %w", err)
		}
		if err := l.read(strings.TrimPrefix(file, "lexicon/"), string(text)); err != nil {
			return nil, fmt.Errorf("load lexicon: %w", err)
		}
	}
	for _, class := range []map[string][]*Entry{l.verbs, l.nouns, l.adjectives} {
		for _, senses := range class {
			slices.SortStableFunc(senses, func(a, b *Entry) int { return cmp.Compare(b.specificity(), a.specificity()) })
		}
	}
	l.sortModes()
	if l.reliability, err = logistic.Read("reliability.tsv", reliabilityTSV); err != nil {
		return nil, fmt.Errorf("load lexicon: %w", err)
	}
	if l.classifier, err = ReadClassifier("classifier.tsv", classifierTSV); err != nil {
		return nil, fmt.Errorf("load lexicon: %w", err)
	}
	return l, nil
}

// Entries returns every entry, ordered by lemma, class and place.
func (l *Lexicon) Entries() []*Entry {
	var all []*Entry
	for _, class := range []map[string][]*Entry{l.verbs, l.nouns, l.adjectives} {
		for _, senses := range class {
			all = append(all, senses...)
		}
	}
	slices.SortFunc(all, func(a, b *Entry) int {
		return cmp.Or(cmp.Compare(a.Lemma, b.Lemma), cmp.Compare(a.Class, b.Class), cmp.Compare(a.Where, b.Where),
			cmp.Compare(a.Particle, b.Particle), slices.Compare(a.Objects, b.Objects), slices.Compare(a.Modifiers, b.Modifiers))
	})
	return all
}

// has says whether a closed list of the lexicon holds the word.
func (l *Lexicon) has(list, word string) bool { return l.words[list][word] }

// Examples returns the lexicon's examples in the order of its files: sentences written out, and one
// for each entry from its section's template.
func (l *Lexicon) Examples() []Example { return l.examples }
