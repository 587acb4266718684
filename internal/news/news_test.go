package news

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// given reads the input as stdin and writes down what came: a document as id|date|title|text, an
// error as "error: …".
func given(input string) []string {
	var got []string
	for d, err := range Read([]string{"-"}, strings.NewReader(input)) {
		if err != nil {
			got = append(got, "error: "+err.Error())
			continue
		}
		got = append(got, strings.Join([]string{d.ID, d.Date(), d.Title, d.Text}, "|"))
	}
	return got
}

func TestRead(t *testing.T) {
	for _, test := range []struct {
		name, input string
		want        []string
	}{
		{"plain text", "Iran backs Syria.\n", []string{Document{Text: "Iran backs Syria.\n"}.contentID() + "|||Iran backs Syria.\n"}},
		{"byte order mark", "\ufeffIran.", []string{Document{Text: "Iran."}.contentID() + "|||Iran."}},
		{"record", `{"id":"a","date":"2017-04-11","title":"T","text":"X","other":[1]}`, []string{"a|2017-04-11|T|X"}},
		{"number as id", `{"id":12345678901234567890,"text":"X"}`, []string{"12345678901234567890|||X"}},
		{"no id", `{"title":"T","text":"X"}`, []string{Document{Title: "T", Text: "X"}.contentID() + "||T|X"}},
		{"no date is invented", `{"id":"a","text":"X"}`, []string{"a|||X"}},
		{"time of day", `{"id":"a","date":"1987-02-26T15:01:01-05:00","text":"X"}`, []string{"a|1987-02-26||X"}},
		{"feed's date", `{"id":"a","date":"Tue, 11 Apr 2017 23:30:00 GMT","text":"X"}`, []string{"a|2017-04-11||X"}},
		{"a broken line between two good ones", "{\"id\":\"a\",\"text\":\"X\"}\n{\"id\":\n\n{\"id\":\"b\",\"text\":\"Y\"}\n",
			[]string{"a|||X", "error: -:2: broken JSON: unexpected EOF", "b|||Y"}},
		{"not UTF-8 in a record", "{\"id\":\"a\",\"text\":\"X\"}\n{\"id\":\"b\",\"text\":\"\xe9\"}\n{\"id\":\"c\",\"text\":\"Z\"}",
			[]string{"a|||X", "error: -:2: not UTF-8: byte 0xe9 (convert it, e.g. iconv -f latin1 -t utf-8)", "c|||Z"}},
		{"not UTF-8 in text", "One.\nTwo \xff.\n", []string{"error: -:2: not UTF-8: byte 0xff (convert it, e.g. iconv -f latin1 -t utf-8)"}},
		{"binary", "PK\x03\x00\x00", []string{"error: -:1: binary, not text: holds a zero byte"}},
		{"binary in a record", `{"id":"a","text":"x\u0000y"}`, []string{"error: -:1: binary, not text: holds a zero byte"}},
		{"empty", " \n\t\n", []string{"error: -: empty"}},
		{"empty record", `{"id":"a","text":" "}`, []string{"error: -:1: empty: neither title nor text"}},
		{"headline alone", `{"id":"a","title":"Iran backs Syria"}`, []string{"a||Iran backs Syria|"}},
		{"date as a number", `{"id":"a","date":20170411,"text":"X"}`, []string{"a|2017-04-11||X"}},
		{"date with an offset", `{"id":"a","date":"2017-04-11 12:00:00+00:00","text":"X"}`, []string{"a|2017-04-11||X"}},
		{"text that starts with a brace", "{ \"text\": \"X\", \"id\": 7 }", []string{"7|||X"}},
		{"array", ` [{"id":"a","text":"X"}]`, []string{"error: -: a JSON array; write one object a line (jq -c '.[]')"}},
		{"bracket too many", `{"id":"a","text":"X"}}`, []string{"error: -:1: more than one JSON value on the line"}},
		{"unknown date", `{"id":"a","date":"soon","text":"X"}`, []string{`error: -:1: date "soon" is in no form known here; write YYYY-MM-DD`}},
		{"wrong type", `{"id":"a","text":7}`, []string{"error: -:1: broken JSON: json: cannot unmarshal number into Go struct field record.text of type string"}},
		{"two values a line", `{"id":"a","text":"X"} {"id":"b","text":"Y"}`, []string{"error: -:1: more than one JSON value on the line"}},
		{"id of another type", `{"id":[1],"text":"X"}`, []string{"error: -:1: id is neither a string nor a number"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := given(test.input); strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestReadFolder(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, content []byte) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	if _, err := w.Write([]byte(`{"id":"c","text":"Z"}`)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	write("a.jsonl", []byte(`{"id":"a","text":"X"}`))
	write("b/b.ndjson", []byte(`{"id":"b","text":"Y"}`))
	write("c.jsonl.gz", zipped.Bytes())
	write("picture.png", []byte("\x89PNG\x00"))
	write("D.TXT", []byte("W"))
	write("pictures/b.png", []byte("\x89PNG\x00"))
	if err := os.Symlink(dir, dir+"-link"); err != nil {
		t.Fatal(err)
	}
	defer os.Remove(dir + "-link")
	write("torn.txt.gz", zipped.Bytes()[:12])

	var ids []string
	var problems []error
	for d, err := range Read([]string{dir + "-link", filepath.Join(dir, "missing.txt"), filepath.Join(dir, "pictures")}, nil) {
		if err != nil {
			problems = append(problems, err)
			continue
		}
		ids = append(ids, d.ID)
	}
	if got, want := strings.Join(ids, " "), (Document{Text: "W"}).contentID()+" a b c"; got != want {
		t.Errorf("documents %q, want %q", got, want)
	}
	if len(problems) != 3 || !strings.Contains(problems[0].Error(), "torn.txt.gz") || !errors.Is(problems[1], os.ErrNotExist) ||
		!strings.Contains(problems[2].Error(), "holds no .txt") {
		t.Errorf("problems %v, want torn.txt.gz, a missing file and a folder without news", problems)
	}
}

func TestLongLineIsSkipped(t *testing.T) {
	input := `{"id":"a","text":"` + strings.Repeat("x", MaxBytes) + "\"}\n" + `{"id":"b","text":"Y"}`
	got := given(input)
	if len(got) != 2 || got[0] != "error: -:1: line of more than 64 MiB" || got[1] != "b|||Y" {
		t.Errorf("got %d entries, the last %.80q", len(got), got[len(got)-1])
	}
}

func TestReadStops(t *testing.T) {
	n := 0
	for range Read([]string{"-", "-"}, strings.NewReader("{\"text\":\"a\"}\n{\"text\":\"b\"}\n")) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d documents after a break at the first", n)
	}
}

func TestIDsOfContentDiffer(t *testing.T) {
	if (Document{Title: "a", Text: "bc"}).contentID() == (Document{Title: "ab", Text: "c"}).contentID() {
		t.Error("title and text run together")
	}
	a := Document{ID: "a", Text: "x"}
	b := a
	b.Publisher = "AP"
	if a.Hash() == b.Hash() {
		t.Error("the hash leaves the publisher out")
	}
}

// FuzzRead holds that any bytes come out as documents whose text is UTF-8 and not blank, or as errors.
func FuzzRead(f *testing.F) {
	f.Add([]byte("Iran backs Syria."))
	f.Add([]byte(`{"id":"a","date":"2017-04-11","text":"X"}`))
	f.Add([]byte("\x1f\x8b\x08"))
	f.Add([]byte("{\"text\":\"\\ud800\"}\n{\n\x00"))
	f.Fuzz(func(t *testing.T, input []byte) {
		for d, err := range Read([]string{"-"}, bytes.NewReader(input)) {
			if err != nil {
				continue
			}
			if d.ID == "" || strings.TrimSpace(d.Title+d.Text) == "" || strings.ContainsRune(d.Text, 0) {
				t.Errorf("document %+v", d)
			}
			if strings.ToValidUTF8(d.Title+d.Text, "?") != d.Title+d.Text {
				t.Errorf("not UTF-8: %q", d.Text)
			}
		}
	})
}
