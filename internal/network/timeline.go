package network

import (
	"cmp"
	"slices"

	"entente/graph"
)

// Unit is how a timeline divides time: the length of the beginning of a date that names a period.
type Unit int

const (
	Year  Unit = 4  // 2006
	Month Unit = 7  // 2006-01
	Day   Unit = 10 // 2006-01-02
)

// Period is what the edges add up to in a year, month or day.
type Period struct {
	Name        string       // YYYY, YYYY-MM or YYYY-MM-DD; "" for evidence without a date
	Cooperation float64      // sum of the weights above 0
	Conflict    float64      // sum of those below
	Reports     int          // pieces of evidence
	Events      []EventCount // the most reported first
}

// Net is cooperation and conflict together.
func (p Period) Net() float64 { return p.Cooperation + p.Conflict }

// Timeline sums the edges by period, in time's order, periods without evidence left out, evidence
// without a date first.
func (p Params) Timeline(edges []graph.Edge, unit Unit) []Period {
	byName := make(map[string]*Period)
	period := func(date string) *Period {
		name := date[:min(int(unit), len(date))]
		if byName[name] == nil {
			byName[name] = &Period{Name: name}
		}
		return byName[name]
	}
	for _, c := range p.Claims(edges) {
		t := period(c.Evidence.Date)
		t.Cooperation += max(c.Weight, 0)
		t.Conflict += min(c.Weight, 0)
	}
	for _, e := range edges {
		for _, v := range e.Evidence {
			t := period(v.Date)
			t.Reports++
			t.Events = count(t.Events, cmp.Or(e.Event, e.Predicate), 1)
		}
	}
	periods := make([]Period, 0, len(byName))
	for _, t := range byName {
		sortCounts(t.Events)
		periods = append(periods, *t)
	}
	slices.SortFunc(periods, func(a, b Period) int { return cmp.Compare(a.Name, b.Name) })
	return periods
}
