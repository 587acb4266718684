package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"entente/internal/extract"
)

func newVerbsCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE…",
		Short: "Check files of predicates; of PETRARCH's, tell what was made of every line",
		Long: `Check files of predicates. Of a verb dictionary in PETRARCH's format, each verb and pattern is printed
on stdout with file and line and with the event it is read as, or why it is left out; "read loosely"
are patterns that ask for more than an entry of the lexicon can. A line of our own format that cannot
be read is an error. The exit code is 1 if anything is left out.`,
		Example: `  ingest verbs check CAMEO.2.0.txt | grep 'left out'
  ingest verbs check mine.txt && ingest --verbs mine.txt archive/`,
		Args: func(_ *cobra.Command, files []string) error {
			if len(files) == 0 {
				return fmt.Errorf("%w: no FILE given", errUsage)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, files []string) error {
			x, err := extract.Load(nil, files)
			if err != nil {
				return err
			}
			left := 0
			for _, i := range x.Lexicon.Imports() {
				for _, line := range i.Lines {
					fmt.Fprintln(cmd.OutOrStdout(), line)
				}
				left += i.Left
			}
			sumImports(cmd, x)
			if left > 0 {
				return errSkipped
			}
			return nil
		},
	}
}

// sumImports says on stderr what was made of the user's dictionaries of PETRARCH's.
func sumImports(cmd *cobra.Command, x *extract.Extractor) {
	for _, i := range x.Lexicon.Imports() {
		fmt.Fprintln(cmd.ErrOrStderr(), i)
	}
}
