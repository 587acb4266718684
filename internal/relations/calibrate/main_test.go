package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRun calibrates on edges of which all active ones are right and all surface ones wrong: the weights must
// tell them apart, twice alike.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	var gold, edges strings.Builder
	for i := range 40 {
		id := string(rune('a'+i%26)) + string(rune('a'+i/26))
		gold.WriteString(`{"id":"` + id + `","text":"","edges":[{"source":{"code":"TUR"},"target":{"code":"SYR"},"event":"ASSAULT"}]}` + "\n")
		event, rule := "ASSAULT", "active assault.txt:8"
		if i%2 == 1 {
			event, rule = "SUPPORT", "surface deep support.txt:9"
		}
		edges.WriteString(`{"document":"` + id + `","source":{"code":"TUR"},"target":{"code":"SYR"},"event":"` + event + `","rule":"` + rule + `"}` + "\n")
	}
	g, e := write(t, dir, "gold", gold.String()), write(t, dir, "edges", edges.String())
	var first, second, report bytes.Buffer
	if err := run([]string{g, e}, &first, &report); err != nil {
		t.Fatal(err)
	}
	if err := run([]string{g, e}, &second, &report); err != nil {
		t.Fatal(err)
	}
	if first.String() != second.String() {
		t.Error("two runs differ")
	}
	if !strings.Contains(first.String(), "rule surface\t-") || strings.Contains(first.String(), "rule active\t-") {
		t.Errorf("weights do not tell right rules from wrong ones:\n%s", first.String())
	}
	if !strings.Contains(report.String(), "| active | 20 | 1.00 | 1.00 | – | – | – |") {
		t.Errorf("report lacks the active rule:\n%s", report.String())
	}
	if err := run([]string{g}, &first, &report); err == nil {
		t.Error("an odd number of files is no error")
	}
}

// TestEvaluate reads verdicts of an edge that is right, of one whose source is wrong, of a mutual one that is
// found the other way round, of one that has become negated since, of one that is found no more, and of one in whose
// place another event is found, which is right.
func TestEvaluate(t *testing.T) {
	verdict := func(document, source, target, rest string) string {
		return strings.Join([]string{document, "text", source, target, rest}, "\t") + "\n"
	}
	const right, wrong = "right\tright\tright\tright\t-\t-\t3.0\tactive", "wrong\tright\tright\tright\tlink\t-\t1.0\tactive"
	verdicts := "# a comment\n" +
		verdict("d1", "0\t6\tRUS", "12\t17\tSYR", "SUPPORT\treported\t"+right) +
		verdict("d1", "30\t34\tIRN", "40\t44\tIRQ", "ASSAULT\tasserted\t"+wrong) +
		verdict("d2", "0\t4\tMLI", "10\t14\tTCD", "CONSULT\tasserted\t"+right) +
		verdict("d2", "20\t24\tMLI", "30\t34\tTCD", "ACCUSE\tasserted\t"+right) +
		verdict("d2", "50\t54\tMLI", "60\t64\tTCD", "THREATEN\tasserted\tright\tright\twrong\tright\tforgo\tAGREE,SUPPORT/planned\t1.0\tgovernor") +
		verdict("d3", "0\t4\tPER", "10\t14\tCHL", "-\tasserted\t"+wrong)
	edges := edge("d1", "RUS", 0, 6, "SYR", 12, 17, `"event":"SUPPORT","modality":"reported","confidence":0.75,"rule":"active support.txt:1"`) +
		edge("d1", "IRN", 30, 34, "IRQ", 40, 44, `"event":"ASSAULT","modality":"asserted","confidence":0.75,"rule":"classifier active 0.61"`) +
		edge("d2", "TCD", 10, 14, "MLI", 0, 4, `"event":"CONSULT","modality":"asserted","mutual":true,"confidence":0.65,"rule":"nominal consult.txt:1"`) +
		edge("d2", "MLI", 20, 24, "TCD", 30, 34, `"event":"ACCUSE","modality":"asserted","negated":true,"confidence":0.65,"rule":"active consult.txt:1"`) +
		edge("d2", "MLI", 50, 54, "TCD", 60, 64, `"event":"AGREE","modality":"reported","confidence":0.65,"rule":"governor agree.txt:1"`) +
		edge("d2", "MLI", 50, 54, "TCD", 60, 64, `"event":"SUPPORT","modality":"reported","confidence":0.65,"rule":"active support.txt:1"`) +
		edge("d9", "RUS", 0, 6, "SYR", 12, 17, `"event":"SUPPORT","modality":"reported","confidence":0.75,"rule":"active support.txt:1"`)
	dir := t.TempDir()
	v := write(t, dir, "judged.tsv", verdicts)
	var got, report bytes.Buffer
	if err := run([]string{"--evaluate", v, write(t, dir, "edges", edges)}, &got, &report); err != nil {
		t.Fatal(err)
	}
	want := "lost\td2\ttext\t20\tMLI\t30\tTCD\tACCUSE\tasserted\n" + v + `: right 2 kept, 1 lost; wrong 1 standing, 2 gone, 1 right in their place; 2 edges of its documents without a verdict

Running news

| confidence | edges | mean | right |
|---|---|---|---|
| 0.6–0.7 | 2 | 0.65 | 1.00 |
| 0.7–0.8 | 2 | 0.75 | 0.75 |

0.88 of 4 edges right; expected calibration error 0.175, logarithmic loss 0.497

| rule | gold: edges | dyad right | right | news: edges | dyad right | right |
|---|---|---|---|---|---|---|
| active | – | – | – | 1 | 1.00 | 1.00 |
| classifier active | – | – | – | 1 | 0.00 | 0.00 |
| governor | – | – | – | 1 | 1.00 | 1.00 |
| nominal | – | – | – | 1 | 1.00 | 1.00 |
`
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
}

func TestVerdictsNameFaults(t *testing.T) {
	const good = "d\ttext\t0\t6\tRUS\t12\t17\tSYR\tSUPPORT\tasserted\tright\tright\tright\tright\t-\t-\t3.0\tactive"
	for text, want := range map[string]string{
		"d\ttext\t0":                               "judged.tsv:1: want 18 fields, got 3",
		strings.Replace(good, "\t6", "\tx", 1):     `judged.tsv:1: offset "x"`,
		strings.Replace(good, "right", "maybe", 1): `judged.tsv:1: "maybe" is neither right nor wrong`,
		strings.Replace(good, "3.0", "0", 1):       `judged.tsv:1: stands for "0" edges`,
	} {
		if _, err := readVerdicts(write(t, t.TempDir(), "judged.tsv", text)); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%q: got %v, want …%s", text, err, want)
		}
	}
	for file, want := range map[string]int{"judged.tsv": 400, "judged-second.tsv": 200} {
		verdicts, err := readVerdicts("../testdata/" + file)
		maps.DeleteFunc(verdicts, func(_ judgedEdge, v verdict) bool { return v.instead })
		if err != nil || len(verdicts) != want {
			t.Errorf("%s: %d verdicts, %v", file, len(verdicts), err)
		}
	}
}

// edge is a record with these ends, in bytes.
func edge(document, source string, start, end int, target string, from, to int, rest string) string {
	return fmt.Sprintf(`{"document":%q,"source":{"id":%q,"start":%d,"end":%d},"target":{"id":%q,"start":%d,"end":%d},%s}`+"\n",
		document, source, start, end, target, from, to, rest)
}

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}
