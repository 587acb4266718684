package embedded

import (
	"errors"
	"io/fs"
	"os"
	"testing"

	"github.com/dgraph-io/dgo/v230/protos/api"
)

// What was derived stands until something is committed, also by a later opening; and is not put in place if
// something was committed while it was written.
func TestDerived(t *testing.T) {
	dir := t.TempDir()
	e, dg := openStore(t, dir)
	alter(t, dg, &api.Operation{Schema: testSchema})
	derive := func(meanwhile func()) error {
		return e.Derive(func(f *os.File) error {
			_, err := f.WriteString("derived")
			meanwhile()
			return err
		})
	}
	check := func(when string, want bool) {
		t.Helper()
		if _, err := os.Stat(e.Derived()); (err == nil) != want || err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: error %v, want it to stand: %v", when, err, want)
		}
	}
	for range 2 {
		set(t, dg, threeActors)
		version := e.Version()
		for range 5 {
			answer(t, dg, allNames)
		}
		if err := derive(func() {}); err != nil {
			t.Fatal(err)
		}
		last := e.Timestamp()
		check("derived", true)
		answer(t, dg, allNames)
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		e, dg = openStore(t, dir)
		answer(t, dg, allNames)
		check("opened again and read", true)
		if v := e.Version(); v < version || v > last {
			t.Errorf("version %d after opening again, want one from %d to %d", v, version, last)
		}
		set(t, dg, threeActors)
		check("changed", false)
		if v := e.Version(); v <= last {
			t.Errorf("version %d after a change, want more than %d", v, last)
		}
		if e.Changes() != 1 {
			t.Errorf("%d changes since the store was opened, want 1", e.Changes())
		}
		if err := derive(func() { set(t, dg, threeActors) }); !errors.Is(err, errChanging) {
			t.Errorf("derived while the store changed: error %v", err)
		}
		check("changed meanwhile", false)
	}
	if err := derive(func() {}); err != nil {
		t.Fatal(err)
	}
	alter(t, dg, &api.Operation{DropAttr: "ally"})
	check("a predicate dropped", false)
}
