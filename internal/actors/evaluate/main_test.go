package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	file := filepath.Join(t.TempDir(), "judged.tsv")
	judged := "# a comment\nd1\t0\t6\tRUS\tright\nd1\t10\t15\tSYR\twrong\nd1\t20\t25\tUSA\tright\nd1\t30\t33\tIRN\twrong\nd9\t0\t1\tFRA\tright\nd1\t20\t25\tUSA\tright\ttitle\n"
	if err := os.WriteFile(file, []byte(judged), 0o666); err != nil {
		t.Fatal(err)
	}
	mentions := `{"document":"d1","start":0,"end":6,"actor":{"id":"RUS"}}
{"document":"d1","start":10,"end":15,"actor":{"id":"SYR"}}
{"document":"d1","in":"title","start":20,"end":25,"actor":{"id":"USA"}}
`
	var got strings.Builder
	if err := run(file, strings.NewReader(mentions), &got); err != nil {
		t.Fatal(err)
	}
	want := "lost\td1\t20\t25\tUSA\tnow \"\"\n" +
		"right 2 kept, 1 lost; wrong 1 standing, 1 mended; 1 in documents not read\nprecision 0.667\n"
	if got.String() != want {
		t.Errorf("got %q, want %q", got.String(), want)
	}
}

func TestRunNamesFaults(t *testing.T) {
	file := filepath.Join(t.TempDir(), "judged.tsv")
	for text, want := range map[string]string{
		"d1\t0\t6\tRUS\tmaybe": "judged.tsv:1: want document, start, end, actor, right or wrong and perhaps title",
		"d1\tx\t6\tRUS\tright": `judged.tsv:1: offsets "x", "6"`,
	} {
		if err := os.WriteFile(file, []byte(text+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := run(file, strings.NewReader(""), &strings.Builder{}); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%q: got %v, want …%s", text, err, want)
		}
	}
	if err := run("../testdata/judged.tsv", strings.NewReader("{"), &strings.Builder{}); err == nil || !strings.HasPrefix(err.Error(), "mention 1: ") {
		t.Errorf("a broken mention gives %v", err)
	}
}
