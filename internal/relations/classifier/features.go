package classifier

import (
	"strconv"
	"strings"
)

// features names what the models see of the pair i → j and the word p that relates them. Names are
// made to be read: "top=sign", "shape=nsubj<>obl:with".
//
// The templates follow the feature-based relation extraction of Zhou et al. (2005) and the dependency
// paths of Mintz et al. (2009); what a lexicon says of the words stands beside the words, so that a
// verb that the training never showed behaves like those that mean the same.
func (v *view) features(i, j, p int) []string {
	f := []string{"bias"}
	add := func(parts ...string) { f = append(f, strings.Join(parts, "")) }
	path, top := v.path(i, j)
	up, down := v.shape(path, top)
	add("shape=", up, "<>", down)
	add("up=", up)
	add("down=", down)
	add("length=", bucket(len(path)))
	v.onPath(path, top, i, j, add)
	v.around(path, top, i, j, add)
	v.atPredicate(p, path, top, up, down, add)
	v.order(i, j, add)
	v.actors(i, j, add)
	return f
}

// shape writes the relations from the source up to the common ancestor and down to the target.
func (v *view) shape(path []int, top int) (up, down string) {
	var u, d []string
	for k, tok := range path {
		switch {
		case k < top:
			u = append(u, v.step(tok))
		case k > top:
			d = append(d, v.step(tok))
		}
	}
	return strings.Join(u, " "), strings.Join(d, " ")
}

// step is a token's relation with its preposition.
func (v *view) step(i int) string {
	r := v.Tokens[i].Deprel
	switch r {
	case "obl", "nmod", "advcl", "acl", "obl:agent":
		if prep := v.prep(i); prep != "" {
			return r + ":" + prep
		}
	}
	return r
}

// onPath gives the words between the two heads, the common ancestor apart.
func (v *view) onPath(path []int, top, i, j int, add func(...string)) {
	for k, tok := range path {
		if tok == v.ms[i].Head || tok == v.ms[j].Head {
			if k == top {
				add("top is ", end(tok == v.ms[i].Head))
			}
			continue
		}
		if m := v.at[tok]; m >= 0 && m != i && m != j {
			add("mention on path ", v.ms[m].Actor.Kind)
		}
		place := "top"
		if k != top {
			place = "side " + end(k < top)
		}
		add(place, "=", v.lemma[tok])
		add(place, " tag=", v.Tokens[tok].XPOS)
		for _, sense := range v.means[tok] {
			add(place, " means ", sense)
		}
	}
}

func end(source bool) string {
	if source {
		return "source"
	}
	return "target"
}

// around gives what the common ancestor carries beside the pair: its objects, negation, auxiliaries,
// and the words that govern it.
func (v *view) around(path []int, top, i, j int, add func(...string)) {
	if len(path) == 0 {
		return
	}
	anchor := path[top]
	for _, k := range v.kids[anchor] {
		t := v.Tokens[k]
		switch t.Deprel {
		case "obj", "xcomp", "ccomp", "obl", "iobj", "nsubj", "nsubj:pass", "appos", "advcl", "nmod", "compound", "amod":
			if v.at[k] < 0 {
				add("has ", t.Deprel, "=", v.lemma[k])
				for _, sense := range v.means[k] {
					add("has ", t.Deprel, " means ", sense)
				}
			}
		case "aux", "aux:pass", "cop", "mark":
			add("aux=", v.lemma[k])
		}
		if negations[v.lemma[k]] {
			add("negated")
		}
	}
	g := v.Tokens[anchor].Head
	for level := 1; g >= 0 && level <= 2; level++ {
		n := strconv.Itoa(level)
		add("governor", n, "=", v.lemma[g])
		for _, sense := range v.means[g] {
			add("governor", n, " means ", sense, " by ", v.Tokens[anchor].Deprel)
		}
		anchor, g = g, v.Tokens[g].Head
	}
}

var negations = map[string]bool{"not": true, "n't": true, "no": true, "never": true, "without": true, "neither": true, "nor": true}

// atPredicate joins the predicate with the places that the two actors have around it.
func (v *view) atPredicate(p int, path []int, top int, up, down string, add func(...string)) {
	add("predicate=", v.lemma[p])
	add("predicate ", v.Tokens[p].UPOS)
	first, last := "", ""
	if top > 0 {
		first = v.step(path[top-1])
	}
	if top+1 < len(path) {
		last = v.step(path[top+1])
	}
	ends := first + "<>" + last
	add("ends=", ends)
	add("ends=", ends, " ", v.lemma[p])
	if len(v.means[p]) == 0 {
		add("predicate means nothing")
	}
	for _, sense := range v.means[p] {
		add("predicate means ", sense)
		add("predicate means ", sense, " ends=", ends)
		add("predicate means ", sense, " up=", up)
		add("predicate means ", sense, " down=", down)
	}
}

// order gives which comes first, how far apart they are and what stands between.
func (v *view) order(i, j int, add func(...string)) {
	first, second := v.ms[i], v.ms[j]
	side := "before"
	if first.Lo > second.Lo {
		first, second, side = second, first, "after"
	}
	add("source ", side)
	add("gap=", bucket(second.Lo-first.Hi), " ", side)
	between, last := 0, -1
	for k := first.Hi; k < second.Lo; k++ {
		if m := v.at[k]; m >= 0 && m != last {
			between, last = between+1, m
		}
		switch v.Tokens[k].UPOS {
		case "VERB", "NOUN", "ADP", "ADJ", "PUNCT", "PART":
			if v.at[k] < 0 {
				add("between=", v.lemma[k], " ", side)
			}
		}
		for _, sense := range v.means[k] {
			add("between means ", sense, " ", side)
		}
	}
	add("mentions between=", bucket(between))
	for k := range v.Tokens {
		for _, sense := range v.means[k] {
			add("sentence means ", sense)
		}
		if v.Tokens[k].UPOS == "VERB" || v.Tokens[k].UPOS == "NOUN" && v.at[k] < 0 {
			add("sentence=", v.lemma[k])
		}
	}
	if second.Lo-first.Hi <= 3 && second.Lo >= first.Hi {
		var words []string
		for k := first.Hi; k < second.Lo; k++ {
			words = append(words, v.lemma[k])
		}
		add("joined by '", strings.Join(words, " "), "' ", side)
	}
}

// actors gives what sort of actors the two are.
func (v *view) actors(i, j int, add func(...string)) {
	a, b := v.ms[i].Actor, v.ms[j].Actor
	add("kinds=", a.Kind, ">", b.Kind)
	add("source kind=", a.Kind, " ", a.Sector)
	add("target kind=", b.Kind, " ", b.Sector)
	add("sectors=", a.Sector, ">", b.Sector)
	if a.Code != "" && a.Code == b.Code {
		add("same country")
	}
	if v.ms[i].New || v.ms[j].New {
		add("new actor")
	}
	add("subject ", v.Tokens[v.ms[i].Head].Deprel, ">", v.Tokens[v.ms[j].Head].Deprel)
}

// bucket makes a feature's value of a length.
func bucket(n int) string {
	switch {
	case n <= 4:
		return strconv.Itoa(max(n, 0))
	case n <= 6:
		return "5-6"
	case n <= 9:
		return "7-9"
	case n <= 14:
		return "10-14"
	case n <= 24:
		return "15-24"
	}
	return "25+"
}
