package relations

import (
	"cmp"
	"slices"

	"entente/graph"
	"entente/internal/actors"
	"entente/internal/syntax"
)

// proposition is what a predicate says of actors, before they are paired.
type proposition struct {
	predicate      int
	entry          *Entry
	event, mode    string
	source, target []filler
	mutual         bool
	negated        bool
	modality       graph.Modality // "" as long as nothing has said otherwise
	speaker        int            // mention that says so, -1
	rule           string         // construction
}

// analysis is one sentence being read.
type analysis struct {
	tree
	lex      *Lexicon
	text     Text // of which the sentence is one
	ms       []actors.Mention
	at       []int // mention of each token, -1
	done     []bool
	governed []bool // complements of a governing word, which brings its own negation to them
	saying   []bool // mentions that a closing "X said" attributes the sentence to
	clauses  map[int]Clause
	props    []proposition
	rejected []Rejection
}

// analyse reads the sentence's predicates from the top of the tree down, so that a governing word
// comes before what it governs.
func (l *Lexicon) analyse(s *syntax.Sentence, ms []actors.Mention) *analysis {
	at := index(len(s.Tokens), ms)
	a := &analysis{tree: newTree(l.repaired(s, at), at), lex: l, ms: ms, at: at, done: make([]bool, len(s.Tokens)), governed: make([]bool, len(s.Tokens)),
		clauses: map[int]Clause{}}
	for i := range s.Tokens {
		switch {
		case a.isVerb(i):
			a.lemma[i] = l.knownLemma(a.low[i], a.lemma[i], l.verbs)
		case a.isNoun(i):
			a.lemma[i] = l.knownLemma(a.low[i], a.lemma[i], l.nouns)
			if whole := a.unhyphened(i); len(l.nouns[whole]) > 0 {
				a.lemma[i] = whole
			}
		}
	}
	a.saying = a.closing()
	order := make([]int, len(s.Tokens))
	depths := make([]int, len(s.Tokens))
	for i := range order {
		order[i], depths[i] = i, a.depth(i)
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(depths[i], depths[j]) })
	for _, p := range order {
		if !a.done[p] {
			a.props = append(a.props, a.visit(p, inherited{args: -1})...)
		}
	}
	a.props = append(append(a.props, a.compounds()...), a.stances()...)
	a.props = append(a.props, a.surface()...)
	return a
}

// unhyphened gives the noun that token i closes, written together: "ceasefire" for "cease-fire"; "" for none.
func (a *analysis) unhyphened(i int) string {
	if i < 2 || a.low[i-1] != "-" || !a.Glued(i-1) {
		return ""
	}
	return a.low[i-2] + a.lemma[i]
}

// clause finds the arguments of p once.
func (a *analysis) clause(p int) Clause {
	c, ok := a.clauses[p]
	if !ok {
		c = a.tree.clause(p)
		if !c.Passive && (len(c.Subject) == 0 || c.Construction == "participle" && a.hasModal(p, "has", "have", "had", "will", "would")) {
			if left := a.leftSubject(p); left != nil { // what has an auxiliary is no participle
				c.Subject = left
			}
		}
		if (c.Construction == "participle" || c.Construction == "relative") && !c.Passive && a.rel(p) == "acl" && a.at[a.Tokens[p].Head] < 0 {
			if h := a.holder(a.Tokens[p].Head, 0); len(h) > 0 && len(a.who(c.Subject)) == 0 {
				c.Subject = h // "issued a statement condemning the raid", "launched an attack that killed"
			}
		}
		a.clauses[p] = c
	}
	return c
}

// inherited is what a governing word hands down to the noun or verb that it governs.
type inherited struct {
	source []filler // who does it, where the complement itself does not say
	target []filler // to whom, likewise
	args   int      // token whose prepositional phrases may be the complement's; -1
	ended  bool     // the governor puts an end to it
	light  bool     // the governor is empty of meaning of its own: its subject wins over modifiers
}

// visit gives the propositions of predicate p, with all that it governs.
func (a *analysis) visit(p int, in inherited) []proposition {
	if a.done[p] || a.inMention(p) || a.rel(p) == "amod" && a.isVerb(p) {
		return nil
	}
	e := a.match(p)
	if e == nil || e.Class == 'n' && a.rel(p) == "compound" && len(a.lex.nouns[a.lemma[a.Tokens[p].Head]]) > 0 {
		return nil // the "peace" of "peace talks" is no peace
	}
	a.done[p] = true
	var props []proposition
	switch {
	case e.Class == 'n' && (e.Effect == None || e.Effect == Attitude):
		props = a.noun(p, e, in)
	case e.Class == 'a' && (e.Effect == None || e.Effect == Attitude):
		props = a.adjective(p, e)
	case e.Effect == None || e.Effect == Attitude:
		props = a.verb(p, e, in)
	default:
		props = a.govern(p, e, in)
	}
	if len(props) > 0 {
		a.consumeContent(p, e)
	}
	if len(props) == 0 {
		a.done[p] = e.Class != 'n' // a noun may still be carried by a participle below it: "grants made by Mexico"
		a.reject(p, e, "no two actors in its places")
	}
	return a.inMood(p, props)
}

// consumeContent marks as read what an agreement, offer or call is about: "signed an agreement to
// increase trade" increases none yet.
func (a *analysis) consumeContent(p int, e *Entry) {
	nouns := []int{p}
	if e.Class == 'v' {
		if len(e.Objects) == 0 {
			return
		}
		nouns = a.clause(p).Object
	}
	for _, n := range nouns {
		for _, k := range a.children(n, "acl") {
			if a.mark(k) == "to" {
				a.visit(k, inherited{args: -1})
			}
		}
	}
}

// inMention says whether p is a word of a name: the "strike" of "Strike Force" and the "Funding" of "Capital
// Funding" are no events, the "ally" that an apposition made a mention of is one.
func (a *analysis) inMention(p int) bool {
	m := a.at[p]
	return m >= 0 && a.ms[m].Hi-a.ms[m].Lo > 1 && (a.ms[m].Head != p || a.Tokens[p].UPOS == "PROPN")
}

// reject notes a predicate that gives no relation; e is nil for one that the lexicon does not have.
func (a *analysis) reject(p int, e *Entry, why string) {
	where := "outside the lexicon"
	if e != nil {
		where = e.Where
	}
	a.rejected = append(a.rejected, Rejection{p, where, why})
}

// verb reads a predicate that is an event of its own.
func (a *analysis) verb(p int, e *Entry, in inherited) []proposition {
	c := a.clause(p)
	source := a.fill(p, c, e.Source)
	if len(source) == 0 && len(in.source) > 0 && !c.Passive {
		source = in.source
	}
	rule := c.Construction
	if len(source) == 0 && c.Passive && (e.Event == "MOBILIZE" || len(e.Cues) > 0) {
		source, rule = a.forces(c.Object), "passive forces"
	}
	if len(source) == 0 && c.Passive && a.lex.has("state-act", a.lemma[p]) {
		if source, rule = a.slot(p, c, "in"), "passive place"; len(source) == 0 {
			source = a.slot(p, c, "from") // "were expelled from North Korea"
		}
	}
	target := a.fill(p, c, e.Target)
	if e.Effect == Attitude {
		target = a.holders(p, c, e)
	}
	if len(target) == 0 && e.Particle != "" && !c.Passive {
		target = a.who(a.obliques(p, e.Particle)) // a particle taken for a preposition: "took in refugees"
	}
	if e.Mutual && len(source) == 0 && c.Passive {
		source = a.who(c.Object) // "is allied with"
	}
	if e.Mutual && len(source) == 0 {
		source = a.betweenPair(p) // "talks were held between Iran and Iraq"
	}
	if e.Mutual {
		target = without(target, source)
	} else if len(target) == 0 && len(source) > 0 && e.Event != "" && e.Effect != Attitude && !a.pronounObject(c) && c.Construction != "participle" {
		target = a.anyone(p, e.Event, append(a.namedObjects(c, e), source...))
		rule += " near"
	}
	if len(target) == 0 && e.Event == "PROTEST" {
		target, rule = without(a.grievance(p), source), "purpose"
	}
	if len(source) == 0 || len(target) == 0 && !(e.Mutual && len(source) > 1) {
		return nil
	}
	return []proposition{a.proposition(p, e, source, target, rule)}
}

// grievance finds against whom a protest goes that says only what it is for: "marched to demand reforms
// by the government", "in defiance of the authorities".
func (a *analysis) grievance(p int) []filler {
	for _, k := range a.children(p, "advcl", "xcomp", "acl") {
		if a.mark(k) != "to" && a.Tokens[k].XPOS != "VBG" {
			continue
		}
		if props := a.visit(k, inherited{args: -1}); len(props) > 0 && len(props[0].target) > 0 {
			return props[0].target
		}
		if f := a.object(k, a.clause(k)); len(f) > 0 {
			return f
		}
	}
	for _, k := range a.children(p, "obl", "nmod") {
		if l := a.lemma[k]; l == "protest" || l == "defiance" || l == "opposition" || l == "response" {
			if f := a.below(k); len(f) > 0 {
				return f
			}
		}
	}
	return nil
}

// pronounObject says whether the object is a word that stands for something else: "wounded another".
func (a *analysis) pronounObject(c Clause) bool {
	return len(c.Object) > 0 && (a.Tokens[c.Object[0]].UPOS == "PRON" || a.Tokens[c.Object[0]].UPOS == "DET")
}

// namedObjects gives the actors among the objects that the entry itself names: the troops of "sent
// troops" are nobody to send something to.
func (a *analysis) namedObjects(c Clause, e *Entry) []filler {
	if len(e.Objects) == 0 {
		return nil
	}
	var fs []filler
	for _, o := range c.Object {
		if m := a.at[o]; m >= 0 && a.isOneOf(o, e.Objects) {
			fs = append(fs, filler{m, direct})
		}
	}
	return fs
}

// forces keeps of the heads' actors the armed ones: "Russian soldiers were deployed" tells by itself
// who deployed them.
func (a *analysis) forces(heads []int) []filler {
	return slices.DeleteFunc(a.who(heads), func(f filler) bool {
		return a.ms[f.mention].Actor.Kind != graph.Force && a.ms[f.mention].Actor.Sector != "MIL"
	})
}

func (a *analysis) proposition(p int, e *Entry, source, target []filler, rule string) proposition {
	return proposition{predicate: p, entry: e, event: e.Event, mode: e.Mode, source: source, target: target,
		mutual: e.Mutual, speaker: -1, rule: rule}
}

// without drops the fillers that are the same actor as one of others.
func without(fs, others []filler) []filler {
	return slices.DeleteFunc(slices.Clone(fs), func(f filler) bool {
		return slices.ContainsFunc(others, func(o filler) bool { return o.mention == f.mention })
	})
}

// fill gives the fillers of the first slot that has any.
func (a *analysis) fill(p int, c Clause, slots []string) []filler {
	for _, slot := range slots {
		if f := a.slot(p, c, slot); len(f) > 0 {
			return f
		}
	}
	return nil
}

// slot gives the fillers of one slot of a verb.
func (a *analysis) slot(p int, c Clause, slot string) []filler {
	switch slot {
	case "subj", "self":
		return a.who(c.Subject)
	case "obj":
		if f := a.who(c.Indirect); len(f) > 0 {
			return f
		}
		return a.object(p, c)
	case "iobj":
		return a.who(c.Indirect)
	case "any":
		return a.anyone(p, "", a.who(c.Subject))
	}
	if f := a.who(a.obliques(p, slot)); len(f) > 0 {
		return f
	}
	if f := a.afterPreposition(p, slot); len(f) > 0 {
		return f
	}
	return a.lowOblique(c, slot)
}

// lowOblique finds the addressee that the tree hangs on a noun within the object: "returned a portrait of a girl to Austria".
func (a *analysis) lowOblique(c Clause, prep string) []filler {
	if prep != "to" && prep != "against" && prep != "with" {
		return nil
	}
	for _, o := range c.Object {
		if a.at[o] >= 0 {
			continue
		}
		for _, k := range a.children(o, "nmod") {
			if f := a.lowOn(k, prep); len(f) > 0 {
				return f
			}
		}
	}
	return nil
}

// lowOn resolves the first phrase with that preposition below noun k and behind it.
func (a *analysis) lowOn(k int, prep string) []filler {
	for i := k + 1; i < len(a.Tokens); i++ {
		h := a.Tokens[i].Head
		if a.prep(i) != prep || h < k || h > k && (a.rel(i) != "nmod" || !a.Dominates(k, i)) {
			continue
		}
		if f := a.resolve(i); len(f) > 0 {
			return f
		}
	}
	return nil
}

// object resolves the object, at any depth where nothing nearer is an actor.
func (a *analysis) object(p int, c Clause) []filler {
	f := a.who(c.Object)
	if len(f) > 0 {
		return f
	}
	for _, o := range c.Object {
		f = append(f, a.below(o)...)
	}
	return unique(f)
}

// anyone takes the nearest actors that follow predicate p in its clause, whatever their place there:
// parsers lose more attachments than writers do.
func (a *analysis) anyone(p int, event string, not []filler) []filler {
	for _, k := range a.kids[p] {
		if k < p || a.isVerb(k) {
			continue
		}
		switch a.rel(k) {
		case "obj", "iobj", "obl", "nmod", "xcomp", "advmod", "compound", "ccomp":
		default:
			continue
		}
		if weakPreps[a.prep(k)] || weakNouns[a.lemma[k]] || placePreps[a.prep(k)] && whereOnly(event) {
			continue
		}
		if f := without(a.below(k), not); len(f) > 0 {
			return f
		}
	}
	return nil
}

// weakPreps open phrases that say why, when or according to whom rather than to whom.
var weakPreps = map[string]bool{"after": true, "before": true, "since": true, "during": true, "because_of": true, "according_to": true,
	"despite": true, "over": true, "amid": true, "amidst": true, "following": true, "regarding": true, "concerning": true, "by": true, "like": true, "unlike": true, "as": true, "until": true, "along_with": true, "without": true}

// weakNouns stand in such phrases: "in connection with its bid for Acme", "in time for the visit".
var weakNouns = map[string]bool{"connection": true, "addition": true, "time": true, "course": true, "wake": true, "light": true, "view": true,
	"case": true, "absence": true, "conference": true, "accordance": true, "line": true, "anticipation": true}

var placePreps = map[string]bool{"in": true, "at": true, "near": true, "off": true, "outside": true}

// whereOnly says whether a place is only where the event happens: of cooperation that gives nothing to a place. Aid, force and
// withdrawals reach the place itself.
func whereOnly(event string) bool {
	return graph.QuadOf(event).Sign() > 0 && event != "AID" && event != "RETREAT"
}

// holders finds toward whom an attitude goes: the object, or where that is an act, the one whose act
// it is ("condemned Israel's raid on Gaza" is about Israel).
func (a *analysis) holders(p int, c Clause, e *Entry) []filler {
	for _, slot := range e.Target {
		heads := c.Object
		if slot == "iobj" {
			heads = c.Indirect
		} else if slot != "obj" {
			heads = a.obliques(p, slot)
		}
		if len(heads) == 0 && e.Particle != "" && !c.Passive {
			heads = a.obliques(p, e.Particle) // a particle taken for a preposition
		}
		if len(heads) == 0 {
			continue
		}
		if f := a.holdersOf(heads); len(f) > 0 {
			return f
		}
	}
	return nil
}

func (a *analysis) holdersOf(heads []int) []filler {
	var found []filler
	for _, h := range heads {
		n := a.lex.nouns[a.lemma[h]]
		if a.at[h] >= 0 || len(n) == 0 {
			f := a.resolve(h)
			if len(f) == 0 {
				f = a.who(a.holder(h, 0))
			}
			found = append(found, f...)
			continue
		}
		for _, e := range n {
			if f := a.nounSlots(h, e.Source); len(f) > 0 {
				found = append(found, f...)
				break
			}
			if e.Mutual && !slices.Contains(e.Source, "self") {
				if f := a.nounSlots(h, e.Target); len(f) > 0 {
					found = append(found, f...) // "reneged on an accord with Iran"
					break
				}
			}
			if e.Event == "" || graph.QuadOf(e.Event).Sign() > 0 {
				found = append(found, a.below(h)...)
				break
			}
		}
	}
	return unique(found)
}
