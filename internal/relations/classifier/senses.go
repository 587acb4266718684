package classifier

import "slices"

// Add notes a lexicon's entry: the word's class (v, n or a), its lemma with the particle that it
// needs, if any, and its event, or where it has none what it does to the event it governs.
func (s Senses) Add(class byte, lemma, particle, event, effect string) {
	meaning := event
	if meaning == "" {
		meaning = effect
	}
	if meaning == "" {
		return
	}
	key := string(class) + " " + lemma
	if particle != "" {
		key += " " + particle
	}
	if !slices.Contains(s[key], meaning) {
		s[key] = append(s[key], meaning)
		slices.Sort(s[key])
	}
}
