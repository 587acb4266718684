package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente/internal/config"
)

// completeActors offers a shell the names that begin with what is typed, for at most that many arguments.
func completeActors(most int) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) >= most {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		names, err := actorNames(cmd, typed)
		if err != nil {
			cobra.CompErrorln(err.Error())
			return nil, cobra.ShellCompDirectiveError
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
}

func actorNames(cmd *cobra.Command, typed string) (names []string, err error) {
	cfg, err := config.Load(cmd.Flags())
	if err != nil {
		return nil, err
	}
	if err := holdsGraph(cfg.Store); err != nil {
		return nil, err
	}
	s, done, err := openStore(cmd.Context(), cfg.Store)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, done()) }()
	typed = strings.ToLower(typed)
	for a, err := range s.Actors(cmd.Context()) {
		if err != nil {
			return nil, err
		}
		for _, name := range append([]string{a.ID, a.Name}, a.Aliases...) {
			if strings.HasPrefix(strings.ToLower(name), typed) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}
