package export

import (
	"image/color"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// key is an entry of the legend: a line for ties of a sign, or a dot for actors of a kind.
type key struct {
	word  string
	color string
	tie   bool
}

// keys are the signs and kinds that the network has.
func (s sketch) keys() []key {
	var keys []key
	for _, sign := range []int{1, -1, 0} {
		if slices.ContainsFunc(s.ties, func(t strand) bool { return signOf(t.weight) == sign }) {
			keys = append(keys, key{[...]string{"conflict", "neither", "cooperation"}[sign+1], signColor(sign), true})
		}
	}
	var kinds []string
	for _, a := range s.actors {
		if a.Kind != "" && !slices.Contains(kinds, a.Kind) {
			kinds = append(kinds, a.Kind)
		}
	}
	slices.Sort(kinds)
	for _, kind := range kinds {
		keys = append(keys, key{kind, kindColor(kind), false})
	}
	return keys
}

const (
	titleHeight = 16  // points of a line of the title
	aboutHeight = 18  // of the line under it
	titleWidth  = 420 // points that a title may widen a picture to
)

// headed gives the picture its title, in lines, and returns how high it and the line under it are.
func (p *picture) headed(title string, width vg.Length) vg.Length {
	p.title = wrap(titleLettering(), clean(title), max(width, titleWidth))
	return vg.Length(titleHeight*len(p.title) + aboutHeight)
}

// wrap breaks a text into lines between words. A word wider than that is a line.
func wrap(style text.Style, words string, width vg.Length) []string {
	var lines []string
	for _, word := range strings.Fields(words) {
		last := len(lines) - 1
		if last >= 0 && style.Width(lines[last]+" "+word) <= width {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

// about is the line under the title: how much there is, and from when.
func (p picture) about() string {
	about := count(len(p.actors), "actor") + ", " + count(len(p.ties), "tie")
	switch {
	case p.first == "":
	case p.first == p.last:
		about += ", evidence of " + p.first
	default:
		about += ", evidence from " + p.first + " to " + p.last
	}
	return about
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

func (p picture) headWidth() vg.Length {
	width := aboutLettering().Width(p.about())
	for _, line := range p.title {
		width = max(width, titleLettering().Width(line))
	}
	return width
}

func titleLettering() text.Style { return leftward(lettering(13, color.Black)) }
func aboutLettering() text.Style { return leftward(lettering(8, color.Gray{0x55})) }

func leftward(s text.Style) text.Style {
	s.XAlign = draw.XLeft
	return s
}

func (p picture) drawHead(c draw.Canvas) {
	y := p.height - margin
	for _, line := range p.title {
		c.FillText(titleLettering(), vg.Point{X: margin, Y: y}, line)
		y -= titleHeight
	}
	c.FillText(aboutLettering(), vg.Point{X: margin, Y: y + 1}, p.about())
}

const (
	keyHeight = 14 // points of a line of the legend
	keySign   = 18 // points for an entry's line or dot
	keyGap    = 12 // points between entries
)

// legend is the keys in lines as wide as the picture.
func (p picture) legend() [][]key {
	var lines [][]key
	room := vg.Length(0)
	for _, k := range p.keys() {
		width := k.width()
		if room < width {
			lines, room = append(lines, nil), p.width-2*keyGap
		}
		last := len(lines) - 1
		lines[last], room = append(lines[last], k), room-width
	}
	return lines
}

func (k key) width() vg.Length {
	return keySign + lettering(8, color.Black).Width(k.word) + keyGap
}

// drawLegend writes the legend at the foot.
func (p picture) drawLegend(c draw.Canvas) {
	y := vg.Length(keyHeight * len(p.legend()))
	for _, line := range p.legend() {
		x := vg.Length(keyGap)
		for _, k := range line {
			if paint := parseColor(k.color); k.tie {
				c.StrokeLine2(draw.LineStyle{Color: paint, Width: 2}, x, y, x+keySign-5, y)
			} else {
				c.DrawGlyph(draw.GlyphStyle{Color: paint, Radius: 4, Shape: draw.CircleGlyph{}}, vg.Point{X: x + keySign - 9, Y: y})
			}
			c.FillText(leftward(lettering(8, color.Gray{0x33})), vg.Point{X: x + keySign, Y: y}, k.word)
			x += k.width()
		}
		y -= keyHeight
	}
}
