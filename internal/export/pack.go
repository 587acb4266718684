package export

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/spatial/r2"
)

// pack finds for each box how to move it so that none overlaps another and all together are about as wide as high: in the
// order of their heights, each goes as high up as it fits under those already there, and as far to the left (the skyline
// of Burke, Kendall and Whitwell, Operations Research 52(4), 2004).
func pack(boxes []r2.Box, gap float64) []r2.Vec {
	area, widest := 0.0, 0.0
	order := make([]int, len(boxes))
	for i, b := range boxes {
		order[i] = i
		area += (b.Size().X + gap) * (b.Size().Y + gap)
		widest = max(widest, b.Size().X+gap)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(boxes[b].Size().Y, boxes[a].Size().Y) })
	line := skyline{{}, {X: max(widest, math.Sqrt(1.3*area)), Y: math.Inf(1)}}
	shifts := make([]r2.Vec, len(boxes))
	for _, i := range order {
		corner := line.place(boxes[i].Size().X+gap, boxes[i].Size().Y+gap)
		// The skyline grows downward, and so do pictures, but y does not.
		shifts[i] = r2.Vec{X: corner.X - boxes[i].Min.X, Y: -corner.Y - boxes[i].Max.Y}
	}
	return shifts
}

// skyline is the lower edge of what is placed, as steps from left to right: from x on, down to y. The last step is the
// right rim.
type skyline []r2.Vec

// place puts a box where it is highest and returns its upper left corner.
func (l *skyline) place(width, height float64) r2.Vec {
	best, corner := -1, r2.Vec{Y: math.Inf(1)}
	for i, step := range *l {
		if y := l.under(i, width); y < corner.Y {
			best, corner = i, r2.Vec{X: step.X, Y: y}
		}
	}
	right := corner.X + width
	last := best
	for last+1 < len(*l) && (*l)[last+1].X <= right {
		last++
	}
	// What the box covers in part goes on to its right.
	steps := []r2.Vec{{X: corner.X, Y: corner.Y + height}, {X: right, Y: (*l)[last].Y}}
	*l = slices.Replace(*l, best, last+1, steps...)
	return corner
}

// under is how far down a box as wide as this must be to stand at a step.
func (l *skyline) under(i int, width float64) float64 {
	right := (*l)[i].X + width
	y := 0.0
	for ; i < len(*l) && (*l)[i].X < right-1e-9; i++ {
		y = max(y, (*l)[i].Y)
	}
	return y
}
