package fit

import (
	"fmt"
	"io"
	"math"
)

// Outcome is how sure something was said to be, in (0,1), and whether it is right.
type Outcome struct {
	Probability float64
	Right       bool
	Weight      float64
}

// PrintReliability prints, for ten classes of probability, how many have it, their mean and the share of right
// ones; then the expected calibration error (the mean distance of the two; Guo et al. 2017) and the mean logarithmic loss. Outcomes
// count by their weight in all but their number. what is the word for them.
func PrintReliability(w io.Writer, title, what string, outcomes []Outcome) {
	const bins = 10
	var number [bins]int
	var n, right, sum [bins]float64
	loss, all := 0.0, 0.0
	for _, o := range outcomes {
		b := min(int(o.Probability*bins), bins-1)
		number[b]++
		n[b] += o.Weight
		sum[b] += o.Weight * o.Probability
		all += o.Weight
		p := 1 - o.Probability
		if o.Right {
			right[b] += o.Weight
			p = o.Probability
		}
		loss -= o.Weight * math.Log(p)
	}
	if all == 0 {
		return
	}
	fmt.Fprintf(w, "%s\n\n| confidence | %s | mean | right |\n|---|---|---|---|\n", title, what)
	ece, rights := 0.0, 0.0
	for b := range bins {
		if number[b] == 0 {
			continue
		}
		ece += math.Abs(sum[b]-right[b]) / all
		rights += right[b] / all
		fmt.Fprintf(w, "| %.1f–%.1f | %d | %.2f | %.2f |\n", float64(b)/bins, float64(b+1)/bins, number[b], sum[b]/n[b], right[b]/n[b])
	}
	fmt.Fprintf(w, "\n%.2f of %d %s right; expected calibration error %.3f, logarithmic loss %.3f\n\n", rights, len(outcomes), what, ece, loss/all)
}
