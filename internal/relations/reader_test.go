package relations

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadErrors(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"event ATTACK", `mine.txt:1: event "ATTACK" is not PLOVER's`},
		{"event -\neffect hinder", `mine.txt:2: effect "hinder" is unknown`},
		{"event ASSAULT\nverbs subj obj", `mine.txt:2: frame "subj obj" has neither > nor =`},
		{"event ASSAULT\nhit", `mine.txt:2: no frame is set for "hit"`},
		{"event -\nverbs subj > obj\nhit", `mine.txt:3: neither event nor effect is set for "hit"`},
		{"event ASSAULT\nverbs subj > obj\nfire(missile > at", `mine.txt:3: "fire(missile": bracket is not closed`},
		{"event ASSAULT\nverbs subj > obj\nfire(&shot) > at", "mine.txt:3: set &shot is not defined above"},
		{"event ASSAULT\nverbs subj > obj\nverb-example Turkey {v} Syria.", `mine.txt:3: example "Turkey {v} Syria." has no =>`},
		{"list media radio", "mine.txt:1: list has no :"},
		{"&aid food", "mine.txt:1: set has no ="},
		{"event MOBILIZE air", `mine.txt:1: mode "air" is none of MOBILIZE's: troops, weapons, police, militia`},
		{"event AGREE visit", `mine.txt:1: mode "visit": AGREE has no modes`},
		{"mode REJECT meet talk", "mine.txt:1: mode has no :"},
		{"mode MEET visit : arrive", `mine.txt:1: event "MEET" is not PLOVER's`},
		{"# mine\nmode REJECT talk : talk", `mine.txt:2: mode "talk" is none of REJECT's: assist, change, yield, meet`},
		{"mode REJECT meet : CONSULT, TALK", `mine.txt:1: event "TALK" is not PLOVER's`},
		{"mode THREATEN expel : SANCTION-eject", `mine.txt:1: mode "eject" is none of SANCTION's: convict, expel, withdraw, discontinue`},
		{"mode ASSAULT aerial : bomb(jet", `mine.txt:1: "bomb(jet": bracket is not closed`},
		{"mode ASSAULT aerial : *(&jet)", "mine.txt:1: set &jet is not defined above"},
		{"mode ASSAULT aerial : bomb,", `mine.txt:1: "" is no entry`},
		{"mode ASSAULT aerial : fly/flew", `mine.txt:1: "fly/flew": a mode's words have no past tense`},
		{"= Iran met Iraq. => IRN CONSULT= IRQ talk", `mine.txt:1: mode "talk" is none of CONSULT's: visit, host, third-party, multilateral, phone`},
		{"event ASSAULT\nverbs subj > obj\nhit, , strike", `mine.txt:3: "" is no entry`},
	} {
		file := filepath.Join(t.TempDir(), "mine.txt")
		if err := os.WriteFile(file, []byte(test.text), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := Load(file)
		var syntax *SyntaxError
		if !errors.As(err, &syntax) {
			t.Errorf("%q: got %v, want a SyntaxError", test.text, err)
			continue
		}
		syntax.File = filepath.Base(syntax.File)
		if got := syntax.Error(); got != test.want {
			t.Errorf("%q:\ngot  %s\nwant %s", test.text, got, test.want)
		}
	}
}

func TestLoadNamesMissingFile(t *testing.T) {
	if _, err := Load("no-such-lexicon.txt"); err == nil || !strings.Contains(err.Error(), "no-such-lexicon.txt") {
		t.Errorf("got %v, want an error that names the file", err)
	}
}

// TestUserEntriesComeFirst reads an entry of a user's file for a verb that the embedded lexicon has with the
// same demands: the user's must be tried before it.
func TestUserEntriesComeFirst(t *testing.T) {
	file := filepath.Join(t.TempDir(), "mine.txt")
	if err := os.WriteFile(file, []byte("event CONSULT\nverbs subj > obj\nshell\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	l, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	if got := l.verbs["shell"][0].Event; got != "CONSULT" {
		t.Errorf("first sense of shell is %s, want CONSULT", got)
	}
}

// TestNoEntryIsHidden finds entries that ask for just what an earlier one of the same lemma asks for: they could
// never be reached.
func TestNoEntryIsHidden(t *testing.T) {
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	type demand struct{ class, lemma, rest string }
	first := map[demand]*Entry{}
	for _, senses := range []map[string][]*Entry{l.verbs, l.nouns, l.adjectives} {
		for _, entries := range senses {
			for _, e := range entries {
				if e.Effect == Verdict || len(e.Complements) > 0 || e.Class == 'v' && !e.takesObject() {
					continue // reached by another way, or where the other's demand is not met
				}
				rest := strings.Join(append(append(append([]string{e.Particle}, e.Modifiers...), e.Objects...), e.Cues...), " ")
				d := demand{string(e.Class), e.Lemma, rest}
				if o := first[d]; o != nil && o.Where != e.Where {
					t.Errorf("%s: %s is hidden by %s", e.Where, e.Lemma, o.Where)
				} else {
					first[d] = e
				}
			}
		}
	}
}

func TestEveryListAndSetIsRead(t *testing.T) {
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{"partitive", "bygone", "negation", "silent", "inert-participle", "state-act", "utterance", "copular"} {
		if len(l.words[list]) == 0 {
			t.Errorf("list %s is empty", list)
		}
	}
	if n := len(l.Entries()); n < 2000 {
		t.Errorf("%d entries, want the lexicon's two thousand and more", n)
	}
}
