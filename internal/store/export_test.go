package store

import (
	"context"
	"path/filepath"

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
func KnowsTouched(s *Store) (ok bool) {
	if s.engine != nil {
		_, _, _, ok = s.engine.Outdated()
		return ok
	}
	old, err := openCopy(s.copyFile)
	if err != nil {
		return false
	}
	defer old.file.Close()
	r := s.snapshot(context.Background())
	now, err := r.changeNames()
	if err == nil {
		_, ok, err = r.since(old.index.Changes, now)
	}
	return ok && err == nil
}

// Fold folds the changes of a cluster if there are more than most, and says how many there are then.
func Fold(s *Store, most int) (int, error) {
	if err := s.fold(context.Background(), most); err != nil {
		return 0, err
	}
	names, err := s.snapshot(context.Background()).changeNames()
	return len(names), err
}

// CopyFile is where the copy of the store stands.
func CopyFile(c Config) string {
	if len(c.Dgraph) == 0 {
		return filepath.Join(c.Data, "derived")
	}
	return fileOfCopy(c)
}

var (
	AcceptVersion = acceptVersion
	DialOptions   = dialOptions
)

// Forget takes all changes of a cluster, and their type, out behind the store's back.
func Forget(s *Store) error {
	ctx := context.Background()
	_, err := s.dg.NewTxn().Do(ctx, &api.Request{Query: `{ c as var(func: type(Change)) }`, CommitNow: true,
		Mutations: []*api.Mutation{{DelNquads: []byte("uid(c) * * .")}}})
	if err == nil {
		err = s.dg.Alter(ctx, &api.Operation{DropOp: api.Operation_TYPE, DropValue: "Change"})
	}
	return err
}
