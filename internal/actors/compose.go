package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// composeAll makes the mentions of all sentences. Headlines in capitals come last, for the text below writes the names better.
func (t *text) composeAll() {
	for _, shouting := range []bool{false, true} {
		for i := range t.sentences {
			if allCaps(&t.sentences[i]) == shouting {
				t.compose(i)
			}
		}
	}
}

// compose makes the mentions of a sentence from its hits and names: persons with what stands before
// them, then names that the catalogue lacks, then roles with their country, then what is left.
func (t *text) compose(i int) {
	for _, h := range t.hits[i] {
		if len(h.agents) > 0 && h.sense() == nil {
			t.governmentOf(i, h)
		}
	}
	for _, h := range t.hits[i] {
		if v := h.sense(); v != nil && !h.used && t.records[v.actor].Kind == graph.Person {
			t.person(i, h, v)
		}
	}
	t.companyMentions(i)
	t.signedFirm(i)
	t.newPersons(i)
	t.acronymMentions(i) // before the names layer makes them organizations of their own
	t.newOrganizations(i)
	t.acronymMentions(i) // of those that this sentence introduces
	t.newInPlace(i)
	for _, h := range t.hits[i] {
		if len(h.agents) > 0 && h.sense() == nil && !h.used {
			t.roleMention(i, h)
		}
	}
	for _, h := range t.hits[i] {
		if v := h.sense(); v != nil && !h.used && !t.townsExchange(i, h) {
			t.plain(i, h, v)
		}
	}
}

// modifiers is what stands before a noun or a name and belongs to it.
type modifiers struct {
	lo     int    // first token
	whole  *hit   // the country, organization or person that it belongs to
	titles []*hit // roles: "Foreign Minister"
	former bool   // "former", "ex-", "late", "then"
}

// before walks left from token lo over a noun phrase. It stops at a determiner, a preposition, a verb
// or a comma, and keeps only what ends in a hit: plain adjectives before it are not part of the mention.
func (t *text) before(i, lo int, title bool) modifiers {
	s := &t.sentences[i]
	m := modifiers{lo: lo}
	gap := false // a noun that is no title stands between
	first := lo - 12
	if !title && allCaps(s) {
		first = lo - 5 // a headline has a verb between, which the tagger does not know: "CHAD TEA TAX DECISION ANGERS BANKS"
	}
	for j := lo - 1; j >= 0 && j >= first; {
		if h := t.hitEnding(i, j); h != nil {
			if h.sense() == nil && !h.used && !title && len(h.agents) > 0 && t.sameSide(i, h, lo) {
				m.lo, j = h.Lo, h.Lo-1 // "Nicaraguan contra rebels"
				continue
			}
			switch v := h.sense(); {
			case h.used || v == nil && len(h.agents) > 0 && !title && h.agents[0].kind != officeKind:
				return m
			case v == nil && len(h.agents) > 0 && title && gap && len(m.titles) == 0:
				return m // "At the council session Hill said"
			case v == nil && len(h.agents) > 0:
				m.titles = append(m.titles, h)
				m.lo, j = h.Lo, h.Lo-1
				continue
			case v == nil:
				return m
			case t.attached(i, h, lo, m.lo):
				m.whole = h
				m.lo = h.Lo
				if g := t.hitEnding(i, h.Lo-1); g != nil && !g.used && g.sense() != nil && g.sense().use == byDemonym && t.records[v.actor].Kind != graph.Country {
					m.whole, m.lo = g, g.Lo // "French EC minister"
				}
				m.former = m.former || m.lo > 0 && formerWords[strings.ToLower(s.Tokens[m.lo-1].Text)]
			}
			return m
		}
		switch tok := &s.Tokens[j]; {
		case formerWords[strings.ToLower(tok.Text)]:
			m.former = true
		case tok.Text == ">" && allCaps(s):
			return m // "ACME <ACM> NAMES PRESIDENT"
		case (tok.Text == "-" || tok.Text == "–") && j > 0 && tok.Start > s.Tokens[j-1].End:
			return m // "MALI TO RAISE CHAD QUOTA - MINISTER"
		case tok.UPOS == "PUNCT" && tok.Text != "-" && tok.Text != "–" && tok.Text != "(" && tok.Text != ")",
			tok.UPOS == "DET", tok.UPOS == "ADP", tok.UPOS == "CCONJ" && !(title && j > 0 && capital(s.Tokens[j-1].Text) && capital(s.Tokens[j+1].Text) && !t.endsPerson(i, j)), tok.UPOS == "SCONJ", tok.UPOS == "PRON", tok.UPOS == "AUX",
			tok.UPOS == "VERB" && !strings.EqualFold(tok.Text, "led") && tok.Deprel != "amod", tok.XPOS == "WRB":
			return m
		case tok.UPOS == "NOUN":
			gap = true
		}
		j--
	}
	return m
}

// endsPerson says whether a person's name ends before token j: "Secretary Ann Hill and Undersecretary Tom Dale".
func (t *text) endsPerson(i, j int) bool {
	if endsCompany(t.sentences[i].Tokens[j+1].Text) {
		return false // "Hill Gray and Co"
	}
	return t.nameClass(i, syntax.Span{Lo: j - 1, Hi: j}) == syntax.PersonName || j > 1 && t.given[lower(t.sentences[i].Tokens[j-2].Text)]
}

// sameSide says whether a role before another at token lo is of the same fighting sector.
func (t *text) sameSide(i int, h *hit, lo int) bool {
	g := t.hitAtToken(i, lo)
	return g != nil && g != h && len(g.agents) > 0 && g.agents[0].sector == h.agents[0].sector && fighting[h.agents[0].sector] && h.Hi == lo
}

var formerWords = map[string]bool{"former": true, "ex": true, "then": true, "late": true, "onetime": true, "ex-": true, "ousted": true, "deposed": true}

// hitEnding returns the hit whose last token is j.
func (t *text) hitEnding(i, j int) *hit {
	for _, h := range t.hits[i] {
		if h.Hi == j+1 {
			return h
		}
	}
	return nil
}

// attached says whether a hit before a noun phrase belongs to it: it is in the possessive, it is an
// adjective, or the tree hangs it there. "pro-Russian separatists" and "US-backed rebels" are nobody's.
func (t *text) attached(i int, h *hit, lo, first int) bool {
	s := &t.sentences[i]
	if h.Hi < len(s.Tokens) && strings.HasPrefix(s.Tokens[h.Hi].Text, "-") && h.Hi+1 < lo && !strings.EqualFold(s.Tokens[h.Hi+1].Text, "led") {
		return false
	}
	for j := h.Lo - 1; j >= 0 && j >= h.Lo-2; j-- {
		if w := lower(s.Tokens[j].Text); w == "anti" || w == "pro" || w == "non" || w == "ethnic" {
			return false
		}
	}
	if low := strings.ToLower(s.Tokens[h.Lo].Text); strings.HasPrefix(low, "anti-") || strings.HasPrefix(low, "pro-") || strings.HasPrefix(low, "non-") {
		return false
	}
	v := h.sense()
	possessive := h.Hi < len(s.Tokens) && s.Tokens[h.Hi].XPOS == "POS"
	if t.records[v.actor].Kind == graph.Person {
		return possessive || h.Hi == first || s.Dominates(first, h.head)
	}
	if v.use == byDemonym || possessive {
		return true
	}
	for a := s.Tokens[h.head].Head; a >= 0; a = s.Tokens[a].Head {
		if h.Hi <= a && a <= lo {
			return true
		}
		if a < h.Lo {
			break
		}
	}
	return h.Hi == first && s.Child(h.head, "case") < 0
}

// person makes the mention of a person of the catalogue, with title and nationality.
func (t *text) person(i int, h *hit, v *sense) {
	m := t.before(i, h.Lo, true)
	if len(m.titles) == 0 && (m.whole == nil || m.whole.Hi != h.Lo) {
		m.lo, m.whole = h.Lo, nil
	}
	if m.whole != nil && t.records[m.whole.sense().actor].Kind == graph.Person {
		m.lo, m.whole = m.whole.Hi, nil
		for len(m.titles) > 0 && m.lo < m.titles[len(m.titles)-1].Lo {
			m.lo++
		}
	}
	if v2 := t.byTitle(h, m); v2 != nil {
		v = v2
	}
	mention := t.linked(i, h, v)
	t.asTitled(&mention, v.actor, m)
	mention.Lo = t.withHonorific(i, m.lo)
	t.claim(h, m)
	t.mention(mention)
	t.remember(mention, m)
	if ro := t.records[v.actor].roleAt(t.day); ro != nil && t.lists.crowns[ro.office] && t.day != 0 && ro.period.holds(t.day) {
		t.titles[ro.office] = mention.Actor.ID // "the king" afterwards
	}
}

// asTitled gives a person the role that the text's words say, where the date does not: Shevardnadze as "Georgian
// President" is Georgia's, Aoun as "General" its army's.
func (t *text) asTitled(mention *Mention, person int32, m modifiers) {
	if t.day != 0 || m.whole == nil && len(m.titles) == 0 {
		return
	}
	best, fit := -1, 0
	for k, ro := range t.records[person].roles {
		if f := t.agreement(ro, m); f > fit {
			best, fit = k, f
		}
	}
	if best >= 0 {
		ro := t.records[person].roles[best]
		mention.Actor.Code, mention.Actor.Sector = ro.code, ro.sector
	}
}

// agreement counts in what a role agrees with the words before a name: country, office, sector.
func (t *text) agreement(ro role, m modifiers) int {
	n := 0
	if m.whole != nil && t.at(m.whole.sense().actor, t.day).Code == ro.code {
		n += 2
	}
	for _, title := range m.titles {
		a := title.agents[0]
		if a.sector == ro.sector {
			n++
		}
		if a.role == ro.office || a.role == "leader" && slices.Contains(t.lists.leaders, ro.office) {
			n++
		}
	}
	return n
}

// byTitle prefers, of several persons of one name, him whose country or office the title names.
func (t *text) byTitle(h *hit, m modifiers) *sense {
	if len(h.senses) < 2 || m.whole == nil && len(m.titles) == 0 {
		return nil
	}
	for day := t.day; ; day = 0 {
		for k := range h.senses {
			v := &h.senses[k]
			if t.records[v.actor].Kind == graph.Person && t.suits(v.actor, m, day) {
				return v
			}
		}
		if day == 0 {
			return nil
		}
	}
}

// suits says whether the modifiers can be those of a person: country and office were once the person's, on
// the day if one is given.
func (t *text) suits(person int32, m modifiers, day int) bool {
	code := ""
	if m.whole != nil {
		code = t.at(m.whole.sense().actor, t.day).Code
		if !t.belongs(person, code) {
			return false
		}
	}
	for _, title := range m.titles {
		for _, a := range title.agents {
			if a.kind == officeKind && !t.holdsOffice(person, code, a.role, day) {
				return false
			}
		}
	}
	return true
}

func (t *text) claim(h *hit, m modifiers) {
	h.used = true
	if m.whole != nil {
		m.whole.used = true
	}
	for _, title := range m.titles {
		title.used = true
	}
}

// withHonorific moves a mention's start over "Mr" and the like.
func (t *text) withHonorific(i, lo int) int {
	s := &t.sentences[i]
	for lo > 0 && t.lists.honorifics[lower(s.Tokens[lo-1].Text)] && capital(s.Tokens[lo-1].Text) {
		lo--
	}
	return lo
}

// remember notes a person under the titles that the text gave.
func (t *text) remember(m Mention, mods modifiers) {
	if mods.former {
		return
	}
	for _, title := range mods.titles {
		for _, a := range title.agents {
			if a.kind != officeKind {
				continue
			}
			t.titles[a.role] = m.Actor.ID
			t.titles[m.Actor.Code+"/"+a.role] = m.Actor.ID
			if strings.HasSuffix(a.role, "minister") {
				t.titles["minister"] = m.Actor.ID // "the secretary", "the minister"
			}
		}
	}
}

// plain makes the mention of a name that stands for itself. A people in the plural without "the" is
// its civilians; with it, the country: "ask the Russians".
func (t *text) plain(i int, h *hit, v *sense) {
	mention := t.linked(i, h, v)
	s := &t.sentences[i]
	switch {
	case h.Len() == 1 && strings.ContainsAny(s.Tokens[h.Lo].Text, "0123456789") && t.records[v.actor].Kind == graph.Place:
		return // the "DC" of "DC-10s"
	case t.signOfAnother(i, h) && !isFirm(mention.Actor):
		return // "Norfolk Southern Corp <NSC>" is no council
	case v.use != byName && h.Lo > 0 && lower(s.Tokens[h.Lo-1].Text) == "ethnic":
		t.ethnic(i, h)
		return
	case v.use == byPlural && !definite(s, h):
		mention.Actor = t.Catalogue.compose(v.actor, t.roles["CVL"], t.day)
	}
	if isFirm(mention.Actor) {
		further := 0 // tokens behind the name that make it another's
		switch {
		case t.branch(i, h):
			further = 3
		case t.unitOf(i, h), t.landAt(i, h.Hi) && h.Hi < len(s.Tokens) && oneName(s, h.Hi-1):
			further = 1
		case h.Hi+1 < len(s.Tokens) && t.landAt(i, h.Hi+1) && ((banks[s.Tokens[h.Hi-1].Text] || s.Tokens[h.Hi-1].Text == "Association") && s.Tokens[h.Hi].Text == "of" || s.Tokens[h.Hi].Text == "do"):
			further = 2 // "Acme Bank of Canada", "Acme do Brasil"
		}
		if further > 0 {
			t.newOrganization(i, syntax.Span{Lo: h.Lo, Hi: companyEnd(s, h.Hi+further)}, guessed)
			return
		}
	}
	h.used = true
	if mention.Actor.Kind == graph.Organization {
		mention.Hi = companyEnd(s, h.Hi) // "Boeing Co"
	}
	if r := t.hitEnding(i, h.Lo-1); r != nil && len(r.agents) > 0 && r.sense() == nil && !r.used && v.use == byName && mention.Actor.Kind != graph.Country {
		m := t.before(i, h.Lo, true) // "militant group Hezbollah"
		t.claim(h, m)
		mention.Lo = m.lo
	}
	t.mention(mention)
	if k := mention.Actor.Kind; k == graph.Organization || k == graph.Group {
		t.abbreviated(i, mention)
	}
}

// branch says whether a company's name has a country in brackets after it: "Acme (Canada)" is Acme's in Canada.
func (t *text) branch(i int, h *hit) bool {
	s := &t.sentences[i]
	if h.Hi+2 >= len(s.Tokens) || s.Tokens[h.Hi].Text != "(" || s.Tokens[h.Hi+2].Text != ")" {
		return false
	}
	return t.landAt(i, h.Hi+1)
}

// unitOf says whether the name of a company goes on with a word of organizations: "Boeing International" is not Boeing itself.
func (t *text) unitOf(i int, h *hit) bool {
	s := &t.sentences[i]
	if h.Hi >= len(s.Tokens) || !capital(s.Tokens[h.Hi].Text) || allCaps(s) || titleCase(s) || companyEnd(s, h.Hi) > h.Hi {
		return false
	}
	return t.run(i, h.Hi).Len() == 0 && t.organizational(s, syntax.Span{Lo: h.Hi, Hi: h.Hi + 1})
}

// ethnic makes the mention of a people in another country: "ethnic Albanians in Serbia" are Serbia's.
func (t *text) ethnic(i int, h *hit) {
	h.used = true
	people := &hit{Span: syntax.Span{Lo: h.Lo - 1, Hi: h.Hi}, head: h.head, chosen: -1, agents: []*agent{t.roles["CVL/communities"]}}
	t.roleMention(i, people)
}

func definite(s *syntax.Sentence, h *hit) bool {
	if h.Lo == 0 {
		return false
	}
	the := &s.Tokens[h.Lo-1]
	return strings.EqualFold(the.Text, "the") || the.UPOS == "DET" && strings.EqualFold(the.Text, "that") && s.Tokens[h.head].XPOS == "NN"
}
