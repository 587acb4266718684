package main

import "testing"

func TestBare(t *testing.T) {
	for text, want := range map[string]string{
		"the United States": "United States", "The Kremlin": "Kremlin", "Japan's": "Japan", "Philippines’": "Philippines",
		" Iran. ": "Iran", "Iran": "Iran", "Thebes": "Thebes", "the": "the", "": "",
	} {
		if got := bare(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
