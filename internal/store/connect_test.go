package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"entente/internal/store"
)

func TestAcceptVersion(t *testing.T) {
	for tag, ok := range map[string]bool{
		"v25.0.0": true, "v24.1.2": true, "v23.0.0": true, "v100.1.0": true, "dev": true, "": true,
		"v22.0.2": false, "v21.03.2": false, "v1.2.8": false,
	} {
		err := store.AcceptVersion("alpha:9080", tag)
		if (err == nil) != ok {
			t.Errorf("version %q: %v", tag, err)
		}
		if err != nil && !(strings.Contains(err.Error(), "alpha:9080") && strings.Contains(err.Error(), tag) && strings.Contains(err.Error(), "v23")) {
			t.Errorf("version %q: the error does not say where, which and what is needed: %v", tag, err)
		}
	}
}

func TestAPIKeyNeedsTLS(t *testing.T) {
	for _, c := range []struct {
		config store.Config
		ok     bool
	}{
		{store.Config{Dgraph: []string{"cluster.example.org:443"}, APIKey: "k"}, false},
		{store.Config{Dgraph: []string{"localhost:9080", "10.0.0.7:9080"}, APIKey: "k"}, false},
		{store.Config{Dgraph: []string{"cluster.example.org:443"}, APIKey: "k", TLS: true}, true},
		{store.Config{Dgraph: []string{"localhost:9080", "127.0.0.1:9081", "[::1]:9080"}, APIKey: "k"}, true},
		{store.Config{Dgraph: []string{"cluster.example.org:9080"}}, true},
	} {
		if _, err := store.DialOptions(c.config); (err == nil) != c.ok {
			t.Errorf("%+v: %v", c.config, err)
		}
	}
}

func TestNobodyThere(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	_, err := store.Open(ctx, store.Config{Dgraph: []string{"localhost:1", "localhost:2"}})
	if err == nil || !strings.Contains(err.Error(), "localhost:1") || !strings.Contains(err.Error(), "localhost:2") {
		t.Errorf("error %v does not name the hosts", err)
	}
	if _, err := store.Open(context.Background(), store.Config{}); err == nil || errors.Is(err, context.Canceled) {
		t.Errorf("neither folder nor cluster: %v", err)
	}
}
