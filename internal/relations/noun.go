package relations

import "slices"

// noun reads an event that a noun names: "a US strike on a Syrian airbase", "talks between X and Y",
// "Assad's primary backer".
func (a *analysis) noun(p int, e *Entry, in inherited) []proposition {
	if a.bygone(p) {
		a.reject(p, e, "former or only possible")
		return nil
	}
	if slices.Contains(e.Source, "self") {
		return a.relational(p, e)
	}
	own := a.nounSlots(p, e.Source)
	target := a.nounSlots(p, e.Target)
	if len(target) == 0 && in.args >= 0 {
		for _, slot := range e.Target {
			if isPreposition(slot) {
				if target = a.who(a.obliques(in.args, slot)); len(target) > 0 {
					break
				}
			}
		}
	}
	if leader := a.leader(p); len(leader) > 0 {
		own = leader
	}
	source, rule := own, "nominal"
	switch {
	case in.light && len(in.source) > 0:
		source, rule = in.source, "light"
		if len(target) == 0 {
			target = without(own, source)
		}
	case len(source) == 0 && len(in.source) > 0:
		source, rule = in.source, "governed"
	case len(source) == 0:
		source, rule = a.bringer(p, e), "brought"
	}
	if len(in.target) > 0 {
		if len(source) > 0 && len(target) > 0 && !e.Mutual {
			source = without(source, in.target)
		}
		target = in.target
	}
	between := a.who(a.obliquesOfNoun(p, "between"))
	if len(between) < 2 && e.Mutual {
		between = a.betweenPair(p)
	}
	if e.Mutual && len(between) > 1 {
		source, target, rule = between, nil, "between"
	}
	if e.Mutual {
		target = without(target, source)
	}
	if len(target) == 0 && len(source) > 0 && len(source) < 2 {
		target = without(a.modifiers(p), source) // "Kumaratunga's India tour"
	}
	if len(target) == 0 && len(source) > 0 && !e.Mutual && (in.light || in.ended) {
		if target = a.anyone(p, e.Event, source); len(target) == 0 && in.args >= 0 {
			target = a.anyone(in.args, e.Event, source)
		}
		rule += " near"
	}
	if v := a.Tokens[p].Head; len(target) == 0 && e.Event == "PROTEST" && v >= 0 {
		if target = without(a.grievance(p), source); len(target) == 0 && a.isVerb(v) {
			target = without(a.grievance(v), source)
		}
		rule = "purpose"
	}
	if len(source) == 0 || len(target) == 0 && !(e.Mutual && len(source) > 1) {
		return nil
	}
	return []proposition{a.proposition(p, e, source, target, rule)}
}

// nounSlots gives the fillers of the first slot of noun p that has any.
func (a *analysis) nounSlots(p int, slots []string) []filler {
	for _, slot := range slots {
		var f []filler
		switch slot {
		case "poss":
			f = a.who(a.children(p, "nmod:poss"))
		case "comp":
			f = a.modifiers(p)
		case "self":
			f = a.who(a.bearers(p, 0))
		default:
			f = a.who(a.obliquesOfNoun(p, slot))
		}
		if slot == "by" && len(f) == 0 {
			if f = a.who(a.lowAgent(p)); len(f) == 0 {
				f = a.handlers(p) // "a petition filed by the rebels"
			}
		}
		if len(f) > 0 {
			return f
		}
	}
	for _, slot := range slots {
		var f []filler
		switch {
		case slot == "comp" || slot == "poss":
			f = a.leftNeighbour(p)
		case isPreposition(slot):
			f = a.afterPreposition(p, slot)
		}
		if len(f) > 0 {
			return f
		}
	}
	return nil
}

// lowAgent finds the agent of noun p that parsers hang on what follows: "the shelling of a village by Syrian
// forces".
func (a *analysis) lowAgent(p int) []int {
	for _, of := range a.obliquesOfNoun(p, "of") {
		if by := a.obliquesOfNoun(of, "by"); by != nil {
			return by
		}
		if by := a.lowAgent(of); by != nil {
			return by
		}
	}
	return nil
}

func (a *analysis) obliquesOfNoun(p int, prep string) []int {
	for _, k := range a.children(p, "nmod", "obl", "acl") {
		if a.prep(k) == prep && !a.isVerb(k) {
			return a.conjuncts(k)
		}
	}
	return nil
}

// bringer finds whose act a noun is that stands in a phrase of circumstance: "arrived with an ultimatum
// for", "remained on alert", "threw stones during protests against".
func (a *analysis) bringer(p int, e *Entry) []filler {
	prep := a.prep(p)
	if prep == "on" && a.nominal(p) >= 0 { // "forces are on alert"
		return a.who([]int{a.nominal(p)})
	}
	v := a.Tokens[p].Head
	if v >= 0 && a.at[v] >= 0 && a.rel(p) == "nmod" && e.Mutual && (prep == "in" || prep == "at" || prep == "during") {
		return a.who([]int{v}) // "the president, in a meeting with"
	}
	if v < 0 || !a.isVerb(v) || a.rel(p) != "obl" || a.passive(v) {
		return nil
	}
	public := e.Event == "PROTEST" || e.Event == "MOBILIZE"
	if prep == "with" || prep == "in" && (e.Mutual || public) || public && (prep == "on" || prep == "during") {
		return a.who(a.clause(v).Subject)
	}
	return nil
}

// bygone says whether the noun is qualified as past or merely possible: a former ally, a would-be partner.
func (a *analysis) bygone(p int) bool {
	for _, k := range a.children(p, "amod", "advmod", "compound") {
		if a.lex.has("bygone", a.low[k]) {
			return true
		}
	}
	return false
}

// relational reads a noun that says what somebody is to somebody: ally, backer, enemy, member.
func (a *analysis) relational(p int, e *Entry) []proposition {
	target := a.nounSlots(p, e.Target)
	source := a.who(a.bearers(p, 0))
	if before, whose := a.apposed(p); len(source) == 0 && before >= 0 {
		source = []filler{{before, partitive}}
		if len(target) == 0 && whose >= 0 {
			target = []filler{{whose, partitive}}
		}
	}
	if e.Mutual && len(target) == 0 && len(source) < 2 {
		return nil
	}
	source = without(source, target)
	if len(source) == 0 || len(target) == 0 && !e.Mutual {
		return nil
	}
	return []proposition{a.proposition(p, e, source, target, "standing")}
}

// bearers finds of whom a relational noun is said: the subject of its copula, what it stands in
// apposition to, the object it is called ("regards Iran as an enemy").
func (a *analysis) bearers(p, hops int) []int {
	if a.child(p, "cop") >= 0 {
		s, _ := a.subject(p, 0)
		return s
	}
	if hops > 3 {
		return nil
	}
	if ap := a.child(p, "appos"); ap >= 0 && a.at[ap] >= 0 {
		return a.conjuncts(ap)
	}
	h := a.Tokens[p].Head
	if h < 0 {
		return nil
	}
	switch a.rel(p) {
	case "appos", "acl":
		return []int{h}
	case "compound", "nmod", "flat", "amod":
		if a.prep(p) == "" && a.at[h] >= 0 && p < h {
			return []int{h}
		}
		if a.prep(p) == "as" {
			return a.bearersAs(h)
		}
	case "conj":
		if a.at[h] < 0 {
			return a.bearers(h, hops+1)
		}
	case "obl", "advcl":
		if a.prep(p) == "as" {
			return a.bearersAs(h)
		}
	case "obj":
		if a.lex.has("copular", a.lemma[h]) {
			return a.clause(h).Subject
		}
	case "xcomp":
		c := a.clause(h)
		if len(c.Object) > 0 {
			return c.Object
		}
		return a.surfaceSubject(h, 0)
	}
	if f := a.child(p, "flat"); f >= 0 {
		return []int{f}
	}
	return nil
}

// apposed reads "Russia, Assad's staunchest ally," off the words where the tree lost it: the actor
// before the comma that opens the phrase of noun p, and the one inside the phrase whose it is. -1 for none.
func (a *analysis) apposed(p int) (before, whose int) {
	whose = -1
	for i := p - 1; i >= 0; i-- {
		switch u := a.Tokens[i].UPOS; {
		case a.low[i] == "," || a.low[i] == "–" || a.low[i] == "-" && i > 0 && a.Tokens[i].Start > a.Tokens[i-1].End:
			if i > 0 && a.at[i-1] != whose {
				return a.at[i-1], whose
			}
			return -1, whose
		case a.at[i] >= 0:
			whose = a.at[i]
		case u == "ADJ" || u == "ADV" || u == "DET" || u == "NOUN" || u == "PART" || u == "PROPN" || u == "NUM":
		default:
			return -1, -1
		}
	}
	return -1, -1
}

func (a *analysis) bearersAs(v int) []int {
	c := a.clause(v)
	if len(c.Object) > 0 {
		return c.Object
	}
	return c.Subject
}

// adjective reads "critical of", "loyal to" and their like.
func (a *analysis) adjective(p int, e *Entry) []proposition {
	var source []filler
	switch {
	case a.passive(p):
		source = a.who(a.surfaceObjectOfPassive(p))
	case a.child(p, "cop") >= 0 || a.rel(p) == "xcomp" || a.rel(p) == "conj":
		s, _ := a.subject(p, 0)
		source = a.who(s)
	case a.rel(p) == "amod" || a.rel(p) == "acl":
		source = a.who([]int{a.Tokens[p].Head})
	}
	if h := a.Tokens[p].Head; len(source) == 0 && h >= 0 && (a.rel(p) == "amod" || a.rel(p) == "acl") {
		source = a.who(a.holder(h, 0)) // "issued a report critical of"
	}
	target := a.fill(p, Clause{Predicate: p}, e.Target)
	source = without(source, target)
	if len(source) == 0 || len(target) == 0 {
		return nil
	}
	return []proposition{a.proposition(p, e, source, target, "adjective")}
}
