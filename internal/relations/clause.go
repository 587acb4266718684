package relations

import "slices"

// Clause is a predicate with the heads of its arguments, whatever the construction that carries
// them: a passive's agent is its Subject, what a relative pronoun stands for its antecedent, the
// unspoken subject of "to attack" the one who promised to.
type Clause struct {
	Predicate    int
	Subject      []int // tokens; empty where none is said
	Object       []int
	Indirect     []int
	Passive      bool
	Construction string // how the subject was found: active, passive, relative, participle, controlled, conjoined …
}

// clause finds the arguments of a verb or of a copular predicate.
func (t tree) clause(p int) Clause {
	c := Clause{Predicate: p, Passive: t.passive(p), Construction: "active"}
	if c.Passive {
		c.Construction = "passive"
		c.Object = t.surfaceObjectOfPassive(p)
		c.Subject = t.agent(p)
		return c
	}
	c.Subject, c.Construction = t.subject(p, 0)
	c.Object = t.object(p)
	if i := t.child(p, "iobj"); i >= 0 {
		c.Indirect = t.conjuncts(i)
	} else if all := t.children(p, "obj"); len(all) > 1 && t.isRelativePronoun(all[0]) {
		c.Indirect = t.conjuncts(all[1]) // "that Russia promised Syria"
	}
	return c
}

// passive says whether the verb's surface subject is what it is done to.
func (t tree) passive(p int) bool {
	if aux := t.child(p, "aux:pass"); aux >= 0 && !beOrGet[t.lemma[aux]] && t.child(p, "obj") >= 0 {
		return false
	}
	if t.child(p, "aux:pass", "nsubj:pass") >= 0 || t.child(p, "obl:agent") >= 0 && t.by(p) >= 0 {
		return t.Tokens[p].UPOS == "VERB" || t.Tokens[p].UPOS == "ADJ"
	}
	if t.Tokens[p].XPOS == "VBD" && p+1 < len(t.low) && t.low[p+1] == "by" && t.child(p, "obj", "nsubj") < 0 && t.by(p) == t.afterBy(p) {
		return true // "Hezbollah, backed by Iran,": a participle that the tagger took for a past tense
	}
	if t.Tokens[p].XPOS != "VBN" || t.child(p, "aux", "nsubj") >= 0 {
		return false
	}
	switch t.rel(p) {
	case "acl", "amod":
		return t.child(p, "obj") < 0 || t.by(p) >= 0
	case "advcl", "xcomp":
		return t.child(p, "obj") < 0
	case "conj":
		h := t.Tokens[p].Head
		return t.passive(h)
	}
	return false
}

// afterBy finds the oblique whose preposition follows p at once, -2 if none does.
func (t tree) afterBy(p int) int {
	for _, k := range t.children(p, "obl") {
		if c := t.child(k, "case"); c == p+1 {
			return k
		}
	}
	return -2
}

// by finds the agent phrase of a passive, -1 if there is none.
func (t tree) by(p int) int {
	if a := t.child(p, "obl:agent"); a >= 0 && t.prep(a) == "by" {
		return a
	}
	for _, k := range t.children(p, "obl", "nmod") {
		if t.prep(k) == "by" && !timeWords[t.lemma[k]] {
			return k
		}
	}
	return -1
}

func (t tree) agent(p int) []int {
	if a := t.by(p); a >= 0 {
		return t.conjuncts(a)
	}
	for _, k := range t.children(p, "conj") { // "was attacked and burned by rebels"
		if a := t.by(k); a >= 0 && t.child(k, "nsubj", "nsubj:pass") < 0 {
			return t.conjuncts(a)
		}
	}
	return nil
}

// surfaceObjectOfPassive finds what a passive is done to.
func (t tree) surfaceObjectOfPassive(p int) []int {
	if s := t.child(p, "nsubj:pass", "nsubj"); s >= 0 {
		return t.antecedents(s, p)
	}
	h := t.Tokens[p].Head
	if h < 0 {
		return nil
	}
	switch t.rel(p) {
	case "acl", "amod":
		return []int{h}
	case "conj":
		return t.surfaceSubject(h, 0)
	case "advcl", "xcomp":
		return t.surfaceSubject(h, 0)
	}
	return nil
}

// subject finds who does p, p active, and by which construction. hops bounds the climb.
func (t tree) subject(p, hops int) ([]int, string) {
	if s := t.nominal(p); s >= 0 {
		if t.isRelativePronoun(s) {
			return t.antecedents(s, p), "relative"
		}
		return t.accompanied(s, p), "active"
	}
	h := t.Tokens[p].Head
	if h < 0 || hops > 6 {
		return nil, ""
	}
	switch t.rel(p) {
	case "conj":
		if t.isVerb(h) || t.child(h, "cop") >= 0 {
			return t.surfaceSubject(h, hops+1), "conjoined"
		}
	case "xcomp":
		if o := t.controller(h); o != nil {
			return o, "controlled"
		}
		return t.surfaceSubject(h, hops+1), "controlled"
	case "advcl", "ccomp":
		if m := t.mark(p); (m == "of" || m == "for" || m == "from" || m == "into") && t.rel(p) == "advcl" && t.isVerb(h) {
			return t.reproached(h, hops+1), "participle" // "accused Iran of attacking"
		}
		if t.isVerb(h) || t.child(h, "cop") >= 0 {
			return t.surfaceSubject(h, hops+1), "participle"
		}
		return []int{h}, "participle"
	case "acl":
		if t.Tokens[p].Deprel == "acl:relcl" {
			return []int{h}, "relative"
		}
		if t.mark(p) == "to" || t.mark(p) != "" {
			return t.holder(h, hops+1), "controlled"
		}
		return []int{h}, "participle"
	case "parataxis":
		if t.Tokens[p].XPOS == "VBG" {
			return t.surfaceSubject(h, hops+1), "participle"
		}
	}
	return nil, ""
}

// nominal gives the subject that hangs on p, -1 if none does. Where a parser hung two, the name
// nearer to the verb is its subject.
func (t tree) nominal(p int) int {
	all := t.children(p, "nsubj")
	if len(all) == 0 {
		for _, k := range t.children(p, "dislocated", "reparandum", "vocative") {
			if k < p && t.isNoun(k) {
				return k // "Russia, along with Iran, is": a subject cut off by commas
			}
		}
		if k := t.child(p, "csubj"); k >= 0 && t.isNoun(k) {
			if c := t.child(k, "compound", "nmod"); c >= 0 && c < k {
				return c // "The coalition fighting the rebels has declared", "fighting" taken for a noun
			}
		}
		return -1
	}
	if len(all) > 1 && t.low[all[0]] == "it" {
		return all[1] // "it was the rebels"
	}
	if real := slices.DeleteFunc(slices.Clone(all), func(s int) bool { return t.setsScene(s, p) }); len(real) > 0 {
		all = real
	}
	for _, s := range slices.Backward(all) {
		if s < p && t.Tokens[s].UPOS == "PROPN" {
			return s
		}
	}
	return all[0]
}

// setsScene says whether s, hung on verb p as a subject beside another, only says when or where: the weekday of "the judge
// Thursday approved", the "DELHI" of "NEW DELHI - A court lifted".
func (t tree) setsScene(s, p int) bool {
	return timeWords[t.low[s]] || s < p && s < t.datelineEnd()
}

// datelineEnd is the token that ends what a news text opens with, "PARIS (Reuters) -", "Harare, Zimbabwe -" or "ISLAMABAD:";
// 0 for none.
func (t tree) datelineEnd() int {
	end := 0
	for i := 1; i < len(t.low)-1 && i < 12; i++ {
		if t.Tokens[i].UPOS == "VERB" || t.Tokens[i].UPOS == "AUX" {
			break
		}
		spaced := t.Tokens[i].Start > t.Tokens[i-1].End && t.Tokens[i+1].Start > t.Tokens[i].End
		if w := t.low[i]; (w == "-" || w == "--" || w == "–" || w == "—") && spaced || w == ":" && i < 4 {
			end = i
		}
	}
	return end
}

// surfaceSubject finds the grammatical subject of h, passive or not, its own or shared.
func (t tree) surfaceSubject(h, hops int) []int {
	if s := t.nominal(h); s >= 0 {
		if t.isRelativePronoun(s) {
			return t.antecedents(s, h)
		}
		return t.accompanied(s, h)
	}
	if hops > 6 {
		return nil
	}
	if t.passive(h) && t.rel(h) == "acl" {
		return []int{t.Tokens[h].Head}
	}
	s, _ := t.subject(h, hops+1)
	return s
}

// controller finds the object of h that is the unspoken subject of its infinitive: "urged Iran to".
func (t tree) controller(h int) []int {
	if subjectControl[t.lemma[h]] {
		return nil
	}
	if o := t.child(h, "iobj"); o >= 0 {
		return t.conjuncts(o)
	}
	if o := t.child(h, "obj"); o >= 0 {
		return t.conjuncts(o)
	}
	return nil
}

// reproached finds the one of whom "of attacking" or "for attacking" is said: the object of the verb
// over it, or the subject of that verb's passive.
func (t tree) reproached(h, hops int) []int {
	if t.passive(h) {
		return t.surfaceObjectOfPassive(h)
	}
	if o := t.object(h); o != nil {
		return o
	}
	return t.surfaceSubject(h, hops)
}

// holder finds who has the plan, threat or decision that noun h names: its possessor, else the
// subject of the verb whose object it is.
func (t tree) holder(h, hops int) []int {
	if p := t.child(h, "nmod:poss"); p >= 0 {
		return []int{p}
	}
	for _, k := range t.children(h, "nmod") {
		if t.prep(k) == "of" && t.child(h, "acl") >= 0 { // "the right of Russian troops to fire"
			return t.conjuncts(k)
		}
	}
	v := t.Tokens[h].Head
	if v >= 0 && t.isVerb(v) && (t.rel(h) == "obj" || t.rel(h) == "obl" && t.prep(h) == "with") {
		return t.surfaceSubject(v, hops)
	}
	return nil
}

// object finds whom or what p, active, is done to.
func (t tree) object(p int) []int {
	if o := t.child(p, "obj"); o >= 0 {
		if t.isRelativePronoun(o) {
			return t.antecedents(o, p)
		}
		return t.conjuncts(o)
	}
	for _, k := range t.children(p, "conj") { // "criticized and condemned Iran"
		if o := t.child(k, "obj"); o >= 0 && t.isVerb(k) && t.child(k, "nsubj") < 0 {
			return t.conjuncts(o)
		}
	}
	h := t.Tokens[p].Head
	if h < 0 {
		return nil
	}
	if t.rel(p) == "conj" && t.isVerb(h) && t.Tokens[p].Deprel != "acl:relcl" && t.child(p, "obl", "xcomp", "ccomp") < 0 {
		if o := t.child(h, "obj"); o > p {
			return t.conjuncts(o)
		}
	}
	if t.Tokens[p].Deprel == "acl:relcl" && t.child(p, "nsubj") >= 0 && !t.isRelativePronoun(t.child(p, "nsubj")) && !t.stranded(p) {
		return []int{h}
	}
	return nil
}

// stranded says whether the clause has a preposition without its noun: "the man they spoke to".
func (t tree) stranded(p int) bool {
	for _, k := range t.kids[p] {
		if t.rel(k) == "obl" && (t.isRelativePronoun(k) || t.Tokens[k].UPOS == "ADP") {
			return true
		}
	}
	return false
}

func (t tree) isRelativePronoun(i int) bool {
	switch t.Tokens[i].XPOS {
	case "WDT", "WP":
		return true
	}
	return t.low[i] == "which" || t.low[i] == "who" || t.low[i] == "whom"
}

// antecedents gives what the relative pronoun s of clause p stands for, or s itself with its conjuncts.
func (t tree) antecedents(s, p int) []int {
	if !t.isRelativePronoun(s) {
		return t.accompanied(s, p)
	}
	for v := p; v >= 0; v = t.Tokens[v].Head {
		switch t.rel(v) {
		case "acl", "advcl":
			if h := t.Tokens[v].Head; h >= 0 && (t.isNoun(h) || t.Tokens[h].UPOS == "PRON") {
				return []int{h}
			}
		}
		if t.rel(v) != "conj" && t.rel(v) != "xcomp" && t.rel(v) != "ccomp" {
			break
		}
	}
	for i := s - 1; i >= 0; i-- { // a clause hung on the wrong word: the noun before its pronoun
		if t.isNoun(i) {
			return []int{i}
		}
		if u := t.Tokens[i].UPOS; u != "PUNCT" && u != "ADP" {
			break
		}
	}
	return nil
}

// accompanied gives a noun phrase with its conjuncts and with those who come along with it.
func (t tree) accompanied(s, p int) []int {
	all := t.conjuncts(s)
	for _, k := range t.children(p, "nsubj") { // a second subject that "and" joins to the first
		if k != s && t.child(k, "cc") >= 0 {
			all = append(all, t.conjuncts(k)...)
		}
	}
	for _, of := range []int{s, p} {
		for _, k := range t.children(of, "nmod", "obl", "advmod", "acl", "advcl") {
			if accompanies[t.prep(k)] && (of == s || k < p || t.Tokens[k].Start-t.Tokens[s].End < 4) {
				all = append(all, t.conjuncts(k)...)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// obliques are the phrases with that preposition under p, and under its object, where parsers as
// often put them.
func (t tree) obliques(p int, prep string) []int {
	var found []int
	under := []int{p}
	for _, k := range t.kids[p] {
		switch t.rel(k) {
		case "obj", "nsubj", "xcomp", "compound", "obl", "advmod":
			if t.rel(k) != "nsubj" || t.passive(p) {
				under = append(under, k)
			}
		}
	}
	for _, of := range under {
		if of != p && t.rel(of) == "xcomp" && t.isVerb(of) {
			continue
		}
		for _, k := range t.children(of, "obl", "nmod", "advcl", "xcomp", "advmod") {
			if of != p && t.rel(of) == "obl" && t.prep(of) != "in" && !timeWords[t.lemma[of]] {
				continue // parsers hang much on the weekday that belongs to the verb
			}
			if t.prep(k) == prep && !t.isVerb(k) {
				found = append(found, t.conjuncts(k)...)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

var timeWords = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true,
	"sunday": true, "january": true, "february": true, "march": true, "april": true, "june": true,
	"july": true, "august": true, "september": true, "october": true, "november": true, "december": true, "today": true, "yesterday": true,
	"tomorrow": true, "night": true, "morning": true, "afternoon": true, "evening": true, "weekend": true, "day": true, "week": true, "month": true, "year": true, "end": true, "time": true, "telephone": true, "phone": true}

var beOrGet = map[string]bool{"be": true, "get": true, "'s": true, "'re": true}

var accompanies = map[string]bool{"along_with": true, "together_with": true, "alongside": true, "as_well_as": true}

// subjectControl lists verbs whose object does not do what their infinitive says: "promised Iran to".
var subjectControl = map[string]bool{"promise": true, "threaten": true, "pledge": true, "vow": true, "agree": true, "offer": true,
	"call": true, "phone": true, "telephone": true, "meet": true, "visit": true, "use": true, "have": true, "take": true, "sign": true, "make": true, "hold": true}
