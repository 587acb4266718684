package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRun learns a verb that the lexicon lacks from gold texts, twice alike, and finds it again in texts that
// its classifier has not seen.
func TestRun(t *testing.T) {
	countries := []struct{ name, code string }{{"Turkey", "TUR"}, {"Syria", "SYR"}, {"Iran", "IRN"}, {"Mali", "MLI"}, {"Chad", "TCD"}, {"Peru", "PER"}}
	var gold strings.Builder
	for _, s := range countries {
		for _, o := range countries {
			if s != o {
				fmt.Fprintf(&gold, `{"id":"%s-%s","text":"%s flummoxed %s on Monday.","edges":[{"source":{"code":"%s"},"target":{"code":"%s"},"event":"REJECT"}]}`+"\n",
					s.code, o.code, s.name, o.name, s.code, o.code)
			}
		}
	}
	file := filepath.Join(t.TempDir(), "gold.jsonl")
	if err := os.WriteFile(file, []byte(gold.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	print := func(args ...string) string {
		var out bytes.Buffer
		if err := run(append(args, file), &out, io.Discard); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	first := print()
	if first != print() {
		t.Error("two runs differ")
	}
	if !strings.Contains(first, "v=flummox\tREJECT\t") {
		t.Errorf("no weight for the verb among %d", strings.Count(first, "\n"))
	}
	if edges := print("--cross-validate"); strings.Count(edges, `"event":"REJECT"`) != 30 {
		t.Errorf("want 30 edges, got %d", strings.Count(edges, "\n"))
	}
	if edges := print("--cross-validate", "--without", "classifier"); strings.Contains(edges, "REJECT") {
		t.Errorf("without the classifier, got\n%s", edges)
	}
	if err := run(nil, io.Discard, io.Discard); err == nil {
		t.Error("no gold is no error")
	}
}
