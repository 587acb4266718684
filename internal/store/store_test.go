package store_test

import (
	"os"
	"testing"

	"entente/internal/store"
	"entente/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

func TestEmbedded(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Config { return store.Config{Data: t.TempDir()} })
}

func TestServer(t *testing.T) {
	server := storetest.StartServer(t)
	storetest.Run(t, func(t *testing.T) store.Config {
		server.Empty(t)
		return store.Config{Dgraph: []string{server.Addr()}}
	})
}
