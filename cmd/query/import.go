package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/internal/actors"
	"entente/internal/config"
	"entente/internal/treaties"
)

// importing is what import was asked to do.
type importing struct {
	columns   map[string]string
	publisher string
	json      bool
}

func newImport() *cobra.Command {
	var i importing
	cmd := &cobra.Command{
		Use:   "import FILE.csv",
		Short: "Put known alliances beside the news (this writes to the graph)",
		Long: `Put known alliances into the graph, so that text and treaty can be compared: query contradictions lists
allies on paper who fight in the news. Alone of query's commands it writes to the graph.

FILE is a CSV of the Correlates of War project's formal alliances (4.1, by dyad), of ATOP (5.1, by dyad and year), which
are known by their columns, or any other whose columns --columns names: a and b for the two states (ISO code, name or number
of the Correlates of War), type for the pledge, from and to, or year where there is a line for each year.

A treaty is an edge SUPPORT of both sides toward each other, from the day of its beginning, with --publisher for its
source; it counts in allies as one report does, or as much as --treaty-weight says there, and --publisher picks it out. Importing again from the same
publisher replaces what was imported before; ingest delete takes it out.`,
		Example: `  query import alliance_v4.1_by_dyad.csv --publisher "Correlates of War"
  query import atop5_1dy.csv --publisher ATOP
  query import pacts.csv --columns a=state1,b=state2,type=kind,from=start,to=end --publisher "My list"`,
		Args: arguments(1, 1, "one FILE"),
		RunE: func(cmd *cobra.Command, args []string) error { return i.run(cmd, args[0]) },
	}
	f := cmd.Flags()
	f.StringToStringVar(&i.columns, "columns", nil, "`a=…,b=…` and type, from, to or year: the names of the columns")
	f.StringVar(&i.publisher, "publisher", "Treaties", "`name` of the source")
	f.BoolVar(&i.json, "json", false, "print JSON")
	return cmd
}

func (i importing) run(cmd *cobra.Command, file string) error {
	var layout treaties.Layout
	var err error
	if len(i.columns) > 0 {
		if layout, err = treaties.ParseLayout(i.columns); err != nil {
			return fmt.Errorf("%w: --columns: %w", errUsage, err)
		}
	}
	if strings.TrimSpace(i.publisher) == "" {
		return fmt.Errorf("%w: --publisher is empty", errUsage)
	}
	cfg, err := config.Load(cmd.Flags())
	if err != nil {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	catalogue, err := actors.Load()
	if err != nil {
		return fmt.Errorf("load the actors: %w", err)
	}
	read, err := readTreaties(file, layout, catalogue)
	if err != nil {
		return err
	}
	if len(read.Treaties) == 0 {
		return nothing("%s has no treaty between states that are known", file)
	}
	changed, err := i.put(cmd.Context(), cfg.Store, catalogue, read.Treaties)
	if err != nil {
		return err
	}
	return i.report(cmd, read, changed)
}

func readTreaties(file string, layout treaties.Layout, catalogue *actors.Catalogue) (treaties.Reading, error) {
	f, err := os.Open(file)
	if err != nil {
		return treaties.Reading{}, err
	}
	defer f.Close()
	read, err := treaties.Read(f, layout, treaties.States(catalogue.All()))
	if err != nil {
		return read, fmt.Errorf("read %s: %w", file, err)
	}
	return read, nil
}

func (i importing) put(ctx context.Context, where config.Store, catalogue *actors.Catalogue, all []treaties.Treaty) (changed bool, err error) {
	document := treaties.Document(i.publisher)
	edges := treaties.Edges(&document, all)
	ids := make(map[string]bool)
	var states []graph.Actor
	for _, e := range edges {
		for _, id := range []string{e.Source, e.Target} {
			if a, ok := catalogue.Actor(id); ok && !ids[id] {
				states = append(states, a)
			}
			ids[id] = true
		}
	}
	s, done, err := openStore(ctx, where)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, done()) }()
	return s.Put(ctx, document, states, edges)
}

func (i importing) report(cmd *cobra.Command, read treaties.Reading, changed bool) error {
	if i.json {
		s := session{out: newScreen(cmd.OutOrStdout())}
		err := s.printJSON(struct {
			Treaties int      `json:"treaties"`
			Changed  bool     `json:"changed"`
			Document string   `json:"document"`
			Unknown  []string `json:"unknown_states"`
		}{len(read.Treaties), changed, treaties.Document(i.publisher).ID, append([]string{}, read.Unknown...)})
		return errors.Join(err, s.out.Flush())
	}
	state := "the graph has them now"
	if !changed {
		state = "the graph had them already"
	}
	treaties := "1 treaty"
	if n := len(read.Treaties); n != 1 {
		treaties = fmt.Sprintf("%d treaties", n)
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%s read; %s\n", treaties, state)
	if len(read.Unknown) > 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "left out, for no actor is known for them: %s\n", strings.Join(read.Unknown, ", "))
	}
	return nil
}
