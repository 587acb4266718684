package export

import (
	"io"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph"
)

// A real browser opens the page from a file: it draws, lists ties with their evidence, and filters. Without
// Chromium the test is skipped, unless ENTENTE_TEST_BROWSER=required.
func TestPageInBrowser(t *testing.T) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		browser, err = exec.LookPath("google-chrome")
	}
	required(t, "ENTENTE_TEST_BROWSER", "Chromium", err)
	file := filepath.Join(t.TempDir(), "net.html")
	// By country, what people of one country do to each other is an edge, but no tie.
	g := example()
	within := graph.Edge{Source: "RUS", Target: "RUS", Event: "AID", Evidence: []graph.Evidence{{Document: "a", Text: "They helped each other.", Confidence: 1}}}
	others := g.Edges
	g.Edges = func(yield func(graph.Edge, error) bool) {
		others(yield)
		yield(within, nil)
	}
	if err := ToFile(file, func(w io.Writer) error { return HTML(w, g) }); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, hash string
		want, not  []string
	}{
		{"all actors", "",
			[]string{`· 4 ties, 11 reports`, `Most tied`, `>بشار الأسد</button>`}, nil},
		{"a tie opened", "#actor=RUS&other=assad",
			// 7 for AID, 1.75 and 3.5 for SUPPORT; of two reports of 12 April one counts.
			[]string{`Allies (2)`, `>+12.3</span>`, `Russia backed Assad &amp; co &lt;again&gt;.`, `2017-04-12, b: Russia`, `another of that day counts`}, nil},
		{"an event", "#actor=RUS&other=assad&event=AID",
			[]string{`>+7.0</span>`, `Russia armed Assad.`}, []string{`Russia backs Assad.`}},
		{"dates", "#actor=RUS&other=assad&since=2016-06&until=2017-04-11",
			[]string{`>+1.8</span>`, `Russia backs Assad.`}, []string{`Russia armed Assad.`}},
		{"conflict", "#actor=assad&sign=-1&confidence=0.6",
			[]string{`Adversaries (1)`, `>−9.7</span>`}, []string{`Allies (`}},
		{"a mode", "#actor=assad&other=" + url.QueryEscape(`the "A+B" <group>`) + "&mode=primitive",
			[]string{`Adversaries (1)`, `>−4.8</span>`, `>ASSAULT (primitive)</span>`}, []string{`bombed them`, `Allies (`}},
		{"nothing left", "#actor=assad&since=2030",
			[]string{`No ties pass the filters.`}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			out, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+t.TempDir(),
				"--virtual-time-budget=2000", "--dump-dom", "file://"+file+test.hash).Output()
			if err != nil {
				t.Fatal(err)
			}
			dom, _, _ := strings.Cut(string(out), `<script id="data"`)
			for _, want := range test.want {
				if !strings.Contains(dom, want) {
					t.Errorf("the page lacks %s", want)
				}
			}
			for _, not := range test.not {
				if strings.Contains(dom, not) {
					t.Errorf("the page has %s", not)
				}
			}
			if t.Failed() {
				t.Log(dom[strings.Index(dom, "<body>"):])
			}
		})
	}
}
