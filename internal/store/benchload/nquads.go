package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"

	"entente/internal/store"
	"entente/internal/store/embedded"
)

// As `dgraph live` does it by default.
const (
	transactionLines = 1000
	nodesAtOnce      = 10_000
)

// loadNQuads loads an RDF file into an empty embedded store as `dgraph live` would: it gives
// each blank node a uid, and sends the lines in transactions that nothing else overlaps.
func loadNQuads(dir, file string, workers int) (time.Duration, error) {
	ctx := context.Background()
	s, err := store.Open(ctx, store.Config{Data: dir}) // for the schema
	if err != nil {
		return 0, err
	}
	if err := s.Close(); err != nil {
		return 0, err
	}
	engine, err := embedded.Open(dir)
	if err != nil {
		return 0, err
	}
	start := time.Now()
	err = sendNQuads(ctx, dgo.NewDgraphClient(engine), file, workers)
	return time.Since(start), errors.Join(err, engine.Close())
}

func sendNQuads(ctx context.Context, dg *dgo.Dgraph, file string, workers int) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	batches := make(chan []byte, workers)
	failed := make(chan error, workers)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for b := range batches {
				if _, err := dg.NewTxn().Mutate(ctx, &api.Mutation{SetNquads: b, CommitNow: true}); err != nil {
					failed <- err
					return
				}
			}
		})
	}
	err = nameNodes(ctx, dg, bufio.NewReaderSize(f, 1<<20), batches, failed)
	close(batches)
	wg.Wait()
	select {
	case e := <-failed:
		return errors.Join(err, e)
	default:
		return err
	}
}

// nameNodes reads lines, puts uids for blank nodes, and hands them on.
func nameNodes(ctx context.Context, dg *dgo.Dgraph, r *bufio.Reader, batches chan<- []byte, failed <-chan error) error {
	nodes := &nodes{ctx: ctx, dg: dg, uids: map[string]string{}}
	var batch []byte
	lines := 0
	flush := func() error {
		select {
		case batches <- batch:
		case err := <-failed:
			return err
		}
		batch, lines = nil, 0
		return nil
	}
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		subject, rest, _ := strings.Cut(scanner.Text(), " ")
		predicate, object, _ := strings.Cut(rest, " ")
		s, err := nodes.uid(subject)
		if err != nil {
			return err
		}
		if strings.HasPrefix(object, "_:") {
			u, err := nodes.uid(strings.TrimSuffix(object, " ."))
			if err != nil {
				return err
			}
			object = "<" + u + "> ."
		}
		batch = fmt.Appendf(batch, "<%s> %s %s\n", s, predicate, object)
		if lines++; lines == transactionLines {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := scanner.Err(); err != nil {
		return err
	}
	return flush()
}

// nodes gives blank nodes their uids, of which it gets many at once: those of a transaction
// that is then given up.
type nodes struct {
	ctx  context.Context
	dg   *dgo.Dgraph
	uids map[string]string // by blank node
	free []string
}

func (n *nodes) uid(blank string) (string, error) {
	if u, ok := n.uids[blank]; ok {
		return u, nil
	}
	if len(n.free) == 0 {
		if err := n.reserve(); err != nil {
			return "", err
		}
	}
	u := n.free[len(n.free)-1]
	n.free = n.free[:len(n.free)-1]
	n.uids[blank] = u
	return u, nil
}

func (n *nodes) reserve() error {
	var quads []*api.NQuad
	for i := range nodesAtOnce {
		quads = append(quads, &api.NQuad{Subject: fmt.Sprintf("_:n%d", i), Predicate: "Document.url", ObjectValue: &api.Value{Val: &api.Value_StrVal{StrVal: "x"}}})
	}
	txn := n.dg.NewTxn()
	defer txn.Discard(n.ctx)
	resp, err := txn.Mutate(n.ctx, &api.Mutation{Set: quads})
	if err != nil {
		return fmt.Errorf("reserve uids: %w", err)
	}
	for _, u := range resp.Uids {
		n.free = append(n.free, u)
	}
	return nil
}
