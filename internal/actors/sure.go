package actors

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/graph"
	"entente/internal/logistic"
	"entente/internal/syntax"
)

// sureTSV holds the weights of a logistic regression that says how likely a mention is right; written by
// go run ./internal/actors/learn from mentions of running news that people judged.
//
//go:embed sure.tsv
var sureTSV string

// FewSentences is the number up to which a text is held for picked, for what happens in it: records of events, quotations, examples.
const FewSentences = 3

// leastSure is how likely a mention of a text that nobody picked must be right: what is as likely wrong is none.
const leastSure = 0.5

// judge gives all mentions their score, and takes out of a text that nobody picked those that are less likely right than least.
func (t *text) judge(least float64) {
	var name []byte
	for i := range t.mentions {
		for k := range t.mentions[i] {
			m, sum := &t.mentions[i][k], 0.0
			t.properties(m, func(what, more string, value float64) {
				name = append(append(name[:0], what...), more...)
				sum += t.sure[string(name)] * value
			})
			m.Score = math.Round(logistic.Probability(sum)*1000) / 1000
		}
	}
	if len(t.sentences) <= FewSentences {
		return
	}
	for i := range t.mentions {
		t.mentions[i] = slices.DeleteFunc(t.mentions[i], func(m Mention) bool { return m.Score < least })
	}
}

// features are the properties of a mention that its score rests on.
func (t *text) features(m *Mention) []logistic.Feature {
	var all []logistic.Feature
	t.properties(m, func(what, more string, value float64) {
		all = append(all, logistic.Feature{Name: what + more, Value: value})
	})
	return all
}

// properties tells the properties of a mention, each by a name in two parts: its form, alone and with each of the others that tell
// more of one form than of another; how the rules found it; what stands before and after it; its place in
// the clause; how often the text names the actor; and of pronouns how far their antecedent is and how many others could be.
func (t *text) properties(m *Mention, tell func(what, more string, value float64)) {
	s := &t.sentences[m.Sentence]
	form := t.form(m)
	both := func(what string) {
		tell(what, "", 1)
		tell(form+", ", what, 1)
	}
	tell("bias", "", 1)
	tell(form, "", 1)
	if allCaps(s) {
		both("in a headline")
	}
	tell(form, ", found", m.Score)
	before, after := neighbour(s, m.Lo-1), neighbour(s, m.Hi)
	tell("before: ", before, 1)
	tell("after: ", after, 1)
	if m.New {
		tell("new, before: ", before, 1)
		tell("new, after: ", after, 1)
	}
	relation, _, _ := strings.Cut(s.Tokens[m.Head].Deprel, ":")
	tell("as ", relation, 1)
	switch n := t.timesNamed(m.Actor.ID); {
	case n == 1:
		both("named once")
	case n > 3:
		both("named often")
	}
	if m.Actor.Sector == "" && m.New {
		both("of no sector")
	}
	if strings.HasPrefix(form, "pronoun") || form == "noun" {
		tell(form+", antecedent ", t.antecedentAt(m), 1)
		tell(form+", others ", [...]string{"none", "one", "more"}[min(t.othersBefore(m), 2)], 1)
	}
}

// form is how a mention names its actor.
func (t *text) form(m *Mention) string {
	s := &t.sentences[m.Sentence]
	first := &s.Tokens[m.Lo]
	composed := strings.Contains(m.Actor.ID, "/")
	switch {
	case first.UPOS == "PRON":
		switch w := lower(first.Text); w {
		case "it", "its":
			return "pronoun " + w
		case "we", "our", "us":
			return "pronoun we"
		}
		return "pronoun he"
	case len(m.With) > 0:
		return "pair"
	case m.New && m.Actor.Kind == graph.Person:
		return "new person" + ofWords(m)
	case m.New:
		return "new organization" + t.byWhat(s, m)
	case composed && m.Len() == 1:
		return "role alone"
	case composed:
		return "role " + m.Actor.Kind
	case !capital(first.Text) && m.Len() == 1 && m.Actor.Kind != graph.Force:
		return "noun"
	case m.Actor.Kind == graph.Person:
		return "person" + ofWords(m)
	case m.Actor.Kind == graph.Organization && m.Len() == 1 && acronym(first.Text):
		return "abbreviation"
	}
	return m.Actor.Kind
}

func ofWords(m *Mention) string {
	if m.Len() > 1 {
		return " by several words"
	}
	return ""
}

// byWhat says what makes a new name an organization's.
func (t *text) byWhat(s *syntax.Sentence, m *Mention) string {
	switch last := s.Tokens[m.Hi-1].Text; {
	case endsCompany(last):
		return " by its ending"
	case t.organizational(s, m.Span):
		return " by a word"
	case slices.ContainsFunc(strings.Fields(m.Actor.Name), endsCompany):
		return " named before"
	case m.Len() == 1 && acronym(last):
		return ", abbreviated"
	}
	return ""
}

// neighbour is what sort of token stands beside a mention; the small words by themselves.
func neighbour(s *syntax.Sentence, j int) string {
	if j < 0 || j >= len(s.Tokens) {
		return "nothing"
	}
	tok := &s.Tokens[j]
	r, _ := utf8.DecodeRuneInString(tok.Text)
	switch {
	case tok.XPOS == "POS":
		return "'s"
	case tok.UPOS == "ADP", tok.UPOS == "DET", tok.UPOS == "CCONJ", tok.UPOS == "PUNCT":
		return strings.ToLower(tok.Text)
	case unicode.IsDigit(r):
		return "number"
	case unicode.IsUpper(r):
		return "capital"
	}
	return tok.UPOS
}

// timesNamed counts the mentions of an actor that are no pronouns.
func (t *text) timesNamed(id string) int {
	if t.counts == nil {
		t.counts = map[string]int{}
		for i := range t.mentions {
			for _, m := range t.named(i) {
				t.counts[m.Actor.ID]++
			}
		}
	}
	return t.counts[id]
}

// antecedentAt says in which sentence before a pronoun its actor is named.
func (t *text) antecedentAt(m *Mention) string {
	for k := m.Sentence; k >= 0 && k >= m.Sentence-2; k-- {
		for _, o := range t.mentions[k] {
			if o.Actor.ID == m.Actor.ID && (k < m.Sentence || o.Lo < m.Lo) {
				return [...]string{"in the sentence", "in the one before", "further"}[m.Sentence-k]
			}
		}
	}
	return "further"
}

// othersBefore counts the other actors of a pronoun's sentence before it.
func (t *text) othersBefore(m *Mention) int {
	seen := map[string]bool{}
	for _, o := range t.mentions[m.Sentence] {
		if o.Lo < m.Lo && o.Actor.ID != m.Actor.ID && (o.Actor.Kind == graph.Person) == (m.Actor.Kind == graph.Person) {
			seen[o.Actor.ID] = true
		}
	}
	return len(seen)
}
