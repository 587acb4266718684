package store

import "testing"

// Three changes, of which one was folded before, become one, which is no news for who has seen the three.
func TestFolded(t *testing.T) {
	before := change{UID: "0x1", Mark: "f", Actors: "GBR", Folded: "0x8 p|0x9 q", Before: "0x7 o", Everything: true}
	first, second := change{UID: "0x2", Mark: "a", Actors: "RUS|USA"}, change{UID: "0x3", Mark: "b", Actors: "IRN|RUS"}
	later := change{UID: "0x4"} // than the transaction: it has no values yet
	got := folded([]change{second, before, later, first})
	if got.Mark == "" {
		t.Error("no mark")
	}
	got.Mark = ""
	want := change{Actors: "IRN|RUS|USA", Folded: "0x1 f|0x2 a|0x3 b", Before: "0x1 f"}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, c := range []struct {
		seen []string
		news bool
	}{
		{[]string{"0x1 f", "0x2 a", "0x3 b"}, false},
		{[]string{"0x1 f", "0x2 a"}, true},
		{[]string{"0x1 g", "0x2 a", "0x3 b"}, true}, // another cluster's
		{nil, true},
	} {
		if _, news := got.news(setOf(c.seen)); news != c.news {
			t.Errorf("who has seen %q has news: %v", c.seen, news)
		}
	}
	if _, news := first.news(setOf([]string{first.name()})); !news {
		t.Error("a change that was not folded is not news")
	}
}
