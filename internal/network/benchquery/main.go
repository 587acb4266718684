// Command benchquery makes the graph that `make bench-query` asks its questions of. What goes in: how many
// actors and edges. What comes out, in a folder: data, an embedded store; server, the folder of a real Dgraph
// server with the same graph; ties.tsv, the network that it adds up to, for other programs; and ends.tsv,
// the actors asked about, drawn in proportion to their edges.
//
//  1. The network is drawn (draw.go), the same each time.
//  2. It is written as N-Quads by store.WriteRDF, and `dgraph bulk` makes of these the postings that both
//     stores then hold.
//
// A folder that is complete is left alone.
package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"entente/internal/store"
	"entente/internal/store/storetest"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "benchquery:", err)
		os.Exit(1)
	}
}

func run() error {
	fs := flag.NewFlagSet("benchquery", flag.ContinueOnError)
	out := fs.String("out", "", "make the graph in this `folder`")
	actors := fs.Int("actors", 10_000, "how many actors")
	edges := fs.Int("edges", 1_000_000, "how many edges")
	binary := fs.String("dgraph", "tools/bin/dgraph", "the server's `binary`")
	if err := fs.Parse(os.Args[1:]); err != nil {
		return err
	}
	if *out == "" {
		return errors.New("-out names no folder")
	}
	done := filepath.Join(*out, "done")
	if _, err := os.Stat(done); err == nil {
		return nil
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return err
	}
	n := draw(*actors, *edges)
	if err := n.writeTies(filepath.Join(*out, "ties.tsv")); err != nil {
		return err
	}
	if err := n.writeEnds(filepath.Join(*out, "ends.tsv")); err != nil {
		return err
	}
	if err := writeRDF(*out, n); err != nil {
		return err
	}
	if err := bulk(*out, *binary); err != nil {
		return err
	}
	return os.WriteFile(done, nil, 0o644)
}

// writeRDF writes graph.rdf.gz and schema.dql.
func writeRDF(dir string, n *drawn) error {
	schema, err := store.Schema()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "schema.dql"), []byte(schema), 0o644); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(dir, "graph.rdf.gz"))
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	z, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
	if err != nil {
		return err
	}
	quads, err := store.WriteRDF(z, n.readings(), nil)
	if err := errors.Join(err, z.Close(), w.Flush()); err != nil {
		return err
	}
	fmt.Printf("%d actors, %d edges, %d N-Quads\n", len(n.actors), len(n.edges), quads)
	return nil
}

// bulk has `dgraph bulk` make the postings, and puts them into a server's folder and an embedded store's.
func bulk(dir, binary string) error {
	binary, err := filepath.Abs(binary)
	if err != nil {
		return err
	}
	s, err := storetest.Start(binary, filepath.Join(dir, "server"))
	if err != nil {
		return err
	}
	defer s.Stop()
	cmd := exec.Command(binary, "bulk", "--files", "graph.rdf.gz", "--schema", "schema.dql", "--zero", s.ZeroAddr(), "--http", "localhost:0",
		"--map_shards", "1", "--reduce_shards", "1", "--tmp", "tmp", "--out", "out", "--replace_out")
	cmd.Dir = dir
	if log, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("dgraph bulk: %w\n%s", err, log[max(0, len(log)-4000):])
	}
	s.Stop()
	made := filepath.Join(dir, "out", "0", "p")
	for _, to := range []string{filepath.Join(dir, "server", "alpha", "p"), filepath.Join(dir, "data", "p")} {
		if err := os.RemoveAll(to); err != nil {
			return err
		}
		if err := os.CopyFS(to, os.DirFS(made)); err != nil {
			return err
		}
	}
	// The engine gives out uids above those of the lease; bulk's are far below.
	lease := fmt.Sprintf("uid %d timestamp 1\n", uint64(1)<<40)
	if err := os.WriteFile(filepath.Join(dir, "data", "lease"), []byte(lease), 0o644); err != nil {
		return err
	}
	return errors.Join(os.RemoveAll(filepath.Join(dir, "out")), os.RemoveAll(filepath.Join(dir, "tmp")))
}
