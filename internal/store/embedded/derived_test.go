package embedded

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
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

// The file that was taken out is known with what was touched since, also by a later opening, while every commit says
// what it touches; not if one does not, or if the store was changed by who does not know of it.
func TestOutdated(t *testing.T) {
	dir := t.TempDir()
	e, dg := openStore(t, dir)
	reopen := func() {
		t.Helper()
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		e, dg = openStore(t, dir)
	}
	alter(t, dg, &api.Operation{Schema: testSchema})
	touch := func(names ...string) {
		t.Helper()
		mutation := &api.Mutation{SetNquads: []byte(threeActors), CommitNow: true}
		if _, err := dg.NewTxn().Mutate(Touching(context.Background(), names), mutation); err != nil {
			t.Fatal(err)
		}
	}
	derive := func(text string) {
		t.Helper()
		err := e.Derive(func(f *os.File) error {
			_, err := f.WriteString(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	check := func(when, want string, touched ...string) {
		t.Helper()
		file, _, names, ok := e.Outdated()
		if ok != (want != "") || !slices.Equal(names, touched) {
			t.Errorf("%s: %q touched, known %v; want %q", when, names, ok, touched)
		}
		if !ok {
			return
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != want {
			t.Errorf("%s: the old file has %q, error %v, want %q", when, got, err, want)
		}
		if _, err := os.Stat(e.Derived()); err == nil {
			t.Errorf("%s: the derived file stands", when)
		}
	}
	touch("a")
	check("nothing was derived", "")
	derive("one")
	check("nothing was touched", "")
	version := e.Version()
	touch("b", "a")
	touch("c")
	check("touched", "one", "a", "b", "c")
	if _, was, _, _ := e.Outdated(); was < version || was >= e.Version() { // merged deltas may raise it a little
		t.Errorf("taken out at version %d, want %d or a little more, before %d", was, version, e.Version())
	}
	reopen()
	answer(t, dg, allNames)
	check("opened again", "one", "a", "b", "c")
	reopen()
	touch("d")
	check("touched again", "one", "a", "b", "c", "d")
	derive("two")
	check("derived again", "")
	reopen()
	touch("e")
	check("another", "two", "e")
	set(t, dg, threeActors)
	check("changed without a word", "")
	derive("three")
	set(t, dg, threeActors)
	touch("f")
	check("changed without a word first", "")
	derive("four")
	touch("g")
	reopen()
	left, err := os.ReadFile(e.derived.sinceFile())
	if err != nil {
		t.Fatal(err)
	}
	touch("h")
	if err := os.WriteFile(e.derived.sinceFile(), left, 0o600); err != nil { // as if h had been written by who does not know of it
		t.Fatal(err)
	}
	e.derived.since = nil
	reopen()
	check("changed by another", "")
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
}
