package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"image/png"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph/formats/dot"

	"entente/graph"
	"entente/internal/network"
)

var update = flag.Bool("update", false, "write the golden files anew")

func stream[T any](all []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range all {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// example is a graph with all that a format can trip over: parallel edges, both directions, a mutual edge,
// an edge outside PLOVER, one without date, negated evidence, an actor without edges or name, and text
// with quotes, markup, Arabic, an emoji and a character that XML cannot hold.
func example() Graph {
	actors := []graph.Actor{
		{ID: "IRN", Name: "Iran", Kind: graph.Country, Code: "IRN"},
		{ID: "RUS", Name: "Russia", Kind: graph.Country, Code: "RUS", Aliases: []string{"Russian Federation", "Россия"}},
		{ID: "assad", Name: "بشار الأسد", Kind: graph.Person, Code: "SYR", Sector: "GOV"},
		{ID: "nameless"},
		{ID: `the "A+B" <group>`, Name: `The "A&B" <group> \ #1`, Kind: graph.Group, Sector: "REB"},
	}
	said := func(doc, date, text string, confidence float64) graph.Evidence {
		return graph.Evidence{Document: doc, Date: date, Text: text, Confidence: confidence, Modality: graph.Asserted, Rule: "r",
			End: len(text), Source: graph.Mentioned{Text: "Russia", End: 6}, Target: graph.Mentioned{Text: "Assad", Start: 13, End: 18}}
	}
	mutual := said("b", "2016-05-01", "Russia and Iran \U0001F91D work together.", 0.75)
	mutual.Mutual = true
	negated := said("b", "", "Iran has not armed \"A&B\".", 0.5)
	negated.Negated = true
	aerial, both := said("a", "2012-01-01", "Assad's army bombed them.\nTwice.", 1), said("b", "2012-01-02", "Assad's army bombed and burned.", 0.5)
	armed, burned := said("a", "2015-09-30", "Russia armed Assad.", 1), both
	armed.Mode, burned.Mode, aerial.Mode, both.Mode = "military", "primitive", "aerial", "aerial"
	burned.PredicateStart = 24
	edges := []graph.Edge{
		{Source: "IRN", Target: `the "A+B" <group>`, Event: "AID", Evidence: []graph.Evidence{negated}},
		{Source: "RUS", Target: "IRN", Event: "COOPERATE", Evidence: []graph.Evidence{mutual}},
		{Source: "RUS", Target: "assad", Event: "AID", Evidence: []graph.Evidence{armed}},
		{Source: "RUS", Target: "assad", Event: "SUPPORT", Evidence: []graph.Evidence{
			said("a", "2017-04-11", "Russia backs Assad.", 0.5), said("b", "2017-04-12", "Russia backed Assad & co <again>.", 1),
			said("c", "2017-04-12", "Russia backed Assad.", 0.5)}},
		{Source: "RUS", Target: "assad", Predicate: "resemble", Evidence: []graph.Evidence{said("a", "", "Bad\x01byte: Russia resembles Assad.", 1)}},
		{Source: "assad", Target: `the "A+B" <group>`, Event: "ASSAULT", Evidence: []graph.Evidence{aerial, both, burned}},
	}
	return Graph{Title: `Russia & "friends" <2017>`, Actors: stream(actors), Edges: stream(edges), Params: network.Default()}
}

func TestFormats(t *testing.T) {
	for name, write := range Formats() {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := write(&b, example()); err != nil {
				t.Fatal(err)
			}
			if !slices.Contains(laidOut, name) {
				golden(t, filepath.Join("testdata", "example."+name), b.Bytes())
			}
			wellFormed(t, name, b.Bytes())
			var again bytes.Buffer
			if err := write(&again, example()); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
				t.Errorf("written twice it differs: %v", err)
			}
		})
	}
}

// laidOut are the formats with places in them, of which processors differ in the last digits.
var laidOut = []string{"graphology", "html", "png", "svg"}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("differs from %s (go test -update writes it anew):\n%s", file, got)
	}
}

func wellFormed(t *testing.T, format string, b []byte) {
	t.Helper()
	var err error
	switch format {
	case "gexf", "graphml", "svg":
		d := xml.NewDecoder(bytes.NewReader(b))
		for err == nil {
			_, err = d.Token()
		}
	case "dot":
		_, err = dot.ParseBytes(b)
	case "json", "cytoscape", "graphology", "kumu":
		err = json.Unmarshal(b, new(any))
	case "html":
		_, data, _ := bytes.Cut(b, []byte(`<script id="data" type="application/json">`))
		data, _, _ = bytes.Cut(data, []byte("</script>"))
		err = json.Unmarshal(data, new(any))
	case "png":
		_, err = png.Decode(bytes.NewReader(b))
	case "jsonl":
		d := json.NewDecoder(bytes.NewReader(b))
		for err == nil {
			err = d.Decode(&graph.Record{})
		}
	case "csv", "csv-nodes":
		_, err = csv.NewReader(bytes.NewReader(b)).ReadAll()
	}
	if err != nil && err != io.EOF {
		t.Errorf("not well-formed: %v", err)
	}
}

func TestEmptyGraph(t *testing.T) {
	for name, write := range Formats() {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := write(&b, Graph{Actors: stream[graph.Actor](nil), Edges: stream[graph.Edge](nil)}); err != nil {
				t.Fatal(err)
			}
			wellFormed(t, name, b.Bytes())
		})
	}
}

// Every format passes on what goes wrong: a stream that breaks off, an end that is missing, a full disk.
func TestErrors(t *testing.T) {
	gone := errors.New("connection lost")
	broken := example()
	broken.Edges = func(yield func(graph.Edge, error) bool) { yield(graph.Edge{}, gone) }
	noActors := example()
	noActors.Actors = func(yield func(graph.Actor, error) bool) { yield(graph.Actor{}, gone) }
	dangling := example()
	dangling.Edges = stream([]graph.Edge{{Source: "RUS", Event: "AID", Target: "nobody"}})
	for name, write := range Formats() {
		t.Run(name, func(t *testing.T) {
			if err := write(io.Discard, noActors); !errors.Is(err, gone) {
				t.Errorf("actors break off: %v", err)
			}
			if err := write(full{}, example()); !errors.Is(err, errFull) {
				t.Errorf("disk full: %v", err)
			}
			if name == "csv-nodes" {
				return
			}
			if err := write(io.Discard, broken); !errors.Is(err, gone) {
				t.Errorf("edges break off: %v", err)
			}
			if err := write(io.Discard, dangling); err == nil || !strings.Contains(err.Error(), `"nobody" is not among the actors`) {
				t.Errorf("an edge's end is missing: %v", err)
			}
		})
	}
}

var errFull = errors.New("no space left")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestToFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "net.gexf")
	fail := func(w io.Writer) error {
		io.WriteString(w, "half")
		return errFull
	}
	if err := ToFile(path, fail); !errors.Is(err, errFull) {
		t.Errorf("error %v, want %v", err, errFull)
	}
	wantFiles(t, dir)
	for _, text := range []string{"first", "second"} {
		if err := ToFile(path, func(w io.Writer) error { _, err := io.WriteString(w, text); return err }); err != nil {
			t.Fatal(err)
		}
		wantFiles(t, dir, text)
	}
	if err := ToFile(path, fail); !errors.Is(err, errFull) {
		t.Errorf("error %v, want %v", err, errFull)
	}
	wantFiles(t, dir, "second")
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if err := ToFile(link, func(w io.Writer) error { _, err := io.WriteString(w, "third"); return err }); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, dir, "third")
	if err := ToFile(os.DevNull, func(w io.Writer) error { _, err := io.WriteString(w, "x"); return err }); err != nil {
		t.Error(err)
	}
	if err := ToFile(filepath.Join(dir, "no", "folder"), fail); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v, want %v", err, os.ErrNotExist)
	}
}

// wantFiles says what the files of the folder hold, and that there are no others.
func wantFiles(t *testing.T, dir string, texts ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, string(b))
	}
	if strings.Join(got, "|") != strings.Join(texts, "|") {
		t.Errorf("files hold %q, want %q", got, texts)
	}
}
