package main

import (
	"hash/fnv"
	"io"
	"maps"
	"math"
	"slices"

	"gonum.org/v1/gonum/optimize"

	"entente/internal/relations"
)

// ridge is the strength of the Gaussian prior on every weight but the bias; chosen by the cross-validated loss.
const ridge = 8

// fit estimates a logistic regression of right on the features, each sample by its weight, with a ridge.
func fit(samples []sample) (map[string]float64, error) {
	names := namesOf(samples)
	index := map[string]int{}
	for i, name := range names {
		index[name] = i
	}
	x := make([]float64, len(names))
	result, err := optimize.Minimize(optimize.Problem{
		Func: func(x []float64) float64 { return loss(x, names, index, samples, nil) },
		Grad: func(gradient, x []float64) { loss(x, names, index, samples, gradient) },
	}, x, &optimize.Settings{GradientThreshold: 1e-3}, &optimize.LBFGS{})
	if err != nil {
		return nil, err
	}
	weights := map[string]float64{}
	for i, name := range names {
		weights[name] = result.X[i]
	}
	return weights, nil
}

// namesOf lists the features of the samples in order, so that the same samples give the same weights.
func namesOf(samples []sample) []string {
	seen := map[string]bool{}
	for _, s := range samples {
		for _, f := range s.features {
			seen[f.Name] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// loss is the negative log-likelihood with the ridge; its gradient is written where there is room for it.
func loss(x []float64, names []string, index map[string]int, samples []sample, gradient []float64) float64 {
	sum := 0.0
	clear(gradient)
	for i, name := range names {
		if name == "bias" {
			continue
		}
		sum += ridge / 2.0 * x[i] * x[i]
		if gradient != nil {
			gradient[i] = ridge * x[i]
		}
	}
	for _, s := range samples {
		z := 0.0
		for _, f := range s.features {
			z += x[index[f.Name]] * f.Value
		}
		p := 1 / (1 + math.Exp(-z))
		e := p
		if s.right {
			e, z = p-1, -z
		}
		sum += s.weight * math.Log1p(math.Exp(z))
		if gradient == nil {
			continue
		}
		for _, f := range s.features {
			gradient[index[f.Name]] += s.weight * e * f.Value
		}
	}
	return sum
}

func predict(weights map[string]float64, features []relations.Feature) float64 {
	sum := 0.0
	for _, f := range features {
		sum += weights[f.Name] * f.Value
	}
	return 1 / (1 + math.Exp(-sum))
}

// crossValidated gives the samples the confidence of a model that never saw their document, nor any text of
// the same id.
func crossValidated(samples []sample) ([]sample, error) {
	const folds = 5
	var out []sample
	for k := range uint32(folds) {
		var train, test []sample
		for _, s := range samples {
			h := fnv.New32a()
			io.WriteString(h, s.document)
			if h.Sum32()%folds == k {
				test = append(test, s)
			} else {
				train = append(train, s)
			}
		}
		weights, err := fit(train)
		if err != nil {
			return nil, err
		}
		for _, s := range test {
			s.confidence = predict(weights, s.features)
			out = append(out, s)
		}
	}
	return out, nil
}
