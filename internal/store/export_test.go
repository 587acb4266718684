package store

import (
	"context"

	"github.com/dgraph-io/dgo/v230/protos/api"
)

// Alter changes the schema behind the store's back.
func Alter(s *Store, schema string) error {
	return s.dg.Alter(context.Background(), &api.Operation{Schema: schema})
}

// Drop takes a predicate out of the store behind its back.
func Drop(s *Store, predicate string) error {
	return s.dg.Alter(context.Background(), &api.Operation{DropAttr: predicate})
}

// KnowsTouched says whether the store knows what its last copy lacks.
func KnowsTouched(s *Store) bool {
	_, _, _, ok := s.engine.Outdated()
	return ok
}

var (
	AcceptVersion = acceptVersion
	DialOptions   = dialOptions
)
