package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// A company is introduced by its name in full, "Texas Widgets Corp" or "<Texas Widgets>", and goes by the start of
// it afterwards: "Texas Widgets", "Widgets said". Companies are read before senses are chosen, for a company's first word is often
// somebody's last name, or the abbreviation of something better known.

// company is an organization introduced by its full name.
type company struct {
	actor graph.Actor
	words []string // of the name, folded, without the ending "Corp"
}

// introduce notes the companies that a sentence names in full.
func (t *text) introduce(i int) {
	s := &t.sentences[i]
	for j := 1; j < len(s.Tokens); j++ {
		if !corporate[strings.TrimSuffix(s.Tokens[j].Text, ".")] {
			continue
		}
		lo := j
		for lo > 0 && t.inCompanyName(s, lo-1, j) {
			lo--
		}
		for lo < j && !capital(s.Tokens[lo].Text) {
			lo++
		}
		if lo == j {
			continue
		}
		name := cut(s, syntax.Span{Lo: lo, Hi: j + 1})
		words := phrase(cut(s, syntax.Span{Lo: lo, Hi: j}))
		if len(words) == 0 || len(t.names.get(name)) > 0 || len(t.names.get(strings.Join(words, " "))) > 0 {
			continue
		}
		a := t.newActor(name, graph.Organization)
		a.Sector = "BUS"
		t.companies[words[0]] = append(t.companies[words[0]], company{a, words})
	}
}

// inCompanyName says whether the word before a company's ending goes on with the name: a capital, "and" or "&" between
// capitals. After a word that ends another organization's name "and" joins the two: "the Coast Post and Hill Mining Corp".
func (t *text) inCompanyName(s *syntax.Sentence, j, end int) bool {
	tok := &s.Tokens[j]
	if tok.Text == "and" || tok.Text == "&" || tok.Text == "-" {
		return j > 0 && j+1 < end && capital(s.Tokens[j-1].Text) && !t.closed(s.Tokens[j-1].Text)
	}
	return capital(tok.Text) && tok.UPOS != "DET" && tok.UPOS != "PRON" && tok.UPOS != "ADP" && !honorifics[lower(tok.Text)] &&
		!corporate[strings.TrimSuffix(tok.Text, ".")]
}

// companyOf returns the company whose full name starts with the words of a name.
func (t *text) companyOf(name string) (graph.Actor, bool) {
	words := phrase(name)
	if len(words) == 0 || len(words) == 1 && generic[words[0]] {
		return graph.Actor{}, false
	}
	for _, c := range t.companies[words[0]] {
		if len(words) <= len(c.words) && slices.Equal(words, c.words[:len(words)]) {
			return c.actor, true
		}
	}
	return graph.Actor{}, false
}

// generic are first words that too many companies have.
var generic = map[string]bool{"first": true, "general": true, "national": true, "united": true, "international": true, "new": true,
	"american": true, "federal": true, "standard": true, "great": true, "royal": true, "north": true, "south": true, "west": true,
	"east": true, "bank": true, "banco": true, "industrial": true, "commercial": true, "consolidated": true, "allied": true}

// companysWord says whether a word alone, or an abbreviation, is what the text calls a company by, and not a person or
// an organization of that name.
func (t *text) companysWord(i int, h *hit, v *sense) bool {
	k := t.records[v.actor].Kind
	if h.Len() > 1 || k == graph.Country || k == graph.Place || len(t.companies) == 0 {
		return false
	}
	_, ok := t.companyOf(t.sentences[i].Tokens[h.Lo].Text)
	return ok
}

// companyMentions makes the mentions of companies by the start of their names.
func (t *text) companyMentions(i int) {
	if len(t.companies) == 0 {
		return
	}
	s := &t.sentences[i]
	for lo := 0; lo < len(s.Tokens); lo++ {
		if !capital(s.Tokens[lo].Text) || t.companies[lower(s.Tokens[lo].Text)] == nil || t.insideHit(i, lo) || t.taken(i, syntax.Span{Lo: lo, Hi: lo + 1}) {
			continue
		}
		for hi := min(lo+5, len(s.Tokens)); hi > lo; hi-- {
			span := syntax.Span{Lo: lo, Hi: hi}
			if t.taken(i, span) || !capital(s.Tokens[hi-1].Text) || hi < len(s.Tokens) && s.Tokens[hi].UPOS == "PROPN" && capital(s.Tokens[hi].Text) {
				continue
			}
			if a, ok := t.companyOf(cut(s, span)); ok && (span.Len() > 1 || s.Tokens[lo].UPOS == "PROPN") {
				t.useHits(i, span)
				t.mention(Mention{Sentence: i, Span: span, Actor: a, New: true, Score: guessed})
				lo = hi - 1
				break
			}
		}
	}
}

// useHits marks what lies in a span as part of a mention.
func (t *text) useHits(i int, span syntax.Span) {
	for _, h := range t.hits[i] {
		if span.Overlaps(h.Span) {
			h.used = true
		}
	}
}
