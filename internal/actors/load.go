package actors

import (
	"embed"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/biter777/countries"

	"entente/graph"
)

//go:embed data/*.tsv
var data embed.FS

// classes are the codes of actors that belong to no one country.
var classes = []string{"IGO", "NGO", "IMG", "MNC"}

// loader collects records and faults while files are read.
type loader struct {
	*Catalogue
	problems []Problem
	doubled  []Problem // ids that stand twice: the first is taken
	reports  []Report  // of the user's files
	builtIn  int       // actors of the embedded data
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
	l.readAgents(embedded("agents.tsv"))
	l.readOrgWords(embedded("orgwords.tsv"))
	l.readCountries(embedded("countries.tsv"))
	for _, name := range []string{"organizations.tsv", "groups.tsv", "persons-west.tsv", "persons-east.tsv", "persons.tsv", "places.tsv"} {
		l.readActors(embedded(name), false)
	}
	l.readMembers(embedded("members.tsv"))
	l.builtIn = len(l.records)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, nil, fmt.Errorf("load actors: %w", err)
		}
		l.readFile(file, string(text))
	}
	l.index()
	return l.Catalogue, l, nil
}

func newLoader() *loader {
	return &loader{Catalogue: &Catalogue{
		byID: map[string]int32{}, names: newTrie[sense](), agents: newTrie[*agent](),
		surnames: map[string][]int32{}, given: map[string]bool{}, holders: map[office][]holding{}, roles: map[string]*agent{},
		near: map[string][]nearName{}, orgWords: map[string]string{},
	}}
}

func embedded(name string) []line {
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
	lines := readLines(file, text)
	l.readActors(lines, true)
	l.reports = append(l.reports, Report{File: file, Entries: len(lines)})
}

// readCountries reads countries.tsv, and from the library the countries that it lacks.
func (l *loader) readCountries(lines []line) {
	for _, n := range lines {
		id, code, continued := strings.Cut(n.field(0), "=")
		if !continued {
			code = id
		}
		r := record{Actor: graph.Actor{ID: id, Name: n.field(1), Kind: graph.Country, Code: code}, where: n}
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

// readActors reads a file in our format: kind, name, aliases, roles, id.
func (l *loader) readActors(lines []line, users bool) {
	kinds := []string{graph.Country, graph.Person, graph.Organization, graph.Group, graph.Force, graph.Place}
	for _, n := range lines {
		r := record{Actor: graph.Actor{ID: n.field(4), Name: n.field(1), Kind: n.field(0), Aliases: n.list(2, "|")}, where: n}
		if !slices.Contains(kinds, r.Kind) || r.Name == "" || len(n.fields) < 4 || len(n.fields) > 5 {
			l.problems = append(l.problems, n.problem("want kind, name, aliases, roles and perhaps id, apart by tabs"))
			continue
		}
		if r.ID == "" {
			r.ID = slug(r.Name)
		}
		for _, text := range n.list(3, ";") {
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
		return
	}
	for _, ro := range r.roles {
		if ro.office != "" {
			key := office{ro.whole, ro.office}
			l.holders[key] = append(l.holders[key], holding{i, ro.period})
		}
	}
	words := phrase(r.Name)
	last := words[len(words)-1]
	l.surnames[last] = append(l.surnames[last], i)
	if len(words) > 1 && len(words[0]) > 2 && !honorifics[words[0]] && l.agents.get(words[:1]) == nil {
		l.given[words[0]] = true
	}
	for _, a := range r.Aliases {
		if other := lastName(a); other != last {
			l.surnames[other] = append(l.surnames[other], i)
		}
	}
}

// parseRole reads "WHOLE SECTOR [office] [FROM..TO]"; "-" is no sector.
func (l *loader) parseRole(text string) (role, error) {
	f := strings.Fields(text)
	if len(f) < 2 {
		return role{}, fmt.Errorf("role %q is no \"WHOLE SECTOR office FROM..TO\"", text)
	}
	ro := role{sector: strings.TrimPrefix(f[1], "-"), period: always}
	if f[0] == "-" {
		// a region of the world belongs to nobody
	} else if slices.Contains(classes, f[0]) {
		ro.code = f[0]
	} else if i, ok := l.byID[f[0]]; ok {
		ro.whole, ro.code = f[0], l.records[i].Code
	} else {
		return role{}, fmt.Errorf("role %q: no country or actor %q", text, f[0])
	}
	f = f[2:]
	if n := len(f); n > 0 && strings.Contains(f[n-1], "..") {
		var err error
		if ro.period, err = parsePeriod(f[n-1]); err != nil {
			return role{}, fmt.Errorf("role %q: %w", text, err)
		}
		f = f[:n-1]
	}
	if len(f) > 0 {
		ro.office = strings.Join(f, " ")
		for _, m := range l.agents.get(phrase(ro.office)) {
			if m.kind == officeKind {
				ro.office = m.role
			}
		}
	}
	return ro, nil
}

// memberships tells of roles to whom the actor belonged, once for each whole and time.
func memberships(roles []role) []graph.Membership {
	var out []graph.Membership
	for _, ro := range roles {
		if ro.whole == "" {
			continue
		}
		m := graph.Membership{Actor: ro.whole}
		m.From, m.To = ro.period.years()
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

// readMembers reads organization id, then members as "XXX FROM..TO" between semicolons.
func (l *loader) readMembers(lines []line) {
	for _, n := range lines {
		if _, ok := l.byID[n.field(0)]; !ok {
			l.problems = append(l.problems, n.problem("no actor %q", n.field(0)))
			continue
		}
		for _, text := range n.list(1, ";") {
			id, years, _ := strings.Cut(text, " ")
			i, ok := l.byID[id]
			p, err := parsePeriod(years + strings.Repeat("..", 1-min(1, strings.Count(years, ".."))))
			if !ok || err != nil {
				l.problems = append(l.problems, n.problem("member %q: no such country, or no period FROM..TO", text))
				continue
			}
			m := graph.Membership{Actor: n.field(0)}
			m.From, m.To = p.years()
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
	for _, s := range append([]string{name}, aliases...) {
		l.phrase(i, u, p, s)
	}
	if l.records[i].Kind == graph.Country {
		l.addNear(name, i, u)
	}
}

func (l *loader) phrase(i int32, u use, p period, s string) {
	s = article(s)
	words := phrase(s)
	for _, v := range l.names.get(words) {
		if v.actor == i && v.use == u {
			return
		}
	}
	l.names.add(words, sense{actor: i, use: u, period: p, upper: capital(s), caps: acronym(s) && len(s) <= 5})
}

// index puts what was collected in a fixed order.
func (l *loader) index() {
	for _, list := range l.near {
		slices.SortFunc(list, func(a, b nearName) int { return strings.Compare(a.folded, b.folded) })
	}
}
