package relations

import (
	"slices"

	"entente/graph"
)

// surface reads a sentence whose tree gave nothing off the order of its words: the first predicate
// of the lexicon that has an actor before it and another after it. Trees of long sentences go wrong more often than
// English leaves its order of subject, verb, object.
func (a *analysis) surface() []proposition {
	for _, p := range a.outermost() {
		e := a.surfaceSense(p)
		if e == nil {
			continue
		}
		if !a.main(p) || len(a.props) > 0 && a.told(p) {
			continue
		}
		source, target := a.around(p, e)
		if source >= 0 && a.subjectElsewhere(p, source) || target >= 0 && (a.objectElsewhere(p, e, target) || a.placed(e, target)) {
			continue
		}
		if several := a.togetherOr(source); target < 0 && len(several) > 1 && (e.Mutual || e.Event == "AGREE") {
			pr := a.proposition(p, e, several, nil, "surface")
			pr.mutual = true
			return a.inMood(p, []proposition{pr})
		}
		if source < 0 || target < 0 || a.ms[source].Actor.ID == a.ms[target].Actor.ID || business(a.ms[source].Actor) || business(a.ms[target].Actor) {
			continue
		}
		pr := a.proposition(p, e, a.together(source), without(a.together(target), []filler{{source, deep}}), "surface")
		return a.inMood(p, []proposition{pr})
	}
	return nil
}

// subjectElsewhere says whether verb p has a subject that the actor found before it is no part of.
func (a *analysis) subjectElsewhere(p, source int) bool {
	c := a.clause(p)
	if c.Passive || len(c.Subject) == 0 {
		return false
	}
	return !slices.ContainsFunc(c.Subject, func(s int) bool { return a.Dominates(s, a.ms[source].Head) })
}

// objectElsewhere says whether verb p has an object that the actor found after it is no part of: who
// "dropped a condition" did nothing to the next country named.
func (a *analysis) objectElsewhere(p int, e *Entry, target int) bool {
	objects := a.clause(p).Object
	if len(e.Objects) > 0 || !slices.Contains(e.Target, "obj") || len(objects) == 0 || a.clause(p).Passive {
		return false
	}
	o := objects[0]
	return a.isNoun(o) && a.at[o] < 0 && !a.Dominates(o, a.ms[target].Head)
}

// placed says whether a preposition makes the actor the place, source or circumstance of an event of
// cooperation: "met in Sardinia", "received from Japan".
func (a *analysis) placed(e *Entry, target int) bool {
	prep := a.prep(a.ms[target].Head)
	if slices.Contains(e.Target, prep) {
		return false
	}
	if !e.takesObject() && prep != "of" {
		return true // "complained to the United Nations over raids", "called Iran on Friday"
	}
	if e.Effect != None && e.Effect != Attitude {
		return false
	}
	switch prep {
	case "in", "at", "near":
		return graph.QuadOf(e.Event).Sign() > 0 && e.Event != "AID"
	case "from", "by", "with", "as", "than", "under":
		return true
	}
	return false
}

// told says whether a proposition rests on predicate p, or on a word that p governs or is governed by.
func (a *analysis) told(p int) bool {
	return slices.ContainsFunc(a.props, func(pr proposition) bool {
		return pr.predicate == p || a.Tokens[pr.predicate].Head == p || a.Tokens[p].Head == pr.predicate
	})
}

// main says whether p heads the sentence, or what somebody says in it.
func (a *analysis) main(p int) bool {
	h := a.Tokens[p].Head
	return h < 0 || a.rel(p) == "ccomp" && a.says(h) && a.Tokens[h].Head < 0 || a.rel(p) == "conj" && a.Tokens[h].Head < 0
}

// outermost lists the verbs, those nearest to the root first.
func (a *analysis) outermost() []int {
	var verbs []int
	for p := range a.Tokens {
		if a.isVerb(p) && a.rel(p) != "amod" && !a.inMention(p) && a.before(p) < 0 {
			verbs = append(verbs, p)
		}
	}
	slices.SortStableFunc(verbs, func(i, j int) int { return a.depth(i) - a.depth(j) })
	for p := 1; p+1 < len(a.Tokens); p++ {
		if a.Tokens[p].UPOS == "NOUN" && a.at[p] < 0 && a.at[p-1] >= 0 && a.at[p+1] >= 0 {
			if lemma := a.lex.knownLemma(a.low[p], "", a.lex.verbs); lemma != "" {
				a.lemma[p] = lemma // a headline's present tense: "Turkey attacks Syria"
				verbs = append(verbs, p)
			}
		}
	}
	return verbs
}

// surfaceSense finds a sense that is an event in itself and whose particle and object are there.
func (a *analysis) surfaceSense(p int) *Entry {
	for _, e := range a.lex.verbs[a.lemma[p]] {
		if e.Event == "" || e.Particle != "" && !a.hasParticle(p, e.Particle) || len(e.Objects) > 0 && !a.hasObject(p, e.Particle, e.Objects) {
			continue
		}
		if e.Effect == Deny || e.Effect == Fail || e.Effect == Report || e.Effect == Claim {
			continue
		}
		if len(e.Cues) > 0 {
			continue // a sense that hangs on other words wants its arguments where they belong
		}
		if len(e.Complements) > 0 && !slices.Contains(e.Complements, "-") && len(a.complements(p, e)) == 0 {
			continue
		}
		if g := (governor{analysis: a, p: p, entry: e, comps: a.complements(p, e)}); e.Effect == Request && !g.asks() || e.Event == "REJECT" && a.utters(p) {
			continue
		}
		if e.takesObject() || a.follows(p, e.Target) {
			return e
		}
	}
	return nil
}

func (a *analysis) follows(p int, words []string) bool {
	for i := p + 1; i < len(a.low) && i < p+12; i++ {
		if slices.Contains(words, a.low[i]) {
			return true
		}
	}
	return false
}

// hyphened says whether a hyphen joins the mention to what follows: "Chinese-made".
func (a *analysis) hyphened(m int) bool {
	hi := a.ms[m].Hi
	return hi+1 < len(a.low) && a.low[hi] == "-"
}

func (a *analysis) togetherOr(m int) []filler {
	if m < 0 {
		return nil
	}
	return a.together(m)
}

// together gives a mention and those coordinated with its head.
func (a *analysis) together(m int) []filler {
	fs := []filler{{m, deep}}
	for _, f := range a.who(a.conjuncts(a.ms[m].Head)) {
		fs = append(fs, filler{f.mention, deep})
	}
	return unique(fs)
}

// around gives the first actor before predicate p and the first after it, the other way round for a passive,
// as far as no other verb stands between.
func (a *analysis) around(p int, e *Entry) (source, target int) {
	before, after := -1, -1
	for i := p - 1; i >= 0 && !a.closes(i, p); i-- {
		if m := a.at[i]; m >= 0 && !a.saying[m] && !a.hyphened(m) {
			before = m
		}
	}
	for i := p + 1; i < len(a.at) && after < 0 && !a.isRelativePronoun(i) && !a.closes(i, p); i++ {
		if m := a.at[i]; m >= 0 && !a.saying[m] && (before < 0 || a.ms[m].Actor.ID != a.ms[before].Actor.ID) {
			after = m
		}
	}
	if a.passive(p) {
		if after >= 0 && a.ms[after].Lo > 0 && a.low[a.ms[after].Lo-1] == "by" {
			return after, before
		}
		return -1, -1
	}
	return before, after
}

// closes says whether token i is a mark or a verb that parts the words before and behind it, as seen from p.
// Verbs over p that share its subject do not, nor those of its infinitives: "announced that it has agreed to
// open the border to Niger".
func (a *analysis) closes(i, p int) bool {
	switch a.low[i] {
	case ";", ":", "“", "”", "\"", "--", "–", "—":
		return true
	}
	if !a.isVerb(i) || a.rel(i) == "amod" || a.rel(i) == "acl" && i < p {
		return false
	}
	if i < p {
		return !a.leads(p, i, "ccomp", "xcomp", "conj", "parataxis")
	}
	return !a.leads(i, p, "xcomp", "ccomp", "advcl", "acl") || a.mark(i) != "to" && a.rel(i) != "xcomp"
}

// leads says whether the way up from token i to token to has only these relations.
func (a *analysis) leads(i, to int, rels ...string) bool {
	for ; i >= 0 && i != to; i = a.Tokens[i].Head {
		if !slices.Contains(rels, a.rel(i)) {
			return false
		}
	}
	return i == to
}
