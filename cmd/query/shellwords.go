package main

import (
	"strings"

	"github.com/peterh/liner"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// wordCompleter completes the first word of a line to a command, one that begins with -- to a flag of that command, and
// another to the name of an actor, in quotes where it has several words.
func wordCompleter(root *cobra.Command, names []string) liner.WordCompleter {
	return func(line string, pos int) (head string, completions []string, tail string) {
		runes := []rune(line)
		before, tail := string(runes[:pos]), string(runes[pos:])
		start := wordStart(before)
		head, word := before[:start], before[start:]
		typed := strings.TrimLeft(word, `"`)
		switch {
		case strings.TrimSpace(head) == "":
			completions = commandNames(root, typed)
		case strings.HasPrefix(word, "--"):
			completions = flagNames(root, strings.Fields(head)[0], typed)
		default:
			completions = namesFrom(names, typed)
		}
		return head, completions, tail
	}
}

// wordStart is where the word at the end of the text begins; spaces within quotes are of the word.
func wordStart(text string) int {
	start, quoted := 0, false
	for i, r := range text {
		switch {
		case r == '"':
			quoted = !quoted
		case r == ' ' && !quoted:
			start = i + 1
		}
	}
	return start
}

func commandNames(root *cobra.Command, typed string) []string {
	var names []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() && strings.HasPrefix(c.Name(), typed) {
			names = append(names, c.Name()+" ")
		}
	}
	return names
}

func flagNames(root *cobra.Command, command, typed string) []string {
	c, _, err := root.Find([]string{command})
	if err != nil {
		return nil
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if strings.HasPrefix("--"+f.Name, typed) {
			names = append(names, "--"+f.Name+" ")
		}
	})
	return names
}

func namesFrom(names []string, typed string) []string {
	var found []string
	for _, name := range names {
		if !strings.HasPrefix(strings.ToLower(name), strings.ToLower(typed)) {
			continue
		}
		if strings.Contains(name, " ") {
			name = `"` + name + `"`
		}
		found = append(found, name+" ")
	}
	return found
}
