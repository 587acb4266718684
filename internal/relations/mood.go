package relations

import "entente/graph"

// inMood gives propositions the mood of the predicate that they came through: negation, plans,
// conditions.
func (a *analysis) inMood(p int, props []proposition) []proposition {
	if len(props) == 0 {
		return nil
	}
	m := a.mood(p)
	out := props[:0]
	for _, pr := range props {
		if m.counterfactual {
			a.reject(p, pr.entry, "counterfactual")
			continue
		}
		out = append(out, m.apply(pr))
	}
	return out
}

// mood is how a predicate is put.
type mood struct {
	negated        bool
	modality       graph.Modality // "" for plain
	counterfactual bool
	unless         bool // depends on what others fail to do
}

func (m mood) apply(pr proposition) proposition {
	switch {
	case m.modality == graph.Planned && m.negated && graph.QuadOf(pr.event).Sign() > 0:
		pr.event, pr.modality = "REJECT", graph.Planned
		pr.mutual = pr.mutual && len(pr.target) == 0 // who will not meet another refuses him
		return pr
	case m.modality == "" && m.negated && !pr.negated && (pr.event == "CONCEDE" || pr.event == "AGREE"):
		pr.event = "REJECT" // what is not granted or agreed to is refused
		return pr
	case m.modality == graph.Planned && !m.negated && !pr.negated:
		pr.event, pr.modality = plannedEvent(pr.event), graph.Planned
		if m.unless && pr.event == "AGREE" {
			pr.event = "THREATEN"
		}
		return pr
	}
	if m.negated {
		pr.negated = !pr.negated
	}
	if m.modality != "" && pr.modality == "" {
		pr.modality = m.modality
	}
	return pr
}

// mood reads the auxiliaries, negations and subordinators of predicate p.
func (a *analysis) mood(p int) mood {
	var m mood
	perfect := false
	for _, k := range a.kids[p] {
		switch a.rel(k) {
		case "aux":
			switch a.low[k] {
			case "will", "shall", "'ll", "wo":
				m.modality = graph.Planned
			case "would", "'d":
				if m.modality = graph.Hypothetical; a.reportedIn(p) >= 0 {
					m.modality = graph.Planned
				}
			case "could", "may", "might", "can", "should", "must", "ought", "ca":
				m.modality = graph.Hypothetical
			case "have", "has", "had", "'ve":
				perfect = true
			}
		case "advmod", "det", "cc":
			if a.rel(k) == "det" && a.governed[p] && a.rel(p) == "obj" {
				continue // "has made no attack on": the governing word is negated by it
			}
			if a.lex.has("negation", a.low[k]) {
				m.negated = true
			}
		case "mark", "case":
			switch a.low[k] {
			case "without", "instead", "than", "unless":
				m.negated = true
			case "if", "whether":
				m.modality = graph.Hypothetical
			}
		case "advcl":
			m.unless = m.unless || a.mark(k) == "unless"
		case "nsubj", "obj":
			if n := a.child(k, "cc", "det", "advmod"); a.nobody(k) || n >= 0 && a.low[n] == "neither" {
				m.negated = true
			}
		}
	}
	if h := a.deniedOver(p); h >= 0 {
		m.negated = !m.negated // "never did anything to help"
		if m.modality == "" && a.hasModal(h, "will", "wo", "shall", "'ll") {
			m.modality = graph.Planned // "will not go to Moscow to meet"
		}
	}
	if a.untrue(p) {
		m.negated = !m.negated
	}
	if m.modality == graph.Hypothetical && perfect && a.hasModal(p, "would", "could", "should", "might", "'d") && a.low[p] != "" {
		m.counterfactual = !a.hasModal(p, "may", "might")
	}
	if m.modality == "" && a.conditional(p) {
		m.modality = graph.Hypothetical
	}
	return m
}

// untrue says whether p is what is yet to be done ("has yet to condemn") or what is said not to be so ("it is not true that").
func (a *analysis) untrue(p int) bool {
	h := a.Tokens[p].Head
	if h < 0 {
		return false
	}
	if a.mark(p) == "to" && (a.lemma[h] == "have" || a.lemma[h] == "be") {
		yet := a.child(h, "advmod")
		return yet >= 0 && a.low[yet] == "yet"
	}
	switch r := a.rel(p); {
	case r != "ccomp" && r != "csubj":
		return false
	case a.low[h] == "true" || a.low[h] == "correct" || a.low[h] == "accurate":
		not := a.child(h, "advmod")
		return not >= 0 && a.lex.has("negation", a.low[not])
	}
	return a.low[h] == "untrue" || a.low[h] == "false"
}

// deniedOver finds the negated verb whose purpose p is: the "did" of "never did anything practical to help", -1 for none.
func (a *analysis) deniedOver(p int) int {
	if a.mark(p) != "to" || a.rel(p) == "xcomp" || a.governed[p] {
		return -1
	}
	for h, hops := a.Tokens[p].Head, 0; h >= 0 && hops < 3; h, hops = a.Tokens[h].Head, hops+1 {
		if a.isVerb(h) {
			if a.denied(h) {
				return h
			}
			return -1
		}
	}
	return -1
}

// denied says whether verb v itself is negated.
func (a *analysis) denied(v int) bool {
	for _, k := range a.children(v, "advmod", "det") {
		if a.isVerb(v) && a.lex.has("negation", a.low[k]) {
			return true
		}
	}
	o := a.child(v, "obj") // "did nothing to help", "made no effort to help"
	return o >= 0 && a.isVerb(v) && a.nobody(o)
}

// nobody says whether a phrase means nobody or nothing.
func (a *analysis) nobody(i int) bool {
	switch a.low[i] {
	case "none", "nobody", "nothing":
		return true
	}
	d := a.child(i, "det")
	return d >= 0 && (a.low[d] == "no" || a.low[d] == "neither")
}

func (a *analysis) hasModal(p int, modals ...string) bool {
	for _, k := range a.children(p, "aux") {
		for _, m := range modals {
			if a.low[k] == m {
				return true
			}
		}
	}
	return false
}

// obliges says whether the clause tells its subject what it must do.
func (a *analysis) obliges(p int) bool {
	if a.hasModal(p, "must", "should", "ought") {
		return true
	}
	x := a.child(p, "xcomp")
	if a.hasModal(p, "will", "would", "'ll", "'d") {
		return false // "will have to" foretells
	}
	return x >= 0 && a.mark(x) == "to" && (a.lemma[p] == "have" || a.lemma[p] == "need" || a.lemma[p] == "ought")
}

// conditional says whether p or a clause it lies in depends on an if, or is asked.
func (a *analysis) conditional(p int) bool {
	for v := p; v >= 0; v = a.Tokens[v].Head {
		if v != p && !a.isVerb(v) {
			continue
		}
		switch a.mark(v) {
		case "if", "whether", "unless":
			return true
		}
		aux := a.child(v, "aux")
		s := a.child(v, "nsubj", "nsubj:pass")
		if aux >= 0 && s > aux && a.low[aux] == "should" {
			return true
		}
	}
	last := len(a.Tokens) - 1
	for last > 0 && a.Tokens[last].UPOS == "PUNCT" && a.low[last] != "?" {
		last--
	}
	return a.low[last] == "?"
}

// reportedIn finds the verb or noun of saying that p lies under, -1 if none.
func (a *analysis) reportedIn(p int) int {
	for v := p; v >= 0; v = a.Tokens[v].Head {
		if h := a.Tokens[v].Head; h >= 0 && a.says(h) {
			switch a.rel(v) {
			case "ccomp", "parataxis", "acl", "csubj":
				return h
			case "xcomp":
				return h
			}
		}
		for _, k := range a.children(v, "parataxis", "discourse") {
			if a.says(k) && a.child(k, "ccomp", "xcomp") < 0 {
				return k
			}
		}
	}
	return -1
}

func (a *analysis) says(p int) bool {
	senses := a.lex.verbs[a.lemma[p]]
	if a.isNoun(p) {
		senses = a.lex.nouns[a.lemma[p]]
	}
	for _, e := range senses {
		switch e.Effect {
		case Report, Claim, Deny, Accuse:
			return true
		}
	}
	return false
}

// speaker finds who says what p says: the mention, -1 for somebody who is no actor, and whether
// anybody does.
func (a *analysis) speaker(p int) (mention int, reported bool) {
	if v := a.reportedIn(p); v >= 0 {
		subject := a.clause(v).Subject
		if a.isNoun(v) {
			subject = a.children(v, "nmod:poss")
		}
		for m, says := range a.saying {
			if says && a.isVerb(v) && a.ms[m].Hi <= v {
				return m, true
			}
		}
		for _, s := range subject {
			if f := a.resolve(s); len(f) > 0 {
				return f[0].mention, true
			}
		}
		return -1, true
	}
	for v := p; v >= 0; v = a.Tokens[v].Head {
		for _, k := range a.children(v, "obl", "nmod", "advmod", "parataxis") {
			if pr := a.prep(k); pr == "according_to" || pr == "according" {
				if f := a.attributed(k); len(f) > 0 {
					return f[0], true
				}
				return -1, true
			}
		}
	}
	return -1, false
}
