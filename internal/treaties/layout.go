package treaties

import (
	"fmt"
	"slices"
	"strings"
)

// Layout names the columns of a file. Year stands in place of From and To where a file has a line for each year.
type Layout struct {
	A, B     string
	NameA    string // what the file calls the states besides, "" if it does not
	NameB    string
	Type     string   // a column with the pledge's name
	Pledges  []string // columns that are 1 where there is such a pledge, used where Type is ""
	From, To string   // a date, or the column's beginning before _day, _month and _year
	Year     string
}

// layouts are the files that are known by their columns.
var layouts = []Layout{
	// Correlates of War, formal alliances 4.1, by dyad and by directed dyad, and each by year, with a line for each year that an
	// alliance of the same dates was in force.
	{A: "ccode1", B: "ccode2", NameA: "state_name1", NameB: "state_name2", Pledges: []string{"defense", "neutrality", "nonaggression", "entente"}, From: "dyad_st", To: "dyad_end"},
	// ATOP 5.1, by dyad and year, and by directed dyad and year.
	{A: "mem1", B: "mem2", Pledges: []string{"defense", "offense", "neutral", "nonagg", "consul"}, Year: "year"},
	{A: "stateA", B: "stateB", Pledges: []string{"defense", "offense", "neutral", "nonagg", "consul"}, Year: "year"},
}

// ParseLayout reads "a=state1,b=state2,type=kind,from=start,to=end" or "…,year=year" as a map.
func ParseLayout(columns map[string]string) (Layout, error) {
	var l Layout
	for name, column := range columns {
		switch name {
		case "a":
			l.A = column
		case "b":
			l.B = column
		case "type":
			l.Type = column
		case "from":
			l.From = column
		case "to":
			l.To = column
		case "year":
			l.Year = column
		default:
			return l, fmt.Errorf("%q is none of a, b, type, from, to, year", name)
		}
	}
	if l.A == "" || l.B == "" {
		return l, fmt.Errorf("columns for a and b are wanted")
	}
	return l, nil
}

// recognize finds the layout that the header fits.
func recognize(header []string) (Layout, error) {
	for _, l := range layouts {
		if slices.Contains(header, l.A) && slices.Contains(header, l.B) {
			return l, nil
		}
	}
	return Layout{}, fmt.Errorf("the columns %s are of no file that is known; name those of the two states and the pledge, as in --columns a=state1,b=state2,type=pledge", strings.Join(header, ", "))
}

// row is a line by column.
type row struct {
	at     map[string]int
	fields []string
}

func (r row) get(column string) string {
	i, ok := r.at[column]
	if !ok || i >= len(r.fields) {
		return ""
	}
	field := strings.TrimSpace(r.fields[i])
	if slices.Contains(missing, field) {
		return ""
	}
	return field
}

// missing is how files say that a value is not known, or that an alliance goes on.
var missing = []string{"NA", "-9", "-8", ".", "NULL"}

// lacking is the columns of the layout that the header does not have.
func (l Layout) lacking(at map[string]int) []string {
	var lacking []string
	for _, c := range append([]string{l.A, l.B, l.Type, l.Year}, l.Pledges...) {
		if _, ok := at[c]; !ok && c != "" {
			lacking = append(lacking, c)
		}
	}
	for _, c := range []string{l.From, l.To} {
		_, whole := at[c]
		_, parts := at[c+"_year"]
		if c != "" && !whole && !parts {
			lacking = append(lacking, c)
		}
	}
	return lacking
}

// pledge says what was pledged, "" if nothing was.
func (l Layout) pledge(r row) string {
	if l.Type != "" {
		return r.get(l.Type)
	}
	if len(l.Pledges) == 0 {
		return "alliance"
	}
	var names []string
	for _, p := range l.Pledges {
		if r.get(p) == "1" {
			names = append(names, p)
		}
	}
	return strings.Join(names, ", ")
}
