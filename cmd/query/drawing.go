package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"entente/internal/export"
)

// drawing says in what form a chart is drawn, and where.
type drawing struct{ format, file string }

func (d *drawing) addTo(f *pflag.FlagSet) {
	f.StringVar(&d.format, "export", "", "draw a chart in this `format`: "+strings.Join(export.ChartFormats(), ", "))
	f.StringVarP(&d.file, "out", "o", "", "write this `file` (default: stdout)")
}

func (d *drawing) check() error {
	if d.format != "" && !slices.Contains(export.ChartFormats(), d.format) {
		return fmt.Errorf("%w: --export %q is none of %s", errUsage, d.format, strings.Join(export.ChartFormats(), ", "))
	}
	if d.file != "" && d.format == "" {
		return fmt.Errorf("%w: --out %s needs --export", errUsage, d.file)
	}
	return nil
}

func (s *session) draw(d drawing, c export.Chart) error {
	if d.file == "" {
		if err := s.out.takes(d.format); err != nil {
			return err
		}
		return c.Write(s.out, d.format)
	}
	if err := export.ToFile(d.file, func(w io.Writer) error { return c.Write(w, d.format) }); err != nil {
		return fmt.Errorf("export to %s: %w", d.file, err)
	}
	return nil
}
