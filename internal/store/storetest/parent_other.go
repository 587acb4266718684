//go:build !linux

package storetest

import "syscall"

// dieWithParent has no counterpart outside Linux: tests stop their children when they end.
func dieWithParent() *syscall.SysProcAttr { return nil }
