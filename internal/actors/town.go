package actors

import (
	"strings"

	"entente/graph"
)

// inAmericanState says whether the name of a place elsewhere is that of a town in the state after it: "Vienna, Va.", "Milan, Ohio". Before a state's
// whole name a country is one of a list: "Canada, Alaska and Oregon".
func (t *text) inAmericanState(i int, h *hit, v *sense) bool {
	s := &t.sentences[i]
	r := &t.records[v.actor]
	if h.Hi+1 >= len(s.Tokens) || s.Tokens[h.Hi].Text != "," || r.Kind != graph.Country && r.Kind != graph.Place {
		return false
	}
	if code := t.at(v.actor, t.day).Code; code == "USA" || !isCountry(code) {
		return false
	}
	if t.lists.abbreviatedStates[strings.TrimSuffix(s.Tokens[h.Hi+1].Text, ".")] {
		return true
	}
	state := t.hitAtToken(i, h.Hi+1).sense()
	return state != nil && state.use == byName && t.lists.americanStates[t.records[state.actor].Name] && (r.Kind == graph.Place || v.use == bySeat)
}
