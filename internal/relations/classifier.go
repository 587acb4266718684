package relations

import (
	"cmp"
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"entente/graph"
	"entente/internal/actors"
)

// Classifier says which event, if any, relates the actors of a candidate: multinomial logistic regression over
// the candidate's features.
type Classifier struct {
	classes []string             // "" (none) first
	weights map[string][]float64 // feature → a weight for each class
}

// classifierTSV holds the weights that go run ./internal/relations/learn wrote: feature, class, weight.
//
//go:embed classifier.tsv
var classifierTSV string

// ReadClassifier reads weights, a line each: feature, class ("-" for no relation), weight, with tabs between.
func ReadClassifier(file, tsv string) (*Classifier, error) {
	c := NewClassifier()
	for i, line := range strings.Split(tsv, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fail := func(msg string) error { return &SyntaxError{file, i + 1, msg} }
		fields := strings.Split(line, "\t")
		if len(fields) != 3 {
			return nil, fail("want feature, class and weight with tabs between")
		}
		k := slices.Index(c.classes, strings.TrimSuffix(fields[1], "-"))
		if k < 0 {
			return nil, fail(fmt.Sprintf("class %q is no event of PLOVER", fields[1]))
		}
		w, err := strconv.ParseFloat(fields[2], 64)
		if err != nil || math.IsNaN(w) || math.IsInf(w, 0) {
			return nil, fail(fmt.Sprintf("weight %q is no number", fields[2]))
		}
		c.row(fields[0])[k] = w
	}
	return c, nil
}

// NewClassifier returns one that has learnt nothing.
func NewClassifier() *Classifier {
	c := &Classifier{classes: []string{""}, weights: map[string][]float64{}}
	for _, e := range graph.Events {
		c.classes = append(c.classes, e.Name)
	}
	return c
}

func (c *Classifier) row(feature string) []float64 {
	w, ok := c.weights[feature]
	if !ok {
		w = make([]float64, len(c.classes))
		c.weights[feature] = w
	}
	return w
}

// Probabilities of the classes given the features, in the order of classes; they sum to 1.
func (c *Classifier) probabilities(features []string) []float64 {
	p := make([]float64, len(c.classes))
	for _, f := range features {
		for k, w := range c.weights[f] {
			p[k] += w
		}
	}
	Softmax(p)
	return p
}

// Softmax turns scores into probabilities that sum to 1.
func Softmax(p []float64) {
	highest, sum := slices.Max(p), 0.0
	for k := range p {
		p[k] = math.Exp(p[k] - highest)
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
}

// judge gives the likeliest event of a candidate and its probability.
func (c *Classifier) judge(features []string) (event string, probability float64) {
	p := c.probabilities(features)
	best := 1
	for k := 2; k < len(p); k++ {
		if p[k] > p[best] {
			best = k
		}
	}
	return c.classes[best], p[best]
}

// With returns the lexicon with another classifier; nil for none.
func (l *Lexicon) With(c *Classifier) *Lexicon {
	other := *l
	other.classifier = c
	return &other
}

// WithoutRules returns the lexicon without its predicates' rules, so that the classifier decides alone.
func (l *Lexicon) WithoutRules() *Lexicon {
	other := *l
	other.ruleless = true
	return &other
}

// leastRelated is the probability of an event from which a pair that no rule relates becomes a relation; chosen
// by cross-validation as a precision that a reader bears.
const leastRelated = 0.2

// business says whether the actor is a company: gold texts know few, and what they do is seldom an event of
// PLOVER's.
func business(actor graph.Actor) bool { return actor.Sector == "BUS" || actor.Code == "MNC" }

// answered says whether a rule has read already to whom the actor does what the predicate says.
func answered(known []Relation, predicate int, source actors.Mention) bool {
	return slices.ContainsFunc(known, func(r Relation) bool {
		return r.Predicate == predicate && r.Source.Actor.ID == source.Actor.ID
	})
}

// judged gives the relations that the classifier sees where the rules see none.
func (a *analysis) judged(known []Relation) []Relation {
	if a.lex.classifier == nil {
		return nil
	}
	wanted := func(predicate int, s, t actors.Mention) bool {
		return !business(s.Actor) && !business(t.Actor) && !related(known, s, t) && !answered(known, predicate, s)
	}
	var out []Relation
	for _, c := range a.candidates(wanted) {
		event, p := a.lex.classifier.judge(c.Features)
		m := a.mood(c.Predicate)
		if p < leastRelated || m.counterfactual {
			continue
		}
		pr := proposition{predicate: c.Predicate, event: event, negated: m.negated && event != "REJECT", modality: m.modality,
			speaker: -1, rule: fmt.Sprintf("classifier %s %.2f", a.clause(c.Predicate).Construction, p)}
		pr.mode = a.modeOf(pr)
		out = append(out, a.relation(pr, filler{c.Source, direct}, filler{c.Target, direct}))
	}
	slices.SortStableFunc(out, func(x, y Relation) int { return cmp.Compare(y.Confidence, x.Confidence) })
	var kept []Relation
	for _, r := range out {
		if !related(kept, r.Source, r.Target) {
			kept = append(kept, r)
		}
	}
	return kept
}
