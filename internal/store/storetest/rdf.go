package storetest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"entente/graph"
	"entente/internal/store"
)

// RDF has `dgraph live` load what WriteRDF writes, and holds the graph against the one that Put makes.
func RDF(t *testing.T, c store.Config, server *Server) {
	readings := slices.Collect(Generate(30, 9))
	readings = append(readings, full(), awkward())
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "edges.rdf"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	skipped := 0
	again := readings[3]
	again.Document.Title = "read a second time"
	n, err := store.WriteRDF(f, slices.Values(append(readings, again, store.Reading{})), func(error) { skipped++ })
	if err != nil || n < 1000 || skipped != 2 {
		t.Fatalf("%d N-Quads, %d skipped, %v", n, skipped, err)
	}
	schema, err := store.Schema()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "schema.dql"), []byte(schema), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(Binary(t), "live", "--files", f.Name(), "--schema", filepath.Join(dir, "schema.dql"),
		"--alpha", server.Addr(), "--zero", server.ZeroAddr(), "--tmp", dir).CombinedOutput()
	if err != nil {
		t.Fatalf("dgraph live: %v\n%s", err, out)
	}
	s := Open(t, c)
	CheckInvariants(t, s)
	got := Dump(t, s)
	for _, r := range readings {
		if put(t, s, r) {
			t.Errorf("%s is not what live loaded", r.Document.ID)
		}
	}
	server.Empty(t)
	s = Open(t, c)
	for _, r := range readings {
		put(t, s, r)
	}
	equal(t, "loaded by dgraph live, and put", got, Dump(t, s))
}

// awkward has strings that N-Quads must escape.
func awkward() store.Reading {
	text := "\"quoted\" \\back\\slash\nline\r\ttab <b> é 中 🚀 \x01\x7f ^^<xs:int> @en ."
	r := store.Reading{Document: graph.Document{ID: text, Title: text, URL: text, Publisher: text, Version: text}}
	v := says(text, 0, "2020-02-29")
	v.Text, v.AttributedTo = text, "a b_"+text
	for _, id := range []string{v.AttributedTo, "a b" + text} {
		r.Actors = append(r.Actors, graph.Actor{ID: id, Name: fmt.Sprint("name ", text), Aliases: []string{text}})
	}
	r.Edges = []graph.Edge{{Source: r.Actors[0].ID, Target: r.Actors[1].ID, Predicate: text, Evidence: []graph.Evidence{v}}}
	return r
}
