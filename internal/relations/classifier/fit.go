package classifier

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/optimize"

	"entente/graph"
	"entente/internal/actors"
	"entente/internal/syntax"
)

// Example is an ordered pair of mentions of which gold says something.
type Example struct {
	Sentence       *syntax.Sentence
	Mentions       []actors.Mention
	Source, Target int      // indices of mentions
	Hint           string   // event that the rules give the pair, "" if none
	Events         []string // what holds from source to target; none: no relation
	PairWeight     float64  // of the example when learning whether there is a relation; 0: leave it out
	EventWeight    float64  // when learning which event; 0: leave it out
	Scale          bool     // a pair that the rules left open, all of whose events are known: it may set the scale
	Group          string   // examples of one group are of one text
}

// Training is how a model is fitted.
type Training struct {
	Senses    Senses
	PairL2    float64 // strength of the Gaussian prior on the weights of each regression
	EventL2   float64
	MinCount  int     // features of fewer examples are dropped
	Least     float64 // weights nearer to 0 are dropped
	Folds     int     // into which the groups are dealt to set the scale
	MaxRounds int     // of the optimizer
}

// Defaults is the setting that cross-validation on gold chose, see MODEL.md.
func Defaults() Training {
	return Training{PairL2: 2, EventL2: 1, MinCount: 2, Least: 0.02, Folds: 4, MaxRounds: 100}
}

// Train fits a model. The same examples in the same order give the same model.
func (t Training) Train(examples []Example) (*Model, error) {
	m := &Model{Senses: t.Senses, pair: map[string]float64{}, event: map[string][]float64{}, scale: platt{slope: 1}}
	rows := t.rows(examples)
	scale, err := t.fitScale(examples, rows)
	if err != nil {
		return nil, err
	}
	if err := t.fit(m, examples, rows); err != nil {
		return nil, err
	}
	m.scale = scale
	return m, nil
}

// rows names the features of every example.
func (t Training) rows(examples []Example) [][]string {
	m := &Model{Senses: t.Senses}
	var v *view
	rows := make([][]string, len(examples))
	for n, e := range examples {
		if v == nil || v.Sentence != e.Sentence {
			v = m.view(e.Sentence, e.Mentions)
		}
		f := v.features(e.Source, e.Target, v.predicate(e.Source, e.Target))
		slices.Sort(f)
		rows[n] = slices.Compact(f)
	}
	return rows
}

// fit learns both regressions.
func (t Training) fit(m *Model, examples []Example, rows [][]string) error {
	pair, event := &problem{classes: 1, l2: t.PairL2}, &problem{classes: len(graph.Events), l2: t.EventL2}
	for n, e := range examples {
		if e.PairWeight > 0 {
			class := 0
			if len(e.Events) == 0 {
				class = 1 // beyond the only column: its score stays 0
			}
			pair.add(rows[n], class, e.PairWeight)
		}
		for _, name := range e.Events {
			if k := eventIndex(name); k >= 0 && e.EventWeight > 0 {
				event.addHinted(rows[n], e.Hint, k, e.EventWeight)
			}
		}
	}
	weights, err := pair.solve(t.MinCount, t.MaxRounds)
	if err != nil {
		return fmt.Errorf("fit pairs: %w", err)
	}
	for f, w := range weights {
		if x := round(w[0]); math.Abs(x) >= t.Least {
			m.pair[f] = x
		}
	}
	if weights, err = event.solve(t.MinCount, t.MaxRounds); err != nil {
		return fmt.Errorf("fit events: %w", err)
	}
	for f, w := range weights {
		kept := false
		for k := range w {
			if w[k] = round(w[k]); math.Abs(w[k]) < t.Least {
				w[k] = 0
			}
			kept = kept || w[k] != 0
		}
		if kept {
			m.event[f] = w
		}
	}
	return nil
}

// round keeps three decimals: more change no decision and cost space.
func round(x float64) float64 { return math.Round(x*1000) / 1000 }

// fitScale deals the groups into folds, scores each with a model of the others and fits the curve
// from scores to the share that is right.
func (t Training) fitScale(examples []Example, rows [][]string) (platt, error) {
	if t.Folds < 2 {
		return platt{slope: 1}, nil
	}
	curve := &problem{classes: 1, l2: 0.1}
	fold := Deal(examples, t.Folds)
	for k := range t.Folds {
		m := &Model{pair: map[string]float64{}, event: map[string][]float64{}, scale: platt{slope: 1}}
		var kept []Example
		var keptRows [][]string
		for n, e := range examples {
			if fold[n] != k {
				kept, keptRows = append(kept, e), append(keptRows, rows[n])
			}
		}
		if err := t.fit(m, kept, keptRows); err != nil {
			return platt{}, err
		}
		for _, best := range m.likeliest(examples, rows, func(n int) bool { return fold[n] == k && examples[n].Scale }) {
			class := 1
			if slices.Contains(examples[best.n].Events, best.event) {
				class = 0
			}
			curve.addValued(best.score, class)
		}
	}
	if len(curve.class) == 0 {
		return platt{slope: 1}, nil
	}
	w, err := curve.solve(0, t.MaxRounds)
	if err != nil {
		return platt{}, fmt.Errorf("fit scale: %w", err)
	}
	return platt{slope: round(w["x"][0]), shift: round(w["bias"][0])}, nil
}

// scored is an example with the log odds of its best event.
type scored struct {
	n     int
	event string
	score float64
}

// likeliest scores the examples that are wanted and keeps one of each two actors of a sentence, in
// order, as users of Pairs do.
func (m *Model) likeliest(examples []Example, rows [][]string, wanted func(n int) bool) []scored {
	type dyad struct {
		sentence *syntax.Sentence
		a, b     string
	}
	at := map[dyad]int{}
	var all []scored
	for n, e := range examples {
		if !wanted(n) {
			continue
		}
		event, score := m.score(rows[n])
		a, b := e.Mentions[e.Source].Actor.ID, e.Mentions[e.Target].Actor.ID
		d := dyad{e.Sentence, min(a, b), max(a, b)}
		k, seen := at[d]
		switch {
		case !seen:
			at[d] = len(all)
			all = append(all, scored{n, event, score})
		case score > all[k].score:
			all[k] = scored{n, event, score}
		}
	}
	return all
}

// Deal puts each example into one of n folds by its group: the groups in the order in which they
// appear, in turn.
func Deal(examples []Example, n int) []int {
	of := map[string]int{}
	folds := make([]int, len(examples))
	for i, e := range examples {
		if _, ok := of[e.Group]; !ok {
			of[e.Group] = len(of) % n
		}
		folds[i] = of[e.Group]
	}
	return folds
}

// problem is a weighted logistic regression with one column of weights for each class; a class
// beyond the columns has score 0.
type problem struct {
	classes int
	l2      float64
	names   []string
	id      map[string]int
	count   []int
	rows    [][]entry
	class   []int
	weight  []float64
}

type entry struct {
	feature int
	value   float64
}

func (p *problem) add(features []string, class int, weight float64) {
	row := make([]entry, len(features))
	for i, f := range features {
		row[i] = entry{p.feature(f), 1}
	}
	p.rows, p.class, p.weight = append(p.rows, row), append(p.class, class), append(p.weight, weight)
}

// addHinted adds an example twice where there is a hint, once without it, so that the weights serve
// with and without.
func (p *problem) addHinted(features []string, hint string, class int, weight float64) {
	if hint == "" {
		p.add(features, class, weight)
		return
	}
	p.add(features, class, weight/2)
	p.add(append(slices.Clone(features), hinted(hint)), class, weight/2)
}

// addValued adds an example of one number.
func (p *problem) addValued(x float64, class int) {
	p.rows = append(p.rows, []entry{{p.feature("bias"), 1}, {p.feature("x"), x}})
	p.class, p.weight = append(p.class, class), append(p.weight, 1)
}

func (p *problem) feature(name string) int {
	if p.id == nil {
		p.id = map[string]int{}
	}
	id, ok := p.id[name]
	if !ok {
		id = len(p.names)
		p.id[name] = id
		p.names, p.count = append(p.names, name), append(p.count, 0)
	}
	p.count[id]++
	return id
}

// solve minimizes the negative log likelihood plus l2/2·|w|² by L-BFGS (Liu and Nocedal 1989). It
// returns the weights of the features that occur at least minCount times.
func (p *problem) solve(minCount, maxRounds int) (map[string][]float64, error) {
	if len(p.rows) == 0 {
		return nil, nil
	}
	for n, row := range p.rows {
		p.rows[n] = slices.DeleteFunc(row, func(e entry) bool { return p.count[e.feature] < minCount })
	}
	start := make([]float64, len(p.names)*p.classes)
	result, err := optimize.Minimize(optimize.Problem{
		Func: func(w []float64) float64 { return p.loss(w, nil) },
		Grad: func(grad, w []float64) { p.loss(w, grad) },
	}, start, &optimize.Settings{MajorIterations: maxRounds, GradientThreshold: 1e-4, Concurrent: 0}, &optimize.LBFGS{})
	if result == nil {
		return nil, err
	}
	weights := map[string][]float64{}
	for f, name := range p.names {
		if p.count[f] >= minCount {
			weights[name] = slices.Clone(result.X[f*p.classes : (f+1)*p.classes])
		}
	}
	return weights, nil
}

// loss returns the loss at w, and sets grad to its gradient unless it is nil.
func (p *problem) loss(w, grad []float64) float64 {
	total := 0.0
	for k, x := range w {
		total += p.l2 / 2 * x * x
		if grad != nil {
			grad[k] = p.l2 * x
		}
	}
	columns := p.classes
	if columns == 1 {
		columns = 2 // the other class of a yes or no has score 0
	}
	scores := make([]float64, columns)
	for n, row := range p.rows {
		clear(scores)
		for _, e := range row {
			for k := range p.classes {
				scores[k] += e.value * w[e.feature*p.classes+k]
			}
		}
		softmax(scores)
		total -= p.weight[n] * math.Log(max(scores[p.class[n]], 1e-300))
		if grad == nil {
			continue
		}
		for k := range p.classes {
			g := scores[k]
			if k == p.class[n] {
				g--
			}
			g *= p.weight[n]
			for _, e := range row {
				grad[e.feature*p.classes+k] += g * e.value
			}
		}
	}
	return total
}
