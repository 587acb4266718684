// Command ingest reads news and loads what its actors do to each other into the graph.
//
// Run it with --help for its commands. Results go to stdout, remarks to stderr. It exits with 0 when
// all went well, 1 after an error or when a document was skipped, 2 for a wrong call, and 130 when it
// was interrupted.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second Ctrl-C ends the process at once.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// Exit codes.
const (
	exitOK          = 0
	exitError       = 1
	exitUsage       = 2
	exitInterrupted = 130 // as a shell says of a program that SIGINT ended
)

// errUsage marks an error of the call, as against one of the work.
var errUsage = errors.New("usage")

// errSkipped ends a run in which some input was reported and left out.
var errSkipped = errors.New("some input was skipped")

func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	cmd, err := root.ExecuteContextC(ctx)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "interrupted; the documents read so far are kept, run the same command again to go on")
		return exitInterrupted
	case errors.Is(err, errSkipped):
		return exitError
	case errors.Is(err, errUsage):
		fmt.Fprintf(stderr, "%s: %v\nSee '%s --help'.\n", cmd.CommandPath(), err, cmd.CommandPath())
		return exitUsage
	}
	fmt.Fprintf(stderr, "%s: %v\n", cmd.CommandPath(), err)
	return exitError
}
