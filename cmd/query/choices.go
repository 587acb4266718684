package main

import (
	"strings"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/internal/export"
)

// completeFlags has a shell offer what the command's flags can name. A choice is a word, and after a tab what it means.
func completeFlags(cmd *cobra.Command) {
	for flag, choices := range map[string]func() []string{
		"event": eventChoices, "quad": quadChoices, "mode": func() []string { return modeChoices(cmd) },
	} {
		offer(cmd, flag, func(typed string) []string { return lastOf(choices(), typed) })
	}
	for flag, words := range map[string][]string{
		"by": {"actor", "country"}, "via": {"any", "allies", "adversaries"}, "unit": {"year", "month", "day"},
		"sort":   {"rank", "between", "brokerage", "cooperation", "conflict"},
		"format": export.Names(), "export": formats(cmd), "gexf-version": {"1.3", "1.2draft"},
	} {
		offer(cmd, flag, func(typed string) []string { return beginning(words, typed) })
	}
}

// formats are those of the command's --export.
func formats(cmd *cobra.Command) []string {
	if cmd.Name() == "timeline" {
		return export.ChartFormats()
	}
	return export.Names()
}

// offer has a shell offer choices for a flag, if the command has it.
func offer(cmd *cobra.Command, flag string, choices func(typed string) []string) {
	if cmd.Flags().Lookup(flag) == nil {
		return
	}
	err := cmd.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return choices(typed), cobra.ShellCompDirectiveNoFileComp
	})
	if err != nil {
		panic(err) // registered twice
	}
}

// beginning is the choices that begin with what is typed, in any case.
func beginning(choices []string, typed string) []string {
	var all []string
	for _, c := range choices {
		if len(c) >= len(typed) && strings.EqualFold(c[:len(typed)], typed) {
			all = append(all, c)
		}
	}
	return all
}

// lastOf completes the last word of a list that commas separate.
func lastOf(choices []string, typed string) []string {
	before, last := "", typed
	if i := strings.LastIndexByte(typed, ','); i >= 0 {
		before, last = typed[:i+1], typed[i+1:]
	}
	all := beginning(choices, last)
	for i, c := range all {
		all[i] = before + c
	}
	return all
}

func eventChoices() []string {
	var all []string
	for _, e := range graph.Events {
		all = append(all, e.Name+"\t"+e.Gloss)
	}
	return all
}

func quadChoices() []string {
	return []string{"cooperation", "conflict", "verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"}
}

// modeChoices are the modes of the events that --event and --quad let through, one that several have once.
func modeChoices(cmd *cobra.Command) []string {
	var q question
	// A command with --mode has the others.
	q.events, _ = cmd.Flags().GetStringSlice("event")
	q.quads, _ = cmd.Flags().GetStringSlice("quad")
	var all []string
	at := map[string]int{}
	for _, m := range graph.Modes {
		if !q.lets(m.Event) {
			continue
		}
		if i, ok := at[m.Name]; ok {
			all[i] += "; " + m.Event + ": " + m.Gloss
			continue
		}
		at[m.Name] = len(all)
		all = append(all, m.Name+"\t"+m.Event+": "+m.Gloss)
	}
	return all
}
