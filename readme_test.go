package entente_test

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write into the pages what their commands print")

// TestPages runs the commands of the pages' console blocks, those of a page in their order and in one folder,
// and holds what they print against what the page shows.
func TestPages(t *testing.T) {
	bin := t.TempDir()
	build := exec.Command("go", "build", "-o", bin, "./cmd/...")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	for _, page := range []string{"README.md", "docs/queries.md"} {
		t.Run(page, func(t *testing.T) { runPage(t, page, bin) })
	}
}

func runPage(t *testing.T, file, bin string) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	page, work := string(text), t.TempDir()
	if err := os.CopyFS(filepath.Join(work, "fixtures"), os.DirFS("fixtures")); err != nil {
		t.Fatal(err)
	}
	blocks := consoleBlocks(page)
	if len(blocks) == 0 {
		t.Fatalf("%s shows no command", file)
	}
	for _, b := range blocks {
		shell := exec.Command("bash", "-c", strings.ReplaceAll(b.command, "go run ./cmd/", ""))
		shell.Dir = work
		shell.Env = append(ownEnvironment(), "PATH="+bin+":"+os.Getenv("PATH"))
		out, err := shell.CombinedOutput()
		if err != nil {
			t.Errorf("$ %s\n%v", b.command, err)
		}
		got := strings.TrimSpace(string(out))
		if *update {
			shown, now := "$ "+b.command+"\n"+b.output, "$ "+b.command+"\n"+got
			page = strings.Replace(page, strings.TrimSpace(shown)+"\n```", now+"\n```", 1)
		} else if got != b.output {
			t.Errorf("$ %s\nprints\n%s\n%s shows\n%s", b.command, got, file, b.output)
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// ownEnvironment is the caller's environment without settings of Entente.
func ownEnvironment() []string {
	return slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "ENTENTE_") })
}

type consoleBlock struct{ command, output string }

// consoleBlocks finds the lines after "$ " in fenced console blocks, and the output below each.
func consoleBlocks(page string) []consoleBlock {
	var blocks []consoleBlock
	inside := false
	for line := range strings.Lines(page) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```console"
		case !inside:
		case strings.HasPrefix(line, "$ "):
			blocks = append(blocks, consoleBlock{command: line[2:]})
		case len(blocks) > 0:
			blocks[len(blocks)-1].output += line + "\n"
		}
	}
	for i := range blocks {
		blocks[i].output = strings.TrimSpace(blocks[i].output)
	}
	return blocks
}
