package actors

import (
	"fmt"
	"strings"
	"time"
)

// period is a time from a day to a day, both included, each as the number yyyymmdd. An open start
// is 0, an open end 99999999. The text of it is FROM..TO, each YYYY, YYYY-MM, YYYY-MM-DD or nothing.
type period struct{ from, to int32 }

const openEnd = 99999999

var always = period{0, openEnd}

func parsePeriod(s string) (period, error) {
	from, to, ok := strings.Cut(s, "..")
	if !ok {
		return period{}, fmt.Errorf("period %q has no \"..\"", s)
	}
	p := always
	var err error
	if from != "" {
		if p.from, err = parseDay(from, 101); err != nil {
			return period{}, err
		}
	}
	if to != "" {
		if p.to, err = parseDay(to, 1231); err != nil {
			return period{}, err
		}
	}
	if p.from > p.to {
		return period{}, fmt.Errorf("period %q ends before it starts", s)
	}
	return p, nil
}

// parseDay reads YYYY, YYYY-MM or YYYY-MM-DD; what is missing is taken from rest, a month and day as mmdd.
func parseDay(s string, rest int32) (int32, error) {
	year, okYear := digits(s, 0, 4)
	month, okMonth := rest/100, true
	day, okDay := rest%100, true
	if len(s) > 4 {
		month, okMonth = digits(s, 5, 7)
	}
	if len(s) > 7 {
		day, okDay = digits(s, 8, 10)
	}
	whole := len(s) == 4 || len(s) == 7 && s[4] == '-' || len(s) == 10 && s[4] == '-' && s[7] == '-'
	if !whole || !okYear || !okMonth || !okDay || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0, fmt.Errorf("date %q is no YYYY, YYYY-MM or YYYY-MM-DD", s)
	}
	return year*10000 + month*100 + day, nil
}

// digits reads the number at s[lo:hi].
func digits(s string, lo, hi int) (n int32, ok bool) {
	if len(s) < hi {
		return 0, false
	}
	for _, c := range []byte(s[lo:hi]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int32(c-'0')
	}
	return n, true
}

// dayOf is the day of a time as a number, 0 for the zero time.
func dayOf(t time.Time) int {
	if t.IsZero() {
		return 0
	}
	return t.Year()*10000 + int(t.Month())*100 + t.Day()
}

// holds says whether the day lies in the period; an unknown day (0) lies in every one.
func (p period) holds(day int) bool { return day == 0 || int(p.from) <= day && day <= int(p.to) }

// distance is how far the day lies from the period, in yyyymmdd's own scale; 0 inside.
func (p period) distance(day int) int {
	switch {
	case p.holds(day):
		return 0
	case day < int(p.from):
		return int(p.from) - day
	default:
		return day - int(p.to)
	}
}
