package actors

import (
	"slices"
	"strings"

	"entente/internal/syntax"
)

// Who spoke last, and goes on speaking where only "it said" stands.

// voice is who spoke last of persons or of bodies, nil if that is nobody known, and the sentence in which that was said.
type voice struct {
	speaker *Mention
	at      int
}

// silent is the voice before anybody speaks.
var silent = voice{at: -heard}

// heard is for how many sentences what is said may go on without naming who says it.
const heard = 3

// listen notes who speaks in a sentence, and which person it is about if nobody does.
func (t *text) listen(i int) {
	s := &t.sentences[i]
	if allCaps(s) {
		return
	}
	spoken, before := false, t.anybody
	t.anybody = silent
	for verb := range s.Tokens {
		if !says(s, verb) || !ofMain(s, verb) {
			continue
		}
		if k := s.Child(verb, "nsubj"); k >= 0 && !t.quoted(i, k) {
			t.hear(i, k)
			t.anybody = before
			t.anybody, spoken = voice{t.speakerAt(i, k), i}, true
		}
	}
	if spoken {
		return
	}
	if k := mainSubject(s); k >= 0 {
		if m := t.personAt(i, k); m != nil {
			t.persons = voice{m, i}
		} else if s.Tokens[k].UPOS == "NOUN" && humanNoun(s.Tokens[k].Lemma) {
			t.persons = silent
		}
		if m := t.mentionAt(i, k, t.isIt); m != nil && i <= 1 && t.bodies.speaker == nil {
			t.bodies = voice{m, i} // whose news it is
		}
	}
}

// ofMain says whether a verb is its sentence's, or joined to that.
func ofMain(s *syntax.Sentence, verb int) bool {
	up := s.Tokens[verb].Head
	return up < 0 || s.Tokens[verb].Deprel == "parataxis" || s.Tokens[verb].Deprel == "conj" && s.Tokens[up].Head < 0
}

// mainSubject is the subject of a sentence, or its head where that is a noun without one: in "Acme economist Ann Hill agreed" the parse may have it so.
// It is -1 if there is neither.
func mainSubject(s *syntax.Sentence) int {
	for k := range s.Tokens {
		if s.Tokens[k].Head >= 0 {
			continue
		}
		if subject := s.Child(k, "nsubj", "nsubj:pass"); subject >= 0 || s.Tokens[k].UPOS != "NOUN" && s.Tokens[k].UPOS != "PROPN" || s.Child(k, "cop") >= 0 {
			return subject
		}
		return k
	}
	return -1
}

// hear notes the subject of a saying.
func (t *text) hear(i, k int) {
	noun := &t.sentences[i].Tokens[k]
	m, whole := t.personAt(i, k), t.mentionAt(i, k, t.isIt)
	switch {
	case m != nil:
		t.persons = voice{m, i}
	case noun.UPOS == "PRON":
		if whole != nil {
			t.bodies = voice{whole, i}
		}
	case noun.XPOS == "NNS" && humanNoun(noun.Lemma) && whole == nil:
	case humanNoun(noun.Lemma): // somebody else, but whom he speaks for is named: "an Acme spokesman"
		t.persons = voice{at: i}
		if whole != nil {
			t.bodies = voice{whole, i}
		}
	case whole != nil:
		t.bodies = voice{whole, i}
	case withThe(&t.sentences[i], k) && (bodyNouns[noun.Lemma] || firmNouns[noun.Lemma] && !abstracts[noun.Lemma]): // the one that spoke before, by another word
	case noun.UPOS == "PROPN" && (t.bodies.isNamed(noun.Text) || t.persons.isNamed(noun.Text)): // by a part of the name that was not found
	case byBody(&t.sentences[i], k): // "a bank statement"
	case noun.XPOS == "NN" || noun.XPOS == "NNP":
		t.bodies = voice{at: i}
		if noun.UPOS == "PROPN" {
			t.persons = voice{at: i}
		}
	}
}

// beside says whether a mention ends right before a verb, or with a comma between.
func beside(s *syntax.Sentence, m *Mention, verb int) bool {
	return m.Hi == verb || m.Hi+1 == verb && s.Tokens[m.Hi].Text == ","
}

// isNamed says whether a word is one of the speaker's name.
func (v *voice) isNamed(word string) bool {
	return v.speaker != nil && slices.ContainsFunc(strings.Fields(v.speaker.Actor.Name), func(w string) bool { return strings.EqualFold(w, word) })
}

// personAt is the person whom a token names, or whose name stands beside his role, as in "panel member Dr. John Dale".
func (t *text) personAt(i, k int) *Mention {
	if m := t.mentionAt(i, k, human); m != nil {
		return m
	}
	s := &t.sentences[i]
	for n := range t.mentions[i] {
		if m := &t.mentions[i][n]; human(m) && (beside(s, m, s.Tokens[k].Head) || s.Tokens[m.Head].Head == k && s.Tokens[m.Head].Deprel != "nmod:poss" && s.Child(m.Head, "case") < 0 || s.Tokens[k].Head == m.Head) {
			return m
		}
	}
	return nil
}

// saidOn is who spoke before, where the subject of a saying that a sentence begins or ends with goes on with that: "It said", ", the company said",
// ", according to the company"; and whether the place is such a one. Who spoke in the sentence before may be nobody known.
func (t *text) saidOn(i, j int, last *voice) (*Mention, bool) {
	s := &t.sentences[i]
	if i-last.at > heard || last.speaker == nil && i-last.at > 1 || t.quoted(i, j) {
		return nil, false
	}
	if k := s.Child(j, "case"); k >= 0 && s.Tokens[k].Lemma == "accord" {
		return last.speaker, true
	}
	verb, from := s.Tokens[j].Head, j
	if j > 0 && s.Tokens[j-1].UPOS == "DET" {
		from--
	}
	if !strings.HasPrefix(s.Tokens[j].Deprel, "nsubj") || !says(s, verb) || from > 1 && (verb != j+1 || !afterSpeech(s, from)) {
		return nil, false
	}
	if k := s.Child(verb, "advcl"); k >= 0 && k < j && s.Child(k, "nsubj") >= 0 && t.taken(i, syntax.Span{Lo: s.Child(k, "nsubj"), Hi: s.Child(k, "nsubj") + 1}) {
		return nil, false // "Although Dale won, he said"
	}
	return last.speaker, true
}

// afterSpeech says whether a comma, or one and a quotation mark, stands before a token: what comes may be who said it.
func afterSpeech(s *syntax.Sentence, j int) bool {
	return j > 1 && (s.Tokens[j-1].Text == "," || s.Tokens[j-1].UPOS == "PUNCT" && s.Tokens[j-2].Text == ",")
}
