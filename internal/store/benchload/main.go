// Command benchload measures how fast ready edges get into Dgraph: the same generated documents
// into an embedded store through store.Load, and as N-Quads through `dgraph live` into a real server of
// the same version (make dgraph). What goes in: the number of N-Quads. What comes out: both rates,
// both peak resident sizes, and their ratio. Exit 1 if the embedded store is not at least
// twice as fast in less than 500 MB.
package main

import (
	"bytes"
	"context"
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
	workers := fs.Int("workers", 1, "transactions in flight in the embedded store")
	only := fs.String("only", "", "measure only `embedded` or live")
	load := fs.String("load", "", "load into this `folder` and end (used by the program itself)")
	documents := fs.Int("documents", 0, "documents for -load")
	if err := fs.Parse(os.Args[1:]); err != nil {
		return err
	}
	if *load != "" {
		return loadEmbedded(*load, *documents, *workers)
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
	var own, live measured
	if *only != "live" {
		if own, err = measureEmbedded(dir, docs, *workers); err != nil {
			return fmt.Errorf("embedded: %w", err)
		}
		fmt.Println(own.line("embedded, store.Load", n))
	}
	if *only != "embedded" {
		if live, err = measureLive(dir, *server); err != nil {
			return fmt.Errorf("live: %w", err)
		}
		fmt.Println(live.line("server, dgraph live", n))
	}
	if *only != "" {
		return nil
	}
	ratio := live.took.Seconds() / own.took.Seconds()
	fmt.Printf("the embedded store is %.1f times as fast (goal %.0f), in %d MB (goal under %d)\n", ratio, leastRatio, own.peak>>20, mostMemory>>20)
	if ratio < leastRatio || own.peak > mostMemory {
		return fmt.Errorf("goal missed")
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

func loadEmbedded(dir string, documents, workers int) error {
	ctx := context.Background()
	s, err := store.Open(ctx, store.Config{Data: dir})
	if err != nil {
		return err
	}
	start := time.Now()
	err = s.Load(ctx, generated(documents), workers, func(id string, _ bool, err error) {
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	})
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	fmt.Println(time.Since(start).Nanoseconds())
	return nil
}

// measureEmbedded loads in a process of its own, whose memory is then only the store's. Writing out
// and closing count in; opening the empty store, like starting the server, does not.
func measureEmbedded(dir string, documents, workers int) (measured, error) {
	self, err := os.Executable()
	if err != nil {
		return measured{}, err
	}
	cmd := exec.Command(self, "-load", filepath.Join(dir, "data"), "-documents", strconv.Itoa(documents), "-workers", strconv.Itoa(workers))
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
