package relations

import (
	"math"
	"strings"
	"testing"
)

func TestReadClassifier(t *testing.T) {
	c, err := ReadClassifier("mine.tsv", "# by hand\nv=fund\tAID\t2.5\nv=fund\t-\t-1\nslot=obj\tAID\t0.5\n")
	if err != nil {
		t.Fatal(err)
	}
	features := []string{"v=fund", "slot=obj", "unheard of"}
	event, p := c.judge(features)
	if want := math.Exp(3) / (math.Exp(3) + math.Exp(-1) + 15); event != "AID" || math.Abs(p-want) > 1e-12 {
		t.Errorf("judged %s at %v, want AID at %v", event, p, want)
	}
	sum := 0.0
	for _, q := range c.probabilities(features) {
		sum += q
	}
	if math.Abs(sum-1) > 1e-12 {
		t.Errorf("probabilities sum to %v", sum)
	}
}

func TestReadClassifierNamesTheLine(t *testing.T) {
	for _, c := range []struct{ tsv, want string }{
		{"v=fund AID 2", "mine.tsv:1: want feature"},
		{"\nv=fund\tHELP\t2", `mine.tsv:2: class "HELP"`},
		{"v=fund\tAID\tmuch", `mine.tsv:1: weight "much"`},
		{"v=fund\tAID\tNaN", `mine.tsv:1: weight "NaN"`},
	} {
		if _, err := ReadClassifier("mine.tsv", c.tsv); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %s", c.tsv, err, c.want)
		}
	}
}
