//go:build tools

// Package tools holds the real Dgraph server at the version that the embedded engine has.
// `make dgraph` builds it into tools/bin.
package tools

import _ "github.com/hypermodeinc/dgraph/v25/dgraph"
