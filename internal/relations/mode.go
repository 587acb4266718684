package relations

import (
	"cmp"
	"slices"
	"strings"

	"entente/graph"
)

// modeRule says by which words, or by which event that is asked for, refused, threatened or ended, an event has
// a mode.
type modeRule struct {
	event, mode string
	word        *Entry // lemma ("*" for any), particle, modifiers; its objects stand anywhere in the clause. nil: of decides
	of, ofMode  string // event, and its mode if that matters
}

// modeRules reads "ASSAULT aerial : airstrike, air_strike, *(warplane)" and "REQUEST meet : CONSULT".
func (r *lexiconReader) modeRules(rest string) error {
	name, items, ok := strings.Cut(rest, ":")
	if !ok {
		return r.fail("mode has no :")
	}
	event, mode, _ := strings.Cut(strings.TrimSpace(name), " ")
	mode = strings.TrimSpace(mode)
	if err := r.checkMode(event, mode); err != nil {
		return err
	}
	for _, item := range splitEntries(items) {
		rule := modeRule{event: event, mode: mode}
		of, ofMode, hasMode := strings.Cut(item, "-")
		if _, isEvent := graph.LookupEvent(of); isEvent {
			if hasMode {
				if err := r.checkMode(of, ofMode); err != nil {
					return err
				}
			}
			rule.of, rule.ofMode = of, ofMode
		} else if item != "" && 'A' <= item[0] && item[0] <= 'Z' {
			return r.fail("event %q is not PLOVER's", of)
		} else {
			word, past, err := r.entry(item, 0, frame{})
			if err != nil {
				return err
			}
			if past != "" {
				return r.fail("%q: a mode's words have no past tense", item)
			}
			rule.word = word
		}
		r.modes[event] = append(r.modes[event], rule)
	}
	return nil
}

// checkMode refuses a mode that the event does not have.
func (r *lexiconReader) checkMode(event, mode string) error {
	if _, ok := graph.LookupEvent(event); !ok {
		return r.fail("event %q is not PLOVER's", event)
	}
	if graph.IsMode(event, mode) {
		return nil
	}
	modes := graph.ModesOf(event)
	if modes == nil {
		return r.fail("mode %q: %s has no modes", mode, event)
	}
	return r.fail("mode %q is none of %s's: %s", mode, event, strings.Join(modes, ", "))
}

// sortModes puts the rules of each event in the order in which they are tried: those that ask for more first.
func (l *Lexicon) sortModes() {
	for _, rules := range l.modes {
		slices.SortStableFunc(rules, func(a, b modeRule) int { return cmp.Compare(b.specificity(), a.specificity()) })
	}
}

// specificity ranks a rule: a word with demands, a word, any word with demands, an event with its mode, an event, anything.
func (m modeRule) specificity() int {
	switch {
	case m.word == nil && m.ofMode != "":
		return 2
	case m.word == nil:
		return 1
	case m.word.Lemma != "*" && len(m.word.Modifiers)+len(m.word.Objects)+len(m.word.Particle) > 0:
		return 5
	case m.word.Lemma != "*":
		return 4
	case len(m.word.Objects) > 0:
		return 3
	}
	return 0
}

// modeOf is the mode of a proposition: its entry's own, else that of the first rule that fits; "" where none does.
func (a *analysis) modeOf(pr proposition) string { return a.modeAt(pr, 0) }

// deepestMode is how many predicates may stand within each other for a mode: "refused to promise to end the siege".
const deepestMode = 3

// modeAt is modeOf at a depth of nesting.
func (a *analysis) modeAt(pr proposition, depth int) string {
	if graph.IsMode(pr.event, pr.mode) {
		return pr.mode
	}
	rules := a.lex.modes[pr.event]
	if len(rules) == 0 {
		return ""
	}
	tokens, of, ofMode := a.content(pr, depth)
	for _, m := range rules {
		if m.word == nil && m.of == of && (m.ofMode == "" || m.ofMode == ofMode) {
			return m.mode
		}
		if m.word != nil && slices.ContainsFunc(tokens, func(t int) bool { return a.shows(t, m.word) }) {
			return m.mode
		}
	}
	return ""
}

// content gives the tokens that tell the mode of a proposition, its predicate first, and the event that it is about.
func (a *analysis) content(pr proposition, depth int) (tokens []int, event, mode string) {
	about := a.about(pr.predicate, pr.entry)
	tokens = append([]int{pr.predicate}, about...)
	for _, k := range about {
		tokens = append(tokens, a.about(k, nil)...) // the elections of "urged Syria to hold elections"
	}
	if e := pr.entry; e != nil && (e.Effect == None || e.Effect == Attitude) && e.Event != pr.event {
		// What is yet to come, or was ended, and so became another event.
		event = e.Event
		return tokens, event, a.modeAt(proposition{predicate: pr.predicate, entry: e, event: event, mode: e.Mode}, depth+1)
	}
	for _, k := range about {
		if event, mode = a.eventOf(k, depth+1); event != "" {
			return tokens, event, mode
		}
	}
	return tokens, "", ""
}

// about lists what predicate p works on: its complements, else its objects.
func (a *analysis) about(p int, e *Entry) []int {
	var heads []int
	if e != nil && len(e.Complements) > 0 {
		for _, k := range a.complements(p, e) {
			heads = append(heads, k.token)
		}
	}
	switch {
	case len(heads) > 0:
	case a.isVerb(p):
		heads = append(slices.Clone(a.clause(p).Object), a.children(p, "xcomp", "ccomp")...)
	default:
		for _, prep := range []string{"of", "for", "to"} {
			heads = append(heads, a.obliquesOfNoun(p, prep)...)
		}
		heads = append(heads, a.children(p, "acl")...)
	}
	return slices.DeleteFunc(heads, func(k int) bool { return a.actorOnly(k) })
}

// eventOf is the event that the predicate k names by itself, whoever may stand in its places.
func (a *analysis) eventOf(k, depth int) (event, mode string) {
	e := a.sense(k)
	if e == nil || depth > deepestMode {
		return "", ""
	}
	pr := proposition{predicate: k, entry: e, event: e.Event, mode: e.Mode}
	switch e.Effect {
	case Same, Want, Plan, Reverse:
		_, event, mode = a.content(pr, depth)
		if e.Effect == Reverse {
			event, mode = reversed[event], ""
		}
		return event, mode
	case Agree:
		if _, event, mode = a.content(pr, depth); event != "" {
			return event, mode // "an offer of talks"
		}
	case Fail, Report, Claim, Call, Receive:
		return "", ""
	}
	return e.Event, a.modeAt(pr, depth)
}

// sense is the first sense of predicate k, that of the clause if its demands are met, else one whose
// particle, modifiers and object are there.
func (a *analysis) sense(k int) *Entry {
	if e := a.match(k); e != nil || !a.isVerb(k) {
		return e
	}
	for _, e := range a.lex.verbs[a.lemma[k]] {
		if e.Effect == None && len(e.Cues) == 0 && (e.Particle == "" || a.hasParticle(k, e.Particle)) && (len(e.Objects) == 0 || a.hasObject(k, e.Particle, e.Objects)) {
			return e
		}
	}
	return nil
}

// shows says whether token t, with the words around it, is what a rule asks for.
func (a *analysis) shows(t int, w *Entry) bool {
	if w.Lemma != "*" && w.Lemma != a.lemma[t] && w.Lemma != a.low[t] || w.Particle != "" && !a.hasParticle(t, w.Particle) {
		return false
	}
	for _, m := range w.Modifiers {
		if !a.hasModifier(t, m) {
			return false
		}
	}
	return len(w.Objects) == 0 || slices.ContainsFunc(a.company(t), func(i int) bool {
		return i != t && (slices.Contains(w.Objects, a.lemma[i]) || slices.Contains(w.Objects, a.low[i]))
	})
}

// company lists the tokens of t's clause: of a verb its subject and all but what other verbs govern, of a noun its own
// phrase and, if it is a verb's subject or object, that verb's clause. What a phrase or clause names that says when or why is
// left out.
func (a *analysis) company(t int) []int {
	top := t
	for {
		h, r := a.Tokens[top].Head, a.rel(top)
		if h < 0 || a.isVerb(top) && r != "xcomp" || !a.isVerb(top) && r != "obj" && r != "nsubj" && r != "xcomp" {
			break
		}
		top = h
	}
	found := a.phrase(top)
	switch {
	case !a.isVerb(top):
	case a.rel(top) == "acl": // "airstrikes that killed"
		found = append(found, a.phrase(a.Tokens[top].Head)...)
	default: // "warplanes pounded the town, killing"
		for _, s := range a.clause(top).Subject {
			found = append(found, a.phrase(s)...)
		}
	}
	return found
}

// phrase lists the tokens under i that no other verb and no word of time or reason parts from it.
func (a *analysis) phrase(i int) []int {
	found := []int{i}
	for _, k := range a.kids[i] {
		if r := a.rel(k); !apart[a.prep(k)] && (!a.isVerb(k) || r == "xcomp" || r == "amod" || r == "compound") {
			found = append(found, a.phrase(k)...)
		}
	}
	return found
}

// apart are prepositions that name another event than the clause's own.
var apart = map[string]bool{"after": true, "before": true, "since": true, "following": true, "amid": true, "despite": true, "because_of": true, "until": true}
