package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"entente/internal/actors"
)

func newActorsMerge() *cobra.Command {
	return &cobra.Command{
		Use:   "merge KEPT OTHER…",
		Short: "Join actors into one: what the others are called names the first",
		Long: `Join actors into one node. KEPT and OTHER are ids, names or aliases; KEPT must be known to the catalogue or
to your files, OTHER may be a new actor that only texts know. The line goes into the file of --own-actors
(entente-actors.tsv), which every later run reads: ingest your news again, and the documents that name
OTHER are replaced.`,
		Example: `  ingest actors merge european-union eurozone
  ingest actors merge sergei-lavrov "Sergiy Lavrow" && ingest archive/`,
		Args: atLeast(2, "KEPT and OTHER"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return correct(cmd, args[0], func(c *actors.Catalogue, text, kept string) (string, error) {
				var others []string
				for _, name := range args[1:] {
					id, err := actorNamed(c, name)
					if errors.Is(err, errNotFound) {
						id, err = actors.NewID(name), nil
					}
					if err != nil {
						return "", err
					}
					others = append(others, id)
				}
				return actors.Merged(text, kept, others), nil
			})
		},
	}
}

func newActorsSplit() *cobra.Command {
	return &cobra.Command{
		Use:   "split ACTOR NAME…",
		Short: "Take names from an actor, for an actor of their own; or take a merged actor out again",
		Long: `Take names from an actor. NAME is the id of an actor that was merged into it, which then stands for itself again; or
one of its names or aliases: the names then become an actor of their own, with ACTOR's kind and roles, on a
line of the file of --own-actors (entente-actors.tsv) that you can edit.`,
		Example: `  ingest actors split european-union eurozone
  ingest actors split taliban "Pakistani Taliban"`,
		Args: atLeast(2, "ACTOR and NAME"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return correct(cmd, args[0], func(c *actors.Catalogue, text, id string) (string, error) {
				return c.SplitOff(text, id, args[1:])
			})
		},
	}
}

func atLeast(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < n {
			return fmt.Errorf("%w: want %s", errUsage, what)
		}
		return nil
	}
}

// correct changes the user's own file of actors. What comes out must load; else the file stays as it was.
func correct(cmd *cobra.Command, name string, change func(c *actors.Catalogue, text, id string) (string, error)) error {
	x, cfg, err := loadExtractor(cmd)
	if err != nil {
		return err
	}
	id, err := actorNamed(x.Catalogue, name)
	if err != nil {
		return err
	}
	file := cfg.Ingest.OwnActors
	old, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read own actors: %w", err)
	}
	text, err := change(x.Catalogue, string(old), id)
	if err != nil {
		return err
	}
	draft := file + ".new"
	if err := os.WriteFile(draft, []byte(text), 0o666); err != nil {
		return fmt.Errorf("write own actors: %w", err)
	}
	files := append(without(cfg.Ingest.Actors, file), draft)
	if _, err := actors.Load(files...); err != nil {
		return errors.Join(fmt.Errorf("%s is left as it was: %w", file, err), os.Remove(draft))
	}
	if err := os.Rename(draft, file); err != nil {
		return fmt.Errorf("write own actors: %w", err)
	}
	fmt.Fprint(cmd.OutOrStdout(), changedLines(string(old), text))
	fmt.Fprintf(cmd.ErrOrStderr(), "%s changed; ingest your news again to change the graph\n", file)
	return nil
}

// actorNamed finds the one actor of the catalogue that has an id, or else a name or alias.
func actorNamed(c *actors.Catalogue, name string) (string, error) {
	if a, ok := c.Actor(name); ok {
		return a.ID, nil
	}
	switch ids := c.Named(name); len(ids) {
	case 0:
		return "", fmt.Errorf("%w: no actor is called %q; see ingest actors %[2]q", errNotFound, name)
	case 1:
		return ids[0], nil
	default:
		return "", fmt.Errorf("%w: %q names %s: give an id", errUsage, name, strings.Join(ids, ", "))
	}
}

func without(all []string, one string) []string {
	var left []string
	for _, s := range all {
		if s != one {
			left = append(left, s)
		}
	}
	return left
}

// changedLines are the lines that went and those that came, marked by - and +.
func changedLines(old, text string) string {
	var b strings.Builder
	for l := range strings.Lines(old) {
		if !strings.Contains(text, l) {
			b.WriteString("- " + l)
		}
	}
	for l := range strings.Lines(text) {
		if !strings.Contains(old, l) {
			b.WriteString("+ " + l)
		}
	}
	return b.String()
}
