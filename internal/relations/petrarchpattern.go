package relations

import (
	"regexp"
	"strings"
)

// petrarchTarget is where a pattern that does not say it may have its target: PETRARCH takes the next actor after
// the verb.
var petrarchTarget = []string{"obj", "iobj", "any"}

func isNullCode(code string) bool { return strings.Trim(code, "- ") == "" }

// coded makes an entry of a code: "173", ":173" of the target's act toward the source, "036:036" of both, of
// which the first stands for both where they differ.
func (r *petrarchReader) coded(code string) (*Entry, string) {
	first, second, two := strings.Cut(strings.ReplaceAll(code, " ", ""), ":")
	e := &Entry{Class: 'v', Source: []string{"subj"}, Target: petrarchTarget, Where: r.where()}
	if isNullCode(first) && two {
		first = second
		e.Source, e.Target = petrarchTarget, []string{"subj"}
	}
	event, ok := r.cameo.lookup(first)
	if !ok {
		return nil, "CAMEO " + first + " has no event in PLOVER"
	}
	e.Event, e.Mode = event.event, event.mode
	e.Mutual = two && first == second && code[0] != ':'
	return e, ""
}

func (r *petrarchReader) where() string { return (&lexiconReader{file: r.file, line: r.line}).where() }

var petrarchElement = regexp.MustCompile(`\([^)]*\)|\{[^}]*\}|[^\s(){}]+`)

// demands writes into e what the pattern asks for. It returns what the entry asks for less strictly, and why the
// pattern cannot be an entry.
func (r *petrarchReader) demands(e *Entry, pattern string) (loose, why string) {
	star := false
	for _, element := range petrarchElement.FindAllString(pattern, -1) {
		switch {
		case element == "*":
			star = true
		case !star:
			if element == "$" {
				continue
			}
			return "", "asks for " + element + " before the verb"
		case strings.HasPrefix(element, "("):
			less, why := r.phrase(e, strings.Fields(strings.Trim(element, "()")))
			if why != "" {
				return "", why
			}
			if less != "" {
				loose = less
			}
		case strings.ContainsAny(element[:1], "$%^"):
			return "", "asks for " + element + " after the verb"
		case element == "+":
			e.Target = []string{"obj", "iobj"}
		default:
			less, why := r.object(e, element)
			if why != "" {
				return "", why
			}
			if less != "" {
				loose = less
			}
		}
	}
	if !star {
		return "", "has no verb (*)"
	}
	return loose, ""
}

// object reads the verb's object: a word, a set, or {words before the head}; or its particle.
func (r *petrarchReader) object(e *Entry, element string) (loose, why string) {
	words := strings.Fields(strings.Trim(element, "{}"))
	if len(words) == 1 && e.Particle == "" && len(e.Objects) == 0 && r.words.has("particle", strings.ToLower(words[0])) {
		e.Particle = strings.ToLower(words[0])
		return "", ""
	}
	if len(e.Objects) > 0 {
		return "", "asks for two objects"
	}
	if len(words) == 0 {
		return "", "empty braces"
	}
	head, why := r.nouns(words[len(words)-1])
	if why != "" {
		return "", why
	}
	e.Objects = head
	e.Target = withoutSlot(e.Target, "obj")
	return r.cue(e, words[:len(words)-1])
}

// phrase reads a preposition and what follows it: nothing, an actor, or words.
func (r *petrarchReader) phrase(e *Entry, words []string) (loose, why string) {
	if len(words) == 0 {
		return "", "empty brackets"
	}
	preposition := strings.ToLower(words[0])
	if strings.ContainsAny(preposition, "&{/+$%^*") {
		return "", "brackets do not open with a preposition"
	}
	var nouns []string
	actor := len(words) == 1
	for _, w := range words[1:] {
		switch w = strings.Trim(w, "{}"); w {
		case "+", "%":
			actor = true
		case "^", "":
		case "$":
			return "", "asks for the source after " + preposition
		default:
			nouns = append(nouns, w)
		}
	}
	if actor && len(nouns) == 0 && e.Source[0] == "subj" {
		e.Target = []string{preposition}
		return "", ""
	}
	return r.cue(e, nouns)
}

// cue asks for a word anywhere in the sentence, which is less than where the pattern has it.
func (r *petrarchReader) cue(e *Entry, words []string) (loose, why string) {
	switch {
	case len(words) == 0:
		return "", ""
	case len(words) > 1 || len(e.Cues) > 0:
		return "", "asks for more than one word beside the verb and its object"
	}
	nouns, why := r.nouns(words[0])
	if why != "" {
		return "", why
	}
	e.Cues = nouns
	if len(nouns) == 1 {
		e.Cues = append(e.Cues, plural(nouns[0]))
	}
	return strings.ToLower(words[0]) + " may stand anywhere in the sentence", ""
}

// nouns gives the members of a set, or the word.
func (r *petrarchReader) nouns(word string) ([]string, string) {
	name, isSet := strings.CutPrefix(word, "&")
	if !isSet {
		if strings.ContainsAny(word, "_/") {
			return nil, "asks for " + word + ", which is no single word"
		}
		return nounForms(strings.ToLower(word)), ""
	}
	members, ok := r.sets[strings.Trim(name, "_")]
	if !ok {
		return nil, "set " + word + " is not defined above"
	}
	if len(members) == 0 {
		return nil, "set " + word + " has no member of a single word"
	}
	return members, ""
}

func withoutSlot(slots []string, slot string) []string {
	var kept []string
	for _, s := range slots {
		if s != slot {
			kept = append(kept, s)
		}
	}
	return kept
}
