package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"entente/graph"
)

func newEvents() *cobra.Command {
	var q question
	cmd := &cobra.Command{
		Use:   "events [EVENT]",
		Short: "PLOVER's events with their modes, which --event, --quad and --mode narrow by",
		Example: `  query events
  query events CONSULT
  query relations US --event CONSULT --mode visit,host`,
		Args: arguments(0, 1, "one EVENT or none"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return beginning(eventChoices(), typed), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			events := graph.Events
			if len(args) == 1 {
				e, ok := graph.LookupEvent(strings.ToUpper(args[0]))
				if !ok {
					return fmt.Errorf("%w: %q is none of %s", errUsage, args[0], strings.Join(eventNames(), ", "))
				}
				events = []graph.EventType{e}
			}
			s := newSession(&q, cmd.OutOrStdout(), cmd.ErrOrStderr())
			if q.json {
				return errors.Join(s.printJSON(eventsJSON(events)), s.out.Flush())
			}
			s.printEvents(events)
			return s.out.Flush()
		},
	}
	cmd.Flags().BoolVar(&q.json, "json", false, "print JSON")
	return cmd
}

func eventNames() []string {
	var names []string
	for _, e := range graph.Events {
		names = append(names, e.Name)
	}
	return names
}

// modesOf is the event's rows of modes.tsv.
func modesOf(event string) []graph.Mode {
	modes := []graph.Mode{}
	for _, m := range graph.Modes {
		if m.Event == event {
			modes = append(modes, m)
		}
	}
	return modes
}

// printEvents writes a line for each event, and one for each of its modes.
func (s *session) printEvents(events []graph.EventType) {
	const word = 16 // columns for an event or a mode: suicide-attack has 14
	for _, e := range events {
		margin := strings.Repeat(" ", word)
		s.out.flow(s.out.paint(bold, e.Name)+margin[len(e.Name):], margin, fmt.Sprintf("%s; %s, %s", e.Gloss, e.Quad, signed(e.Score)))
		for _, m := range modesOf(e.Name) {
			s.out.flow("  "+m.Name+margin[len(m.Name)+2:], margin, m.Gloss)
		}
	}
}

func eventsJSON(events []graph.EventType) any {
	type modeJSON struct {
		Mode  string `json:"mode"`
		Gloss string `json:"gloss"`
	}
	type eventJSON struct {
		Event string     `json:"event"`
		Quad  graph.Quad `json:"quad"`
		Score float64    `json:"score"`
		Gloss string     `json:"gloss"`
		Modes []modeJSON `json:"modes"`
	}
	all := make([]eventJSON, len(events))
	for i, e := range events {
		all[i] = eventJSON{e.Name, e.Quad, e.Score, e.Gloss, []modeJSON{}}
		for _, m := range modesOf(e.Name) {
			all[i].Modes = append(all[i].Modes, modeJSON{m.Name, m.Gloss})
		}
	}
	return struct {
		Events []eventJSON `json:"events"`
	}{all}
}
