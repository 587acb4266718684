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
// named without a date needs the day of publication to be resolved.
func date(s *syntax.Sentence, rel relations.Relation, published time.Time) string {
	if t, ok := told(s, rel.Predicate, published, rel.Modality == graph.Planned); ok {
		return t.Format(time.DateOnly)
	}
	if published.IsZero() {
		return ""
	}
	return published.Format(time.DateOnly)
}

// told reads the time that stands nearest to the predicate: under it, or under the head of its clause.
func told(s *syntax.Sentence, predicate int, published time.Time, future bool) (time.Time, bool) {
	clause := clauseHead(s, predicate)
	for _, head := range []int{predicate, clause} {
		for i := range s.Tokens {
			if i == head || !s.Dominates(head, i) || clauseHead(s, i) != clause {
				continue
			}
			if t, ok := timeAt(s, i, published, future); ok {
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
func timeAt(s *syntax.Sentence, i int, published time.Time, future bool) (time.Time, bool) {
	word := strings.ToLower(s.Tokens[i].Text)
	if offset, ok := relativeDays[word]; ok && !published.IsZero() {
		return published.AddDate(0, 0, offset), true
	}
	if day, ok := weekdays[word]; ok && !published.IsZero() {
		return nearest(day, published, future), true
	}
	if month, ok := months[word]; ok && s.Tokens[i].UPOS == "PROPN" {
		return monthAt(s, i, month, published, future)
	}
	if y := year(s.Tokens[i].Text); y > 0 && caseOf(s, i) == "in" {
		return time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), true
	}
	return time.Time{}, false
}

// nearest is the last such weekday up to the day of publication, or the next one for what is planned.
func nearest(day time.Weekday, published time.Time, future bool) time.Time {
	if future {
		return published.AddDate(0, 0, (int(day-published.Weekday())+7)%7)
	}
	return published.AddDate(0, 0, -((int(published.Weekday()-day) + 7) % 7))
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
// month at token i. Without a year it is the last such day before publication, or the next one for
// what is planned.
func monthAt(s *syntax.Sentence, i int, month time.Month, published time.Time, future bool) (time.Time, bool) {
	day, y := 0, 0
	for _, j := range []int{i - 1, i + 1, i + 2, i + 3} {
		if j < 0 || j >= len(s.Tokens) || (s.Tokens[j].Head != i && s.Tokens[i].Head != j) {
			continue
		}
		switch n := dayNumber(s.Tokens[j].Text); {
		case n > 0 && day == 0:
			day = n
		case y == 0:
			y = year(s.Tokens[j].Text)
		}
	}
	if y == 0 && (published.IsZero() || day == 0 && caseOf(s, i) == "") {
		return time.Time{}, false
	}
	first := max(day, 1)
	given := y > 0
	if !given {
		y = published.Year()
	}
	t := time.Date(y, month, first, 0, 0, 0, 0, time.UTC)
	switch {
	case t.Day() != first: // 31 February
		return time.Time{}, false
	case given:
	case future && t.Before(published):
		t = t.AddDate(1, 0, 0)
	case !future && t.After(published):
		t = t.AddDate(-1, 0, 0)
	}
	return t, true
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
