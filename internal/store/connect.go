package store

import (
	"context"
	"errors"
)

func (s *Store) connect(ctx context.Context, c Config) error { return errors.ErrUnsupported }
func (s *Store) openEmbedded(dir string) error               { return errors.ErrUnsupported }
