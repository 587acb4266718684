package store_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/internal/store"
	"entente/internal/store/storetest"
)

// A user who may read and no more reads a graph that tells of its changes, and one from before there were any, whose schema it
// may not bring up to date.
func TestServerWithReader(t *testing.T) {
	storetest.Binary(t)
	secret := filepath.Join(t.TempDir(), "hmac")
	if err := os.WriteFile(secret, []byte("0123456789abcdef0123456789abcdef"), 0o600); err != nil {
		t.Fatal(err)
	}
	server := storetest.StartServer(t, "--acl", "secret-file="+secret)
	owner := store.Config{Dgraph: []string{server.Addr()}, User: "groot", Password: "password"}
	reader := store.Config{Dgraph: owner.Dgraph, User: "reader", Password: "reading-only", Copies: t.TempDir()}
	awaitUsers(t, owner)
	s := storetest.Open(t, owner)
	small(t, s)
	addReader(t, server, reader)
	for _, tells := range []bool{true, false} {
		if !tells {
			forgetChanges(t, s)
		}
		r, err := store.Open(context.Background(), reader)
		if err != nil {
			t.Fatalf("a graph that tells of its changes (%v): %v", tells, err)
		}
		if n := len(edgesOf(t, r)); n != 1 {
			t.Errorf("%d edges, want 1", n)
		}
		if got := r.KeepsSums(context.Background()); got != tells {
			t.Errorf("sums are kept: %v, want %v", got, tells)
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
}

// awaitUsers waits until the server has written its first user, which it does after it says that it is healthy.
func awaitUsers(t *testing.T, c store.Config) {
	t.Helper()
	for i := 0; ; i++ {
		s, err := store.Open(context.Background(), c)
		if err == nil {
			s.Close()
			return
		}
		if i == 100 || !strings.Contains(err.Error(), "invalid username") {
			t.Fatal(err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// forgetChanges makes a graph as it was before there were changes.
func forgetChanges(t *testing.T, s *store.Store) {
	t.Helper()
	if err := store.Forget(s); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{"mark", "actors", "everything", "folded", "before"} {
		if err := store.Drop(s, "Change."+p); err != nil {
			t.Fatal(err)
		}
	}
}

// addReader adds a user who may read all predicates of the schema.
func addReader(t *testing.T, server *storetest.Server, c store.Config) {
	t.Helper()
	var login struct {
		Login struct{ Response struct{ AccessJWT string } }
	}
	admin(t, server, "", `mutation { login(userId: "groot", password: "password") { response { accessJWT } } }`, &login)
	token := login.Login.Response.AccessJWT
	schema, err := store.Schema()
	if err != nil {
		t.Fatal(err)
	}
	rules := []string{`{predicate: "dgraph.type", permission: 4}`}
	for line := range strings.Lines(schema) {
		if predicate, _, ok := strings.Cut(line, ":"); ok && strings.Contains(predicate, ".") {
			rules = append(rules, fmt.Sprintf(`{predicate: %q, permission: 4}`, predicate))
		}
	}
	admin(t, server, token, `mutation { addGroup(input: [{name: "readers"}]) { group { name } } }`, nil)
	admin(t, server, token, fmt.Sprintf(`mutation { updateGroup(input: {filter: {name: {eq: "readers"}}, set: {rules: [%s]}}) { group { name } } }`,
		strings.Join(rules, ", ")), nil)
	admin(t, server, token, fmt.Sprintf(`mutation { addUser(input: [{name: %q, password: %q, groups: [{name: "readers"}]}]) { user { name } } }`,
		c.User, c.Password), nil)
}

// admin puts a question to the server's own administration.
func admin(t *testing.T, server *storetest.Server, token, query string, answer any) {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequest("POST", "http://"+server.HTTPAddr()+"/admin", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Dgraph-AccessToken", token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var got struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.NewDecoder(resp.Body).Decode(&got); err != nil || len(got.Errors) > 0 {
		t.Fatalf("%.60s: %v %v", query, got.Errors, err)
	}
	if answer != nil {
		if err := json.Unmarshal(got.Data, answer); err != nil {
			t.Fatal(err)
		}
	}
}
