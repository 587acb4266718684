package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"entente/graph"
	"entente/internal/config"
	"entente/internal/network"
	"entente/internal/store"
)

// question holds the flags that most commands share: which evidence is asked for, how it is weighed, and how
// the answer is put.
type question struct {
	since, until, asOf string
	events, quads      []string
	modes              []string
	minConfidence      float64
	negated            bool
	publisher          string
	halfLife           float64
	modality           map[string]string
	by                 string
	json, evidence     bool
	limit              int
	export             output
}

// addTo defines the flags; limit is the default of --limit.
func (q *question) addTo(cmd *cobra.Command, limit int) {
	f := cmd.Flags()
	q.addFilter(f)
	q.addWeights(f)
	f.BoolVar(&q.json, "json", false, "print JSON")
	f.BoolVar(&q.evidence, "evidence", false, "print every sentence that says so, not the best one")
	f.IntVar(&q.limit, "limit", limit, "print at most `n` (0: all)")
}

func (q *question) addFilter(f *pflag.FlagSet) {
	f.StringVar(&q.since, "since", "", "evidence from this `date` on (YYYY, YYYY-MM or YYYY-MM-DD)")
	f.StringVar(&q.until, "until", "", "evidence to this `date`, included")
	f.StringSliceVar(&q.events, "event", nil, "these `events` only: PLOVER's (SUPPORT,AID) or a predicate (resemble)")
	f.StringSliceVar(&q.quads, "quad", nil, "these `classes` only: cooperation, conflict, verbal-cooperation, material-conflict …")
	f.StringSliceVar(&q.modes, "mode", nil, "these `modes` of events only: visit, military, arrest … (query events lists them)")
	f.Float64Var(&q.minConfidence, "min-confidence", 0, "evidence of this `probability` at least")
	f.BoolVar(&q.negated, "include-negated", false, "count evidence that says something did not happen as though it had")
	f.StringVar(&q.publisher, "publisher", "", "evidence from this `publisher` only")
}

func (q *question) addWeights(f *pflag.FlagSet) {
	d := network.Default()
	f.StringVar(&q.asOf, "as-of", "", "the network at this `date`: nothing later, and older evidence counts less")
	f.Float64Var(&q.halfLife, "half-life", d.HalfLife, "with --as-of, the age in `days` at which evidence counts half (0: no ageing)")
	f.StringToStringVar(&q.modality, "modality", nil, fmt.Sprintf(
		"`factors` of what is not plainly asserted (default reported=%v,planned=%v,hypothetical=%v)", d.Reported, d.Planned, d.Hypothetical))
	config.AddQueryFlags(f)
	f.StringVar(&q.by, "by", "actor", "`unit`: actor, or country to count persons, forces and groups as the country they belong to")
}

// filter is the evidence asked for. It checks what the flags say.
func (q *question) filter() (store.Filter, error) {
	f := store.Filter{Since: q.since, Until: q.until, MinConfidence: q.minConfidence, Negated: q.negated, Publisher: q.publisher}
	for _, bound := range [][2]string{{"since", q.since}, {"until", q.until}} {
		if flag, date := bound[0], bound[1]; date != "" && dateForm(date) == "" {
			return f, fmt.Errorf("%w: --%s %q is no date (YYYY, YYYY-MM or YYYY-MM-DD)", errUsage, flag, date)
		}
	}
	if q.since != "" && q.until != "" && q.since > lastDay(q.until) {
		return f, fmt.Errorf("%w: --since %s is after --until %s", errUsage, q.since, q.until)
	}
	if q.minConfidence < 0 || q.minConfidence > 1 {
		return f, fmt.Errorf("%w: --min-confidence %v is no probability from 0 to 1", errUsage, q.minConfidence)
	}
	for _, e := range q.events {
		event, err := parseEvent(e)
		if err != nil {
			return f, err
		}
		f.Events = append(f.Events, event)
	}
	for _, class := range q.quads {
		quads := parseQuads(class)
		if quads == nil {
			return f, fmt.Errorf("%w: --quad %q is none of cooperation, conflict, verbal-cooperation, material-cooperation, verbal-conflict, material-conflict", errUsage, class)
		}
		f.Quads = append(f.Quads, quads...)
	}
	for _, text := range q.modes {
		mode, err := q.parseMode(text)
		if err != nil {
			return f, err
		}
		f.Modes = append(f.Modes, mode)
	}
	return f, nil
}

// narrow says whether some evidence is left out.
func (q *question) narrow() bool {
	return q.since+q.until+q.asOf+q.publisher != "" || q.minConfidence > 0 || len(q.events)+len(q.quads)+len(q.modes) > 0
}

// parseEvent takes PLOVER's names in any case, and else a predicate's lemma. Capitals show that the former
// was meant.
func parseEvent(s string) (string, error) {
	upper := strings.ToUpper(s)
	if _, ok := graph.LookupEvent(upper); ok {
		return upper, nil
	}
	if s != upper {
		return strings.ToLower(s), nil
	}
	return "", fmt.Errorf("%w: --event %q is none of %s", errUsage, s, strings.Join(eventNames(), ", "))
}

func parseQuads(class string) []graph.Quad {
	all := []graph.Quad{graph.VerbalCooperation, graph.MaterialCooperation, graph.VerbalConflict, graph.MaterialConflict}
	class = strings.ReplaceAll(strings.ToLower(class), "-", " ")
	var quads []graph.Quad
	for _, q := range all {
		if string(q) == class || strings.HasSuffix(string(q), " "+class) {
			quads = append(quads, q)
		}
	}
	return quads
}

// params are the numbers of the formula as the flags have them.
func (q *question) params() (network.Params, error) {
	p := network.Default()
	p.HalfLife = q.halfLife
	p.Negated = q.negated
	if q.halfLife < 0 {
		return p, fmt.Errorf("%w: --half-life %v is below 0", errUsage, q.halfLife)
	}
	if q.asOf != "" {
		if p.AsOf = lastDay(q.asOf); p.AsOf == "" {
			return p, fmt.Errorf("%w: --as-of %q is no date (YYYY, YYYY-MM or YYYY-MM-DD)", errUsage, q.asOf)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(q.modality)) {
		text := q.modality[name]
		factor, err := strconv.ParseFloat(text, 64)
		if err != nil || factor < 0 || factor > 1 {
			return p, fmt.Errorf("%w: --modality %s=%s is no number from 0 to 1", errUsage, name, text)
		}
		switch graph.Modality(name) {
		case graph.Reported:
			p.Reported = factor
		case graph.Planned:
			p.Planned = factor
		case graph.Hypothetical:
			p.Hypothetical = factor
		default:
			return p, fmt.Errorf("%w: --modality %q is none of reported, planned, hypothetical", errUsage, name)
		}
	}
	return p, nil
}

// check reads what no other method does.
func (q *question) check() error {
	if !slices.Contains([]string{"actor", "country"}, q.by) {
		return fmt.Errorf("%w: --by %q is neither actor nor country", errUsage, q.by)
	}
	if q.json && q.export.format != "" {
		return fmt.Errorf("%w: --json and --export exclude each other", errUsage)
	}
	if err := q.export.check("export"); err != nil {
		return err
	}
	if q.limit < 0 {
		return fmt.Errorf("%w: --limit %d is below 0", errUsage, q.limit)
	}
	return nil
}

// first returns the first of all that --limit lets through, and how many it holds back.
func first[T any](q *question, all []T) (some []T, more int) {
	if q.limit == 0 || len(all) <= q.limit {
		return all, 0
	}
	return all[:q.limit], len(all) - q.limit
}

var dateForms = []string{"2006", "2006-01", time.DateOnly}

// dateForm is the form in which a date is written, "" if it is none.
func dateForm(date string) string {
	for _, form := range dateForms {
		if _, err := time.Parse(form, date); err == nil {
			return form
		}
	}
	return ""
}

// lastDay is the last day of a year, month or day as YYYY-MM-DD, "" for what is none.
func lastDay(date string) string {
	form := dateForm(date)
	if form == "" {
		return ""
	}
	// dateForm has parsed it.
	t, _ := time.Parse(form, date)
	switch form {
	case "2006":
		t = t.AddDate(1, 0, -1)
	case "2006-01":
		t = t.AddDate(0, 1, -1)
	}
	return t.Format(time.DateOnly)
}
