package embedded

import (
	"context"
	"fmt"

	"github.com/hypermodeinc/dgraph/v25/posting"
	"github.com/hypermodeinc/dgraph/v25/protos/pb"
	"github.com/hypermodeinc/dgraph/v25/schema"
	"github.com/hypermodeinc/dgraph/v25/x"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// The database writes a transaction whole only if it fits one batch; a larger
// one it splits, and a kill between the parts leaves half a transaction. So a
// transaction that might not fit is refused. What it will write is known only
// to the engine; what follows are bounds from above.

// size bounds what a transaction writes, beside the entries that have conflict
// keys, which are counted at commit.
type size struct {
	quads   int
	entries int   // without a conflict key: reverse edges, predicates with @noconflict
	bytes   int64 // of values and of the tokens that indexes make of them
}

// entryOverhead bounds the bytes of an entry beside its value: a key's header,
// uid and version, a posting, a predicate's name, and of a token what it is
// longer than what it was made of.
const entryOverhead = 128

// fits adds the edges to the transaction's size and refuses them if they can't
// fit a batch, or if one can't be indexed.
func (e *Engine) fits(ctx context.Context, t *transaction, edges []*pb.DirectedEdge) error {
	ctx = schema.GetWriteContext(ctx)
	t.size.quads += len(edges)
	for _, edge := range edges {
		su, _ := schema.State().Get(ctx, edge.Attr)
		if err := indexable(edge, &su); err != nil {
			return err
		}
		n, err := entriesBeside(t.start, edge, &su)
		if err != nil {
			return err
		}
		t.size.entries += n
		t.size.bytes += int64(1+len(su.Tokenizer)) * int64(len(edge.Value)+len(edge.Attr)+len(edge.Lang))
		for _, f := range edge.Facets {
			t.size.bytes += 2 * int64(len(f.Key)+len(f.Value)+8)
		}
	}
	return e.fitsBatch(t, t.size.quads)
}

// bounds returns the most entries that a transaction writes, and the most bytes,
// if so many of the entries have conflict keys.
func (s size) bounds(keyed int) (entries, bytes int64) {
	entries = int64(keyed + s.entries)
	return entries, s.bytes + entries*entryOverhead
}

// fitsBatch refuses a transaction that makes so many entries with conflict keys
// if they might not fit a batch together with the others.
func (e *Engine) fitsBatch(t *transaction, keyed int) error {
	entries, bytes := t.size.bounds(keyed)
	if entries < e.ps.MaxBatchCount() && bytes < e.ps.MaxBatchSize() {
		return nil
	}
	return status.Error(codes.ResourceExhausted, fmt.Sprintf(
		"transaction too large to be written at once: %d N-Quads make up to %d entries of %d bytes, and a store takes %d of %d: write in several transactions",
		t.size.quads, entries, bytes, e.ps.MaxBatchCount(), e.ps.MaxBatchSize()))
}

// entriesBeside bounds the number of entries that an edge makes without
// conflict keys.
func entriesBeside(start uint64, edge *pb.DirectedEdge, su *pb.SchemaUpdate) (int, error) {
	n := 0
	if su.NoConflict {
		n += 1 + len(su.Tokenizer)*(len(edge.Value)+1)
	}
	if su.Directive != pb.SchemaUpdate_REVERSE {
		return n, nil
	}
	if edge.Op != pb.DirectedEdge_DEL || string(edge.Value) != x.Star {
		return n + 1, nil
	}
	list, err := posting.GetNoStore(x.DataKey(edge.Attr, edge.Entity), start)
	if err != nil {
		return 0, fmt.Errorf("read %s of %#x: %w", x.ParseAttr(edge.Attr), edge.Entity, err)
	}
	return n + max(0, list.Length(start, 0)), nil
}
