package relations

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"

	"entente/graph"
	"entente/internal/actors"
	"entente/internal/logistic"
)

// reliabilityTSV holds the weights of a logistic regression that says how likely an edge is right; written by
// go run ./internal/relations/calibrate from edges that gold or a reader judged.
//
//go:embed reliability.tsv
var reliabilityTSV string

// Features are the properties of an edge that its confidence rests on: the words of its rule without the line of
// the lexicon, and how sure the classifier was; its event; whether it is hypothetical; the kinds of its actors, and
// whether both are of one country; how far apart they stand and how long the sentence is. Of the record it reads these
// fields alone: Start, End, Event, Modality, Rule, and of the two parties Kind, Code and Start.
func Features(e graph.Record) []logistic.Feature {
	features := []logistic.Feature{{Name: "bias", Value: 1}}
	add := func(name string, value float64) {
		features = append(features, logistic.Feature{Name: name, Value: value})
	}
	for _, word := range strings.Fields(Construction(e.Rule)) {
		add("rule "+word, 1)
	}
	if p, ok := probability(e.Rule); ok {
		add("classifier's log-odds", math.Log(p/(1-p)))
	}
	add("event "+cmp.Or(e.Event, "outside"), 1)
	if e.Modality == graph.Hypothetical {
		add("hypothetical", 1)
	}
	add("source "+e.Source.Kind, 1)
	add("target "+e.Target.Kind, 1)
	if e.Source.Code != "" && e.Source.Code == e.Target.Code {
		add("domestic", 1)
	}
	// About 0 where the actors stand as far apart, and the sentence is as long, as most do.
	add("distance", math.Log2(float64(max(e.Source.Start, e.Target.Start)-min(e.Source.Start, e.Target.Start)+20)/80))
	add("length", math.Log2(float64(max(e.End-e.Start, 1))/150))
	return features
}

// Text tells two kinds of text apart, in which the same edge is not as likely to be right.
type Text string

const (
	Picked  Text = "picked"  // a sentence or a few that somebody chose for what happens in them
	Running Text = "running" // an article, most of whose sentences nobody chose
)

// In adds to the features those same features of the kind of text, so that the weights of both kinds lean on
// common ones (Daumé, "Frustratingly Easy Domain Adaptation", 2007).
func In(t Text, features []logistic.Feature) []logistic.Feature {
	all := slices.Clone(features)
	for _, f := range features {
		all = append(all, logistic.Feature{Name: string(t) + " " + f.Name, Value: f.Value})
	}
	return all
}

// Construction is a rule without the line of the lexicon and the classifier's probability.
func Construction(rule string) string {
	_, isClassifier := probability(rule)
	words := strings.Fields(rule)
	if isClassifier {
		words = words[:len(words)-1]
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return strings.Contains(w, ":") }), " ")
}

// probability is the last word of a rule "classifier active 0.54"; what that rounds to certain is 99 in 100.
func probability(rule string) (p float64, ok bool) {
	if !strings.HasPrefix(rule, "classifier ") {
		return 0, false
	}
	p, err := strconv.ParseFloat(rule[strings.LastIndexByte(rule, ' ')+1:], 64)
	return min(max(p, 0.01), 0.99), err == nil
}

// confidence is the probability that the edge is right, in (0,1).
func (a *analysis) confidence(r Relation) float64 {
	p := a.lex.reliability.Probability(In(a.text, Features(a.record(r))))
	return math.Round(p*1000) / 1000
}

// record gives what Features reads of a relation.
func (a *analysis) record(r Relation) graph.Record {
	party := func(m actors.Mention) graph.Party {
		return graph.Party{Kind: m.Actor.Kind, Code: m.Actor.Code, Start: a.Tokens[m.Lo].Start}
	}
	return graph.Record{Start: a.Tokens[0].Start, End: a.Tokens[len(a.Tokens)-1].End, Event: r.Event, Modality: r.Modality, Rule: r.Rule,
		Source: party(r.Source), Target: party(r.Target)}
}
