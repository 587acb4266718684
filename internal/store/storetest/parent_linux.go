package storetest

import "syscall"

// dieWithParent ends a child when this test binary is killed, as by go test's timeout.
func dieWithParent() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}
