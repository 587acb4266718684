package actors

import (
	"strings"

	"entente/internal/syntax"
)

// weighName tells what a name, a role or a noun is right by: what the names layer takes its words for, their form, what they are of the
// actor's name, and whether the text names others like it.
func (t *text) weighName(m *Mention, p *properties) {
	s := &t.sentences[m.Sentence]
	t.weighLayer(m, p)
	p.ofForm("tokens ", some(m.Len()))
	for what, is := range marks(s.Tokens[m.Lo:m.Hi]) {
		if is {
			p.ofForm(markNames[what])
		}
	}
	if m.Lo == 0 {
		p.ofForm("begins")
	}
	p.ofForm("first ", s.Tokens[m.Lo].XPOS)
	p.ofForm("last ", s.Tokens[m.Hi-1].XPOS)
	if m.Lo > 0 {
		p.ofForm("before ", s.Tokens[m.Lo-1].XPOS)
	}
	if m.Hi < len(s.Tokens) {
		p.ofForm("after ", s.Tokens[m.Hi].XPOS)
	}
	left, right := t.beside(m.Sentence, m.Lo-1), t.beside(m.Sentence, m.Hi)
	p.ofForm("left ", left)
	p.ofForm("right ", right)
	if allCaps(s) {
		p.ofForm("in a headline, left ", left)
		p.ofForm("in a headline, right ", right)
	}
	if m.New {
		p.ofForm("own words ", some(t.ownWords(m)))
		for _, h := range t.hits[m.Sentence] {
			if v := h.sense(); v != nil && h.Span != m.Span && h.Overlaps(m.Span) {
				p.ofForm("holds a ", t.records[v.actor].Kind)
			}
		}
	}
	if whose := t.withinLonger(m); whose != "" {
		p.is("within a longer name of ", whose)
		p.ofForm("within a longer name of ", whose)
		p.ofForm("tokens ", some(m.Len()), " within a longer name of ", whose)
	}
	part := partOfName(s.Tokens[m.Lo:m.Hi], m.Actor.Name)
	p.ofForm(part)
	p.ofForm(part, ", tokens ", some(min(m.Len(), 3)))
	p.ofForm("sector ", m.Actor.Sector)
	if m.Actor.Code == "" {
		p.ofForm("no code")
	}
	p.ofForm("times ", some(t.timesNamed(m.Actor.ID)))
	if t.namesakes(&m.Actor) {
		p.ofForm("others like it")
	}
}

// ownWords counts the words of a name that are not in other organizations' names all the time: two in "Acme Widget Corp", none in "Holding Co".
func (t *text) ownWords(m *Mention) (n int) {
	for w := range strings.FieldsSeq(m.Actor.Name) {
		if t.orgWords[w] == "" && !endsCompany(w) && !linking[w] {
			n++
		}
	}
	return n
}

// beside is what sort of token stands beside a mention, of capitalised ones whether somebody is named by it.
func (t *text) beside(i, j int) string {
	s := &t.sentences[i]
	switch {
	case j < 0 || j >= len(s.Tokens):
		return "nothing"
	case !capital(s.Tokens[j].Text):
		return "no capital"
	}
	for k := range t.mentions[i] {
		if m := &t.mentions[i][k]; m.Contains(j) {
			return m.Actor.Kind
		}
	}
	if h := t.hitAtToken(i, j); h != nil && h.sense() != nil {
		return "known name"
	}
	return s.Tokens[j].XPOS
}

// weighLayer tells what the names layer makes of a mention's words.
func (t *text) weighLayer(m *Mention, p *properties) {
	s := &t.sentences[m.Sentence]
	how, class, sure := "none", "", "0"
	for _, n := range s.Names {
		if !n.Overlaps(m.Span) {
			continue
		}
		class, sure = n.Class, tenths[min(int(n.Prob*10), 9)]
		switch {
		case n.Span == m.Span:
			how = "same"
		case n.Lo <= m.Lo && n.Hi >= m.Hi:
			how = "longer"
		case n.Lo >= m.Lo && n.Hi <= m.Hi:
			how = "shorter"
		default:
			how = "crosses"
		}
		break
	}
	p.is("layer ", how, " ", class)
	p.ofForm("layer ", how)
	p.ofForm("layer ", how, " ", class)
	p.ofForm("layer sure ", sure)
}

var tenths = [...]string{"0", ".1", ".2", ".3", ".4", ".5", ".6", ".7", ".8", ".9"}

// marks says which of markNames stand in a name.
func marks(words []syntax.Token) (has [len(markNames)]bool) {
	for _, tok := range words {
		w := tok.Text
		has[0] = has[0] || acronym(w)
		has[1] = has[1] || strings.ContainsAny(w, "0123456789")
		has[2] = has[2] || w == "&"
		has[3] = has[3] || w == "of"
		has[4] = has[4] || w == "and"
		has[5] = has[5] || w == ","
		has[6] = has[6] || !capital(w)
	}
	return has
}

var markNames = [...]string{"capitals", "digits", "&", "of", "and", "comma", "a small letter first"}

// partOfName says what words are of an actor's name.
func partOfName(words []syntax.Token, name string) string {
	if name == "" {
		return "no name"
	}
	first, _, _ := strings.Cut(name, " ")
	begins := strings.EqualFold(first, words[0].Text)
	ends := strings.EqualFold(name[strings.LastIndexByte(name, ' ')+1:], words[len(words)-1].Text)
	switch {
	case begins && ends && strings.Count(name, " ")+1 >= len(words):
		return "the whole name"
	case begins && ends:
		return "more than the name"
	case begins:
		return "the name's begin"
	case ends:
		return "the name's end"
	}
	return "another name"
}
