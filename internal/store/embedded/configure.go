package embedded

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/ristretto/v2/z"
	"github.com/hypermodeinc/dgraph/v25/edgraph"
	"github.com/hypermodeinc/dgraph/v25/worker"
	"github.com/hypermodeinc/dgraph/v25/x"
)

const mib = 1 << 20

// abortAfter is how long a transaction may lie idle before it is aborted, and
// how long a reader may go on reading at one timestamp. It is the server's
// default.
const abortAfter = 5 * time.Minute

// A store's folder holds p, Dgraph's postings, as a server has them; t, scratch
// space of index builds, emptied at opening; log, the engine's own messages,
// written only when it has any; and the file lease.
func postings(folder string) string { return filepath.Join(folder, "p") }
func scratch(folder string) string  { return filepath.Join(folder, "t") }
func logs(folder string) string     { return filepath.Join(folder, "log") }

// badgerOptions gives the database the memory of a laptop's program rather than
// of a server: about 100 MB of tables and caches. Dgraph keeps every version
// itself and finds conflicts itself.
func badgerOptions(dir string) badger.Options {
	return badger.DefaultOptions(dir).
		WithNumVersionsToKeep(math.MaxInt32).
		WithNamespaceOffset(x.NamespaceOffset).
		WithDetectConflicts(false).
		WithMetricsEnabled(false).
		WithLogger(nil).
		WithMemTableSize(16 * mib).
		WithNumMemtables(3).
		WithBlockCacheSize(32 * mib).
		WithIndexCacheSize(16 * mib).
		WithValueLogFileSize(64 * mib)
}

// configure sets the package variables that Dgraph's server sets from its
// flags, to the same defaults.
func configure(folder string) {
	quietLogs(logs(folder))
	z.SetTmpDir(scratch(folder))
	limit := z.NewSuperFlag("").MergeAndCheckDefault(worker.LimitDefaults)
	x.WorkerConfig = x.WorkerOptions{
		TmpDir:         scratch(folder),
		AbortOlderThan: abortAfter,
		Raft:           z.NewSuperFlag("").MergeAndCheckDefault(worker.RaftDefaults),
		StartTime:      time.Now(),
	}
	x.Config.Limit = limit
	x.Config.GraphQL = z.NewSuperFlag("").MergeAndCheckDefault(worker.GraphQLDefaults)
	x.Config.LimitMutationsNquad = int(limit.GetInt64("mutations-nquad"))
	x.Config.LimitQueryEdge = limit.GetUint64("query-edge")
	x.Config.LimitNormalizeNode = int(limit.GetInt64("normalize-node"))
	x.Config.MaxRetries = limit.GetInt64("max-retries")
	worker.Config.PostingDir = postings(folder)
	worker.Config.TypeFilterUidLimit = limit.GetUint64("type-filter-uid-limit")
	worker.Config.CachePercentage = "40,40,20"
	edgraph.Init()
}

// quietLogs keeps glog, which Dgraph logs with, from writing to the terminal
// and to the folder for temporary files. glog is told through flags only; it
// has registered them on the standard command line, where a program that parses
// flags with its own flag set never sees them.
func quietLogs(dir string) {
	for name, value := range map[string]string{
		"logtostderr":     "false",
		"alsologtostderr": "false",
		"stderrthreshold": "FATAL",
		"log_dir":         dir,
	} {
		if err := flag.Set(name, value); err != nil {
			panic("glog has no flag " + name)
		}
	}
}

// clearFolder leaves the folder there and empty.
func clearFolder(dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	return os.MkdirAll(dir, 0o700)
}
