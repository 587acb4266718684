package relations

import (
	"slices"

	"entente/graph"
)

// govern reads a word that does something to the event of its complement: threatens it, asks for
// it, ends it, carries it out.
func (a *analysis) govern(p int, e *Entry, in inherited) []proposition {
	c := a.arguments(p, e, in)
	comps := a.complements(p, e)
	addressee := a.addressee(p, c, e, comps, in)
	down := a.handDown(p, e, c, addressee)
	var inner []proposition
	for _, k := range comps {
		a.governed[k.token] = true
		inner = append(inner, a.visitDeep(k.token, down, e.Effect)...)
	}
	source := a.who(c.Subject)
	if len(source) == 0 {
		source = in.source
	}
	g := governor{analysis: a, p: p, entry: e, source: source, addressee: addressee, comps: comps, inner: inner}
	switch e.Effect {
	case Same:
		return inner
	case Receive:
		return inner
	case Fail:
		return fall(inner)
	case Deny:
		return g.deny()
	case Reverse:
		return g.reverse()
	case Plan, Want:
		return g.intend()
	case Report:
		return g.report()
	case Claim:
		return append(g.accuse(), inner...)
	case Accuse:
		return append(g.bind(), inner...)
	case Request, Permit:
		return g.request()
	case Call:
		return g.call()
	}
	return g.bind()
}

// visitDeep reads a complement; where that says nothing of actors, what it governs in turn: "willing to
// send material to help defend".
func (a *analysis) visitDeep(k int, down inherited, effect Effect) []proposition {
	inner := a.visit(k, down)
	binds := effect == Agree || effect == Threaten || effect == Reject || effect == Request || effect == Permit
	if len(inner) > 0 && !binds {
		return inner
	}
	for _, x := range a.children(k, "xcomp", "advcl", "acl") {
		if a.mark(x) != "to" && a.rel(x) != "xcomp" {
			continue
		}
		a.governed[x] = true
		if more := a.visitDeep(x, down, effect); len(inner) == 0 {
			inner = more
		}
	}
	return inner
}

// arguments are the clause of a verb, or for a governing noun or adjective its holder as subject.
func (a *analysis) arguments(p int, e *Entry, in inherited) Clause {
	if e.Class == 'v' {
		c := a.clause(p)
		if c.Passive && len(c.Subject) == 0 && e.Effect != Reverse && e.Effect != Same {
			return c
		}
		return c
	}
	c := Clause{Predicate: p, Construction: "nominal"}
	if e.Class == 'a' {
		c.Subject, _ = a.subject(p, 0)
		return c
	}
	if poss := a.child(p, "nmod:poss"); poss >= 0 {
		c.Subject = a.conjuncts(poss)
	} else if by := a.obliquesOfNoun(p, "by"); by != nil {
		c.Subject = by
	} else if of := a.obliquesOfNoun(p, "of"); of != nil && len(in.source) == 0 && len(a.who(of)) > 0 {
		c.Subject = of
	} else if len(in.source) == 0 {
		if f := a.modifiers(p); len(f) > 0 {
			c.Subject = []int{a.ms[f[0].mention].Head}
		} else {
			c.Subject = a.holder(p, 0)
		}
	}
	return c
}

// addressee finds toward whom the governing word itself is directed: "threatened Iran with", "asked
// Iran to". It must be an actor outright, or the phrase is the complement.
func (a *analysis) addressee(p int, c Clause, e *Entry, comps []complement, in inherited) []filler {
	if e.Particle != "" && e.Class == 'v' && len(c.Object) == 0 { // "called on Iran" with "on" taken for a preposition
		if found := a.who(a.obliquesOfNoun(p, e.Particle)); len(found) > 0 {
			return found
		}
	}
	isComplement := map[int]bool{}
	for _, k := range comps {
		isComplement[k.token] = true
	}
	for _, slot := range e.Target {
		var heads []int
		switch slot {
		case "obj":
			heads = append(append(heads, c.Indirect...), c.Object...)
		case "iobj":
			heads = c.Indirect
		default:
			heads = a.obliquesOfNoun(p, slot)
			if len(heads) == 0 && in.args >= 0 {
				heads = a.obliquesOfNoun(in.args, slot)
			}
		}
		var found []filler
		for _, h := range heads {
			if isComplement[h] {
				continue
			}
			if len(a.lex.nouns[a.lemma[h]]) > 0 && a.at[h] < 0 {
				continue
			}
			found = append(found, a.resolve(h)...)
		}
		if len(found) > 0 {
			return unique(found)
		}
	}
	return nil
}

// handDown says what the complement may take from its governor.
func (a *analysis) handDown(p int, e *Entry, c Clause, addressee []filler) inherited {
	subject := a.who(c.Subject)
	switch e.Effect {
	case Receive:
		from := a.who(a.obliques(p, "from"))
		if len(from) == 0 {
			from = a.who(a.obliques(p, "by"))
		}
		if c.Passive {
			subject = a.who(c.Object)
		}
		return inherited{source: from, target: subject, args: -1}
	case Request, Permit, Accuse:
		return inherited{source: addressee, args: -1}
	case Claim, Report, Deny:
		return inherited{args: -1}
	}
	return inherited{source: subject, args: p, light: e.Effect == Same && len(subject) > 0, ended: e.Effect == Reverse}
}

// governor is a governing word with what it has to work on.
type governor struct {
	*analysis
	p                 int
	entry             *Entry
	source, addressee []filler
	comps             []complement
	inner             []proposition
}

func (g governor) proposition(event string, target []filler, rule string) proposition {
	pr := g.analysis.proposition(g.p, g.entry, g.source, target, rule)
	pr.event, pr.mode, pr.mutual = event, g.entry.Mode, false
	return pr
}

// bind makes the governor's own event: toward its addressee, else toward those whom the event of
// the complement is done to, else toward whom the complement names.
func (g governor) bind() []proposition {
	if len(g.source) == 0 || g.entry.Effect == Reject && g.utters(g.p) {
		return nil
	}
	event := g.entry.Event
	if len(g.addressee) > 0 {
		return []proposition{g.proposition(event, g.addressee, "governor addressed")}
	}
	var out []proposition
	for _, in := range g.inner {
		target := without(append(append([]filler{}, in.target...), in.source...), g.source)
		if len(in.target) > 0 && (sameActors(in.source, g.source) || len(in.source) == 0 || g.compatriots(in.source)) {
			target = without(in.target, g.source)
		}
		if target = g.notOwn(target); len(target) > 0 {
			pr := g.proposition(bindEvent(event, in.event), target, "governor")
			out = append(out, pr)
		} else if in.mutual && len(g.source) > 1 {
			pr := g.proposition(event, nil, "governor mutual")
			pr.mutual = true
			out = append(out, pr)
		}
	}
	if len(out) > 0 {
		return out
	}
	if len(g.source) > 1 && event == "AGREE" {
		pr := g.proposition(event, nil, "governor mutual")
		pr.mutual = true
		return []proposition{pr}
	}
	if target := g.notOwn(g.complementActors()); len(target) > 0 {
		return []proposition{g.proposition(bindEvent(event, g.complementEvent()), target, "governor near")}
	}
	return nil
}

// compatriots says whether those who would act are the source's own country: the Washington of "the US ambassador promised
// Washington's support".
func (g governor) compatriots(who []filler) bool {
	return !slices.ContainsFunc(who, func(f filler) bool { return !g.compatriot(f) })
}

// compatriot says whether the actor is of a country of the source.
func (g governor) compatriot(f filler) bool {
	code := g.ms[f.mention].Actor.Code
	return code != "" && slices.ContainsFunc(g.source, func(s filler) bool { return g.ms[s.mention].Actor.Code == code })
}

// utters says whether what is refused is to say something: "declined to comment on Syria".
func (a *analysis) utters(p int) bool {
	return slices.ContainsFunc(a.children(p, "xcomp", "obj"), func(k int) bool { return a.lex.has("utterance", a.lemma[k]) })
}

// notOwn drops targets that the source calls its own: whoever agrees to withdraw its troops agrees to
// nothing with them.
func (g governor) notOwn(target []filler) []filler {
	return slices.DeleteFunc(slices.Clone(target), func(f filler) bool {
		for i := g.ms[f.mention].Lo; i < g.ms[f.mention].Hi; i++ {
			if poss := g.child(i, "nmod:poss"); poss >= 0 && g.Tokens[poss].UPOS == "PRON" {
				return true
			}
		}
		lo := g.ms[f.mention].Lo
		return lo > 0 && (g.low[lo] == "its" || g.low[lo-1] == "its" || g.low[lo-1] == "their")
	})
}

// bindEvent turns a promise of harm into a threat: "vowed to attack", "ready to strike".
func bindEvent(event, inner string) string {
	if event != "AGREE" {
		return event
	}
	switch graph.QuadOf(inner) {
	case graph.MaterialConflict:
		return "THREATEN"
	case graph.VerbalConflict:
		return inner
	}
	return event
}

// complementEvent is the event of the complement's predicate by itself, "" if the lexicon has none for it.
func (g governor) complementEvent() string {
	for _, k := range g.comps {
		if e := g.match(k.token); e != nil && e.Event != "" {
			return e.Event
		}
	}
	return ""
}

// complementActors finds the actors that the complement names, wherever in it.
func (g governor) complementActors() []filler {
	for _, k := range g.comps {
		if s := g.nominal(k.token); k.kind == "that" && s >= 0 {
			if own := without(g.resolve(s), g.source); len(own) > 0 {
				return own
			}
		}
		if g.isVerb(k.token) {
			c := g.clause(k.token)
			if own := g.who(c.Subject); k.kind == "that" && len(own) > 0 && !sameActors(own, g.source) {
				return own
			}
			if f := without(g.object(k.token, c), g.source); len(f) > 0 {
				return f
			}
			if f := g.anyone(k.token, g.entry.Event, g.source); len(f) > 0 {
				return f
			}
			for _, x := range g.children(k.token, "xcomp", "ccomp") {
				if f := without(g.object(x, g.clause(x)), g.source); len(f) > 0 {
					return f
				}
				if f := g.anyone(x, g.entry.Event, g.source); len(f) > 0 {
					return f
				}
			}
			continue
		}
		if f := without(g.holdersOf([]int{k.token}), g.source); len(f) > 0 {
			return f
		}
		if f := without(g.below(k.token), g.source); len(f) > 0 {
			return f
		}
	}
	return nil
}

func sameActors(x, y []filler) bool {
	return len(x) > 0 && len(without(x, y)) == 0
}
