package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/internal/extract"
)

func newActorsNew() *cobra.Command {
	var o newActorsOptions
	cmd := &cobra.Command{
		Use:   "new PATH…",
		Short: "Rank the actors that the catalogue does not know, with contexts and entries for a file",
		Long: `Read documents as ingest does, store nothing, and rank the actors in them that the catalogue does not
know by the number of their mentions, with sentences that name them. With --entries, print them as
lines for a file of actors: write the country where ??? stands, and give the file to --actors.

Since you look at them, names are listed that are right by 0.5 or more, less than --least-sure asks for elsewhere.`,
		Example: `  ingest actors new archive/ | less
  ingest actors new --entries --least 5 archive/ > mine.tsv
  ingest actors check mine.tsv && ingest --actors mine.tsv archive/`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("%w: no PATH given; name a file, a folder, or - for standard input", errUsage)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, paths []string) error {
			return rankNew(cmd, o, paths)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&o.entries, "entries", false, "print lines for a file of actors")
	f.BoolVar(&o.json, "json", false, "print one JSON object a line")
	f.IntVar(&o.least, "least", 2, "leave out actors with fewer mentions")
	return cmd
}

type newActorsOptions struct {
	entries, json bool
	least         int
}

// newActor is an unknown actor with its mentions.
type newActor struct {
	Count    int         `json:"count"`
	Actor    graph.Actor `json:"actor"`
	Contexts []string    `json:"contexts"`
}

// maxContexts is enough to see who is meant.
const maxContexts = 3

// evenChances is how likely a name must be right to be listed for somebody who looks at it.
const evenChances = 0.5

func rankNew(cmd *cobra.Command, o newActorsOptions, paths []string) error {
	x, cfg, err := loadExtractor(cmd)
	if err != nil {
		return err
	}
	x.Catalogue.SetLeastSure(min(cfg.Ingest.LeastSure, evenChances))
	found := map[string]*newActor{}
	c, err := readOnly(cmd, x, cfg, paths, func(r extract.Reading) error { countNew(found, r); return nil })
	if err == nil {
		err = printNew(cmd.OutOrStdout(), found, o)
	}
	return finish(c, cmd.ErrOrStderr(), err)
}

func countNew(found map[string]*newActor, r extract.Reading) {
	for _, m := range r.Mentions {
		if !m.New {
			continue
		}
		n := found[m.Actor.ID]
		if n == nil {
			n = &newActor{Actor: m.Actor}
			found[m.Actor.ID] = n
		}
		n.Count++
		s := r.Sentences[m.Sentence]
		if text := r.Text(s.In, s.Start, s.End); len(n.Contexts) < maxContexts && !slices.Contains(n.Contexts, text) {
			n.Contexts = append(n.Contexts, text)
		}
	}
}

func printNew(w io.Writer, found map[string]*newActor, o newActorsOptions) error {
	ranked := slices.SortedFunc(maps.Values(found), func(a, b *newActor) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Actor.ID, b.Actor.ID))
	})
	enc := newEncoder(w)
	printed := 0
	for _, n := range ranked {
		if n.Count < o.least {
			break
		}
		printed++
		var err error
		switch {
		case o.json:
			err = enc.Encode(n)
		case o.entries:
			_, err = fmt.Fprintln(w, n.entry())
		default:
			_, err = fmt.Fprintf(w, "%5d  %s  (%s)\n", n.Count, n.Actor.Name, strings.TrimSpace(n.Actor.Kind+" "+n.Actor.Code+" "+n.Actor.Sector))
			for _, text := range n.Contexts {
				_, err = fmt.Fprintf(w, "         %s\n", text)
			}
		}
		if err != nil {
			return fmt.Errorf("print actors: %w", err)
		}
	}
	if printed == 0 {
		return fmt.Errorf("%w: no new actor with %s or more", errNotFound, plural(o.least, "mention"))
	}
	return nil
}

// entry is the actor as a line of a file of actors: kind, name, aliases, roles, id.
func (n newActor) entry() string {
	a := n.Actor
	code, sector := cmp.Or(a.Code, "???"), cmp.Or(a.Sector, "-")
	return strings.Join([]string{a.Kind, a.Name, strings.Join(a.Aliases, "|"), code + " " + sector, a.ID}, "\t")
}
