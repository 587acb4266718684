package entente_test

import (
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestImportsFollowTheTable holds every package's imports of this module, and who imports viper,
// against the table in ARCHITECTURE.md.
func TestImportsFollowTheTable(t *testing.T) {
	table := readTable(t)
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		pkg, ok := strings.CutPrefix(fields[0], "entente/")
		if !ok {
			continue // the root holds this test only
		}
		allowed, ok := table[pkg]
		if !ok {
			t.Errorf("ARCHITECTURE.md has no row for %s", pkg)
			continue
		}
		for _, imported := range fields[1:] {
			if imported == "github.com/spf13/viper" && pkg != "internal/config" {
				t.Errorf("%s imports viper; only internal/config may", pkg)
			}
			if ours, ok := strings.CutPrefix(imported, "entente/"); ok && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s, which its row in ARCHITECTURE.md does not allow", pkg, ours)
			}
		}
	}
}

func TestTableNamesFolders(t *testing.T) {
	for folder := range readTable(t) {
		if _, err := os.Stat(folder); err != nil {
			t.Errorf("ARCHITECTURE.md has a row for %s: %v", folder, err)
		}
	}
}

// readTable reads which folders each folder may import.
func readTable(t *testing.T) map[string][]string {
	t.Helper()
	page, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile("`([^`]+)`")
	table := map[string][]string{}
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(line, "|")
		if len(cells) != 5 || !strings.HasPrefix(line, "| `") {
			continue
		}
		allowed := []string{}
		for _, m := range name.FindAllStringSubmatch(cells[3], -1) {
			allowed = append(allowed, m[1])
		}
		table[name.FindStringSubmatch(cells[1])[1]] = allowed
	}
	if len(table) == 0 {
		t.Fatal("ARCHITECTURE.md has no table of packages")
	}
	return table
}
