package syntax

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// String gives the sentence in CoNLL-U (https://universaldependencies.org/format.html), with byte
// offsets as Start=…|End=… and names as Name=B-PER… in MISC, and a blank line at its end.
func (s *Sentence) String() string {
	var b strings.Builder
	for i, t := range s.Tokens {
		misc := []string{fmt.Sprintf("Start=%d|End=%d", t.Start, t.End)}
		for _, n := range s.Names {
			if n.Lo == i {
				misc = append(misc, "Name=B-"+n.Class)
			} else if n.Contains(i) {
				misc = append(misc, "Name=I-"+n.Class)
			}
		}
		if i+1 < len(s.Tokens) && s.Tokens[i+1].Start == t.End {
			misc = append(misc, "SpaceAfter=No")
		}
		fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t%s\n", i+1, t.Text, orUnderscore(t.Lemma),
			orUnderscore(t.UPOS), orUnderscore(t.XPOS), t.Head+1, orUnderscore(t.Deprel), strings.Join(misc, "|"))
	}
	b.WriteByte('\n')
	return b.String()
}

func orUnderscore(s string) string {
	if s == "" {
		return "_"
	}
	return s
}

// Reader reads sentences in CoNLL-U, one at a time.
type Reader struct {
	scan *bufio.Scanner
	line int
}

// NewReader returns a Reader of r.
func NewReader(r io.Reader) *Reader {
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	return &Reader{scan: s}
}

// Read returns the next sentence, io.EOF after the last. Ranges of multiword tokens and empty nodes
// are left out. Offsets are those of MISC's Start and End where they stand, else those that the
// tokens have when written out with single spaces (none after SpaceAfter=No), from 0 in each
// sentence. A malformed line is an error that names its number.
func (r *Reader) Read() (Sentence, error) {
	var s Sentence
	at := 0
	for r.scan.Scan() {
		r.line++
		line := strings.TrimRight(r.scan.Text(), "\r")
		switch {
		case line == "" && len(s.Tokens) > 0:
			return r.finish(s)
		case line == "" || line[0] == '#':
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 10 {
			return s, fmt.Errorf("conllu line %d: %d columns, want 10", r.line, len(f))
		}
		if strings.ContainsAny(f[0], "-.") {
			continue
		}
		head, err := strconv.Atoi(f[6])
		if err != nil {
			return s, fmt.Errorf("conllu line %d: head %q: %w", r.line, f[6], err)
		}
		t := Token{Text: f[1], Lemma: f[2], UPOS: f[3], XPOS: f[4], Deprel: f[7], Head: head - 1,
			Start: at, End: at + len(f[1])}
		at = t.End + 1
		for _, kv := range strings.Split(f[9], "|") {
			k, v, _ := strings.Cut(kv, "=")
			n, err := strconv.Atoi(v)
			switch {
			case k == "SpaceAfter" && v == "No":
				at = t.End
			case k == "Start" && err == nil:
				t.Start = n
			case k == "End" && err == nil:
				t.End = n
			case k == "Name" && len(v) > 2:
				s.addName(len(s.Tokens), v[:1], v[2:])
			}
		}
		s.Tokens = append(s.Tokens, t)
	}
	if err := r.scan.Err(); err != nil {
		return s, fmt.Errorf("conllu line %d: %w", r.line+1, err)
	}
	if len(s.Tokens) == 0 {
		return s, io.EOF
	}
	return r.finish(s)
}

func (s *Sentence) addName(i int, tag, class string) {
	if n := len(s.Names); tag == "I" && n > 0 && s.Names[n-1].Hi == i {
		s.Names[n-1].Hi++
		return
	}
	s.Names = append(s.Names, Name{Span: Span{i, i + 1}, Class: class, Prob: 1})
}

// finish holds that every token reaches a root.
func (r *Reader) finish(s Sentence) (Sentence, error) {
	for i := range s.Tokens {
		steps := 0
		for h := s.Tokens[i].Head; h >= 0; h = s.Tokens[h].Head {
			if steps++; h >= len(s.Tokens) || steps > len(s.Tokens) {
				return s, fmt.Errorf("conllu line %d: token %d of the sentence that ends here reaches no root", r.line, i+1)
			}
		}
	}
	s.Start, s.End = s.Tokens[0].Start, s.Tokens[len(s.Tokens)-1].End
	return s, nil
}

// ReadCoNLLU reads every sentence of r.
func ReadCoNLLU(r io.Reader) ([]Sentence, error) {
	reader := NewReader(r)
	var all []Sentence
	for {
		s, err := reader.Read()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		all = append(all, s)
	}
}
