package store_test

import (
	"os"
	"testing"

	"entente/internal/store"
	"entente/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

func TestEmbedded(t *testing.T) {
	fresh := func(t *testing.T) store.Config { return store.Config{Data: t.TempDir()} }
	storetest.Run(t, fresh)
	t.Run("AnotherSchema", func(t *testing.T) { testAnotherSchema(t, fresh(t)) })
	t.Run("WithoutBriefs", func(t *testing.T) { testWithoutBriefs(t, fresh(t)) })
}
