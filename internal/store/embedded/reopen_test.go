package embedded

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
)

// TestMain lets the tests run this binary as another process with the store open,
// see child.
func TestMain(m *testing.M) {
	if dir := os.Getenv("ENTENTE_TEST_CHILD"); dir != "" {
		if err := child(dir, os.Getenv("ENTENTE_TEST_DO")); err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// child opens the store and says so on its standard output. To "hold" it then
// waits for the end of its standard input; told a number, it writes the
// transactions from that number on and says the number of each that was
// acknowledged.
func child(dir, do string) error {
	e, err := Open(dir)
	if err != nil {
		return err
	}
	fmt.Println("open")
	if do == "hold" {
		if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
			return err
		}
		return e.Close()
	}
	first, err := strconv.Atoi(do)
	if err != nil {
		return err
	}
	dg := dgo.NewDgraphClient(e)
	for n := first; ; n++ {
		if _, err := dg.NewTxn().Mutate(ctx, &api.Mutation{SetNquads: loadQuads(n), CommitNow: true}); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// loadQuads is the nth transaction of a load: a node and its allies.
func loadQuads(n int) []byte {
	quads := fmt.Appendf(nil, "_:a <id> \"%d\" .\n", n)
	for i := range loadAllies {
		quads = fmt.Appendf(quads, "_:b%d <name> \"n%d\" .\n_:a <ally> _:b%d .\n", i, n, i)
	}
	return quads
}

const loadAllies = 30

// startChild runs child in a process of its own and waits until it has the store
// open.
func startChild(t *testing.T, dir, do string) (*exec.Cmd, io.Closer, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "ENTENTE_TEST_CHILD="+dir, "ENTENTE_TEST_DO="+do)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "open" {
		t.Fatalf("the other process says %q, want open", lines.Text())
	}
	return cmd, in, lines
}

func TestSecondProcess(t *testing.T) {
	dir := t.TempDir()
	cmd, in, _ := startChild(t, dir, "hold")
	_, err := Open(dir)
	wantError(t, err, dir, fmt.Sprintf("process %d has it open", cmd.Process.Pid), "use another folder")
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	openStore(t, dir)
}

func TestSecondStore(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	e, _ := openStore(t, dir)
	_, err := Open(dir)
	wantError(t, err, dir, "this process already has it open")
	_, err = Open(other)
	wantError(t, err, other, "this process has "+dir+" open", "close that first")
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = e.Query(ctx, &api.Request{Query: allNames, ReadOnly: true})
	wantError(t, err, "is closed")
	openStore(t, other)
}

// A process that is killed in the middle of loading has lost nothing that it was
// told was committed, has left no transaction in parts, and the next gives out
// no uid twice.
func TestKill(t *testing.T) {
	kills := 20
	if testing.Short() {
		kills = 3
	}
	dir := t.TempDir()
	e, dg := openStore(t, dir)
	alter(t, dg, &api.Operation{Schema: testSchema})
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	acknowledged := -1
	for kill := range kills {
		cmd, _, lines := startChild(t, dir, strconv.Itoa(acknowledged+1))
		for range 3 + kill {
			if !lines.Scan() {
				t.Fatal("the other process ended")
			}
			acknowledged = number(t, lines.Text())
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // said before the kill, though read after
			if n, err := strconv.Atoi(lines.Text()); err == nil {
				acknowledged = n
			}
		}
		if err := cmd.Wait(); err == nil {
			t.Fatal("the other process was not killed")
		}
		// The commit under way at the kill may be there or not; the next
		// process starts with the same number.
		checkLoaded(t, dir, acknowledged)
	}
}

func number(t *testing.T, line string) int {
	t.Helper()
	n, err := strconv.Atoi(line)
	if err != nil {
		t.Fatalf("the other process says %q", line)
	}
	return n
}

// checkLoaded opens the store and looks whether the transactions up to the
// number are there. The one after it may be there too, as a whole, and is
// deleted.
func checkLoaded(t *testing.T, dir string, last int) {
	t.Helper()
	e, dg := openStore(t, dir)
	next := answer(t, dg, fmt.Sprintf(`{a as var(func: eq(id, "%d")) q(func: uid(a)) {count(ally)} r(func: anyofterms(name, "n%d")) {count(uid)}}`, last+1, last+1))
	switch next {
	case `{"q":[],"r":[{"count":0}]}`:
	case fmt.Sprintf(`{"q":[{"count(ally)":%d}],"r":[{"count":%d}]}`, loadAllies, loadAllies):
		deleteLoaded(t, dg, last+1)
	default:
		t.Errorf("of the transaction at the kill there are %s", next)
	}
	n := last + 1
	got := answer(t, dg, fmt.Sprintf(`{q(func: has(id)) {count(uid)} r(func: has(name)) {count(uid)} s(func: eq(count(ally), %d)) {count(uid)}}`, loadAllies))
	if want := fmt.Sprintf(`{"q":[{"count":%d}],"r":[{"count":%d}],"s":[{"count":%d}]}`, n, n*loadAllies, n); got != want {
		t.Fatalf("after %d acknowledged commits there are %s, want %s", n, got, want)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
}

func deleteLoaded(t *testing.T, dg *dgo.Dgraph, n int) {
	t.Helper()
	found := answer(t, dg, fmt.Sprintf(`{q(func: eq(id, "%d")) {uid} r(func: anyofterms(name, "n%d")) {uid}}`, n, n))
	var quads strings.Builder
	for _, part := range strings.Split(found, `"uid":"`)[1:] {
		uid, _, _ := strings.Cut(part, `"`)
		fmt.Fprintf(&quads, "<%s> <id> * .\n<%s> <name> * .\n<%s> <ally> * .\n", uid, uid, uid)
	}
	mutate(t, dg, &api.Mutation{DelNquads: []byte(quads.String()), CommitNow: true})
}

// Over 100 openings uids and timestamps go up, everything written stays, and no
// goroutine stays behind.
func TestReopen(t *testing.T) {
	dir := t.TempDir()
	e, dg := openStore(t, dir)
	alter(t, dg, &api.Operation{Schema: testSchema})
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	before := runtime.NumGoroutine()
	var uid, timestamp uint64
	for i := range 100 {
		e, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := e.Query(ctx, &api.Request{
			Mutations: []*api.Mutation{{SetNquads: []byte(fmt.Sprintf(`_:a <id> "%d" .`, i))}},
			CommitNow: true,
		})
		if err != nil {
			t.Fatal(err)
		}
		next, err := strconv.ParseUint(resp.Uids["a"], 0, 64)
		if err != nil || next <= uid || resp.Txn.StartTs <= timestamp || resp.Txn.CommitTs <= resp.Txn.StartTs {
			t.Fatalf("opening %d: uid %d after %d, transaction from %d to %d after %d", i, next, uid, resp.Txn.StartTs, resp.Txn.CommitTs, timestamp)
		}
		uid, timestamp = next, resp.Txn.CommitTs
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if after := runtime.NumGoroutine(); after > before {
		stacks := make([]byte, 1<<20)
		t.Errorf("%d goroutines before and %d after:\n%s", before, after, stacks[:runtime.Stack(stacks, true)])
	}
	_, dg = openStore(t, dir)
	if got, want := answer(t, dg, `{q(func: has(id)) {count(uid)}}`), `{"q":[{"count":100}]}`; got != want {
		t.Errorf("in the end there are %s, want %s", got, want)
	}
}
