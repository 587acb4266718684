package gold

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	file := filepath.Join(t.TempDir(), "gold.jsonl")
	lines := []string{
		`{"id": "a", "text": "Chad hit Mali.", "edges": [{"source": {"code": "TCD"}, "target": {"code": "MLI"}, "event": "FIGHT", "mutual": true}]}`,
		`{"id": "b", "text": "Nothing.", "edges": []}`,
		`{"id": "c", "text": "Chad and Mali met.", "event": "CONSULT", "source": [{"code": "TCD"}, {"code": "MLI"}], "target": []}`,
		`{"id": "d", "text": "Chad asks Mali.", "event": "DEMAND", "source": [{"code": "TCD"}], "target": [{"code": "MLI"}]}`,
		`{"id": "e", "text": "Chad aids Mali.", "event": "AID", "source": {"start": 0, "end": 4}, "target": {"start": 10, "end": 14}}`,
	}
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	want := []Text{
		{ID: "a", Text: "Chad hit Mali.", Edges: []Edge{{"TCD", "MLI", "ASSAULT", true}}, Complete: true},
		{ID: "b", Text: "Nothing.", Complete: true},
		{ID: "c", Text: "Chad and Mali met.", Edges: []Edge{{"TCD", "MLI", "CONSULT", true}}},
		{ID: "d", Text: "Chad asks Mali.", Edges: []Edge{{"TCD", "MLI", "REQUEST", false}}},
		{ID: "e", Text: "Chad aids Mali.", Pair: &Pair{Phrase{0, 4}, Phrase{10, 14}, "AID"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestReadNamesTheLine(t *testing.T) {
	file := filepath.Join(t.TempDir(), "gold.jsonl")
	if err := os.WriteFile(file, []byte("{\"id\": \"a\", \"edges\": []}\n{\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(file); err == nil || !strings.Contains(err.Error(), "gold.jsonl:2:") {
		t.Errorf("error %v does not name the line", err)
	}
}
