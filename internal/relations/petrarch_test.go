package relations_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/internal/relations"
)

// grain is a dictionary in PETRARCH's format with what such dictionaries hold.
const grain = `# A dictionary of a few verbs.
&CROP
+WHEAT
+BEANS_
+SUGAR_CANE

--- GIFT [070] ---
BESTREW {BESTREWS BESTREWN}   # irregular
+HAND_ROUND
+TALK_SHOP_WITH
- * &CROP (TO +)               [073]   # BESTREW
- * {WARM WORDS}               [051]
- * (WITH THORNS)              [111]
- * PRISONERS                  [1053]
- * UP                         [190]
- * MEETING                    [040:040]
- * SCORN                      [:111]
- * GREETINGS                  [010]
- * NOTHING                    [---]
- FARMERS *                    [140]
- * GRAIN MONEY                [071]
- * {COLD HARD CASH}           [071]
~ a (a b BESTREW) SAY = a b 015
this is no line of a dictionary
`

func TestPetrarchDictionary(t *testing.T) {
	l, imported := loadPetrarch(t, grain)
	want := []string{
		"5: +SUGAR_CANE: left out: a set's member of more than one word",
		"8: BESTREW {BESTREWS BESTREWN}: read: AID",
		"9: +HAND_ROUND: left out: a verb of several words, the second no particle",
		"10: +TALK_SHOP_WITH: left out: a verb of several words, the second no particle",
		"11: - * &CROP (TO +) [073]: read: AID humanitarian",
		"12: - * {WARM WORDS} [051]: read loosely: SUPPORT; warm may stand anywhere in the sentence",
		"13: - * (WITH THORNS) [111]: read loosely: ACCUSE disapprove; thorns may stand anywhere in the sentence",
		"14: - * PRISONERS [1053]: read: REQUEST yield",
		"15: - * UP [190]: read: ASSAULT",
		"16: - * MEETING [040:040]: read: CONSULT",
		"17: - * SCORN [:111]: read: ACCUSE disapprove",
		"18: - * GREETINGS [010]: left out: CAMEO 010 has no event in PLOVER",
		"19: - * NOTHING [---]: left out: says that there is no event, which an entry cannot",
		"20: - FARMERS * [140]: left out: asks for FARMERS before the verb",
		"21: - * GRAIN MONEY [071]: left out: asks for two objects",
		"22: - * {COLD HARD CASH} [071]: left out: asks for more than one word beside the verb and its object",
		"23: ~ a (a b BESTREW) SAY = a b 015: left out: a transformation of one event into another; the lexicon's effects do that",
		"24: this is no line of a dictionary: left out: neither a set, a verb nor a pattern",
	}
	var got []string
	for _, line := range imported.Lines {
		got = append(got, strings.TrimPrefix(line.String(), imported.File+":"))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if imported.Entered != 6 || imported.Loosely != 2 || imported.Left != 10 || imported.Entries != 8 {
		t.Errorf("sum %+v", imported)
	}
	var entries []string
	for _, e := range l.Entries() {
		if e.Lemma == "bestrew" {
			entries = append(entries, fmt.Sprintf("%s%v %v %v %s %v %v", e.Particle, e.Objects, e.Cues, e.Source, e.Event, e.Target, e.Mutual))
		}
	}
	for _, want := range []string{
		"[] [] [subj] AID [obj iobj any] false",
		"[wheat beans bean] [] [subj] AID [to] false",
		"[words word] [warm warms] [subj] SUPPORT [iobj any] false",
		"up[] [] [subj] ASSAULT [obj iobj any] false",
		"[meeting] [] [subj] CONSULT [iobj any] true",
	} {
		if !slices.Contains(entries, want) {
			t.Errorf("no entry %s among\n%s", want, strings.Join(entries, "\n"))
		}
	}
}

// TestPetrarchEdges reads sentences by a user's dictionary.
func TestPetrarchEdges(t *testing.T) {
	l, _ := loadPetrarch(t, grain)
	read := readerOf(t, l)
	for sentence, want := range map[string]string{
		"Turkey bestrewed Syria on Monday.":          "TUR AID SYR",
		"Turkey bestrewed wheat to Syria on Monday.": "TUR AID SYR",
		"Turkey bestrewed Syria with thorns.":        "TUR ACCUSE SYR",
	} {
		if got := read(sentence); !holds(got, want) {
			t.Errorf("%s: got %v, want %s", sentence, got, want)
		}
	}
}

// FuzzPetrarch: whatever stands in a dictionary, it loads, and every line that is not empty is told or silently a
// heading, a set or its member.
func FuzzPetrarch(f *testing.F) {
	f.Add(grain)
	f.Add("--- [0] ---\n- * ( [01]\nA\n- { * } [:]\n&\n+\n")
	f.Fuzz(func(t *testing.T, text string) {
		loadPetrarch(t, "--- X [040] ---\n"+text)
	})
}

func loadPetrarch(t *testing.T, text string) (*relations.Lexicon, relations.Import) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "verbs.txt")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := relations.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	return l, l.Imports()[0]
}
