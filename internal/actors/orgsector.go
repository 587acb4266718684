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
	found, members := "", ""
	for j := span.Lo; j < span.Hi; j++ {
		word := strings.TrimSuffix(s.Tokens[j].Text, ".")
		if word == "subcommittee" || word == "committee" {
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		ofCountry = ofCountry || ofState[word]
		if m := t.memberWords[word]; m != "" {
			members = m
		}
		switch sector := t.orgWords[word]; {
		case sector == "GOV?" && ofCountry && found != "JRN":
			found = "GOV"
		case found == "BUS" && (sector == "GOV?" || noFirms[word]):
			found = "" // an Energy Committee trades in nothing
		case sector != "" && sector != "GOV?" && (word != "Group" || found == ""): // the Police's Cyber Group does no business
			found = sector
		}
	}
	if members != "" && (found == "" || found == "NGO" || found == "GOV") && !governing[s.Tokens[span.Hi-1].Text] {
		return members
	}
	return found
}

// governing are the words for what states set up, whoever it is for: a Maize Growers Board.
var governing = map[string]bool{"Board": true, "Authority": true, "Agency": true, "Commission": true, "Ministry": true, "Department": true, "Administration": true}

// noFirms are words whose names are no firms', whatever they deal with.
var noFirms = map[string]bool{"Committee": true, "Subcommittee": true, "Forum": true, "Conference": true, "League": true, "Congress": true,
	"Federation": true, "Campaign": true}

// ofState are the words in names of a state's own offices.
var ofState = map[string]bool{"National": true, "Federal": true, "State": true, "Royal": true, "Central": true, "Supreme": true,
	"Intelligence": true, "Security": true, "Defense": true, "Defence": true, "Revenue": true, "Customs": true, "Reserve": true, "Statistics": true, "Planning": true}
