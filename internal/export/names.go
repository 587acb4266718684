package export

import (
	"image/color"
	"slices"
	"strings"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

// naming is what is written, and the middle of where.
type naming struct {
	text string
	at   vg.Point
}

// paper knows which of its places are taken.
type paper []vg.Rectangle

// put takes the first of these middles around which the text has room.
func (p *paper) put(line string, style text.Style, middles ...vg.Point) (naming, bool) {
	line = clean(line)
	half := style.Rectangle(line).Size().Scale(0.5)
	for _, at := range middles {
		box := around(at, half.X+1, half.Y)
		if !slices.ContainsFunc(*p, func(o vg.Rectangle) bool { return overlap(box, o) }) {
			*p = append(*p, box)
			return naming{line, at}, true
		}
	}
	return naming{}, false
}

// names puts the names of the actors with the most ties where they hide neither each other nor an actor: under, over, right or
// left of their own. A name that none of these has room for is left out.
func (p picture) names(taken *paper) []naming {
	for i := range p.actors {
		r := vg.Length(p.radius(i))
		*taken = append(*taken, around(p.at[i], r, r))
	}
	style := lettering(nameSize, color.Black)
	var names []naming
	for _, i := range p.namedActors() {
		name := nodeLabel(p.actors[i])
		half := style.Rectangle(clean(name)).Size().Scale(0.5)
		if n, ok := taken.put(name, style, p.sides(i, half)...); ok {
			names = append(names, n)
		}
	}
	return names
}

// events puts the names of a tie's events on its line, in the middle or else nearer to an end, if there are few enough ties to
// tell them apart.
func (p picture) events(taken *paper) []naming {
	if len(p.ties) > mostEvents {
		return nil
	}
	var events []naming
	for _, t := range p.ties {
		var middles []vg.Point
		for _, along := range []vg.Length{0.5, 0.42, 0.58, 0.34, 0.66} {
			middles = append(middles, p.at[t.a].Add(p.at[t.b].Sub(p.at[t.a]).Scale(along)))
		}
		if n, ok := taken.put(strings.Join(t.events, ", "), eventLettering(), middles...); ok {
			events = append(events, n)
		}
	}
	return events
}

// sides are the places for a name beside an actor, the best first, all on the paper.
func (p picture) sides(actor int, half vg.Point) []vg.Point {
	at, gap := p.at[actor], vg.Length(p.radius(actor))+2
	sides := []vg.Point{
		{X: at.X, Y: at.Y - gap - half.Y}, {X: at.X, Y: at.Y + gap + half.Y},
		{X: at.X + gap + half.X, Y: at.Y}, {X: at.X - gap - half.X, Y: at.Y}}
	for i := range sides {
		sides[i].X = max(half.X, min(sides[i].X, p.width-half.X))
	}
	return sides
}

// namedActors are those whose names are tried, in the order of their ties.
func (s sketch) namedActors() []int {
	order := make([]int, len(s.actors))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return s.degree[b] - s.degree[a] })
	return order[:min(mostNames, len(order))]
}

func around(middle vg.Point, x, y vg.Length) vg.Rectangle {
	return vg.Rectangle{Min: vg.Point{X: middle.X - x, Y: middle.Y - y}, Max: vg.Point{X: middle.X + x, Y: middle.Y + y}}
}

func overlap(a, b vg.Rectangle) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}
