package logistic

import (
	"fmt"
	"testing"
)

func TestTable(t *testing.T) {
	w := Weights{}
	for i := range 1000 {
		w[fmt.Sprint("feature ", i)] = float64(i) - 500
	}
	table := w.Table()
	for name, weight := range w {
		if got := table.Weight(Key(name)); got != weight {
			t.Errorf("%s weighs %v, want %v", name, got, weight)
		}
		begin := Key(name[:4])
		if got := table.Weight(KeyAfter(begin, name[4:6], name[6:])); got != weight {
			t.Errorf("%s in parts weighs %v, want %v", name, got, weight)
		}
	}
	for i := 1000; i < 3000; i++ {
		if got := table.Weight(Key(fmt.Sprint("feature ", i))); got != 0 {
			t.Errorf("a feature without a weight weighs %v", got)
		}
	}
	if got := (Weights{}).Table().Weight(Key("bias")); got != 0 {
		t.Errorf("in an empty table a feature weighs %v", got)
	}
}
