package actors

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"entente/graph"
)

// PETRARCH's dictionaries (github.com/openeventdata/petrarch2/wiki) hold, one to a line, actors
//
//	MOAMMAR_KADHAFI_ [LBYGOV 690901-110823]
//	+COLONEL_KADHAFI_
//	    [LBYELI <690901]
//
// with other names after "+", codes in brackets with the days they hold, and comments after "#"; or agents
//
//	FOREIGN_!MINIST! {FOREIGN_MINISTERS} [~GOV]
//
// where !MINIST! stands for any word of a set that the file gives, and braces hold an irregular plural.

// isPetrarch tells PETRARCH's format from ours by its bracketed codes at lines' ends.
func isPetrarch(text string) bool {
	return petrarchCode.MatchString(text) && !strings.Contains(text, "\tperson\t") && !strings.HasPrefix(text, "person\t")
}

var (
	petrarchCode = regexp.MustCompile(`(?m)^[^#\n]*\[~?[A-Z]{3}[A-Za-z]*(?: [^\]\n]*)?\]`)
	brackets     = regexp.MustCompile(`\[([^\]]*)\]`)
	braces       = regexp.MustCompile(`\{([^}]*)\}`)
	wordSet      = regexp.MustCompile(`!([A-Z]+)!`)
)

// entry is an actor of a dictionary while its lines are read.
type entry struct {
	line  int
	names []string
	codes []string
}

// readPetrarch reads a dictionary. What names an actor that is known already adds its names to it; what cannot
// be read is a Problem, and the rest goes on.
func (l *loader) readPetrarch(file, text string) Report {
	report := Report{File: file}
	sets := map[string][]string{}
	var e *entry
	flush := func() {
		if e != nil {
			l.petrarchActor(file, e, &report)
		}
		e = nil
	}
	for i, s := range strings.Split(text, "\n") {
		s, _, _ = strings.Cut(strings.TrimRight(s, "\r"), "#")
		name, _, _ := strings.Cut(s, "[")
		name, _, _ = strings.Cut(name, ";")
		switch trimmed := strings.TrimSpace(s); {
		case trimmed == "":
			continue
		case strings.HasPrefix(trimmed, "!") && strings.Contains(trimmed, "="):
			set, words, _ := strings.Cut(trimmed, "=")
			sets[strings.Trim(strings.TrimSpace(set), "!")] = strings.Split(words, ",")
			continue
		case strings.Contains(s, "[~"):
			flush()
			l.petrarchAgent(line{position{file, i + 1}, []string{trimmed}}, sets, &report)
			continue
		case strings.HasPrefix(trimmed, "+"):
			if e == nil {
				report.unread(file, i+1, "another name before any actor: %s", trimmed)
				continue
			}
			e.names = append(e.names, readable(strings.TrimPrefix(strings.TrimSpace(name), "+")))
		case strings.HasPrefix(trimmed, "["):
			if e == nil {
				report.unread(file, i+1, "a code before any actor: %s", trimmed)
				continue
			}
		default:
			flush()
			e = &entry{line: i + 1, names: []string{readable(name)}}
		}
		for _, m := range brackets.FindAllStringSubmatch(s, -1) {
			e.codes = append(e.codes, m[1])
		}
	}
	flush()
	return report
}

func readable(name string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(name, "_", " ")), " ")
}

// titled writes a name that stands in capitals as names are written.
func titled(name string) string {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		if w == "of" || w == "the" && i > 0 || w == "and" || w == "for" {
			continue
		}
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}

// petrarchActor enters a dictionary's actor.
func (l *loader) petrarchActor(file string, e *entry, report *Report) {
	report.Entries++
	var roles []role
	for _, code := range e.codes {
		ro, err := l.petrarchRole(code)
		if err != nil {
			report.unread(file, e.line, "%s: %v", e.names[0], err)
			continue
		}
		roles = append(roles, ro)
	}
	id := slug(e.names[0])
	switch {
	case id == "":
		report.unread(file, e.line, "no name")
		return
	case len(roles) == 0:
		if len(e.codes) == 0 {
			report.unread(file, e.line, "%s has no code", e.names[0])
		}
		return
	}
	i, known := l.knownAs(e.names, roles[0])
	if known {
		report.Known++
	} else {
		r := record{Actor: graph.Actor{ID: id, Name: titled(e.names[0]), Kind: petrarchKind(e, roles), Code: roles[0].code, Sector: roles[0].sector},
			roles: roles, where: position{file, e.line}}
		r.PartOf = memberships(roles)
		if _, taken := l.byID[id]; taken {
			r.ID = id + "-" + strings.ToLower(roles[0].code)
		}
		if i, known = l.byID[r.ID]; !known {
			i, _ = l.add(r, true)
		}
	}
	for _, name := range e.names {
		l.petrarchName(i, name)
	}
	if l.records[i].Kind == graph.Person && !known {
		last := lastName(e.names[0])
		l.surnames.add(last, i)
	}
}

// petrarchName enters a name. Dictionaries are in capitals, so that only a common word among them must stand so
// in the text too: "US" but not "us".
func (l *loader) petrarchName(i int32, name string) {
	name = article(name)
	if l.names.get(name) != nil {
		return // it names an actor already
	}
	if l.records[i].Name != name && !strings.EqualFold(l.records[i].Name, name) {
		l.records[i].Aliases = append(l.records[i].Aliases, titled(name))
	}
	words := phrase(name)
	l.names.add(name, sense{actor: i, use: byName, period: always, upper: true, caps: len(words) == 1 && (commonWords[words[0]] || len(words[0]) <= 3)})
}

// knownAs finds the actor of the catalogue that has one of the names and the role's country, and where the
// dictionary speaks of a country as such, the country.
func (l *loader) knownAs(names []string, ro role) (int32, bool) {
	if i, ok := l.byID[ro.whole]; ok && ro.sector == "" && l.records[i].Kind == graph.Country {
		return i, true
	}
	for _, name := range names {
		for _, v := range l.names.get(article(name)) {
			r := &l.records[v.actor]
			if v.use == byName && r.Kind != graph.Country && (r.Code == ro.code || l.belongs(v.actor, ro.code)) {
				return v.actor, true
			}
		}
	}
	return 0, false
}

// petrarchKind guesses what a dictionary does not say.
func petrarchKind(e *entry, roles []role) string {
	ro := roles[0]
	switch {
	case ro.code == "NGO" || ro.code == "IGO" && len(e.codes) == 1 || ro.code == "MNC":
		return graph.Organization
	case ro.period == always && (ro.sector == "REB" || ro.sector == "UAF" || ro.code == "IMG"):
		return graph.Group
	case ro.period == always && (ro.sector == "PTY" || ro.sector == "BUS" || ro.sector == "JRN" || ro.sector == "MIL"):
		return graph.Organization
	}
	return graph.Person
}

// cameoSectors turns CAMEO's codes of roles into PLOVER's; "" says nothing of a sector.
var cameoSectors = map[string]string{"GOV": "GOV", "MIL": "MIL", "REB": "REB", "SEP": "REB", "INS": "REB", "UAF": "UAF", "OPP": "OPP",
	"PTY": "PTY", "COP": "COP", "JUD": "JUD", "SPY": "SPY", "LEG": "LEG", "MED": "JRN", "EDU": "EDU", "BUS": "BUS", "MNC": "BUS", "CVL": "CVL",
	"ELI": "ELI", "REF": "REF", "LAB": "LAB", "AGR": "AGR", "CRM": "CRM", "HLH": "MED", "HRI": "HRI", "ENV": "ENV", "REL": "REL",
	"CHR": "REL", "MOS": "REL", "JEW": "REL", "HIN": "REL", "BUD": "REL", "DEV": "", "MOD": "", "RAD": "REB", "NGO": "NGO", "IGO": "IGO", "IMG": "REB", "SET": "CVL", "CTH": "REL", "MUS": "REL", "PPL": "CVL"}

// cameoCountries are CAMEO's codes that are not ISO's today.
var cameoCountries = map[string]string{"ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "PAL": "PSE", "KSV": "XKX", "KOS": "XKX", "SCG": "SRB", "BUR": "MMR", "USR": "SUN", "INT": "IMG", "UNO": "IGO"}

// cameoRegions are CAMEO's codes of regions: actors of them have no country.
var cameoRegions = []string{"WEU", "EEU", "EUR", "MEA", "SAS", "SEA", "EAS", "CAS", "AFR", "WAF", "CAF", "EAF", "SAF", "NAF", "LAM", "CRB", "CAU", "BLK", "WST", "ASA", "NMR"}

// petrarchRole reads "LBYGOV 690901-110823".
func (l *loader) petrarchRole(text string) (role, error) {
	code, dates, _ := strings.Cut(strings.TrimSpace(text), " ")
	if len(code) < 3 || len(code)%3 != 0 {
		return role{}, fmt.Errorf("code %q is no run of three-letter codes", code)
	}
	first := code[:3]
	if c, ok := cameoCountries[first]; ok {
		first = c
	}
	ro := role{code: first}
	if i, ok := l.byID[first]; ok {
		ro.whole, ro.code = first, l.records[i].Code
	} else if first != "IGO" && first != "NGO" && first != "IMG" && first != "MNC" {
		if _, sector := cameoSectors[first]; sector {
			code = "   " + code
		} else if !slices.Contains(cameoRegions, first) {
			return role{}, fmt.Errorf("code %q: no country %q", code, code[:3])
		}
		ro.code = ""
	}
	for k := 3; k+3 <= len(code) && ro.sector == ""; k += 3 {
		ro.sector = cameoSectors[code[k:k+3]]
	}
	var err error
	if ro.years, err = petrarchYears(strings.TrimSpace(dates)); err != nil {
		return role{}, err
	}
	ro.period, err = parsePeriod(ro.years)
	return ro, err
}

// petrarchYears turns "<690901", ">110823", "690901-110823", each day as YYMMDD or YYYYMMDD, or "" into FROM..TO. A
// year above 30 is of the last century.
func petrarchYears(s string) (string, error) {
	if s == "" {
		return "..", nil
	}
	from, to := "", ""
	switch {
	case s[0] == '<':
		to = s[1:]
	case s[0] == '>':
		from = s[1:]
	default:
		var ok bool
		if from, to, ok = strings.Cut(s, "-"); !ok {
			return "", fmt.Errorf("dates %q", s)
		}
	}
	a, err := petrarchDay(from)
	if err != nil {
		return "", err
	}
	b, err := petrarchDay(to)
	return a + ".." + b, err
}

func petrarchDay(s string) (string, error) {
	s = strings.TrimSpace(s)
	switch len(s) {
	case 0:
		return "", nil
	case 6:
		if s[:2] > "30" {
			s = "19" + s
		} else {
			s = "20" + s
		}
	case 8:
	default:
		return "", fmt.Errorf("date %q is no YYMMDD or YYYYMMDD", s)
	}
	day := s[:4] + "-" + s[4:6] + "-" + s[6:]
	_, err := parseDay(day, 101)
	return day, err
}

// petrarchAgent enters a dictionary's agent, in the words of each set that it names.
func (l *loader) petrarchAgent(n line, sets map[string][]string, report *Report) {
	report.Entries++
	text := n.fields[0]
	code := brackets.FindStringSubmatch(text)
	if code == nil || !strings.HasPrefix(code[1], "~") || len(code[1]) < 4 {
		report.unread(n.file, n.number, "no code [~XXX]: %s", text)
		return
	}
	sector, ok := "", false
	for k := 1; k+3 <= len(code[1]) && sector == ""; k += 3 {
		var s string
		if s, ok = cameoSectors[code[1][k:k+3]]; ok {
			sector = s
		}
	}
	if sector == "" {
		report.unread(n.file, n.number, "no sector of PLOVER for %s", code[1])
		return
	}
	words, _, _ := strings.Cut(text[:strings.Index(text, "[")], "{")
	names := expand(words, sets)
	if len(names) == 0 {
		report.unread(n.file, n.number, "no set for %s", words)
		return
	}
	a := &agent{sector: sector, role: anyRole, kind: graph.Force, alone: "no", name: names[0]}
	if !l.addAgent(a, names, braces.FindStringSubmatch(text)) {
		report.Known++
	}
	if l.roles[a.id()] == nil {
		l.roles[a.id()] = a
	}
}

// expand puts each word of a set in its place: "cart!wright!" gives "cartwright" and "cartwrights".
func expand(words string, sets map[string][]string) []string {
	m := wordSet.FindStringSubmatch(words)
	if m == nil {
		return []string{strings.ToLower(readable(words))}
	}
	var names []string
	for _, w := range sets[m[1]] {
		names = append(names, strings.ToLower(readable(strings.Replace(words, m[0], strings.TrimSpace(w), 1))))
	}
	return names
}

// addAgent enters an agent's names with their plurals, regular or in braces, and says whether any was unknown.
func (l *loader) addAgent(a *agent, names, braced []string) (added bool) {
	for _, name := range names {
		forms := []string{name}
		if braced == nil {
			forms = append(forms, pluralHead(name))
		} else if braced[1] != "" {
			forms = append(forms, strings.ToLower(readable(braced[1])))
		}
		for _, f := range forms {
			if l.agents.get(f) == nil {
				l.agents.add(f, a)
				added = true
			}
		}
	}
	return added
}
