package parse

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// lemmas gives words their base forms by what the treebanks taught: a rewriting of the word's end
// for each tag and word that is an exception, and for each tag and ending.
type lemmas struct {
	words, endings map[string]string // tag, tab, word or ending → edit
}

// An edit is the number of bytes cut from the end of a word and what is put there: "3y".

func editBetween(form, lemma string) string {
	i := 0
	for i < len(form) && i < len(lemma) && form[i] == lemma[i] {
		i++
	}
	for i > 0 && i < len(form) && !utf8.RuneStart(form[i]) {
		i--
	}
	return strconv.Itoa(len(form)-i) + lemma[i:]
}

func applyEdit(form, edit string) string {
	n := digits(edit)
	cut, _ := strconv.Atoi(edit[:n])
	if cut > len(form) || cut == len(form) && edit[n:] == "" || cut > 0 && cut < len(form) && !utf8.RuneStart(form[len(form)-cut]) {
		return form // an ending of other words, too long for this one
	}
	return form[:len(form)-cut] + edit[n:]
}

//go:embed irregular.txt
var irregularFile string

// addIrregular puts the irregular verbs of a file (infinitive, past and participle in columns)
// among the words.
func (l *lemmas) addIrregular(file string) error {
	for i, line := range strings.Split(file, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			return fmt.Errorf("irregular.txt:%d: %d columns, want infinitive, past, participle", i+1, len(f))
		}
		l.words["VBD\t"+f[1]] = editBetween(f[1], f[0])
		l.words["VBN\t"+f[2]] = editBetween(f[2], f[0])
	}
	return nil
}

// lemma returns the base form of a word: its own form for names, singular and infinitive otherwise,
// in lower case.
func (l *lemmas) lemma(form, xpos string) string {
	if xpos == "NNP" {
		return form
	}
	low := lemmaForm(form, xpos)
	if e, ok := l.words[xpos+"\t"+low]; ok {
		return applyEdit(low, e)
	}
	return applyEdit(low, l.ending(xpos, low))
}

// lemmaForm is the form that edits work on.
func lemmaForm(form, xpos string) string {
	form = strings.ReplaceAll(form, "’", "'")
	if isProper(xpos) {
		return form
	}
	return strings.ToLower(form)
}

const longestEnding = 6

// ending returns the edit of the longest ending known for the tag.
func (l *lemmas) ending(xpos, low string) string {
	for n := min(longestEnding, len(low)); n >= 0; n-- {
		if e, ok := l.endings[xpos+"\t"+low[len(low)-n:]]; ok {
			return e
		}
	}
	return "0"
}

// majority counts strings by key and gives the most frequent one, the first in order among equals.
type majority map[string]map[string]int

func (m majority) add(key, value string, n int) {
	if m[key] == nil {
		m[key] = map[string]int{}
	}
	m[key][value] += n
}

func (m majority) best(key string) string {
	best, most := "", 0
	for v, n := range m[key] {
		if n > most || n == most && v < best {
			best, most = v, n
		}
	}
	return best
}

func (m majority) keys() []string {
	all := make([]string, 0, len(m))
	for k := range m {
		all = append(all, k)
	}
	sort.Strings(all)
	return all
}

// learnLemmas builds the rewriting rules from counts of edits by tag and word. An ending counts
// each word once; it is kept where it says something else than a shorter one.
func learnLemmas(edits majority) *lemmas {
	endings := majority{}
	for _, key := range edits.keys() {
		xpos, low, _ := strings.Cut(key, "\t")
		e := edits.best(key)
		for n := 0; n <= min(longestEnding, len(low)); n++ {
			endings.add(xpos+"\t"+low[len(low)-n:], e, 1)
		}
	}
	l := &lemmas{words: map[string]string{}, endings: map[string]string{}}
	keys := endings.keys()
	sort.SliceStable(keys, func(i, j int) bool { return len(keys[i]) < len(keys[j]) })
	for _, key := range keys {
		xpos, end, _ := strings.Cut(key, "\t")
		e := endings.best(key)
		if endings[key][e] >= 2 && (end == "" || l.ending(xpos, end) != e) {
			l.endings[key] = e
		}
	}
	for _, key := range edits.keys() {
		xpos, low, _ := strings.Cut(key, "\t")
		if e := edits.best(key); l.ending(xpos, low) != e {
			l.words[key] = e
		}
	}
	return l
}

func appendMap(b []byte, m map[string]string) []byte {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	b = binary.AppendUvarint(b, uint64(len(keys)))
	for _, k := range keys {
		b = appendString(appendString(b, k), m[k])
	}
	return b
}

func (d *decoder) stringMap() map[string]string {
	n := min(d.int(), len(d.b))
	m := make(map[string]string, n)
	for range n {
		k := d.string()
		m[k] = d.string()
	}
	return m
}
