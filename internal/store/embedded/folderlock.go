package embedded

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// lockedBy makes the database's refusal to open a folder that another process
// has open into one that names the process. The process that holds the lock
// keeps its id in the file LOCK. Any other error stays as it is.
func lockedBy(dir string, err error) error {
	if !strings.Contains(err.Error(), "Cannot acquire directory lock") { // it wraps no error to ask for
		return err
	}
	pid, readErr := os.ReadFile(filepath.Join(dir, "LOCK"))
	if readErr != nil || len(strings.TrimSpace(string(pid))) == 0 {
		return errors.New("another process has it open: wait for that to end, or use another folder")
	}
	return fmt.Errorf("process %s has it open: wait for it to end, stop it, or use another folder",
		strings.TrimSpace(string(pid)))
}
