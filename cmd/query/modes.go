package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"entente/graph"
	"entente/internal/network"
)

// parseMode takes a mode's name in any case and with spaces for hyphens. Some event must have it that --event and --quad
// let through.
func (q *question) parseMode(text string) (string, error) {
	mode := strings.ReplaceAll(strings.ToLower(text), " ", "-")
	events := graph.EventsOf(mode)
	if len(events) == 0 {
		return "", fmt.Errorf("%w: --mode %q is no mode of PLOVER's%s The modes are%s", errUsage, text, nearMode(mode), q.modeTable())
	}
	if !slices.ContainsFunc(events, q.lets) {
		return "", fmt.Errorf("%w: --mode %s is of %s, which --event or --quad leaves out", errUsage, mode, strings.Join(events, " and "))
	}
	return mode, nil
}

// lets says whether --event and --quad let an event through; what is wrong with them filter says.
func (q *question) lets(event string) bool {
	in := func(list []string, has func(string) bool) bool {
		return len(list) == 0 || slices.ContainsFunc(list, has)
	}
	return in(q.events, func(e string) bool { return strings.EqualFold(e, event) }) &&
		in(q.quads, func(class string) bool { return slices.Contains(parseQuads(class), graph.QuadOf(event)) })
}

// nearMode asks whether the modes of the nearest spelling were meant, if any is near.
func nearMode(text string) string {
	var names []string
	for _, m := range graph.Modes {
		names = append(names, m.Name)
	}
	if near := nearest(text, names); len(near) > 0 {
		return "; did you mean " + either(near) + "?"
	}
	return "."
}

// nearest is the names, each once, that take the fewest changes of a letter, if that is not most of the text.
func nearest(text string, names []string) []string {
	var best []string
	least := len(text)/3 + 1
	for _, name := range names {
		d := levenshtein.ComputeDistance(text, name)
		if d < least {
			best, least = nil, d
		}
		if d == least && !slices.Contains(best, name) {
			best = append(best, name)
		}
	}
	return best
}

// modeTable is a line for each event that has modes and may be asked about.
func (q *question) modeTable() string {
	var b strings.Builder
	for _, e := range graph.Events {
		if modes := graph.ModesOf(e.Name); len(modes) > 0 && q.lets(e.Name) {
			fmt.Fprintf(&b, "\n  %-9s %s", e.Name, strings.Join(modes, ", "))
		}
	}
	return b.String()
}

// modeCount says how many pieces of evidence are of a mode.
type modeCount struct {
	Mode    string `json:"mode"`
	Reports int    `json:"reports"`
}

// countModes is the modes of evidence, the most reported first. It is never nil.
func countModes(evidence []graph.Evidence) []modeCount {
	counts := []modeCount{}
	for _, v := range evidence {
		if v.Mode == "" {
			continue
		}
		i := slices.IndexFunc(counts, func(c modeCount) bool { return c.Mode == v.Mode })
		if i < 0 {
			i = len(counts)
			counts = append(counts, modeCount{Mode: v.Mode})
		}
		counts[i].Reports++
	}
	slices.SortFunc(counts, func(a, b modeCount) int {
		return cmp.Or(cmp.Compare(b.Reports, a.Reports), cmp.Compare(a.Mode, b.Mode))
	})
	return counts
}

// listModes writes the modes of evidence for people: "visit 3, host 1"; without a count if all of it has the one mode.
func listModes(evidence []graph.Evidence) string {
	counts := countModes(evidence)
	if len(counts) == 1 && counts[0].Reports == len(evidence) {
		return counts[0].Mode
	}
	parts := make([]string, len(counts))
	for i, c := range counts {
		parts[i] = fmt.Sprintf("%s %d", c.Mode, c.Reports)
	}
	return strings.Join(parts, ", ")
}

// learnModes reads the modes of the relations' evidence, which briefs do not say.
func (s *session) learnModes(ctx context.Context, relations []*relation) error {
	var claims []network.Claim
	for _, r := range relations {
		if len(graph.ModesOf(r.Event)) == 0 || s.wanted.Modes != nil {
			continue
		}
		for i := range r.Evidence {
			claims = append(claims, network.Claim{Edge: &r.Edge, Evidence: &r.Evidence[i]})
		}
	}
	return complete(ctx, s.inBriefOnly(claims), s.store.Modes, func(p *graph.Evidence, mode string) { p.Mode = mode })
}
