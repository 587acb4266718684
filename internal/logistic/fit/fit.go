// Package fit learns the weights of a logistic regression, and says how far they can be relied on.
package fit

import (
	"hash/fnv"
	"io"
	"maps"
	"math"
	"slices"

	"gonum.org/v1/gonum/optimize"

	"entente/internal/logistic"
)

// Sample is something that a person has judged.
type Sample struct {
	Features []logistic.Feature
	Right    bool
	Weight   float64 // as how many it counts
	Group    string  // samples of one group are never both learnt from and tried
}

// Fit estimates the weights, each sample by its own, with a ridge: the strength of a Gaussian prior on every
// weight but that of "bias". The same samples give the same weights.
func Fit(samples []Sample, ridge float64) (logistic.Weights, error) {
	f := fitting{samples: samples, ridge: ridge, names: namesOf(samples), index: map[string]int{}}
	for i, name := range f.names {
		f.index[name] = i
	}
	result, err := optimize.Minimize(optimize.Problem{
		Func: func(x []float64) float64 { return f.loss(x, nil) },
		Grad: func(gradient, x []float64) { f.loss(x, gradient) },
	}, make([]float64, len(f.names)), &optimize.Settings{GradientThreshold: 1e-3}, &optimize.LBFGS{})
	if err != nil {
		return nil, err
	}
	weights := logistic.Weights{}
	for i, name := range f.names {
		weights[name] = result.X[i]
	}
	return weights, nil
}

type fitting struct {
	samples []Sample
	ridge   float64
	names   []string
	index   map[string]int
}

// namesOf lists the features of the samples in order.
func namesOf(samples []Sample) []string {
	seen := map[string]bool{}
	for _, s := range samples {
		for _, f := range s.Features {
			seen[f.Name] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// loss is the negative log-likelihood with the ridge; its gradient is written where there is room for it.
func (f *fitting) loss(x, gradient []float64) float64 {
	sum := 0.0
	clear(gradient)
	for i, name := range f.names {
		if name == "bias" {
			continue
		}
		sum += f.ridge / 2 * x[i] * x[i]
		if gradient != nil {
			gradient[i] = f.ridge * x[i]
		}
	}
	for _, s := range f.samples {
		z := 0.0
		for _, feature := range s.Features {
			z += x[f.index[feature.Name]] * feature.Value
		}
		p := logistic.Probability(z)
		e := p
		if s.Right {
			e, z = p-1, -z
		}
		sum += s.Weight * math.Log1p(math.Exp(z))
		if gradient == nil {
			continue
		}
		for _, feature := range s.Features {
			gradient[f.index[feature.Name]] += s.Weight * e * feature.Value
		}
	}
	return sum
}

// CrossValidate gives each sample the probability that weights give it which have seen none of its group.
func CrossValidate(samples []Sample, ridge float64) ([]float64, error) {
	const folds = 5
	out := make([]float64, len(samples))
	for k := range uint32(folds) {
		var train []Sample
		for _, s := range samples {
			if fold(s.Group)%folds != k {
				train = append(train, s)
			}
		}
		weights, err := Fit(train, ridge)
		if err != nil {
			return nil, err
		}
		for i, s := range samples {
			if fold(s.Group)%folds == k {
				out[i] = weights.Probability(s.Features)
			}
		}
	}
	return out, nil
}

func fold(group string) uint32 {
	h := fnv.New32a()
	io.WriteString(h, group)
	return h.Sum32()
}
