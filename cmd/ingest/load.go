package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"os"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"entente/internal/config"
	"entente/internal/extract"
	"entente/internal/news"
	"entente/internal/store"
)

// loadWriters is the number of transactions in flight; more bring little on two cores, and conflicts
// on the edges that every document has.
const loadWriters = 2

// summary is what load prints at its end.
type summary struct {
	counts
	Changed int     `json:"changed"` // documents that changed the graph
	Store   string  `json:"store"`
	Seconds float64 `json:"seconds"`
}

// load reads the documents into the graph.
func load(cmd *cobra.Command, o options, paths []string) error {
	begun := time.Now()
	if err := anyThere(paths); err != nil {
		return err
	}
	x, cfg, err := loadExtractor(cmd)
	if err != nil {
		return err
	}
	s, err := store.Open(cmd.Context(), store.Config(cfg.Store))
	if err != nil {
		return err
	}
	bar := newProgress(cmd.ErrOrStderr())
	log := slog.New(slog.NewTextHandler(bar, nil))
	sum := summary{Store: where(cfg.Store)}
	err = readInto(cmd.Context(), s, x, news.Read(paths, cmd.InOrStdin()), cfg.Ingest.Workers, o.resume, &sum, bar, log)
	if closeErr := s.Close(); err == nil && closeErr != nil {
		err = fmt.Errorf("close the graph: %w", closeErr)
	}
	bar.end()
	sum.Seconds = time.Since(begun).Seconds()
	if o.json {
		if jsonErr := json.NewEncoder(cmd.OutOrStdout()).Encode(sum); err == nil {
			err = jsonErr
		}
	} else {
		fmt.Fprintln(cmd.ErrOrStderr(), sum)
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(cmd.ErrOrStderr(), "the documents read so far are kept; run the same command again to go on")
	}
	return finish(sum.counts, cmd.ErrOrStderr(), err)
}

// anyThere keeps a mistyped call from making an empty graph: one of the paths must be there.
func anyThere(paths []string) error {
	var missing error
	for _, p := range paths {
		_, err := os.Stat(p)
		if p == "-" || err == nil {
			return nil
		}
		missing = errors.Join(missing, err)
	}
	return fmt.Errorf("%w: nothing to read: %w", errUsage, missing)
}

// readInto runs the pipeline's readings into the store. After a cancelled ctx the readings that are
// in work are still stored.
func readInto(ctx context.Context, s *store.Store, x *extract.Extractor, docs iter.Seq2[news.Document, error],
	workers int, resume bool, sum *summary, bar *progress, log *slog.Logger) error {
	readings := make(chan store.Reading)
	var loadErr error
	var invalid int
	loaded := make(chan struct{})
	keep := context.WithoutCancel(ctx)
	go func() {
		defer close(loaded)
		loadErr = s.Load(keep, drawn(readings), loadWriters, func(id string, changed bool, err error) {
			switch {
			case err != nil:
				invalid++
				log.Warn("skipped", "error", err)
			case changed:
				sum.Changed++
			}
			bar.add()
		})
	}()
	work := func(d news.Document) done {
		if resume {
			if known, err := held(keep, s, d); known || err != nil {
				return done{known: known, err: err}
			}
		}
		return done{reading: x.Read(d)}
	}
	each := func(d done) error {
		if d.known {
			bar.add()
			return nil
		}
		select {
		case readings <- stored(d.reading):
			return nil
		case <-loaded:
			return loadErr // Load ends before its readings only by an error
		}
	}
	err := pipeline(ctx, docs, workers, &sum.counts, log, work, each)
	close(readings)
	<-loaded
	sum.Skipped += invalid
	if loadErr != nil {
		return fmt.Errorf("load into the graph: %w", loadErr)
	}
	return err
}

// drawn is the sequence of what comes through the channel.
func drawn(readings <-chan store.Reading) iter.Seq[store.Reading] {
	return func(yield func(store.Reading) bool) {
		for r := range readings {
			if !yield(r) {
				return
			}
		}
	}
}

// held says whether the graph holds the document with this content.
func held(ctx context.Context, s *store.Store, d news.Document) (bool, error) {
	for stored, err := range s.Documents(ctx, d.ID) {
		if err != nil {
			return false, fmt.Errorf("look up document %s: %w", d.ID, err)
		}
		if strings.HasPrefix(stored.Version, d.Hash()+"-") {
			return true, nil
		}
	}
	return false, nil
}

// where names the store for people.
func where(s config.Store) string {
	if len(s.Dgraph) > 0 {
		return strings.Join(s.Dgraph, ",")
	}
	return s.Data
}

func (s summary) String() string {
	known := ""
	if s.Known > 0 {
		known = fmt.Sprintf(" (%d known)", s.Known)
	}
	return fmt.Sprintf("%s read%s, %s, %s, %s with %s; %s changed in %s",
		plural(s.Documents, "document"), known, plural(s.Sentences, "sentence"), plural(s.Mentions, "mention"),
		plural(s.Edges, "edge"), plural(s.Evidence, "piece")+" of evidence", plural(s.Changed, "document"), s.Store)
}

// progress is a bar on a terminal and nothing in a pipe. Lines written to it stand above the bar.
type progress struct {
	out io.Writer
	bar *progressbar.ProgressBar // nil in a pipe
}

func newProgress(out io.Writer) *progress {
	p := &progress{out: out}
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.bar = progressbar.NewOptions64(-1, progressbar.OptionSetWriter(out), progressbar.OptionSetDescription("reading"),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("documents"),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	return p
}

func (p *progress) add() {
	if p.bar != nil {
		// The bar's writer is the terminal; there is nowhere else to say that it failed.
		_ = p.bar.Add(1)
	}
}

func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

// Write puts a line above the bar.
func (p *progress) Write(line []byte) (int, error) {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
	return p.out.Write(line)
}
