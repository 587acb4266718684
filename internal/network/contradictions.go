package network

import (
	"cmp"
	"slices"

	"entente/graph"
)

// Contradiction is a tie of conflict in the news between two whom a treaty binds at the time.
type Contradiction struct {
	Tie                        // of what is dated while a treaty held
	Treaties []*graph.Evidence // those that held, by date
}

// Contradictions finds those who are allies in paper's edges and adversaries in news's, the worst first. A treaty holds from
// its date until evidence of the same pledge says the contrary; news without a date counts where one holds still.
func (p Params) Contradictions(paper, news []graph.Edge) []Contradiction {
	bound := make(map[[2]string][]pact)
	for _, between := range pairUp(paper) {
		bound[[2]string{between.a, between.b}] = pacts(between.edges)
	}
	var all []Contradiction
	for _, between := range pairUp(news) {
		pacts := bound[[2]string{between.a, between.b}]
		if len(pacts) == 0 {
			continue
		}
		if c := p.contradiction(between, pacts); c.Sign() < 0 {
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(a, b Contradiction) int { return cmp.Compare(a.Weight, b.Weight) })
	return all
}

func (p Params) contradiction(between pair, pacts []pact) Contradiction {
	held := make(map[*graph.Evidence]bool)
	var during []graph.Edge
	for _, e := range between.edges {
		all := e.Evidence
		e.Evidence = nil
		for _, v := range all {
			if in := holding(pacts, v.Date); len(in) > 0 {
				e.Evidence = append(e.Evidence, v)
				for _, treaty := range in {
					held[treaty] = true
				}
			}
		}
		if len(e.Evidence) > 0 {
			during = append(during, e)
		}
	}
	if len(during) == 0 {
		return Contradiction{}
	}
	c := Contradiction{Tie: p.tie(pair{between.a, between.b, during})}
	for _, t := range pacts {
		if held[t.evidence] {
			c.Treaties = append(c.Treaties, t.evidence)
		}
	}
	return c
}

// pact is a treaty and its time; until is "" while it holds.
type pact struct {
	evidence *graph.Evidence
	until    string
}

// pacts pairs each treaty's beginning with its end: of the same document and line.
func pacts(edges []graph.Edge) []pact {
	var all []pact
	for _, e := range edges {
		for i := range e.Evidence {
			v := &e.Evidence[i]
			if v.Negated {
				continue
			}
			t := pact{evidence: v}
			for _, end := range e.Evidence {
				if end.Negated && end.Document == v.Document && end.Sentence == v.Sentence {
					t.until = end.Date
				}
			}
			all = append(all, t)
		}
	}
	slices.SortStableFunc(all, func(a, b pact) int { return cmp.Compare(a.evidence.Date, b.evidence.Date) })
	return all
}

func holding(pacts []pact, date string) []*graph.Evidence {
	var in []*graph.Evidence
	for _, t := range pacts {
		if date == "" && t.until == "" || date != "" && t.evidence.Date <= date && (t.until == "" || date <= t.until) {
			in = append(in, t.evidence)
		}
	}
	return in
}
