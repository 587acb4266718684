package extract

import (
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/internal/news"
)

func loaded(t *testing.T) *Extractor {
	t.Helper()
	x, err := Load(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func article(t *testing.T) news.Document {
	t.Helper()
	text, err := os.ReadFile("../../fixtures/tillerson-moscow.txt")
	if err != nil {
		t.Fatal(err)
	}
	return news.Document{ID: "article", Text: string(text)}
}

// TestArticle holds what a reader of the bundled article would take from it, and what none would.
func TestArticle(t *testing.T) {
	found := map[string]bool{}
	for _, e := range loaded(t).Edges(article(t)) {
		found[e.Key()] = true
	}
	for _, key := range []string{
		"RUS|SUPPORT|bashar-al-assad",
		"IRN|SUPPORT|bashar-al-assad",
		"USA|ASSAULT|SYR/MIL/base",
		"vladimir-putin|SUPPORT|rex-tillerson",
		"rex-tillerson|THREATEN|RUS",
		"RUS/GOV/foreign-ministry|ACCUSE|USA",
	} {
		if !found[key] {
			t.Errorf("%s is missing", key)
		}
	}
	for _, key := range []string{"USA|SUPPORT|bashar-al-assad", "USA/GOV|SUPPORT|bashar-al-assad", "rex-tillerson|SUPPORT|bashar-al-assad"} {
		if found[key] {
			t.Errorf("%s is not what the article says", key)
		}
	}
}

// TestPairActs holds what "the two countries" do to be the doing of each, and nothing that one does to itself.
func TestPairActs(t *testing.T) {
	var got []string
	for _, e := range loaded(t).Edges(news.Document{ID: "pair", Text: "Iraq and Iran met. The two countries condemned Israel."}) {
		got = append(got, e.Key())
	}
	if want := []string{"IRN|ACCUSE|ISR", "IRQ|ACCUSE|ISR", "IRQ|CONSULT|IRN"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestOffsetsCutTheirText holds every offset of the evidence against the text or the title.
func TestOffsetsCutTheirText(t *testing.T) {
	x := loaded(t)
	titled := news.Document{ID: "titled", Title: "“France” praises Italy", Text: "É vero. Germany’s army attacked Poland."}
	pieces := 0
	for _, d := range []news.Document{article(t), titled} {
		for _, e := range x.Edges(d) {
			for _, v := range e.Evidence {
				pieces++
				text := d.Text
				if v.In == graph.InTitle {
					text = d.Title
				}
				for _, m := range []graph.Mentioned{{Text: v.Text, Start: v.Start, End: v.End}, v.Source, v.Target,
					{Text: v.Predicate, Start: v.PredicateStart, End: v.PredicateStart + len(v.Predicate)}} {
					if got := text[m.Start:m.End]; got != m.Text {
						t.Errorf("%s: %d-%d cuts %q, evidence says %q", e.Key(), m.Start, m.End, got, m.Text)
					}
				}
			}
		}
	}
	if pieces == 0 {
		t.Error("no evidence was read")
	}
}

func TestReadingIsPure(t *testing.T) {
	x, d := loaded(t), article(t)
	first, second := x.Read(d), x.Read(d)
	if !reflect.DeepEqual(first.Edges, second.Edges) || !reflect.DeepEqual(first.Actors, second.Actors) || first.Version() != second.Version() {
		t.Error("the same document was read in two ways")
	}
}

// TestVersion holds that a version changes with the document, and only its second half with what
// was read in it.
func TestVersion(t *testing.T) {
	x := loaded(t)
	d := news.Document{ID: "a", Text: "France praised Italy."}
	r := x.Read(d)
	other := r
	other.Edges = nil
	if r.Version() == other.Version() || !strings.HasPrefix(other.Version(), d.Hash()+"-") {
		t.Errorf("versions %s and %s", r.Version(), other.Version())
	}
	d.Published = time.Date(2017, 4, 11, 0, 0, 0, 0, time.UTC)
	if dated := x.Read(d); strings.HasPrefix(dated.Version(), strings.Split(r.Version(), "-")[0]) {
		t.Errorf("the date is no part of %s", dated.Version())
	}
}
