package relations

import "strings"

// fill writes an entry into a template: {v} is the verb in the past tense with its particle, object
// and first preposition, {n} the noun with its modifiers and first preposition, {a} the adjective
// with its preposition.
func fill(template string, e *Entry, past string) string {
	words := append([]string{}, e.Modifiers...)
	switch {
	case e.Class != 'v':
		words = append(words, e.Lemma)
	case past != "":
		words = append(words, past)
	default:
		words = append(words, pastTense(e.Lemma))
	}
	if e.Particle != "" {
		words = append(words, e.Particle)
	}
	if len(e.Objects) > 0 {
		words = append(words, plural(e.Objects[0]))
	}
	if len(e.Target) > 0 && isPreposition(e.Target[0]) {
		words = append(words, strings.ReplaceAll(e.Target[0], "_", " "))
	}
	text := strings.Join(words, " ")
	for _, hole := range []string{"{v}", "{n}", "{a}"} {
		template = strings.ReplaceAll(template, hole, text)
	}
	return template
}

func isPreposition(slot string) bool {
	switch slot {
	case "subj", "obj", "iobj", "poss", "comp", "self", "any":
		return false
	}
	return true
}

// pastTense is that of a regular verb.
func pastTense(verb string) string {
	n := len(verb)
	switch {
	case strings.HasSuffix(verb, "e"):
		return verb + "d"
	case strings.HasSuffix(verb, "y") && !strings.ContainsRune("aeiou", rune(verb[n-2])):
		return verb[:n-1] + "ied"
	}
	return verb + "ed"
}

// plural is that of a noun that an example names as a verb's object; nouns of mass stay as they are.
func plural(noun string) string {
	switch noun {
	case "*":
		return "vases"
	case "aid", "criticism", "support", "hostage", "fire", "pressure", "control", "allegiance", "blame", "fault", "issue", "aim", "swipe",
		"peace", "force", "task", "free", "asylum", "tribute", "battle", "war", "martial", "siege", "business", "intelligence", "access",
		"lot", "doubt", "power", "state", "praise", "say":
		return noun
	}
	return noun + "s"
}
