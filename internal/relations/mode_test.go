package relations_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph"
	"entente/internal/relations"
)

// TestModeExamples runs those examples of the lexicon that name a mode; one for each mode must hold.
func TestModeExamples(t *testing.T) {
	read := reader(t)
	lexicon, err := relations.Load()
	if err != nil {
		t.Fatal(err)
	}
	held := map[graph.Mode]bool{}
	for _, x := range lexicon.Examples() {
		f := strings.Fields(x.Want)
		if len(f) < 4 {
			continue
		}
		if got := read(x.Sentence); holds(got, x.Want) {
			held[graph.Mode{Event: strings.Trim(f[1], "!="), Name: f[3]}] = true
		} else {
			t.Logf("%s: %s\n\tgot  %v\n\twant %s", x.Where, x.Sentence, got, x.Want)
		}
	}
	for _, m := range graph.Modes {
		if m.Gloss = ""; !held[m] && elsewhere[m.Event+" "+m.Name] == "" {
			t.Errorf("no example of %s %s holds", m.Event, m.Name)
		}
	}
}

// elsewhere are the modes of acts that the lexicon has under another event, as gold texts do, with a user's entries
// that have them where PLOVER's codebook does.
var elsewhere = map[string]string{
	"ASSAULT abduct":   "event ASSAULT\nverbs subj > obj\nkidnap\n= Turkish rebels kidnapped Syrian soldiers. => TUR ASSAULT SYR abduct",
	"SANCTION convict": "event SANCTION\nverbs subj > obj\nconvict(man)\n= A Turkish court convicted a Syrian man. => TUR SANCTION SYR convict",
	"RETREAT resign":   "event RETREAT\nverbs subj > from\nresign\n= The Turkish minister resigned from the Syrian government. => TUR RETREAT SYR resign",
}

// TestModesOfUsersEntries: the lexicon's words tell the mode of a user's entries as well.
func TestModesOfUsersEntries(t *testing.T) {
	for mode, text := range elsewhere {
		lexicon := loadText(t, text)
		x := lexicon.Examples()[0]
		if got := readerOf(t, lexicon)(x.Sentence); !holds(got, x.Want) {
			t.Errorf("%s: %s\n\tgot  %v\n\twant %s", mode, x.Sentence, got, x.Want)
		}
	}
}

// TestUsersModesComeFirst: of directives that ask for as much the user's is tried first.
func TestUsersModesComeFirst(t *testing.T) {
	const sentence = "Turkish jets bombed Syria."
	for text, want := range map[string]string{
		"mode ASSAULT explosives : bomb":       "TUR ASSAULT SYR explosives",
		"mode ASSAULT explosives : *(jet)":     "TUR ASSAULT SYR aerial", // the lexicon's word asks for more
		"mode ASSAULT explosives : bomb(tank)": "TUR ASSAULT SYR aerial",
		"mode ASSAULT explosives : bomb(jet)":  "TUR ASSAULT SYR explosives",
	} {
		if got := readerOf(t, loadText(t, text))(sentence); !holds(got, want) {
			t.Errorf("%s: got %v, want %s", text, got, want)
		}
	}
}

// loadText loads the lexicon with a user's file of that text.
func loadText(t *testing.T, text string) *relations.Lexicon {
	t.Helper()
	file := filepath.Join(t.TempDir(), "mine.txt")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	lexicon, err := relations.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	return lexicon
}
