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
// for along NODE_PATH.
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
	file := filepath.Join(t.TempDir(), "net")
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
		if strings.HasPrefix(format, "gexf") && l.Mutual { // a directed graph has both directions
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
	if !strings.HasPrefix(format, "gexf") || got.Reader != "networkx" { // graphology reads no spells
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
		if a.value == "" && !ok && format == "graphml" {
			continue // networkx takes an empty data element for none
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
