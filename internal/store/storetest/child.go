package storetest

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"entente/internal/store"
)

// childEnv holds, in a test binary started by a test, what it is to do instead of testing.
const childEnv = "ENTENTE_STORETEST_CHILD"

// job is an ingester's: to load generated documents into a store.
type job struct {
	Config    store.Config
	Documents int
	Seed      uint64
	First     int  // documents to leave out at the start
	Single    bool // Put one by one, rather than Load
}

// Main runs the tests, or, in a process that a test started, that test's job. TestMain calls it.
func Main(m *testing.M) int {
	spec := os.Getenv(childEnv)
	if spec == "" {
		return m.Run()
	}
	var j job
	err := json.Unmarshal([]byte(spec), &j)
	if err == nil {
		err = j.run()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// run prints a line "id changed" for every document that the store has acknowledged.
func (j job) run() error {
	ctx := context.Background()
	s, err := store.Open(ctx, j.Config)
	if err != nil {
		return err
	}
	readings := func(yield func(store.Reading) bool) {
		i := 0
		for r := range Generate(j.Documents, j.Seed) {
			if i++; i > j.First && !yield(r) {
				return
			}
		}
	}
	if !j.Single {
		err := s.Load(ctx, readings, 2, func(id string, changed bool, err error) { fmt.Println(id, changed, err) })
		if err != nil {
			return err
		}
		return s.Close()
	}
	for r := range readings {
		changed, err := s.Put(ctx, r.Document, r.Actors, r.Edges)
		if err != nil {
			return err
		}
		fmt.Println(r.Document.ID, changed, err)
	}
	return s.Close()
}

// child is an ingester in a process of its own.
type child struct {
	cmd    *exec.Cmd
	stderr *strings.Builder
	out    *bufio.Scanner
}

func (j job) start(t *testing.T) *child {
	t.Helper()
	spec, err := json.Marshal(j)
	if err != nil {
		t.Fatal(err)
	}
	c := &child{cmd: exec.Command(os.Args[0]), stderr: &strings.Builder{}}
	c.cmd.Env = append(os.Environ(), childEnv+"="+string(spec))
	c.cmd.SysProcAttr = dieWithParent()
	c.cmd.Stderr = c.stderr
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.out = bufio.NewScanner(out)
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return c
}

// killAfter kills the child when it has reported n changed documents, or all, and returns the ids
// of all that it reported.
func (c *child) killAfter(n int) []string {
	var ids []string
	for n > 0 && c.out.Scan() {
		id, changed, _ := strings.Cut(c.out.Text(), " ")
		ids = append(ids, id)
		if strings.HasPrefix(changed, "true") {
			n--
		}
	}
	c.cmd.Process.Kill()
	c.cmd.Wait()
	return ids
}

// wait lets the child finish and fails the test if it fails.
func (c *child) wait(t *testing.T) (reported int) {
	t.Helper()
	for c.out.Scan() {
		reported++
	}
	if err := c.cmd.Wait(); err != nil {
		t.Fatalf("ingester: %v\n%s", err, c.stderr)
	}
	return reported
}
