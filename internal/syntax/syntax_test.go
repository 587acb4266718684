package syntax

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// awarded is "Putin even awarded Tillerson the Order of Friendship."
const awarded = `# text = Putin even awarded Tillerson the Order of Friendship.
1	Putin	Putin	PROPN	NNP	_	3	nsubj	_	Name=B-PER
2	even	even	ADV	RB	_	3	advmod	_	_
3	awarded	award	VERB	VBD	_	0	root	_	_
4	Tillerson	Tillerson	PROPN	NNP	_	3	iobj	_	Name=B-PER
5	the	the	DET	DT	_	6	det	_	_
6	Order	Order	PROPN	NNP	_	3	obj	_	Name=B-ORG
7	of	of	ADP	IN	_	8	case	_	Name=I-ORG
8	Friendship	Friendship	PROPN	NNP	_	6	nmod	_	Name=I-ORG|SpaceAfter=No
9	.	.	PUNCT	.	_	3	punct	_	_

`

func read(t *testing.T, conllu string) Sentence {
	t.Helper()
	all, err := ReadCoNLLU(strings.NewReader(conllu))
	if err != nil || len(all) != 1 {
		t.Fatalf("%d sentences, error %v", len(all), err)
	}
	return all[0]
}

func TestReadOffsetsAndNames(t *testing.T) {
	s := read(t, awarded)
	text := "Putin even awarded Tillerson the Order of Friendship."
	for _, tok := range s.Tokens {
		if got := text[tok.Start:tok.End]; got != tok.Text {
			t.Errorf("offsets %d-%d cut %q, want %q", tok.Start, tok.End, got, tok.Text)
		}
	}
	want := []Name{{Span{0, 1}, PersonName, 1}, {Span{3, 4}, PersonName, 1}, {Span{5, 8}, OrgName, 1}}
	if !slices.Equal(s.Names, want) {
		t.Errorf("names %v, want %v", s.Names, want)
	}
}

func TestWrittenIsReadBack(t *testing.T) {
	s := read(t, awarded)
	if again := read(t, s.String()); again.String() != s.String() {
		t.Errorf("got\n%swant\n%s", again.String(), s.String())
	}
}

func TestTree(t *testing.T) {
	s := read(t, awarded)
	for _, test := range []struct {
		name      string
		got, want any
	}{
		{"root", s.Root(), 2},
		{"children", s.Children(2), []int{0, 1, 3, 5, 8}},
		{"child", s.Child(2, "obj", "iobj"), 3},
		{"no child", s.Child(0, "obj"), -1},
		{"subtree", s.Subtree(5), Span{4, 8}},
		{"head of a phrase", s.Head(Span{4, 8}), 5},
		{"head of punctuation", s.Head(Span{8, 9}), 8},
		{"path", s.Path(0, 7), []int{0, 2, 5, 7}},
		{"path to itself", s.Path(3, 3), []int{3}},
		{"dominates", s.Dominates(5, 6), true},
		{"does not dominate", s.Dominates(6, 5), false},
	} {
		if fmt.Sprint(test.got) != fmt.Sprint(test.want) {
			t.Errorf("%s: got %v, want %v", test.name, test.got, test.want)
		}
	}
}

func TestReadErrorsNameTheLine(t *testing.T) {
	for _, test := range []struct{ conllu, want string }{
		{"# x\n1\tPutin\n", "conllu line 2: 2 columns, want 10"},
		{"1\tPutin\t_\t_\t_\t_\tx\troot\t_\t_\n", `conllu line 1: head "x"`},
		{"1\tPutin\t_\t_\t_\t_\t2\tnsubj\t_\t_\n2\tmet\t_\t_\t_\t_\t1\troot\t_\t_\n", "token 1 of the sentence that ends here reaches no root"},
	} {
		_, err := ReadCoNLLU(strings.NewReader(test.conllu))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got %v, want %s", test.conllu, err, test.want)
		}
	}
}

func TestReadLeavesRangesAndEmptyNodesOut(t *testing.T) {
	s := read(t, "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\tSpaceAfter=No\n"+
		"2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_\n2.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_\n")
	if len(s.Tokens) != 2 || s.Tokens[1].Start != 2 || s.End != 5 {
		t.Errorf("got %+v", s)
	}
}

func TestDraw(t *testing.T) {
	s := read(t, awarded)
	want := `└─ awarded           root       VBD   award
   ├─ Putin          nsubj      NNP   Putin
   ├─ even           advmod     RB    even
   ├─ Tillerson      iobj       NNP   Tillerson
   ├─ Order          obj        NNP   Order
   │  ├─ the         det        DT    the
   │  └─ Friendship  nmod       NNP   Friendship
   │     └─ of       case       IN    of
   └─ .              punct      .     .
`
	if got := s.Draw(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func FuzzReadCoNLLU(f *testing.F) {
	f.Add(awarded)
	f.Add("1\ta\t_\t_\t_\t_\t5\troot\t_\tStart=9|End=x|Name=I-")
	f.Fuzz(func(t *testing.T, conllu string) {
		all, err := ReadCoNLLU(strings.NewReader(conllu))
		if err != nil {
			return
		}
		for _, s := range all {
			if len(s.Tokens) == 0 {
				t.Error("sentence without tokens")
			}
			s.Path(0, len(s.Tokens)-1)
			s.Subtree(0)
		}
	})
}
