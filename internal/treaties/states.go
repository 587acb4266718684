package treaties

import (
	_ "embed"
	"strings"

	"entente/graph"
)

//go:embed cow.tsv
var cowTSV string

// States finds countries by their id, their name or an alias, in any case, and by the number that the Correlates of War
// project gives them, which ATOP uses too.
func States(actors []graph.Actor) func(name, date string) (id string, ok bool) {
	byName := make(map[string]string)
	for _, a := range actors {
		if a.Kind != graph.Country {
			continue
		}
		for _, name := range append([]string{a.ID, a.Name}, a.Aliases...) {
			byName[strings.ToLower(name)] = a.ID
		}
	}
	numbers := cowNumbers()
	return func(name, date string) (string, bool) {
		for _, s := range numbers[name] {
			if s.at(date) {
				return s.id, true
			}
		}
		id, ok := byName[strings.ToLower(name)]
		return id, ok
	}
}

// state is what a number stands for, from one year to another.
type state struct{ id, from, to string }

func (s state) at(date string) bool {
	if s.from == "" {
		return true
	}
	year := date[:min(4, len(date))]
	return s.from <= year && year <= s.to
}

func cowNumbers() map[string][]state {
	numbers := make(map[string][]state)
	for line := range strings.Lines(cowTSV) {
		f := append(strings.Split(strings.TrimSpace(line), "\t"), "")
		if strings.HasPrefix(line, "#") || len(f) < 3 {
			continue
		}
		from, to, _ := strings.Cut(f[2], "..")
		numbers[f[0]] = append(numbers[f[0]], state{f[1], from, to})
	}
	return numbers
}
