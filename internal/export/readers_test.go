package export

import (
	"bytes"
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

// Programs that nobody here wrote read the same actors, edges, directions and attributes as were written.
// ENTENTE_TEST_READERS=required makes it a failure that they are not installed (pip install networkx igraph);
// ENTENTE_PYTHON names another python3.
func TestReaders(t *testing.T) {
	python := os.Getenv("ENTENTE_PYTHON")
	if python == "" {
		python = "python3"
	}
	if out, err := exec.Command(python, "-c", "import networkx, igraph").CombinedOutput(); err != nil {
		if os.Getenv("ENTENTE_TEST_READERS") == "required" {
			t.Fatalf("%s cannot import networkx and igraph: %v\n%s", python, err, out)
		}
		t.Skipf("%s cannot import networkx and igraph: %v", python, err)
	}
	for _, format := range []string{"gexf", "graphml", "json", "cytoscape"} {
		t.Run(format, func(t *testing.T) {
			for _, r := range readBack(t, python, format, example()) {
				t.Run(r.Reader, func(t *testing.T) { compare(t, format, r, example()) })
			}
		})
	}
}

func readBack(t *testing.T, python, format string, g Graph) []read {
	t.Helper()
	file := filepath.Join(t.TempDir(), "net")
	if err := ToFile(file, func(w io.Writer) error { return Formats()[format](w, g) }); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, filepath.Join("testdata", "readers.py"), format, file)
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
		if format == "gexf" && l.Mutual { // a directed graph has both directions
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
	if format != "gexf" {
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

// xmlText is the text with what XML cannot hold replaced.
func xmlText(format, s string) string {
	if format == "gexf" || format == "graphml" {
		return strings.ReplaceAll(s, "\x01", "\uFFFD")
	}
	return s
}
