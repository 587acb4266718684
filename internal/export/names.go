package export

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
)

// naming is an actor's name and the middle of where it is written.
type naming struct {
	text string
	at   vg.Point
}

// names puts the names of the actors with the most ties where they hide neither each other nor an actor: under, over, right or
// left of their own. A name that none of these has room for is left out.
func (p picture) names() []naming {
	var taken []vg.Rectangle
	for i := range p.actors {
		r := p.radius(i)
		taken = append(taken, around(p.at[i], r, r))
	}
	style := lettering(9, color.Black)
	var names []naming
	for _, i := range p.namedActors() {
		text := clean(nodeLabel(p.actors[i]))
		half := style.Rectangle(text).Size()
		half.X, half.Y = half.X/2+1, half.Y/2
		for _, at := range p.sides(i, half) {
			box := around(at, half.X, half.Y)
			if !slices.ContainsFunc(taken, func(o vg.Rectangle) bool { return overlap(box, o) }) {
				taken = append(taken, box)
				names = append(names, naming{text, at})
				break
			}
		}
	}
	return names
}

// sides are the places for a name beside an actor, the best first, all on the paper.
func (p picture) sides(actor int, half vg.Point) []vg.Point {
	at, gap := p.at[actor], p.radius(actor)+2
	sides := []vg.Point{
		{X: at.X, Y: at.Y - gap - half.Y}, {X: at.X, Y: at.Y + gap + half.Y},
		{X: at.X + gap + half.X, Y: at.Y}, {X: at.X - gap - half.X, Y: at.Y}}
	for i := range sides {
		sides[i].X = max(half.X, min(sides[i].X, p.width-half.X))
	}
	return sides
}

// namedActors are those whose names are tried, in the order of their ties.
func (p picture) namedActors() []int {
	order := make([]int, len(p.actors))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return p.degree[b] - p.degree[a] })
	return order[:min(mostNames, len(order))]
}

func around(middle vg.Point, x, y vg.Length) vg.Rectangle {
	return vg.Rectangle{Min: vg.Point{X: middle.X - x, Y: middle.Y - y}, Max: vg.Point{X: middle.X + x, Y: middle.Y + y}}
}

func overlap(a, b vg.Rectangle) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}
