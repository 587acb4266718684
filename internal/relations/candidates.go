package relations

import (
	"fmt"
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/actors"
	"entente/internal/syntax"
)

// Candidate is a pair of actors of whom one acts in a clause and the other is named in it: what the
// classifier judges where no rule has related them.
type Candidate struct {
	Source, Target int      // mentions of the sentence
	Predicate      int      // token
	Features       []string // of the predicate, the way to the target, the words on it, and the two actors
	Ruled          []string // the events by which rules relate the two, from source to target
}

// Candidates lists the pairs of a sentence, which the classifier learns from.
func (l *Lexicon) Candidates(s *syntax.Sentence, ms []actors.Mention) []Candidate {
	if len(ms) < 2 || len(s.Tokens) == 0 {
		return nil
	}
	a := l.analyse(s, ms)
	ruled := a.ruled()
	all := a.candidates(func(int, actors.Mention, actors.Mention) bool { return true })
	for i, c := range all {
		for _, r := range ruled {
			x, y := r.Source.Actor.ID, r.Target.Actor.ID
			s, t := ms[c.Source].Actor.ID, ms[c.Target].Actor.ID
			if !r.Negated && (x == s && y == t || r.Mutual && x == t && y == s) {
				all[i].Ruled = append(all[i].Ruled, r.Event)
			}
		}
	}
	return all
}

// candidates lists the pairs that are wanted, by predicate, source and target.
func (a *analysis) candidates(wanted func(predicate int, source, target actors.Mention) bool) []Candidate {
	var all []Candidate
	for p := range a.Tokens {
		if !a.heads(p) {
			continue
		}
		sources := a.who(a.clause(p).Subject)
		if len(sources) == 0 {
			continue
		}
		ways := a.ways(p)
		for _, s := range sources {
			for _, w := range ways {
				if a.mayRelate(s.mention, w.mention) && wanted(p, a.ms[s.mention], a.ms[w.mention]) {
					all = append(all, Candidate{Source: s.mention, Target: w.mention, Predicate: p, Features: a.features(s.mention, w)})
				}
			}
		}
	}
	return all
}

// heads says whether a clause hangs on token p: a verb, or what a copula says.
func (a *analysis) heads(p int) bool {
	if r := a.rel(p); r == "amod" || r == "compound" {
		return false
	}
	return a.isVerb(p) || a.child(p, "cop") >= 0
}

func (a *analysis) mayRelate(s, t int) bool {
	x, y := a.ms[s].Actor, a.ms[t].Actor
	return s != t && x.ID != y.ID && !a.saying[s] && !a.saying[t] && a.known(filler{mention: s}) && a.known(filler{mention: t})
}

func related(known []Relation, s, t actors.Mention) bool {
	return slices.ContainsFunc(known, func(r Relation) bool {
		x, y := r.Source.Actor.ID, r.Target.Actor.ID
		return x == s.Actor.ID && y == t.Actor.ID || x == t.Actor.ID && y == s.Actor.ID
	})
}

// way is how a mention is reached from a predicate: the tokens below it, the mention's own last.
type way struct {
	predicate, mention int
	tokens             []int
}

// longestWay is the number of dependencies between a predicate and the farthest mention looked at.
const longestWay = 7

// ways lists the mentions under predicate p but for its subject's (a passive's agent's).
func (a *analysis) ways(p int) []way {
	var all []way
	seen := map[int]bool{}
	var walk func(i int, tokens []int)
	walk = func(i int, tokens []int) {
		for _, k := range a.kids[i] {
			if a.skipped(p, i, k) || len(tokens) == longestWay {
				continue
			}
			below := append(slices.Clone(tokens), k)
			if m := a.at[k]; m >= 0 && !seen[m] {
				seen[m] = true
				all = append(all, way{p, m, below})
			}
			walk(k, below)
		}
	}
	walk(p, nil)
	return all
}

// skipped says whether child k of token i leads to nobody that predicate p acts on.
func (a *analysis) skipped(p, i, k int) bool {
	switch a.rel(k) {
	case "punct", "cc", "mark", "aux", "cop", "det", "case":
		return true
	case "nsubj", "csubj":
		return i == p && !a.clause(p).Passive
	case "obl":
		return i == p && a.clause(p).Passive && a.by(p) == k
	case "conj":
		return i == p
	case "parataxis":
		return true
	case "ccomp":
		return a.says(i) // what is said is no act of the speaker's
	case "acl", "advcl":
		return a.nominal(k) >= 0 // others act there
	}
	// Of a clause with a subject of its own, only that is looked at: "demands that Syria leave Lebanon".
	return i != p && a.rel(i) == "ccomp" && a.nominal(i) >= 0 && a.nominal(i) != k
}

// features describes a candidate. Words stand for themselves and for the events that the lexicon gives
// them, so that a word which training never saw is judged by its kin.
func (a *analysis) features(source int, w way) []string {
	f := featureList{analysis: a}
	p := w.predicate
	f.word("v", p)
	f.add("construction=" + a.clause(p).Construction)
	hops, words := a.hops(w)
	f.add("slot="+hops[0], "way="+strings.Join(hops, " "), "v="+a.lemma[p]+" "+hops[0], fmt.Sprint("hops=", min(len(hops), 4)))
	for _, i := range words {
		f.word("on", i)
	}
	if len(words) > 0 {
		f.word("last", words[len(words)-1])
	}
	for _, o := range a.clause(p).Object {
		if a.at[o] < 0 {
			f.word("obj", o)
		}
	}
	f.mood(p)
	f.actors(a.ms[source], a.ms[w.mention])
	f.bag(p)
	slices.Sort(f.all)
	return slices.Compact(f.all)
}

// hops names the dependencies on the way, conjuncts left out, and lists the words between.
func (a *analysis) hops(w way) (names []string, words []int) {
	for n, i := range w.tokens {
		rel := a.rel(i)
		if rel == "conj" && n > 0 {
			continue
		}
		if prep := a.prep(i); prep != "" {
			rel += ":" + prep
		} else if m := a.mark(i); m != "" {
			rel += ":" + m
		}
		names = append(names, rel)
		if a.at[i] < 0 {
			words = append(words, i)
		}
	}
	return names, words
}

// featureList gathers the features of one candidate.
type featureList struct {
	*analysis
	all []string
}

func (f *featureList) add(features ...string) { f.all = append(f.all, features...) }

// word adds a word in a role, and what the lexicon makes of it.
func (f *featureList) word(role string, i int) {
	f.add(role + "=" + f.lemma[i])
	for _, kind := range f.kinds(i) {
		f.add(role + " " + kind)
	}
}

// kinds are the events and effects that the lexicon's senses of a word have.
func (a *analysis) kinds(i int) []string {
	senses := a.lex.nouns[a.lemma[i]]
	switch {
	case a.isVerb(i):
		senses = a.lex.verbs[a.lemma[i]]
	case a.isAdjective(i):
		senses = a.lex.adjectives[a.lemma[i]]
	}
	var kinds []string
	for _, e := range senses {
		if e.Event != "" {
			kinds = append(kinds, e.Event)
		}
		if e.Effect != None {
			kinds = append(kinds, string(e.Effect))
		}
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

// mood adds how the predicate is put, and what it hangs on.
func (f *featureList) mood(p int) {
	m := f.analysis.mood(p)
	if m.negated {
		f.add("negated")
	}
	if m.modality != "" {
		f.add("mood=" + string(m.modality))
	}
	f.add("hangs=" + f.rel(p))
	if h := f.Tokens[p].Head; h >= 0 {
		f.word("under", h)
	}
	if f.reportedIn(p) >= 0 {
		f.add("reported")
	}
}

func (f *featureList) actors(s, t actors.Mention) {
	f.add("source="+string(s.Actor.Kind), "target="+string(t.Actor.Kind), "source="+s.Actor.Sector, "target="+t.Actor.Sector)
	if s.Actor.Code == t.Actor.Code && s.Actor.Code != "" {
		f.add("domestic")
	}
	if t.Actor.Kind == graph.Country && f.Tokens[t.Head].UPOS == "ADJ" {
		f.add("target=adjective")
	}
}

// bag adds the events and effects of the words of the clause, whatever their place in it.
func (f *featureList) bag(p int) {
	for i := range f.Tokens {
		if f.at[i] >= 0 || i == p || !f.Dominates(p, i) {
			continue
		}
		for _, kind := range f.kinds(i) {
			f.add("near " + kind)
		}
	}
}
