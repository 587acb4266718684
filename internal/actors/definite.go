package actors

import (
	"slices"
	"strings"
)

// specify ties "the Italian firm" to the firm that the text has named right before, which it means, and not any firm of Italy. Where several
// may be meant, it is none.
func (t *text) specify() {
	for i, ms := range t.mentions {
		if !slices.ContainsFunc(ms, t.theFirm) {
			continue
		}
		var kept []Mention
		for _, m := range ms {
			if t.theFirm(m) {
				named := t.firmsBefore(m)
				if len(named) > 1 {
					continue
				}
				if len(named) == 1 && named[0].Actor.Code != "" {
					m.Actor, m.New = named[0].Actor, named[0].New
				}
			}
			kept = append(kept, m)
		}
		t.mentions[i] = kept
	}
}

// theFirm says whether a mention is a firm by "the", its country and a word for firms.
func (t *text) theFirm(m Mention) bool {
	s := &t.sentences[m.Sentence]
	last := &s.Tokens[m.Hi-1]
	if !strings.HasSuffix(m.Actor.ID, "/BUS") || last.XPOS != "NN" || !firms[last.Lemma] && last.Lemma != "group" && last.Lemma != "concern" && last.Lemma != "maker" || m.Head != m.Hi-1 {
		return false
	}
	for _, k := range s.Children(m.Head) {
		if w := s.Tokens[k].Lemma; w == "first" || w == "only" || strings.HasSuffix(w, "est") && s.Tokens[k].XPOS == "JJS" {
			return false // "the only Italian firm" tells what a firm is
		}
	}
	the := s.Child(m.Head, "det")
	return the >= 0 && lower(s.Tokens[the].Text) == "the" && s.Child(m.Head, "acl:relcl", "nmod", "appos", "flat") < 0
}

// nearBy is how many sentences back a firm may be named that "the Italian firm" means.
const nearBy = 2

// firmsBefore lists the firms that stand before a mention in its sentence or shortly before, each once, and may be of its country: those that are for
// certain if there are any.
func (t *text) firmsBefore(m Mention) []Mention {
	var sure, may []Mention
	add := func(list []Mention, o Mention) []Mention {
		if slices.ContainsFunc(list, func(p Mention) bool { return p.Actor.ID == o.Actor.ID }) {
			return list
		}
		return append(list, o)
	}
	for i := max(0, m.Sentence-nearBy); i <= m.Sentence; i++ {
		for _, o := range t.named(i) {
			if i == m.Sentence && o.Lo >= m.Lo || !isFirm(o.Actor) || strings.Contains(o.Actor.ID, "/") {
				continue
			}
			switch o.Actor.Code {
			case m.Actor.Code:
				sure = add(sure, o)
			case "", "MNC":
				may = add(may, o)
			}
		}
	}
	if len(sure) > 0 {
		return sure
	}
	return may
}
