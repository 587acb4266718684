package actors

import (
	"bytes"
	"embed"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"

	"github.com/biter777/countries"

	"entente/graph"
	"entente/internal/logistic"
)

//go:embed data/*.tsv
var data embed.FS

// classes are the codes of actors that belong to no one country.
var classes = []string{"IGO", "NGO", "IMG", "MNC"}

// loader collects records and faults while files are read.
type loader struct {
	*Catalogue
	problems []Problem
	doubled  []Problem         // ids that stand twice: the first is taken
	reports  []Report          // of the user's files
	builtIn  int               // actors of the embedded data
	offices  map[string]string // offices by what persons' roles call them

	communitiesAt position // in words.tsv
}

// Load reads the embedded data files, then the user's in order: files of actors in our format, or
// PETRARCH's dictionaries. A user's actor with the id of an earlier one replaces it. The first fault
// in a file of our format is returned as a Problem, with file and line; what cannot be read of a dictionary is
// left out, and Check says why.
func Load(files ...string) (*Catalogue, error) {
	c, l, err := load(files)
	if err != nil {
		return nil, err
	}
	if len(l.problems) > 0 {
		return nil, fmt.Errorf("load actors: %w", l.problems[0])
	}
	return c, nil
}

func load(files []string) (*Catalogue, *loader, error) {
	l := newLoader()
	l.expect(1 << 13)
	l.readAgents(embedded("agents.tsv"))
	l.readOrgWords(embedded("orgwords.tsv"))
	l.readCountries(embedded("countries.tsv"))
	l.readWords(embedded("words.tsv"))
	for _, name := range []string{"organizations.tsv", "agencies.tsv", "firms.tsv", "groups.tsv", "persons-west.tsv", "persons-east.tsv", "persons.tsv", "places.tsv"} {
		l.readActors(embedded(name), false)
	}
	l.readMembers(embedded("members.tsv"))
	l.builtIn = len(l.records)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, nil, fmt.Errorf("load actors: %w", err)
		}
		l.expect(bytes.Count(text, []byte("\n")))
		l.readFile(file, string(text))
	}
	l.followMerges()
	l.index()
	weights, err := logistic.Read("sure.tsv", sureTSV)
	if err != nil {
		return nil, nil, fmt.Errorf("load actors: %w", err)
	}
	l.sure, l.leastSure = weights.Table(), LeastSure
	return l.Catalogue, l, nil
}

func newLoader() *loader {
	return &loader{offices: map[string]string{}, Catalogue: &Catalogue{
		byID: map[string]int32{}, names: newPhrases(1<<15, sameSense), agents: newPhrases(1<<12, equal[*agent]),
		surnames: newPhrases(1<<13, equal[int32]), given: map[string]bool{}, holders: map[office][]holding{}, roles: map[string]*agent{},
		near: map[string][]nearName{}, formerly: map[string][]int32{}, merged: map[string]string{}, orgWords: map[string]string{}, memberWords: map[string]string{},
	}}
}

// expect makes room for as many more actors.
func (l *loader) expect(n int) {
	l.records = slices.Grow(l.records, n)
	if len(l.byID) == 0 {
		l.byID = make(map[string]int32, n)
	}
}

func embedded(name string) iter.Seq[line] {
	text, err := data.ReadFile("data/" + name)
	if err != nil {
		panic(err) // the program was built without its data
	}
	return readLines(name, string(text))
}

// readFile reads a user's file in whichever format it is.
func (l *loader) readFile(file, text string) {
	if isPetrarch(text) {
		l.reports = append(l.reports, l.readPetrarch(file, text))
		return
	}
	l.reports = append(l.reports, Report{File: file, Entries: l.readActors(readLines(file, text), true)})
}

// readCountries reads countries.tsv, and from the library the countries that it lacks.
func (l *loader) readCountries(lines iter.Seq[line]) {
	seats := map[string][]string{}
	for n := range lines {
		id, code, continued := strings.Cut(n.field(0), "=")
		if !continued {
			code = id
		}
		r := record{Actor: graph.Actor{ID: id, Name: n.field(1), Kind: graph.Country, Code: code}, where: n.position}
		p := always
		if y := n.field(5); y != "" {
			var err error
			if p, err = parsePeriod(y); err != nil {
				l.problems = append(l.problems, n.problem("%v", err))
				continue
			}
		}
		demonyms := n.list(3, "|")
		if len(demonyms) > 0 {
			r.adjective = demonyms[0]
		}
		r.roles = []role{{whole: id, code: code, period: p}}
		r.Aliases = append(n.list(2, "|"), n.list(4, "|")...)
		i, ok := l.add(r, false)
		if !ok {
			continue
		}
		seats[id] = n.list(4, "|")
		if continued && slices.ContainsFunc(seats[id], func(seat string) bool { return slices.Contains(seats[code], seat) }) {
			l.formerly[code] = append(l.formerly[code], i) // the Antilles never were the Netherlands
		}
		l.name(i, byName, p, r.Name, n.list(2, "|")...)
		l.demonyms(i, p, demonyms)
		for _, seat := range n.list(4, "|") {
			l.phrase(i, bySeat, p, seat)
		}
	}
	for _, country := range countries.All() {
		id, name := country.Alpha3(), country.String()
		if _, ok := l.byID[id]; ok {
			continue
		}
		i, _ := l.add(record{Actor: graph.Actor{ID: id, Name: name, Kind: graph.Country, Code: id},
			roles: []role{{whole: id, code: id, period: always}}}, false)
		l.name(i, byName, always, name)
	}
}

func (l *loader) demonyms(i int32, p period, demonyms []string) {
	for _, d := range demonyms {
		l.phrase(i, byDemonym, p, d)
		if many := plural(d); many != d {
			l.phrase(i, byPlural, p, many)
		}
		l.addNear(d, i, byDemonym)
	}
}

// readActors reads a file in our format: kind, name, aliases, roles, id. It returns the number of entries.
func (l *loader) readActors(lines iter.Seq[line], users bool) (entries int) {
	kinds := []string{graph.Country, graph.Person, graph.Organization, graph.Group, graph.Force, graph.Place}
	for n := range lines {
		entries++
		if users && l.readCorrection(n) {
			continue
		}
		r := record{Actor: graph.Actor{ID: n.field(4), Name: n.field(1), Kind: n.field(0), Aliases: n.list(2, "|")}, where: n.position}
		if !slices.Contains(kinds, r.Kind) || r.Name == "" || len(n.fields) < 4 || len(n.fields) > 5 {
			l.problems = append(l.problems, n.problem("want kind, name, aliases, roles and perhaps id, apart by tabs"))
			continue
		}
		if r.ID == "" {
			r.ID = slug(r.Name)
		}
		texts := n.list(3, ";")
		r.roles = make([]role, 0, len(texts))
		for _, text := range texts {
			ro, err := l.parseRole(text)
			if err != nil {
				l.problems = append(l.problems, n.problem("%v", err))
				continue
			}
			r.roles = append(r.roles, ro)
		}
		if len(r.roles) == 0 {
			if n.field(3) == "" {
				l.problems = append(l.problems, n.problem("%s has no role", r.Name))
			}
			continue
		}
		r.Code, r.Sector = r.roles[0].code, r.roles[0].sector
		r.PartOf = memberships(r.roles)
		if i, ok := l.add(r, users); ok {
			l.nameActor(i)
		}
	}
	return entries
}

// nameActor enters the phrases that an actor goes by.
func (l *loader) nameActor(i int32) {
	r := &l.records[i]
	p := always
	if r.Kind != graph.Person && len(r.roles) == 1 {
		p = r.roles[0].period
	}
	l.name(i, byName, p, r.Name, r.Aliases...)
	if r.Kind != graph.Person {
		l.post(i)
		return
	}
	for _, ro := range r.roles {
		if ro.office != "" {
			key := office{ro.whole, ro.office}
			l.holders[key] = append(l.holders[key], holding{i, ro.period})
		}
	}
	last := lastName(r.Name)
	l.surnames.add(last, i)
	if first, _, more := strings.Cut(r.Name, " "); more {
		l.givenName(lower(first))
	}
	for _, a := range r.Aliases {
		if other := lastName(a); other != last {
			l.surnames.add(other, i)
		}
	}
}

// post enters an organization under the role that it has in its country, so that "the Japanese central bank" is no other
// actor than the Bank of Japan.
func (l *loader) post(i int32) {
	for _, ro := range l.records[i].roles {
		if ro.office != "" && ro.whole != "" {
			l.byID[ro.whole+"/"+ro.sector+"/"+slug(ro.office)] = i
		}
	}
}

func (l *loader) givenName(first string) {
	if len(first) > 2 && !l.given[first] && !l.lists.honorifics[first] && l.agents.get(first) == nil {
		l.given[first] = true
	}
}

// parseRole reads "WHOLE SECTOR [office] [FROM..TO]"; "-" is no sector.
func (l *loader) parseRole(text string) (role, error) {
	whole, rest, ok := strings.Cut(text, " ")
	if !ok {
		return role{}, fmt.Errorf("role %q is no \"WHOLE SECTOR office FROM..TO\"", text)
	}
	sector, rest, _ := strings.Cut(strings.TrimSpace(rest), " ")
	ro := role{sector: strings.TrimPrefix(sector, "-"), period: always, years: ".."}
	if whole == "-" {
		// a region of the world belongs to nobody
	} else if slices.Contains(classes, whole) {
		ro.code = whole
	} else if i, ok := l.byID[whole]; ok {
		ro.whole, ro.code = whole, l.records[i].Code
	} else {
		return role{}, fmt.Errorf("role %q: no country or actor %q", text, whole)
	}
	rest = strings.TrimSpace(rest)
	if i := strings.LastIndexByte(rest, ' ') + 1; strings.Contains(rest[i:], "..") {
		var err error
		if ro.period, err = parsePeriod(rest[i:]); err != nil {
			return role{}, fmt.Errorf("role %q: %w", text, err)
		}
		ro.years, rest = rest[i:], strings.TrimSpace(rest[:i])
	}
	if rest != "" {
		ro.office = l.officeNamed(rest)
	}
	return ro, nil
}

// officeNamed is the name that agents.tsv has for an office: "premier" is a prime minister.
func (l *loader) officeNamed(words string) string {
	if name, ok := l.offices[words]; ok {
		return name
	}
	name := words
	for _, m := range l.agents.get(words) {
		if m.kind == officeKind {
			name = m.role
		}
	}
	l.offices[words] = name
	return name
}

// memberships tells of roles to whom the actor belonged, once for each whole and time.
func memberships(roles []role) []graph.Membership {
	var out []graph.Membership
	for _, ro := range roles {
		if ro.whole == "" {
			continue
		}
		m := graph.Membership{Actor: ro.whole}
		m.From, m.To, _ = strings.Cut(ro.years, "..")
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

// readMembers reads organization id, then members as "XXX FROM..TO" between semicolons.
func (l *loader) readMembers(lines iter.Seq[line]) {
	for n := range lines {
		if _, ok := l.byID[n.field(0)]; !ok {
			l.problems = append(l.problems, n.problem("no actor %q", n.field(0)))
			continue
		}
		for _, text := range n.list(1, ";") {
			id, years, _ := strings.Cut(text, " ")
			i, ok := l.byID[id]
			if !strings.Contains(years, "..") {
				years += ".."
			}
			_, err := parsePeriod(years)
			if !ok || err != nil {
				l.problems = append(l.problems, n.problem("member %q: no such country, or no period FROM..TO", text))
				continue
			}
			m := graph.Membership{Actor: n.field(0)}
			m.From, m.To, _ = strings.Cut(years, "..")
			l.records[i].PartOf = append(l.records[i].PartOf, m)
		}
	}
}

// add enters a record. Of a doubled id the first stands, unless a user's file replaces what was built in.
func (l *loader) add(r record, replace bool) (int32, bool) {
	if i, ok := l.byID[r.ID]; ok {
		if !replace {
			l.doubled = append(l.doubled, r.where.problem("id %q stands at %s:%d too", r.ID, l.records[i].where.file, l.records[i].where.number))
			return 0, false
		}
		l.records[i] = r
		return i, true
	}
	i := int32(len(l.records))
	l.byID[r.ID] = i
	l.records = append(l.records, r)
	return i, true
}

// name enters an actor's name and aliases.
func (l *loader) name(i int32, u use, p period, name string, aliases ...string) {
	l.phrase(i, u, p, name)
	for _, s := range aliases {
		l.phrase(i, u, p, s)
	}
	if l.records[i].Kind == graph.Country {
		l.addNear(name, i, u)
	}
}

func (l *loader) phrase(i int32, u use, p period, s string) {
	s = article(s)
	l.names.add(s, sense{actor: i, use: u, period: p, upper: capital(s), caps: len(s) <= 5 && acronym(s)})
}

// index puts what was collected in a fixed order.
func (l *loader) index() {
	for _, list := range l.near {
		slices.SortFunc(list, func(a, b nearName) int { return strings.Compare(a.folded, b.folded) })
	}
}
