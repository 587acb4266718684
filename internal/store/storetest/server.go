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
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

// Server is a real Dgraph: one zero and one alpha, as processes, in a folder of their own.
type Server struct {
	binary, dir string
	offset      int      // of all ports
	flags       []string // of the alpha
	zero, alpha *process
}

type process struct {
	cmd *exec.Cmd
	log string // file
	end chan struct{}
}

// Binary finds the server that `make dgraph` builds. Where there is none, the test is skipped, or
// fails if ENTENTE_TEST_DGRAPH is "required".
func Binary(t testing.TB) string {
	t.Helper()
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

// StartServer starts a server for a test, with further flags for its alpha, and stops it when the
// test ends.
func StartServer(t testing.TB, alphaFlags ...string) *Server {
	t.Helper()
	s, err := Start(Binary(t), t.TempDir(), alphaFlags...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	return s
}

// Start starts a server on free ports, in a folder, and waits until it is healthy. One that ran in the folder before
// gets its ports again: a zero knows itself by its address.
func Start(binary, dir string, alphaFlags ...string) (*Server, error) {
	offset, err := keepOffset(filepath.Join(dir, "offset"))
	if err != nil {
		return nil, err
	}
	s := &Server{binary: binary, dir: dir, offset: offset, flags: alphaFlags}
	if s.zero, err = s.start("zero", fmt.Sprintf("--my=localhost:%d", 5080+offset)); err != nil {
		return nil, err
	}
	if err := s.StartAlpha(); err != nil {
		s.Stop()
		return nil, err
	}
	return s, nil
}

// StartAlpha starts the alpha, again if it was killed, and waits until it is healthy.
func (s *Server) StartAlpha() error {
	args := append([]string{fmt.Sprintf("--my=localhost:%d", 7080+s.offset), fmt.Sprintf("--zero=localhost:%d", 5080+s.offset)}, s.flags...)
	if !slices.Contains(s.flags, "--security") {
		args = append(args, "--security", "whitelist=127.0.0.1")
	}
	var err error
	if s.alpha, err = s.start("alpha", args...); err != nil {
		return err
	}
	return s.awaitHealth()
}

// KillAlpha ends the alpha as a crash would.
func (s *Server) KillAlpha() { s.alpha.stop() }

// Stop ends the server; its folder stays.
func (s *Server) Stop() {
	for _, p := range []*process{s.alpha, s.zero} {
		if p != nil {
			p.stop()
		}
	}
}

// Addr is the alpha's gRPC address.
func (s *Server) Addr() string { return fmt.Sprintf("localhost:%d", 9080+s.offset) }

// HTTPAddr is the alpha's HTTP address.
func (s *Server) HTTPAddr() string { return fmt.Sprintf("localhost:%d", 8080+s.offset) }

// ZeroAddr is the zero's gRPC address.
func (s *Server) ZeroAddr() string { return fmt.Sprintf("localhost:%d", 5080+s.offset) }

// Processor is the processor time that the server used until it was stopped.
func (s *Server) Processor() time.Duration {
	var sum time.Duration
	for _, p := range []*process{s.zero, s.alpha} {
		sum += p.cmd.ProcessState.UserTime() + p.cmd.ProcessState.SystemTime()
	}
	return sum
}

// Peak is the alpha's peak resident size in bytes, until it was stopped.
func (s *Server) Peak() int64 {
	return s.alpha.cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10
}

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

func (s *Server) start(command string, args ...string) (*process, error) {
	dir := filepath.Join(s.dir, command)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	log, err := os.OpenFile(filepath.Join(s.dir, command+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	cmd := exec.Command(s.binary, append([]string{command, fmt.Sprintf("--port_offset=%d", s.offset)}, args...)...)
	cmd.Dir, cmd.Stdout, cmd.Stderr, cmd.SysProcAttr = dir, log, log, dieWithParent()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &process{cmd: cmd, log: log.Name(), end: make(chan struct{})}
	go func() {
		cmd.Wait()
		close(p.end)
	}()
	return p, nil
}

func (p *process) stop() {
	p.cmd.Process.Kill()
	<-p.end
}

// awaitHealth asks the alpha every 50 ms, for as long as its process lives and at most two minutes.
func (s *Server) awaitHealth() error {
	url := "http://" + s.HTTPAddr() + "/health"
	for deadline := time.Now().Add(2 * time.Minute); ; {
		err := healthy(url)
		if err == nil {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("alpha is not healthy after 2 minutes: %w", err)
		}
		select {
		case <-s.alpha.end:
			log, _ := os.ReadFile(s.alpha.log)
			return fmt.Errorf("alpha ended: %s", log[max(0, len(log)-2000):])
		case <-time.After(50 * time.Millisecond):
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

// keepOffset is the offset that the file holds, or a free one, which it then holds.
func keepOffset(file string) (int, error) {
	text, err := os.ReadFile(file)
	if err == nil {
		return strconv.Atoi(string(text))
	}
	if !errors.Is(err, os.ErrNotExist) {
		return 0, err
	}
	offset, err := freeOffset()
	if err != nil {
		return 0, err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return 0, err
	}
	return offset, os.WriteFile(file, []byte(strconv.Itoa(offset)), 0o644)
}

// freeOffset finds an offset at which all of a server's ports are free. Where it starts to look
// differs between processes, which may look at the same time.
func freeOffset() (int, error) {
	for try := range 500 {
		offset := 1000 + (os.Getpid()*31+try*7)%20000
		if free(5080+offset, 6080+offset, 7080+offset, 8080+offset, 9080+offset) {
			return offset, nil
		}
	}
	return 0, errors.New("no free ports for a Dgraph server")
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
