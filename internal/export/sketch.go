package export

import (
	"cmp"
	"math"
	"slices"

	"entente/graph"
)

// sketch is the graph without its evidence: enough to give every actor a place, and little enough to be held.
type sketch struct {
	actors []graph.Actor
	number map[string]int // of an actor, by id
	ties   []strand       // in the order in which the edges first name the pair
	degree []int          // an actor's ties

	first, last string // days of the evidence
}

// strand is all edges between two actors, a < b.
type strand struct {
	a, b   int
	weight float64 // signed
	ab, ba bool    // whether an edge goes that way
	events []string
}

func (g Graph) sketch() (sketch, error) {
	s := sketch{number: make(map[string]int)}
	at := make(map[[2]int]int)
	err := g.each(func(a graph.Actor) error {
		s.number[a.ID] = len(s.actors)
		s.actors = append(s.actors, a)
		return nil
	}, func(l Link) error {
		s.date(l)
		a, b := s.number[l.Source], s.number[l.Target]
		if a == b {
			return nil
		}
		ends := [2]int{min(a, b), max(a, b)}
		i, ok := at[ends]
		if !ok {
			i = len(s.ties)
			at[ends] = i
			s.ties = append(s.ties, strand{a: ends[0], b: ends[1]})
		}
		t := &s.ties[i]
		t.weight += l.Weight
		t.ab = t.ab || a == t.a || l.Mutual
		t.ba = t.ba || a == t.b || l.Mutual
		if !slices.Contains(t.events, l.label()) {
			t.events = append(t.events, l.label())
		}
		return nil
	})
	s.degree = make([]int, len(s.actors))
	for _, t := range s.ties {
		s.degree[t.a]++
		s.degree[t.b]++
	}
	return s, err
}

// date widens the days by those of a link.
func (s *sketch) date(l Link) {
	if l.First != "" && (s.first == "" || l.First < s.first) {
		s.first = l.First
	}
	s.last = max(s.last, l.Last)
}

// radius is that of an actor in a picture.
func (s sketch) radius(actor int) float64 { return min(12, size(s.degree[actor])) }

// kindColors are the colours of actors by kind, as the pictures and pages have them (Okabe and Ito's palette, which
// the colour-blind can tell apart).
var kindColors = map[string]string{
	graph.Country:      "#0072b2",
	graph.Person:       "#e69f00",
	graph.Organization: "#009e73",
	graph.Group:        "#cc79a7",
	graph.Force:        "#d55e00",
	graph.Place:        "#999999",
}

func kindColor(kind string) string {
	if c, ok := kindColors[kind]; ok {
		return c
	}
	return "#666666"
}

// signColors are those of conflict, neither, and cooperation.
var signColors = [...]string{"#b2182b", "#888888", "#2166ac"}

func signColor(sign int) string { return signColors[sign+1] }

func signOf(w float64) int { return cmp.Compare(w, 0) }

// size is an actor's radius in a picture, by its ties.
func size(degree int) float64 { return round(3 + 2*math.Sqrt(float64(degree))) }
