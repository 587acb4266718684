// Package network reads edges as a signed network: who stands with whom, who against whom, how
// strongly, and through whom two actors are tied. Edges with their evidence go in; ties, paths,
// walks and timelines come out.
//
//  1. Each piece of evidence weighs (claim.go)
//
//     score × confidence × modality × recency × source
//
//     score is the event's place on the conflict–cooperation scale, −10 … +10: Goldstein, "A
//     Conflict-Cooperation Scale for WEIS Events Data", J. Conflict Resolution 36 (1992), carried to
//     PLOVER's events (graph/plover.tsv). confidence is the extractor's probability of being right, so
//     that the sum is an expected value. modality discounts what is reported, planned or only
//     supposed. recency is 2^(−age/half-life), the age counted to a date that is asked for; without
//     one it is 1. source is 1 for news, and for treaties (package treaties) what they are to count beside them. The modality
//     factors, the half-life and the treaties' factor are this project's judgment and have no published source; all are
//     Params.
//
//  2. Of the evidence with the same date, source, target and event the weightiest piece counts, once:
//     the one-a-day filter of the Phoenix pipeline (Schrodt, Beieler and Idris, "Three's a Charm?
//     Open Event Data Coding with EL:DIABLO, PETRARCH, and the Open Event Data Alliance", 2014), which
//     keeps ten reports of one bombing from weighing as ten bombings. Evidence without a date counts
//     once a document. Nothing is dropped: what does not count is kept, with weight 0.
//
//  3. Mutual evidence ("A and B are allies") counts in both directions, as event coders write it as two
//     events. Negated evidence weighs nothing unless Params.Negated asks to take it as if it were
//     plain. Evidence of an edge outside PLOVER has score 0: it is shown and weighs nothing.
//
//  4. A Tie is the sum over a pair of actors, both directions (tie.go). Positive: allies. Negative:
//     adversaries.
//
//  5. A path multiplies: its sign is the product of its ties' signs, by which a friend's friend and an
//     enemy's enemy are friends (Cartwright and Harary, "Structural Balance", Psychological Review 63,
//     1956), and its strength the product of their strengths, |w|/(|w|+h), which is in [0,1) and ½ at
//     weight h (path.go). The strongest path is the shortest under the lengths −log strength.
//
// A question about one actor fetches that actor's edges and, for paths and walks, those of the actors
// reached, in batches; it never loads the evidence of the whole graph. Where the weights of all ties are kept
// (Summed), paths and walks are found by these, and no evidence is read but that of the ties they lead over.
package network

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math"
	"time"

	"entente/graph"
)

// Neighbours returns the edges that have at least one end among ids, each edge once.
type Neighbours func(ctx context.Context, ids []string) ([]graph.Edge, error)

// Network is a signed network that is fetched as it is walked.
type Network struct {
	Neighbours Neighbours
	Params     Params
	Summed     *Summed // nil where no sums are kept
}

// Summed is what paths and walks need of a network, without the evidence of all ties that they look at. It must
// agree with the Neighbours and the Params.
type Summed struct {
	// Sums are the weights of all ties.
	Sums *graph.Sums
	// Between returns the edges between an actor and some others.
	Between func(ctx context.Context, actor string, others []string) ([]graph.Edge, error)
}

// Params are the numbers of the tie's formula.
type Params struct {
	// AsOf is the date (YYYY-MM-DD) at which the network is seen: later evidence does not count,
	// and recency is measured to it. "": no such date, and no recency.
	AsOf string
	// HalfLife is the age in days at which evidence counts half. 0: evidence does not age.
	HalfLife float64
	// Factors in [0,1] for how an event is put; asserted events have 1.
	Reported, Planned, Hypothetical float64
	// Treaty is the factor for what a treaty says.
	Treaty float64
	// Negated lets negated evidence count as though it were not negated.
	Negated bool
	// Half is the weight, above 0, at which a tie has strength ½ in a path.
	Half float64
}

// Default returns the parameters that the query program starts from. The half-life takes effect with
// AsOf only. Half is about three reports of SUPPORT.
func Default() Params {
	return Params{HalfLife: 365, Reported: 0.8, Planned: 0.5, Hypothetical: 0, Treaty: 1, Half: 10}
}

// Formula names the formula of a tie's weight: it differs wherever weights may.
func (p Params) Formula() string {
	h := sha256.New()
	for _, e := range graph.Events {
		fmt.Fprintln(h, e.Name, e.Quad, e.Score)
	}
	return fmt.Sprintf("1 %+v %x", p, h.Sum(nil))
}

// Modality is the factor of that modality.
func (p Params) Modality(m graph.Modality) float64 {
	switch m {
	case graph.Reported:
		return p.Reported
	case graph.Planned:
		return p.Planned
	case graph.Hypothetical:
		return p.Hypothetical
	}
	return 1
}

// Recency is the factor of evidence of that date: 0 after AsOf, 1 for evidence without a date, whose
// age nobody knows.
func (p Params) Recency(date string) float64 {
	if p.AsOf == "" || date == "" {
		return 1
	}
	if date > p.AsOf {
		return 0
	}
	days, ok := daysBetween(date, p.AsOf)
	if !ok || p.HalfLife <= 0 {
		return 1
	}
	return math.Exp2(-days / p.HalfLife)
}

func daysBetween(from, to string) (days float64, ok bool) {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	return b.Sub(a).Hours() / 24, errA == nil && errB == nil
}
