package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, lines ...string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	all := write("all.jsonl",
		`{"id":"a","text":"Chad was attacked by Mali.","edges":[{"source":{"code":"MLI"},"target":{"code":"TCD"},"event":"ASSAULT"}]}`,
		`{"id":"b","text":"Chad and Mali met.","edges":[{"source":{"code":"TCD"},"target":{"code":"MLI"},"event":"CONSULT","mutual":true}]}`,
		`{"id":"c","text":"It rained in Chad.","edges":[]}`)
	pairs := write("pairs.jsonl",
		`{"id":"d","text":"Chad freed Malians.","quad":"material cooperation","event":"YIELD","source":{"start":0,"end":4},"target":{"start":11,"end":18}}`)
	edges := write("edges.jsonl",
		`{"document":"a","source":{"code":"MLI"},"target":{"code":"TCD"},"event":"COERCE"}`,
		`{"document":"b","source":{"code":"MLI"},"target":{"code":"TCD"},"event":"CONSULT","mutual":true}`,
		`{"document":"b","source":{"code":"MLI"},"target":{"code":"TCD"},"event":"ACCUSE","negated":true}`,
		`{"document":"c","source":{"code":"TCD"},"target":{"code":"MLI"},"event":"AID"}`,
		`{"document":"d","source":{"start":0,"end":4},"target":{"start":11,"end":18},"event":"RETREAT"}`)
	var out bytes.Buffer
	if err := run([]string{edges, all, pairs}, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"all.jsonl: 3 texts", "| dyad | 0.667 | 1.000 | 0.800 |", "| quad | 0.667 | 1.000 | 0.800 |", "| event | 0.333 | 0.500 | 0.400 |",
		"| dyad | – | 1.000 | – |", "| event | – | 1.000 | – |",
		"| passive | 1 | 1.00 | 0.00 | 1.00 | 0.00 |",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	if err := run([]string{edges}, &out); err == nil {
		t.Error("no gold is no error")
	}
}
