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

func TestChartWithoutDates(t *testing.T) {
	c := Chart{Unit: network.Year, Periods: []network.Period{{Cooperation: 1}}}
	if err := c.Write(io.Discard, "svg"); err == nil || !strings.Contains(err.Error(), "no evidence has a date") {
		t.Errorf("got %v", err)
	}
}
