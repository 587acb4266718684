package treaties

import (
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/internal/actors"
)

const cow = `version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,dyad_end_day,dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,version
7,365,Russia,40,Cuba,,,1962,25,12,1991,0,0,1,0,0,1,4.1
7,40,Cuba,365,Russia,,,1962,25,12,1991,0,0,1,0,0,1,4.1
8,365,Russia,370,Belarus,2,4,1997,,,,0,1,1,0,0,0,4.1
9,300,Austria-Hungary,325,Italy,1,5,1882,3,5,1915,0,0,1,1,0,0,4.1
10,2,United States of America,20,Canada,4,4,1949,,,,0,1,0,0,0,0,4.1
`

const atop = `dyad,mem1,mem2,year,atopally,defense,offense,neutral,nonagg,consul,bilatno,multino,number,asymm,atopid1,atopid2,version
645690,645,690,1990,1,0,0,0,1,0,1,0,1,0,4001,NA,5.1
645690,645,690,1988,1,0,0,0,1,0,1,0,1,0,4001,NA,5.1
645690,645,690,1989,1,0,0,0,1,0,1,0,1,0,4001,NA,5.1
645690,645,690,1995,1,1,0,0,0,1,1,0,1,0,4002,NA,5.1
645690,645,690,1996,1,1,0,0,0,1,1,0,1,0,4002,NA,5.1
`

const cowYearly = `version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,dyad_end_day,dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,year,version
21,651,Egypt,652,Syria,3,11,1966,10,6,1967,0,0,1,0,0,0,1966,4.1
21,651,Egypt,652,Syria,3,11,1966,10,6,1967,0,0,1,0,0,0,1967,4.1
22,345,Yugoslavia,350,Greece,9,8,1954,NA,NA,NA,0,1,1,0,0,0,1954,4.1
23,345,Serbia,339,Albania,1,1,2009,NA,NA,NA,0,1,0,0,1,0,2009,4.1
`

const atopDirected = `ddyad,year,stateA,stateB,atopally,defense,offense,neutral,nonagg,consul,shareob,transyr,bilatno,multino,number,asymm,atopid1,atopid2,atopid3,atopid4,atopid5,atopid6,atopid7,atopid8,version
260002,1960,260,2,1,1,0,0,0,1,1,0,0,1,1,0,3180,NA,NA,NA,NA,NA,NA,NA,5.1
2260,1960,2,260,1,1,0,0,0,1,1,0,0,1,1,0,3180,NA,NA,NA,NA,NA,NA,NA,5.1
365710,1961,365,710,1,1,-9,0,0,0,0,0,1,0,1,0,3200,NA,NA,NA,NA,NA,NA,NA,5.1
511710,1963,511,710,1,1,0,0,0,0,0,0,1,0,1,0,3999,NA,NA,NA,NA,NA,NA,NA,5.1
`

const own = "\ufeffone;two\n" // no comma: one column

func states(t *testing.T) func(name, date string) (string, bool) {
	t.Helper()
	c, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	return States(c.All())
}

func TestRead(t *testing.T) {
	tests := []struct {
		name, file string
		columns    map[string]string
		want       []Treaty
		unknown    []string
	}{
		{"Correlates of War: both directions are one, numbers by date, no pledge is no treaty", cow, nil,
			[]Treaty{{"CUB", "SUN", "defense, entente", "1962-01-01", "1991-12-25", 2}, {"BLR", "RUS", "defense", "1997-04-02", "", 4}},
			[]string{"300 (Austria-Hungary)"}},
		{"Correlates of War by year: a line a year is one treaty", cowYearly, nil,
			[]Treaty{{"EGY", "SYR", "defense", "1966-11-03", "1967-06-10", 2}, {"GRC", "YUG", "defense", "1954-08-09", "", 4},
				{"ALB", "SRB", "nonaggression", "2009-01-01", "", 5}}, nil},
		{"ATOP by directed dyad, missing values", atopDirected, nil,
			[]Treaty{{"BRD", "USA", "defense, consul", "1960-01-01", "1960-12-31", 2}, {"CHN", "SUN", "defense", "1961-01-01", "1961-12-31", 4}},
			[]string{"511"}},
		{"ATOP: years that follow each other are one, the file's last year is no end", atop, nil,
			[]Treaty{{"IRQ", "KWT", "defense, consul", "1995-01-01", "", 5}, {"IRQ", "KWT", "nonagg", "1988-01-01", "1990-12-31", 3}}, nil},
		{"own columns, names and aliases", "x,y,kind,start,end\nCuba,USSR,pact,1962-02,1964-02\n",
			map[string]string{"a": "x", "b": "y", "type": "kind", "from": "start", "to": "end"},
			[]Treaty{{"CUB", "SUN", "pact", "1962-02-01", "1964-02-29", 2}}, nil},
		{"nothing but the two", "x,y\nFRA,atlantis\nfra,GBR\n", map[string]string{"a": "x", "b": "y"},
			[]Treaty{{"FRA", "GBR", "alliance", "", "", 3}}, []string{"atlantis"}},
	}
	known := states(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var l Layout
			if test.columns != nil {
				var err error
				if l, err = ParseLayout(test.columns); err != nil {
					t.Fatal(err)
				}
			}
			got, err := Read(strings.NewReader(test.file), l, known)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got.Treaties, test.want) || !slices.Equal(got.Unknown, test.unknown) {
				t.Errorf("got  %+v\nwant %+v %v", got, test.want, test.unknown)
			}
		})
	}
}

func TestReadSaysWhatIsWrong(t *testing.T) {
	for _, test := range []struct{ file, columns, want string }{
		{"", "", "read the header"},
		{own, "", "of no file that is known"},
		{"ccode1,ccode2,defense\n", "", "no column neutrality, nonaggression, entente, dyad_st, dyad_end"},
		{"x,y,s\nFRA,GBR,1904-04-08\nFRA,GBR,sometime\n", "s", `line 3: s: "sometime" is no date`},
		{"x,y,s\nFRA,\"GBR,1904\n", "s", `line 2`},
	} {
		l := Layout{}
		if test.columns != "" {
			l = Layout{A: "x", B: "y", From: test.columns}
		}
		_, err := Read(strings.NewReader(test.file), l, func(name, _ string) (string, bool) { return name, true })
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got %v, want %s", test.file, err, test.want)
		}
	}
}

// Every number stands for a country of the catalogue.
func TestNumbersAreActors(t *testing.T) {
	c, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	numbers := cowNumbers()
	if len(numbers) < 190 {
		t.Errorf("%d numbers", len(numbers))
	}
	for number, all := range numbers {
		for _, s := range all {
			if a, ok := c.Actor(s.id); !ok || a.Kind != graph.Country {
				t.Errorf("%s is %s, which is no country of the catalogue", number, s.id)
			}
		}
	}
}

func TestEdges(t *testing.T) {
	d := Document("Correlates of War")
	edges := Edges(&d, []Treaty{{"CUB", "SUN", "defense", "1962-01-01", "1991-12-25", 2}, {"CUB", "SUN", "entente", "1960-01-01", "", 3}})
	if d.ID != "treaties:correlates-of-war" || d.Version == "" {
		t.Errorf("document %+v", d)
	}
	if len(edges) != 1 || edges[0].Key() != "CUB|SUPPORT|SUN" || len(edges[0].Evidence) != 3 {
		t.Fatalf("got %+v", edges)
	}
	end := edges[0].Evidence[1]
	if !end.Negated || end.Date != "1991-12-25" || end.Text != "Treaty (defense) from 1962-01-01 to 1991-12-25." {
		t.Errorf("the end is %+v", end)
	}
}
