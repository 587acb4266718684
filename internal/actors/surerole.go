package actors

import (
	"strings"

	"entente/graph"
)

// weighRole tells what a role is right by: its noun and article, what share of the text's scene its country has, and which countries are
// named beside and before it.
func (t *text) weighRole(m *Mention, p *properties) {
	s := &t.sentences[m.Sentence]
	head := &s.Tokens[m.Head]
	article := t.articleOf(m)
	p.is("role of ", head.Lemma)
	p.ofForm("of ", head.Lemma)
	p.is("role of ", head.Lemma, ", article ", article)
	p.ofForm("article ", article)
	p.ofForm(head.XPOS)
	_, role, _ := strings.Cut(m.Actor.ID, "/")
	p.is("role ", role)
	p.ofForm("share of the scene ", t.shareOfScene(m.Actor.Code))
	p.ofForm("countries ", some(len(t.scene)))
	same, others := t.countriesBeside(m)
	p.ofForm("others beside ", some(others))
	if same {
		p.ofForm("its country beside")
		p.ofForm("its country beside, others ", some(others))
	}
	if t.countryWithin(m) {
		p.is("role, its country within")
		p.ofForm("its country within")
		p.ofForm("its country within, of ", head.Lemma)
	}
	o := t.countryBefore(m)
	switch {
	case o == nil:
		p.ofForm("no country before")
	case o.Actor.Code == m.Actor.Code:
		p.ofForm("its country before")
		p.ofForm("its country before, sentences ", some(m.Sentence-o.Sentence))
	default:
		p.ofForm("another country before")
		p.ofForm("another country before, sentences ", some(m.Sentence-o.Sentence))
	}
	for k := m.Lo; k < m.Hi; k++ {
		if k != m.Head && s.Tokens[k].UPOS != "DET" {
			p.ofForm("modified")
			break
		}
	}
}

// articleOf is the article or another determiner at a mention's begin or before it, "" if there is none.
func (t *text) articleOf(m *Mention) string {
	s := &t.sentences[m.Sentence]
	for j := m.Lo; j >= max(m.Lo-1, 0); j-- {
		if s.Tokens[j].UPOS == "DET" {
			return lower(s.Tokens[j].Text)
		}
	}
	return ""
}

// shareOfScene is the share, in tenths, of the weight of the countries of the text's scene that one has.
func (t *text) shareOfScene(code string) string {
	sum := 0.0
	for _, weight := range t.scene {
		sum += weight
	}
	if sum == 0 {
		return "none"
	}
	return tenths[min(int(t.scene[code]/sum*10+1e-9), 9)] // whatever the order of the sum
}

// countriesBeside says whether a sentence has another mention of a mention's country, and how many of other countries it has.
func (t *text) countriesBeside(m *Mention) (same bool, others int) {
	for _, o := range t.mentions[m.Sentence] {
		switch {
		case o.Actor.ID == m.Actor.ID || o.Span == m.Span:
		case o.Actor.Code == m.Actor.Code:
			same = true
		case o.Actor.Kind == graph.Country:
			others++
		}
	}
	return same, others
}

// countryWithin says whether the words of a mention have its country's name or adjective among them: "Egypt's police".
func (t *text) countryWithin(m *Mention) bool {
	for _, h := range t.hits[m.Sentence] {
		if v := h.sense(); v != nil && h.Overlaps(m.Span) && t.records[v.actor].Kind == graph.Country && t.at(v.actor, t.day).Code == m.Actor.Code {
			return true
		}
	}
	return false
}

// countryAfter says whether a mention's country is named right after it: "rebels in Chad".
func (t *text) countryAfter(m *Mention) bool {
	s := &t.sentences[m.Sentence]
	j := m.Hi
	if j >= len(s.Tokens) || s.Tokens[j].UPOS != "ADP" {
		return false
	}
	for j++; j < len(s.Tokens) && s.Tokens[j].UPOS == "DET"; j++ {
	}
	v := t.hitAtToken(m.Sentence, j).sense()
	return v != nil && t.records[v.actor].Kind == graph.Country && t.at(v.actor, t.day).Code == m.Actor.Code
}

// countryBefore is the country that was named last before a mention, nil if none was.
func (t *text) countryBefore(m *Mention) *Mention {
	for i := m.Sentence; i >= 0; i-- {
		for k := len(t.mentions[i]) - 1; k >= 0; k-- {
			if o := &t.mentions[i][k]; o.Actor.Kind == graph.Country && (i < m.Sentence || o.Hi <= m.Lo) {
				return o
			}
		}
	}
	return nil
}
