package export

import (
	"image/color"
	"io"
	"math"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// Pictures are drawn here and not by Graphviz: docs/pictures.md has both beside each other. DOT is there for those who have
// Graphviz.

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
	c := vgimg.NewWith(vgimg.UseWH(p.width, p.height), vgimg.UseDPI(p.dpi()))
	p.draw(draw.New(c))
	_, err = vgimg.PngCanvas{Canvas: c}.WriteTo(w)
	return err
}

const (
	margin     = 24   // points around
	mostPixels = 5000 // of a side; a larger picture has fewer a point
	nameSize   = 9    // points
	mostNames  = 1000 // actors with a name, those with the most ties
	mostEvents = 60   // ties up to which they have the events' names
)

// dpi is how many pixels an inch the picture has.
func (p picture) dpi() int {
	return max(36, min(144, int(mostPixels*72/max(p.width, p.height))))
}

// picture is a network on paper: actors as dots, a line for all edges between two, blue for cooperation and red for
// conflict, with the arrows that there are. Over it stands what it shows, under it what the colours mean.
type picture struct {
	sketch
	title         []string // its lines
	at            []vg.Point
	width, height vg.Length
}

func (g Graph) picture() (picture, error) {
	s, err := g.sketch()
	if err != nil {
		return picture{}, err
	}
	places := s.layout(g.half())
	box := bounds(places, s.rooms())
	p := picture{sketch: s, at: make([]vg.Point, len(places))}
	head := p.headed(g.Title, vg.Length(box.Size().X))
	p.width = max(vg.Length(box.Size().X), p.headWidth()) + 2*margin
	foot := vg.Length(keyHeight * len(p.legend()))
	p.height = vg.Length(box.Size().Y) + 2*margin + head + foot
	left := (p.width - vg.Length(box.Size().X)) / 2
	for i, v := range places {
		p.at[i] = vg.Point{X: left + vg.Length(v.X-box.Min.X), Y: foot + margin + vg.Length(v.Y-box.Min.Y)}
	}
	return p, nil
}

func (p picture) draw(c draw.Canvas) {
	c.SetColor(color.White)
	c.Fill(c.Rectangle.Path())
	for _, t := range p.ties {
		p.line(c, t)
	}
	var taken paper
	names := p.names(&taken)
	for _, n := range p.events(&taken) {
		write(c, eventLettering(), n.at, n.text)
	}
	for i, a := range p.actors {
		c.DrawGlyph(draw.GlyphStyle{Color: parseColor(kindColor(a.Kind)), Radius: vg.Length(p.radius(i)), Shape: draw.CircleGlyph{}}, p.at[i])
	}
	for _, n := range names {
		write(c, lettering(nameSize, color.Black), n.at, n.text)
	}
	p.drawHead(c)
	p.drawLegend(c)
}

// write sets a line of text on white, so that it can be read over lines.
func write(c draw.Canvas, style text.Style, middle vg.Point, line string) {
	box := style.Rectangle(line)
	var ground vg.Path
	ground.Move(middle.Add(box.Min))
	ground.Line(middle.Add(vg.Point{X: box.Max.X, Y: box.Min.Y}))
	ground.Line(middle.Add(box.Max))
	ground.Line(middle.Add(vg.Point{X: box.Min.X, Y: box.Max.Y}))
	ground.Close()
	c.SetColor(color.NRGBA{0xff, 0xff, 0xff, 0xdd})
	c.Fill(ground)
	c.FillText(style, middle, line)
}

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
		back += p.radius(to)
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

func eventLettering() text.Style { return lettering(6, color.Gray{0x55}) }

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
