// Package export writes a network in the forms that other programs read. Actors and edges go in, as
// streams; bytes come out, in one pass over each stream, so that a million edges are not held at once.
//
// All formats name the same attributes (attribute.go). Nodes are actors; edges are directed, one for each
// source, event and target, so that there can be several between two actors: the event tells them apart.
// An edge's weight is |w| of the network's formula (package network), since layouts and shortest paths
// take no weight below 0, and its sign stands beside it.
package export

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"entente/graph"
	"entente/internal/network"
)

// Graph is what is written. The streams can be ranged over more than once, and every end of an edge is
// among the actors.
type Graph struct {
	Title  string
	Actors iter.Seq2[graph.Actor, error]
	Edges  iter.Seq2[graph.Edge, error]
	Params network.Params // by which edges are weighed
	// Documents returns those with these ids. Formats that show where evidence stands ask it; without it they name
	// documents by their ids.
	Documents func(ids []string) iter.Seq2[graph.Document, error]
}

// half is the weight at which a tie is half as strong as it can be.
func (g Graph) half() float64 {
	if g.Params.Half > 0 {
		return g.Params.Half
	}
	return network.Default().Half
}

// Writer writes a graph in one format.
type Writer func(w io.Writer, g Graph) error

// Formats returns the writers by name.
func Formats() map[string]Writer {
	return map[string]Writer{
		"csv":        EdgesCSV,
		"csv-nodes":  NodesCSV,
		"cytoscape":  Cytoscape,
		"dot":        DOT,
		"gexf":       GEXF,
		"graphml":    GraphML,
		"graphology": Graphology,
		"html":       HTML,
		"json":       NodeLink,
		"jsonl":      JSONLines,
		"kumu":       Kumu,
		"mermaid":    Mermaid,
		"nquads":     NQuads,
		"png":        PNG,
		"svg":        SVG,
		"turtle":     Turtle,
	}
}

// Names lists the formats.
func Names() []string { return slices.Sorted(maps.Keys(Formats())) }

// ToFile has write fill a file beside path and puts it in path's place when that is done. On failure the
// file that was at path, if any, is as it was, and nothing else is left. What is no regular file (a
// pipe, a device) is written to as it is.
func ToFile(path string, write func(io.Writer) error) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return fill(f, write)
	}
	f, err := create(path)
	if err != nil {
		return err
	}
	err = fill(f, write)
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// create makes a new file beside path. os.CreateTemp would make one that nobody else may read.
func create(path string) (*os.File, error) {
	for i := 0; ; i++ {
		f, err := os.OpenFile(fmt.Sprintf("%s.part%d", path, i), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !os.IsExist(err) {
			return f, err
		}
	}
}

func fill(f *os.File, write func(io.Writer) error) error {
	w := bufio.NewWriterSize(f, 1<<16)
	err := write(w)
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		// A pipe cannot be synced, and need not be.
		if info, statErr := f.Stat(); statErr == nil && info.Mode().IsRegular() {
			err = f.Sync()
		}
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

// each calls node for every actor, then link for every edge, in the streams' order.
func (g Graph) each(node func(graph.Actor) error, link func(Link) error) error {
	known := make(map[string]bool)
	for a, err := range g.Actors {
		if err != nil {
			return fmt.Errorf("read actors: %w", err)
		}
		known[a.ID] = true
		if err := node(a); err != nil {
			return err
		}
	}
	return g.eachLink(among(known), link)
}

// among says of an id whether m has it.
func among[V any](m map[string]V) func(id string) bool {
	return func(id string) bool { _, ok := m[id]; return ok }
}

// eachLink calls link for every edge in the stream's order; an edge whose end is no known actor is an
// error.
func (g Graph) eachLink(known func(id string) bool, link func(Link) error) error {
	for e, err := range g.Edges {
		if err != nil {
			return fmt.Errorf("read edges: %w", err)
		}
		for _, end := range []string{e.Source, e.Target} {
			if !known(end) {
				return fmt.Errorf("edge %s: %q is not among the actors", e.Key(), end)
			}
		}
		if err := link(newLink(e, g.Params)); err != nil {
			return err
		}
	}
	return nil
}

// actors returns all actors by id, for formats whose edges name both ends in full.
func (g Graph) actors() (map[string]graph.Actor, error) {
	all := make(map[string]graph.Actor)
	for a, err := range g.Actors {
		if err != nil {
			return nil, fmt.Errorf("read actors: %w", err)
		}
		all[a.ID] = a
	}
	return all, nil
}

// printer writes text; an error ends all further writing and shows at Flush.
type printer struct {
	*bufio.Writer
}

func newPrinter(w io.Writer) printer { return printer{bufio.NewWriter(w)} }

func (p printer) f(format string, args ...any) { fmt.Fprintf(p.Writer, format, args...) }
