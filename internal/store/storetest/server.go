package storetest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

// Server is a real Dgraph: one zero and one alpha, as processes, in a folder of their own.
type Server struct {
	dir    string
	offset int
	flags  []string // of alpha
	zero   *process
	alpha  *process
}

type process struct {
	cmd *exec.Cmd
	log string // file
	end chan struct{}
}

// Binary finds the server that `make dgraph` builds. Where there is none, the test is skipped, or
// fails if ENTENTE_TEST_DGRAPH is "required".
func Binary(t testing.TB) string {
	_, here, _, _ := runtime.Caller(0)
	path := filepath.Join(filepath.Dir(here), "..", "..", "..", "tools", "bin", "dgraph")
	if _, err := os.Stat(path); err == nil {
		return path
	}
	if os.Getenv("ENTENTE_TEST_DGRAPH") == "required" {
		t.Fatalf("no Dgraph server at %s: run `make dgraph`", path)
	}
	t.Skip("no Dgraph server in tools/bin: `make dgraph` builds it (3 minutes), then this test runs too")
	return ""
}

// StartServer starts a server on free ports with further flags for its alpha, and stops it when
// the test ends.
func StartServer(t testing.TB, alphaFlags ...string) *Server {
	t.Helper()
	s := &Server{dir: t.TempDir(), offset: freeOffset(t), flags: alphaFlags}
	binary := Binary(t)
	s.zero = s.start(t, binary, "zero", fmt.Sprintf("--my=localhost:%d", 5080+s.offset))
	t.Cleanup(func() { s.zero.stop() })
	s.StartAlpha(t)
	t.Cleanup(func() { s.alpha.stop() })
	return s
}

// StartAlpha starts the alpha, again if it was killed, and waits until it is healthy.
func (s *Server) StartAlpha(t testing.TB) {
	t.Helper()
	args := append([]string{"alpha", fmt.Sprintf("--my=localhost:%d", 7080+s.offset),
		fmt.Sprintf("--zero=localhost:%d", 5080+s.offset)}, s.flags...)
	if !slices.Contains(s.flags, "--security") {
		args = append(args, "--security", "whitelist=127.0.0.1")
	}
	s.alpha = s.start(t, Binary(t), args...)
	s.awaitHealth(t)
}

// KillAlpha ends the alpha as a power cut would.
func (s *Server) KillAlpha() { s.alpha.stop() }

// Addr is the alpha's gRPC address.
func (s *Server) Addr() string { return fmt.Sprintf("localhost:%d", 9080+s.offset) }

// ZeroAddr is the zero's gRPC address.
func (s *Server) ZeroAddr() string { return fmt.Sprintf("localhost:%d", 5080+s.offset) }

// AlphaPID is the alpha's process.
func (s *Server) AlphaPID() int { return s.alpha.cmd.Process.Pid }

// Empty drops all data and the schema.
func (s *Server) Empty(t testing.TB) {
	t.Helper()
	conn, err := grpc.NewClient(s.Addr(), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	dg := dgo.NewDgraphClient(api.NewDgraphClient(conn))
	// A transaction of the test before, killed in flight, holds an alteration off until the server has aborted it.
	for i := 0; ; i++ {
		err := dg.Alter(context.Background(), &api.Operation{DropOp: api.Operation_ALL})
		if err == nil {
			return
		}
		if i == 50 {
			t.Fatalf("empty the server: %v", err)
		}
		time.Sleep(100 * time.Millisecond)
	}
}

func (s *Server) start(t testing.TB, binary string, args ...string) *process {
	t.Helper()
	name := args[0]
	dir := filepath.Join(s.dir, name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	log, err := os.OpenFile(filepath.Join(s.dir, name+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	cmd := exec.Command(binary, append(args, fmt.Sprintf("--port_offset=%d", s.offset))...)
	cmd.Dir, cmd.Stdout, cmd.Stderr, cmd.SysProcAttr = dir, log, log, dieWithParent()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p := &process{cmd: cmd, log: log.Name(), end: make(chan struct{})}
	go func() {
		cmd.Wait()
		close(p.end)
	}()
	return p
}

func (p *process) stop() {
	p.cmd.Process.Kill()
	<-p.end
}

func (s *Server) awaitHealth(t testing.TB) {
	t.Helper()
	url := fmt.Sprintf("http://localhost:%d/health", 8080+s.offset)
	for deadline := time.Now().Add(2 * time.Minute); ; {
		err := healthy(url)
		if err == nil {
			return
		}
		select {
		case <-s.alpha.end:
			log, _ := os.ReadFile(s.alpha.log)
			t.Fatalf("alpha ended: %s", log[max(0, len(log)-2000):])
		case <-time.After(50 * time.Millisecond):
		}
		if time.Now().After(deadline) {
			t.Fatalf("alpha is not healthy after 2 minutes: %v", err)
		}
	}
}

func healthy(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return nil
}

var offsets struct {
	sync.Mutex
	last int
}

// freeOffset finds an offset at which all of a server's ports are free.
func freeOffset(t testing.TB) int {
	offsets.Lock()
	defer offsets.Unlock()
	if offsets.last == 0 {
		offsets.last = 1000 + os.Getpid()%500*40
	}
	for range 500 {
		offsets.last += 7
		if free(5080+offsets.last, 6080+offsets.last, 7080+offsets.last, 8080+offsets.last, 9080+offsets.last) {
			return offsets.last
		}
	}
	t.Fatal("no free ports for a Dgraph server")
	return 0
}

func free(ports ...int) bool {
	for _, p := range ports {
		l, err := net.Listen("tcp", fmt.Sprintf(":%d", p))
		if err != nil {
			return false
		}
		l.Close()
	}
	return true
}
