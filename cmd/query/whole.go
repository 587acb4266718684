package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/internal/network"
)

// all returns the signed network that was asked for, whole.
func (s *session) all(ctx context.Context) (*network.Signed, error) {
	sums, err := s.sums(ctx)
	if err != nil {
		return nil, err
	}
	if len(sums.Others) == 0 {
		return nil, s.nothing("no two actors have such evidence between them")
	}
	return network.NewSigned(sums), nil
}

func (s *session) allEdges(ctx context.Context) ([]graph.Edge, error) {
	edges, err := s.collect(s.store.Brief(ctx, s.wanted))
	if err != nil {
		return nil, err
	}
	if s.countries != nil {
		edges = s.countries.Roll(edges)
	}
	return edges, nil
}

// addWhole defines the flags of a command about the whole network.
func (q *question) addWhole(cmd *cobra.Command, limit int) {
	f := cmd.Flags()
	q.addFilter(f)
	q.addWeights(f)
	f.BoolVar(&q.json, "json", false, "print JSON")
	f.IntVar(&q.limit, "limit", limit, "print at most `n` (0: all)")
}

func newBlocs() *cobra.Command {
	var q question
	resolution := 1.0
	cmd := &cobra.Command{
		Use:   "blocs",
		Short: "Communities of friends, with enemies apart",
		Example: `  query blocs --by country
  query blocs --until 1991 --resolution 1.5 --json`,
		Args: arguments(0, 0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if resolution <= 0 {
				return fmt.Errorf("%w: --resolution %v is not above 0", errUsage, resolution)
			}
			return ask(cmd, &q, func(ctx context.Context, s *session) error { return s.answerBlocs(ctx, resolution) })
		},
	}
	q.addWhole(cmd, 20)
	cmd.Flags().Float64Var(&resolution, "resolution", resolution, "above 1 for more and smaller blocs, below for fewer")
	return cmd
}

func (s *session) answerBlocs(ctx context.Context, resolution float64) error {
	g, err := s.all(ctx)
	if err != nil {
		return s.none(err, s.blocsJSON(nil, 0))
	}
	blocs, more := first(s.question, g.Blocs(resolution))
	var named []string
	for _, b := range blocs {
		named = append(named, s.listed(b.Actors)...)
	}
	if err := s.meetParties(ctx, named...); err != nil {
		return err
	}
	if s.json {
		return s.printJSON(s.blocsJSON(blocs, more))
	}
	for i, b := range blocs {
		s.out.line(0, "%d. %s, %s within, %s toward others", i+1, plural(len(b.Actors), "actor"), s.out.weight(b.Within), s.out.weight(b.Others))
		s.list(4, b.Actors)
	}
	s.remarkMore(more, "bloc")
	return nil
}

func (s *session) blocsJSON(blocs []network.Bloc, more int) any {
	type blocJSON struct {
		Actors []partyJSON `json:"actors"`
		Within float64     `json:"weight_within"`
		Others float64     `json:"weight_to_others"`
	}
	all := make([]blocJSON, len(blocs))
	for i, b := range blocs {
		all[i] = blocJSON{s.parties(b.Actors), round(b.Within), round(b.Others)}
	}
	return struct {
		Blocs []blocJSON `json:"blocs"`
		More  int        `json:"more"`
	}{all, more}
}

func newCentral() *cobra.Command {
	var q question
	sort := "rank"
	cmd := &cobra.Command{
		Use:   "central",
		Short: "The most central actors: how many allies and adversaries, how much, and how well placed",
		Long: `Rank the actors by PageRank on their alliances: the share of a walk along alliances, each chosen by
its weight, that is spent with the actor. Between is the share of shortest paths along alliances that lead
through it, brokerage how evenly its alliances are spread over the blocs of query blocs, from 0 to 1.`,
		Example: `  query central
  query central --sort between
  query central --by country --limit 10 --json`,
		Args: arguments(0, 0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if centralOrders[sort] == nil {
				return fmt.Errorf("%w: --sort %q is none of rank, between, brokerage, cooperation, conflict", errUsage, sort)
			}
			return ask(cmd, &q, func(ctx context.Context, s *session) error { return s.answerCentral(ctx, centralOrders[sort]) })
		},
	}
	q.addWhole(cmd, 20)
	cmd.Flags().StringVar(&sort, "sort", sort, "`order`: rank, between, brokerage, cooperation or conflict")
	return cmd
}

// placed is an actor's place in the network.
type placed struct {
	network.Centrality
	network.Broker
}

// centralOrders are what actors can be ranked by; the greatest comes first.
var centralOrders = map[string]func(placed) float64{
	"rank":        func(p placed) float64 { return p.Rank },
	"between":     func(p placed) float64 { return p.Betweenness },
	"brokerage":   func(p placed) float64 { return p.Brokerage },
	"cooperation": func(p placed) float64 { return p.Cooperation },
	"conflict":    func(p placed) float64 { return -p.Conflict },
}

func (s *session) answerCentral(ctx context.Context, by func(placed) float64) error {
	g, err := s.all(ctx)
	if err != nil {
		return s.none(err, s.centralJSON(nil, 0))
	}
	brokers := g.Brokers(g.Blocs(1))
	var all []placed
	for _, c := range g.Central() {
		all = append(all, placed{c, brokers[c.Actor]})
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(by(b), by(a)) })
	actors, more := first(s.question, all)
	ids := make([]string, len(actors))
	for i, a := range actors {
		ids[i] = a.Actor
	}
	if err := s.meetParties(ctx, ids...); err != nil {
		return err
	}
	if s.json {
		return s.printJSON(s.centralJSON(actors, more))
	}
	var rows [][]string
	for _, a := range actors {
		rows = append(rows, []string{s.name(a.Actor), fmt.Sprintf("%.3f", a.Rank), fmt.Sprintf("%.3f", a.Betweenness), fmt.Sprintf("%.2f", a.Brokerage),
			strconv.Itoa(a.Allies), strconv.Itoa(a.Adversaries), signed(a.Cooperation), signed(a.Conflict)})
	}
	s.out.table([]string{"actor", ">rank", ">between", ">brokerage", ">allies", ">adversaries", ">cooperation", ">conflict"}, rows)
	s.remarkMore(more, "actor")
	return nil
}

func (s *session) centralJSON(actors []placed, more int) any {
	type actorJSON struct {
		Actor       partyJSON `json:"actor"`
		Rank        float64   `json:"rank"`
		Betweenness float64   `json:"betweenness"`
		Brokerage   float64   `json:"brokerage"`
		Allies      int       `json:"allies"`
		Adversaries int       `json:"adversaries"`
		Cooperation float64   `json:"cooperation"`
		Conflict    float64   `json:"conflict"`
	}
	all := make([]actorJSON, len(actors))
	for i, a := range actors {
		all[i] = actorJSON{s.party(a.Actor), round(a.Rank), round(a.Betweenness), round(a.Brokerage), a.Allies, a.Adversaries,
			round(a.Cooperation), round(a.Conflict)}
	}
	return struct {
		Actors []actorJSON `json:"actors"`
		More   int         `json:"more"`
	}{all, more}
}

func (s *session) parties(ids []string) []partyJSON {
	all := make([]partyJSON, len(ids))
	for i, id := range ids {
		all[i] = s.party(id)
	}
	return all
}

// mostListed is how many names a list for people shows.
const mostListed = 30

// listed is those of whom the answer gives the names: all in JSON, else as many as list shows.
func (s *session) listed(ids []string) []string {
	if s.json {
		return ids
	}
	return ids[:min(mostListed, len(ids))]
}

// list writes names in lines, indented.
func (s *session) list(indent int, ids []string) {
	names := make([]string, 0, mostListed)
	for _, id := range ids[:min(mostListed, len(ids))] {
		names = append(names, s.name(id))
	}
	text := strings.Join(names, ", ")
	if more := len(ids) - mostListed; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	s.out.lines(indent, plain, text)
}
