package relations

import (
	"strings"

	"entente/internal/syntax"
)

// repaired returns the sentence with its verb put back where tagger or parser took it for something
// else: the modifier of its own object ("The US rejected calls" with "calls" as root), or a noun where the
// sentence has no verb at all. A sentence without such a fault is returned as it is.
func (l *Lexicon) repaired(s *syntax.Sentence, at []int) *syntax.Sentence {
	s = l.inflected(coordinated(s), at)
	verbs := 0
	for i, t := range s.Tokens {
		if (t.UPOS == "VERB" || t.UPOS == "AUX") && at[i] < 0 && t.Deprel != "amod" {
			verbs++
		}
	}
	for v, t := range s.Tokens {
		if n := t.Head; n > v && at[v] < 0 && (t.XPOS == "VBZ" || t.XPOS == "VBD") && t.Deprel == "compound" {
			return promoted(s, v, n) // no finite verb is part of a noun: "U.S. Lifts Sanctions"
		}
		if at[v] >= 0 || !l.looksPast(t) {
			continue
		}
		if n := s.Tokens[v].Head; n > v && (s.Tokens[v].Deprel == "amod" || s.Tokens[v].Deprel == "compound") && hasSubject(s, n, v) {
			return promoted(s, v, n)
		}
		if n := s.Tokens[v].Head; n > v && strings.HasPrefix(s.Tokens[v].Deprel, "aux") && !auxiliaries[strings.ToLower(s.Tokens[v].Lemma)] &&
			(s.Tokens[v].XPOS == "VBD" || s.Tokens[v].XPOS == "VBN") {
			return promoted(s, v, n)
		}
		if n := s.Tokens[v].Head; verbs == 1 && s.Tokens[v].Deprel == "acl" && n >= 0 && n < v && s.Tokens[n].Head < 0 && !agentFollows(s, v) {
			return finite(s, v, n)
		}
		if verbs == 0 && v > 0 && v+1 < len(s.Tokens) && s.Tokens[v].UPOS == "NOUN" {
			return predicated(s, v)
		}
	}
	return s
}

// coordinated returns the sentence with a verb put beside the one that it goes with: of "denied that it had attacked
// and threatened", where the parser joined the last two, "threatened" has the form of "denied".
func coordinated(s *syntax.Sentence) *syntax.Sentence {
	for c, t := range s.Tokens {
		e := t.Head
		if t.XPOS != "VBD" || t.Deprel != "conj" || s.Child(c, "nsubj") >= 0 || s.Child(c, "aux") >= 0 || e < 0 || s.Tokens[e].Deprel != "ccomp" {
			continue
		}
		m := s.Tokens[e].Head
		if m < 0 || s.Tokens[m].XPOS != "VBD" || s.Child(m, "aux") >= 0 || s.Tokens[e].XPOS == "VBD" || s.Child(e, "aux") < 0 {
			continue
		}
		fixed := copied(s)
		fixed.Tokens[c].Head = m
		for i := range fixed.Tokens {
			if i > c && fixed.Tokens[i].Head == e {
				fixed.Tokens[i].Head = c // what follows goes with it
			}
		}
		return fixed
	}
	return s
}

// looksPast says whether the word can be a past tense of a verb of the lexicon.
func (l *Lexicon) looksPast(t syntax.Token) bool {
	if t.XPOS == "VBN" || t.XPOS == "VBD" {
		return true
	}
	low := strings.ToLower(t.Text)
	if l.pasts[low] != "" {
		return true
	}
	return strings.HasSuffix(low, "ed") && len(l.verbs[l.knownLemma(low, "", l.verbs)]) > 0
}

// inflected returns the sentence with a noun that has an object of its own read as the verb it is: "The US military trains
// Iraqi pilots" with "trains" in the plural. Its last word on the left is its subject.
func (l *Lexicon) inflected(s *syntax.Sentence, at []int) *syntax.Sentence {
	for v, t := range s.Tokens {
		if t.UPOS != "NOUN" || at[v] >= 0 || t.Head >= 0 && t.Deprel != "ccomp" || s.Child(v, "obj") < v || s.Child(v, "cop") >= 0 || s.Child(v, "nsubj") >= 0 {
			continue
		}
		lemma, subject := l.knownLemma(strings.ToLower(t.Text), "", l.verbs), v-1
		if lemma == "" || subject < 0 || s.Tokens[subject].Head != v || !ofNounPhrase[s.Tokens[subject].Deprel] {
			continue
		}
		fixed := copied(s)
		fixed.Tokens[v].UPOS, fixed.Tokens[v].XPOS, fixed.Tokens[v].Lemma = "VERB", "VBZ", lemma
		fixed.Tokens[subject].UPOS, fixed.Tokens[subject].Deprel = "NOUN", "nsubj"
		for i := range subject {
			if d := fixed.Tokens[i].Deprel; fixed.Tokens[i].Head == v && (ofNounPhrase[d] || d == "det" || d == "nummod") {
				fixed.Tokens[i].Head = subject
			}
		}
		return fixed
	}
	return s
}

// ofNounPhrase are the relations of what stands before its noun, articles and numbers left out.
var ofNounPhrase = map[string]bool{"compound": true, "amod": true, "nmod": true, "nmod:poss": true, "flat": true}

func hasSubject(s *syntax.Sentence, n, before int) bool {
	for i := range before {
		if h := s.Tokens[i].Head; (h == n || h == before) && s.Tokens[i].Deprel == "nsubj" {
			return s.Child(n, "cop") < 0
		}
	}
	return false
}

// promoted makes v, a modifier of n, the verb whose object n is.
func promoted(s *syntax.Sentence, v, n int) *syntax.Sentence {
	fixed := copied(s)
	fixed.Tokens[v].Head, fixed.Tokens[v].Deprel = s.Tokens[n].Head, s.Tokens[n].Deprel
	fixed.Tokens[v].UPOS, fixed.Tokens[v].XPOS = "VERB", "VBD"
	fixed.Tokens[n].Head, fixed.Tokens[n].Deprel = v, "obj"
	if fixed.Tokens[n].UPOS == "VERB" {
		fixed.Tokens[n].UPOS, fixed.Tokens[n].XPOS = "NOUN", "NN"
	}
	if c := s.Child(v, "compound", "amod", "nmod"); c >= 0 && c < v && s.Child(v, "nsubj") < 0 {
		fixed.Tokens[c].Deprel = "nsubj"
	}
	for i := range fixed.Tokens {
		if fixed.Tokens[i].Head != n || i == v {
			continue
		}
		switch d := fixed.Tokens[i].Deprel; {
		case d == "nsubj:pass" && i < v:
			fixed.Tokens[i].Head, fixed.Tokens[i].Deprel = v, "nsubj"
		case i == v-1 && d == "compound" && s.Child(v, "nsubj") < 0:
			fixed.Tokens[i].Head, fixed.Tokens[i].Deprel = v, "nsubj"
		case i < v, d == "advcl", d == "parataxis", d == "obl", d == "punct", d == "ccomp":
			fixed.Tokens[i].Head = v
		}
	}
	return fixed
}

// predicated makes the noun v the verb of a sentence that has none: what hangs on its left is its
// subject, on its right its object, after a preposition an oblique.
func predicated(s *syntax.Sentence, v int) *syntax.Sentence {
	fixed := copied(s)
	fixed.Tokens[v].UPOS, fixed.Tokens[v].XPOS = "VERB", "VBD"
	for i := range fixed.Tokens {
		if fixed.Tokens[i].Head != v {
			continue
		}
		switch u := fixed.Tokens[i].UPOS; {
		case u != "NOUN" && u != "PROPN" && u != "PRON":
		case s.Child(i, "case") >= 0:
			fixed.Tokens[i].Deprel = "obl"
		case i < v:
			fixed.Tokens[i].Deprel = "nsubj"
		default:
			fixed.Tokens[i].Deprel = "obj"
		}
	}
	return fixed
}

func copied(s *syntax.Sentence) *syntax.Sentence {
	fixed := *s
	fixed.Tokens = append([]syntax.Token(nil), s.Tokens...)
	return &fixed
}

var auxiliaries = map[string]bool{"be": true, "have": true, "do": true, "get": true, "will": true, "would": true, "can": true, "could": true,
	"may": true, "might": true, "shall": true, "should": true, "must": true, "ought": true, "use": true, "need": true, "dare": true}

// agentFollows says whether "by" follows v: then it is a passive participle indeed.
func agentFollows(s *syntax.Sentence, v int) bool {
	return v+1 < len(s.Tokens) && s.Tokens[v+1].Text == "by"
}

// finite makes v, taken for a participle that modifies n, the finite verb of which n is the subject.
func finite(s *syntax.Sentence, v, n int) *syntax.Sentence {
	fixed := copied(s)
	fixed.Tokens[v].Head, fixed.Tokens[v].Deprel, fixed.Tokens[v].XPOS = -1, "root", "VBD"
	fixed.Tokens[n].Head, fixed.Tokens[n].Deprel = v, "nsubj"
	return fixed
}
