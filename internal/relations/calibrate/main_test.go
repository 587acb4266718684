package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRun calibrates on edges of which all active ones are right and all surface ones wrong: the weights must
// tell them apart, twice alike.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	var gold, edges strings.Builder
	for i := range 40 {
		id := string(rune('a'+i%26)) + string(rune('a'+i/26))
		gold.WriteString(`{"id":"` + id + `","text":"","edges":[{"source":{"code":"TUR"},"target":{"code":"SYR"},"event":"ASSAULT"}]}` + "\n")
		event, rule := "ASSAULT", "active assault.txt:8"
		if i%2 == 1 {
			event, rule = "SUPPORT", "surface deep support.txt:9"
		}
		edges.WriteString(`{"document":"` + id + `","source":{"code":"TUR"},"target":{"code":"SYR"},"event":"` + event + `","rule":"` + rule + `"}` + "\n")
	}
	g, e := write(t, dir, "gold", gold.String()), write(t, dir, "edges", edges.String())
	var first, second, report bytes.Buffer
	if err := run([]string{g, e}, &first, &report); err != nil {
		t.Fatal(err)
	}
	if err := run([]string{g, e}, &second, &report); err != nil {
		t.Fatal(err)
	}
	if first.String() != second.String() {
		t.Error("two runs differ")
	}
	if !strings.Contains(first.String(), "rule surface\t-") || strings.Contains(first.String(), "rule active\t-") {
		t.Errorf("weights do not tell right rules from wrong ones:\n%s", first.String())
	}
	if !strings.Contains(report.String(), "| active | 20 | 1.00 | 1.00 |") {
		t.Errorf("report lacks the active rule:\n%s", report.String())
	}
	if err := run([]string{g}, &first, &report); err == nil {
		t.Error("an odd number of files is no error")
	}
}

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}
