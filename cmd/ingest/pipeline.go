package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"runtime"
	"sync"

	"entente/internal/extract"
	"entente/internal/news"
)

// counts are what a run says at its end.
type counts struct {
	Documents int `json:"documents"` // read
	Known     int `json:"known"`     // of these, held by the graph already or read before in this run
	Skipped   int `json:"skipped"`   // reported and left out
	Sentences int `json:"sentences"`
	Mentions  int `json:"mentions"`
	Edges     int `json:"edges"`
	Evidence  int `json:"evidence"`
}

func (c *counts) add(r extract.Reading) {
	c.Sentences += len(r.Sentences)
	c.Mentions += len(r.Mentions)
	c.Edges += len(r.Edges)
	for _, e := range r.Edges {
		c.Evidence += len(e.Evidence)
	}
}

// done is what became of a document.
type done struct {
	reading extract.Reading
	known   bool
	err     error
}

// pipeline takes documents through work, several at once, and hands what comes out to each in the
// order of the documents. It ends at the first error of work or each, or when ctx is cancelled, after
// the documents that are in work. Inputs that are no documents are logged, counted and passed over.
func pipeline(ctx context.Context, docs iter.Seq2[news.Document, error], workers int, c *counts, log *slog.Logger,
	work func(news.Document) done, each func(done) error) error {
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	type job struct {
		doc   news.Document
		reply chan done
	}
	jobs := make(chan job)
	order := make(chan chan done, 2*workers)
	stop := make(chan struct{})
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for j := range jobs {
				j.reply <- work(j.doc)
			}
		})
	}
	var skipped, repeated int
	group.Go(func() {
		defer close(order)
		defer close(jobs)
		seen := seen{}
		for d, err := range docs {
			if err == nil {
				var again bool
				if again, err = seen.before(d); again {
					repeated++
					continue
				}
			}
			if err != nil {
				skipped++
				log.Warn("skipped", "input", err)
				continue
			}
			j := job{d, make(chan done, 1)}
			select {
			case <-ctx.Done():
				return
			case <-stop:
				return
			case order <- j.reply:
				jobs <- j
			}
		}
	})
	err := drain(order, stop, c, each)
	group.Wait()
	c.Skipped, c.Known, c.Documents = skipped, c.Known+repeated, c.Documents+repeated
	if err == nil {
		err = ctx.Err()
	}
	return err
}

// drain takes what comes in order until it ends; after an error it closes stop and passes over the rest.
func drain(order <-chan chan done, stop chan<- struct{}, c *counts, each func(done) error) (first error) {
	for reply := range order {
		d := <-reply
		if first != nil {
			continue
		}
		if first = d.err; first == nil {
			c.Documents++
			if d.known {
				c.Known++
			}
			c.add(d.reading)
			first = each(d)
		}
		if first != nil {
			close(stop)
		}
	}
	return first
}

// seen knows the documents of a run by a hash of their id, 16 bytes a document.
type seen map[uint64]uint64

// before says whether the same document came before; another document with the same id is an error.
func (s seen) before(d news.Document) (bool, error) {
	id := binary.BigEndian.Uint64([]byte(news.Document{ID: d.ID}.Hash()))
	content := binary.BigEndian.Uint64([]byte(d.Hash()))
	held, ok := s[id]
	switch {
	case ok && held == content:
		return true, nil
	case ok:
		return false, fmt.Errorf("document %s: came before in this run with another content", d.ID)
	}
	s[id] = content
	return false, nil
}

// finish tells how the run went, and gives the error that it ends with.
func finish(c counts, stderr io.Writer, err error) error {
	if c.Skipped > 0 {
		fmt.Fprintf(stderr, "%s skipped, see above\n", plural(c.Skipped, "input"))
		err = errors.Join(err, errSkipped)
	}
	return err
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
