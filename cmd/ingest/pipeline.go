package main

import (
	"context"
	"encoding/binary"
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
// the documents that are in work; it does not wait for an input that gives nothing. Inputs that are
// no documents are logged, counted and passed over.
func pipeline(ctx context.Context, docs iter.Seq2[news.Document, error], workers int, c *counts, log *slog.Logger,
	work func(news.Document) done, each func(done) error) error {
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	stop := make(chan struct{})
	inputs := make(chan input)
	go func() { // not waited for: it may stand in a read that never returns
		defer close(inputs)
		for d, err := range docs {
			select {
			case inputs <- input{d, err}:
			case <-stop:
				return
			}
		}
	}()
	jobs := make(chan job)
	order := make(chan chan done, 2*workers)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for j := range jobs {
				j.reply <- work(j.doc)
			}
		})
	}
	f := feeder{inputs: inputs, jobs: jobs, order: order, seen: seen{}, log: log}
	fed, cancel := context.WithCancel(ctx)
	group.Go(func() { f.feed(fed) })
	err := drain(order, cancel, c, each)
	group.Wait()
	close(stop)
	cancel()
	c.Skipped, c.Known, c.Documents = f.skipped, c.Known+f.repeated, c.Documents+f.repeated
	if err == nil {
		err = ctx.Err()
	}
	return err
}

// input is what a reader of documents gives.
type input struct {
	doc news.Document
	err error
}

// job is a document in work; what becomes of it goes to reply.
type job struct {
	doc   news.Document
	reply chan done
}

// feeder hands documents to the workers, and their replies in order to drain.
type feeder struct {
	inputs            <-chan input
	jobs              chan<- job
	order             chan<- chan done
	seen              seen
	skipped, repeated int
	log               *slog.Logger
}

// feed goes on until the inputs end or ctx is cancelled, and closes its channels then.
func (f *feeder) feed(ctx context.Context) {
	defer close(f.order)
	defer close(f.jobs)
	for {
		var in input
		var ok bool
		select {
		case <-ctx.Done():
			return
		case in, ok = <-f.inputs:
		}
		if !ok {
			return
		}
		again := false
		if in.err == nil {
			again, in.err = f.seen.before(in.doc)
		}
		switch {
		case again:
			f.repeated++
			continue
		case in.err != nil:
			f.skipped++
			f.log.Warn("skipped", "input", in.err)
			continue
		}
		j := job{in.doc, make(chan done, 1)}
		select {
		case <-ctx.Done():
			return
		case f.order <- j.reply:
			f.jobs <- j
		}
	}
}

// drain takes what comes in order until it ends; after an error it stops the feeder and passes over
// the rest.
func drain(order <-chan chan done, stop func(), c *counts, each func(done) error) (first error) {
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
			stop()
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
		return false, fmt.Errorf("%s: document %s came before in this run with another content", d.From, d.ID)
	}
	s[id] = content
	return false, nil
}

// finish tells what was skipped, and gives the error that the run ends with: its own before that.
func finish(c counts, stderr io.Writer, err error) error {
	if c.Skipped == 0 {
		return err
	}
	fmt.Fprintf(stderr, "%s skipped, see above\n", plural(c.Skipped, "input"))
	if err == nil {
		err = errSkipped
	}
	return err
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
