package embedded

import (
	"fmt"
	"unicode/utf8"

	api250 "github.com/dgraph-io/dgo/v250/protos/api"
	"github.com/hypermodeinc/dgraph/v25/protos/pb"
	"github.com/hypermodeinc/dgraph/v25/tok"
	"github.com/hypermodeinc/dgraph/v25/types"
	"github.com/hypermodeinc/dgraph/v25/x"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// longestName is more than anybody needs, and leaves room in a key for a token.
const longestName = 4096

// namable refuses an edge whose predicate has no name that can be kept.
func namable(edge *pb.DirectedEdge) error {
	switch {
	case edge.Attr == "":
		return status.Errorf(codes.InvalidArgument, "read mutation: a predicate of %#x has no name", edge.Entity)
	case len(edge.Attr) > longestName:
		return status.Errorf(codes.InvalidArgument, "read mutation: a predicate's name is longer than %d bytes", longestName)
	case !isText(edge):
		return status.Error(codes.InvalidArgument, fmt.Sprintf("read mutation: %q of %#x is not UTF-8", edge.Attr, edge.Entity))
	}
	return nil
}

// isText says whether all of the edge that is text is UTF-8.
func isText(edge *pb.DirectedEdge) bool {
	if !utf8.ValidString(edge.Attr) || !utf8.ValidString(edge.Lang) {
		return false
	}
	if text := edge.ValueType == pb.Posting_STRING || edge.ValueType == pb.Posting_DEFAULT; text && !utf8.Valid(edge.Value) {
		return false
	}
	for _, f := range edge.Facets {
		if !utf8.ValidString(f.Key) || f.ValType == api250.Facet_STRING && !utf8.Valid(f.Value) {
			return false
		}
	}
	return true
}

// keyLimit is the longest key of the database, less what Dgraph adds to a
// predicate and a token.
const keyLimit = 64_000

// longestToken is how many times longer than its value a token may be: the
// exact index of a value in a language keeps what orders it in that language.
const longestToken = 4

// indexable refuses a value of which an index makes a token too long for a key.
func indexable(edge *pb.DirectedEdge, su *pb.SchemaUpdate) error {
	if longestToken*len(edge.Value) <= keyLimit-len(edge.Attr) || su.ValueType != pb.Posting_STRING {
		return nil
	}
	value := types.Val{Tid: types.TypeID(edge.ValueType), Value: edge.Value}
	if err := tokenize(value, edge.Lang, su); err != nil {
		return status.Error(codes.InvalidArgument, fmt.Sprintf("a value of %s: %v", x.ParseAttr(edge.Attr), err))
	}
	return nil
}

// tokenize does with a value what the predicate's indexes do with it, and returns
// what they find wrong.
func tokenize(value types.Val, lang string, su *pb.SchemaUpdate) error {
	v, err := types.Convert(value, types.TypeID(su.ValueType))
	if err != nil {
		return err
	}
	tokenizers, err := tok.GetTokenizers(su.Tokenizer)
	if err != nil {
		return err
	}
	for _, tokenizer := range tokenizers {
		tokens, err := tok.BuildTokens(v.Value, tok.GetTokenizerForLang(tokenizer, lang))
		if err != nil {
			return err
		}
		for _, token := range tokens {
			if len(token) > keyLimit-len(su.Predicate) {
				return fmt.Errorf("it makes a token of %d bytes, too long for the index %s", len(token), tokenizer.Name())
			}
		}
	}
	return nil
}
