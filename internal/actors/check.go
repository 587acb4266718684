package actors

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"entente/graph"
)

// Report tells what was read of a data file, and what is wrong in it.
type Report struct {
	File     string // "" for the data that the program is built with
	Entries  int    // read or not
	Known    int    // of these, what the catalogue had already: their names were added to it
	Problems []Problem
}

func (r *Report) unread(file string, number int, format string, args ...any) {
	r.Problems = append(r.Problems, Problem{file, number, fmt.Sprintf(format, args...)})
}

// sectors are PLOVER's, with those of older codebooks that users' files may have.
var sectors = []string{"", "GOV", "MIL", "REB", "OPP", "PTY", "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "ENV", "HRI", "JRN", "JUD",
	"LAB", "LEG", "MED", "NGO", "REF", "REL", "SPY", "UAF", "IGO"}

// Check reads the embedded data and the user's files and reports, for each file, what could not be read and what
// can hardly be meant: an id twice, an unknown sector or office, an office that two held at once, and
// a name that two actors share though neither date nor country tells them apart.
func Check(files ...string) ([]Report, error) {
	_, own, err := load(nil)
	if err != nil {
		return nil, err
	}
	_, l, err := load(files)
	if err != nil {
		return nil, err
	}
	builtIn := Report{Entries: own.builtIn, Problems: own.findings()}
	sortProblems(builtIn.Problems)
	reports := []Report{builtIn}
	all := l.findings()
	for _, r := range l.reports {
		for _, p := range all {
			if p.File == r.File {
				r.Problems = append(r.Problems, p)
			}
		}
		sortProblems(r.Problems)
		reports = append(reports, r)
	}
	return reports, nil
}

func sortProblems(ps []Problem) {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Text, b.Text))
	})
}

// findings are all problems of what was read.
func (l *loader) findings() []Problem {
	return slices.Concat(l.problems, l.doubled, l.checkRoles(), l.checkOffices(), l.checkNames(), l.checkCommunities())
}

func (l *loader) checkRoles() []Problem {
	var out []Problem
	for _, r := range l.records {
		for _, ro := range r.roles {
			if !slices.Contains(sectors, ro.sector) {
				out = append(out, r.where.problem("%s: sector %q is none of PLOVER's", r.Name, ro.sector))
			}
			if ro.office != "" && !l.isOffice(ro.office) && l.roles[ro.sector+"/"+ro.office] == nil {
				out = append(out, r.where.problem("%s: agents.tsv has no office %q", r.Name, ro.office))
			}
		}
	}
	return out
}

func (l *loader) isOffice(name string) bool {
	return slices.ContainsFunc(l.agents.get(name), func(a *agent) bool { return a.kind == officeKind })
}

// checkOffices finds two holders of one office whose times overlap by more than a year: many
// files know only years.
func (l *loader) checkOffices() []Problem {
	var out []Problem
	for o, hs := range l.holders {
		if !l.lists.singleOffices[o.name] {
			continue
		}
		for i, a := range hs {
			for _, b := range hs[i+1:] {
				if from, to := max(a.period.from, b.period.from), min(a.period.to, b.period.to); a.actor != b.actor && to-from > 10000 {
					r := l.records[b.actor]
					out = append(out, r.where.problem("%s and %s are both %s of %s from %d to %d", l.records[a.actor].Name, r.Name, o.name, o.whole, from, to))
				}
			}
		}
	}
	return out
}

// checkNames finds names of two actors of one kind and country whose times overlap. Last names are not meant:
// context decides those; nor capitals, which pass from state to state with the date.
func (l *loader) checkNames() []Problem {
	held := map[string]int32{}
	var out []Problem
	for i := range l.records {
		r := &l.records[i]
		if l.byID[r.ID] != int32(i) {
			continue // merged into another
		}
		for _, name := range append([]string{r.Name}, r.Aliases...) {
			key := fold(article(name))
			j, ok := held[key]
			if !ok {
				held[key] = int32(i)
				continue
			}
			o := &l.records[j]
			if j == int32(i) || o.Kind != r.Kind || r.Kind == graph.Country || o.Code != r.Code || !overlap(o, r) || r.Kind == graph.Person && !strings.Contains(name, " ") {
				continue
			}
			out = append(out, r.where.problem("%q names %s too", name, o.ID))
		}
	}
	return out
}

// overlap says whether the actors have roles at one time.
func overlap(a, b *record) bool {
	for _, x := range a.roles {
		for _, y := range b.roles {
			if x.period.from <= y.period.to && y.period.from <= x.period.to {
				return true
			}
		}
	}
	return false
}
