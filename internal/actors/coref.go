package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// refer ties pronouns to the actors that they stand for, where that is clear: "he" and "she" to the one
// person that can be meant, "it" and "its" to the country or organization that is the subject before,
// "the group" and "the company" likewise, and "we" in a quotation to the country of who speaks.
func (t *text) refer() {
	var last []Mention // of the sentence before
	for i := range t.sentences {
		for j := range t.sentences[i].Tokens {
			if found := t.meant(i, j, last); found != nil {
				m := *found
				m.Sentence, m.Span, m.Score = i, syntax.Span{Lo: j, Hi: j + 1}, pronoun
				t.mention(m)
			}
		}
		t.pairs(i, last)
		last = t.named(i)
	}
}

// meant returns what a pronoun or "the group" stands for, nil if token j is neither or nothing is clear.
func (t *text) meant(i, j int, last []Mention) *Mention {
	s := &t.sentences[i]
	if tok := &s.Tokens[j]; tok.UPOS != "PRON" && tok.UPOS != "NOUN" {
		return nil
	}
	switch word := strings.ToLower(s.Tokens[j].Text); word {
	case "he", "she", "him", "his", "her":
		return t.antecedent(i, j, last, false, func(a graph.Actor) bool { return a.Kind == graph.Person })
	case "it", "its":
		if expletive(s, j) || hyphenated(s, j) || actsOnIt(s, j) || ofEvent(s, j) {
			return nil
		}
		if word == "its" {
			if m := t.ownedAlike(i, j); m != nil {
				return m
			}
		}
		return t.antecedent(i, j, last, true, func(a graph.Actor) bool {
			return a.Kind == graph.Country || a.Kind == graph.Organization || a.Kind == graph.Group
		})
	case "we", "our", "us":
		return t.speakersSide(i, j, last)
	case "group", "movement", "organization", "organisation", "militia", "party", "company", "bank", "agency":
		if !theOnly(s, j) {
			return nil
		}
		fits := func(a graph.Actor) bool {
			if a.Code == "IGO" && (word == "group" || word == "militia" || word == "movement" || word == "party") {
				return false // the UN is no group
			}
			return a.Kind == graph.Group || a.Kind == graph.Organization && (word == "company" || word == "bank") == (a.Sector == "BUS")
		}
		if t.several(i, j, fits) {
			return nil
		}
		m := t.antecedent(i, j, last, true, fits)
		if m != nil && m.Sentence == i && s.Tokens[m.Head].Head >= 0 && clauseOver(s, j) == s.Tokens[m.Head].Head {
			return nil // who acts in a clause is no "the company" in it: "Moody's cited the company's risk"
		}
		return m
	}
	return nil
}

// ownedAlike is whom the "its" of a noun stands for that the noun of this "its" is joined to: "its plant and its mill" are one owner's.
func (t *text) ownedAlike(i, j int) *Mention {
	s := &t.sentences[i]
	noun := s.Tokens[j].Head
	if noun < 0 || s.Tokens[noun].Deprel != "conj" || s.Tokens[noun].Head < 0 {
		return nil
	}
	k := s.Child(s.Tokens[noun].Head, "nmod:poss")
	if k < 0 || k >= j || lower(s.Tokens[k].Text) != "its" {
		return nil
	}
	for m := range t.mentions[i] {
		if t.mentions[i][m].Lo == k {
			return &t.mentions[i][m]
		}
	}
	return nil
}

// clauseOver is the head of the clause that a token stands in, -1 if there is none.
func clauseOver(s *syntax.Sentence, j int) int {
	for j = s.Tokens[j].Head; j >= 0 && s.Tokens[j].UPOS != "VERB" && s.Child(j, "nsubj", "cop") < 0; {
		j = s.Tokens[j].Head
	}
	return j
}

// several says whether a sentence names more than one actor before token j that fits: "Acme may buy Widgets if the company agrees".
func (t *text) several(i, j int, fits func(graph.Actor) bool) bool {
	first := ""
	for _, m := range t.named(i) {
		if m.Hi > j || !fits(m.Actor) {
			continue
		}
		if first != "" && m.Actor.ID != first {
			return true
		}
		first = m.Actor.ID
	}
	return false
}

// theOnly says whether a noun stands with "the" and nothing else: "the group".
func theOnly(s *syntax.Sentence, j int) bool {
	children := s.Children(j)
	for _, c := range children {
		if d := s.Tokens[c].Deprel; d != "det" && d != "case" && d != "punct" {
			return false
		}
	}
	return j > 0 && strings.EqualFold(s.Tokens[j-1].Text, "the") && s.Tokens[j].Deprel != "compound"
}

// expletive says whether "it" stands for a clause: "it would take time before …", "it is clear that …".
func expletive(s *syntax.Sentence, j int) bool {
	tok := &s.Tokens[j]
	if tok.Deprel == "expl" || tok.Deprel == "nsubj:pass" && lower(tok.Text) == "it" && tok.Head >= 0 && s.Tokens[tok.Head].Deprel == "advcl" {
		return true // "if it is approved" is said of things
	}
	if tok.Deprel != "nsubj" && tok.Deprel != "nsubj:pass" || tok.Head < 0 {
		return false
	}
	head := &s.Tokens[tok.Head]
	if tok.Deprel == "nsubj:pass" && opinions[head.Lemma] {
		return true // "it was feared"
	}
	if head.Lemma == "take" {
		if k := s.Child(tok.Head, "obj"); k >= 0 && spans[s.Tokens[k].Lemma] {
			return true // "it will take years"
		}
	}
	impersonal := head.UPOS == "ADJ" || head.Lemma == "take" || head.Lemma == "seem" || head.Lemma == "look" || head.Lemma == "sound" || head.Lemma == "mean" || head.Lemma == "follow" || head.Lemma == "happen" || head.Lemma == "appear" || head.Lemma == "turn" || head.Lemma == "remain" || head.Lemma == "become"
	return impersonal && s.Child(tok.Head, "ccomp", "csubj", "advcl", "xcomp", "csubj:outer") >= 0
}

// spans are what something takes that nobody does.
var spans = map[string]bool{"time": true, "second": true, "minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true, "decade": true, "most": true, "rest": true, "effort": true}

// ofEvent says whether "it" is said to be something that no country or organization is: "It was the third blast".
func ofEvent(s *syntax.Sentence, j int) bool {
	tok := &s.Tokens[j]
	if tok.Deprel != "nsubj" || tok.Head < 0 || s.Tokens[tok.Head].UPOS != "NOUN" || s.Child(tok.Head, "cop") < 0 {
		return false
	}
	noun := s.Tokens[tok.Head].Lemma
	return !bodyNouns[noun] && !firmNouns[noun] && !personNoun(noun)
}

// bodyNouns are what a country or an organization can be said to be.
var bodyNouns = map[string]bool{"company": true, "group": true, "country": true, "nation": true, "state": true, "firm": true, "bank": true, "organization": true,
	"organisation": true, "party": true, "agency": true, "unit": true, "subsidiary": true, "member": true, "ally": true, "enemy": true, "victim": true,
	"target": true, "source": true, "threat": true, "movement": true, "democracy": true, "republic": true, "airline": true, "customer": true,
	"candidate": true, "signatory": true, "economy": true, "market": true, "union": true, "institution": true, "concern": true, "business": true}

// actsOnIt says whether "it" is acted on by "it": two things, of which the text does not say which is which: "before it reconsidered it".
func actsOnIt(s *syntax.Sentence, j int) bool {
	tok := &s.Tokens[j]
	if tok.Deprel != "obj" && tok.Deprel != "iobj" || tok.Head < 0 {
		return false
	}
	for verb := tok.Head; verb >= 0; verb = s.Tokens[verb].Head {
		if k := s.Child(verb, "nsubj"); k >= 0 {
			return lower(s.Tokens[k].Text) == "it"
		}
		if s.Tokens[verb].Deprel != "xcomp" && s.Tokens[verb].Deprel != "advcl" && s.Tokens[verb].Deprel != "conj" {
			return false
		}
	}
	return false
}

// hyphenated says whether a word is a piece of another: "do-it-yourself".
func hyphenated(s *syntax.Sentence, j int) bool {
	return j > 0 && s.Tokens[j-1].Text == "-" || j+1 < len(s.Tokens) && s.Tokens[j+1].Text == "-"
}

// opinions are verbs whose passive has no real subject.
var opinions = map[string]bool{"fear": true, "say": true, "report": true, "believe": true, "hope": true, "think": true, "understand": true,
	"know": true, "announce": true, "agree": true, "feel": true, "note": true}

// named returns the mentions of a sentence that are no pronouns, in order.
func (t *text) named(i int) []Mention {
	var out []Mention
	for _, m := range t.mentions[i] {
		if t.sentences[i].Tokens[m.Lo].UPOS != "PRON" {
			out = append(out, m)
		}
	}
	return out
}

// antecedent looks for the actor of a kind that a pronoun stands for: the nearest before it in the sentence
// that is a subject, else the only one before it; else, in the sentence before, its subject or only one.
// Where it must be a subject, as for "it", the only one will not do.
func (t *text) antecedent(i, j int, last []Mention, subject bool, fits func(graph.Actor) bool) *Mention {
	var before []Mention
	s := &t.sentences[i]
	for _, m := range t.named(i) {
		if m.Hi <= j && fits(m.Actor) && !t.adjectival(m) && !sameClause(s, m.Head, j) {
			before = append(before, m)
		}
	}
	if quotative(s, j) {
		if m := t.speakerBefore(last, fits); m != nil {
			return m
		}
		if subject {
			return nil
		}
	}
	if subject && rivals(s, before) {
		return nil
	}
	if controller := t.controller(i, j); subject && controller >= 0 {
		for k := range before {
			if before[k].Contains(controller) {
				return &before[k]
			}
		}
		return nil
	}
	if m := clearest(s, before, subject); m != nil {
		if subject && t.closerOwner(i, j, m.Head) {
			return nil
		}
		if !subject && t.someoneElse(i, m.Hi, j) || subject && (t.saidByOther(i, j, m.Head) || t.thingActedOn(i, j, m.Head)) {
			return nil
		}
		return m
	}
	if len(before) > 0 || len(last) == 0 || t.otherSubject(i, j, subject) {
		return nil
	}
	if !subject && t.someoneElse(last[0].Sentence, 0, len(t.sentences[last[0].Sentence].Tokens)) {
		return nil
	}
	var earlier []Mention
	s = &t.sentences[last[0].Sentence]
	for _, m := range last {
		if fits(m.Actor) && !t.adjectival(m) && (!subject || ofMainClause(s, m.Head)) {
			earlier = append(earlier, m)
		}
	}
	if subject && t.sentences[i].Tokens[j].Deprel == "nsubj:pass" {
		return nil // what was done is as often a thing's: "It was signed"
	}
	if m := clearest(s, earlier, subject); m != nil && t.goesOnWith(m, subject) && (subject || t.leads(m)) {
		return m
	}
	return nil
}

// controller is the object that an infinitive's subject is: in "Acme urged Chad to open its markets" it is Chad that opens them. It is
// -1 where the pronoun is in no such infinitive.
func (t *text) controller(i, pronoun int) int {
	s := &t.sentences[i]
	for verb := s.Tokens[pronoun].Head; verb >= 0; verb = s.Tokens[verb].Head {
		if k := t.decider(s, verb); k >= 0 && k < pronoun {
			return k
		}
		if up := s.Tokens[verb].Head; up >= 0 && (s.Tokens[verb].Deprel == "xcomp" || s.Tokens[verb].Deprel == "advcl" && s.Tokens[verb].XPOS == "VBG" && t.markedFor(s, verb)) {
			k := s.Child(s.Tokens[verb].Head, "obj")
			if k >= 0 && k < pronoun && s.Child(verb, "nsubj") < 0 && (s.Tokens[k].UPOS == "PROPN" || s.Tokens[k].UPOS == "NOUN") {
				return k
			}
		}
		if u := s.Tokens[verb].UPOS; u == "VERB" && s.Child(verb, "nsubj", "nsubj:pass") >= 0 {
			return -1
		}
	}
	return -1
}

// decider is the token of whom a noun with an infinitive is of: in "the decision by Chad to open its border" it is Chad that opens it. -1 if
// there is none.
func (t *text) decider(s *syntax.Sentence, verb int) int {
	noun := s.Tokens[verb].Head
	if s.Tokens[verb].Deprel != "acl" || noun < 0 || s.Child(verb, "mark") < 0 {
		return -1
	}
	for _, k := range s.Children(noun) {
		if c := s.Child(k, "case"); strings.HasPrefix(s.Tokens[k].Deprel, "nmod") && k < verb && c >= 0 && (lower(s.Tokens[c].Text) == "by" || s.Tokens[c].XPOS == "POS") {
			return k
		}
	}
	return -1
}

// markedFor says whether a clause is what somebody is blamed or thanked for: "criticised Chad for closing its border".
func (t *text) markedFor(s *syntax.Sentence, verb int) bool {
	k := s.Child(verb, "mark", "case")
	return k >= 0 && lower(s.Tokens[k].Text) == "for"
}

// closerOwner says whether a body that is no mention is the subject of the pronoun's clause, and not of the antecedent's: in "Acme said its
// unit would keep its clients" they may be the unit's.
func (t *text) closerOwner(i, pronoun, antecedent int) bool {
	s := &t.sentences[i]
	for verb := s.Tokens[pronoun].Head; verb >= 0 && verb != s.Tokens[antecedent].Head; verb = s.Tokens[verb].Head {
		k := s.Child(verb, "nsubj", "nsubj:pass")
		if k < 0 || k == antecedent || k == pronoun {
			continue
		}
		noun := &s.Tokens[k]
		return noun.XPOS == "NN" && k < pronoun && (bodyNouns[noun.Lemma] || firmNouns[noun.Lemma] && !abstracts[noun.Lemma] || parts[noun.Lemma]) && !s.Dominates(k, pronoun) && !s.Dominates(k, antecedent)
	}
	return false
}

// parts are what belongs to a body and is one itself.
var parts = map[string]bool{"unit": true, "subsidiary": true, "division": true, "operation": true, "affiliate": true, "government": true, "ministry": true,
	"court": true, "parliament": true, "commission": true, "army": true, "committee": true, "authority": true, "council": true, "industry": true}

// abstracts are nouns of firms' form that own nothing.
var abstracts = map[string]bool{"power": true, "sector": true, "number": true, "order": true, "letter": true, "offer": true, "matter": true, "factor": true,
	"dollar": true, "quarter": true, "tender": true, "winter": true, "summer": true, "weather": true, "other": true, "error": true, "merger": true, "takeover": true}

// leads says whether a person who is no subject may be whom the next sentence's "he" means: not if its subject is another "he".
func (t *text) leads(m *Mention) bool {
	s := &t.sentences[m.Sentence]
	if strings.HasPrefix(s.Tokens[m.Head].Deprel, "nsubj") {
		return true
	}
	for j := range s.Tokens {
		if w := lower(s.Tokens[j].Text); (w == "he" || w == "she") && strings.HasPrefix(s.Tokens[j].Deprel, "nsubj") {
			same := slices.ContainsFunc(t.mentions[m.Sentence], func(o Mention) bool { return o.Lo == j && o.Actor.ID == m.Actor.ID })
			if !same {
				return false
			}
		}
	}
	return true
}

// goesOnWith says whether the pronouns that are subjects in the antecedent's sentence mean the antecedent too: after "Hill praised Dale's
// plan, he said" it is not Dale who goes on.
func (t *text) goesOnWith(m *Mention, thing bool) bool {
	s := &t.sentences[m.Sentence]
	for j := range s.Tokens {
		word := lower(s.Tokens[j].Text)
		if j < m.Hi || thing != (word == "it") || !thing && word != "he" && word != "she" || !strings.HasPrefix(s.Tokens[j].Deprel, "nsubj") || !says(s, s.Tokens[j].Head) {
			continue
		}
		same := slices.ContainsFunc(t.mentions[m.Sentence], func(o Mention) bool { return o.Lo == j && o.Actor.ID == m.Actor.ID })
		if !same {
			return false
		}
	}
	return true
}

// quotative says whether a pronoun is the speaker after what is said, "Prices will fall, it said": that goes on with who spoke before,
// not with whom is spoken of.
func quotative(s *syntax.Sentence, j int) bool {
	return j > 1 && strings.HasPrefix(s.Tokens[j].Deprel, "nsubj") && says(s, s.Tokens[j].Head) && s.Tokens[j].Head == j+1 && (s.Tokens[j-1].Text == "," || s.Tokens[j-1].UPOS == "PUNCT" && s.Tokens[j-2].Text == ",")
}

// speakerBefore is who speaks in the sentence before, if that fits.
func (t *text) speakerBefore(last []Mention, fits func(graph.Actor) bool) *Mention {
	for k := range last {
		m := &last[k]
		s := &t.sentences[m.Sentence]
		if fits(m.Actor) && strings.HasPrefix(s.Tokens[m.Head].Deprel, "nsubj") && says(s, s.Tokens[m.Head].Head) {
			return m
		}
	}
	return nil
}

// otherSubject says whether a noun before the pronoun is a subject of the pronoun's sentence: the pronoun then goes on with that, and
// not with who the sentence before was about: "Acme rose. The plan is sound and it will work". What is said by somebody
// is about others: "Acme fell. Analysts said it will rise".
func (t *text) otherSubject(i, pronoun int, thing bool) bool {
	s := &t.sentences[i]
	for j := 0; j < pronoun; j++ {
		tok := &s.Tokens[j]
		if !strings.HasPrefix(tok.Deprel, "nsubj") || tok.UPOS != "NOUN" && tok.UPOS != "PROPN" || says(s, tok.Head) {
			continue
		}
		if plural := tok.XPOS == "NNS" || tok.XPOS == "NNPS"; thing && !plural {
			return true
		}
	}
	return !thing && t.someoneElse(i, 0, pronoun)
}

// thingActedOn says whether "it" is acted on and what the antecedent acts on is a thing: in "The party backed the bill, and its rival opposed
// it", it is the bill.
func (t *text) thingActedOn(i, pronoun, antecedent int) bool {
	s := &t.sentences[i]
	verb := s.Tokens[antecedent].Head
	if s.Tokens[pronoun].Deprel != "obj" || verb < 0 {
		return false
	}
	k := s.Child(verb, "obj")
	return k >= 0 && k < pronoun && s.Tokens[k].XPOS == "NN" && !t.taken(i, syntax.Span{Lo: k, Hi: k + 1})
}

// saidByOther says whether the clause of the pronoun is what another than the antecedent says of itself, "the union said it expected":
// the speaker is one, and no person.
func (t *text) saidByOther(i, pronoun, antecedent int) bool {
	s := &t.sentences[i]
	for verb := s.Tokens[pronoun].Head; verb >= 0; verb = s.Tokens[verb].Head {
		up := s.Tokens[verb].Head
		if s.Tokens[verb].Deprel != "ccomp" || !says(s, up) {
			continue
		}
		k := s.Child(up, "nsubj")
		if k < 0 || k > pronoun || s.Dominates(verb, antecedent) {
			return false
		}
		tok := &s.Tokens[k]
		return k != antecedent && tok.XPOS == "NN" && !personNoun(tok.Lemma) && !s.Dominates(k, antecedent)
	}
	return false
}

// someoneElse says whether between two tokens one person is a subject by his role alone: "a banker shared her view, saying
// he …" speaks of the banker.
func (t *text) someoneElse(i, from, to int) bool {
	s := &t.sentences[i]
	for j := from; j < to; j++ {
		if tok := &s.Tokens[j]; tok.XPOS == "NN" && strings.HasPrefix(tok.Deprel, "nsubj") && personNoun(tok.Lemma) {
			return true
		}
	}
	return false
}

// personNoun says whether a noun is one for a person, by its form: "banker", "spokesman", "analyst". Of the same form are makers
// of goods and papers, which are firms.
func personNoun(lemma string) bool {
	return hasAnySuffix(lemma, "er", "or", "ist", "man", "woman", "ian", "official", "president", "aide", "chief", "head", "envoy", "king") && !firmNouns[lemma]
}

var firmNouns = map[string]bool{"newspaper": true, "paper": true, "carrier": true, "retailer": true, "producer": true, "manufacturer": true,
	"maker": true, "publisher": true, "insurer": true, "lender": true, "brewer": true, "supplier": true, "broadcaster": true, "power": true, "sector": true,
	"number": true, "order": true, "letter": true, "offer": true, "matter": true, "factor": true, "dollar": true, "quarter": true, "tender": true,
	"tanker": true, "computer": true, "computermaker": true, "carmaker": true, "automaker": true, "refiner": true, "center": true, "tower": true,
	"reactor": true, "corridor": true, "border": true, "winter": true, "summer": true, "weather": true, "member": true, "partner": true, "takeover": true,
	"other": true, "labor": true, "harbor": true, "error": true, "chapter": true, "transfer": true, "merger": true, "water": true, "timber": true, "river": true,
	"rubber": true, "copper": true, "silver": true, "butter": true, "sugar": true, "exporter": true, "importer": true, "shipper": true, "trader": true}

// rivals says whether two actors are subjects among the mentions: in "Acme said Widgets sold its plant" it may be either's.
func rivals(s *syntax.Sentence, ms []Mention) bool {
	first := ""
	for _, m := range ms {
		if !strings.HasPrefix(s.Tokens[m.Head].Deprel, "nsubj") {
			continue
		}
		if first != "" && m.Actor.ID != first {
			return true
		}
		first = m.Actor.ID
	}
	return false
}

// ofMainClause says whether a noun is the subject of its sentence: one in a clause of it does not go on in the next sentence.
func ofMainClause(s *syntax.Sentence, noun int) bool {
	verb := s.Tokens[noun].Head
	for verb >= 0 && (s.Tokens[verb].Deprel == "conj" || says(s, s.Tokens[verb].Head)) {
		verb = s.Tokens[verb].Head
	}
	return verb >= 0 && s.Tokens[verb].Head < 0
}

// sameClause says whether a pronoun and a noun belong to one verb: "Congress voted against it" speaks of something
// else than Congress. "its" is free of that.
func sameClause(s *syntax.Sentence, noun, pronoun int) bool {
	d, _, _ := strings.Cut(s.Tokens[pronoun].Deprel, ":")
	return (d == "obj" || d == "iobj" || d == "obl") && s.Tokens[pronoun].Head == s.Tokens[noun].Head
}

// adjectival says whether a mention only qualifies a noun: "it" does not mean the country of "Syrian oil".
func (t *text) adjectival(m Mention) bool {
	d := t.sentences[m.Sentence].Tokens[m.Head].Deprel
	return d == "amod" || d == "compound"
}

// clearest returns the last mention that is a subject, or the only actor among the mentions.
func clearest(s *syntax.Sentence, ms []Mention, subject bool) *Mention {
	for k := len(ms) - 1; k >= 0; k-- {
		if d := s.Tokens[ms[k].Head].Deprel; d == "nsubj" || d == "nsubj:pass" {
			return &ms[k]
		}
	}
	if subject || len(ms) == 0 {
		return nil
	}
	for _, m := range ms[1:] {
		if m.Actor.ID != ms[0].Actor.ID {
			return nil
		}
	}
	return &ms[0]
}

// speakersSide is the country of him who says the quotation that token j stands in.
func (t *text) speakersSide(i, j int, last []Mention) *Mention {
	if !t.quoted(i, j) {
		return nil
	}
	s := &t.sentences[i]
	var speaker *Mention
	for _, m := range t.named(i) {
		if d := s.Tokens[m.Head].Deprel; strings.HasPrefix(d, "nsubj") && says(s, s.Tokens[m.Head].Head) && !t.quoted(i, m.Head) {
			speaker = &m
			break
		}
	}
	if speaker == nil {
		for _, m := range last {
			p := &t.sentences[m.Sentence]
			if strings.HasPrefix(p.Tokens[m.Head].Deprel, "nsubj") && says(p, p.Tokens[m.Head].Head) {
				speaker = &m
				break
			}
		}
	}
	if speaker == nil || speaker.Actor.Code == "" || private(speaker.Actor) {
		return nil
	}
	country, ok := t.stateOf(speaker.Actor.Code)
	if !ok || speaker.Actor.Kind == graph.Organization && speaker.Actor.Sector != "GOV" {
		return speaker
	}
	m := *speaker
	m.Actor, m.New = t.at(country, t.day), false
	return &m
}

// private says whether a person speaks for a company or a profession, and not for a country.
func private(a graph.Actor) bool {
	switch a.Sector {
	case "", "BUS", "JRN", "EDU", "MED", "NGO":
		return a.Kind == graph.Person || a.Kind == graph.Force && a.Sector != ""
	case "LAB", "AGR":
		return a.Kind == graph.Person || a.Kind == graph.Organization
	}
	return false
}

func says(s *syntax.Sentence, verb int) bool {
	return verb >= 0 && sayings[s.Tokens[verb].Lemma]
}

var sayings = map[string]bool{"say": true, "tell": true, "add": true, "state": true, "declare": true, "insist": true, "warn": true,
	"announce": true, "argue": true, "comment": true, "explain": true, "note": true, "write": true, "ask": true}

// quoted says whether an odd number of quotation marks stands before token j.
func (t *text) quoted(i, j int) bool {
	open := false
	for k := 0; k < j; k++ {
		switch t.sentences[i].Tokens[k].Text {
		case "“", "``", "«":
			open = true
		case "”", "''", "»":
			open = false
		case "\"":
			open = !open
		}
	}
	return open
}
