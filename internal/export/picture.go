package export

import (
	"image/color"
	"io"
	"math"
	"strings"

	"gonum.org/v1/gonum/spatial/r2"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// Pictures are drawn here and not by Graphviz: the one Graphviz that needs no installation, goccy/go-graphviz,
// compiles its WebAssembly when a program that has it starts (0.7 s), whatever that program is asked.
// DOT is there for those who have Graphviz.

// SVG draws the network as a picture.
func SVG(w io.Writer, g Graph) error {
	p, err := g.picture()
	if err != nil {
		return err
	}
	c := vgsvg.New(p.width, p.height)
	p.draw(draw.New(c))
	_, err = c.WriteTo(w)
	return err
}

// PNG draws the network as a picture of pixels.
func PNG(w io.Writer, g Graph) error {
	p, err := g.picture()
	if err != nil {
		return err
	}
	c := vgimg.NewWith(vgimg.UseWH(p.width, p.height), vgimg.UseDPI(dpi))
	p.draw(draw.New(c))
	_, err = vgimg.PngCanvas{Canvas: c}.WriteTo(w)
	return err
}

const (
	dpi        = 144
	unit       = 130  // points for a tie of mean length
	margin     = 60   // points around
	longest    = 2000 // points of a side; a larger network is drawn closer
	mostNames  = 400  // actors with a name, those with the most ties
	mostEvents = 60   // ties up to which they have the events' names
)

// picture is a network on paper: actors as dots, a line for all edges between two, blue for cooperation and red for
// conflict, with the arrows that there are.
type picture struct {
	sketch
	at            []vg.Point
	width, height vg.Length
}

func (g Graph) picture() (picture, error) {
	s, err := g.sketch()
	if err != nil {
		return picture{}, err
	}
	places := s.places(g.half())
	low, high := span(places)
	extent := r2.Sub(high, low)
	scale := min(unit, longest/max(extent.X, extent.Y, 1))
	p := picture{sketch: s, at: make([]vg.Point, len(places)),
		width:  vg.Length(extent.X*scale + 2*margin),
		height: vg.Length(extent.Y*scale + 2*margin)}
	foot := vg.Length(keyHeight * len(p.legend()))
	p.height += foot
	for i, v := range places {
		p.at[i] = vg.Point{X: vg.Length((v.X-low.X)*scale + margin), Y: foot + vg.Length((v.Y-low.Y)*scale+margin)}
	}
	return p, nil
}

func (p picture) draw(c draw.Canvas) {
	c.SetColor(color.White)
	c.Fill(c.Rectangle.Path())
	for _, t := range p.ties {
		p.line(c, t)
	}
	if len(p.ties) <= mostEvents {
		for _, t := range p.ties {
			middle := vg.Point{X: (p.at[t.a].X + p.at[t.b].X) / 2, Y: (p.at[t.a].Y + p.at[t.b].Y) / 2}
			write(c, lettering(6, color.Gray{0x55}), middle, strings.Join(t.events, ", "))
		}
	}
	for i, a := range p.actors {
		c.DrawGlyph(draw.GlyphStyle{Color: parseColor(kindColor(a.Kind)), Radius: p.radius(i), Shape: draw.CircleGlyph{}}, p.at[i])
	}
	for _, n := range p.names() {
		write(c, lettering(9, color.Black), n.at, n.text)
	}
	p.drawLegend(c)
}

// write sets a line of text on white, so that it can be read over lines.
func write(c draw.Canvas, style text.Style, middle vg.Point, line string) {
	line = clean(line)
	box := style.Rectangle(line)
	var ground vg.Path
	ground.Move(middle.Add(box.Min))
	ground.Line(middle.Add(vg.Point{X: box.Max.X, Y: box.Min.Y}))
	ground.Line(middle.Add(box.Max))
	ground.Line(middle.Add(vg.Point{X: box.Min.X, Y: box.Max.Y}))
	ground.Close()
	c.SetColor(color.NRGBA{0xff, 0xff, 0xff, 0xc0})
	c.Fill(ground)
	c.FillText(style, middle, line)
}

func (p picture) radius(actor int) vg.Length { return vg.Length(min(12, size(p.degree[actor]))) }

// line draws a tie with its arrows.
func (p picture) line(c draw.Canvas, t strand) {
	paint := parseColor(signColor(signOf(t.weight)))
	c.StrokeLine2(draw.LineStyle{Color: paint, Width: vg.Length(lineWidth(t.weight) / 2)}, p.at[t.a].X, p.at[t.a].Y, p.at[t.b].X, p.at[t.b].Y)
	c.SetColor(paint)
	if t.ab {
		c.Fill(p.arrow(t.a, t.b))
	}
	if t.ba {
		c.Fill(p.arrow(t.b, t.a))
	}
}

// arrow is the head at the rim of an actor.
func (p picture) arrow(from, to int) vg.Path {
	dx, dy := float64(p.at[to].X-p.at[from].X), float64(p.at[to].Y-p.at[from].Y)
	length := max(math.Hypot(dx, dy), 1e-9)
	dx, dy = dx/length, dy/length
	point := func(back, aside float64) vg.Point {
		back += float64(p.radius(to))
		return vg.Point{X: p.at[to].X - vg.Length(back*dx+aside*dy), Y: p.at[to].Y - vg.Length(back*dy-aside*dx)}
	}
	var head vg.Path
	head.Move(point(0, 0))
	head.Line(point(7, 3))
	head.Line(point(7, -3))
	head.Close()
	return head
}

func lettering(points vg.Length, c color.Color) text.Style {
	return text.Style{Color: c, Font: font.From(sans, points), XAlign: draw.XCenter, YAlign: draw.YCenter, Handler: plot.DefaultTextHandler}
}

var sans = font.Font{Typeface: "Liberation", Variant: "Sans"}

func parseColor(hex string) color.Color {
	var v [3]uint8
	for i := range v {
		v[i] = nibble(hex[1+2*i])<<4 | nibble(hex[2+2*i])
	}
	return color.RGBA{v[0], v[1], v[2], 0xff}
}

func nibble(c byte) uint8 {
	if c >= 'a' {
		return c - 'a' + 10
	}
	return c - '0'
}

// clean takes out what neither a line of letters nor XML can hold.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
