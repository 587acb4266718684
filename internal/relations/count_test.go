package relations_test

import (
	"os"
	"path/filepath"
	"testing"

	"entente/internal/relations"
)

// TestCounts counts what a user's file adds: a verb once however many senses it has, one with objects once for each.
func TestCounts(t *testing.T) {
	file := filepath.Join(t.TempDir(), "mine.txt")
	text := "event AID\nverbs subj > obj\nnouns poss > to\nbestrew, bestrew > to : bestrewal\nbestrew(wheat, barley) > to\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := relations.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	aid := func(counts []relations.Count) relations.Count {
		for _, c := range counts {
			if c.Event == "AID" && c.Effect == "" {
				return c
			}
		}
		return relations.Count{}
	}
	before, after := aid(load(t).Counts()), aid(l.Counts())
	if after.Verbs != before.Verbs+1 || after.Objects != before.Objects+2 || after.Nouns != before.Nouns+1 || after.Adjectives != before.Adjectives {
		t.Errorf("from %+v to %+v", before, after)
	}
}
