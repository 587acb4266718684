package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// weigh finds the countries that the text is set in. A country named as a place weighs more than one
// that owns something, and that more than one that acts: those who act are often elsewhere at home.
func (t *text) weigh() {
	t.countStates()
	for i := range t.sentences {
		lead := 1.0
		if i <= 1 {
			lead = 1.5 // a title and the first sentence set the scene
		}
		for code, w := range t.weights(i) {
			t.scene[code] += w * lead
		}
		if i <= 1 && len(t.sentences) > FewSentences {
			t.announce(i)
		}
	}
}

// announce weighs who tells or does what the text begins with: "Chad announced tariff cuts before talks with Mali" is set in Chad.
func (t *text) announce(i int) {
	s := &t.sentences[i]
	k := mainSubject(s)
	if k < 0 {
		return
	}
	if v := t.hitAtToken(i, k).sense(); v != nil {
		if a := t.at(v.actor, t.day); a.Kind == graph.Country && isCountry(a.Code) {
			t.scene[a.Code] += 2
		}
	}
}

func (t *text) weights(i int) map[string]float64 {
	s := &t.sentences[i]
	w := map[string]float64{}
	for _, h := range t.hits[i] {
		v := h.sense()
		if v == nil {
			continue
		}
		a := t.at(v.actor, t.day)
		if !isCountry(a.Code) || h.Hi < len(s.Tokens) && t.lists.currencies[s.Tokens[h.Hi].Lemma] {
			continue
		}
		w[a.Code] += weight(s, h, v, a)
	}
	return w
}

func weight(s *syntax.Sentence, h *hit, v *sense, a graph.Actor) float64 {
	switch deprel, _, _ := strings.Cut(s.Tokens[h.head].Deprel, ":"); {
	case a.Kind == graph.Place:
		return 2
	case a.Kind == graph.Person:
		return 1
	case v.use == byDemonym, v.use == byPlural, deprel == "nmod":
		return 1.5
	case deprel == "obl" && place(s, h.head):
		return 2
	}
	return 1
}

// place says whether the noun has a preposition of place.
func place(s *syntax.Sentence, i int) bool {
	c := s.Child(i, "case")
	return c >= 0 && slices.Contains([]string{"in", "at", "near", "across", "inside", "throughout", "around"}, lower(s.Tokens[c].Text))
}

// stateOf is the country of a code that the text means: of several, the one that it names most, West Germany and not East; else
// the one of the day, Yugoslavia for SRB in 1987.
func (t *text) stateOf(code string) (int32, bool) {
	if i, ok := t.states[code]; ok {
		return i, true
	}
	now, ok := t.byID[code]
	if !ok || t.day == 0 {
		return now, ok
	}
	for _, i := range t.formerly[code] {
		if ro := t.records[i].roleAt(t.day); ro != nil && ro.period.holds(t.day) {
			return i, true
		}
	}
	return now, true
}

// countStates finds the country that the text names most often of each code.
func (t *text) countStates() {
	counts := map[int32]int{}
	for i := range t.sentences {
		for _, h := range t.hits[i] {
			v := h.sense()
			if v == nil || t.records[v.actor].Kind != graph.Country {
				continue
			}
			counts[v.actor]++
			code := t.records[v.actor].Code
			if best, ok := t.states[code]; !ok || counts[v.actor] > counts[best] {
				t.states[code] = v.actor
			}
		}
	}
}

func isCountry(code string) bool { return code != "" && !slices.Contains(classes, code) }

// sceneOf is the country that a role without one belongs to: the one that outweighs all others in the
// sentence and the text, "" where none does. A country that acts on the role, or that the role acts on, is not
// the role's own: in "the US struck rebels" the rebels are not American.
func (t *text) sceneOf(i int, head int) string { return t.sceneWithout(i, head, "") }

// sceneWithout is the scene where it cannot be the country of a code.
func (t *text) sceneWithout(i int, head int, not string) string {
	total := map[string]float64{}
	for code, w := range t.scene {
		total[code] = w
	}
	for code, w := range t.weights(i) {
		total[code] += w
	}
	for _, code := range t.opposite(i, head) {
		total[code] /= 4
	}
	delete(total, not)
	best, second, sum := "", 0.0, 0.0
	if not == ofCommunity {
		second = t.community()
	}
	for code, w := range total {
		if best == "" || w > total[best] || w == total[best] && code < best {
			best = code
		}
	}
	for code, w := range total {
		sum += w
		if code != best {
			second = max(second, w)
		}
	}
	if best == "" || total[best] < 1.4*second || total[best] < 0.4*sum {
		return ""
	}
	return best
}

// ofCommunity asks for the scene of a role that states' communities have too, as officials and farmers: theirs are no member's.
const ofCommunity = "IGO"

// community is the weight of the European Community in the text, which is the scene of many texts on its budget and its farmers.
func (t *text) community() float64 {
	w := 0.0
	for i := range t.sentences {
		for _, h := range t.hits[i] {
			if v := h.sense(); v != nil && t.lists.communities[t.records[v.actor].ID] {
				w++
			}
		}
	}
	return w
}

// opposite returns the codes of the countries that are subject or object of the same verb as the token.
func (t *text) opposite(i, head int) []string {
	s := &t.sentences[i]
	verb := s.Tokens[head].Head
	if !argument(s, head) {
		return nil
	}
	var codes []string
	for _, h := range t.hits[i] {
		v := h.sense()
		if v == nil || s.Tokens[h.head].Head != verb || h.head == head {
			continue
		}
		if argument(s, h.head) {
			codes = append(codes, t.at(v.actor, t.day).Code)
		}
	}
	return codes
}

func argument(s *syntax.Sentence, i int) bool {
	switch s.Tokens[i].Deprel {
	case "nsubj", "nsubj:pass", "obj", "obl:agent":
		return true
	}
	return false
}
