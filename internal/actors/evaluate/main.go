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
	"strconv"
	"strings"
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

// place is a stretch of a document.
type place struct {
	document   string
	in         string // "title", or empty for the text
	start, end int
}

// judgement is what a person said of a mention.
type judgement struct {
	place
	actor string
	right bool
}

func run(file string, mentions io.Reader, w io.Writer) error {
	judged, err := readJudged(file)
	if err != nil {
		return err
	}
	found, read, err := readMentions(mentions)
	if err != nil {
		return err
	}
	var kept, lost, wrong, mended, unread int
	for _, j := range judged {
		switch stands := found[j.place] == j.actor; {
		case !read[j.document]:
			unread++
		case j.right && stands:
			kept++
		case j.right:
			lost++
			fmt.Fprintf(w, "lost\t%s\t%d\t%d\t%s\tnow %q\n", j.document, j.start, j.end, j.actor, found[j.place])
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

func readJudged(file string) ([]judgement, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var all []judgement
	for i, l := range strings.Split(string(text), "\n") {
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		f := strings.Split(l, "\t")
		if len(f) != 5 && (len(f) != 6 || f[5] != "title") || f[4] != "right" && f[4] != "wrong" {
			return nil, fmt.Errorf("%s:%d: want document, start, end, actor, right or wrong and perhaps title", file, i+1)
		}
		start, err1 := strconv.Atoi(f[1])
		end, err2 := strconv.Atoi(f[2])
		if err1 != nil || err2 != nil {
			return nil, fmt.Errorf("%s:%d: offsets %q, %q", file, i+1, f[1], f[2])
		}
		all = append(all, judgement{place{f[0], strings.Join(f[5:], ""), start, end}, f[3], f[4] == "right"})
	}
	return all, nil
}

// readMentions returns the actor at each place, and which documents have any.
func readMentions(r io.Reader) (found map[place]string, read map[string]bool, err error) {
	found, read = map[place]string{}, map[string]bool{}
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
		found[place{m.Document, m.In, m.Start, m.End}] = m.Actor.ID
	}
	return found, read, scan.Err()
}
