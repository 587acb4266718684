package actors

import "entente/internal/syntax"

// Offices that the text says somebody is to have, or has in a firm: they are not the one who has that office in the country.

// ofAnyBody says whether an office without a country is one that somebody of another name gets or has, or one of a firm: in "Hill was elected
// vice president", "the title of president" and "the company and its president" it is not the country's, unless the sentence names
// that one too, as in "Reagan's years as president".
func (t *text) ofAnyBody(i int, h *hit, id string) bool {
	if h.agents[0].kind != officeKind {
		return false
	}
	if h.owner >= 0 {
		return true // whose it is was looked for
	}
	if !asOffice(&t.sentences[i], h) {
		return false
	}
	for k := range t.mentions[i] {
		if t.mentions[i][k].Actor.ID == id {
			return false
		}
	}
	for _, o := range t.hits[i] {
		if v := o.sense(); v != nil && t.records[v.actor].ID == id {
			return false
		}
	}
	return true
}

// asOffice says whether the words before an office tell that it is one to be had: "as", "elected", "the post of".
func asOffice(s *syntax.Sentence, h *hit) bool {
	j := h.Lo - 1
	for j > 0 && (s.Tokens[j].UPOS == "ADJ" || lower(s.Tokens[j].Text) == "acting") {
		j--
	}
	if j > 0 && s.Tokens[j].UPOS == "DET" {
		j--
	}
	if j < 0 || h.Hi < len(s.Tokens) && s.Tokens[h.Hi].XPOS == "POS" {
		return false // "as president's aide"
	}
	switch lower(s.Tokens[j].Text) {
	case "as", "appointed", "elected", "named", "become", "became", "becomes", "be", "made":
		return true
	case "of":
		return j > 0 && posts[s.Tokens[j-1].Lemma]
	}
	return false
}

var posts = map[string]bool{"title": true, "post": true, "position": true, "office": true, "job": true, "role": true, "duty": true}
