package relations

import (
	"slices"
	"strings"
)

// match finds the first sense of predicate p whose demands the clause meets.
func (a *analysis) match(p int) *Entry {
	var senses []*Entry
	switch {
	case a.isVerb(p):
		senses = a.lex.verbs[a.lemma[p]]
	case a.isAdjective(p):
		senses = a.lex.adjectives[a.lemma[p]]
	case a.isNoun(p):
		senses = a.lex.nouns[a.lemma[p]]
	case a.Tokens[p].UPOS == "ADV": // a tagger's slip; only what a noun says by itself survives it
		senses = slices.DeleteFunc(slices.Clone(a.lex.nouns[a.low[p]]), func(e *Entry) bool { return !slices.Contains(e.Source, "self") })
	}
	for _, e := range senses {
		if e.Effect != Verdict && a.fits(p, e) {
			return e
		}
	}
	if a.isVerb(p) && a.Tokens[p].XPOS == "VBN" && a.child(p, "cop", "aux:pass") >= 0 { // "is allied with"
		for _, e := range a.lex.adjectives[a.low[p]] {
			if e.Effect != Verdict && a.fits(p, e) {
				return e
			}
		}
	}
	return nil
}

func (a *analysis) fits(p int, e *Entry) bool {
	if e.Particle != "" && !a.hasParticle(p, e.Particle) {
		return false
	}
	if len(e.Cues) > 0 && !slices.ContainsFunc(a.low, func(w string) bool { return slices.Contains(e.Cues, w) }) {
		return false
	}
	for _, m := range e.Modifiers {
		if !a.hasModifier(p, m) {
			return false
		}
	}
	if e.Class == 'v' && len(e.Objects) > 0 && !a.hasObject(p, e.Particle, e.Objects) {
		return false
	}
	if e.Class == 'n' && len(e.Objects) > 0 {
		return false
	}
	if e.Class == 'v' && !e.takesObject() && (e.Effect == None || e.Effect == Attitude) && !a.hasOblique(p, e.Target) &&
		!(e.Mutual && len(a.who(a.clause(p).Subject)) > 1) &&
		!(e.Event == "PROTEST" && (len(a.clause(p).Object) == 0 || len(e.Objects) > 0)) {
		return false
	}
	if slices.Contains(e.Complements, "-") && !e.takesObject() && !a.hasOblique(p, e.Target) {
		return false
	}
	if len(e.Complements) > 0 && !slices.Contains(e.Complements, "-") {
		return len(a.complements(p, e)) > 0
	}
	return true
}

func (a *analysis) hasParticle(p int, particle string) bool {
	if p+1 < len(a.low) && a.low[p+1] == particle {
		return true
	}
	for _, k := range a.children(p, "compound:prt", "advmod", "case") {
		if a.low[k] == particle {
			return true
		}
	}
	for _, k := range a.children(p, "obl") {
		for _, c := range a.children(k, "case") {
			if a.low[c] == particle && outward[particle] {
				return true
			}
		}
	}
	return false
}

func (a *analysis) hasModifier(p int, lemma string) bool {
	for _, k := range a.children(p, "compound", "amod", "nmod", "flat") {
		if a.lemma[k] == lemma || a.low[k] == lemma {
			return true
		}
	}
	return p > 0 && (a.lemma[p-1] == lemma || a.low[p-1] == lemma)
}

func (a *analysis) hasObject(p int, particle string, lemmas []string) bool {
	c := a.clause(p)
	heads := append(append([]int{}, c.Object...), c.Indirect...)
	if particle != "" && len(heads) == 0 {
		heads = a.obliques(p, particle)
	}
	if lemmas[0] == "*" {
		return len(heads) > 0 && a.at[heads[0]] < 0
	}
	for _, o := range heads {
		if a.isOneOf(o, lemmas) {
			return true
		}
	}
	return false
}

// isOneOf looks at the noun, and behind words of quantity: "a volley of missiles".
func (a *analysis) isOneOf(o int, lemmas []string) bool {
	if slices.Contains(lemmas, a.lemma[o]) || slices.Contains(lemmas, strings.TrimSuffix(a.lemma[o], "s")) || a.low[o] == "$" && slices.Contains(lemmas, "money") {
		return true
	}
	if a.Tokens[o].UPOS == "NUM" && slices.Contains(lemmas, "money") && o > 0 && a.Tokens[o-1].UPOS == "SYM" {
		return true
	}
	for _, k := range a.children(o, "nmod", "appos", "conj") {
		if (a.prep(k) == "of" || a.rel(k) == "conj") && slices.Contains(lemmas, a.lemma[k]) {
			return true
		}
	}
	return false
}

func (a *analysis) hasOblique(p int, preps []string) bool {
	for _, prep := range preps {
		if len(a.obliques(p, prep)) > 0 || len(a.afterPreposition(p, prep)) > 0 {
			return true
		}
	}
	return false
}

// complement is what a governing word works on.
type complement struct {
	token int
	kind  string // inf, that, ing, obj, or a preposition
}

// complements finds those of p that the entry accepts, conjuncts with them.
func (a *analysis) complements(p int, e *Entry) []complement {
	var found []complement
	add := func(token int, kind string) {
		if kind == "" || !slices.Contains(e.Complements, kind) {
			return
		}
		for _, c := range a.conjuncts(token) {
			if a.isVerb(c) == a.isVerb(token) || a.child(c, "cop") >= 0 || a.isNoun(c) {
				found = append(found, complement{c, kind})
			}
		}
	}
	if e.Class == 'v' {
		for _, o := range a.clause(p).Object {
			if !a.actorOnly(o) && slices.Contains(e.Complements, "obj") {
				found = append(found, complement{o, "obj"})
			}
		}
	}
	if h := a.Tokens[p].Head; e.Class == 'v' && len(found) == 0 && h >= 0 && a.at[h] < 0 && a.relativized(p) {
		add(h, "obj") // "the missiles that it promised Syria"
	}
	for _, k := range a.kids[p] {
		switch a.rel(k) {
		case "xcomp":
			add(k, a.verbalKind(k, "inf"))
		case "ccomp":
			add(k, a.verbalKind(k, "that"))
		case "csubj":
			add(k, "inf")
		case "advcl", "acl":
			kind := a.verbalKind(k, "")
			if kind == "inf" && a.rel(k) == "advcl" && e.Class == 'v' && e.Effect != Request && e.Effect != Permit && len(a.clause(p).Object) > 0 {
				continue // "rejected an offer to meet": what the offer is, not what was rejected
			}
			add(k, kind)
		case "parataxis":
			if a.isVerb(k) || a.child(k, "cop") >= 0 {
				add(k, "that")
			}
		case "obl", "nmod":
			if !a.actorOnly(k) {
				add(k, a.prep(k))
			}
		}
	}
	return found
}

// relativized says whether p's clause stands for an object of p: a relative clause, or one that "that" opens
// behind a noun which has no content to tell.
func (a *analysis) relativized(p int) bool {
	if a.Tokens[p].Deprel == "acl:relcl" {
		return true
	}
	return a.rel(p) == "acl" && a.mark(p) == "that" && len(a.lex.nouns[a.lemma[a.Tokens[p].Head]]) == 0
}

// actorOnly says whether noun o names an actor and no event: "demonstrations" is both.
func (a *analysis) actorOnly(o int) bool {
	return a.at[o] >= 0 && (a.ms[a.at[o]].Len() > 1 || a.Tokens[o].UPOS != "NOUN" || len(a.lex.nouns[a.lemma[o]]) == 0)
}

// verbalKind tells "to attack", "attacking", "of attacking" and "that they attack" apart.
func (a *analysis) verbalKind(k int, otherwise string) string {
	m := a.mark(k)
	switch {
	case m == "to":
		return "inf"
	case m == "that":
		return "that"
	case m == "if" || m == "whether" || m == "because" || m == "after" || m == "before" || m == "when" || m == "as" || m == "while" || m == "since" || m == "unless":
		return ""
	case m != "":
		return m
	case a.Tokens[k].XPOS == "VBG" && a.child(k, "nsubj") < 0:
		if otherwise == "" && a.rel(k) == "advcl" && a.Tokens[k].Head != k-1 {
			return "" // "rejected it, saying": a circumstance; "denied attacking" is none
		}
		return "ing"
	case otherwise == "inf" && !a.isVerb(k):
		return "adj" // "found Syria guilty"
	}
	return otherwise
}
