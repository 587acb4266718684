package actors

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/syntax"
)

// find looks up names and roles in a sentence, the longest at each place, from left to right. What
// lies inside a person's name of the names layer is no place or country: "Michael Jordan".
func (t *text) find(i int) {
	s := &t.sentences[i]
	cs := sentenceChunks(s, func(tok *syntax.Token) string { return tok.Text })
	shouting := allCaps(s)
	for at := 0; at < len(cs); {
		h, next := t.hitAt(s, cs, at, shouting)
		if h == nil {
			at++
			continue
		}
		t.hits[i] = append(t.hits[i], h)
		at = next
	}
}

// hitAt returns the longest name or role that starts at the chunk, and the chunk after it.
func (t *text) hitAt(s *syntax.Sentence, cs []chunk, at int, shouting bool) (*hit, int) {
	if !cs[at].first && !prefixes[cs[at-1].text] {
		return nil, 0
	}
	if at > 0 && cs[at-1].text == "non" || houseOfFirm(s, cs, at) {
		return nil, 0 // "non-OPEC" is who is outside of it
	}
	var h *hit
	end := 0
	for _, m := range t.names.at(nil, cs, at) {
		span, ok := spanOf(s, cs, m.from, m.to)
		if !ok {
			continue
		}
		if senses := t.fitting(s, span, t.names.under(m.key), shouting); len(senses) > 0 {
			h, end = &hit{Span: span, senses: senses}, m.to
			break
		}
	}
	for _, m := range t.agents.at(nil, cs, at) {
		span, ok := spanOf(s, cs, m.from, m.to)
		if !ok || m.to < end || verbal(s, span) {
			continue
		}
		if m.to == end { // "Congress" is a name and a role
			h.agents = t.agents.under(m.key)
		} else {
			h, end = &hit{Span: span, agents: t.agents.under(m.key), chosen: -1}, m.to
		}
		break
	}
	if h == nil {
		h, end = t.misspeltAt(s, cs, at)
	}
	if h != nil {
		h.head = s.Head(h.Span)
	}
	return h, end
}

// houseOfFirm says whether the "House" at a chunk begins a firm's name, "House of Widgets Inc", and is no chamber.
func houseOfFirm(s *syntax.Sentence, cs []chunk, at int) bool {
	if cs[at].text != "house" || at+2 >= len(cs) || cs[at+1].text != "of" {
		return false
	}
	return capital(s.Tokens[cs[at+2].token].Text) && !membersOfHouse[cs[at+2].text]
}

// membersOfHouse are those of whom a chamber is a house.
var membersOfHouse = map[string]bool{"representatives": true, "commons": true, "lords": true, "delegates": true, "burgesses": true, "assembly": true,
	"councillors": true, "deputies": true, "keys": true, "chiefs": true, "federation": true, "peoples": true, "parliament": true, "congress": true}

// prefixes may stand before a name in one token: "anti-Syrian".
var prefixes = map[string]bool{"anti": true, "pro": true, "non": true, "ex": true, "pan": true, "post": true, "mid": true}

// spanOf gives the tokens of chunks [from, to). The phrase must end where a token ends, or before a
// hyphen inside one: "US-led" where the tokenizer kept it whole.
func spanOf(s *syntax.Sentence, cs []chunk, from, to int) (syntax.Span, bool) {
	last := cs[to-1]
	span := syntax.Span{Lo: cs[from].token, Hi: last.token + 1}
	if last.last {
		return span, true
	}
	for _, r := range s.Tokens[last.token].Text {
		if r == '-' || r == '–' {
			return span, true
		}
	}
	return span, false
}

// fitting keeps the senses whose case agrees with the text's: "US" is no "us", "Turkey" no "turkey".
// In a text all in capitals a short abbreviation that is a common word too is none.
func (t *text) fitting(s *syntax.Sentence, span syntax.Span, senses []sense, shouting bool) []sense {
	first := s.Tokens[span.Lo].Text
	if prefix, rest, ok := strings.Cut(first, "-"); ok && prefixes[lower(prefix)] {
		first = rest
	}
	var out []sense
	for _, v := range senses {
		switch {
		case slices.ContainsFunc(out, func(o sense) bool { return sameSense(o, v) }): // one of two that were merged
		case v.caps && (!acronymOrTitle(first) || shouting && commonWords[lower(first)] && !strings.Contains(first, ".")):
		case t.records[v.actor].Kind == graph.Person && span.Len() == 1 && acronym(first) && !shouting && !acronym(t.records[v.actor].Name):
			// "DOE" is no Doe
		case t.records[v.actor].Kind == graph.Place && span.Len() == 1 && len(first) <= 4 && acronym(first) && !shouting && !acronym(t.records[v.actor].Name):
			// "GAO" is not Gao in Mali
		case v.upper && !capital(first) && !digit(first), v.use == byDemonym && t.lists.combining[lower(first)] && !hyphenAfter(s, span):
		case t.records[v.actor].Kind == graph.Country && t.day != 0 && !v.period.holds(t.day) && v.use != byName:
		default:
			out = append(out, v)
		}
	}
	return out
}

// hyphenAfter says whether a hyphen stands right after a span, or in its last token.
func hyphenAfter(s *syntax.Sentence, span syntax.Span) bool {
	return strings.Contains(s.Tokens[span.Hi-1].Text, "-") || span.Hi < len(s.Tokens) && s.Tokens[span.Hi].Text == "-"
}

// acronymOrTitle takes "NATO" and "Nato", but "US" only in capitals.
func acronymOrTitle(w string) bool {
	return acronym(w) || capital(w) && len(w) >= 4
}

// commonWords are English words that are abbreviations of actors too.
var commonWords = map[string]bool{"us": true, "who": true, "is": true, "car": true, "au": true, "ice": true, "quad": true,
	"eta": true, "nam": true, "gm": true, "inc": true, "un": false}

func lower(w string) string {
	if isPlain(w) {
		return strings.ToLower(w) // without a slice: this is asked of every token, several times
	}
	if c := chunks(w); len(c) > 0 {
		return c[0]
	}
	return ""
}

func digit(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

// verbal says whether the words are a verb here: "forces", "police", "base", "rebels".
func verbal(s *syntax.Sentence, span syntax.Span) bool {
	head := s.Tokens[span.Hi-1]
	if span.Len() == 1 && span.Lo > 0 && digit(s.Tokens[span.Lo-1].Text) && strings.EqualFold(head.Text, "p.m.") {
		return true // the time of the day
	}
	if span.Len() == 1 && head.UPOS == "ADJ" && head.Deprel == "amod" {
		return true
	}
	if span.Len() == 1 && span.Lo > 0 && span.Hi < len(s.Tokens) && head.XPOS == "NNP" && s.Tokens[span.Hi].XPOS == "NNP" && s.Tokens[span.Lo-1].XPOS == "NNP" {
		return !offices[strings.ToLower(head.Text)] // the "Public" of "Arizona Public Service"
	}
	if span.Lo > 0 {
		// After an article or an adjective it is a noun, whatever the tagger thinks.
		if before := s.Tokens[span.Lo-1]; before.UPOS == "DET" || before.UPOS == "ADJ" || before.UPOS == "PROPN" && before.XPOS != "NNS" {
			return false
		}
	}
	return span.Len() == 1 && (head.UPOS == "VERB" || head.UPOS == "AUX" || head.UPOS == "ADV" || head.UPOS == "ADP")
}

// offices are titles that stand between capitals: "Sudan President Omar al-Bashir".
var offices = map[string]bool{"president": true, "minister": true, "premier": true, "king": true, "queen": true, "prince": true, "emir": true,
	"general": true, "chancellor": true, "ambassador": true, "secretary": true, "leader": true, "spokesman": true, "chairman": true, "governor": true,
	"senator": true, "judge": true, "sultan": true, "government": true, "army": true, "police": true, "parliament": true}

// allCaps says whether a sentence is written in capitals throughout.
func allCaps(s *syntax.Sentence) bool {
	words := 0
	for _, tok := range s.Tokens {
		for _, r := range tok.Text {
			if r >= 'a' && r <= 'z' {
				return false
			}
		}
		if capital(tok.Text) {
			words++
		}
	}
	return words >= 3
}

// misspeltAt takes a capitalised word that nothing else knows for a country that it is nearly spelt like.
func (t *text) misspeltAt(s *syntax.Sentence, cs []chunk, at int) (*hit, int) {
	tok := &s.Tokens[cs[at].token]
	if !cs[at].last || !capital(tok.Text) || tok.UPOS != "PROPN" && tok.UPOS != "ADJ" && tok.UPOS != "NOUN" {
		return nil, 0
	}
	for _, n := range s.Names {
		if n.Contains(cs[at].token) && (n.Class == syntax.PersonName && n.Prob >= least || n.Len() > 1) {
			return nil, 0
		}
	}
	for _, k := range []int{cs[at].token - 1, cs[at].token + 1} {
		if k >= 0 && k < len(s.Tokens) && s.Tokens[k].UPOS == "PROPN" && capital(s.Tokens[k].Text) && !allCaps(s) {
			return nil, 0 // "Columbia Gas" is nobody's misspelling
		}
	}
	v, ok := t.misspelt(cs[at].text)
	if !ok || t.lists.things[calmWord(tok.Text)] || twin(s, cs[at].token) {
		return nil, 0
	}
	return &hit{Span: syntax.Span{Lo: cs[at].token, Hi: cs[at].token + 1}, senses: []sense{v}}, at + 1
}

// twin says whether the word at token j is joined to itself, as founders' names are in a firm's: "Hill and Hill".
func twin(s *syntax.Sentence, j int) bool {
	same := func(and, other int) bool {
		return and > 0 && and < len(s.Tokens) && other >= 0 && other < len(s.Tokens) && (s.Tokens[and].Text == "and" || s.Tokens[and].Text == "&") && s.Tokens[other].Text == s.Tokens[j].Text
	}
	return same(j+1, j+2) || same(j-1, j-2)
}
