package actors

import (
	"entente/graph"
	"entente/internal/syntax"
)

// What the text says beside a name of who bears it.

// explanation is what says who a new person is: the words before the name, else the apposition after it.
func (t *text) explanation(i int, span syntax.Span, m modifiers) (whole *hit, titles []*hit) {
	s := &t.sentences[i]
	switch {
	case m.whole == nil && len(m.titles) == 0:
		whole, titles = t.apposition(i, s.Head(span), span)
		if len(titles) == 0 {
			whole, titles = t.introduction(i, s.Head(span))
		}
		if whole == nil {
			return nil, nil // "president of the Tea Club"
		}
		return whole, titles
	case m.whole == nil && t.ofCompany(s, m.titles[len(m.titles)-1]):
		return nil, nil
	}
	return m.whole, m.titles
}

// ofCompany says whether a title without a country is as likely a company's: "executive vice president".
func (t *text) ofCompany(s *syntax.Sentence, title *hit) bool {
	return firmOffices[title.agents[0].role] && !capital(s.Tokens[title.Lo].Text)
}

// firmOffices are offices that companies have as often as states.
var firmOffices = map[string]bool{"president": true, "vice president": true, "governor": true, "head": true, "aide": true, "leader": true}

// apposition finds the role that explains a name after it: "Kwame Boateng, Ghana's interior minister, …".
func (t *text) apposition(i, head int, span syntax.Span) (whole *hit, titles []*hit) {
	s := &t.sentences[i]
	for _, h := range t.hits[i] {
		if len(h.agents) == 0 || h.sense() != nil || h.Lo < span.Hi || !bearable(h) {
			continue
		}
		d := s.Tokens[h.head].Deprel
		m := t.before(i, h.Lo, false)
		near := m.lo-span.Hi <= 2 && span.Hi < len(s.Tokens) && s.Tokens[span.Hi].Text == ","
		if d == "appos" && s.Tokens[h.head].Head == head || near {
			if m.whole == nil {
				m.whole, _ = t.after(i, h.Hi)
			}
			return m.whole, []*hit{h}
		}
	}
	return nil, nil
}

// bearable says whether a role may be a person's, and not a place's or an organization's: nobody is an embassy.
func bearable(h *hit) bool {
	k := h.agents[0].kind
	return k == officeKind || k == graph.Force || k == graph.Group
}

// introduction finds the role that a name is the apposition of: "Ghana's interior minister, Kwame Boateng".
func (t *text) introduction(i, head int) (whole *hit, titles []*hit) {
	s := &t.sentences[i]
	if s.Tokens[head].Deprel != "appos" {
		return nil, nil
	}
	for _, h := range t.hits[i] {
		if len(h.agents) == 0 || h.sense() != nil || h.head != s.Tokens[head].Head || h.Lo > head || !bearable(h) {
			continue
		}
		m := t.before(i, h.Lo, false)
		if m.whole == nil {
			m.whole, _ = t.after(i, h.Hi)
		}
		return m.whole, []*hit{h}
	}
	return nil, nil
}
