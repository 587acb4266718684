package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"entente/graph"
	"entente/internal/store"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"query": main,
		"load":  func() { os.Exit(load(os.Args[1], os.Args[2])) },
	})
}

// Each script runs in a folder of its own, with the graph of testdata/world.txt in folder entente-data once it
// has said `load entente-data $WORLD`. UPDATE_SCRIPTS=1 writes the outputs anew.
func TestScripts(t *testing.T) {
	world, err := os.ReadFile("testdata/world.txt")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("WORLD", env.WorkDir+"/world.txt")
			return os.WriteFile(env.Getenv("WORLD"), world, 0o644)
		},
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
	})
}

// load puts a world into a store as ingest would.
func load(folder, file string) int {
	ctx := context.Background()
	w, err := readWorld(file)
	if err == nil {
		err = w.put(ctx, folder)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

type world struct {
	actors    []graph.Actor
	documents []graph.Document
	edges     map[string][]graph.Edge // by document
}

func (w *world) put(ctx context.Context, folder string) (err error) {
	s, err := store.Open(ctx, store.Config{Data: folder})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	for _, d := range w.documents {
		if _, err := s.Put(ctx, d, w.actors, w.edges[d.ID]); err != nil {
			return err
		}
	}
	return nil
}

// readWorld reads the form that testdata/world.txt explains.
func readWorld(file string) (*world, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	w := &world{edges: make(map[string][]graph.Edge)}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		fields := strings.Split(lines.Text(), "\t")
		switch fields[0] {
		case "actor":
			w.actors = append(w.actors, readActor(append(fields, "", "")))
		case "document":
			w.documents = append(w.documents, graph.Document{ID: fields[1], Publisher: fields[2], Published: fields[3], Title: fields[4], Version: "1"})
		case "edge":
			if err := w.addEdge(fields, n); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", file, n, err)
			}
		}
	}
	return w, lines.Err()
}

func readActor(f []string) graph.Actor {
	a := graph.Actor{ID: f[1], Kind: f[2], Code: f[3], Sector: f[4], Name: f[5]}
	if f[6] != "" {
		a.Aliases = strings.Split(f[6], "; ")
	}
	for _, m := range strings.Split(f[7], ";") {
		if m := append(strings.Fields(m), "", ""); m[0] != "" {
			a.PartOf = append(a.PartOf, graph.Membership{Actor: m[0], From: m[1], To: m[2]})
		}
	}
	return a
}

// addEdge adds the evidence of a line; its line number tells it from others of the document.
func (w *world) addEdge(f []string, line int) error {
	confidence, err := strconv.ParseFloat(f[6], 64)
	if err != nil {
		return err
	}
	v := graph.Evidence{Document: f[5], Date: f[4], Confidence: confidence, Modality: graph.Asserted, Rule: "test",
		Sentence: line, Start: line * 100, End: line*100 + len(f[8]), PredicateStart: line * 100, Text: f[8]}
	for mark := range strings.FieldsSeq(f[7]) {
		switch mark {
		case "mutual":
			v.Mutual = true
		case "negated":
			v.Negated = true
		case "reported":
			v.Modality = graph.Reported
		default:
			if graph.IsMode(f[2], mark) {
				v.Mode = mark
				continue
			}
			v.AttributedTo = mark
		}
	}
	e := graph.Edge{Source: f[1], Event: f[2], Target: f[3], Evidence: []graph.Evidence{v}}
	if strings.ToLower(f[2]) == f[2] {
		e.Event, e.Predicate = "", f[2]
	}
	edges := w.edges[f[5]]
	if i := slices.IndexFunc(edges, func(o graph.Edge) bool { return o.Key() == e.Key() }); i >= 0 {
		edges[i].Merge(e)
	} else {
		w.edges[f[5]] = append(edges, e)
	}
	return nil
}
