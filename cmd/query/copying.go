package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// copying gives what shows how far the copy of the evidence in brief is: a bar on a terminal, nothing (nil) in a pipe.
func copying(out io.Writer) func(done, all int) {
	f, ok := out.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	var bar *progressbar.ProgressBar
	return func(done, all int) {
		if bar == nil {
			bar = progressbar.NewOptions(all, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription("copying the evidence in brief"),
				progressbar.OptionShowCount(), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
		}
		// The bar's writer is the terminal; there is nowhere else to say that it failed.
		_ = bar.Set(done)
		if done == all {
			_ = bar.Finish()
			bar = nil
		}
	}
}
