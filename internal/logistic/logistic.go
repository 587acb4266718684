// Package logistic says how likely something is by a logistic regression whose weights stand in a file that a person can read: a line
// a feature, its name and its weight apart by a tab, "#" before comments. Package fit learns them.
package logistic

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Feature is a property of what is judged, with how much of it that has.
type Feature struct {
	Name  string
	Value float64
}

// Weights are the weights of features by name. Features without one count nothing.
type Weights map[string]float64

// Read reads weights. The error names file and line.
func Read(file, tsv string) (Weights, error) {
	weights := Weights{}
	for i, line := range strings.Split(tsv, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, value, ok := strings.Cut(line, "\t")
		if !ok {
			return nil, fmt.Errorf("%s:%d: no tab", file, i+1)
		}
		w, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: weight %q: %w", file, i+1, value, err)
		}
		weights[name] = w
	}
	return weights, nil
}

// Probability is how likely it is that something with these features is right, in (0,1).
func (w Weights) Probability(features []Feature) float64 {
	sum := 0.0
	for _, f := range features {
		sum += w[f.Name] * f.Value
	}
	return Probability(sum)
}

// Probability is how likely something is of these log-odds, in (0,1).
func Probability(logOdds float64) float64 { return 1 / (1 + math.Exp(-logOdds)) }

// Table holds weights by the keys of the features' names, for features that are weighed one by one without a name being put together. It
// is small and in one piece, since what runs between two looks at it drives it out of the processor's caches.
type Table struct{ slots []slot }

// slot holds a weight; the upper half of its key tells it from others that fall on its place, 0 that it is free.
type slot struct {
	key    uint32
	weight float32
}

// Table gives the weights by key.
func (w Weights) Table() Table {
	size := 8
	for size < 2*len(w) {
		size *= 2
	}
	t := Table{make([]slot, size)}
	for name, weight := range w {
		*t.at(Key(name)) = slot{upper(Key(name)), float32(weight)}
	}
	return t
}

// Weight is the weight of the feature with a key, 0 if it has none.
func (t Table) Weight(key uint64) float64 {
	if len(t.slots) == 0 {
		return 0
	}
	return float64(t.at(key).weight)
}

// at is the slot of a key, or the free one that it would get.
func (t Table) at(key uint64) *slot {
	mask := uint64(len(t.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.key == 0 || s.key == upper(key) {
			return s
		}
	}
}

func upper(key uint64) uint32 { return uint32(key>>32) | 1 }

// Key is the 64-bit FNV-1a hash of a name given in parts.
func Key(parts ...string) uint64 { return KeyAfter(14695981039346656037, parts...) }

// KeyAfter is the key of a name whose begin has a key.
func KeyAfter(begin uint64, parts ...string) uint64 {
	for _, part := range parts {
		for i := range len(part) {
			begin = (begin ^ uint64(part[i])) * 1099511628211
		}
	}
	return begin
}
