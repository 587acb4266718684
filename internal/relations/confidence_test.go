package relations

import (
	"slices"
	"testing"

	"entente/graph"
	"entente/internal/logistic"
)

func TestConstruction(t *testing.T) {
	for rule, want := range map[string]string{
		"active":                              "active",
		"governor near modifier agree.txt:12": "governor near modifier",
		"classifier active 0.54":              "classifier active",
		" consult.txt:27":                     "",
	} {
		if got := Construction(rule); got != want {
			t.Errorf("%q: got %q, want %q", rule, got, want)
		}
	}
}

// TestFeatures holds a few properties of two edges: Mali's rebels against its army, near, and what the classifier
// took for a gift to the Gulf.
func TestFeatures(t *testing.T) {
	rebels := graph.Party{Kind: graph.Force, Code: "MLI", Start: 140}
	army := graph.Party{Kind: graph.Force, Code: "MLI", Start: 0}
	gulf := graph.Party{Kind: graph.Place, Start: 60}
	near := Features(graph.Record{Start: 0, End: 300, Rule: "active near assault.txt:3", Event: "ASSAULT", Modality: graph.Asserted, Source: rebels, Target: army})
	judged := Features(graph.Record{Start: 0, End: 75, Rule: "classifier active 0.50", Event: "AID", Modality: graph.Hypothetical, Source: army, Target: gulf})
	for _, c := range []struct {
		features []logistic.Feature
		has      []logistic.Feature
		lacks    []string
	}{
		{near, []logistic.Feature{{Name: "bias", Value: 1}, {Name: "rule near", Value: 1}, {Name: "event ASSAULT", Value: 1}, {Name: "source force", Value: 1}, {Name: "domestic", Value: 1}, {Name: "distance", Value: 1}, {Name: "length", Value: 1}},
			[]string{"rule assault.txt:3", "hypothetical", "target place", "classifier's log-odds"}},
		{judged, []logistic.Feature{{Name: "rule classifier", Value: 1}, {Name: "classifier's log-odds", Value: 0}, {Name: "hypothetical", Value: 1}, {Name: "target place", Value: 1}, {Name: "distance", Value: 0}, {Name: "length", Value: -1}},
			[]string{"rule 0.50", "domestic", "source place"}},
	} {
		for _, f := range c.has {
			if !slices.Contains(c.features, f) {
				t.Errorf("no %v in %v", f, c.features)
			}
		}
		for _, name := range c.lacks {
			if slices.ContainsFunc(c.features, func(f logistic.Feature) bool { return f.Name == name }) {
				t.Errorf("%s in %v", name, c.features)
			}
		}
	}
}

// TestIn holds that a kind of text shares the features of both and has its own beside them.
func TestIn(t *testing.T) {
	got := In(Running, []logistic.Feature{{Name: "bias", Value: 1}, {Name: "distance", Value: 0.5}})
	want := []logistic.Feature{{Name: "bias", Value: 1}, {Name: "distance", Value: 0.5}, {Name: "running bias", Value: 1}, {Name: "running distance", Value: 0.5}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
