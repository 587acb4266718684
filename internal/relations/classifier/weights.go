package classifier

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"entente/graph"
)

// The weights are a gzipped table of three kinds of lines, fields apart by tabs; zcat shows them:
//
//	scale  SLOPE SHIFT
//	pair   FEATURE WEIGHT
//	event  FEATURE EVENT=WEIGHT …

// Write writes the weights so that Read gives them back. The same model gives the same bytes.
func (m *Model) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return fmt.Errorf("write classifier: %w", err)
	}
	b := bufio.NewWriter(z)
	fmt.Fprintf(b, "scale\t%s\t%s\n", number(m.scale.slope), number(m.scale.shift))
	for _, f := range slices.Sorted(maps.Keys(m.pair)) {
		fmt.Fprintf(b, "pair\t%s\t%s\n", f, number(m.pair[f]))
	}
	for _, f := range slices.Sorted(maps.Keys(m.event)) {
		fmt.Fprintf(b, "event\t%s", f)
		for k, x := range m.event[f] {
			if x != 0 {
				fmt.Fprintf(b, "\t%s=%s", graph.Events[k].Name, number(x))
			}
		}
		b.WriteByte('\n')
	}
	if err := cmp.Or(b.Flush(), z.Close()); err != nil {
		return fmt.Errorf("write classifier: %w", err)
	}
	return nil
}

func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// Read reads weights that Write wrote. A malformed line is an error that names it.
func Read(r io.Reader) (*Model, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("classifier weights: %w", err)
	}
	m := &Model{pair: map[string]float64{}, event: map[string][]float64{}}
	scan := bufio.NewScanner(z)
	scan.Buffer(nil, 1<<20)
	line := 0
	for scan.Scan() {
		line++
		if err := m.readLine(strings.Split(scan.Text(), "\t")); err != nil {
			return nil, fmt.Errorf("classifier weights:%d: %w", line, err)
		}
	}
	if err := scan.Err(); err != nil {
		return nil, fmt.Errorf("classifier weights:%d: %w", line+1, err)
	}
	if m.scale == (platt{}) {
		return nil, fmt.Errorf("classifier weights: no line of kind scale")
	}
	return m, nil
}

func (m *Model) readLine(f []string) error {
	if len(f) < 3 {
		return fmt.Errorf("%d fields, want at least 3", len(f))
	}
	var err error
	switch f[0] {
	case "scale":
		if m.scale.slope, err = readNumber(f[1]); err == nil {
			m.scale.shift, err = readNumber(f[2])
		}
	case "pair":
		m.pair[f[1]], err = readNumber(f[2])
	case "event":
		m.event[f[1]], err = readEvents(f[2:])
	default:
		err = fmt.Errorf("unknown kind %q", f[0])
	}
	return err
}

func readEvents(fields []string) ([]float64, error) {
	row := make([]float64, len(graph.Events))
	for _, field := range fields {
		name, weight, _ := strings.Cut(field, "=")
		k := eventIndex(name)
		if k < 0 {
			return nil, fmt.Errorf("unknown event %q", name)
		}
		x, err := readNumber(weight)
		if err != nil {
			return nil, err
		}
		row[k] = x
	}
	return row, nil
}

func readNumber(s string) (float64, error) {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return 0, fmt.Errorf("%q is no weight", s)
	}
	return x, nil
}
