package embedded

import (
	"github.com/dgraph-io/dgo/v230/protos/api"
	api250 "github.com/dgraph-io/dgo/v250/protos/api"
	"google.golang.org/protobuf/proto"
)

// The engine speaks dgo v250's messages and its callers v230's. They are the
// same on the wire.

func mutation250(m *api.Mutation) (*api250.Mutation, error) {
	own := &api250.Mutation{
		SetJson:    m.SetJson,
		DeleteJson: m.DeleteJson,
		SetNquads:  m.SetNquads,
		DelNquads:  m.DelNquads,
	}
	var err error
	if own.Set, err = quads250(m.Set); err != nil {
		return nil, err
	}
	own.Del, err = quads250(m.Del)
	return own, err
}

func quads250(quads []*api.NQuad) ([]*api250.NQuad, error) {
	if len(quads) == 0 {
		return nil, nil
	}
	own := make([]*api250.NQuad, len(quads))
	for i, q := range quads {
		wire, err := q.Marshal()
		if err != nil {
			return nil, err
		}
		own[i] = new(api250.NQuad)
		if err := proto.Unmarshal(wire, own[i]); err != nil {
			return nil, err
		}
	}
	return own, nil
}

func response230(r *api250.Response, start uint64) *api.Response {
	return &api.Response{
		Json: r.Json,
		Rdf:  r.Rdf,
		Txn:  &api.TxnContext{StartTs: start},
		Latency: &api.Latency{
			ParsingNs:         r.Latency.GetParsingNs(),
			ProcessingNs:      r.Latency.GetProcessingNs(),
			EncodingNs:        r.Latency.GetEncodingNs(),
			AssignTimestampNs: r.Latency.GetAssignTimestampNs(),
			TotalNs:           r.Latency.GetTotalNs(),
		},
		Metrics: &api.Metrics{NumUids: r.Metrics.GetNumUids()},
	}
}
