package actors

import (
	"entente/graph"
)

// introduceUnits notes the American units of known firms, which are actors of their own: "Volkswagen of America Inc".
// "Of" with another country says where a firm is from: "Alsthom of France".
func (t *text) introduceUnits(i int) {
	s := &t.sentences[i]
	if allCaps(s) || titleCase(s) {
		return
	}
	for _, h := range t.hits[i] {
		if len(h.senses) == 0 || !isFirm(t.at(h.senses[0].actor, t.day)) {
			continue
		}
		unit := h.Span
		if unit.Hi < len(s.Tokens) && endsCompany(s.Tokens[unit.Hi].Text) {
			unit.Hi++
		}
		if unit.Hi+1 >= len(s.Tokens) || s.Tokens[unit.Hi].Text != "of" || s.Tokens[unit.Hi+1].Text != "America" {
			continue
		}
		unit.Hi += 2
		name := cut(s, unit)
		if t.institution(name) || t.companyNamed(name) != nil {
			continue
		}
		a := t.newActor(name, graph.Organization)
		a.Sector, a.Code = "BUS", "USA"
		t.note(&company{actor: a, words: phrase(name), least: 2, at: i})
		t.firms = true
	}
}
