package main

import (
	"strconv"
	"testing"

	"entente/internal/actors"
)

// What the help says is the default is the catalogue's own.
func TestLeastSureDefault(t *testing.T) {
	flag := newRoot().PersistentFlags().Lookup("least-sure")
	if flag == nil {
		t.Fatal("no flag --least-sure")
	}
	if got, err := strconv.ParseFloat(flag.DefValue, 64); err != nil || got != actors.LeastSure {
		t.Errorf("--least-sure is %s by default, the catalogue's is %v", flag.DefValue, actors.LeastSure)
	}
}
