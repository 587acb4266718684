package relations

import (
	_ "embed"
	"fmt"
	"strings"

	"entente/graph"
)

// cameoTSV says which event and mode of PLOVER a code of CAMEO, PLOVER's forerunner, is.
//
//go:embed cameo.tsv
var cameoTSV string

// cameoEvent is what a code of CAMEO is in PLOVER.
type cameoEvent struct{ event, mode string }

// cameoTable holds PLOVER's events by CAMEO's codes.
type cameoTable map[string]cameoEvent

func readCameo(tsv string) (cameoTable, error) {
	table := cameoTable{}
	for i, line := range strings.Split(tsv, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 3 {
			return nil, fmt.Errorf("cameo.tsv:%d: want event, mode, codes", i+1)
		}
		if fields[1] != "-" && !graph.IsMode(fields[0], fields[1]) {
			return nil, fmt.Errorf("cameo.tsv:%d: %q is no mode of %s", i+1, fields[1], fields[0])
		}
		for _, code := range strings.Fields(fields[2]) {
			table[code] = cameoEvent{fields[0], strings.TrimPrefix(fields[1], "-")}
		}
	}
	return table, nil
}

// lookup finds the code or the nearest of its parents: CAMEO writes a kind of 084 as 0841, and what has no kinds
// as 084 or 084 with a 0.
func (t cameoTable) lookup(code string) (cameoEvent, bool) {
	for c := code; len(c) >= 2; c = c[:len(c)-1] {
		if e, ok := t[c]; ok {
			return e, true
		}
		if e, ok := t[c+"0"]; ok && len(c) == 2 {
			return e, true
		}
	}
	return cameoEvent{}, false
}
