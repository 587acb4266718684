package store_test

import (
	"context"
	"testing"

	"entente/internal/store"
	"entente/internal/store/storetest"
)

// BenchmarkLoad loads 500 generated documents, some 75,000 N-Quads, into an empty embedded store.
// `make bench-load` measures more, beside a real server.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		s, err := store.Open(context.Background(), store.Config{Data: b.TempDir()})
		if err != nil {
			b.Fatal(err)
		}
		err = s.Load(context.Background(), storetest.Generate(500, 1), 1, func(id string, _ bool, err error) {
			if err != nil {
				b.Error(err)
			}
		})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
