package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func newMan() *cobra.Command {
	return &cobra.Command{
		Use:   "man DIR",
		Short: "Write manual pages, one a command",
		Example: `  query man ~/.local/share/man/man1
  man query-allies`,
		Args: arguments(1, 1, "one DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return fmt.Errorf("make the folder of the manual: %w", err)
			}
			root := cmd.Root()
			root.DisableAutoGenTag = true // the same pages on every day
			header := &doc.GenManHeader{Title: strings.ToUpper(root.Name()), Section: "1", Source: "Entente", Manual: "Entente"}
			if err := doc.GenManTree(root, header, args[0]); err != nil {
				return fmt.Errorf("write the manual: %w", err)
			}
			return nil
		},
	}
}
