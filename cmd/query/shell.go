package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/google/shlex"
	"github.com/peterh/liner"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"
)

func newShell() *cobra.Command {
	return &cobra.Command{
		Use:   "shell",
		Short: "Ask one question after another, with history and completion",
		Long: `Ask one question after another: each line is a command of query without the word query. Tab completes commands,
flags and names of actors, the arrows bring back earlier lines, exit or Ctrl-D ends. The flags that say where
the graph is are those of the shell. The graph stays open until then, so that no other program can use an embedded one. Ctrl-C ends
the answer that is being looked for, not the shell. Lines from a file or a pipe are run one after the other; the exit code is then that of
the last.`,
		Example: `  query shell
  query shell --data archive-data
  query shell < questions.txt`,
		Args: arguments(0, 0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			var k keeper
			defer func() { err = errors.Join(err, k.close()) }()
			sh := shell{ctx: keeping(cmd.Context(), &k), out: cmd.OutOrStdout(), errors: cmd.ErrOrStderr(), flags: given(cmd.Flags())}
			if f, ok := cmd.InOrStdin().(*os.File); ok && term.IsTerminal(int(f.Fd())) {
				return sh.converse(cmd)
			}
			return sh.follow(cmd.InOrStdin())
		},
	}
}

// shell runs lines as commands.
type shell struct {
	ctx         context.Context
	out, errors io.Writer
	flags       []string // that every line gets
	live        bool     // whether somebody types the lines, whose Ctrl-C ends a line and no more
	code        int      // of the last line
}

// lineError is the exit code of a line that has said already what was wrong.
type lineError struct{ code int }

func (e lineError) Error() string { return fmt.Sprintf("exit code %d", e.code) }

// given is the flags that the shell was called with, for its lines.
func given(f *pflag.FlagSet) []string {
	var flags []string
	f.Visit(func(f *pflag.Flag) {
		value := f.Value.String()
		if list, ok := f.Value.(pflag.SliceValue); ok {
			value = strings.Join(list.GetSlice(), ",")
		}
		flags = append(flags, "--"+f.Name+"="+value)
	})
	return flags
}

// line runs a line; done is true where it ends the shell.
func (sh *shell) line(text string) (done bool) {
	args, err := shlex.Split(text) // knows quotes and comments
	if err != nil {
		fmt.Fprintf(sh.errors, "%s: %v\n", text, err)
		sh.code = exitUsage
		return false
	}
	if len(args) == 0 {
		return false
	}
	switch args[0] {
	case "exit", "quit":
		return true
	case "query":
		args = args[1:]
	}
	if len(args) > 0 && args[0] == "shell" {
		fmt.Fprintln(sh.errors, "this is the shell")
		sh.code = exitUsage
		return false
	}
	ctx, stop := sh.ctx, func() {}
	if sh.live {
		ctx, stop = signal.NotifyContext(ctx, os.Interrupt)
	}
	defer stop()
	sh.code = run(ctx, sh.out, sh.errors, append(slices.Clone(args), sh.flags...))
	return sh.ctx.Err() != nil
}

// follow runs the lines of a file.
func (sh *shell) follow(r io.Reader) error {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		if sh.line(lines.Text()) {
			break
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read the questions: %w", err)
	}
	if sh.code != exitFound {
		return lineError{sh.code}
	}
	return nil
}

// converse runs the lines that somebody types.
func (sh *shell) converse(cmd *cobra.Command) error {
	// Of a signal that ended the program's context, SIGTERM alone ends the shell.
	ctx, stop := signal.NotifyContext(context.WithoutCancel(sh.ctx), syscall.SIGTERM)
	defer stop()
	sh.ctx, sh.live = ctx, true
	cmd.SetContext(ctx)
	// Where there is no graph yet, there are no names to complete.
	names, _ := actorNames(cmd, "")
	prompt := liner.NewLiner()
	defer prompt.Close()
	prompt.SetCtrlCAborts(true)
	prompt.SetTabCompletionStyle(liner.TabPrints)
	prompt.SetWordCompleter(wordCompleter(cmd.Root(), names))
	history := historyFile()
	if f, err := os.Open(history); err == nil {
		prompt.ReadHistory(f)
		f.Close()
	}
	for {
		text, err := prompt.Prompt("query> ")
		if errors.Is(err, liner.ErrPromptAborted) {
			continue
		}
		if errors.Is(err, io.EOF) {
			fmt.Fprintln(sh.out)
			break
		}
		if err != nil {
			return fmt.Errorf("read a line: %w", err)
		}
		if strings.TrimSpace(text) != "" {
			prompt.AppendHistory(text)
		}
		if sh.line(text) {
			break
		}
	}
	return keepHistory(prompt, history)
}

// historyFile is where the XDG base directories have what a program remembers.
func historyFile() string {
	state := os.Getenv("XDG_STATE_HOME")
	if state == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return ""
		}
		state = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(state, "entente", "query-history")
}

func keepHistory(prompt *liner.State, file string) error {
	if file == "" {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return fmt.Errorf("keep the history: %w", err)
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("keep the history: %w", err)
	}
	_, err = prompt.WriteHistory(f)
	return errors.Join(err, f.Close())
}
