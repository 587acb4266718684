// Command benchload measures how fast ready edges get into Dgraph. What goes in: how many N-Quads of
// generated documents. What comes out, for each of three ways: time, rate, processor time and peak resident size.
//
//   - The N-Quads by `dgraph live` into a real server (make dgraph).
//   - The same N-Quads, in transactions as live's, into an embedded store.
//   - The same documents by store.Load into an embedded store, which finds what is stored already,
//     counts edges' evidence and is safe beside other ingesters.
//
// Exit 1 if the embedded store does not take the N-Quads at least twice as fast as live's server, or
// if either way needs 500 MB.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"entente/internal/store"
	"entente/internal/store/storetest"
)

// Goals of the project.
const (
	leastRatio = 2.0
	mostMemory = 500 << 20 // bytes
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "benchload:", err)
		os.Exit(1)
	}
}

func run() error {
	fs := flag.NewFlagSet("benchload", flag.ContinueOnError)
	nquads := fs.Int("nquads", 1_000_000, "N-Quads to load, at least")
	server := fs.String("dgraph", "tools/bin/dgraph", "the server's `binary`")
	workers := fs.Int("workers", 1, "transactions in flight in store.Load")
	only := fs.String("only", "", "measure only one `way`: nquads, load or live")
	child := fs.String("child", "", "load into this `folder` and end (used by the program itself)")
	documents := fs.Int("documents", 0, "documents for -child; 0: the N-Quads")
	if err := fs.Parse(os.Args[1:]); err != nil {
		return err
	}
	if *child != "" {
		return loadAndReport(*child, *documents, *workers)
	}
	dir, err := os.MkdirTemp("", "benchload")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	docs, n, err := writeFiles(dir, *nquads)
	if err != nil {
		return fmt.Errorf("generate: %w", err)
	}
	fmt.Printf("%d documents, %d N-Quads\n", docs, n)
	results := map[string]measured{}
	for _, way := range []struct {
		name, title string
		measure     func() (measured, error)
	}{
		{"nquads", "embedded, N-Quads", func() (measured, error) { return measureEmbedded(dir, "nquads", 0, 4) }},
		{"load", "embedded, store.Load", func() (measured, error) { return measureEmbedded(dir, "load", docs, *workers) }},
		{"live", "server, dgraph live", func() (measured, error) { return measureLive(dir, *server) }},
	} {
		if *only != "" && *only != way.name {
			continue
		}
		m, err := way.measure()
		if err != nil {
			return fmt.Errorf("%s: %w", way.title, err)
		}
		results[way.name] = m
		fmt.Println(m.line(way.title, n))
	}
	if *only != "" {
		return nil
	}
	return judge(results["nquads"], results["load"], results["live"])
}

func judge(nquads, load, live measured) error {
	ratio := live.took.Seconds() / nquads.took.Seconds()
	peak := max(nquads.peak, load.peak)
	fmt.Printf("embedded against live: N-Quads %.1f times as fast (goal %.0f), store.Load %.1f times; at most %d MB (goal %d)\n",
		ratio, leastRatio, live.took.Seconds()/load.took.Seconds(), peak>>20, mostMemory>>20)
	if ratio < leastRatio || peak > mostMemory {
		return errors.New("goal missed")
	}
	return nil
}

type measured struct {
	took time.Duration
	cpu  time.Duration
	peak int64 // bytes, of the largest process
}

func (m measured) line(name string, nquads int) string {
	return fmt.Sprintf("%-22s %7.1f s  %7.0f N-Quads/s  %6.1f s of processor  %5d MB peak", name, m.took.Seconds(),
		float64(nquads)/m.took.Seconds(), m.cpu.Seconds(), m.peak>>20)
}

// generated are the documents to load: the same at each call.
func generated(documents int) iter.Seq[store.Reading] { return storetest.Generate(documents, 1) }

// writeFiles writes edges.rdf and schema.dql with at least so many N-Quads.
func writeFiles(dir string, nquads int) (documents, written int, err error) {
	schema, err := store.Schema()
	if err != nil {
		return 0, 0, err
	}
	if err := os.WriteFile(filepath.Join(dir, "schema.dql"), []byte(schema), 0o644); err != nil {
		return 0, 0, err
	}
	f, err := os.Create(filepath.Join(dir, "edges.rdf"))
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	// A document with its edges makes some 148 N-Quads.
	documents = nquads/148 + 1
	written, err = store.WriteRDF(f, generated(documents), nil)
	return documents, written, err
}

// loadAndReport loads into dir and prints the nanoseconds that it took. Writing out and closing count in;
// opening the empty store, like starting the server, does not.
func loadAndReport(dir string, documents, workers int) error {
	load := func() (time.Duration, error) { return loadDocuments(dir, documents, workers) }
	if documents == 0 {
		load = func() (time.Duration, error) {
			return loadNQuads(dir, filepath.Join(filepath.Dir(dir), "edges.rdf"), workers)
		}
	}
	took, err := load()
	if err != nil {
		return err
	}
	fmt.Println(took.Nanoseconds())
	return nil
}

func loadDocuments(dir string, documents, workers int) (time.Duration, error) {
	ctx := context.Background()
	s, err := store.Open(ctx, store.Config{Data: dir})
	if err != nil {
		return 0, err
	}
	start := time.Now()
	var invalid error
	err = s.Load(ctx, generated(documents), workers, func(_ string, _ bool, err error) { invalid = errors.Join(invalid, err) })
	err = errors.Join(err, invalid, s.Close())
	return time.Since(start), err
}

// measureEmbedded loads in a process of its own, whose memory is then only the store's.
func measureEmbedded(dir, folder string, documents, workers int) (measured, error) {
	self, err := os.Executable()
	if err != nil {
		return measured{}, err
	}
	cmd := exec.Command(self, "-child", filepath.Join(dir, folder), "-documents", strconv.Itoa(documents), "-workers", strconv.Itoa(workers))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return measured{}, err
	}
	ns, err := strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
	return measured{time.Duration(ns), processor(cmd), peak(cmd)}, err
}

func processor(cmd *exec.Cmd) time.Duration {
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}

func peak(cmd *exec.Cmd) int64 {
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return usage.Maxrss << 10
}

// measureLive starts a server and lets `dgraph live` load the file.
func measureLive(dir, binary string) (measured, error) {
	binary, err := filepath.Abs(binary)
	if err != nil {
		return measured{}, err
	}
	s, err := storetest.Start(binary, filepath.Join(dir, "server"))
	if err != nil {
		return measured{}, err
	}
	defer s.Stop()
	cmd := exec.Command(binary, "live", "--files", filepath.Join(dir, "edges.rdf"), "--schema", filepath.Join(dir, "schema.dql"),
		"--alpha", s.Addr(), "--zero", s.ZeroAddr(), "--tmp", dir)
	var log bytes.Buffer
	cmd.Stdout, cmd.Stderr, cmd.Dir = &log, &log, dir
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return measured{}, fmt.Errorf("%w\n%s", err, log.String())
	}
	took := time.Since(start)
	s.Stop()
	return measured{took, processor(cmd) + s.Processor(), max(peak(cmd), s.Peak())}, nil
}
