// Command evaluate measures the precision of linking on a sample judged by hand.
//
//	go run ./cmd/ingest --dry-run --output mentions CORPUS.jsonl | go run ./internal/actors/evaluate internal/actors/testdata/judged.tsv
//
// In: lines of judged.tsv (document, start, end, actor, verdict and, for a mention in the title, "title": apart by tabs, offsets in bytes) and, on
// standard input, the mentions of those documents or more as ingest prints them. Out: how many of the mentions that
// were judged right still stand, and how many of the wrong ones; precision is the right share of those that stand.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"entente/internal/actors/judged"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: evaluate JUDGED.tsv < MENTIONS.jsonl")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

func run(file string, mentions io.Reader, w io.Writer) error {
	verdicts, err := judged.Read(file)
	if err != nil {
		return err
	}
	found, read, err := readMentions(mentions)
	if err != nil {
		return err
	}
	var kept, lost, wrong, mended, unread int
	for _, j := range verdicts {
		switch stands := found[j.Place] == j.Actor; {
		case !read[j.Document]:
			unread++
		case j.Right && stands:
			kept++
		case j.Right:
			lost++
			fmt.Fprintf(w, "lost\t%s\t%d\t%d\t%s\tnow %q\n", j.Document, j.Start, j.End, j.Actor, found[j.Place])
		case stands:
			wrong++
		default:
			mended++
		}
	}
	fmt.Fprintf(w, "right %d kept, %d lost; wrong %d standing, %d mended; %d in documents not read\n", kept, lost, wrong, mended, unread)
	if kept+wrong > 0 {
		fmt.Fprintf(w, "precision %.3f\n", float64(kept)/float64(kept+wrong))
	}
	return nil
}

// readMentions returns the actor at each place, and which documents have any.
func readMentions(r io.Reader) (found map[judged.Place]string, read map[string]bool, err error) {
	found, read = map[judged.Place]string{}, map[string]bool{}
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<20)
	for n := 1; scan.Scan(); n++ {
		var m struct {
			Document   string
			In         string
			Start, End int
			Actor      struct{ ID string }
		}
		if err := json.Unmarshal(scan.Bytes(), &m); err != nil {
			return nil, nil, fmt.Errorf("mention %d: %w", n, err)
		}
		read[m.Document] = true
		found[judged.Place{Document: m.Document, In: m.In, Start: m.Start, End: m.End}] = m.Actor.ID
	}
	return found, read, scan.Err()
}
