// Package store keeps the graph in Dgraph and answers for it. What goes in: a document with its
// actors and edges. What comes out: edges with their evidence, actors and documents, streamed.
//
//  1. Open connects to a cluster, or opens Dgraph's engine in this process on a folder, and sees
//     that the schema is there (schema.go). Both are one dgo client from here on.
//  2. Put and Load write documents (plan.go works out what changes, write.go says it in N-Quads):
//     one document is one transaction, except for a document too large for one, see Put.
//  3. Edges, Actors, Documents and FindActors read (edges.go, actors.go, find.go). A question
//     about one actor fetches that actor's edges and no others.
//
// Nodes are named by the ids of package graph (Actor.id, Edge.id, ...). Those predicates carry
// @upsert, so that of two ingesters that add the same id at once one is aborted and tries again.
package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"

	"github.com/dgraph-io/dgo/v230"

	"entente/graph"
	"entente/internal/store/embedded"
)

// ErrNotFound is returned where a document of that id is not stored.
var ErrNotFound = errors.New("not found")

// Config says where the graph is kept. With Dgraph set it is that cluster, otherwise the folder Data.
type Config struct {
	Data   string   // folder of the embedded store
	Dgraph []string // host:port of each alpha's gRPC
	TLS    bool     // speak TLS; also when any of the three files is named
	// PEM files: the authority that signed the servers' certificates (the system's if empty), and
	// this client's certificate and key where the cluster asks for one.
	TLSCA, TLSCert, TLSKey string
	User, Password         string // of Dgraph's access control lists
	// APIKey is sent with every call, as "authorization" for a hosted cluster and as "auth-token"
	// for an alpha's --security token. It needs TLS, except toward this machine.
	APIKey string
	// NoCopy keeps no copy of the briefs, and reads none, see Sums.
	NoCopy bool
	// Copies is the folder for copies of clusters' briefs; if it is empty, none is kept.
	Copies string
}

// Store is an open graph. It is safe for concurrent use.
type Store struct {
	dg      *dgo.Dgraph
	known   knownActors
	closers []io.Closer

	engine      *embedded.Engine // nil on a cluster
	withoutCopy bool
	copied      copied
	copyFile    string        // of a cluster
	commits     atomic.Uint64 // to a cluster
	graphQLOnce sync.Once
	graphQL     *embedded.GraphQL
	graphQLErr  error
}

// Open opens the store that c names and brings its schema up to graph.Schema.
func Open(ctx context.Context, c Config) (*Store, error) {
	s := &Store{withoutCopy: c.NoCopy}
	var err error
	if len(c.Dgraph) > 0 {
		s.copyFile, s.withoutCopy = fileOfCopy(c), c.NoCopy || c.Copies == ""
		err = s.connect(ctx, c)
	} else {
		err = s.openEmbedded(c.Data)
	}
	if err == nil {
		err = s.ensureSchema(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Close ends the store's connections, or writes out and unlocks its folder.
func (s *Store) Close() error {
	s.copied.renew()
	var errs []error
	for _, c := range s.closers {
		errs = append(errs, c.Close())
	}
	s.closers = nil
	return errors.Join(errs...)
}

// Reading is what was read in one document: the document, the actors that its edges name and
// those that these actors are part of, and the edges with evidence in that document.
type Reading struct {
	Document graph.Document
	Actors   []graph.Actor
	Edges    []graph.Edge
}

// InvalidError says why a reading cannot be stored; nothing of it was.
type InvalidError struct {
	Document string // id
	Reason   string
}

func (e *InvalidError) Error() string {
	return fmt.Sprintf("document %.200q: %s", e.Document, e.Reason)
}
