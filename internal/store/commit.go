package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"entente/internal/store/embedded"
)

// maxQuads bounds a transaction: Dgraph splits larger ones when it writes them, and a crash in
// between would leave half a document. The other two are a node's N-Quads with its indexes' share.
const (
	maxQuads      = 5000
	evidenceQuads = 26
	edgeQuads     = 11
)

// errTooLarge asks for smaller transactions, see limit and refused.
var errTooLarge = errors.New("transaction too large")

// transaction is one transaction over some documents: what it read, and what it will write.
//
// Dgraph aborts a transaction if another, committed since this one began, wrote the same value of
// the same node, or the same id. So that nothing is lost between two writers, every transaction
// writes something that a contrary one writes too:
//
//   - Every change of a document's evidence writes the document's version.
//   - Every change of an edge's evidence writes the edge's count, and so does its deletion.
//   - An actor is deleted with the last edge that names it. One that gains its reference meanwhile is
//     guarded: see guard.
type transaction struct {
	store  *Store
	txn    *dgo.Txn
	works  []*work
	edges  map[string]*edgeState  // by key
	actors map[string]*actorState // by id
	quads  quads
	blanks int
	loose  map[string]bool // uids of actors that lost a reference
}

// commit does the works in one transaction and says in each what came of it. Works that change
// nothing are left out of it.
func (s *Store) commit(ctx context.Context, works []*work) error {
	t := &transaction{store: s, txn: s.dg.NewTxn(), works: works,
		edges: map[string]*edgeState{}, actors: map[string]*actorState{}, loose: map[string]bool{}}
	defer t.txn.Discard(context.WithoutCancel(ctx))
	if err := t.readDocuments(ctx); err != nil || len(t.works) == 0 {
		return err
	}
	if err := t.readEvidence(ctx); err != nil {
		return err
	}
	if err := t.limit(); err != nil {
		return err
	}
	if err := t.readEdgesAndActors(ctx); err != nil {
		return err
	}
	if err := t.plan(); err != nil {
		return err
	}
	if err := t.guard(ctx); err != nil {
		return err
	}
	touched := t.touched()
	t.tell(touched)
	err := t.refused(t.write(embedded.Touching(ctx, touched)))
	if err == nil {
		s.known.add(t.actors)
		s.committed(ctx)
	}
	for _, w := range t.works {
		w.changed = w.changed || err == nil
		w.unsure = w.unsure || err != nil && classify(err) == lost
	}
	return err
}

// readDocuments finds the documents as stored and drops the works that are done already.
func (t *transaction) readDocuments(ctx context.Context) error {
	var ids []string
	for _, w := range t.works {
		ids = append(ids, w.Document.ID)
	}
	var answer struct{ Documents []documentNode }
	err := ask(ctx, t.txn, fmt.Sprintf(`{ documents(func: eq(Document.id, %s)) { %s } }`, literals(ids), documentFields), &answer)
	if err != nil {
		return err
	}
	stored := map[string]documentNode{}
	for _, d := range answer.Documents {
		stored[d.ID] = d
	}
	var open []*work
	for _, w := range t.works {
		w.node, w.adds, w.drops, w.partial = stored[w.Document.ID], nil, nil, false
		done := w.node.UID != "" && w.node.Version == w.Document.Version
		if w.remove {
			done = w.node.UID == ""
		}
		if !done {
			open = append(open, w)
		} else if w.unsure {
			// The answer to an earlier commit was lost, but not the commit.
			w.changed = true
		}
	}
	t.works = open
	return nil
}

// readEvidence compares each document's evidence with what is stored of it.
func (t *transaction) readEvidence(ctx context.Context) error {
	var uids []string
	for _, w := range t.works {
		if w.node.UID != "" {
			uids = append(uids, w.node.UID)
		}
	}
	stored := map[string]map[string]evidenceNode{} // by document's uid, by id
	if len(uids) > 0 {
		var answer struct {
			Documents []struct {
				UID      string
				Evidence []evidenceNode `json:"~Evidence.document"`
			}
		}
		err := ask(ctx, t.txn, fmt.Sprintf(`{ documents(func: uid(%s)) { uid ~Evidence.document { %s
			Evidence.edge { %s Edge.event Edge.predicate Edge.source { uid Actor.id } Edge.target { uid Actor.id } } } } }`,
			strings.Join(uids, ", "), evidenceFields, edgeFields), &answer)
		if err != nil {
			return err
		}
		for _, d := range answer.Documents {
			stored[d.UID] = map[string]evidenceNode{}
			for _, v := range d.Evidence {
				if v.ID != "" {
					stored[d.UID][v.ID] = v
				}
			}
		}
	}
	for _, w := range t.works {
		w.compare(stored[w.node.UID])
	}
	return nil
}

// compare fills adds and drops. Evidence that differs under the same id is both dropped and added,
// as a new node.
func (w *work) compare(stored map[string]evidenceNode) {
	for _, f := range w.findings() {
		old, held := stored[f.id]
		if held && old.evidence() == *f.evidence {
			delete(stored, f.id)
			continue
		}
		w.adds = append(w.adds, f)
	}
	for _, v := range stored {
		w.drops = append(w.drops, v)
	}
	slices.SortFunc(w.drops, func(a, b evidenceNode) int { return strings.Compare(a.ID, b.ID) })
}

// limit keeps the transaction under maxQuads. A single document is cut short: the next
// transaction finds what is left.
func (t *transaction) limit() error {
	size := 0
	for _, w := range t.works {
		size += (len(w.adds)+len(w.drops))*evidenceQuads + len(w.Edges)*edgeQuads
	}
	if len(t.works) > 1 {
		if size > maxQuads {
			return errTooLarge
		}
		return nil
	}
	w := t.works[0]
	room := maxQuads / (evidenceQuads + edgeQuads)
	if w.room > 0 {
		room = w.room
	}
	w.partial = len(w.adds)+len(w.drops) > room
	w.adds = w.adds[:min(room, len(w.adds))]
	w.drops = w.drops[:min(room-len(w.adds), len(w.drops))]
	return nil
}

// refused makes what follows from a transaction that the store finds too large, as that of long
// sentences can be: several documents go alone, one goes in smaller parts.
func (t *transaction) refused(err error) error {
	if status.Code(err) != codes.ResourceExhausted {
		return err
	}
	if len(t.works) > 1 {
		return errTooLarge
	}
	w := t.works[0]
	if w.room = (len(w.adds) + len(w.drops)) / 2; w.room == 0 {
		return err
	}
	return errTooLarge
}

// ask runs a query in the transaction and reads its JSON into answer.
//
// Dgraph 25 reads values as of the transaction's start, but its lists of uids (indexes, reverse and
// forward links) as of the last commit (posting/list.go, calculateUids). So an answer can hold nodes of
// later commits; their values, and with them their ids, are absent, and they are left aside.
// A transaction that read such a list and writes what it concerns is aborted like any other that
// was overtaken.
func ask(ctx context.Context, txn *dgo.Txn, query string, answer any) error {
	resp, err := txn.Query(ctx, query)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(resp.Json, answer); err != nil {
		return fmt.Errorf("read Dgraph's answer: %w", err)
	}
	return nil
}

// literals writes texts as a list of DQL strings, whose escapes are JSON's.
func literals(texts []string) string {
	var b strings.Builder
	b.WriteByte('[')
	for i, t := range texts {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(literal(t))
	}
	b.WriteByte(']')
	return b.String()
}

func literal(text string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(text); err != nil {
		panic(err) // a string always encodes
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// write sends the mutation and commits. Where evidence was taken out, what it supported is
// looked at after the mutation, which the transaction sees in its own reads.
func (t *transaction) write(ctx context.Context) error {
	if !t.drops() {
		m := t.quads.mutation()
		m.CommitNow = true
		_, err := t.txn.Mutate(ctx, m)
		return err
	}
	if err := t.mutate(ctx, &t.quads); err != nil {
		return err
	}
	if err := t.redate(ctx); err != nil {
		return err
	}
	if err := t.removeActors(ctx); err != nil {
		return err
	}
	return t.txn.Commit(ctx)
}

// touched is all actors whose records or evidence the transaction may change.
func (t *transaction) touched() []string {
	ids := slices.Collect(maps.Keys(t.actors))
	for _, e := range t.edges {
		ids = append(ids, e.source, e.target)
	}
	return ids
}

func (t *transaction) drops() bool {
	return slices.ContainsFunc(t.works, func(w *work) bool { return len(w.drops) > 0 })
}

func (t *transaction) mutate(ctx context.Context, q *quads) error {
	if q.empty() {
		return nil
	}
	_, err := t.txn.Do(ctx, &api.Request{Mutations: []*api.Mutation{q.mutation()}})
	return err
}
