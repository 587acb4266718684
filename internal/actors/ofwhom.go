package actors

import (
	"slices"
	"strings"

	"entente/graph"
)

// What a role belongs to where that stands after it.

// after finds the country that a role's "of", "in" or "from" names: "rebels in Darfur". of says that it is
// an "of", which makes it part of the role's name.
func (t *text) after(i, hi int) (whole *hit, of bool) {
	s := &t.sentences[i]
	if hi >= len(s.Tokens) {
		return nil, false
	}
	word := strings.ToLower(s.Tokens[hi].Text)
	if word == "at" {
		return t.staffOf(i, hi), false
	}
	if !slices.Contains([]string{"of", "in", "from", "throughout", "across", "inside", "based", "for", "to"}, word) {
		return nil, false
	}
	for j := hi + 1; j < len(s.Tokens) && j < hi+6; j++ {
		for _, h := range t.hits[i] {
			if h.Lo != j {
				continue
			}
			v := h.sense()
			if v == nil || h.used || v.use == byDemonym || t.records[v.actor].Kind == graph.Person || word == "to" || word == "in" && t.lists.fromElsewhere[t.sentences[i].Tokens[hi-1].Lemma] || word == "for" && t.records[v.actor].Kind == graph.Country {
				return nil, false
			}
			if h.Hi < len(s.Tokens) && (s.Tokens[h.Hi].Text == "do" && s.Tokens[h.Hi].UPOS != "AUX" || foreignOf[s.Tokens[h.Hi].Text]) && h.Hi+1 < len(s.Tokens) && capital(s.Tokens[h.Hi+1].Text) {
				return nil, false // "president of Acme do Brasil"
			}
			if d := s.Tokens[h.head].Deprel; d == "compound" || d == "nmod:poss" || h.Hi < len(s.Tokens) && s.Tokens[h.Hi].XPOS == "POS" {
				// "chairman of Chad's bank" is not Chad's chairman, but "police in Chad's capital" are Chad's police.
				if word != "in" || !t.placedIn(i, h) {
					return nil, false
				}
				return h, false
			}
			return h, word == "of"
		}
		switch lower(s.Tokens[j].Text) {
		case "after", "than", "except", "before", "outside", "behind", "besides":
			return nil, false // "the second producer of oil after Chad"
		}
		if u := s.Tokens[j].UPOS; u != "DET" && u != "ADJ" && u != "NOUN" && u != "PROPN" && u != "ADP" {
			break
		}
	}
	return nil, false
}

// staffOf is the organization right after the "at" that follows a role of people, with its article at most between, nil if there is
// none: "officials at the Pentagon".
func (t *text) staffOf(i, at int) *hit {
	s := &t.sentences[i]
	if at == 0 || !personNoun(s.Tokens[at-1].Lemma) {
		return nil
	}
	j := at + 1
	if j < len(s.Tokens) && articles[lower(s.Tokens[j].Text)] {
		j++
	}
	h := t.hitAtToken(i, j)
	v := h.sense()
	if v == nil || h.Lo != j || h.used || v.use == byDemonym || t.records[v.actor].Kind != graph.Organization {
		return nil
	}
	return h
}

// placedIn says whether the noun that a country belongs to is a place: "Chad's second city".
func (t *text) placedIn(i int, h *hit) bool {
	s := &t.sentences[i]
	noun := s.Tokens[h.head].Head
	return slices.ContainsFunc(t.hits[i], func(g *hit) bool {
		return g.head == noun && len(g.agents) > 0 && g.agents[0].kind == graph.Place
	})
}
