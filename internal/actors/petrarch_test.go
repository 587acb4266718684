package actors

import (
	"slices"
	"strings"
	"testing"

	"entente/graph"
)

// In the form of PETRARCH's dictionaries, with actors of our own.
const dictionary = `# a comment
ABDU_FULANI_  # of the south
+GENERAL_FULANI_
	[TCDMIL 900101-951231]
	[TCDGOV >960101]
	[TCDELI <891231]

CHAD_
+LAND_OF_THE_LAKE_
	[TCD]

SAHEL_ENERGY_WATCH_ [NGOENV]# list.txt
DAWN_BRIGADES_ [TCDREB]
NOBODY_
STRANGE_ONE_ [QQQGOV]
LATE_ONE_ [TCDGOV >99011]
`

const agentsDictionary = `!WRIGHT! = WRIGHT, WRIGHTS
CART!WRIGHT! [~LAB]
PALACE_SCRIBE {PALACE_SCRIBES_ALL} [~GOV]
LAMP_LIGHTER {} [~CVL]
MOON_GAZER [~QQQ]
`

func TestPetrarchActors(t *testing.T) {
	file := write(t, "test.actors.txt", dictionary)
	c, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	a, ok := c.Actor("abdu-fulani")
	if !ok || a.Name != "Abdu Fulani" || a.Kind != graph.Person || a.Code != "TCD" || !slices.Contains(a.Aliases, "General Fulani") {
		t.Errorf("got %+v", a)
	}
	for day, sector := range map[int]string{19800101: "ELI", 19930101: "MIL", 20000101: "GOV"} {
		if got := c.at(c.byID["abdu-fulani"], day).Sector; got != sector {
			t.Errorf("on %d: sector %s, want %s", day, got, sector)
		}
	}
	if a, _ := c.Actor("TCD"); !slices.Contains(a.Aliases, "Land of the Lake") {
		t.Errorf("Chad's aliases: %q", a.Aliases)
	}
	for id, want := range map[string]graph.Actor{
		"sahel-energy-watch": {Kind: graph.Organization, Code: "NGO", Sector: "ENV"},
		"dawn-brigades":      {Kind: graph.Group, Code: "TCD", Sector: "REB"},
	} {
		if a, _ := c.Actor(id); a.Kind != want.Kind || a.Code != want.Code || a.Sector != want.Sector {
			t.Errorf("%s: got %+v", id, a)
		}
	}
}

func TestPetrarchReportNamesWhatIsNotRead(t *testing.T) {
	actors, agents := write(t, "test.actors.txt", dictionary), write(t, "test.agents.txt", agentsDictionary)
	reports, err := Check(actors, agents)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]string{{
		":14: NOBODY has no code",
		`:15: STRANGE ONE: code "QQQGOV": no country "QQQ"`,
		`:16: LATE ONE: date "99011" is no YYMMDD or YYYYMMDD`,
	}, {":5: no sector of PLOVER for ~QQQ"}} {
		var got []string
		for _, p := range reports[i+1].Problems {
			got = append(got, p.Error()[strings.LastIndex(p.File, "/")+len(p.File)-strings.LastIndex(p.File, "/"):])
		}
		if !slices.Equal(got, want) {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
	if r := reports[1]; r.Entries != 7 || r.Known != 1 {
		t.Errorf("%d entries, %d known, want 7 and 1", r.Entries, r.Known)
	}
}

func TestPetrarchAgents(t *testing.T) {
	c, err := Load(write(t, "test.agents.txt", agentsDictionary))
	if err != nil {
		t.Fatal(err)
	}
	for words, sector := range map[string]string{"cartwrights": "LAB", "palace scribes all": "GOV", "lamp lighter": "CVL", "lamp lighters": "", "moon gazer": ""} {
		got := ""
		if as := c.agents.get(words); len(as) > 0 {
			got = as[0].sector
		}
		if got != sector {
			t.Errorf("%s: sector %q, want %q", words, got, sector)
		}
	}
}
