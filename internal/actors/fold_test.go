package actors

import (
	"slices"
	"testing"
	"time"
)

func TestPhrase(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"U.S.", []string{"us"}},
		{"Bashar al-Assad", []string{"bashar", "al", "assad"}},
		{"Côte d'Ivoire", []string{"cote", "d", "ivoire"}},
		{"N’Djamena", []string{"n", "djamena"}},
		{"Łódź", []string{"lodz"}},
		{"Türkiye", []string{"turkiye"}},
		{"Straße 7", []string{"strasse", "7"}},
		{" — ", nil},
		{"", nil},
	} {
		if got := phrase(tt.text); !slices.Equal(got, tt.want) {
			t.Errorf("phrase(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestAcronym(t *testing.T) {
	for word, want := range map[string]bool{"US": true, "U.S.": true, "Us": false, "us": false, "A": false, "G-7": false, "NATO": true} {
		if got := acronym(word); got != want {
			t.Errorf("acronym(%q) = %v", word, got)
		}
	}
}

func TestPlurals(t *testing.T) {
	for one, many := range map[string]string{
		"rebel": "rebels", "ministry": "ministries", "embassy": "embassies", "policeman": "policemen", "troops": "troops",
		"air base": "air bases", "minister of defence": "ministers of defence", "secretary-general": "secretary-generals",
		"Iraqi": "Iraqis", "Chinese": "Chinese", "British": "British", "French": "French", "Swiss": "Swiss", "German": "Germans",
		"hostage-taker": "hostage-takers", "boss": "bosses",
	} {
		if got := pluralHead(one); got != many {
			t.Errorf("plural of %q is %q, want %q", one, got, many)
		}
	}
}

func TestPeriod(t *testing.T) {
	for _, tt := range []struct {
		text     string
		from, to int32
	}{
		{"1990..1995", 19900101, 19951231},
		{"1990-03..1995-11", 19900301, 19951131},
		{"1990-03-04..1995-11-05", 19900304, 19951105},
		{"..1995", 0, 19951231},
		{"1990..", 19900101, openEnd},
		{"..", 0, openEnd},
	} {
		p, err := parsePeriod(tt.text)
		if err != nil || p.from != tt.from || p.to != tt.to {
			t.Errorf("%s: got %+v, %v", tt.text, p, err)
		}
	}
	for _, text := range []string{"", "1990", "1995..1990", "90..95", "1990-13..", "1990-3..", "1990-01-01-01..", "abcd.."} {
		if p, err := parsePeriod(text); err == nil {
			t.Errorf("%q: got %+v, want an error", text, p)
		}
	}
	p, _ := parsePeriod("1990..1995")
	for day, want := range map[int]bool{0: true, 19891231: false, 19900101: true, 19951231: true, 19960101: false} {
		if p.holds(day) != want {
			t.Errorf("holds(%d) = %v", day, !want)
		}
	}
	if got := dayOf(time.Date(2017, 4, 11, 23, 0, 0, 0, time.UTC)); got != 20170411 {
		t.Errorf("day %d", got)
	}
}

func TestTheLongestPhraseComesFirst(t *testing.T) {
	p := newPhrases(4, equal[int])
	for i, name := range []string{"Islamic State", "Islamic State of Iraq", "Islamic", "U.S. Department-of-State", "Islamic State"} {
		p.add(name, i+1)
	}
	find := func(text string, at int) (got []int) {
		var cs []chunk
		for _, w := range phrase(text) {
			cs = append(cs, chunk{text: w, hash: hashOf(w)})
		}
		for _, m := range p.at(nil, cs, at) {
			got = append(got, p.under(m.key)...)
		}
		return got
	}
	if got := find("the Islamic State of Iran", 1); !slices.Equal(got, []int{1, 5, 3}) {
		t.Errorf("got %v, want 1 and 5, then 3", got)
	}
	if got := find("US department of state", 0); !slices.Equal(got, []int{4}) {
		t.Errorf("got %v, want 4 however it is written", got)
	}
	if find("the Islamic State", 0) != nil || p.get("State") != nil || p.get("") != nil {
		t.Error("found what was not added")
	}
}

func TestMisspelt(t *testing.T) {
	c := catalogue(t)
	for word, want := range map[string]string{
		"ethopia": "ETH", "quatar": "QAT", "phillippines": "PHL", "ukrainan": "UKR", "afghansitan": "AFG",
		"table": "", "company": "",
	} {
		v, ok := c.misspelt(word)
		got := ""
		if ok {
			got = c.records[v.actor].ID
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", word, got, want)
		}
	}
}
