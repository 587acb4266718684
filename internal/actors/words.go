package actors

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

// wordLists are the facts of politics that the rules ask for, which words.tsv holds: each list's first lines there say what it is for.
type wordLists struct {
	americanStates, abbreviatedStates, stateOffices, notAmerican, crowns, singleOffices, communities, currencies words
	combining                                                                                                    words
	familyFirst, incorporating                                                                                   words
	honorifics, governments, severalGovernments, ofState, ofFirm, privateBodies                                  words
	agenciesForHire, hired, arms, fromElsewhere, rules, warplanes                                                words

	// the words of orgwords.tsv that say nothing of a sector
	tradeNames, setUp, noFirms, ofStates, international, things, common words

	leaders        []string          // the highest first
	ownParliaments map[string]string // to the country's code
}

type words map[string]bool

// sets are the lists by their names in words.tsv, but for those that are more than sets.
func (w *wordLists) sets() map[string]*words {
	return map[string]*words{
		"american states": &w.americanStates, "abbreviated states": &w.abbreviatedStates, "state offices": &w.stateOffices, "not American": &w.notAmerican, "crowns": &w.crowns,
		"single offices": &w.singleOffices, "communities": &w.communities, "currencies": &w.currencies, "combining forms": &w.combining, "family name first": &w.familyFirst,
		"incorporating": &w.incorporating, "honorifics": &w.honorifics, "governments": &w.governments, "several governments": &w.severalGovernments,
		"of a state": &w.ofState, "of a firm": &w.ofFirm, "private bodies": &w.privateBodies, "agencies for hire": &w.agenciesForHire, "hired": &w.hired,
		"arms": &w.arms, "from elsewhere": &w.fromElsewhere, "rules": &w.rules, "warplanes": &w.warplanes,
	}
}

// orgWordSets are the lists that orgwords.tsv has beside the words that tell of a sector.
func (w *wordLists) orgWordSets() map[string]*words {
	return map[string]*words{"thing": &w.things, "common": &w.common, "trade": &w.tradeNames, "governing": &w.setUp, "no firm": &w.noFirms,
		"of states": &w.ofStates, "international": &w.international}
}

// readWords reads words.tsv: the name of a list, its words. Countries and roles must have been read.
func (l *loader) readWords(lines iter.Seq[line]) {
	sets := l.lists.sets()
	read := map[string]bool{}
	var last position
	for n := range lines {
		last = n.position
		name := n.field(0)
		switch problem := l.faultOfList(n, read); {
		case problem != "":
			l.problems = append(l.problems, n.problem("%s", problem))
			continue
		case name == "leaders":
			l.lists.leaders = n.list(1, "|")
		case name == "own parliaments":
			l.lists.ownParliaments = map[string]string{}
			for _, w := range n.list(1, "|") {
				parliament, code, _ := strings.Cut(w, "=")
				l.lists.ownParliaments[parliament] = code
			}
		default:
			set := words{}
			for _, w := range n.list(1, "|") {
				set[w] = true
			}
			*sets[name] = set
		}
		read[name] = true
		if name == "communities" {
			l.communitiesAt = n.position
		}
	}
	for _, name := range l.listNames() {
		if !read[name] {
			l.problems = append(l.problems, last.problem("words.tsv has no list %q", name))
		}
	}
}

// checkCommunities finds the ids among words.tsv's communities that no organization has: those are read after it.
func (l *loader) checkCommunities() []Problem {
	var out []Problem
	for id := range l.lists.communities {
		if _, ok := l.byID[id]; !ok {
			out = append(out, l.communitiesAt.problem("communities: no actor %q", id))
		}
	}
	return out
}

// listNames are the names of the lists that words.tsv must have.
func (l *loader) listNames() []string {
	names := []string{"leaders", "own parliaments"}
	for name := range l.lists.sets() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// faultOfList says what is wrong with a line of words.tsv, "" if nothing is.
func (l *loader) faultOfList(n line, read map[string]bool) string {
	name, all := n.field(0), n.list(1, "|")
	switch {
	case len(n.fields) != 2 || len(all) == 0:
		return "want the name of a list and its words, apart by a tab"
	case !slices.Contains(l.listNames(), name):
		return fmt.Sprintf("no rule asks for a list %q", name)
	case read[name]:
		return fmt.Sprintf("list %q stands twice", name)
	}
	for i, w := range all {
		if slices.Contains(all[:i], w) {
			return fmt.Sprintf("%q stands twice", w)
		}
		switch name {
		case "family name first", "incorporating":
			if _, ok := l.byID[w]; !ok {
				return fmt.Sprintf("no country %q", w)
			}
		case "own parliaments":
			_, code, _ := strings.Cut(w, "=")
			if _, ok := l.byID[code]; !ok {
				return fmt.Sprintf("%q: no country %q", w, code)
			}
		case "crowns", "leaders", "single offices":
			if !l.isOffice(w) {
				return fmt.Sprintf("agents.tsv has no office %q", w)
			}
		}
	}
	return ""
}
