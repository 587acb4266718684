package actors

import (
	"strings"

	"entente/internal/syntax"
)

// What the words of a name tell of an organization.

// organizational says whether the run has a word of organizations.
func (t *text) organizational(s *syntax.Sentence, span syntax.Span) bool {
	for j := span.Lo; j < span.Hi; j++ {
		if _, ok := t.orgWords[strings.TrimSuffix(s.Tokens[j].Text, ".")]; ok {
			return true
		}
	}
	return false
}

// unknownWord says whether the run has a word that neither names nor roles have: without one, what it names
// can be put together from them.
func (t *text) unknownWord(i int, span syntax.Span) bool {
	s := &t.sentences[i]
	for j := span.Lo; j < span.Hi; j++ {
		if h := t.hitAtToken(i, j); capital(s.Tokens[j].Text) && (h == nil || h.sense() == nil && len(h.agents) == 0) {
			if _, ok := t.orgWords[s.Tokens[j].Text]; !ok {
				return true
			}
		}
	}
	return false
}

// bodyWord says whether a common noun is one that organizations are called by: "agency", "fund".
func (t *text) bodyWord(word string) bool {
	_, ok := t.orgWords[strings.ToUpper(word[:1])+word[1:]]
	return ok
}

// sectorOf is the sector that the last telling word of an organization's name has, or that of its members: an association of exporters
// does business, a growers' council governs nobody. ofCountry says that a country's name is in it.
func (t *text) sectorOf(s *syntax.Sentence, span syntax.Span, ofCountry bool) string {
	found, members, trade, labour := "", "", false, false
	for j := span.Lo; j < span.Hi; j++ {
		word := strings.TrimSuffix(s.Tokens[j].Text, ".")
		if word == "subcommittee" || word == "committee" {
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		ofCountry = ofCountry || t.lists.ofStates[word]
		if m := t.memberWords[word]; m != "" {
			members = m
		}
		trade = trade || t.lists.tradeNames[word]
		labour = labour || word == "Labour" || word == "Labor"
		switch sector := t.orgWords[word]; {
		case sector == "LEG":
			found = sector
		case word == "Service" && j > span.Lo && (s.Tokens[j-1].Text == "Public" || s.Tokens[j-1].Text == "Rating"):
			found = "BUS" // "Hill Public Service" sells power
		case sector == "GOV?" && ofCountry && found != "JRN":
			found = "GOV"
		case found == "BUS" && (sector == "GOV?" || t.lists.noFirms[word]):
			found = "" // an Energy Committee trades in nothing
		case sector != "" && sector != "GOV?" && (word != "Group" || found == ""): // the Police's Cyber Group does no business
			found = sector
		}
	}
	if last := s.Tokens[span.Hi-1].Text; armed(s, span) && !corporate[strings.TrimSuffix(last, ".")] && !t.lists.noFirms[last] && last != "Division" && (found == "" || found == "BUS" || found == "EDU" || found == "GOV") {
		return "MIL"
	}
	if found == "NGO" && labour {
		return "LAB" // "Bolivian Labour Organization"
	}
	if found == "NGO" && trade {
		return "BUS" // "Taiwan Flour Mills Association"
	}
	if members != "" && (found == "" || found == "NGO" || found == "GOV") && !t.lists.setUp[s.Tokens[span.Hi-1].Text] {
		return members
	}
	return found
}

// armed says whether a name has the words for an armed service in it: "Air Force Widgets Laboratory", "Naval Systems Command".
func armed(s *syntax.Sentence, span syntax.Span) bool {
	for j := span.Lo; j < span.Hi; j++ {
		switch s.Tokens[j].Text {
		case "Naval", "Navy", "Army":
			return j+1 < span.Hi
		case "Air":
			if j+2 < span.Hi && s.Tokens[j+1].Text == "Force" {
				return true
			}
		}
	}
	return false
}
