package export

import (
	"fmt"
	"image/color"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"entente/internal/network"
)

// Chart is a timeline on paper: a bar of cooperation upward and one of conflict downward for each period, and a dot for both
// together. Evidence without a date is in none.
type Chart struct {
	Title   string
	Unit    network.Unit
	Periods []network.Period
}

// ChartFormats are the forms in which a chart is drawn.
func ChartFormats() []string { return slices.Sorted(maps.Keys(chartSizes)) }

// chartSizes are the widths and heights by format; a PNG has 96 pixels an inch.
var chartSizes = map[string][2]vg.Length{"png": {12 * vg.Inch, 6 * vg.Inch}, "svg": {9 * vg.Inch, 4.5 * vg.Inch}}

const chartMargin = 8 // points around

// Write draws the chart in one of ChartFormats.
func (c Chart) Write(w io.Writer, format string) error {
	size, ok := chartSizes[format]
	if !ok {
		return fmt.Errorf("no chart in format %q", format)
	}
	p, err := c.plot(size[0])
	if err != nil {
		return fmt.Errorf("draw %s: %w", c.Title, err)
	}
	paper, err := draw.NewFormattedCanvas(size[0], size[1], format)
	if err != nil {
		return fmt.Errorf("draw %s: %w", c.Title, err)
	}
	whole := draw.New(paper)
	whole.SetColor(color.White)
	whole.Fill(whole.Rectangle.Path())
	p.Draw(draw.Crop(whole, chartMargin, -chartMargin, chartMargin, -chartMargin))
	_, err = paper.WriteTo(w)
	return err
}

func (c Chart) plot(width vg.Length) (*plot.Plot, error) {
	s := c.series()
	if len(s.names) == 0 {
		return nil, fmt.Errorf("no evidence has a date")
	}
	p := newPlot(width, clean(c.Title))
	p.X.Tick.Marker = plot.ConstantTicks(c.ticks(s.names))
	width = min(24, max(1, 0.6*width/vg.Length(len(s.names))))
	for _, b := range []struct {
		name   string
		sign   int
		values plotter.Values
	}{{"cooperation", 1, s.cooperation}, {"conflict", -1, s.conflict}} {
		bars, err := plotter.NewBarChart(b.values, width)
		if err != nil {
			return nil, err
		}
		bars.Color = parseColor(signColor(b.sign))
		bars.LineStyle.Width = 0
		p.Add(bars)
		p.Legend.Add(b.name, bars)
	}
	p.Add(plotter.NewGrid())
	if err := s.addNet(p); err != nil {
		return nil, err
	}
	// A bar at the rim stands inside, and so does the legend.
	p.X.Min, p.X.Max = -0.7, float64(len(s.names))-0.3
	height := p.Y.Max - p.Y.Min
	p.Y.Min, p.Y.Max = p.Y.Min-0.03*height, p.Y.Max+0.2*height
	return p, nil
}

func newPlot(width vg.Length, title string) *plot.Plot {
	p := plot.New()
	p.Title.Padding = 6
	p.Y.Label.Text = "weight of the evidence"
	p.Legend.Top = true
	p.Legend.Left = true
	p.Legend.XOffs = 8
	p.Legend.Padding = 4
	for _, style := range []*text.Style{&p.Title.TextStyle, &p.Y.Label.TextStyle, &p.X.Tick.Label, &p.Y.Tick.Label, &p.Legend.TextStyle} {
		style.Font = font.From(sans, style.Font.Size)
	}
	p.Title.TextStyle.Font.Size = 14
	p.Title.Text = strings.Join(wrap(p.Title.TextStyle, title, width-4*chartMargin), "\n")
	return p
}

// addNet adds dots for cooperation and conflict together, joined where no period between lacks evidence.
func (s series) addNet(p *plot.Plot) error {
	dots, err := plotter.NewScatter(s.net)
	if err != nil {
		return err
	}
	dots.Shape = draw.CircleGlyph{}
	dots.Radius = 2.5
	p.Add(dots)
	p.Legend.Add("both together", dots)
	for from, i := 0, 1; i <= len(s.net); i++ {
		if i < len(s.net) && s.net[i].X == s.net[i-1].X+1 {
			continue
		}
		line, err := plotter.NewLine(s.net[from:i])
		if err != nil {
			return err
		}
		p.Add(line)
		from = i
	}
	return nil
}

// series has a place for every period from the first to the last, those without evidence too, so that a place is a time.
type series struct {
	names                 []string
	cooperation, conflict plotter.Values
	net                   plotter.XYs // of the periods that have evidence
}

func (c Chart) series() series {
	var s series
	for _, p := range c.Periods {
		if p.Name == "" {
			continue
		}
		for len(s.names) > 0 && c.next(s.names[len(s.names)-1]) < p.Name {
			s.add(network.Period{Name: c.next(s.names[len(s.names)-1])})
		}
		s.add(p)
		s.net = append(s.net, plotter.XY{X: float64(len(s.names) - 1), Y: p.Net()})
	}
	return s
}

func (s *series) add(p network.Period) {
	s.names = append(s.names, p.Name)
	s.cooperation = append(s.cooperation, p.Cooperation)
	s.conflict = append(s.conflict, p.Conflict)
}

// next names the period after this one.
func (c Chart) next(name string) string {
	form := time.DateOnly[:c.Unit]
	t, err := time.Parse(form, name)
	if err != nil {
		return name // a date that the store took is one; nothing comes after another
	}
	switch c.Unit {
	case network.Year:
		t = t.AddDate(1, 0, 0)
	case network.Month:
		t = t.AddDate(0, 1, 0)
	default:
		t = t.AddDate(0, 0, 1)
	}
	return t.Format(form)
}

// steps are by how many periods the names under a chart may be apart, so that they are round: of months that is every
// quarter, half year, year, or some years.
var steps = map[network.Unit][]int{
	network.Year:  {1, 2, 5, 10, 20, 50, 100},
	network.Month: {1, 3, 6, 12, 24, 60, 120, 240, 600},
	network.Day:   {1},
}

// ticks names some periods, as many as can be read.
func (c Chart) ticks(names []string) []plot.Tick {
	least := (len(names) + 9) / 10
	step := least
	if i := slices.IndexFunc(steps[c.Unit], func(step int) bool { return step >= least }); i >= 0 {
		step = steps[c.Unit][i]
	}
	from := c.ordinal(names[0])
	var ticks []plot.Tick
	for i, name := range names {
		if (from+i)%step == 0 {
			ticks = append(ticks, plot.Tick{Value: float64(i), Label: name})
		}
	}
	return ticks
}

// ordinal counts years and months from the year 0, and days from the first in the chart.
func (c Chart) ordinal(name string) int {
	t, err := time.Parse(time.DateOnly[:c.Unit], name)
	switch {
	case err == nil && c.Unit == network.Year:
		return t.Year()
	case err == nil && c.Unit == network.Month:
		return 12*t.Year() + int(t.Month()) - 1
	}
	return 0
}
