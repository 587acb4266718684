package relations

import (
	"cmp"
	"slices"

	"entente/graph"
	"entente/internal/actors"
)

// relations pairs the actors of the propositions. Of relations with the same actors, event and
// polarity the most reliable is kept; a predicate outside PLOVER is left out where another relates its actors.
func (a *analysis) relations() []Relation {
	out := a.ruled()
	out = append(out, a.judged(out)...)
	out = append(out, a.outside(out)...)
	slices.SortStableFunc(out, func(x, y Relation) int { return cmp.Compare(y.Confidence, x.Confidence) })
	var kept []Relation
	for _, r := range out {
		if !slices.ContainsFunc(kept, func(k Relation) bool { return same(k, r) }) {
			kept = append(kept, r)
		}
	}
	slices.SortStableFunc(kept, func(x, y Relation) int {
		return cmp.Or(cmp.Compare(x.Predicate, y.Predicate), cmp.Compare(x.Source.Lo, y.Source.Lo), cmp.Compare(x.Target.Lo, y.Target.Lo))
	})
	return kept
}

// ruled gives the relations that rules read.
func (a *analysis) ruled() []Relation {
	if a.lex.ruleless {
		return nil
	}
	var out []Relation
	for _, pr := range a.props {
		out = append(out, a.pairs(pr)...)
	}
	return out
}

// same says whether two relations are one edge with one polarity.
func same(x, y Relation) bool {
	if x.Event != y.Event || x.Mutual != y.Mutual || x.Negated != y.Negated || x.Event == "" && x.Lemma != y.Lemma {
		return false
	}
	if x.Source.Actor.ID == y.Source.Actor.ID && x.Target.Actor.ID == y.Target.Actor.ID {
		return true
	}
	return x.Mutual && x.Source.Actor.ID == y.Target.Actor.ID && x.Target.Actor.ID == y.Source.Actor.ID
}

func (a *analysis) pairs(pr proposition) []Relation {
	var out []Relation
	pr.mode = a.modeOf(pr)
	add := func(s, t filler) {
		if pr.event == "" && (s.how != direct || t.how != direct) {
			return // what has no event is told of those whom it names, not of whose things it names
		}
		if a.ms[s.mention].Actor.ID != a.ms[t.mention].Actor.ID && a.known(s) && a.known(t) && !a.interview(pr.event, s, t) {
			out = append(out, a.relation(pr, s, t))
		}
	}
	if len(pr.target) == 0 && pr.mutual {
		for i, s := range pr.source {
			for _, t := range pr.source[i+1:] {
				add(s, t)
			}
		}
		return out
	}
	for _, s := range pr.source {
		for _, t := range pr.target {
			add(s, t)
		}
	}
	return out
}

// interview says whether a meeting is one with journalists, who stand in for readers.
func (a *analysis) interview(event string, s, t filler) bool {
	return event == "CONSULT" && (a.ms[s.mention].Actor.Sector == "JRN" || a.ms[t.mention].Actor.Sector == "JRN")
}

// known says whether the actor is somebody: troops, or an opposition, of a country that nobody can tell
// are no node of a network.
func (a *analysis) known(f filler) bool {
	actor := a.ms[f.mention].Actor
	return actor.Code != "" || actor.Kind != graph.Force
}

func (a *analysis) relation(pr proposition, s, t filler) Relation {
	t = a.nearest(pr.predicate, t)
	r := Relation{Source: a.named(s.mention), Target: a.named(t.mention), Predicate: pr.predicate, Lemma: a.lemmaOf(pr),
		Event: pr.event, Mode: pr.mode, Negated: pr.negated, Mutual: pr.mutual, Modality: pr.modality}
	r.Sentence = r.Source.Sentence
	r.Rule = pr.rule
	if h := max(s.how, t.how); h > direct {
		r.Rule += " " + [...]string{"", "partitive", "modifier", "deep"}[h]
	}
	speaker, reported := a.speaker(pr.predicate)
	if reported {
		if r.Modality == "" {
			r.Modality = graph.Reported
		}
		if speaker >= 0 {
			r.AttributedTo = a.ms[speaker].Actor.ID
		}
	}
	if r.Modality == "" {
		r.Modality = graph.Asserted
	}
	r.Confidence = a.confidence(r)
	if pr.entry != nil {
		r.Rule += " " + pr.entry.Where
	}
	return r
}

func (a *analysis) lemmaOf(pr proposition) string {
	lemma := a.lemma[pr.predicate]
	if pr.entry != nil && pr.entry.Particle != "" && pr.entry.Lemma == lemma {
		lemma += " " + pr.entry.Particle
	}
	return lemma
}

// outside reads verbs that the lexicon does not know between an actor as subject and one as object.
func (a *analysis) outside(known []Relation) []Relation {
	var out []Relation
	for p := range a.Tokens {
		if a.done[p] || a.Tokens[p].UPOS != "VERB" || a.lex.has("silent", a.lemma[p]) || len(a.lex.verbs[a.lemma[p]]) > 0 {
			continue
		}
		if r := a.rel(p); r == "amod" || r == "compound" || r == "obl" || r == "nmod" {
			continue
		}
		c := a.clause(p)
		if c.Construction != "active" && c.Construction != "passive" && c.Construction != "relative" {
			continue
		}
		pr := proposition{predicate: p, source: a.outright(c.Subject), target: a.outright(c.Object), speaker: -1, rule: "outside " + c.Construction}
		for _, pr := range a.inMood(p, []proposition{pr}) {
			for _, r := range a.pairs(pr) {
				if !related(known, r.Source, r.Target) {
					out = append(out, r)
				}
			}
		}
	}
	return out
}

// named gives the mention, or in place of a pronoun the last name of the same actor before it in the
// sentence, so that evidence can be read by itself.
func (a *analysis) named(m int) actors.Mention {
	if a.Tokens[a.ms[m].Head].UPOS != "PRON" {
		return a.ms[m]
	}
	for o := m - 1; o >= 0; o-- {
		if a.ms[o].Actor.ID == a.ms[m].Actor.ID && a.Tokens[a.ms[o].Head].UPOS != "PRON" {
			return a.ms[o]
		}
	}
	return a.ms[m]
}

// nearest gives in place of a mention found deep in a phrase the first of the same actor after the predicate.
func (a *analysis) nearest(p int, f filler) filler {
	if f.how < deep || a.ms[f.mention].Lo < p {
		return f
	}
	for m := range a.ms {
		if a.ms[m].Lo > p && a.ms[m].Actor.ID == a.ms[f.mention].Actor.ID {
			return filler{m, f.how}
		}
	}
	return f
}

// outright resolves only those heads that are actors themselves.
func (a *analysis) outright(heads []int) []filler {
	return slices.DeleteFunc(a.who(heads), func(f filler) bool { return f.how != direct })
}
