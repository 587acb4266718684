package main

import (
	"entente/internal/logistic"
	"entente/internal/logistic/fit"
)

// ridge is the strength of the prior on the weights; chosen by the cross-validated loss.
const ridge = 8

func learn(samples []sample) (logistic.Weights, error) { return fit.Fit(learnable(samples), ridge) }

// crossValidated gives the samples the confidence of a model that never saw their document, nor any text of
// the same id.
func crossValidated(samples []sample) ([]sample, error) {
	p, err := fit.CrossValidate(learnable(samples), ridge)
	if err != nil {
		return nil, err
	}
	out := make([]sample, len(samples))
	for i, s := range samples {
		s.confidence = p[i]
		out[i] = s
	}
	return out, nil
}

func learnable(samples []sample) []fit.Sample {
	out := make([]fit.Sample, len(samples))
	for i, s := range samples {
		out[i] = fit.Sample{Features: s.features, Right: s.right, Weight: s.weight, Group: s.document}
	}
	return out
}
