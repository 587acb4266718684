package parse

import (
	"encoding/binary"
	"errors"
)

// model is what training makes.
type model struct {
	tagger    tagger
	labels    []string
	moves     moveSet
	network   network
	lemmas    lemmas
	universal universal
	namer     namer
	splitter  splitter
}

const modelMagic = "entente parse 3\n"

func readModel(b []byte) (*model, error) {
	if len(b) < len(modelMagic) || string(b[:len(modelMagic)]) != modelMagic {
		return nil, errors.New("not a model, or of another version")
	}
	d := decoder{b: b[len(modelMagic):]}
	m := &model{}
	m.tagger.tags = d.strings()
	m.labels = d.strings()
	moves := make([]move, min(d.int(), len(d.b)))
	for i := range moves {
		moves[i] = move(d.int())
	}
	m.moves = newMoveSet(moves)
	m.lemmas = lemmas{words: d.stringMap(), endings: d.stringMap()}
	m.universal = d.stringMap()
	m.network = d.network(len(m.labels))
	if d.err != nil {
		return nil, d.err
	}
	m.tagger.init()
	var err error
	if m.tagger.weights, d.b, err = readTable(d.b); err != nil {
		return nil, err
	}
	if m.namer.weights, d.b, err = readTable(d.b); err != nil {
		return nil, err
	}
	m.splitter.weights, _, err = readTable(d.b)
	return m, err
}

// appendHead writes all of the model but the weights.
func (m *model) appendHead(b []byte, moves []move) []byte {
	b = append(b, modelMagic...)
	b = appendStrings(b, m.tagger.tags)
	b = appendStrings(b, m.labels)
	b = binary.AppendUvarint(b, uint64(len(moves)))
	for _, mv := range moves {
		b = binary.AppendUvarint(b, uint64(mv))
	}
	b = appendMap(appendMap(b, m.lemmas.words), m.lemmas.endings)
	return appendMap(b, m.universal)
}
