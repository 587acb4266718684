package relations

import (
	"slices"

	"entente/graph"
	"entente/internal/actors"
)

// filler is a mention that fills a slot, and how far it stands from being the slot's own head.
type filler struct {
	mention int
	how     nearness
}

type nearness int

const (
	direct    nearness = iota // the phrase is the mention
	partitive                 // thousands of Palestinians, a group of Moroccan diplomats
	modifier                  // Israeli tanks, Haiti's efforts
	deep                      // somewhere in the phrase
)

// index says which mention covers each token, -1 for none.
func index(n int, ms []actors.Mention) []int {
	at := make([]int, n)
	for i := range at {
		at[i] = -1
	}
	for m, mention := range ms {
		for i := max(mention.Lo, 0); i < mention.Hi && i < n; i++ {
			at[i] = m
		}
	}
	return at
}

// who resolves the heads of noun phrases to mentions: each head's own mention, else that of a
// modifier that says whose it is. The order is that of the text.
func (a *analysis) who(heads []int) []filler {
	var found []filler
	for _, h := range heads {
		found = append(found, a.resolve(h)...)
	}
	return unique(found)
}

func unique(fs []filler) []filler {
	var out []filler
	for _, f := range fs {
		if !slices.ContainsFunc(out, func(o filler) bool { return o.mention == f.mention }) {
			out = append(out, f)
		}
	}
	return out
}

// resolve finds the actor that a noun phrase names or whose things it names.
func (a *analysis) resolve(h int) []filler {
	if m := a.at[h]; m >= 0 {
		if a.saying[m] {
			return nil
		}
		return append(a.alongside(m), filler{a.byName(m), direct})
	}
	if f := a.pronoun(h); f != nil {
		return f
	}
	if a.low[h] == "each" || a.low[h] == "other" {
		return nil
	}
	if f := a.throughPartitive(h); f != nil {
		return f
	}
	for _, k := range a.children(h, "appos", "flat") {
		if m := a.at[k]; m >= 0 && !a.saying[m] {
			return []filler{{m, direct}}
		}
	}
	if n := h + 1; a.Tokens[h].UPOS == "NOUN" && n < len(a.at) && a.at[n] >= 0 && a.ms[a.at[n]].Lo == n && !a.saying[a.at[n]] && a.Tokens[n].UPOS != "PRON" {
		return []filler{{a.at[n], direct}} // "his counterpart President Mattarella"
	}
	if f := a.examples(h); f != nil {
		return f
	}
	if f := a.bearer(h); f != nil {
		return f
	}
	if f := a.modifiers(h); f != nil {
		return f
	}
	if f := a.ofWhom(h); f != nil {
		return f
	}
	return a.handlers(h)
}

// byName gives in place of a description the name that stands in apposition to it: "his Iranian counterpart,
// Mostafa Najjar".
func (a *analysis) byName(m int) int {
	if a.ms[m].Actor.Kind != graph.Force {
		return m
	}
	for _, k := range a.children(a.ms[m].Head, "appos") {
		if n := a.at[k]; n >= 0 && a.ms[n].Actor.Kind == graph.Person && !a.saying[n] {
			return n
		}
	}
	return m
}

// examples resolves a noun to those named as such: "groups such as Hamas", "such countries as Iran and Syria".
func (a *analysis) examples(h int) []filler {
	for _, k := range a.children(h, "nmod") {
		prep := a.prep(k)
		if such := a.child(h, "amod", "det"); prep == "such_as" || prep == "as" && such >= 0 && a.low[such] == "such" {
			return a.who(a.conjuncts(k))
		}
	}
	return nil
}

// bearer resolves a relational noun to the one it is said of: the "ally" of "Russia, an ally of Syria," is
// Russia, not Syria.
func (a *analysis) bearer(h int) []filler {
	for _, e := range a.lex.nouns[a.lemma[h]] {
		if slices.Contains(e.Source, "self") && a.rel(h) == "appos" && a.at[a.Tokens[h].Head] >= 0 {
			return []filler{{a.at[a.Tokens[h].Head], direct}}
		}
	}
	return nil
}

// handlers finds those by whom a thing is said to be used: "missiles fired by the Israeli army".
func (a *analysis) handlers(h int) []filler {
	for _, k := range a.children(h, "acl") {
		if a.passive(k) {
			if agent := a.agent(k); agent != nil {
				found := a.who(agent)
				for i := range found {
					found[i].how = max(found[i].how, modifier)
				}
				return found
			}
		}
	}
	return nil
}

// throughPartitive looks behind words of quantity and membership: "one third of guerrillas".
func (a *analysis) throughPartitive(h int) []filler {
	if !a.lex.has("partitive", a.lemma[h]) && a.Tokens[h].UPOS != "NUM" && a.Tokens[h].UPOS != "DET" && a.Tokens[h].UPOS != "PRON" {
		return nil
	}
	var found []filler
	for _, k := range a.children(h, "nmod", "obl") {
		if p := a.prep(k); p == "of" || p == "among" || p == "from" {
			for _, c := range a.conjuncts(k) {
				for _, f := range a.resolve(c) {
					found = append(found, filler{f.mention, max(f.how, partitive)})
				}
			}
		}
	}
	return found
}

// modifiers finds mentions that stand before the noun: "Syrian airbase", "Haiti's efforts".
func (a *analysis) modifiers(h int) []filler {
	var found []filler
	for _, k := range a.kids[h] {
		switch a.rel(k) {
		case "amod", "compound", "nummod", "flat":
		case "nmod":
			if a.prep(k) != "" {
				continue
			}
		default:
			continue
		}
		if a.rel(k) == "amod" && a.isVerb(k) {
			continue // Iran-backed militia: the militia is not Iran's
		}
		for _, c := range a.conjuncts(k) {
			if m := a.at[c]; m >= 0 && a.hyphened(m) && a.lex.has("inert-participle", a.low[a.ms[m].Hi+1]) {
				continue // the "NATO" of "NATO-led force"
			}
			if m := a.at[c]; m >= 0 && !a.saying[m] {
				found = append(append(found, a.modifiers(c)...), filler{m, modifier})
			} else if c != h {
				found = append(found, a.modifiers(c)...)
			}
		}
	}
	return unique(found)
}

// ofWhom finds the actor that a noun phrase belongs to or lies in: "the government of Iran",
// "demonstrators in Baghdad".
func (a *analysis) ofWhom(h int) []filler {
	for _, preps := range [][]string{{"of"}, {"by", "from"}, {"in", "at", "near", "inside", "throughout", "across", "among"}} {
		for _, k := range a.children(h, "nmod", "obl", "acl") {
			if !slices.Contains(preps, a.prep(k)) {
				continue
			}
			var found []filler
			for _, c := range a.conjuncts(k) {
				for _, f := range a.resolve(c) {
					found = append(found, filler{f.mention, max(f.how, modifier)})
				}
			}
			if found != nil {
				return found
			}
		}
	}
	return nil
}

// below finds mentions anywhere under h, nearest level first, leaving clauses out.
func (a *analysis) below(h int) []filler {
	level := []int{h}
	for len(level) > 0 {
		var found []filler
		var next []int
		for _, i := range level {
			if m := a.at[i]; m >= 0 {
				if !a.saying[m] {
					found = append(found, filler{m, deep})
				}
				for _, c := range a.children(i, "conj") {
					for _, f := range a.resolve(c) {
						found = append(found, filler{f.mention, deep})
					}
				}
				continue
			}
			for _, k := range a.kids[i] {
				if weakPreps[a.prep(k)] {
					continue
				}
				switch a.rel(k) {
				case "advcl", "ccomp", "parataxis", "punct", "cc", "nsubj":
				case "acl":
					if a.Tokens[k].Deprel != "acl:relcl" {
						next = append(next, k)
					}
				default:
					next = append(next, k)
				}
			}
		}
		if found != nil {
			return unique(found)
		}
		level = next
	}
	return nil
}

// pronoun resolves one that the actors left open: the subject of a reported clause is by default
// whoever reports it ("the rebels said they would release").
func (a *analysis) pronoun(h int) []filler {
	switch a.low[h] {
	case "he", "she", "it", "they", "we", "i":
	default:
		return nil
	}
	for v := a.Tokens[h].Head; v >= 0; v = a.Tokens[v].Head {
		up := a.Tokens[v].Head
		if up < 0 || a.rel(v) != "ccomp" && a.rel(v) != "conj" && a.rel(v) != "xcomp" && a.rel(v) != "advcl" && (a.rel(v) != "acl" || v == a.Tokens[h].Head && a.isRelativePronoun(h)) {
			return nil
		}
		if a.rel(v) == "ccomp" && a.says(up) {
			if s := a.surfaceSubject(up, 0); len(s) > 0 && s[0] < h {
				return a.who(s)
			}
		}
	}
	return nil
}

// attributed lists the mentions in the phrase of token k, those that "according to" names, and in no clause below it.
func (a *analysis) attributed(k int) []int {
	var found []int
	for i := range a.Tokens {
		if m := a.at[i]; m >= 0 && a.within(i, k) {
			found = append(found, m)
		}
	}
	return found
}

// within says whether token i lies under k with no clause that has a subject of its own between.
func (a *analysis) within(i, k int) bool {
	for ; i >= 0 && i != k; i = a.Tokens[i].Head {
		if a.child(i, "nsubj") >= 0 {
			return false
		}
	}
	return i == k
}

// dateline marks the places that a news text opens with, "PARIS (Reuters) -", "Harare, Zimbabwe -" or
// "ISLAMABAD:", which act in nothing.
func (a *analysis) dateline(marked []bool) {
	for i := range a.datelineEnd() {
		if m := a.at[i]; m >= 0 && (a.ms[m].Actor.Kind == graph.Country || a.ms[m].Actor.Kind == graph.Place || a.ms[m].Actor.Kind == graph.Organization) {
			marked[m] = true
		}
	}
}

// closing marks the mentions that stand between the last comma and a verb of saying that ends the
// sentence: ", relief officials in Nairobi said on Monday."
func (a *analysis) closing() []bool {
	marked := make([]bool, len(a.ms)+1)
	a.dateline(marked)
	for k := range a.Tokens {
		if p := a.prep(k); (p == "according_to" || p == "according") && !a.isVerb(k) {
			for _, f := range a.attributed(k) {
				marked[f] = true
			}
		}
	}
	for v := len(a.Tokens) - 1; v > 2 && v > len(a.Tokens)-9; v-- {
		if !a.isVerb(v) || !a.says(v) || a.child(v, "ccomp", "obj") > v {
			continue
		}
		from := v - 1
		for from > 0 && a.low[from] != "," && a.low[from] != "”" && a.low[from] != "''" {
			if a.isVerb(from) && a.rel(from) != "acl" {
				return marked
			}
			from--
		}
		if from == 0 {
			return marked
		}
		for i := from; i < v; i++ {
			if m := a.at[i]; m >= 0 {
				marked[m] = true
			}
		}
		return marked
	}
	return marked
}
