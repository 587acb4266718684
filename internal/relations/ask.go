package relations

import (
	"slices"

	"entente/graph"
)

// request asks: the addressee, else whoever would do it, else to whom it would be done.
func (g governor) request() []proposition {
	if len(g.source) == 0 {
		return nil
	}
	event := g.entry.Event
	if len(g.addressee) > 0 {
		return []proposition{g.proposition(event, g.addressee, "request addressed")}
	}
	if g.entry.Class == 'v' && g.addressesOther() {
		return nil
	}
	if g.entry.Class == 'v' && !g.asks() {
		return g.report()
	}
	for _, in := range g.inner {
		if doer := without(in.source, g.source); len(doer) > 0 {
			return []proposition{g.proposition(event, doer, "request")}
		}
		if target := without(in.target, g.source); len(target) > 0 {
			ev := event
			if graph.QuadOf(in.event) == graph.MaterialConflict {
				ev = "ACCUSE" // "called for sanctions against Iran" is about Iran, not asked of it
			}
			return []proposition{g.proposition(ev, target, "request")}
		}
	}
	if g.entry.Effect == Permit {
		return nil
	}
	if target := g.complementActors(); len(target) > 0 {
		return []proposition{g.proposition(event, target, "request near")}
	}
	for _, slot := range g.entry.Target {
		if !isPreposition(slot) || g.entry.Class != 'v' {
			continue
		}
		if target := without(g.who(g.obliques(g.p, slot)), g.source); len(target) > 0 {
			return []proposition{g.proposition(event, target, "request near")}
		}
	}
	return nil
}

// addressesOther says whether the request has an addressee who is none of the actors: "urged the
// counterpart to sign".
func (g governor) addressesOther() bool {
	toDo := false
	for _, k := range g.comps {
		toDo = toDo || k.kind == "inf"
	}
	objects := g.clause(g.p).Object
	if !toDo || len(objects) == 0 {
		return false
	}
	for _, k := range g.comps {
		if k.token == objects[0] {
			return false
		}
	}
	return true
}

// asks says whether the complement is something that is yet to be done: an infinitive, a noun, or a clause
// with a bare verb or "should" ("insisted that Iran withdraw", not "insisted that Iran had withdrawn").
func (g governor) asks() bool {
	for _, k := range g.comps {
		x := g.Tokens[k.token].XPOS
		if k.kind != "that" || x == "VB" || x == "VBP" && g.child(k.token, "aux") < 0 || !g.isVerb(k.token) && g.child(k.token, "cop") < 0 || g.obliges(k.token) || g.hasModal(k.token, "be") {
			return true
		}
		if c := g.child(k.token, "cop", "aux:pass"); c >= 0 && g.low[c] == "be" {
			return true
		}
	}
	return len(g.comps) == 0
}

// report passes on what is said; "Russia said that Sudan must" asks Sudan.
func (g governor) report() []proposition {
	if len(g.source) == 0 {
		return g.inner
	}
	if verdicts := g.verdicts(); len(verdicts) > 0 {
		return append(verdicts, g.inner...)
	}
	for _, k := range g.comps {
		if !g.obliges(k.token) {
			continue
		}
		subject, _ := g.subject(k.token, 0)
		if g.passive(k.token) {
			subject = g.agent(k.token)
			if subject == nil {
				subject = g.surfaceObjectOfPassive(k.token)
			}
		}
		if target := g.others(g.who(subject)); len(target) > 0 {
			return []proposition{g.proposition("REQUEST", target, "said must")}
		}
	}
	return g.inner
}

// others leaves out of those who must do something the speaker and his own country: a minister who says that his country must
// import asks nobody.
func (g governor) others(target []filler) []filler {
	return slices.DeleteFunc(without(target, g.source), func(f filler) bool {
		return g.ms[f.mention].Actor.Kind == graph.Country && g.compatriot(f)
	})
}

// verdicts reads what the speaker makes of others: "insisted that Assad is blameless, and that it was
// the rebels responsible".
func (g governor) verdicts() []proposition {
	var out []proposition
	for _, k := range g.comps {
		said, of := k.token, []int(nil)
		if e := g.verdict(said); e != nil && g.child(said, "cop") >= 0 {
			of, _ = g.subject(said, 0)
			out = g.judge(out, e, said, of)
			continue
		}
		for _, m := range g.children(said, "amod", "acl") {
			if e := g.verdict(m); e != nil && g.child(said, "cop") >= 0 && g.at[said] >= 0 {
				out = g.judge(out, e, said, []int{said})
			}
		}
	}
	return out
}

// call reads "called Iran a rogue state", "found the regime guilty".
func (g governor) call() []proposition {
	if len(g.source) == 0 || len(g.addressee) == 0 {
		return g.report()
	}
	for i := g.p + 1; i < len(g.Tokens); i++ {
		if e := g.verdict(i); e != nil && g.Dominates(g.p, i) && g.at[i] < 0 {
			pr := g.proposition(e.Event, g.addressee, "called")
			pr.entry = e
			return append([]proposition{pr}, g.inner...)
		}
	}
	if f := g.addressee[0]; g.ms[f.mention].Actor.Kind == graph.Person && g.child(g.p, "xcomp") < 0 && g.entry.Lemma == "call" {
		return append([]proposition{g.proposition("CONSULT", g.addressee, "phoned")}, g.inner...)
	}
	return g.inner
}

func (g governor) verdict(p int) *Entry {
	senses := g.lex.adjectives[g.lemma[p]]
	if g.isNoun(p) {
		senses = g.lex.nouns[g.lemma[p]]
	}
	for _, e := range senses {
		if e.Effect == Verdict {
			return e
		}
	}
	return nil
}

func (g governor) judge(out []proposition, e *Entry, p int, of []int) []proposition {
	target := without(g.who(of), g.source)
	if len(target) == 0 {
		return out
	}
	event := e.Event
	if g.mood(p).negated {
		event = map[string]string{"SUPPORT": "ACCUSE", "ACCUSE": "SUPPORT"}[event]
	}
	pr := g.proposition(event, target, "verdict")
	pr.entry = e
	return append(out, pr)
}

// accuse makes a charge of a claim that somebody did harm.
func (g governor) accuse() []proposition {
	if len(g.source) == 0 {
		return nil
	}
	for _, in := range g.inner {
		if q := graph.QuadOf(in.event); q == graph.MaterialConflict || q == graph.VerbalConflict {
			if target := without(in.source, g.source); len(target) > 0 {
				return []proposition{g.proposition("ACCUSE", target, "claim")}
			}
		}
	}
	return nil
}
