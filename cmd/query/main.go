// Command query asks the graph that ingest built: who stands with whom, who against whom, through whom, and
// which sentences say so.
//
// Run it with --help for its commands. Results go to stdout, remarks to stderr. It exits with 0 when
// something was found, 1 after an error, 2 for a wrong call or a name that several actors have, 3 when
// nothing was found, and 130 when it was interrupted.
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
	os.Exit(run(ctx, os.Stdout, os.Stderr, os.Args[1:]))
}

// Exit codes.
const (
	exitFound       = 0
	exitError       = 1
	exitUsage       = 2
	exitNothing     = 3
	exitInterrupted = 130 // as a shell says of a program that SIGINT ended
)

// errUsage marks an error of the call, as against one of the work.
var errUsage = errors.New("usage")

// nothingError says what was not found.
type nothingError struct{ message string }

func (e nothingError) Error() string { return e.message }

func nothing(format string, args ...any) error { return nothingError{fmt.Sprintf(format, args...)} }

// run writes results to stdout and remarks to stderr, and returns the exit code.
func run(ctx context.Context, stdout, stderr io.Writer, args []string) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	cmd, err := root.ExecuteContextC(ctx)
	var none nothingError
	var ambiguous *ambiguousError
	var exit lineError
	switch {
	case err == nil:
		return exitFound
	case errors.Is(err, context.Canceled), ctx.Err() != nil: // gRPC says it in its own way
		fmt.Fprintln(stderr, "interrupted")
		return exitInterrupted
	case errors.As(err, &exit):
		return exit.code
	case errors.As(err, &none):
		fmt.Fprintln(stderr, none.message)
		return exitNothing
	case errors.As(err, &ambiguous):
		fmt.Fprintln(stderr, ambiguous)
		return exitUsage
	case errors.Is(err, errUsage):
		fmt.Fprintf(stderr, "%s: %v\nSee '%s --help'.\n", cmd.CommandPath(), err, cmd.CommandPath())
		return exitUsage
	}
	fmt.Fprintf(stderr, "%s: %v\n", cmd.CommandPath(), err)
	return exitError
}
