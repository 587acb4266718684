package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"entente/graph"
	"entente/internal/network"
)

// Whatever the texts hold, every format stays well-formed, and XML and CSV give the name back.
func FuzzFormats(f *testing.F) {
	f.Add("Russia", "backs \"Assad\"")
	f.Add("a\\", "\\\"\n\t\r\x00")
	f.Add("</data>&#38;]]>", "‘“’” é \u2028 \U0001F91D")
	f.Add("\xff\xfe", "=1+1,;\n\n")
	f.Add("#quot;|--x", "-->|%%{init}|")
	f.Fuzz(func(t *testing.T, name, text string) {
		actors := []graph.Actor{{ID: "a", Name: name, Aliases: []string{text}}, {ID: "b", Name: text}}
		edges := []graph.Edge{{Source: "a", Target: "b", Predicate: text, Evidence: []graph.Evidence{{Text: text, Document: name, Confidence: 1}}}}
		for format, write := range Formats() {
			var b bytes.Buffer
			g := Graph{Title: name, Actors: stream(actors), Edges: stream(edges), Params: network.Default()}
			if err := write(&b, g); err != nil {
				t.Fatalf("%s: %v", format, err)
			}
			wellFormed(t, format, b.Bytes())
			switch format {
			case "gexf":
				if got, want := firstLabel(t, b.Bytes()), asXML(nodeLabel(actors[0])); got != want {
					t.Errorf("gexf: label %q, want %q", got, want)
				}
			case "csv-nodes":
				rows, err := csv.NewReader(bytes.NewReader(b.Bytes())).ReadAll()
				if err != nil || len(rows) != 3 {
					t.Fatalf("csv: %d rows, %v", len(rows), err)
				}
				// encoding/csv reads \r\n in a field as \n.
				if want := strings.ReplaceAll(nodeLabel(actors[0]), "\r\n", "\n"); rows[1][1] != want {
					t.Errorf("csv: label %q, want %q", rows[1][1], want)
				}
			case "mermaid":
				if lines := strings.Count(b.String(), "\n"); lines != 4 {
					t.Errorf("mermaid: %d lines, want 4:\n%s", lines, b.String())
				}
			case "json":
				var read struct{ Edges, Links []json.RawMessage }
				if err := json.Unmarshal(b.Bytes(), &read); err != nil || len(read.Edges) != 1 || len(read.Links) != 1 {
					t.Errorf("json: %d edges, %d links, %v", len(read.Edges), len(read.Links), err)
				}
			}
			if !slices.Contains([]string{"csv", "csv-nodes", "png"}, format) && !utf8.Valid(b.Bytes()) {
				t.Errorf("%s: not UTF-8", format)
			}
		}
	})
}

// firstLabel is the label of the first node of a GEXF document.
func firstLabel(t *testing.T, b []byte) string {
	for d := xml.NewDecoder(bytes.NewReader(b)); ; {
		token, err := d.Token()
		if err == io.EOF {
			t.Fatal("no node")
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "node" {
			for _, a := range e.Attr {
				if a.Name.Local == "label" {
					return a.Value
				}
			}
		}
	}
}

// asXML is the text with what XML cannot hold replaced.
func asXML(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 {
			b.WriteRune(r)
		} else {
			b.WriteRune('\uFFFD')
		}
	}
	return b.String()
}
