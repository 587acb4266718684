// The programs that tests and benchmarks need beside the project itself: the Dgraph server.
module entente/tools

go 1.26

require github.com/hypermodeinc/dgraph/v25 v25.0.0
