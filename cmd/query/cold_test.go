package main

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// BenchmarkCold is the time from the start of the process to its end, on the graph of the bundled article and on
// that of the folder ENTENTE_BENCH_ARCHIVE:
//
//	go test -run '^$' -bench Cold ./cmd/query
func BenchmarkCold(b *testing.B) {
	dir := b.TempDir()
	for _, program := range []string{"ingest", "query"} {
		execute(b, "go", "build", "-ldflags", "-s", "-o", filepath.Join(dir, program), "entente/cmd/"+program)
	}
	data := filepath.Join(dir, "data")
	execute(b, filepath.Join(dir, "ingest"), "--data", data, filepath.Join("..", "..", "fixtures", "tillerson-moscow.txt"))
	for _, args := range [][]string{
		{"allies", "Assad"},
		{"path", "Iran", "Tillerson"},
		{"walk", "Russia", "--depth", "2"},
	} {
		b.Run(args[0], func(b *testing.B) {
			for b.Loop() {
				execute(b, filepath.Join(dir, "query"), append(args, "--data", data)...)
			}
		})
	}
	b.Run("archive", func(b *testing.B) {
		real := archive(b)
		for b.Loop() {
			execute(b, filepath.Join(dir, "query"), "allies", "USA", "--data", real)
		}
	})
}

func execute(b *testing.B, program string, args ...string) {
	b.Helper()
	if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		b.Fatalf("%s %q: %v\n%s", filepath.Base(program), args, err, out)
	}
}
