package extract

import (
	"strconv"
	"strings"
	"time"

	"entente/graph"
	"entente/internal/relations"
	"entente/internal/syntax"
)

// date says when the relation's event happened: as its own clause tells ("on Monday", "in March
// 1987"), else on the day of publication, else "". A month or a year stands for its first day. A day
// named without a date needs the day of publication to be resolved: what is told as done lies before
// it, what is planned or supposed after it.
func date(s *syntax.Sentence, rel relations.Relation, published time.Time) string {
	c := calendar{future: rel.Modality == graph.Planned || rel.Modality == graph.Hypothetical}
	if !published.IsZero() {
		y, m, d := published.Date()
		c.today = time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	if t, ok := c.told(s, rel.Predicate); ok {
		return t.Format(time.DateOnly)
	}
	if published.IsZero() {
		return ""
	}
	return published.Format(time.DateOnly)
}

// calendar resolves days against the day of publication.
type calendar struct {
	today  time.Time // midnight UTC; zero if unknown
	future bool      // what is dated is still to come
}

// told reads the time that stands nearest to the predicate: under it, or under the head of its clause.
func (c calendar) told(s *syntax.Sentence, predicate int) (time.Time, bool) {
	clause := clauseHead(s, predicate)
	for _, head := range []int{predicate, clause} {
		for i := range s.Tokens {
			if i == head || !s.Dominates(head, i) || clauseHead(s, i) != clause {
				continue
			}
			if t, ok := c.timeAt(s, i); ok {
				return t, true
			}
		}
	}
	return time.Time{}, false
}

// clauseHead climbs from i to the predicate of its clause.
func clauseHead(s *syntax.Sentence, i int) int {
	for {
		t := s.Tokens[i]
		if t.Head < 0 {
			return i
		}
		switch base, _, _ := strings.Cut(t.Deprel, ":"); base {
		case "ccomp", "csubj", "advcl", "acl", "parataxis":
			return i
		case "conj":
			if t.UPOS == "VERB" {
				return i
			}
		}
		i = t.Head
	}
}

var weekdays = map[string]time.Weekday{
	"sunday": time.Sunday, "monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday,
	"thursday": time.Thursday, "friday": time.Friday, "saturday": time.Saturday,
}

var relativeDays = map[string]int{"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}

// timeAt reads a time whose head is token i.
func (c calendar) timeAt(s *syntax.Sentence, i int) (time.Time, bool) {
	word := strings.ToLower(s.Tokens[i].Text)
	if offset, ok := relativeDays[word]; ok && !c.today.IsZero() {
		return c.today.AddDate(0, 0, offset), true
	}
	if day, ok := weekdays[word]; ok && !c.today.IsZero() {
		return c.weekday(s, i, day), true
	}
	if month, ok := months[word]; ok && s.Tokens[i].UPOS == "PROPN" {
		return c.monthAt(s, i, month)
	}
	if y := year(s.Tokens[i].Text); y > 0 && caseOf(s, i) == "in" {
		return time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), true
	}
	return time.Time{}, false
}

// weekday is the last such day up to today, or for what is to come the next one; "last" and "next"
// before it decide, and leave today out.
func (c calendar) weekday(s *syntax.Sentence, i int, day time.Weekday) time.Time {
	back := (int(c.today.Weekday()-day) + 7) % 7
	ahead := (7 - back) % 7
	switch modifier(s, i) {
	case "last", "past":
		return c.today.AddDate(0, 0, -(back+6)%7-1)
	case "next", "coming":
		return c.today.AddDate(0, 0, (ahead+6)%7+1)
	}
	if c.future {
		return c.today.AddDate(0, 0, ahead)
	}
	return c.today.AddDate(0, 0, -back)
}

func modifier(s *syntax.Sentence, i int) string {
	if m := s.Child(i, "amod"); m >= 0 {
		return strings.ToLower(s.Tokens[m].Text)
	}
	return ""
}

var months = func() map[string]time.Month {
	m := map[string]time.Month{"sept": time.September, "sept.": time.September}
	for month := time.January; month <= time.December; month++ {
		name := strings.ToLower(month.String())
		m[name], m[name[:3]], m[name[:3]+"."] = month, month, month
	}
	return m
}()

// monthAt reads "4 April 1987", "April 4, 1987", "April 4", "April 1987" or "in April" around the
// month at token i.
func (c calendar) monthAt(s *syntax.Sentence, i int, month time.Month) (time.Time, bool) {
	day, y := 0, 0
	for _, j := range []int{i - 1, i + 1, i + 2, i + 3} {
		if j < 0 || j >= len(s.Tokens) || (!s.Dominates(i, j) && s.Tokens[i].Head != j) {
			continue
		}
		switch n := dayNumber(s.Tokens[j].Text); {
		case n > 0 && day == 0:
			day = n
		case y == 0:
			y = year(s.Tokens[j].Text)
		}
	}
	switch {
	case y > 0:
		return dayOf(y, month, day)
	case c.today.IsZero() || day == 0 && (!monthCases[caseOf(s, i)] || inName(s, i)): // Theresa May
		return time.Time{}, false
	}
	return c.withoutYear(month, day)
}

// monthCases are the prepositions that a month without a day follows.
var monthCases = map[string]bool{"in": true, "since": true, "during": true, "until": true, "by": true, "from": true, "through": true}

func inName(s *syntax.Sentence, i int) bool {
	for _, n := range s.Names {
		if n.Contains(i) {
			return true
		}
	}
	return false
}

// withoutYear is the last such day, or the next one for what is to come. News tells of tomorrow in
// the present tense, so that a day within a month from today is not last year's.
func (c calendar) withoutYear(month time.Month, day int) (time.Time, bool) {
	if day == 0 {
		c.today = c.today.AddDate(0, 0, 1-c.today.Day()) // months compare by their first days
	}
	for step := range 9 { // 29 February comes every four years, or eight
		y := c.today.Year() + 1 - step
		if c.future {
			y = c.today.Year() - 1 + step
		}
		t, ok := dayOf(y, month, day)
		if !ok {
			continue
		}
		if c.future && !t.Before(c.today) || !c.future && t.Before(c.today.AddDate(0, 1, 0)) {
			return t, true
		}
	}
	return time.Time{}, false
}

// dayOf is a day of the calendar, the first of the month for day 0; ok is false for 31 February.
func dayOf(y int, month time.Month, day int) (t time.Time, ok bool) {
	t = time.Date(y, month, max(day, 1), 0, 0, 0, 0, time.UTC)
	return t, t.Month() == month
}

func caseOf(s *syntax.Sentence, i int) string {
	if c := s.Child(i, "case"); c >= 0 {
		return strings.ToLower(s.Tokens[c].Text)
	}
	return ""
}

// dayNumber is 1 to 31 for "4", "4th"; 0 for anything else.
func dayNumber(text string) int {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		text = strings.TrimSuffix(text, suffix)
	}
	if n, err := strconv.Atoi(text); err == nil && 1 <= n && n <= 31 {
		return n
	}
	return 0
}

// year is 1000 to 2999 for four digits; 0 for anything else.
func year(text string) int {
	if n, err := strconv.Atoi(text); err == nil && len(text) == 4 && 1000 <= n && n < 3000 {
		return n
	}
	return 0
}
