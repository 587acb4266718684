package store

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/dgraph-io/dgo/v230"
	"github.com/hypermodeinc/dgraph/v25/chunker"
	"github.com/hypermodeinc/dgraph/v25/dql"
	"github.com/hypermodeinc/dgraph/v25/lex"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"entente/graph"
)

var awkwardTexts = []string{"plain", "", `"`, `\`, `\"`, "a\nb\r\tc", "\x00\x01\x1f\x7f", "é 中 🚀 \u2028\u2029\ufeff", "<>&{}$#%@'`", `\u0041`, "_:x", "^^<xs:int>", " .\n"}

// FuzzLiteral holds that Dgraph's parser reads a literal as the text that it was made of.
func FuzzLiteral(f *testing.F) {
	for _, text := range awkwardTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("texts are UTF-8")
		}
		parsed, err := dql.Parse(dql.Request{Str: "{ q(func: eq(Actor.id, " + literals([]string{"first", text}) + ")) { uid } }"})
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		args := parsed.Query[0].Func.Args
		if len(args) != 2 || args[1].Value != text {
			t.Errorf("%q is read as %+v", text, args)
		}
	})
}

// FuzzWriteRDF holds that Dgraph's loader reads a document's N-Quads as what they were made of.
func FuzzWriteRDF(f *testing.F) {
	for _, text := range awkwardTexts {
		f.Add(text, "id"+text)
	}
	f.Fuzz(func(t *testing.T, title, id string) {
		var b bytes.Buffer
		r := Reading{Document: graph.Document{ID: id, Title: title, Version: "1"}}
		var skipped error
		n, err := WriteRDF(&b, slices.Values([]Reading{r}), func(err error) { skipped = err })
		if err != nil {
			t.Fatal(err)
		}
		if id == "" || !utf8.ValidString(id) || !utf8.ValidString(title) {
			if n != 0 || skipped == nil {
				t.Errorf("an invalid document gave %d N-Quads", n)
			}
			return
		}
		got := map[string]string{}
		lines := 0
		for line := range bytes.Lines(b.Bytes()) {
			lines++
			q, err := chunker.ParseRDF(string(bytes.TrimRight(line, "\n")), &lex.Lexer{})
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			value := q.ObjectValue.GetStrVal()
			if value == "" {
				value = q.ObjectValue.GetDefaultVal()
			}
			got[q.Predicate] = value
		}
		if lines != n || got["Document.id"] != id || got["Document.title"] != title {
			t.Errorf("%d N-Quads, want %d: %q", lines, n, got)
		}
	})
}

func TestBlankFor(t *testing.T) {
	seen := map[string]string{}
	for _, id := range []string{"a", "A", "a_b", "a-b", "a b", "a_20b", "a_5f20b", "é", "a|b|c", ""} {
		b := blankFor("x", id)
		if other, ok := seen[b]; ok {
			t.Errorf("%q and %q are both %s", id, other, b)
		}
		seen[b] = id
	}
}

func TestClassify(t *testing.T) {
	for _, c := range []struct {
		err  error
		want again
	}{
		{dgo.ErrAborted, aborted},
		{status.Error(codes.Aborted, "Transaction has been aborted. Please retry"), aborted},
		{status.Error(codes.Unavailable, "connection refused"), lost},
		{status.Error(codes.Unknown, "Please retry again, server is not ready to accept requests"), lost},
		{status.Error(codes.Unknown, "Pending transactions found. Please retry operation"), lost},
		{status.Error(codes.InvalidArgument, "line 1: no such function"), never},
		{status.Error(codes.ResourceExhausted, "transaction too large"), never},
		{context.Canceled, never},
		{errTooLarge, never},
		{&InvalidError{"d", "no version"}, never},
	} {
		if got := classify(c.err); got != c.want {
			t.Errorf("%v: %d, want %d", c.err, got, c.want)
		}
	}
}

func TestRetry(t *testing.T) {
	calls := 0
	err := retry(context.Background(), func() error {
		if calls++; calls < 4 {
			return dgo.ErrAborted
		}
		return nil
	})
	if err != nil || calls != 4 {
		t.Errorf("after three aborts: %d calls, %v", calls, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	err = retry(ctx, func() error { cancel(); return status.Error(codes.Unavailable, "gone") })
	if !errors.Is(err, context.Canceled) || status.Code(err) == codes.OK {
		t.Errorf("with its context ended: %v", err)
	}
	calls = 0
	if err := retry(context.Background(), func() error { calls++; return errTooLarge }); !errors.Is(err, errTooLarge) || calls != 1 {
		t.Errorf("an error for good: %d calls, %v", calls, err)
	}
}
