package main

import (
	"strings"

	"github.com/peterh/liner"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// wordCompleter completes the first word of a line to a command, one that begins with -- to a flag of that command, the one
// after that to what the flag can be, and another to the name of an actor, in quotes where it has several words.
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
			values, takes := flagValues(root, strings.Fields(head), word)
			switch {
			case takes:
			case strings.Fields(head)[0] == "events":
				values = namesFrom(eventNames(), typed)
			default:
				values = namesFrom(names, typed)
			}
			completions = values
		}
		return head, completions, tail
	}
}

// flagValues completes the value of the flag that the line ends with; takes is false where it ends with none that takes
// one of several words.
func flagValues(root *cobra.Command, line []string, typed string) (values []string, takes bool) {
	c, _, err := root.Find(line[:1])
	name, isFlag := strings.CutPrefix(line[len(line)-1], "--")
	if err != nil || !isFlag {
		return nil, false
	}
	complete, ok := c.GetFlagCompletionFunc(name)
	if !ok {
		return nil, false
	}
	choices, _ := complete(c, nil, typed)
	for _, choice := range choices {
		value, _, _ := strings.Cut(choice, "\t") // what comes after says what it means
		values = append(values, value+" ")
	}
	return values, true
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

// namesFrom returns names that begin alike, in letter case too, for what several have in common takes the typed word's place:
// those that begin as typed, or if none does, as the first that does in another case. All are quoted if one has spaces.
func namesFrom(names []string, typed string) []string {
	begin, exact := "", false
	for _, name := range names {
		switch {
		case strings.HasPrefix(name, typed):
			begin, exact = typed, true
		case !exact && begin == "" && len(name) >= len(typed) && strings.EqualFold(name[:len(typed)], typed):
			begin = name[:len(typed)]
		}
	}
	if begin == "" && typed != "" {
		return nil
	}
	var found []string
	quote := ""
	for _, name := range names {
		if strings.HasPrefix(name, begin) {
			found = append(found, name)
			if strings.Contains(name, " ") {
				quote = `"`
			}
		}
	}
	for i, name := range found {
		found[i] = quote + name + quote + " "
	}
	return found
}
