package actors

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// period is a time from a day to a day, both included, each as the number yyyymmdd. An open start
// is 0, an open end 99999999. The text of it is FROM..TO, each YYYY, YYYY-MM, YYYY-MM-DD or nothing.
type period struct {
	from, to int
	text     string
}

const openEnd = 99999999

var always = period{0, openEnd, ".."}

func parsePeriod(s string) (period, error) {
	from, to, ok := strings.Cut(s, "..")
	if !ok {
		return period{}, fmt.Errorf("period %q has no \"..\"", s)
	}
	p := period{0, openEnd, s}
	var err error
	if from != "" {
		if p.from, err = parseDay(from, "01", "01"); err != nil {
			return period{}, err
		}
	}
	if to != "" {
		if p.to, err = parseDay(to, "12", "31"); err != nil {
			return period{}, err
		}
	}
	if p.from > p.to {
		return period{}, fmt.Errorf("period %q ends before it starts", s)
	}
	return p, nil
}

// parseDay reads YYYY, YYYY-MM or YYYY-MM-DD; what is missing is taken from month and day.
func parseDay(s, month, day string) (int, error) {
	f := strings.Split(s, "-")
	full := append(f, []string{month, day}[min(len(f)-1, 2):]...)
	if len(f) > 3 || len(full) != 3 || len(full[0]) != 4 || len(full[1]) != 2 || len(full[2]) != 2 {
		return 0, fmt.Errorf("date %q is no YYYY, YYYY-MM or YYYY-MM-DD", s)
	}
	n, err := strconv.Atoi(strings.Join(full, ""))
	if err != nil || full[1] < "01" || full[1] > "12" || full[2] < "01" || full[2] > "31" {
		return 0, fmt.Errorf("date %q is no YYYY, YYYY-MM or YYYY-MM-DD", s)
	}
	return n, nil
}

// dayOf is the day of a time as a number, 0 for the zero time.
func dayOf(t time.Time) int {
	if t.IsZero() {
		return 0
	}
	return t.Year()*10000 + int(t.Month())*100 + t.Day()
}

// holds says whether the day lies in the period; an unknown day (0) lies in every one.
func (p period) holds(day int) bool { return day == 0 || p.from <= day && day <= p.to }

// years splits the text at "..".
func (p period) years() (from, to string) {
	from, to, _ = strings.Cut(p.text, "..")
	return from, to
}

// distance is how far the day lies from the period, in yyyymmdd's own scale; 0 inside.
func (p period) distance(day int) int {
	switch {
	case p.holds(day):
		return 0
	case day < p.from:
		return p.from - day
	default:
		return day - p.to
	}
}
