package news

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxBytes bounds a plain-text document and a line of JSON: 64 MiB.
const MaxBytes = 64 << 20

// Read reads every path in turn: a file, a folder with all below it, or "-" for stdin. In a folder
// it takes the files that end in .txt, .jsonl or .ndjson, each also with .gz, in the order of their
// names; a file that is named itself is read whatever its name. Content tells the format: JSON Lines
// start with "{", anything else is one plain text; gzip is unpacked. A byte order mark is no part of
// the text, and offsets count behind it.
//
// Each step gives a document or an error. A *SyntaxError, and an error of one file, leave the rest
// readable: go on.
func Read(paths []string, stdin io.Reader) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		for _, path := range paths {
			if !readPath(path, stdin, yield) {
				return
			}
		}
	}
}

func readPath(path string, stdin io.Reader, yield func(Document, error) bool) bool {
	if path == "-" {
		return readStream("-", stdin, yield)
	}
	info, err := os.Stat(path)
	if err != nil {
		return yield(Document{}, fmt.Errorf("read documents: %w", err))
	}
	if !info.IsDir() {
		return readFile(path, yield)
	}
	if path, err = filepath.EvalSymlinks(path); err != nil { // WalkDir does not follow its root
		return yield(Document{}, fmt.Errorf("read documents: %w", err))
	}
	return readFolder(path, yield)
}

func readFolder(folder string, yield func(Document, error) bool) bool {
	more, found := true, false
	err := filepath.WalkDir(folder, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			more = yield(Document{}, fmt.Errorf("read documents: %w", err))
		case !d.IsDir() && isNews(p):
			found = true
			more = readFile(p, yield)
		}
		if !more {
			return fs.SkipAll
		}
		return nil
	})
	switch {
	case err != nil:
		return yield(Document{}, fmt.Errorf("read documents: %w", err))
	case more && !found:
		return yield(Document{}, fmt.Errorf("read documents: folder %s holds no .txt, .jsonl or .ndjson file", folder))
	}
	return more
}

func isNews(path string) bool {
	ext := filepath.Ext(strings.TrimSuffix(strings.ToLower(path), ".gz"))
	return slices.Contains([]string{".txt", ".jsonl", ".ndjson"}, ext)
}

func readFile(path string, yield func(Document, error) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(Document{}, fmt.Errorf("read documents: %w", err))
	}
	defer f.Close()
	return readStream(path, f, yield)
}

// readStream unpacks and sniffs r, and reads it as the format that it is.
func readStream(name string, r io.Reader, yield func(Document, error) bool) bool {
	in := bufio.NewReaderSize(r, 1<<16)
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		unzipped, err := gzip.NewReader(in)
		if err != nil {
			return yield(Document{}, &SyntaxError{File: name, Msg: "gzip: " + err.Error()})
		}
		in = bufio.NewReaderSize(unzipped, 1<<16)
	}
	if bom, _ := in.Peek(3); string(bom) == "\ufeff" {
		if _, err := in.Discard(3); err != nil {
			return yield(Document{}, fmt.Errorf("read %s: %w", name, err))
		}
	}
	switch marks := firstMarks(in); {
	case strings.HasPrefix(marks, "{"):
		return readJSONLines(name, in, yield)
	case marks == "[{":
		return yield(Document{}, &SyntaxError{File: name, Msg: "a JSON array; write one object a line (jq -c '.[]')"})
	}
	return readText(name, in, yield)
}

// firstMarks returns the first two bytes that are no white space, fewer at the end of the input or of
// what can be looked ahead.
func firstMarks(in *bufio.Reader) string {
	marks := ""
	for n := 1; len(marks) < 2; n++ {
		b, err := in.Peek(n)
		if err != nil {
			break
		}
		if !bytes.ContainsAny(b[n-1:n], " \t\r\n") {
			marks += string(b[n-1 : n])
		}
	}
	return marks
}

func readText(name string, in io.Reader, yield func(Document, error) bool) bool {
	b, err := io.ReadAll(io.LimitReader(in, MaxBytes+1))
	if err != nil {
		return yield(Document{}, fmt.Errorf("read %s: %w", name, err))
	}
	if len(b) > MaxBytes {
		return yield(Document{}, &SyntaxError{File: name, Msg: fmt.Sprintf("text of more than %d MiB", MaxBytes>>20)})
	}
	if err := checkText(name, 1, b); err != nil {
		return yield(Document{}, err)
	}
	if len(bytes.TrimSpace(b)) == 0 {
		return yield(Document{}, &SyntaxError{File: name, Msg: "empty"})
	}
	text := string(b)
	d := Document{Text: text, From: name}
	d.ID = d.contentID()
	return yield(d, nil)
}

// checkText refuses what is binary or not UTF-8, naming the line of the first bad byte; b begins at
// the given line.
func checkText(name string, line int, b []byte) error {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		return &SyntaxError{File: name, Line: line + bytes.Count(b[:i], []byte("\n")), Msg: "binary, not text: holds a zero byte"}
	}
	if utf8.Valid(b) {
		return nil
	}
	at := 0
	for at < len(b) {
		r, n := utf8.DecodeRune(b[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	return &SyntaxError{File: name, Line: line + bytes.Count(b[:at], []byte("\n")),
		Msg: fmt.Sprintf("not UTF-8: byte 0x%02x (convert it, e.g. iconv -f latin1 -t utf-8)", b[at])}
}

var errLongLine = errors.New("line too long")

// readLine returns the next line without its end, io.EOF after the last, or errLongLine for one of
// more than MaxBytes, which it has then passed over.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > MaxBytes {
			long, line = true, nil
		}
		if !long {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case long && (err == nil || err == io.EOF):
			return nil, errLongLine
		case err == io.EOF && len(line) > 0, err == nil:
			return bytes.TrimRight(line, "\r\n"), nil
		}
		return nil, err
	}
}
