package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// signedFirm makes the mention of the firm whose name in capitals a headline starts with, up to its sign on the exchange, if the catalogue
// and the text have but pieces of it: "WIDGETS TRUST OF AMERICA <WTA>" is nothing of America's.
func (t *text) signedFirm(i int) {
	s := &t.sentences[i]
	if !allCaps(s) {
		return
	}
	hi := slices.IndexFunc(s.Tokens, func(tok syntax.Token) bool { return tok.Text == "<" })
	span := syntax.Span{Lo: 0, Hi: hi}
	if hi < 2 || hi > 7 || afterSign(s, hi) == hi || t.taken(i, span) || !t.nameInCapitals(i, span) {
		return
	}
	c := &company{actor: t.newActor(calm(cut(s, span)), graph.Organization), words: nameWords(calm(cut(s, span))), at: i}
	c.actor.Sector = "BUS"
	t.settle(i, c, span)
	t.useHits(i, span)
	t.note(c)
	t.mention(Mention{Sentence: i, Span: span, Actor: c.actor, New: true, Score: guessed})
}

// nameInCapitals says whether a span of a headline in capitals is one name that starts with a place, or ends as firms' names do and has a
// place in it: nothing in it is a verb, a role or a firm that is known.
func (t *text) nameInCapitals(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	place := false
	for j := span.Lo; j < span.Hi; j++ {
		tok := &s.Tokens[j]
		if tok.UPOS == "VERB" || tok.UPOS == "AUX" || tok.UPOS == "NUM" || tok.UPOS == "PART" || tok.UPOS == "ADP" && tok.Text != "OF" || strings.ContainsAny(tok.Text, "/'.,;:(") || len(t.companies[lower(tok.Text)]) > 0 {
			return false
		}
		if h := t.hitAtToken(i, j); h != nil && len(h.senses) > 0 {
			v := h.senses[max(h.chosen, 0)]
			r := &t.records[v.actor]
			if r.Kind != graph.Place && (r.Kind != graph.Country || v.use == byDemonym && h.Hi == span.Hi) {
				return false
			}
			place = true
		}
	}
	return place
}
