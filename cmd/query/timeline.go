package main

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"entente/internal/export"
	"entente/internal/network"
)

func newTimeline() *cobra.Command {
	var q question
	var unit string
	var picture drawing
	cmd := &cobra.Command{
		Use:   "timeline A [B]",
		Short: "How an actor's relations, or those of two, went over time",
		Example: `  query timeline US Russia
  query timeline Russia --unit year
  query timeline Iran Iraq --since 1987-02 --until 1987-06 --unit day --json
  query timeline Iran Iraq --export svg --out iran-iraq.svg`,
		Args:              arguments(1, 2, "one ACTOR or two"),
		ValidArgsFunction: completeActors(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := picture.check(); err != nil {
				return err
			}
			if q.json && picture.format != "" {
				return fmt.Errorf("%w: --json and --export exclude each other", errUsage)
			}
			u, ok := map[string]network.Unit{"year": network.Year, "month": network.Month, "day": network.Day}[unit]
			if !ok {
				return fmt.Errorf("%w: --unit %q is none of year, month, day", errUsage, unit)
			}
			return ask(cmd, &q, func(ctx context.Context, s *session) error { return s.answerTimeline(ctx, args, u, picture) })
		},
	}
	q.addWhole(cmd, 0)
	cmd.Flags().StringVar(&unit, "unit", "month", "add up by `unit`: year, month or day")
	picture.addTo(cmd.Flags())
	return cmd
}

func (s *session) answerTimeline(ctx context.Context, args []string, unit network.Unit, picture drawing) error {
	d, err := s.dyad(ctx, args)
	if err != nil {
		return err
	}
	periods, more := first(s.question, s.params.Timeline(d.edges, unit))
	if picture.format != "" {
		if len(periods) > 0 {
			if err := s.draw(picture, export.Chart{Title: s.titled(d.title(s)), Unit: unit, Periods: periods}); err != nil {
				return err
			}
		}
	} else if s.json {
		if err := s.printJSON(timelineJSON(periods, more)); err != nil {
			return err
		}
	} else if len(periods) > 0 {
		s.printTimeline(periods)
	}
	s.remarkMore(more, "period")
	return s.found(d)
}

func (s *session) printTimeline(periods []network.Period) {
	most := 0.0
	for _, p := range periods {
		most = max(most, p.Cooperation, -p.Conflict)
	}
	half := 9 // as wide as "conflict "
	if s.out.width > 0 && s.out.width < 70 {
		half = 5
	}
	var rows [][]string
	for _, p := range periods {
		rows = append(rows, []string{
			cmp.Or(p.Name, "no date"), signed(p.Net()), signed(p.Cooperation), signed(p.Conflict),
			strconv.Itoa(p.Reports), p.Events[0].Name, chart(p, most, half)})
	}
	s.out.table([]string{"when", ">net", ">cooperation", ">conflict", ">reports", "top event", "=conflict │ cooperation"}, rows)
}

// chart draws a period's conflict to the left of a line and its cooperation to the right, each side that many characters wide.
func chart(p network.Period, most float64, half int) string {
	bar := func(w float64) int {
		if most == 0 {
			return 0
		}
		return int(math.Ceil(w / most * float64(half)))
	}
	left, right := bar(-p.Conflict), bar(p.Cooperation)
	return strings.Repeat(" ", half-left) + strings.Repeat("▒", left) + "│" + strings.Repeat("█", right)
}

func timelineJSON(periods []network.Period, more int) any {
	type periodJSON struct {
		Period      string               `json:"period"`
		Net         float64              `json:"net"`
		Cooperation float64              `json:"cooperation"`
		Conflict    float64              `json:"conflict"`
		Reports     int                  `json:"reports"`
		Events      []network.EventCount `json:"events"`
	}
	all := make([]periodJSON, len(periods))
	for i, p := range periods {
		all[i] = periodJSON{p.Name, round(p.Net()), round(p.Cooperation), round(p.Conflict), p.Reports, p.Events}
	}
	return struct {
		Periods []periodJSON `json:"periods"`
		More    int          `json:"more"`
	}{all, more}
}
