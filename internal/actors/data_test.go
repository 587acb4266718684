package actors

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/biter777/countries"

	"entente/graph"
)

func TestEmbeddedDataIsSound(t *testing.T) {
	reports, err := Check()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range reports[0].Problems {
		t.Error(p)
	}
}

func TestEveryCountryIsThere(t *testing.T) {
	c := catalogue(t)
	for _, country := range countries.All() {
		code := country.Alpha3()
		a, ok := c.Actor(code)
		if !ok || a.Kind != graph.Country || a.Name == "" || a.Code == "" {
			t.Errorf("%s %s: got %+v", code, country, a)
		}
	}
}

func TestActor(t *testing.T) {
	c := catalogue(t)
	for _, tt := range []struct{ id, name, kind, code, sector string }{
		{"RUS", "Russia", graph.Country, "RUS", ""},
		{"SUN", "Soviet Union", graph.Country, "RUS", ""},
		{"bashar-al-assad", "Bashar al-Assad", graph.Person, "SYR", "GOV"},
		{"islamic-state", "Islamic State", graph.Group, "IMG", "REB"},
		{"nato", "NATO", graph.Organization, "IGO", "MIL"},
		{"RUS/GOV/foreign-ministry", "Russian foreign ministry", graph.Organization, "RUS", "GOV"},
		{"SYR/MIL/base", "Syrian air base", graph.Place, "SYR", "MIL"},
		{"ISR/MIL", "Israel Defense Forces", graph.Organization, "ISR", "MIL"},
		{"unknown/REB", "rebel", graph.Force, "", "REB"},
	} {
		a, ok := c.Actor(tt.id)
		if !ok || a.ID != tt.id || a.Name != tt.name || a.Kind != tt.kind || a.Code != tt.code || a.Sector != tt.sector {
			t.Errorf("Actor(%q) = %+v, %v", tt.id, a, ok)
		}
	}
	for _, id := range []string{"", "XXX", "XXX/GOV", "RUS/XYZ", "RUS/"} {
		if a, ok := c.Actor(id); ok {
			t.Errorf("Actor(%q) = %+v", id, a)
		}
	}
}

func TestNamesOfOneNode(t *testing.T) {
	a, _ := catalogue(t).Actor("USA")
	for _, alias := range []string{"US", "U.S.", "USA", "America", "Washington", "White House"} {
		if !slices.Contains(a.Aliases, alias) {
			t.Errorf("USA has no alias %q", alias)
		}
	}
}

func TestMemberships(t *testing.T) {
	c := catalogue(t)
	for _, tt := range []struct {
		id   string
		want graph.Membership
	}{
		{"POL", graph.Membership{Actor: "warsaw-pact", From: "1955", To: "1991"}},
		{"POL", graph.Membership{Actor: "nato", From: "1999"}},
		{"GBR", graph.Membership{Actor: "european-union", From: "1993", To: "2020-01"}},
		{"EGY", graph.Membership{Actor: "oau", From: "1963", To: "2002"}},
		{"MAR", graph.Membership{Actor: "african-union", From: "2017"}},
		{"SUN", graph.Membership{Actor: "un-security-council", From: "1945", To: "1991"}},
		{"european-union", graph.Membership{Actor: "g20", From: "1999"}},
		{"hezbollah", graph.Membership{Actor: "LBN"}},
	} {
		a, _ := c.Actor(tt.id)
		if !slices.Contains(a.PartOf, tt.want) {
			t.Errorf("%s is part of %v, want also %v", tt.id, a.PartOf, tt.want)
		}
	}
}

func TestAllIsSortedAndWhole(t *testing.T) {
	all := catalogue(t).All()
	if !slices.IsSortedFunc(all, func(a, b graph.Actor) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("not sorted by id")
	}
	for _, a := range all {
		if a.ID == "" || a.Name == "" || a.Kind == "" {
			t.Errorf("incomplete: %+v", a)
		}
	}
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestUsersFileAddsAndReplaces(t *testing.T) {
	file := write(t, "mine.tsv", "# mine\n"+
		"group\tPeople's Dawn Front\tPDF|Dawn Front\tTCD REB 2031..\n"+
		"person\tRex Tillerson\tTillerson\tUSA BUS chief executive 2006..2016\n")
	c, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	if a, ok := c.Actor("people-s-dawn-front"); !ok || a.Code != "TCD" || a.Sector != "REB" || len(a.PartOf) != 1 || a.PartOf[0].From != "2031" {
		t.Errorf("added: %+v, %v", a, ok)
	}
	if a, _ := c.Actor("rex-tillerson"); a.Sector != "BUS" {
		t.Errorf("replaced: %+v", a)
	}
}

func TestFaultsNameFileAndLine(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"person\tA B", "mine.tsv:2: want kind, name, aliases, roles and perhaps id, apart by tabs"},
		{"human\tA B\t\tUSA GOV", "mine.tsv:2: want kind, name, aliases, roles and perhaps id, apart by tabs"},
		{"person\tA B\t\t", "mine.tsv:2: A B has no role"},
		{"person\tA B\t\tUSA", `mine.tsv:2: role "USA" is no "WHOLE SECTOR office FROM..TO"`},
		{"person\tA B\t\tQQQ GOV", `mine.tsv:2: role "QQQ GOV": no country or actor "QQQ"`},
		{"person\tA B\t\tUSA GOV 2003..2001", `mine.tsv:2: role "USA GOV 2003..2001": period "2003..2001" ends before it starts`},
		{"person\tA B\t\tUSA GOV president 20031..", `mine.tsv:2: role "USA GOV president 20031..": date "20031" is no YYYY, YYYY-MM or YYYY-MM-DD`},
	} {
		l := smallLoader()
		l.readFile("mine.tsv", "# mine\n"+tt.line+"\n")
		if len(l.problems) != 1 || l.problems[0].Error() != tt.want {
			t.Errorf("%q: got %v, want %s", tt.line, l.problems, tt.want)
		}
	}
	if _, err := Load(write(t, "mine.tsv", "person\tA B\n")); err == nil || !strings.Contains(err.Error(), "mine.tsv:1: want kind") {
		t.Errorf("Load gives %v", err)
	}
	if _, err := Load(filepath.Join(t.TempDir(), "none.tsv")); err == nil {
		t.Error("a missing file is no error")
	}
}

func TestFaultsInWordLists(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"arms", "words.tsv:2: want the name of a list and its words, apart by a tab"},
		{"spices\tsaffron", `words.tsv:2: no rule asks for a list "spices"`},
		{"arms\ttank|camel|tank", `words.tsv:2: "tank" stands twice`},
		{"incorporating\tUSA|ATL", `words.tsv:2: no country "ATL"`},
		{"own parliaments\tfolkmoot=ATL", `words.tsv:2: "folkmoot=ATL": no country "ATL"`},
		{"crowns\tking|shogun", `words.tsv:2: agents.tsv has no office "shogun"`},
	} {
		_, l, err := load(nil)
		if err != nil {
			t.Fatal(err)
		}
		l.readWords(readLines("words.tsv", "# lists\n"+tt.line+"\n"))
		if len(l.problems) == 0 || l.problems[0].Error() != tt.want {
			t.Errorf("%q: got %v, want %s", tt.line, l.problems, tt.want)
		}
		if last := l.problems[len(l.problems)-1].Error(); last != `words.tsv:2: words.tsv has no list "warplanes"` {
			t.Errorf("%q: of missing lists: %s", tt.line, last)
		}
	}
	l := smallLoader()
	l.readOrgWords(readLines("orgwords.tsv", "Lodge\tthing\nCoven\tWITCH\nCovens\tWITCH members\n"))
	if len(l.problems) != 2 || l.problems[1].Error() != `orgwords.tsv:3: "WITCH members" is no sector, and no kind of words` {
		t.Errorf("orgwords.tsv: %v", l.problems)
	}
}

func TestCheckFindsWhatCanHardlyBeMeant(t *testing.T) {
	file := write(t, "mine.tsv", "person\tAda Fulani\t\tTUV GOV president 2031..2035\n"+
		"person\tBea Fulani\t\tTUV GOV president 2032..2036; TUV XYZ 2040..\n"+
		"group\tDawn Front\tDF Chad\tTUV REB\n"+
		"group\tDusk Front\tDF Chad\tTUV REB\n"+
		"person\tCid Fulani\t\tTUV GOV tea taster 2031..\n")
	reports, err := Check(file)
	if err != nil || len(reports) != 2 {
		t.Fatal(reports, err)
	}
	var got []string
	for _, p := range reports[1].Problems {
		got = append(got, strings.TrimPrefix(p.Error(), file))
	}
	want := []string{
		":2: Ada Fulani and Bea Fulani are both president of TUV from 20320101 to 20351231",
		`:2: Bea Fulani: sector "XYZ" is none of PLOVER's`,
		`:4: "DF Chad" names dawn-front too`,
		`:5: Cid Fulani: agents.tsv has no office "tea taster"`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
