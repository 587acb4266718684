// Package classifier guesses, for two mentions of a sentence, whether the first did, said, planned or
// stands in something toward the second, and in which PLOVER event, with a probability. It is made
// for the pairs of actors that the rules of package relations leave unconnected.
//
// In: a parsed sentence with its mentions. Out: for each ordered pair the best event. Two logistic
// regressions over the same named features (features.go) share the work:
//
//  1. pair: is there a relation from the first to the second? Learnt from pairs that gold marks and
//     pairs of sentences of which gold knows every edge.
//  2. event: which one, if there is? Learnt from the marked pairs alone.
//  3. The product is turned into a probability of being right by a logistic curve that was fitted on
//     sentences kept out of the training (Platt 1999).
//
// The weights are embedded; `go run ./internal/relations/classifier/train` makes them, see MODEL.md.
package classifier

import (
	"bytes"
	_ "embed"
	"fmt"
	"math"

	"entente/internal/actors"
	"entente/internal/syntax"
)

//go:embed model.tsv.gz
var embedded []byte

// Senses says for a word what a lexicon knows it to mean: events, or names of what it does to the
// event it governs. The key is the word's class (v, n or a), a space and its lemma, with its particle
// if it has one: "v attack", "v carry out".
type Senses map[string][]string

// Model holds the trained weights. It may be used by several goroutines at once as long as none
// sets Senses.
type Model struct {
	Senses Senses // what it was trained with, or nearly so; nil weakens it

	pair  map[string]float64   // feature → weight of "there is a relation"
	event map[string][]float64 // feature → weights in the order of graph.Events
	scale platt
}

// platt turns log odds into a probability: 1 / (1 + exp(−(slope·x + shift))).
type platt struct{ slope, shift float64 }

func (p platt) of(x float64) float64 { return 1 / (1 + math.Exp(-(p.slope*x + p.shift))) }

// Load returns the model with the embedded weights.
func Load() (*Model, error) {
	m, err := Read(bytes.NewReader(embedded))
	if err != nil {
		return nil, fmt.Errorf("load classifier: %w", err)
	}
	return m, nil
}

// Pair is a guess: what mention Source does to mention Target.
type Pair struct {
	Source, Target int // indices of mentions
	Predicate      int // token that says it
	Event          string
	Prob           float64 // that the actors have this event, in [0,1]
}

// Pairs returns a guess for each ordered pair of mentions of different actors, sorted by source and
// target, where its probability is at least that given. Of several mentions of the same two actors
// the likeliest pair stands for all. A sentence of more than maxMentions has none.
func (m *Model) Pairs(s *syntax.Sentence, ms []actors.Mention, least float64) []Pair {
	if len(ms) < 2 || len(ms) > maxMentions {
		return nil
	}
	v := m.view(s, ms)
	best := map[[2]string]int{}
	var all []Pair
	for i := range ms {
		for j := range ms {
			if ms[i].Actor.ID == ms[j].Actor.ID {
				continue
			}
			p := m.guess(v, i, j)
			if p.Prob < least {
				continue
			}
			key := [2]string{ms[i].Actor.ID, ms[j].Actor.ID}
			at, seen := best[key]
			switch {
			case !seen:
				best[key] = len(all)
				all = append(all, p)
			case p.Prob > all[at].Prob:
				all[at] = p
			}
		}
	}
	sortPairs(all)
	return all
}

// maxMentions bounds the time that a sentence takes: a longer list of names is a list.
const maxMentions = 40

// Event returns the likeliest event between two mentions that are known to be related by the
// predicate, and its probability among the events. hint is the event that somebody else gives them,
// "" if nobody does.
func (m *Model) Event(s *syntax.Sentence, source, target actors.Mention, predicate int, hint string) (event string, prob float64) {
	f := m.view(s, []actors.Mention{source, target}).features(0, 1, predicate)
	if hint != "" {
		f = append(f, hinted(hint))
	}
	return m.bestEvent(f)
}

func hinted(event string) string { return "hint=" + event }

func (m *Model) guess(v *view, i, j int) Pair {
	p := v.predicate(i, j)
	event, score := m.score(v.features(i, j, p))
	return Pair{Source: i, Target: j, Predicate: p, Event: event, Prob: m.scale.of(score)}
}

// score gives the best event and the log odds of its holding, not yet scaled.
func (m *Model) score(features []string) (event string, score float64) {
	x := 0.0
	for _, f := range features {
		x += m.pair[f]
	}
	event, prob := m.bestEvent(features)
	return event, logOdds(sigmoid(x) * prob)
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// logOdds of a probability, kept finite.
func logOdds(p float64) float64 {
	p = min(max(p, 1e-6), 1-1e-6)
	return math.Log(p / (1 - p))
}
