package embedded

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

var ctx = context.Background()

// allNames asks an index. The engine answers has() from what is committed only,
// as a server does.
const allNames = `{q(func: anyofterms(name, "first second uncommitted a b c x"), orderasc: name) {name}}`

func names(list ...string) string {
	var b strings.Builder
	for i, n := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"name":%q}`, n)
	}
	return `{"q":[` + b.String() + `]}`
}

func wantAnswer(t *testing.T, who, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s reads %s, want %s", who, got, want)
	}
}

// A transaction reads what it wrote and what was committed when it began; others
// see its writes when it has committed, and then only if they began later.
func TestSnapshot(t *testing.T) {
	_, dg := newStore(t)
	set(t, dg, `_:a <name> "first" .`)

	writer, reader, both := dg.NewTxn(), dg.NewReadOnlyTxn(), dg.NewReadOnlyTxn().BestEffort()
	wantAnswer(t, "reader", answerIn(t, reader, allNames), names("first"))
	wantAnswer(t, "best effort reader", answerIn(t, both, allNames), names("first"))
	wantAnswer(t, "writer", answerIn(t, writer, allNames), names("first"))
	if _, err := writer.Mutate(ctx, &api.Mutation{SetNquads: []byte(`_:b <name> "second" .`)}); err != nil {
		t.Fatal(err)
	}
	wantAnswer(t, "writer after writing", answerIn(t, writer, allNames), names("first", "second"))
	wantAnswer(t, "a new reader before the commit", answer(t, dg, allNames), names("first"))
	if err := writer.Commit(ctx); err != nil {
		t.Fatal(err)
	}
	wantAnswer(t, "reader from before", answerIn(t, reader, allNames), names("first"))
	wantAnswer(t, "best effort reader from before", answerIn(t, both, allNames), names("first"))
	wantAnswer(t, "a new reader", answer(t, dg, allNames), names("first", "second"))
	wantAnswer(t, "a new best effort reader", answerIn(t, dg.NewReadOnlyTxn().BestEffort(), allNames), names("first", "second"))
}

// Many readers come while a transaction lies open with its writes; the engine
// shows those to whoever reads at the transaction's own timestamp.
func TestNoDirtyRead(t *testing.T) {
	_, dg := newStore(t)
	writer := dg.NewTxn()
	if _, err := writer.Mutate(ctx, &api.Mutation{SetNquads: []byte(`_:b <name> "uncommitted" .`)}); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		wantAnswer(t, "reader", answer(t, dg, allNames), names())
		wantAnswer(t, "best effort reader", answerIn(t, dg.NewReadOnlyTxn().BestEffort(), allNames), names())
		wantAnswer(t, "transaction", answerIn(t, dg.NewTxn(), allNames), names())
	}
	if err := writer.Discard(ctx); err != nil {
		t.Fatal(err)
	}
	wantAnswer(t, "reader after the discard", answer(t, dg, allNames), names())
}

func TestConflicts(t *testing.T) {
	_, dg := newStore(t)
	uid := set(t, dg, `_:a <name> "a" .`)["a"]
	for _, c := range []struct {
		name, first, second string
		aborted             bool
	}{
		{"same value of a node", `<%s> <score> "1" .`, `<%s> <score> "2" .`, true},
		{"different predicates", `<%s> <score> "3" .`, `<%s> <name> "b" .`, false},
		{"same id of two new nodes", `_:x <id> "X" .`, `_:y <id> "X" .`, true},
		{"different ids", `_:x <id> "Y" .`, `_:y <id> "Z" .`, false},
		{"different members of a list", `<%s> <alias> "one" .`, `<%s> <alias> "two" .`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			one, two := dg.NewTxn(), dg.NewTxn()
			for _, w := range []struct {
				txn   *dgo.Txn
				quads string
			}{{one, c.first}, {two, c.second}} {
				quads := strings.ReplaceAll(w.quads, "%s", uid)
				if _, err := w.txn.Mutate(ctx, &api.Mutation{SetNquads: []byte(quads)}); err != nil {
					t.Fatal(err)
				}
			}
			if err := two.Commit(ctx); err != nil {
				t.Fatal(err)
			}
			if err := one.Commit(ctx); errors.Is(err, dgo.ErrAborted) != c.aborted {
				t.Errorf("the commit that came second says %v, want aborted: %v", err, c.aborted)
			}
		})
	}
}

// A transaction that conflicts when it mutates and commits in one step gets the
// same error.
func TestConflictAtCommitNow(t *testing.T) {
	_, dg := newStore(t)
	txn := dg.NewTxn()
	answerIn(t, txn, `{q(func: eq(id, "X")) {uid}}`)
	set(t, dg, `_:a <id> "X" .`)
	_, err := txn.Mutate(ctx, &api.Mutation{SetNquads: []byte(`_:b <id> "X" .`), CommitNow: true})
	if !errors.Is(err, dgo.ErrAborted) {
		t.Fatalf("error is %v, want dgo.ErrAborted", err)
	}
	if got := answer(t, dg, `{q(func: eq(id, "X")) {count(uid)}}`); got != `{"q":[{"count":1}]}` {
		t.Errorf("there are %s, want one", got)
	}
}

// Transfers between accounts keep the sum, whoever reads while they run.
func TestConcurrentTransfers(t *testing.T) {
	const accounts, writers, transfers, each = 6, 4, 30, 100
	_, dg := newStore(t)
	var quads strings.Builder
	for i := range accounts {
		fmt.Fprintf(&quads, "_:a%d <id> \"A%d\" .\n_:a%d <score> \"%d\" .\n", i, i, i, each)
	}
	set(t, dg, quads.String())

	var work, reads sync.WaitGroup
	stop := make(chan struct{})
	reads.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
				if got := total(t, dg.NewReadOnlyTxn()); got != accounts*each {
					t.Errorf("a reader finds %d in all, want %d", got, accounts*each)
					return
				}
			}
		}
	})
	for w := range writers {
		work.Go(func() {
			choose := rand.New(rand.NewPCG(1, uint64(w)))
			for range transfers {
				from := choose.IntN(accounts)
				to := (from + 1 + choose.IntN(accounts-1)) % accounts
				for errors.Is(transfer(t, dg.NewTxn(), from, to), dgo.ErrAborted) {
				}
			}
		})
	}
	work.Wait()
	close(stop)
	reads.Wait()
	if got := total(t, dg.NewReadOnlyTxn()); got != accounts*each {
		t.Errorf("in the end there are %d, want %d", got, accounts*each)
	}
}

type account struct {
	UID   string
	Score float64
}

func transfer(t *testing.T, txn *dgo.Txn, from, to int) error {
	query := fmt.Sprintf(`{from(func: eq(id, "A%d")) {uid score} to(func: eq(id, "A%d")) {uid score}}`, from, to)
	var a struct{ From, To []account }
	if err := json.Unmarshal([]byte(answerIn(t, txn, query)), &a); err != nil || len(a.From) != 1 || len(a.To) != 1 {
		t.Errorf("accounts %+v, error %v", a, err)
		return nil
	}
	quads := fmt.Sprintf("<%s> <score> \"%v\" .\n<%s> <score> \"%v\" .", a.From[0].UID, a.From[0].Score-1, a.To[0].UID, a.To[0].Score+1)
	if _, err := txn.Mutate(ctx, &api.Mutation{SetNquads: []byte(quads)}); err != nil {
		return err
	}
	return txn.Commit(ctx)
}

func total(t *testing.T, txn *dgo.Txn) int {
	var a struct{ Q []account }
	if err := json.Unmarshal([]byte(answerIn(t, txn, `{q(func: has(score)) {score}}`)), &a); err != nil {
		t.Error(err)
	}
	sum := 0
	for _, account := range a.Q {
		sum += int(account.Score)
	}
	return sum
}

// Every commit that was acknowledged is there for the next reader, with writers
// that never conflict.
func TestConcurrentWriters(t *testing.T) {
	const writers, commits = 4, 50
	_, dg := newStore(t)
	var work sync.WaitGroup
	for w := range writers {
		work.Go(func() {
			for i := range commits {
				id := fmt.Sprintf("%d-%d", w, i)
				if _, err := dg.NewTxn().Mutate(ctx, &api.Mutation{SetNquads: []byte(`_:a <id> "` + id + `" .`), CommitNow: true}); err != nil {
					t.Error(err)
				}
				if got := answer(t, dg, `{q(func: eq(id, "`+id+`")) {id}}`); got != `{"q":[{"id":"`+id+`"}]}` {
					t.Errorf("after the commit of %s a reader finds %s", id, got)
				}
			}
		})
	}
	work.Wait()
	if got, want := answer(t, dg, `{q(func: has(id)) {count(uid)}}`), fmt.Sprintf(`{"q":[{"count":%d}]}`, writers*commits); got != want {
		t.Errorf("in the end there are %s, want %s", got, want)
	}
}

func TestRefusals(t *testing.T) {
	e, dg := newStore(t)
	uid := set(t, dg, `_:a <name> "a" .`)["a"]
	for _, c := range []struct {
		name string
		req  *api.Request
		want []string
	}{
		{"upsert block", &api.Request{Query: `{v as var(func: has(name))}`, Mutations: []*api.Mutation{{SetNquads: []byte(`uid(v) <name> "x" .`)}}}, []string{"no upsert blocks", "query for the uids first"}},
		{"condition", &api.Request{Mutations: []*api.Mutation{{SetNquads: []byte(`_:x <name> "x" .`), Cond: "@if(eq(len(v), 0))"}}}, []string{"no conditional mutations"}},
		{"uid never given out", &api.Request{Mutations: []*api.Mutation{{SetNquads: []byte(`<0xffffff> <name> "x" .`)}}}, []string{"uid 0xffffff was never given out"}},
		{"object never given out", &api.Request{Mutations: []*api.Mutation{{SetNquads: []byte(`<` + uid + `> <ally> <0xffffff> .`)}}}, []string{"uid 0xffffff was never given out"}},
		{"no uid", &api.Request{Mutations: []*api.Mutation{{SetNquads: []byte(`<Russia> <name> "x" .`)}}}, []string{`"Russia" is neither a uid nor a blank node`}},
		{"N-Quads that are none", &api.Request{Mutations: []*api.Mutation{{SetNquads: []byte(`Russia is an actor`)}}}, []string{"parse mutation"}},
		{"predicate not in UTF-8", &api.Request{Mutations: []*api.Mutation{{SetNquads: []byte("_:x <n\xc6me> \"x\" .")}}}, []string{"is not UTF-8"}},
		{"value not in UTF-8", &api.Request{Mutations: []*api.Mutation{{SetNquads: []byte(`_:x <name> "x\xc6" .`)}}}, []string{"is not UTF-8"}},
		{"predicate without a name", &api.Request{Mutations: []*api.Mutation{{DeleteJson: []byte(`{"uid": "0x1", "": null}`)}}}, []string{"has no name"}},
		{"predicate with too long a name", &api.Request{Mutations: []*api.Mutation{{SetNquads: []byte(`_:x <` + strings.Repeat("n", 5000) + `> "x" .`)}}}, []string{"longer than 4096 bytes"}},
		{"value of the wrong type", &api.Request{Mutations: []*api.Mutation{{SetNquads: []byte(`_:x <score> "high" .`)}}}, []string{"mutate"}},
		{"value too long for its index", &api.Request{Mutations: []*api.Mutation{{SetNquads: []byte(`_:x <id> "` + strings.Repeat("x", 70_000) + `" .`)}}}, []string{"a value of id: it makes a token of 70001 bytes, too long for the index exact"}},
		{"query that can't be parsed", &api.Request{Query: `{q(func: has(name) {uid}}`, ReadOnly: true}, []string{"parse query"}},
		{"query that can't be run", &api.Request{Query: `{q(func: eq(score, 1)) {uid}}`, ReadOnly: true}, []string{"score is not indexed"}},
		{"timestamp from nowhere", &api.Request{Query: allNames, ReadOnly: true, StartTs: 1 << 40}, []string{"was not given out"}},
		{"nothing", &api.Request{}, []string{"empty"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := e.Query(ctx, c.req)
			wantError(t, err, c.want...)
		})
	}
	wantAnswer(t, "a reader afterwards", answer(t, dg, allNames), names("a"))
}

// After an error in a transaction nothing of it is kept, also if the client goes
// on as if there had been none.
func TestErrorAbortsTransaction(t *testing.T) {
	e, dg := newStore(t)
	uid := set(t, dg, `_:a <name> "a" .`)["a"]
	first, err := e.Query(ctx, &api.Request{Mutations: []*api.Mutation{{SetNquads: []byte(`<` + uid + `> <name> "b" .`)}}})
	if err != nil {
		t.Fatal(err)
	}
	start := first.Txn.StartTs
	if _, err := e.Query(ctx, &api.Request{StartTs: start, Mutations: []*api.Mutation{{SetNquads: []byte(`_:x <score> "high" .`)}}}); err == nil {
		t.Fatal("a score that is no number was taken")
	}
	for what, err := range map[string]error{
		"commit":   second(e.CommitOrAbort(ctx, &api.TxnContext{StartTs: start})),
		"query":    second(e.Query(ctx, &api.Request{StartTs: start, Query: allNames})),
		"mutation": second(e.Query(ctx, &api.Request{StartTs: start, Mutations: []*api.Mutation{{SetNquads: []byte(`_:x <score> "1" .`)}}})),
	} {
		if status.Code(err) != codes.Aborted {
			t.Errorf("%s after the error says %v, want aborted", what, err)
		}
	}
	wantAnswer(t, "a reader", answer(t, dg, allNames), names("a"))
}

func second[T any](_ T, err error) error { return err }

// Transactions that nobody ends are aborted, and versions that nobody can read
// are given up, when their time has come.
func TestAbandonedTransactions(t *testing.T) {
	e, dg := newStore(t)
	uid := set(t, dg, `_:a <name> "a" .`)["a"]
	abandoned, reader := dg.NewTxn(), dg.NewReadOnlyTxn()
	answerIn(t, reader, allNames)
	if _, err := abandoned.Mutate(ctx, &api.Mutation{SetNquads: []byte(`<` + uid + `> <name> "b" .`)}); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	e.tidy(start.Add(abortAfter / 2))
	wantAnswer(t, "the transaction in time", answerIn(t, abandoned, allNames), names("b"))
	wantAnswer(t, "the reader in time", answerIn(t, reader, allNames), names("a"))

	set(t, dg, `_:c <name> "c" .`)
	e.tidy(start.Add(2 * abortAfter))
	e.tidy(start.Add(4 * abortAfter))
	if err := abandoned.Commit(ctx); !errors.Is(err, dgo.ErrAborted) {
		t.Errorf("the abandoned transaction's commit says %v, want aborted", err)
	}
	_, err := reader.Query(ctx, allNames)
	wantError(t, err, "lay idle")
	wantAnswer(t, "a new reader", answer(t, dg, allNames), names("a", "c"))
}

func TestContext(t *testing.T) {
	e, _ := newStore(t)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	late, cancel := context.WithDeadline(ctx, time.Unix(0, 0))
	defer cancel()
	for want, ctx := range map[codes.Code]context.Context{codes.Canceled: cancelled, codes.DeadlineExceeded: late} {
		for what, err := range map[string]error{
			"query":    second(e.Query(ctx, &api.Request{Query: allNames, ReadOnly: true})),
			"mutation": second(e.Query(ctx, &api.Request{Mutations: []*api.Mutation{{SetNquads: []byte(`_:x <name> "x" .`)}}, CommitNow: true})),
			"alter":    second(e.Alter(ctx, &api.Operation{DropAll: true})),
			"version":  second(e.CheckVersion(ctx, &api.Check{})),
		} {
			if status.Code(err) != want {
				t.Errorf("%s says %v, want %v", what, err, want)
			}
		}
	}
}
