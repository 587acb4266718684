package main

import (
	"context"
	"testing"

	"entente/internal/config"
)

func TestOpenStore(t *testing.T) {
	one, two := config.Store{Data: t.TempDir()}, config.Store{Data: t.TempDir()}
	var k keeper
	shell := keeping(context.Background(), &k)
	first, done, err := openStore(shell, one)
	if err != nil {
		t.Fatal(err)
	}
	if err := done(); err != nil {
		t.Fatal(err)
	}
	if again, _, err := openStore(shell, one); err != nil || again != first {
		t.Errorf("the second line opened the graph again: %v", err)
	}
	if other, _, err := openStore(shell, two); err != nil || other == first {
		t.Errorf("a line with another folder got the first one: %v", err)
	}
	if err := k.close(); err != nil {
		t.Fatal(err)
	}
	// Both are free again, and outside the shell nothing is kept.
	for _, where := range []config.Store{one, two} {
		if _, done, err = openStore(context.Background(), where); err != nil {
			t.Fatal(err)
		}
		if err := done(); err != nil {
			t.Fatal(err)
		}
	}
}
