package actors

import (
	"slices"
	"strings"

	"entente/internal/syntax"
)

// What a pronoun or a noun stands for, and why something that is near does not.

// ownedAlike is whom the "its" of a noun stands for that the noun of this "its" is joined to: "its plant and its mill" are one owner's.
func (t *text) ownedAlike(i, j int) *Mention {
	s := &t.sentences[i]
	noun := s.Tokens[j].Head
	if noun < 0 {
		return nil
	}
	if verb := s.Tokens[noun].Head; verb >= 0 && strings.HasPrefix(s.Tokens[noun].Deprel, "nsubj") && s.Tokens[verb].Deprel == "conj" {
		noun = s.Child(s.Tokens[verb].Head, "nsubj", "nsubj:pass") // "its mill will close and its plant will open"
		if noun < 0 || noun > j {
			return nil
		}
	} else if s.Tokens[noun].Deprel == "conj" && s.Tokens[noun].Head >= 0 {
		noun = s.Tokens[noun].Head
	} else {
		return nil
	}
	k := s.Child(noun, "nmod:poss")
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

// antecedent looks for the actor of a kind that a pronoun stands for: the nearest before it in the sentence
// that is a subject, else the only one before it; else, in the sentence before, its subject or only one.
// Where it must be a subject, as for "it", the only one will not do.
func (t *text) antecedent(i, j int, last []Mention, subject bool, fits func(*Mention) bool) *Mention {
	if m, ok := t.settled(i, j, fits); ok {
		return m
	}
	var before []Mention
	s := &t.sentences[i]
	for _, m := range t.named(i) {
		if m.Hi <= j && fits(&m) && !t.adjectival(m) && !sameClause(s, m.Head, j) && !(says(s, s.Tokens[j].Head) && t.quoted(i, m.Head) && !t.quoted(i, j)) {
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
	if controller := t.controller(i, j); subject && controller >= 0 && !t.isPerson(i, controller) {
		if lower(s.Tokens[controller].Text) == "it" {
			return t.mentionAt(i, controller, fits)
		}
		for k := range before {
			if before[k].Contains(controller) && !t.forAnother(i, j) {
				return &before[k]
			}
		}
		return nil
	}
	if k := alike(s, j); subject && k >= 0 {
		return t.mentionAt(i, k, fits)
	}
	if m := clearest(s, before, subject); m != nil {
		if subject && t.closerOwner(i, j, m.Head) {
			return nil
		}
		if !subject && t.someoneElse(i, m.Hi, j, humanNoun) || subject && (t.saidByOther(i, j, m.Head) || t.thingActedOn(i, j, m.Head)) {
			return nil
		}
		return m
	}
	if len(before) > 0 || len(last) == 0 || t.otherSubject(i, j, subject) || subject && organSays(s, j) {
		return nil
	}
	if !subject && t.someoneElse(last[0].Sentence, 0, len(t.sentences[last[0].Sentence].Tokens), personNoun) {
		return nil
	}
	var earlier []Mention
	s = &t.sentences[last[0].Sentence]
	for _, m := range last {
		if fits(&m) && !t.adjectival(m) && (!subject || ofMainClause(s, m.Head)) {
			earlier = append(earlier, m)
		}
	}
	if subject && (t.sentences[i].Tokens[j].Deprel == "nsubj:pass" || t.sentences[i].Tokens[j].Deprel == "obj" && lower(t.sentences[i].Tokens[j].Text) == "it") {
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
		if k := movedTo(s, verb); k >= 0 && k < pronoun && s.Child(verb, "nsubj") < 0 {
			return k
		}
		if u := s.Tokens[verb].UPOS; u == "VERB" && s.Child(verb, "nsubj", "nsubj:pass") >= 0 {
			return -1
		}
	}
	return -1
}

// forAnother says whether what "its" is of is helped by who acts: in "Mali urged Chad to support its army" the army is hardly Chad's.
func (t *text) forAnother(i, pronoun int) bool {
	s := &t.sentences[i]
	if s.Tokens[pronoun].Deprel != "nmod:poss" {
		return false
	}
	verb := clauseOver(s, pronoun)
	for verb >= 0 && !helps[s.Tokens[verb].Lemma] && s.Tokens[verb].Deprel == "xcomp" && movedTo(s, verb) < 0 {
		verb = s.Tokens[verb].Head
	}
	if verb >= 0 && s.Tokens[verb].Head >= 0 && asks[s.Tokens[s.Tokens[verb].Head].Lemma] {
		return true // "asked Chad to raise its quota" may be either's
	}
	return verb >= 0 && helps[s.Tokens[verb].Lemma]
}

var asks = map[string]bool{"ask": true, "request": true, "beg": true}

var helps = map[string]bool{"help": true, "abet": true, "support": true, "assist": true, "join": true, "back": true, "aid": true, "serve": true, "accept": true,
	"recognise": true, "recognize": true, "endorse": true, "fund": true, "buy": true}

// movedTo is who acts by a verb that has no subject of its own: who is urged to, blamed for, or has a use for it: Chad in "urged Chad to open"
// and "aid used by Chad to open". -1 if there is nobody.
func movedTo(s *syntax.Sentence, verb int) int {
	up, mark := s.Tokens[verb].Head, s.Child(verb, "mark", "case")
	if up < 0 {
		return -1
	}
	by := s.Child(up, "obl:agent")
	switch d := s.Tokens[verb].Deprel; {
	case d == "advcl" && by >= 0:
		if mark >= 0 && s.Tokens[mark].XPOS == "TO" && !moves[s.Tokens[up].Lemma] && s.Tokens[by].UPOS == "PROPN" {
			return by
		}
		return -1
	case (d == "acl" || d == "advcl" || d == "xcomp") && forWhom(s, up, mark) >= 0:
		return forWhom(s, up, mark)
	case d != "xcomp" && (d != "advcl" || s.Tokens[verb].XPOS != "VBG" || mark < 0 || !moving(s, up, mark)):
		return -1
	}
	if k := s.Child(up, "obj"); k >= 0 {
		if u := s.Tokens[k].UPOS; u == "PROPN" || u == "NOUN" || lower(s.Tokens[k].Text) == "it" {
			return k
		}
		return -1
	}
	if k := s.Child(up, "iobj"); k >= 0 && s.Tokens[k].UPOS == "PROPN" {
		return k
	}
	return -1
}

// moves are verbs whose passive says that the subject acts: "Chad was urged by Mali to open".
var moves = map[string]bool{"urge": true, "ask": true, "persuade": true, "force": true, "press": true, "allow": true, "require": true, "order": true,
	"tell": true, "invite": true, "encourage": true, "expect": true, "permit": true, "enable": true, "pressure": true, "authorize": true, "schedule": true}

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
	return strings.HasPrefix(s.Tokens[j].Deprel, "nsubj") && says(s, s.Tokens[j].Head) && s.Tokens[j].Head == j+1 && afterSpeech(s, j)
}

// speakerBefore is who speaks in the sentence before, if that fits.
func (t *text) speakerBefore(last []Mention, fits func(*Mention) bool) *Mention {
	for k := range last {
		m := &last[k]
		s := &t.sentences[m.Sentence]
		if fits(m) && strings.HasPrefix(s.Tokens[m.Head].Deprel, "nsubj") && says(s, s.Tokens[m.Head].Head) {
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
	return !thing && t.someoneElse(i, 0, pronoun, humanNoun)
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

// organSays says whether the clause of the pronoun is what a body says that stands without a name: in "Acme rose. The commission said it had waited"
// it is the commission.
func organSays(s *syntax.Sentence, pronoun int) bool {
	verb := clauseOver(s, pronoun)
	if verb < 0 || s.Tokens[verb].Deprel != "ccomp" || s.Tokens[verb].Head < 0 || !says(s, s.Tokens[verb].Head) {
		return false
	}
	k := s.Child(s.Tokens[verb].Head, "nsubj")
	return k >= 0 && k < pronoun && s.Tokens[k].XPOS == "NN" && (parts[s.Tokens[k].Lemma] || s.Tokens[k].Lemma == "coalition")
}

// someoneElse says whether between two tokens one person is a subject by his role alone: "a banker shared her view, saying
// he …" speaks of the banker.
func (t *text) someoneElse(i, from, to int, human func(lemma string) bool) bool {
	s := &t.sentences[i]
	for j := from; j < to; j++ {
		if tok := &s.Tokens[j]; tok.XPOS == "NN" && strings.HasPrefix(tok.Deprel, "nsubj") && human(tok.Lemma) && !t.quoted(i, j) {
			return true
		}
	}
	return false
}

// rivals says whether two actors are subjects among the mentions: in "Acme said Widgets sold its plant" it may be either's.
func rivals(s *syntax.Sentence, ms []Mention) bool {
	return severalActors(ms, func(m Mention) bool { return strings.HasPrefix(s.Tokens[m.Head].Deprel, "nsubj") })
}

// severalActors says whether the mentions that count name more than one actor.
func severalActors(ms []Mention, counts func(Mention) bool) bool {
	first := ""
	for _, m := range ms {
		if !counts(m) {
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
// else than Congress, and so does "Congress met to help it". "its" is free of that.
func sameClause(s *syntax.Sentence, noun, pronoun int) bool {
	d, _, _ := strings.Cut(s.Tokens[pronoun].Deprel, ":")
	if d != "obj" && d != "iobj" && d != "obl" {
		return false
	}
	verb := s.Tokens[pronoun].Head
	for verb != s.Tokens[noun].Head && s.Child(verb, "nsubj", "nsubj:pass") < 0 && movedTo(s, verb) < 0 && s.Tokens[verb].Head >= 0 {
		if d := s.Tokens[verb].Deprel; d != "xcomp" && d != "advcl" || s.Tokens[verb].XPOS == "VBG" && ofEvents[s.Tokens[verb].Lemma] {
			return false
		}
		if mark := s.Child(verb, "mark"); mark > 0 && s.Tokens[mark-1].XPOS == "NNS" && !spans[s.Tokens[mark-1].Lemma] {
			return false // "Chad seeks partners to help it"
		}
		verb = s.Tokens[verb].Head
	}
	return verb == s.Tokens[noun].Head && strings.HasPrefix(s.Tokens[noun].Deprel, "nsubj")
}

// ofEvents are verbs that what is done does: "Acme bought shares, giving it a third".
var ofEvents = map[string]bool{"give": true, "leave": true, "make": true, "bring": true, "enable": true, "allow": true, "help": true, "cost": true,
	"force": true, "put": true, "take": true, "earn": true, "save": true, "net": true, "turn": true, "lead": true, "cause": true}

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
