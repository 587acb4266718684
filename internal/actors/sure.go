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

// How likely a mention of a text that nobody picked must be right: what is less likely is none. What names itself which state's power it is,
// "the army of Sudan", or fights, is kept if it is as likely right as not, since little of it stands in the news that the scores are learnt from.
const (
	LeastSure     = 0.8 // see SetLeastSure
	leastExplicit = 0.5
)

// SetLeastSure says how likely a mention must be right to be found in a text of more than FewSentences, in [0,1]; LeastSure if it is never called. It
// is called before Link is.
func (c *Catalogue) SetLeastSure(p float64) { c.leastSure = p }

// judge gives all mentions their score, and takes out of a text that nobody picked those that are less likely right than least.
func (t *text) judge(least float64) {
	for i := range t.mentions {
		for k := range t.mentions[i] {
			m := &t.mentions[i][k]
			p := properties{sure: t.sure}
			t.weighMention(m, &p)
			m.Score = math.Round(logistic.Probability(p.sum)*1000) / 1000
		}
	}
	if len(t.sentences) <= FewSentences {
		return
	}
	for i := range t.mentions {
		t.mentions[i] = slices.DeleteFunc(t.mentions[i], func(m Mention) bool {
			return m.Score < least && !(m.Score >= min(least, leastExplicit) && t.explicit(&m))
		})
	}
}

// explicit says whether a mention tells by its own words which state's power it is, or is of those who fight, a group that is known, or two
// that the text has named.
func (t *text) explicit(m *Mention) bool {
	if !strings.Contains(m.Actor.ID, "/") {
		return len(m.With) > 0 || m.Actor.Kind == graph.Group && !m.New
	}
	return fighting[m.Actor.Sector] || powers[m.Actor.Sector] && (t.countryWithin(m) || t.countryAfter(m))
}

// powers are the sectors of states, and of who would rule them.
var powers = map[string]bool{"GOV": true, "MIL": true, "COP": true, "JUD": true, "LEG": true, "SPY": true, "REB": true, "OPP": true, "PTY": true}

// features are the properties of a mention that its score rests on.
func (t *text) features(m *Mention) []logistic.Feature {
	var all []logistic.Feature
	t.weighMention(m, &properties{list: &all})
	return all
}

// properties are the log-odds of a mention's being right, as they are summed up, and the features themselves where they are asked for.
type properties struct {
	sure logistic.Table
	sum  float64
	list *[]logistic.Feature
	form string // the form of the mention, and a comma
	key  uint64 // of form
}

// as sets the form that properties of one form are told of.
func (p *properties) as(form string) { p.form, p.key = form+", ", logistic.Key(form, ", ") }

// is tells a property, whose name may come in parts.
func (p *properties) is(parts ...string) {
	if p.list != nil {
		*p.list = append(*p.list, logistic.Feature{Name: strings.Join(parts, ""), Value: 1})
		return
	}
	p.sum += p.sure.Weight(logistic.Key(parts...))
}

// ofForm tells a property that counts for mentions of one form.
func (p *properties) ofForm(parts ...string) { p.muchOfForm(1, parts...) }

// muchOfForm tells a property of mentions of one form, and how much of it one has.
func (p *properties) muchOfForm(value float64, parts ...string) {
	if p.list != nil {
		*p.list = append(*p.list, logistic.Feature{Name: p.form + strings.Join(parts, ""), Value: value})
		return
	}
	p.sum += value * p.sure.Weight(logistic.KeyAfter(p.key, parts...))
}

// weighMention tells the properties of a mention: its form, alone and with each of the others that tell more of one form than of another; how
// the rules found it; what stands before and after it; its place in the clause; how often the text names the actor; and what tells of
// names, of roles and of pronouns alone.
func (t *text) weighMention(m *Mention, p *properties) {
	s := &t.sentences[m.Sentence]
	form := t.form(m)
	p.as(form)
	both := func(what string) {
		p.is(what)
		p.ofForm(what)
	}
	p.is("bias")
	p.is(form)
	if allCaps(s) {
		both("in a headline")
	}
	p.muchOfForm(m.Score, "found")
	before, after := neighbour(s, m.Lo-1), neighbour(s, m.Hi)
	p.is("before: ", before)
	p.is("after: ", after)
	if m.New {
		p.is("new, before: ", before)
		p.is("new, after: ", after)
	}
	p.is("as ", relation(s, m.Head))
	switch n := t.timesNamed(m.Actor.ID); {
	case n == 1:
		both("named once")
	case n > 3:
		both("named often")
	}
	if m.Actor.Sector == "" && m.New {
		both("of no sector")
	}
	p.ofForm("sentence ", some(m.Sentence))
	pronoun := s.Tokens[m.Lo].UPOS == "PRON"
	if pronoun || form == "noun" {
		t.weighReference(m, p)
	}
	if strings.Contains(m.Actor.ID, "/") || form == "noun" {
		t.weighRole(m, p)
	}
	if !pronoun {
		if short, _, ok := strings.Cut(form, " by"); ok {
			p.as(short)
		}
		t.weighName(m, p)
	}
}

// relation is the relation of a token to its head, without what specifies it.
func relation(s *syntax.Sentence, j int) string {
	r, _, _ := strings.Cut(s.Tokens[j].Deprel, ":")
	return r
}

// some says how many, the more the rougher.
func some(n int) string {
	switch {
	case n <= 3:
		return [...]string{"0", "1", "2", "3"}[max(n, 0)]
	case n <= 6:
		return "4 to 6"
	case n <= 12:
		return "7 to 12"
	case n <= 25:
		return "13 to 25"
	}
	return "more"
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
