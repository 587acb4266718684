package embedded

import (
	"fmt"
	"strings"

	"github.com/hypermodeinc/dgraph/v25/dql"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// assignUids gives the blank nodes of the mutations new uids, in the order in
// which they come, and refuses uids that were never given out: written to now,
// they would later be given to another node, and two nodes would become one.
func (e *Engine) assignUids(ms []*dql.Mutation) (map[string]uint64, error) {
	uids := make(map[string]uint64)
	var blank []string
	see := func(node string) error {
		if !strings.HasPrefix(node, "_:") {
			return e.known(node)
		}
		if _, ok := uids[node]; !ok {
			uids[node] = 0
			blank = append(blank, node)
		}
		return nil
	}
	for _, m := range ms {
		for _, nq := range m.Set {
			if err := see(nq.Subject); err != nil {
				return nil, err
			}
			if nq.ObjectId == "" {
				continue
			}
			if err := see(nq.ObjectId); err != nil {
				return nil, err
			}
		}
	}
	if len(blank) == 0 {
		return uids, nil
	}
	first, err := e.lease.uids(uint64(len(blank)))
	if err != nil {
		return nil, err
	}
	for i, node := range blank {
		uids[node] = first + uint64(i)
	}
	return uids, nil
}

// known says nothing about a uid that was given out.
func (e *Engine) known(node string) error {
	uid, err := dql.ParseUid(node)
	if err != nil {
		return status.Errorf(codes.InvalidArgument, "read mutation: %q is neither a uid nor a blank node: %v", node, err)
	}
	if !e.lease.given(uid) {
		return status.Error(codes.InvalidArgument,
			fmt.Sprintf("read mutation: uid %#x was never given out: use a blank node, and the uid that it gets", uid))
	}
	return nil
}
