package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/pflag"
)

// asking is how an analyst's own query is put to Dgraph.
type asking struct {
	variables map[string]string
	timeout   time.Duration
	most      int // bytes of the answer
}

func (a *asking) addTo(f *pflag.FlagSet) {
	f.StringToStringVar(&a.variables, "var", nil, "`name=value` of a variable of the query, without the $")
	f.DurationVar(&a.timeout, "timeout", time.Minute, "give up after this `time`")
	f.IntVar(&a.most, "max-bytes", 64<<20, "refuse an answer longer than `n` bytes")
}

// within asks in the time there is.
func (a asking) within(ctx context.Context, ask func(context.Context) error) error {
	within, cancel := context.WithTimeout(ctx, a.timeout)
	defer cancel()
	err := ask(within)
	if errors.Is(within.Err(), context.DeadlineExceeded) && ctx.Err() == nil {
		return fmt.Errorf("no answer in %v; ask for less, or for longer with --timeout", a.timeout)
	}
	return err
}

// readQuery takes the argument for the query if it begins as one.
func readQuery(stdin io.Reader, arg string, begins ...string) (string, error) {
	trimmed := strings.TrimSpace(arg)
	for _, word := range begins {
		if strings.HasPrefix(trimmed, word) && strings.Contains(trimmed, "{") {
			return arg, nil
		}
	}
	if arg == "-" {
		text, err := io.ReadAll(stdin)
		if err != nil {
			return "", fmt.Errorf("read the query: %w", err)
		}
		return string(text), nil
	}
	text, err := os.ReadFile(arg)
	if err != nil {
		return "", fmt.Errorf("%w: %q is no query, which begins with { or the word query, and no file: %w", errUsage, arg, err)
	}
	return string(text), nil
}

// printAnswer writes Dgraph's JSON with indents. An answer without anything is printed too, and is none.
func (s *session) printAnswer(answer []byte, most int) error {
	if len(answer) > most {
		return fmt.Errorf("the answer has %d bytes, more than --max-bytes %d; ask for less, as with first: 100", len(answer), most)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, answer, "", "  "); err != nil {
		return fmt.Errorf("read Dgraph's answer: %w", err)
	}
	s.out.f("%s\n", b.Bytes())
	if isEmpty(answer) {
		return nothing("nothing in the graph answers this")
	}
	return nil
}

// isEmpty says whether JSON has nothing but names: {"all": []}. A count of 0 is an answer.
func isEmpty(answer json.RawMessage) bool {
	var parts map[string]json.RawMessage
	if json.Unmarshal(answer, &parts) == nil {
		for _, part := range parts {
			if !isEmpty(part) {
				return false
			}
		}
		return true
	}
	var list []json.RawMessage
	return json.Unmarshal(answer, &list) == nil && len(list) == 0
}
