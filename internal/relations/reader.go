package relations

import (
	"fmt"
	"slices"
	"strings"

	"entente/graph"
)

// SyntaxError is a line of a lexicon that can't be read.
type SyntaxError struct {
	File string
	Line int
	Msg  string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg) }

// Example is a sentence of the lexicon with the edge that must come out of it.
type Example struct {
	Sentence string
	Want     string // "IRN ASSAULT IRQ", "IRN SUPPORT= SYR" mutual, "IRN ASSAULT IRQ aerial" with its mode, "-" for none
	Entry    *Entry // the entry that a template was filled with; nil for a sentence written out
	Where    string
}

// section is what the directives have set for the entries that follow.
type section struct {
	event, mode              string
	outside                  bool // the event is none, and meant to be
	effect                   Effect
	verb, noun, adjective    frame
	complements, cues        []string
	verbExample, nounExample string
	adjExample               string
	verbWant, nounWant       string
	adjWant                  string
}

// frame says which slots hold the source and the target.
type frame struct {
	source, target []string
	mutual         bool
}

// lexiconReader reads one file into a Lexicon.
type lexiconReader struct {
	*Lexicon
	section
	file string
	line int
}

// read reads a lexicon file; lexicon/README.md describes the format.
func (l *Lexicon) read(file, text string) error {
	r := lexiconReader{Lexicon: l, file: file}
	for i, line := range strings.Split(text, "\n") {
		r.line = i + 1
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := r.directive(line); err != nil {
			return err
		}
	}
	return nil
}

func (r *lexiconReader) fail(format string, args ...any) error {
	return &SyntaxError{r.file, r.line, fmt.Sprintf(format, args...)}
}

func (r *lexiconReader) directive(line string) error {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	var err error
	switch word {
	case "event":
		return r.setEvent(rest)
	case "effect":
		if r.effect = Effect(rest); !slices.Contains(effects, r.effect) {
			return r.fail("effect %q is unknown", rest)
		}
	case "verbs":
		r.verb, err = r.frame(rest)
	case "nouns":
		r.noun, err = r.frame(rest)
	case "adjectives":
		r.adjective, err = r.frame(rest)
	case "complements":
		r.complements = strings.Split(rest, "|")
	case "cue":
		r.cues = strings.Split(rest, "|")
	case "verb-example":
		r.verbExample, r.verbWant, err = r.example(rest)
	case "noun-example":
		r.nounExample, r.nounWant, err = r.example(rest)
	case "adjective-example":
		r.adjExample, r.adjWant, err = r.example(rest)
	case "=":
		var sentence, want string
		sentence, want, err = r.example(rest)
		r.examples = append(r.examples, Example{Sentence: sentence, Want: want, Where: r.where()})
	case "list":
		return r.list(rest)
	case "mode":
		return r.modeRules(rest)
	default:
		switch {
		case strings.HasPrefix(word, "&"):
			return r.set(line)
		case word == "~":
			return r.adjectives(rest)
		}
		return r.entries(line)
	}
	return err
}

func (r *lexiconReader) where() string { return fmt.Sprintf("%s:%d", r.file, r.line) }

// setEvent begins a section: what the section before had set is forgotten.
func (r *lexiconReader) setEvent(rest string) error {
	event, mode, _ := strings.Cut(rest, " ")
	if event == "none" {
		r.section = section{outside: true}
		return nil
	}
	if _, ok := graph.LookupEvent(event); !ok && event != "-" {
		return r.fail("event %q is not PLOVER's", event)
	}
	if mode = strings.TrimSpace(mode); mode != "" {
		if err := r.checkMode(event, mode); err != nil {
			return err
		}
	}
	if event == "-" {
		event = ""
	}
	r.section = section{event: event, mode: mode}
	return nil
}

// frame reads "subj > obj|to", or "subj = with" for a mutual one.
func (r *lexiconReader) frame(text string) (frame, error) {
	source, target, ok := strings.Cut(text, ">")
	mutual := false
	if !ok {
		source, target, mutual = strings.Cut(text, "=")
		if !mutual {
			return frame{}, r.fail("frame %q has neither > nor =", text)
		}
	}
	return frame{slots(source), slots(target), mutual}, nil
}

func slots(text string) []string {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	return strings.Split(text, "|")
}

func (r *lexiconReader) example(text string) (sentence, want string, err error) {
	sentence, want, ok := strings.Cut(text, "=>")
	if !ok {
		return "", "", r.fail("example %q has no =>", text)
	}
	want = strings.TrimSpace(want)
	if f := strings.Fields(want); len(f) > 3 {
		if err := r.checkMode(strings.Trim(f[1], "!="), strings.Join(f[3:], " ")); err != nil {
			return "", "", err
		}
	}
	return strings.TrimSpace(sentence), want, nil
}

// set reads "&aid = aid, assistance, help".
func (r *lexiconReader) set(line string) error {
	name, members, ok := strings.Cut(line, "=")
	if !ok {
		return r.fail("set has no =")
	}
	name = strings.TrimSpace(name)
	for _, m := range strings.Split(members, ",") {
		more, err := r.expand(strings.TrimSpace(m))
		if err != nil {
			return err
		}
		r.sets[name] = append(r.sets[name], more...)
	}
	return nil
}

// list reads "media : reporter, newspaper".
func (r *lexiconReader) list(rest string) error {
	name, members, ok := strings.Cut(rest, ":")
	if !ok {
		return r.fail("list has no :")
	}
	name = strings.TrimSpace(name)
	if r.words[name] == nil {
		r.words[name] = map[string]bool{}
	}
	for _, m := range strings.Split(members, ",") {
		if m = strings.TrimSpace(m); m != "" {
			r.words[name][m] = true
		}
	}
	return nil
}

func (r *lexiconReader) expand(word string) ([]string, error) {
	if !strings.HasPrefix(word, "&") {
		return []string{word}, nil
	}
	members, ok := r.sets[word]
	if !ok {
		return nil, r.fail("set %s is not defined above", word)
	}
	return members, nil
}

// entries reads "attack, raid > on : attack, raid > on|against": verbs, their target slots where they
// differ from the section's, and the same for nouns.
func (r *lexiconReader) entries(line string) error {
	verbs, nouns, _ := strings.Cut(line, ":")
	if err := r.addAll(verbs, 'v', r.verb, r.verbExample, r.verbWant); err != nil {
		return err
	}
	return r.addAll(nouns, 'n', r.noun, r.nounExample, r.nounWant)
}

func (r *lexiconReader) adjectives(line string) error {
	return r.addAll(line, 'a', r.adjective, r.adjExample, r.adjWant)
}

func (r *lexiconReader) addAll(text string, class byte, f frame, template, want string) error {
	words, target, own := strings.Cut(text, ">")
	if strings.TrimSpace(words) == "" {
		return nil
	}
	if own {
		f.target = slots(target)
	}
	if f.source == nil {
		return r.fail("no frame is set for %q", strings.TrimSpace(words))
	}
	if r.event == "" && r.effect == None && !r.outside {
		return r.fail("neither event nor effect is set for %q", strings.TrimSpace(words))
	}
	for _, word := range splitEntries(words) {
		e, past, err := r.entry(word, class, f)
		if err != nil {
			return err
		}
		switch class {
		case 'v':
			r.verbs[e.Lemma] = append(r.verbs[e.Lemma], e)
			if past != "" {
				r.pasts[past] = e.Lemma
			}
		case 'n':
			r.nouns[e.Lemma] = append(r.nouns[e.Lemma], e)
		case 'a':
			r.Lexicon.adjectives[e.Lemma] = append(r.Lexicon.adjectives[e.Lemma], e)
		}
		if template != "" {
			r.examples = append(r.examples, Example{fill(template, e, past), want, e, r.where()})
		}
	}
	return nil
}

// splitEntries splits at commas outside brackets.
func splitEntries(text string) []string {
	var words []string
	depth, start := 0, 0
	for i, c := range text {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth == 0 {
				words = append(words, strings.TrimSpace(text[start:i]))
				start = i + 1
			}
		}
	}
	return append(words, strings.TrimSpace(text[start:]))
}

// entry reads one entry: lemma+particle(objects)/past for a verb, modifier_lemma for a noun.
func (r *lexiconReader) entry(word string, class byte, f frame) (*Entry, string, error) {
	whole := word
	word, past, _ := strings.Cut(word, "/")
	e := &Entry{Class: class, Event: r.event, Mode: r.mode, Effect: r.effect, Source: f.source, Target: f.target,
		Mutual: f.mutual, Complements: r.complements, Cues: r.cues, Where: r.where()}
	if lemma, objects, ok := strings.Cut(word, "("); ok {
		if !strings.HasSuffix(objects, ")") {
			return nil, "", r.fail("%q: bracket is not closed", whole)
		}
		word = lemma
		for _, o := range strings.Split(strings.TrimSuffix(objects, ")"), ",") {
			more, err := r.expand(strings.TrimSpace(o))
			if err != nil {
				return nil, "", err
			}
			e.Objects = append(e.Objects, more...)
		}
	}
	word, e.Particle, _ = strings.Cut(word, "+")
	parts := strings.Split(word, "_")
	e.Lemma, e.Modifiers = parts[len(parts)-1], parts[:len(parts)-1]
	if e.Lemma == "" || strings.ContainsAny(e.Lemma, " ()&>:=") {
		return nil, "", r.fail("%q is no entry", whole)
	}
	return e, past, nil
}
