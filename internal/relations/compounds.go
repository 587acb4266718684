package relations

import (
	"slices"
	"strings"
)

// compounds reads participles that are joined to an actor: "Iran-backed militia", "US-led campaign
// against", "rebel-held". What the participle says goes from the actor to the noun it stands before.
func (a *analysis) compounds() []proposition {
	var out []proposition
	for p := range a.Tokens {
		if a.done[p] || a.at[p] >= 0 && a.at[p] == a.before(p) {
			continue
		}
		m := a.before(p)
		if m < 0 || a.Tokens[p].Head < 0 {
			continue
		}
		e := a.participle(a.low[p], a.lemma[p])
		if e == nil {
			continue
		}
		noun := a.Tokens[p].Head
		if noun < p {
			continue
		}
		a.done[p] = true
		source := []filler{{m, direct}}
		target := without(a.resolve(noun), source)
		if len(target) > 0 {
			pr := a.proposition(p, e, source, target, "compound")
			out = append(out, pr)
		}
	}
	return out
}

// stances reads "pro-Russian separatists" and "anti-American protesters": where those who bear the name stand.
func (a *analysis) stances() []proposition {
	var out []proposition
	for m, mention := range a.ms {
		lo := mention.Lo
		if lo > 1 && a.low[lo-1] == "-" {
			lo -= 2
		}
		event := ""
		switch word, _, _ := strings.Cut(a.low[lo], "-"); word {
		case "pro":
			event = "SUPPORT"
		case "anti":
			event = "ACCUSE"
		}
		n := a.Tokens[mention.Head].Head
		if event == "" || n <= mention.Head || a.at[n] < 0 || a.at[n] == m || a.ms[a.at[n]].Lo > mention.Hi {
			continue
		}
		pr := proposition{predicate: n, event: event, source: []filler{{a.at[n], direct}}, target: []filler{{m, direct}}, speaker: -1, rule: "stance"}
		out = append(out, pr)
	}
	return out
}

// before gives the mention that a hyphen joins to token p from the left: Iran for the "backed" of
// "Iran-backed" and of "Iran -backed"; -1 if none.
func (a *analysis) before(p int) int {
	i := p - 1
	if i > 0 && (a.low[i] == "-" || a.low[i] == "–") {
		return a.at[i-1]
	}
	if i >= 0 && len(a.low[p]) > 1 && a.low[p][0] == '-' {
		return a.at[i]
	}
	return -1
}

// participle finds the sense of a verb that an actor before its participle would be the subject of.
func (a *analysis) participle(low, lemma string) *Entry {
	if len(low) > 0 && low[0] == '-' {
		low = low[1:]
		lemma = low
	}
	if a.lex.has("inert-participle", low) {
		return nil
	}
	for _, l := range []string{lemma, trimmed(low, "ed"), trimmed(low, "d")} {
		for _, e := range a.lex.verbs[l] {
			if e.Effect == None && e.Particle == "" && len(e.Objects) == 0 && e.Event != "" &&
				slices.Contains(e.Source, "subj") && slices.Contains(e.Target, "obj") {
				return e
			}
		}
	}
	return nil
}

func trimmed(s, suffix string) string {
	if len(s) > len(suffix) && s[len(s)-len(suffix):] == suffix {
		return s[:len(s)-len(suffix)]
	}
	return s
}

// leader gives the actor that leads what noun p names: "US-led campaign".
func (a *analysis) leader(p int) []filler {
	for _, k := range a.kids[p] {
		if a.low[k] == "led" || a.low[k] == "-led" || a.low[k] == "imposed" || a.low[k] == "sponsored" || a.low[k] == "brokered" {
			if m := a.before(k); m >= 0 {
				return []filler{{m, direct}}
			}
		}
	}
	return nil
}
