package export

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"entente/internal/network"
)

func TestChart(t *testing.T) {
	c := Chart{Title: "Iran — Iraq & <others>", Unit: network.Month, Periods: []network.Period{
		{Name: "", Cooperation: 9},
		{Name: "1986-11", Conflict: -8, Cooperation: 2},
		{Name: "1987-02", Conflict: -3}}}
	if got, want := c.series().names, []string{"1986-11", "1986-12", "1987-01", "1987-02"}; !slices.Equal(got, want) {
		t.Errorf("places %v, want %v", got, want)
	}
	var svg bytes.Buffer
	if err := c.Write(&svg, "svg"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"1986-12", "Iran — Iraq &amp; &lt;others&gt;", ">cooperation<", ">conflict<", ">both together<"} {
		if !strings.Contains(svg.String(), want) {
			t.Errorf("the SVG lacks %s", want)
		}
	}
	var again bytes.Buffer
	if err := c.Write(&again, "svg"); err != nil || !bytes.Equal(svg.Bytes(), again.Bytes()) {
		t.Errorf("drawn twice it differs: %v", err)
	}
	d := xml.NewDecoder(&svg)
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	var pixels bytes.Buffer
	if err := c.Write(&pixels, "png"); err != nil {
		t.Fatal(err)
	}
	if _, err := png.Decode(&pixels); err != nil {
		t.Error(err)
	}
}

func TestTicks(t *testing.T) {
	month := func(from string, to string) Chart {
		return Chart{Unit: network.Month, Periods: []network.Period{{Name: from}, {Name: to}}}
	}
	for _, test := range []struct {
		chart Chart
		want  string
	}{
		{month("1986-11", "1987-02"), "1986-11 1986-12 1987-01 1987-02"},
		{month("1986-11", "1987-10"), "1987-01 1987-04 1987-07 1987-10"},
		{month("1966-02", "1987-11"), "1970-01 1975-01 1980-01 1985-01"},
		{Chart{Unit: network.Year, Periods: []network.Period{{Name: "1966"}, {Name: "1987"}}}, "1970 1975 1980 1985"},
		{Chart{Unit: network.Day, Periods: []network.Period{{Name: "1987-02-27"}, {Name: "1987-03-11"}}},
			"1987-02-27 1987-03-01 1987-03-03 1987-03-05 1987-03-07 1987-03-09 1987-03-11"},
	} {
		var got []string
		for _, tick := range test.chart.ticks(test.chart.series().names) {
			got = append(got, tick.Label)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%v\n got %v\nwant %s", test.chart.Periods, got, test.want)
		}
	}
}

// Titles that name all that narrows an answer are long.
func TestWrap(t *testing.T) {
	style := titleLettering()
	for _, test := range []struct {
		words string
		width float64 // in widths of "Iran Iraq"
		want  []string
	}{
		{"Iran Iraq", 1.01, []string{"Iran Iraq"}},
		{"Iran Iraq", 0.99, []string{"Iran", "Iraq"}},
		{"  Iran  Iraq Iran Iraq ", 1.01, []string{"Iran Iraq", "Iran Iraq"}},
		{"Iran Iraq-and-many-other-countries Iraq", 1.01, []string{"Iran", "Iraq-and-many-other-countries", "Iraq"}},
		{"", 1, nil},
	} {
		width := vg.Length(test.width) * style.Width("Iran Iraq")
		if got := wrap(style, test.words, width); !slices.Equal(got, test.want) {
			t.Errorf("%q at %v: %q, want %q", test.words, test.width, got, test.want)
		}
	}
}

func TestLongTitles(t *testing.T) {
	title := "Iran — Iraq: " + strings.Repeat("CONSULT, ", 40) + "by country"
	c := Chart{Title: title, Unit: network.Month, Periods: []network.Period{{Name: "1987-02", Conflict: -3}}}
	plot, err := c.plot(chartSizes["svg"][0])
	if err != nil {
		t.Fatal(err)
	}
	if width := plot.Title.TextStyle.Width(plot.Title.Text); width > chartSizes["svg"][0] || !strings.Contains(plot.Title.Text, "by country") {
		t.Errorf("the chart's title is %v points wide: %q", width, plot.Title.Text)
	}
	g := example()
	g.Title = title
	p, err := g.picture()
	if err != nil {
		t.Fatal(err)
	}
	if len(p.title) < 3 || p.headWidth() > p.width-2*margin {
		t.Errorf("of a picture %v points wide the title is %v: %q", p.width, p.headWidth(), p.title)
	}
}

func TestChartWithoutDates(t *testing.T) {
	c := Chart{Unit: network.Year, Periods: []network.Period{{Cooperation: 1}}}
	if err := c.Write(io.Discard, "svg"); err == nil || !strings.Contains(err.Error(), "no evidence has a date") {
		t.Errorf("got %v", err)
	}
}
