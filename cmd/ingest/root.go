package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"entente/internal/config"
	"entente/internal/extract"
)

// options are the flags of the root command.
type options struct {
	dryRun bool
	output string
	resume bool
	json   bool
}

var outputs = []string{"table", "jsonl", "mentions", "rdf"}

func newRoot() *cobra.Command {
	var o options
	root := &cobra.Command{
		Use:   "ingest PATH…",
		Short: "Read news into the graph of who does what to whom",
		Long: `Read news and load what its actors do to each other into the graph.

PATH is a file, a folder, or - for standard input. Files hold plain text or JSON Lines
(one object a line: id, date, title, text, url, publisher), either also packed by gzip; of a
folder, what ends in .txt, .jsonl or .ndjson is read, with or without .gz.

A document that the graph holds already is left alone; one that reads differently now, because
it or the extractor changed, replaces what was read in it before. What cannot be read is reported
with file and line and skipped, and the exit code is then 1. Ctrl-C stops after the documents in
work; run the same command again to go on.`,
		Example: `  ingest fixtures/tillerson-moscow.txt
  ingest --resume archive/
  zcat news.jsonl.gz | ingest --dgraph alpha1:9080,alpha2:9080 -
  ingest --dry-run --output jsonl article.txt | jq .event
  ingest explain "Russia, along with Iran, is Assad's primary backer."`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("%w: no PATH given; name a file, a folder, or - for standard input", errUsage)
			}
			return nil
		},
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(outputs, o.output) && o.output != "" {
				return fmt.Errorf("%w: --output %s is none of table, jsonl, mentions, rdf", errUsage, o.output)
			}
			if o.dryRun || o.output != "" {
				return dryRun(cmd, o, args)
			}
			return load(cmd, o, args)
		},
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return fmt.Errorf("%w: %w", errUsage, err) })
	config.AddStoreFlags(root.PersistentFlags())
	config.AddIngestFlags(root.PersistentFlags())
	f := root.Flags()
	f.BoolVar(&o.dryRun, "dry-run", false, "print what is read, load nothing")
	f.StringVar(&o.output, "output", "", "`form` of what --dry-run prints: table (default), jsonl (a line a piece of evidence), mentions (a line a mention), rdf (for dgraph bulk and live); implies --dry-run")
	f.BoolVar(&o.resume, "resume", false, "leave documents that the graph holds unread, even if the extractor has changed since")
	f.BoolVar(&o.json, "json", false, "print the summary as JSON on stdout")
	root.AddCommand(newExplain(), newDelete(), newActors(), newVerbs(), newSchema())
	return root
}

// settings reads the configuration; what is wrong there is the caller's to mend.
func settings(cmd *cobra.Command) (config.Config, error) {
	cfg, err := config.Load(cmd.Flags())
	if err != nil {
		return cfg, fmt.Errorf("%w: %w", errUsage, err)
	}
	return cfg, nil
}

// loadExtractor reads the configuration and loads the extractor that it asks for.
func loadExtractor(cmd *cobra.Command) (*extract.Extractor, config.Config, error) {
	cfg, err := settings(cmd)
	if err != nil {
		return nil, cfg, err
	}
	x, err := extract.Load(cfg.Ingest.Actors, cfg.Ingest.Verbs)
	if err != nil {
		return nil, cfg, err
	}
	x.Catalogue.SetLeastSure(cfg.Ingest.LeastSure)
	sumImports(cmd, x)
	return x, cfg, nil
}
