package actors

import (
	"slices"
	"strings"

	"entente/internal/syntax"
)

// What the construction that a pronoun stands in says of whom it means: there the nearest subject does not count.

// settled returns what the construction around a pronoun says it stands for, and whether it says anything. A nil that is settled is nobody
// known.
func (t *text) settled(i, j int, fits func(*Mention) bool) (*Mention, bool) {
	s := &t.sentences[i]
	if s.Tokens[j].UPOS != "PRON" {
		return nil, false
	}
	if m := t.sayerBefore(i, j, fits); m != nil {
		return m, true
	}
	for _, whose := range []func(*syntax.Sentence, int) int{promiser, threatened, joinedTo, doer, helped, followed, accused, agentOver, judgedBy, bought, seized, subjectAhead} {
		switch k := whose(s, j); k {
		case undecided:
		case nobody:
			return nil, true
		default:
			if m := t.mentionAt(i, k, fits); m != nil || !withThe(s, k) {
				return m, true
			}
		}
	}
	return nil, false
}

// undecided is for a construction that says nothing, nobody for one that says the pronoun means none of the actors named.
const undecided, nobody = -1, -2

// withThe says whether a noun stands with "the", and so may be another word for an actor that is named: "the firm", "the Community".
func withThe(s *syntax.Sentence, noun int) bool {
	k := s.Child(noun, "det")
	return k >= 0 && lower(s.Tokens[k].Text) == "the"
}

// mentionAt is the mention that a token is in, if it fits.
func (t *text) mentionAt(i, k int, fits func(*Mention) bool) *Mention {
	for n := range t.mentions[i] {
		if m := &t.mentions[i][n]; m.Contains(k) {
			if fits(m) {
				return m
			}
			return nil
		}
	}
	return nil
}

// sayerBefore is who says what the pronoun begins: Chad in "Mali agreed after Chad said it could wait".
func (t *text) sayerBefore(i, j int, fits func(*Mention) bool) *Mention {
	s, verb := &t.sentences[i], j-1
	if verb > 0 && lower(s.Tokens[verb].Text) == "that" {
		verb--
	}
	if lower(s.Tokens[j].Text) != "it" || !strings.HasPrefix(s.Tokens[j].Deprel, "nsubj") || verb < 1 || !says(s, verb) {
		return nil
	}
	noun := verb - 1
	for noun > 0 && (s.Tokens[noun].UPOS == "AUX" || s.Tokens[noun].UPOS == "ADV") {
		noun-- // "has also said"
	}
	m := t.mentionAt(i, noun, fits)
	if m == nil || s.Child(verb, "nsubj") >= 0 && !m.Contains(s.Child(verb, "nsubj")) {
		return nil
	}
	return m
}

// byLetters says whether who says what the pronoun begins is named by letters that no catalogue has, as in "A and P said it": then "it" is nobody else.
func byLetters(s *syntax.Sentence, j int) bool {
	return j > 3 && lower(s.Tokens[j].Text) == "it" && says(s, j-1) && len(s.Tokens[j-2].Text) == 1 && s.Tokens[j-3].UPOS == "CCONJ" && len(s.Tokens[j-4].Text) == 1
}

// promiser is who promises: Chad in "Mali received an assurance from Chad that it would wait".
func promiser(s *syntax.Sentence, j int) int {
	if j < 1 {
		return undecided
	}
	for verb := clauseOver(s, j); verb >= 0; verb = clauseOver(s, verb) {
		if s.Tokens[j-1].Text == "that" && s.Tokens[verb].Deprel == "acl:relcl" && s.Tokens[j].Head == verb {
			// "that" was read as the object
		} else if k := s.Child(verb, "mark"); k < 1 || lower(s.Tokens[k].Text) != "that" || k > j {
			continue
		}
		up := s.Tokens[verb].Head
		if up < 0 {
			return undecided
		}
		for _, noun := range []int{up, s.Child(up, "obj")} {
			if noun >= 0 && noun < verb && demands[s.Tokens[noun].Lemma] && (s.Tokens[verb].XPOS == "VB" || s.Tokens[verb].XPOS == "VBP") && s.Tokens[j].Head == verb && s.Child(verb, "aux") < 0 {
				return nobody // "Mali's demand that it wait"
			}
			if noun < 0 || noun > verb || !promises[s.Tokens[noun].Lemma] {
				continue
			}
			if k := ofWhom(s, noun, "from", "by", "of"); k >= 0 && k < j {
				return k
			}
			if k := fromWhom(s, up); k >= 0 && k < j {
				return k
			}
		}
		return undecided
	}
	return undecided
}

// demands are nouns of what somebody wants another to do.
var demands = map[string]bool{"ruling": true, "order": true, "demand": true, "request": true, "requirement": true, "recommendation": true, "proposal": true,
	"suggestion": true, "call": true, "insistence": true, "condition": true}

var promises = map[string]bool{"assurance": true, "pledge": true, "promise": true, "guarantee": true, "commitment": true, "undertaking": true, "assertion": true,
	"statement": true, "notice": true, "notification": true, "warning": true, "announcement": true, "declaration": true, "denial": true,
	"confirmation": true, "indication": true, "claim": true, "letter": true, "report": true, "admission": true, "acknowledgement": true}

// ofWhom is the noun that a noun is of by one of the words, or whose it is by "'s".
func ofWhom(s *syntax.Sentence, noun int, words ...string) int {
	for _, k := range s.Children(noun) {
		c := s.Child(k, "case")
		if c < 0 || !strings.HasPrefix(s.Tokens[k].Deprel, "nmod") {
			continue
		}
		if s.Tokens[c].XPOS == "POS" || slices.Contains(words, lower(s.Tokens[c].Text)) {
			return k
		}
	}
	return -1
}

// fromWhom is the noun that something comes from to the subject of a verb.
func fromWhom(s *syntax.Sentence, verb int) int {
	for _, k := range s.Children(verb) {
		if c := s.Child(k, "case"); c >= 0 && lower(s.Tokens[c].Text) == "from" && strings.HasPrefix(s.Tokens[k].Deprel, "obl") {
			return k
		}
	}
	return -1
}

// threatened is who is threatened with what comes if "it" goes on: never who threatens. In "Mali threatened Chad with war if it did not stop" it is Chad.
func threatened(s *syntax.Sentence, j int) int {
	verb := clauseOver(s, j)
	if verb < 0 || s.Tokens[verb].Deprel != "advcl" || !strings.HasPrefix(s.Tokens[j].Deprel, "nsubj") || s.Tokens[verb].Head < 0 {
		return undecided
	}
	mark := s.Child(verb, "mark")
	if mark < 0 || mark > j || lower(s.Tokens[mark].Text) != "if" && lower(s.Tokens[mark].Text) != "unless" {
		return undecided
	}
	up := s.Tokens[verb].Head
	if s.Tokens[up].Lemma != "threaten" || s.Child(up, "xcomp") >= 0 {
		return undecided // "Mali threatens to act if it gets nothing" may be Mali itself
	}
	if k := s.Child(up, "obj", "iobj"); k >= 0 && k < j && s.Tokens[k].UPOS == "PROPN" {
		return k
	}
	return nobody
}

// joinedTo is whom the noun of an "its" is joined to by "and": Acme in "Bond bought the debt of Acme and its unit".
func joinedTo(s *syntax.Sentence, j int) int {
	if s.Tokens[j].Deprel != "nmod:poss" {
		return undecided
	}
	noun := s.Tokens[j].Head
	if noun >= 0 && partitive[s.Tokens[noun].Lemma] {
		noun = s.Tokens[noun].Head
	}
	if noun < 0 || s.Tokens[noun].Deprel != "conj" || j < 1 || lower(s.Tokens[j-1].Text) != "and" && lower(s.Tokens[j-1].Text) != "or" {
		return undecided
	}
	first := s.Tokens[noun].Head
	if first < 0 || first > j || s.Tokens[first].UPOS != "PROPN" || j-2 < first || s.Tokens[j-2].UPOS != "PROPN" || s.Child(j-2, "case") > 0 && s.Tokens[s.Child(j-2, "case")].XPOS == "POS" {
		return undecided
	}
	return j - 2
}

var partitive = map[string]bool{"member": true, "some": true, "certain": true, "part": true, "most": true, "all": true, "one": true, "any": true,
	"much": true, "half": true, "none": true, "rest": true}

// doer is who does the deed that a noun tells of: Chad in "Mali welcomed Chad's withdrawal of its troops" and "the appeal by Chad of its sentence".
func doer(s *syntax.Sentence, j int) int {
	if s.Tokens[j].Deprel != "nmod:poss" || s.Tokens[j].Head < 0 {
		return undecided
	}
	for noun := s.Tokens[s.Tokens[j].Head].Head; noun >= 0 && noun < j && s.Tokens[noun].UPOS == "NOUN"; noun = s.Tokens[noun].Head {
		if k := ofWhom(s, noun, "by"); k >= 0 && k < j && s.Tokens[k].UPOS == "PROPN" {
			return k
		}
		if !strings.HasPrefix(s.Tokens[noun].Deprel, "nmod") {
			break
		}
	}
	return undecided
}

// moving says whether a preposition with "-ing" goes on with the object of a verb: "blamed Chad for closing", "kept Chad from closing", "helped Chad in closing".
func moving(s *syntax.Sentence, verb, preposition int) bool {
	switch lower(s.Tokens[preposition].Text) {
	case "for", "from", "into":
		return true
	case "in":
		return helps[s.Tokens[verb].Lemma]
	}
	return false
}

// forWhom is who acts by an infinitive as "for" says it right before: Chad in "the time needed for Chad to open its border". -1 if it says nothing.
func forWhom(s *syntax.Sentence, verb, to int) int {
	if to < 1 || s.Tokens[to].XPOS != "TO" {
		return -1
	}
	k := s.Child(verb, "obl", "nmod")
	for _, o := range s.Children(verb) {
		if o < to && (s.Tokens[o].Deprel == "obl" || s.Tokens[o].Deprel == "nmod") {
			k = o
		}
	}
	if k < 0 || k > to || s.Tokens[k].UPOS != "PROPN" || k != to-1 && !s.Dominates(k, to-1) {
		return -1
	}
	if c := s.Child(k, "case"); c < 0 || lower(s.Tokens[c].Text) != "for" {
		return -1
	}
	return k
}

// helped is whom something is given to help "it": Chad in "Mali lent Chad oil to help it pay its debts".
func helped(s *syntax.Sentence, j int) int {
	help := s.Tokens[j].Head
	if help < 0 || s.Tokens[j].Deprel != "obj" && s.Tokens[j].Deprel != "iobj" || s.Tokens[help].Lemma != "help" && s.Tokens[help].Lemma != "enable" && s.Tokens[help].Lemma != "allow" {
		return undecided
	}
	up := s.Tokens[help].Head
	if up < 0 || s.Tokens[help].Deprel != "advcl" && s.Tokens[help].Deprel != "xcomp" || s.Child(help, "nsubj") >= 0 {
		return undecided
	}
	k := s.Child(up, "iobj")
	if k < 0 {
		k = givenTo(s, up, help)
	}
	if k < 0 || k > help || s.Tokens[k].UPOS != "PROPN" {
		return undecided
	}
	return k
}

// givenTo is whom the subject of a verb gives something: "lent oil to Chad", "sent Chad". -1 if it gives nobody anything.
func givenTo(s *syntax.Sentence, verb, before int) int {
	if !gives[s.Tokens[verb].Lemma] {
		return -1
	}
	for _, k := range s.Children(verb) {
		if c := s.Child(k, "case"); k > verb && k < before && s.Tokens[k].Deprel == "obl" && c >= 0 && lower(s.Tokens[c].Text) == "to" {
			return k
		}
	}
	return -1
}

var gives = map[string]bool{"give": true, "lend": true, "grant": true, "offer": true, "provide": true, "sell": true, "send": true, "supply": true, "pay": true, "extend": true}

// followed is whose lead is followed in what is the leader's: Acme in "Widgets will follow Acme's lead in its filing".
func followed(s *syntax.Sentence, j int) int {
	if s.Tokens[j].Deprel != "nmod:poss" || s.Tokens[j].Head < 0 {
		return undecided
	}
	lead := s.Tokens[s.Tokens[j].Head].Head
	if lead >= 0 && s.Tokens[lead].Lemma == "follow" {
		lead = s.Child(lead, "obj")
	}
	if lead < 0 || lead > j || !leads[s.Tokens[lead].Lemma] {
		return undecided
	}
	if k := s.Child(lead, "nmod:poss"); k >= 0 && s.Tokens[k].UPOS == "PROPN" {
		return k
	}
	return undecided
}

var leads = map[string]bool{"lead": true, "example": true, "footstep": true}

// accused is who is charged with, praised or paid for what is his: Chad in "Mali sued Chad over its debts". -1 where nobody is.
func accused(s *syntax.Sentence, j int) int {
	noun := s.Tokens[j].Head
	if s.Tokens[j].Deprel != "nmod:poss" || noun < 0 || s.Tokens[noun].Head < 0 {
		return undecided
	}
	if up := s.Tokens[noun].Head; s.Tokens[up].Lemma == "connection" {
		noun = up
	}
	up, c := s.Tokens[noun].Head, s.Child(noun, "case")
	if up < 0 || c < 0 || c > j || !slices.Contains([]string{"for", "over", "with", "of", "in", "because"}, lower(s.Tokens[c].Text)) {
		return undecided
	}
	k := s.Child(up, "obj")
	if s.Tokens[up].Deprel == "obj" && s.Tokens[up].Head >= 0 {
		k, up = up, s.Tokens[up].Head // "praised Chad for …" read as one phrase
	}
	if k < 0 || k > c || s.Tokens[k].UPOS != "PROPN" || !accuses[s.Tokens[up].Lemma] {
		return undecided
	}
	return k
}

var accuses = map[string]bool{"charge": true, "accuse": true, "sue": true, "fine": true, "blame": true, "criticize": true, "criticise": true, "praise": true,
	"condemn": true, "punish": true, "compensate": true, "reimburse": true, "thank": true, "congratulate": true, "penalize": true, "fault": true, "attack": true,
	"denounce": true, "rebuke": true, "commend": true}

// judgedBy is who says that somebody else approves or questions what is his: Acme in "Acme said the court had approved its plan".
func judgedBy(s *syntax.Sentence, j int) int {
	obj := s.Tokens[j].Head
	if s.Tokens[j].Deprel != "nmod:poss" || obj < 0 || s.Tokens[obj].Deprel != "obj" || s.Tokens[obj].Head < 0 {
		return undecided
	}
	verb := s.Tokens[obj].Head
	judge := s.Child(verb, "nsubj")
	if !judges[s.Tokens[verb].Lemma] || judge < 0 || s.Tokens[judge].UPOS == "PRON" || s.Tokens[verb].Deprel != "ccomp" || s.Tokens[verb].Head < 0 || !says(s, s.Tokens[verb].Head) {
		return undecided
	}
	k := s.Child(s.Tokens[verb].Head, "nsubj")
	if k < 0 || k > judge || s.Child(judge, "nmod:poss") >= 0 {
		return undecided
	}
	return k
}

var judges = map[string]bool{"approve": true, "question": true, "reject": true, "accept": true, "investigate": true, "examine": true, "clear": true, "grant": true,
	"deny": true, "challenge": true, "oppose": true, "refuse": true, "uphold": true, "dismiss": true, "probe": true}

func commaWithin(s *syntax.Sentence, from, to int) bool {
	for k := from; k < to; k++ {
		if s.Tokens[k].Text == "," && s.Tokens[k+1].UPOS != "NUM" {
			return true
		}
	}
	return false
}

// agentOver is who does what the words around "its" say was done: Chad in "the plan announced by Chad to cut its debt".
func agentOver(s *syntax.Sentence, j int) int {
	if s.Tokens[j].Deprel != "nmod:poss" {
		return undecided
	}
	for k := s.Tokens[j].Head; k >= 0; k = s.Tokens[k].Head {
		if s.Child(k, "nsubj", "nsubj:pass", "cop") >= 0 || s.Tokens[k].Deprel == "acl:relcl" {
			return undecided
		}
		if tok := &s.Tokens[k]; tok.XPOS == "VBN" && tok.Deprel == "acl" {
			by := s.Child(k, "obl:agent")
			if by >= 0 && by < j && s.Tokens[by].UPOS == "PROPN" && !s.Dominates(by, j) && !commaWithin(s, by, j) {
				return by
			}
			return undecided
		}
	}
	return undecided
}

// subjectAhead is the subject of the sentence after what stands in front of it: Dale in "In his speech, Dale said".
func subjectAhead(s *syntax.Sentence, j int) int {
	if s.Tokens[j].Deprel != "nmod:poss" {
		return undecided
	}
	for k := 0; k < j; k++ {
		if u := s.Tokens[k].UPOS; u == "PROPN" || u == "PUNCT" && s.Tokens[k].Text == "," || strings.HasPrefix(s.Tokens[k].Deprel, "nsubj") {
			return undecided // what is named before it may be meant as well
		}
	}
	at := j
	for s.Tokens[at].Head >= 0 && s.Tokens[at].Deprel != "obl" && s.Tokens[at].Deprel != "advcl" {
		at = s.Tokens[at].Head
	}
	verb := s.Tokens[at].Head
	if verb < 0 || s.Tokens[verb].Head >= 0 || at > verb {
		return undecided
	}
	k := s.Child(verb, "nsubj", "nsubj:pass")
	if k < j || k > verb {
		return undecided
	}
	switch noun := &s.Tokens[k]; {
	case noun.UPOS == "PROPN", noun.XPOS == "NN" && (bodyNouns[noun.Lemma] || parts[noun.Lemma] || humanNoun(noun.Lemma)):
		return k
	}
	return undecided
}

// alike is the "it" that is the subject over the pronoun's clause: in "The board said it needed time to find the course it should take" both
// are one.
func alike(s *syntax.Sentence, j int) int {
	word := lower(s.Tokens[j].Text)
	if word != "it" && word != "its" {
		return undecided
	}
	for verb := clauseOver(s, j); verb >= 0; verb = clauseOver(s, verb) {
		k := s.Child(verb, "nsubj", "nsubj:pass", "expl")
		if k < 0 || k >= j {
			continue
		}
		if lower(s.Tokens[k].Text) == "it" && !expletive(s, k) && !ofEvent(s, k) {
			return k
		}
		if s.Tokens[k].UPOS != "PRON" {
			return undecided
		}
	}
	return undecided
}

// humanNoun says whether a noun is one for a person, as personNoun does, or for one who speaks without a name.
func humanNoun(lemma string) bool { return personNoun(lemma) || speakersNouns[lemma] }

var speakersNouns = map[string]bool{"source": true, "analyst": true, "expert": true, "executive": true, "secretary": true, "spokesperson": true, "diplomat": true,
	"witness": true, "delegate": true, "attorney": true, "member": true, "fellow": true, "economist": true, "dealer": true, "trader": true}
