package actors

import (
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
		t.nameGroups(i)
		for j := range t.sentences[i].Tokens {
			if t.partisan(i, j) {
				continue
			}
			if found := t.meant(i, j, last); found != nil {
				m := *found
				m.Sentence, m.Span, m.Score = i, syntax.Span{Lo: j, Hi: j + 1}, pronoun
				t.mention(m)
			}
		}
		t.pairs(i, last)
		t.listen(i)
		t.rememberHeads(i)
		last = t.named(i)
	}
}

// meant returns what a pronoun or "the group" stands for, nil if token j is neither or nothing is clear.
func (t *text) meant(i, j int, last []Mention) *Mention {
	s := &t.sentences[i]
	if tok := &s.Tokens[j]; tok.UPOS != "PRON" && tok.UPOS != "NOUN" {
		return nil
	}
	if m := t.byHeadNoun(i, j); m != nil {
		return m
	}
	switch word := strings.ToLower(s.Tokens[j].Text); word {
	case "he", "she", "him", "his", "her":
		if m, ok := t.saidOn(i, j, &t.persons); ok {
			return m
		}
		if m := t.antecedent(i, j, last, false, human); m != nil && !t.speaksOf(i, j, m) {
			return m
		}
		return nil
	case "it", "its":
		if byLetters(s, j) || expletive(s, j) || hyphenated(s, j) || actsOnIt(s, j) || ofEvent(s, j) || idiom(s, j) || ofThing(s, j) || priced(s, j) || ownPartActs(s, j) || ofDeed(s, j) {
			return nil
		}
		if m, ok := t.saidOn(i, j, &t.bodies); ok {
			return m
		}
		if word == "its" {
			if m := t.ownedAlike(i, j); m != nil {
				return m
			}
		}
		return t.orRated(i, j, t.antecedent(i, j, last, true, t.isIt), last)
	case "we", "our", "us":
		return t.speakersSide(i, j)
	case "group", "movement", "organization", "organisation", "militia", "party", "company", "bank", "agency":
		if !theOnly(s, j) {
			return nil
		}
		fits := func(m *Mention) bool {
			a := &m.Actor
			if t.rates(m) && word != "agency" || exchanges(m) && (word == "company" || word == "bank") {
				return false // they speak of others
			}
			if a.Code == "IGO" && (word == "group" || word == "militia" || word == "movement" || word == "party") {
				return false // the UN is no group
			}
			return a.Kind == graph.Group || a.Kind == graph.Organization && (word == "company" || word == "bank") == (a.Sector == "BUS")
		}
		m, ok := t.saidOn(i, j, &t.bodies)
		if ok && (m == nil || fits(m)) {
			return m
		}
		if rater := t.bodies.speaker; (word == "company" || word == "bank") && rater != nil && i-t.bodies.at <= 1 && (t.rates(rater) || exchanges(rater)) {
			if m := t.rated(i, j, last); m != nil && fits(m) {
				return m
			}
		}
		if t.several(i, j, fits) {
			return nil
		}
		m = t.antecedent(i, j, last, true, fits)
		if m != nil && m.Sentence == i && s.Tokens[m.Head].Head >= 0 && clauseOver(s, j) == s.Tokens[m.Head].Head {
			return nil // who acts in a clause is no "the company" in it: "Moody's cited the company's risk"
		}
		return m
	}
	return nil
}

func human(m *Mention) bool { return m.Actor.Kind == graph.Person }

// isIt says whether "it" may stand for a mention: for a country or a body, and for those who act as one: "The Chadian government, in its
// budget".
func (t *text) isIt(m *Mention) bool {
	head := &t.sentences[m.Sentence].Tokens[m.Head]
	return m.Actor.Kind == graph.Country || m.Actor.Kind == graph.Organization || m.Actor.Kind == graph.Group || m.Actor.Kind == graph.Force && head.XPOS == "NN" && parts[head.Lemma]
}

// isPerson says whether a token is of a person's mention.
func (t *text) isPerson(i, k int) bool { return t.mentionAt(i, k, human) != nil }

// several says whether a sentence names more than one actor before token j that fits: "Acme may buy Widgets if the company agrees".
func (t *text) several(i, j int, fits func(*Mention) bool) bool {
	return severalActors(t.named(i), func(m Mention) bool { return m.Hi <= j && fits(&m) })
}

// theOnly says whether a noun stands with "the" and nothing else: "the group".
func theOnly(s *syntax.Sentence, j int) bool {
	children := s.Children(j)
	for _, c := range children {
		if d := s.Tokens[c].Deprel; d != "det" && d != "case" && d != "punct" {
			return false
		}
	}
	if j+2 < len(s.Tokens) && lower(s.Tokens[j+1].Text) == "to" && lower(s.Tokens[j+2].Text) == "be" {
		return false // "the company to be acquired" is another
	}
	return j > 0 && strings.EqualFold(s.Tokens[j-1].Text, "the") && s.Tokens[j].Deprel != "compound"
}

// expletive says whether "it" stands for a clause: "it would take time before …", "it is clear that …".
func expletive(s *syntax.Sentence, j int) bool {
	tok := &s.Tokens[j]
	if j+2 < len(s.Tokens) && (s.Tokens[j+1].Lemma == "appear" || s.Tokens[j+1].Lemma == "seem") && (s.Tokens[j+2].UPOS == "PRON" || s.Tokens[j+2].UPOS == "PROPN" || s.Tokens[j+2].UPOS == "DET" || s.Tokens[j+2].UPOS == "SCONJ") {
		return true // "it appears they will wait"
	}
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
	if tok.Deprel != "nsubj" || tok.Head < 0 || s.Tokens[tok.Head].UPOS != "NOUN" || s.Child(tok.Head, "cop") < 0 || s.Child(tok.Head, "case") >= 0 {
		return false
	}
	noun := s.Tokens[tok.Head].Lemma
	return !bodyNouns[noun] && !(firmNouns[noun] && !abstracts[noun]) && !personNoun(noun)
}

// idiom says whether "it" is part of an idiom and means nothing: "26 miners made it to the surface", "determined to tough it out".
func idiom(s *syntax.Sentence, j int) bool {
	verb := s.Tokens[j].Head
	if verb < 0 || verb != j-1 || lower(s.Tokens[j].Text) != "it" || j+1 >= len(s.Tokens) {
		return false
	}
	next := lower(s.Tokens[j+1].Text)
	switch s.Tokens[verb].Lemma {
	case "make":
		if s.Tokens[j+1].UPOS == "NUM" {
			return true // "make it two in a row"
		}
		if hardships[next] {
			return true // "made it harder to …"
		}
		return next == "to" || next == "through" || next == "clear" || next == "plain" || next == "known" || next == "home" || next == "."
	case "tough", "fight", "stick", "sweat", "battle", "wait", "play":
		return next == "out" || next == "safe"
	case "call":
		return next == "quits" || next == "a"
	case "see", "find", "deem", "consider", "think":
		return next == "to" || next == "necessary" || next == "difficult" || next == "hard" || next == "impossible" || next == "possible" || next == "useful" || next == "appropriate" || next == "important" || next == "easier" || next == "unlikely" || next == "likely"
	}
	return false
}

var hardships = map[string]bool{"easy": true, "easier": true, "hard": true, "harder": true, "difficult": true, "possible": true, "impossible": true, "necessary": true,
	"likely": true, "unlikely": true}

// ofDeed says whether "its" is of a deed or a whole that things have and nobody does: "the plan, and its adoption", "dealt with in its entirety".
func ofDeed(s *syntax.Sentence, j int) bool {
	k := s.Tokens[j].Head
	if k >= 0 && lower(s.Tokens[j].Text) == "it" && s.Tokens[j].Deprel == "nmod" && partitive[s.Tokens[k].Lemma] && j == k+2 {
		return true // "gave aid, but most of it was spent"
	}
	if k == j+1 && s.Tokens[j].Deprel == "nmod:poss" && s.Tokens[k].Lemma == "impact" {
		return true
	}
	return k == j+1 && s.Tokens[j].Deprel == "nmod:poss" && ofDeeds[s.Tokens[k].Lemma] && s.Child(k, "nmod") < 0
}

var ofDeeds = map[string]bool{"entirety": true, "adoption": true, "repayment": true, "kind": true, "implementation": true, "ratification": true, "enactment": true,
	"passage": true, "expiry": true, "expiration": true, "abolition": true, "merit": true}

// priced says whether "its" is of what is valued in a deal, which is another's than who values it: "a bid for Acme, valuing its shares at a pound".
func priced(s *syntax.Sentence, j int) bool {
	k := s.Tokens[j].Head
	return k >= 0 && s.Tokens[j].Deprel == "nmod:poss" && s.Tokens[k].Deprel == "obj" && s.Tokens[k].Head >= 0 && s.Tokens[s.Tokens[k].Head].Lemma == "value" && s.Tokens[s.Tokens[k].Head].XPOS == "VBG"
}

// ownPartActs says whether "it" is acted on by a part of the body: in "its board may reject it" it is a plan.
func ownPartActs(s *syntax.Sentence, j int) bool {
	verb := s.Tokens[j].Head
	if s.Tokens[j].Deprel != "obj" || verb < 0 {
		return false
	}
	k := s.Child(verb, "nsubj")
	if k < 0 {
		return false
	}
	owner := s.Child(k, "nmod:poss")
	return owner >= 0 && lower(s.Tokens[owner].Text) == "its" && organs[s.Tokens[k].Lemma]
}

var organs = map[string]bool{"board": true, "management": true, "director": true, "parliament": true, "government": true, "committee": true, "council": true, "cabinet": true, "shareholder": true, "lawyer": true}

// ofThing says whether what the sentence says of "it" is said of deeds and papers and of no country or organization: "It signalled a shift".
func ofThing(s *syntax.Sentence, j int) bool {
	verb := s.Tokens[j].Head
	if verb >= 0 && s.Tokens[j].Deprel == "nsubj" && deedsAlone[s.Tokens[verb].Lemma] && (s.Tokens[verb].Deprel == "ccomp" || s.Tokens[verb].Deprel == "advcl") {
		return true // "opposed the plan because it would mean losses"
	}
	return verb >= 0 && s.Tokens[j].Deprel == "nsubj" && j <= 1 && lower(s.Tokens[j].Text) == "it" && (s.Tokens[verb].Head < 0 || s.Tokens[verb].Deprel == "ccomp") && ofThings[s.Tokens[verb].Lemma]
}

// deedsAlone are those of them that nobody does, wherever they stand.
var deedsAlone = map[string]bool{"mean": true, "result": true, "reflect": true, "amount": true, "imply": true, "stem": true, "occur": true,
	"happen": true, "expire": true, "coincide": true, "consist": true, "culminate": true, "stipulate": true, "matter": true}

var ofThings = map[string]bool{"signal": true, "reflect": true, "follow": true, "mark": true, "coincide": true, "expire": true, "compare": true, "consist": true,
	"amount": true, "total": true, "stem": true, "result": true, "contain": true, "last": true, "occur": true, "happen": true, "apply": true,
	"imply": true, "depend": true, "come": true, "mean": true, "underline": true, "underscore": true, "culminate": true, "stipulate": true}

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
