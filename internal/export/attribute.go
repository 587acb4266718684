package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"entente/graph"
	"entente/internal/network"
)

// attribute is a named value of a node or an edge: a string, int, float64 or bool.
type attribute struct {
	name  string
	value any
}

// text is the value as XML and CSV have it.
func (a attribute) text() string {
	switch v := a.value.(type) {
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	default:
		return fmt.Sprint(v)
	}
}

// nodeAttributes are an actor's besides its id.
func nodeAttributes(a graph.Actor) []attribute {
	return []attribute{
		{"name", nodeLabel(a)},
		{"kind", a.Kind},
		{"code", a.Code},
		{"sector", a.Sector},
		{"aliases", strings.Join(a.Aliases, "; ")},
	}
}

// nodeLabel is the actor's name, or its id if it has none.
func nodeLabel(a graph.Actor) string { return cmp.Or(a.Name, a.ID) }

// Link is an edge with what its evidence adds up to.
type Link struct {
	graph.Edge
	Weight           float64  // signed
	Reports, Counted int      // pieces of evidence, and those that count (one a day)
	Modes            []string // PLOVER's of the evidence, the most reported first
	First, Last      string
	Mutual           bool // all evidence is
	Negated          bool // all evidence is
	Confidence       float64
	Sentence         string // that says it most surely
	Document         string // where that stands
}

func newLink(e graph.Edge, p network.Params) Link {
	l := Link{Edge: e, Reports: len(e.Evidence), Mutual: len(e.Evidence) > 0, Negated: len(e.Evidence) > 0}
	for _, c := range p.Claims([]graph.Edge{e}) {
		if c.Source == e.Source && c.Target == e.Target {
			l.Weight += c.Weight
			if c.Counts {
				l.Counted++
			}
		}
	}
	for _, v := range e.Evidence {
		l.Mutual = l.Mutual && v.Mutual
		l.Negated = l.Negated && v.Negated
		if l.Sentence == "" || v.Confidence > l.Confidence {
			l.Confidence, l.Sentence, l.Document = v.Confidence, v.Text, v.Document
		}
	}
	l.Modes = modes(e.Evidence)
	l.First, l.Last = e.Span()
	return l
}

// modes are those of the evidence, each once, the most reported first.
func modes(evidence []graph.Evidence) []string {
	reports := make(map[string]int)
	for _, v := range evidence {
		if v.Mode != "" {
			reports[v.Mode]++
		}
	}
	return slices.SortedFunc(maps.Keys(reports), func(a, b string) int {
		return cmp.Or(cmp.Compare(reports[b], reports[a]), cmp.Compare(a, b))
	})
}

// label is the event, or the predicate where PLOVER has none.
func (l Link) label() string { return cmp.Or(l.Event, l.Predicate) }

func (l Link) sign() int {
	switch {
	case l.Weight > 0:
		return 1
	case l.Weight < 0:
		return -1
	}
	return 0
}

// attributes are the edge's besides its ends. The id stands among them because readers replace or lose
// ids, the event because they lose kinds. An edge has the modes of all its evidence, as an actor has its aliases: in one text, for
// not all formats have lists.
func (l Link) attributes() []attribute {
	return []attribute{
		{"edge_id", l.Key()},
		{"event", l.Event},
		{"mode", strings.Join(l.Modes, "; ")},
		{"predicate", l.Predicate},
		{"quad", string(graph.QuadOf(l.Event))},
		{"sign", l.sign()},
		l.weight(),
		{"score", graph.ScoreOf(l.Event)},
		{"reports", l.Reports},
		{"counted", l.Counted},
		{"first", l.First},
		{"last", l.Last},
		{"mutual", l.Mutual},
		{"negated", l.Negated},
		{"confidence", round(l.Confidence)},
		{"sentence", l.Sentence},
		{"document", l.Document},
	}
}

func (l Link) weight() attribute { return attribute{"weight", round(math.Abs(l.Weight))} }

// round keeps sums from showing their rounding errors.
func round(w float64) float64 { return math.Round(w*1e6) / 1e6 }

// dates are the days of the evidence, each once, in order.
func (l Link) dates() []string {
	var dates []string
	for _, v := range l.Evidence {
		if v.Date != "" {
			dates = append(dates, v.Date)
		}
	}
	slices.Sort(dates)
	return slices.Compact(dates)
}

// object is the attributes as a JSON object, in their order.
func object(attributes ...attribute) (json.RawMessage, error) {
	var b bytes.Buffer
	for i, a := range attributes {
		value, err := json.Marshal(a.value)
		if err != nil {
			return nil, fmt.Errorf("attribute %s: %w", a.name, err)
		}
		b.WriteByte("{,"[min(i, 1)])
		fmt.Fprintf(&b, "%q:%s", a.name, value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
