// Command ingest reads news and loads what its actors do to each other into the graph.
//
// Run it with --help for its commands. Results go to stdout, remarks to stderr. It exits with 0 when
// all went well, 1 after an error or when a document was skipped, 2 for a wrong call, 3 when a question
// found nothing, and 130 when it was interrupted.
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

// Exit codes; query's are the same.
const (
	exitOK          = 0
	exitError       = 1
	exitUsage       = 2
	exitNotFound    = 3
	exitInterrupted = 130 // as a shell says of a program that SIGINT ended
)

// errUsage marks an error of the call, as against one of the work.
var errUsage = errors.New("usage")

// errNotFound says that an answer is empty.
var errNotFound = errors.New("nothing found")

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
		fmt.Fprintln(stderr, "interrupted")
		return exitInterrupted
	case errors.Is(err, errSkipped):
		return exitError
	case errors.Is(err, errNotFound):
		fmt.Fprintln(stderr, err)
		return exitNotFound
	case errors.Is(err, errUsage):
		fmt.Fprintf(stderr, "%s: %v\nSee '%s --help'.\n", cmd.CommandPath(), err, cmd.CommandPath())
		return exitUsage
	}
	fmt.Fprintf(stderr, "%s: %v\n", cmd.CommandPath(), err)
	return exitError
}
